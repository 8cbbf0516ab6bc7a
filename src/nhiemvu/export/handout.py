"""What is handed in for a period: its report, what it is compared with, and its tasks (11.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.export.entries import Entries
from nhiemvu.reporting.lights import LIGHTS
from nhiemvu.reporting.sentences import left_out, notes, remarks, thresholds
from nhiemvu.reporting.trend import TrendTally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task
    from nhiemvu.reporting.lights import Lights
    from nhiemvu.reporting.report import Report
    from nhiemvu.reporting.trend import Trend
    from nhiemvu.text import Text


@dataclass(frozen=True, slots=True)
class Handout:
    """The report of a period with all that goes with it, ready to be written in any form.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> made = handout(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                calendar=official_calendar())
    >>> made.report.total.tasks, len(made.entries)
    (35, 38)
    """

    trend: Trend
    entries: Entries
    calendar: WorkingCalendar

    @property
    def report(self) -> Report:
        """The report of the period itself."""
        return self.trend.report

    @property
    def lights(self) -> Lights:
        """The host's thresholds."""
        return self.entries.lights

    def remarks(self) -> list[Text]:
        """Give what must be said of the figures, whatever the form."""
        report = self.report
        said = [*notes(report), *left_out(report), *remarks(self.trend)]
        return [*said, thresholds(self.lights)]


class HandoutTally(TrendTally):
    """Tasks counted for a handout, one by one; ``options`` are those of a tally.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> tally = HandoutTally(Period.month(2026, 10), calendar=official_calendar())
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     tally.add(task)
    >>> tally.handout().report.total.tasks
    35
    """

    def __init__(
        self,
        period: Period,
        *,
        calendar: WorkingCalendar,
        lights: Lights = LIGHTS,
        as_of: datetime | None = None,
        **options: Any,
    ) -> None:
        self.entries = Entries(calendar, lights)
        super().__init__(
            period,
            calendar=calendar,
            as_of=as_of,
            due_soon_days=lights.amber,
            on_line=self.entries.add,
            **options,
        )

    def handout(self, *, units: Iterable[Unit] = ()) -> Handout:
        """Give what has been counted so far, ready to be written; ``units`` as for ``report``."""
        return Handout(self.trend(units=units), self.entries, self.first.scope.calendar)


def handout(
    tasks: Iterable[Task],
    period: Period,
    *,
    calendar: WorkingCalendar,
    lights: Lights = LIGHTS,
    units: Iterable[Unit] = (),
    **options: Any,
) -> Handout:
    """Count the tasks of a period, and what it is compared with, in one pass (11.3).

    ``lights`` are the host's thresholds, of which amber is what counts as due soon; the other
    ``options`` are those of ``report``. Raises what ``report`` raises.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> made = handout(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                calendar=official_calendar(), by=[("unit",), ("unit_kind",)])
    >>> len(made.report.breakdowns)
    2
    """
    tally = HandoutTally(period, calendar=calendar, lights=lights, **options)
    for task in tasks:
        tally.add(task)
    return tally.handout(units=units)
