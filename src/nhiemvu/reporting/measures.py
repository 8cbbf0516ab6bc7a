"""The measures of a report (10, 11.3): one table, from which columns, JSON and docs derive."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from nhiemvu.status.codes import Consequence, Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.text import Language

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

        >>> measures_of([], due_soon=True).flat()["completion_rate"] is None
        True
        """
        return {measure.name: _number(getattr(self, measure.name)) for measure in MEASURES}


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _number(value: Fraction | int | None) -> int | float | None:
    return float(value) if isinstance(value, Fraction) else value


class Measure(NamedTuple):
    """One measure: its name in data, its name for people, what it is, and what it is counted in.

    ``unit`` is ``tasks``, ``times``, ``rate`` or ``days``.
    """

    name: str
    unit: str
    title: Text
    meaning: Text

    def label(self, lang: Language = "vi") -> str:
        """Name it for people."""
        return self.title.text(lang)


def _status(status: Status) -> Measure:
    return Measure(
        status.value,
        "tasks",
        Text(status.label(), status.label("en")),
        Text("Có trạng thái này tại thời điểm lấy số liệu", "Have this status as of the report"),
    )


MEASURES = (
    Measure(
        "carried_over",
        "tasks",
        Text("Kỳ trước chuyển sang", "Carried over"),
        Text("Giao trước kỳ và chưa kết thúc trước kỳ", "Assigned before the period, not ended"),
    ),
    Measure(
        "newly_assigned",
        "tasks",
        Text("Giao trong kỳ", "Newly assigned"),
        Text("Giao từ đầu kỳ đến thời điểm lấy số liệu", "Assigned in the period, up to as_of"),
    ),
    Measure(
        "tasks",
        "tasks",
        Text("Tổng số nhiệm vụ", "Tasks"),
        Text("Tổng của năm trạng thái", "The sum of the five statuses"),
    ),
    *map(_status, Status),
    Measure(
        "completed",
        "tasks",
        Text("Đã hoàn thành", "Completed"),
        Text("Tổng đã hoàn thành trong hạn và đã hoàn thành quá hạn", "Completed, on time or late"),
    ),
    Measure(
        "completion_rate",
        "rate",
        Text("Tỷ lệ hoàn thành", "Completion rate"),
        Text("Đã hoàn thành / tổng số nhiệm vụ", "Completed / tasks"),
    ),
    Measure(
        "on_time_rate",
        "rate",
        Text("Tỷ lệ hoàn thành trong hạn", "On-time rate"),
        Text("Đã hoàn thành trong hạn / đã hoàn thành", "Completed on time / completed"),
    ),
    Measure(
        "late_rate",
        "rate",
        Text("Tỷ lệ quá hạn", "Late rate"),
        Text(
            "(Đã hoàn thành quá hạn + đang thực hiện quá hạn) / tổng số nhiệm vụ",
            "(Completed late + in progress overdue) / tasks",
        ),
    ),
    Measure(
        "extensions",
        "times",
        Text("Số lần gia hạn", "Extensions granted"),
        Text("Số lần được gia hạn trong kỳ", "Grants made in the period"),
    ),
    Measure(
        "rejections",
        "times",
        Text("Số lần kết quả bị từ chối", "Results rejected"),
        Text("Số lần kết quả bị từ chối trong kỳ", "Rejections made in the period"),
    ),
    Measure(
        "mean_working_days_late",
        "days",
        Text("Số ngày quá hạn bình quân", "Mean working days late"),
        Text(
            "Ngày làm việc quá hạn bình quân của các nhiệm vụ quá hạn",
            "Mean over the completed late and the overdue, in working days",
        ),
    ),
    Measure(
        "lateness_unknown",
        "tasks",
        Text("Chưa tính được số ngày quá hạn", "Lateness outside the calendar"),
        Text(
            "Quá hạn nhưng lịch làm việc chưa có năm cần tính, nên không tính số ngày bình quân",
            "Late, by days that the calendar does not know; the mean is then not given",
        ),
    ),
    Measure(
        "due_soon",
        "tasks",
        Text("Sắp đến hạn", "Due soon"),
        Text(
            "Đang thực hiện trong hạn, thời hạn đến hết ngày làm việc thứ ba (hoặc số ngày đã"
            " chọn) sau ngày lấy số liệu",
            "In progress on time, due by the end of the third working day after as_of (or of as"
            " many as were said)",
        ),
    ),
    Measure(
        "deduct",
        "tasks",
        Text("Bị trừ điểm thi đua", "Deduct points"),
        Text("Thuộc trường hợp bị trừ điểm thi đua", "The verdict says: deduct emulation points"),
    ),
    Measure(
        "consider_deduction",
        "tasks",
        Text("Xem xét trừ điểm thi đua", "Consider deduction"),
        Text("Thuộc trường hợp xem xét trừ điểm thi đua", "The verdict says: consider deducting"),
    ),
)
"""Every measure, in the order of a report."""


def measures_of(kinds: Iterable[tuple[Kind, int]], *, due_soon: bool) -> Measures:
    """Add up tasks counted by kind; without ``due_soon`` nobody can tell what is due soon."""
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
    figures: dict[str, Any] = counts if due_soon else {**counts, "due_soon": None}
    return Measures(**figures)


COUNTED: tuple[str, ...] = tuple(field.name for field in fields(Measures))
"""What is counted; the other measures follow from it."""
