"""Traffic lights: how near a deadline is, by thresholds of the host's own.

They are no part of the regulation, which knows only whether a deadline has passed (5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemvu.errors import ReportError, UnannouncedDateError
from nhiemvu.language import LabelledEnum
from nhiemvu.moments import local_day
from nhiemvu.reporting.scope import DUE_SOON
from nhiemvu.status.codes import Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.status.verdict import Verdict


class Light(LabelledEnum):
    """How near the deadline of a task in progress is; not a status of the regulation.

    >>> Light.AMBER.label(), Light.AMBER.label("en")
    ('Sắp đến hạn', 'Due soon')
    """

    OVERDUE = "overdue", "Quá hạn", "Overdue"
    RED = "red", "Rất gấp", "Urgent"
    AMBER = "amber", "Sắp đến hạn", "Due soon"
    GREEN = "green", "Còn thời gian", "Time left"


@dataclass(frozen=True, slots=True)
class Lights:
    """The host's thresholds, in working days that remain: up to ``red``, up to ``amber``.

    Raises ReportError for what is no number of days, and for a red above the amber.

    >>> Lights(red=2, amber=5).amber
    5
    """

    red: int = 1
    amber: int = DUE_SOON

    def __post_init__(self) -> None:
        """Refuse thresholds that cannot be."""
        days: tuple[object, object] = (self.red, self.amber)
        if any(type(number) is not int for number in days) or not 0 <= self.red <= self.amber:
            expected = Text(
                "số ngày làm việc, từ 0, ngưỡng rất gấp không lớn hơn ngưỡng sắp đến hạn",
                "numbers of working days, from 0, red not above amber",
            )
            raise ReportError("lights", found=_found(*days), expected=expected)

    def of(self, verdict: Verdict, *, calendar: WorkingCalendar) -> Light | None:
        """Give the light of a task; none unless it is in progress, or outside the calendar.

        >>> from nhiemvu import Task, classify, official_calendar
        >>> from nhiemvu.moments import parse_moment
        >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
        ...             assignee={"code": "H20.15"})
        >>> verdict = classify(task, as_of=parse_moment("2026-10-16T08:00:00+07:00"))
        >>> Lights().of(verdict, calendar=official_calendar())
        <Light.AMBER: 'amber'>
        """
        if verdict.status is Status.IN_PROGRESS_OVERDUE:
            return Light.OVERDUE
        left = remaining(verdict, calendar=calendar)
        if left is None:
            return None
        return Light.RED if left <= self.red else Light.AMBER if left <= self.amber else Light.GREEN


def _found(red: object, amber: object) -> Text:
    return Text(f"rất gấp {red}, sắp đến hạn {amber}", f"red {red}, amber {amber}")


LIGHTS = Lights()
"""The thresholds where the host says nothing: one working day, and those of "due soon"."""


def remaining(verdict: Verdict, *, calendar: WorkingCalendar) -> int | None:
    """Count the working days after the day of ``as_of``, up to that of the deadline in force.

    0 when it falls due today; ``None`` for a task that is not in progress on time, and outside the
    calendar.

    >>> from nhiemvu import Task, classify, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"})
    >>> verdict = classify(task, as_of=parse_moment("2026-10-16T08:00:00+07:00"))
    >>> remaining(verdict, calendar=official_calendar())  # Monday and Tuesday
    2
    """
    if verdict.status is not Status.IN_PROGRESS_ON_TIME:
        return None
    days = local_day(verdict.as_of), local_day(verdict.deadline)
    try:
        return calendar.working_days_between(*days)
    except UnannouncedDateError:
        return None
