"""What a report is asked: period, moment, calendar, breakdowns (10, 11.3)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from nhiemvu.calendar.periods import Period
from nhiemvu.calendar.working_calendar import WorkingCalendar
from nhiemvu.errors import ReportError, UnannouncedDateError
from nhiemvu.moments import local_day, to_moment
from nhiemvu.reporting.groupings import Asked, By, breakdowns
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from datetime import date, datetime


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
) -> Scope:
    """Check a question; its moment is the close of the period unless said.

    Raises ReportError for what is no period, a moment outside it, an unknown grouping, a number
    of days that is none; MomentError for a naive moment.
    """
    given: object = period
    if not isinstance(given, Period):
        expected = Text("kỳ báo cáo kiểu Period", "a Period")
        raise ReportError("not_a_period", found=str(given), expected=expected)
    moment = period.end if as_of is None else to_moment(as_of)
    if not period.start <= moment <= period.end:
        raise _outside(period, moment)
    chosen: object = calendar
    if not isinstance(chosen, WorkingCalendar):
        expected = Text("lịch làm việc (WorkingCalendar)", "a WorkingCalendar")
        raise ReportError("not_a_calendar", found=type(chosen).__name__, expected=expected)
    days: object = due_soon_days
    if type(days) is not int or days < 0:
        expected = Text("số ngày làm việc, từ 0", "a number of working days, from 0")
        raise ReportError("due_soon_days", found=days, expected=expected)
    return Scope(period, moment, calendar, breakdowns(by), due_soon_days, keep_lines, obligations)


def differences(one: Scope, other: Scope) -> str:
    """Name the parts in which two questions differ."""
    names = [field.name for field in fields(Scope)]
    return ", ".join(name for name in names if getattr(one, name) != getattr(other, name))


def _outside(period: Period, moment: datetime) -> ReportError:
    return ReportError(
        "as_of_outside_period",
        found=Text(shown_as_of(moment), shown_as_of(moment, "en")),
        expected=Text(
            f"thời điểm trong kỳ, từ {shown(period.first)} đến hết {shown(period.last)}; muốn"
            " lấy số liệu ở thời điểm khác thì chọn kỳ có thời điểm đó",
            f"a moment of the period, {period.first} to the end of {period.last}; for another"
            " moment choose a period that holds it",
        ),
    )
