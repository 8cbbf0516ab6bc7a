"""The figures of a row, and how they are added up from what was counted (10, 11.3)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.status.codes import Consequence, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


COUNTED_LATE = (Status.COMPLETED_LATE, Status.IN_PROGRESS_OVERDUE)
"""The statuses whose days of lateness are counted: those that bring a consequence."""


class Kind(NamedTuple):
    """All that a report counts of a task: tasks that agree in it are counted together.

    ``days_late`` is ``None`` for a task whose lateness lies outside the calendar, 0 for one that
    is not late.
    """

    new: bool
    status: Status
    consequence: Consequence
    due_soon: bool
    days_late: int | None
    extensions: int
    rejections: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The figures of one row, or of the whole (10, 11.3, 15.2).

    Counts are whole numbers; rates and the mean are exact fractions, ``None`` when there is
    nothing to divide. ``tasks`` is the sum of the five statuses, always, and
    ``carried_over + newly_assigned == tasks + recalled``.

    >>> from nhiemvu import Period, official_calendar, read_tasks, report
    >>> october = report(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                  calendar=official_calendar())
    >>> october.total.tasks, october.total.completed, october.total.completion_rate
    (35, 18, Fraction(18, 35))
    """

    carried_over: int
    newly_assigned: int
    awaiting_confirmation: int
    completed_on_time: int
    completed_late: int
    in_progress_on_time: int
    in_progress_overdue: int
    recalled: int
    extensions: int
    rejections: int
    working_days_late: int
    lateness_unknown: int
    due_soon: int | None
    deduct: int
    consider_deduction: int
    obligations_met: int | None
    obligations_late: int | None
    obligations_overdue: int | None
    office_met: int | None
    office_late: int | None
    office_overdue: int | None

    @property
    def tasks(self) -> int:
        """The sum of the five statuses of Điều 5."""
        return self.completed + (
            self.awaiting_confirmation + self.in_progress_on_time + self.in_progress_overdue
        )

    @property
    def completed(self) -> int:
        """Completed, on time or late."""
        return self.completed_on_time + self.completed_late

    @property
    def completion_rate(self) -> Fraction | None:
        """The completed among the tasks."""
        return _share(self.completed, self.tasks)

    @property
    def on_time_rate(self) -> Fraction | None:
        """The completed on time among the completed."""
        return _share(self.completed_on_time, self.completed)

    @property
    def late_rate(self) -> Fraction | None:
        """The completed late and the overdue among the tasks."""
        return _share(self.completed_late + self.in_progress_overdue, self.tasks)

    @property
    def mean_working_days_late(self) -> Fraction | None:
        """The mean over the completed late and the overdue; ``None`` where one is unknown."""
        if self.lateness_unknown:
            return None
        return _share(self.working_days_late, self.completed_late + self.in_progress_overdue)

    def share(self, part: int) -> Fraction | None:
        """Give a part of the tasks as a fraction of them."""
        return _share(part, self.tasks)

    def flat(self) -> dict[str, int | float | None]:
        """Give every measure by its name, in the order of the table; fractions as numbers.

        >>> measures_of([]).flat()["completion_rate"] is None
        True
        """
        return {measure.name: _number(getattr(self, measure.name)) for measure in MEASURES}


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _number(value: Fraction | int | None) -> int | float | None:
    return float(value) if isinstance(value, Fraction) else value


def measures_of(
    kinds: Iterable[tuple[Kind, int]],
    duties: Iterable[Mapping[str, int]] = (),
    *,
    unknown: tuple[str, ...] = (),
) -> Measures:
    """Add up tasks counted by kind, and duties by measure; ``unknown`` is what nobody can tell."""
    counts = dict.fromkeys(COUNTED, 0)
    for kind, number in kinds:
        counts["newly_assigned" if kind.new else "carried_over"] += number
        counts[kind.status] += number
        if kind.consequence in counts:
            counts[kind.consequence] += number
        if kind.due_soon:
            counts["due_soon"] += number
        if kind.extensions or kind.rejections:
            counts["extensions"] += number * kind.extensions
            counts["rejections"] += number * kind.rejections
        if kind.days_late is None:
            counts["lateness_unknown"] += number
        elif kind.days_late:
            counts["working_days_late"] += number * kind.days_late
    for some in duties:
        for name, number in some.items():
            counts[name] += number
    figures: dict[str, Any] = counts | dict.fromkeys(unknown)
    return Measures(**figures)


COUNTED: tuple[str, ...] = tuple(field.name for field in fields(Measures))
"""What is counted; the other measures follow from it."""
