"""What a report is asked: period, moment, calendar, breakdowns (10, 11.3)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from nhiemvu.calendar.closing import moment_within
from nhiemvu.errors import ReportError, UnannouncedDateError
from nhiemvu.moments import local_day
from nhiemvu.reporting.groupings import Asked, By, breakdowns
from nhiemvu.text import Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation


DUE_SOON = 3
"""Working days within which a deadline is near, unless the host says otherwise."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is asked: period, moment, calendar, breakdowns, and how soon is soon.

    ``by`` holds breakdowns, each a tuple of groupings that are crossed.
    """

    period: Period
    as_of: datetime
    calendar: WorkingCalendar
    by: tuple[By, ...]
    due_soon_days: int
    keep_lines: bool
    obligations: bool
    regulation: Regulation

    @property
    def soon(self) -> date | None:
        """The last day of a deadline that is near: the n-th working day after ``as_of``.

        ``None`` where the calendar ends before.
        """
        day, days = local_day(self.as_of), self.due_soon_days
        try:
            nth = self.calendar.add_working_days(day, days)
        except UnannouncedDateError:
            return None
        return nth if days else day


def asked(  # noqa: PLR0913  each is a part of the question
    period: Period,
    as_of: datetime | None,
    calendar: WorkingCalendar,
    by: Asked,
    due_soon_days: int,
    *,
    keep_lines: bool,
    obligations: bool,
    regulation: Regulation,
) -> Scope:
    """Check a question; its moment is the close of the period unless said.

    Raises ReportError for what is no period, a moment outside it, an unknown grouping, a number
    of days that is none; MomentError for a naive moment.
    """
    moment = moment_within(period, as_of, calendar, ReportError)
    days: object = due_soon_days
    if type(days) is not int or days < 0:
        expected = Text("số ngày làm việc, từ 0", "a number of working days, from 0")
        raise ReportError("due_soon_days", found=days, expected=expected)
    return Scope(
        period, moment, calendar, breakdowns(by), due_soon_days, keep_lines, obligations, regulation
    )


def differences(one: Scope, other: Scope) -> str:
    """Name the parts in which two questions differ."""
    names = [field.name for field in fields(Scope)]
    return ", ".join(name for name in names if getattr(one, name) != getattr(other, name))


def not_a_task(found: object) -> ReportError:
    """Refuse what is no task, saying how tasks are read."""
    expected = Text(
        "nhiệm vụ (Task); đọc từ tệp bằng read_tasks", "a Task; read a file with read_tasks"
    )
    return ReportError("not_a_task", found=type(found).__name__, expected=expected)
