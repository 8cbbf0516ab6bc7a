"""The moment at which a period is looked at: its close, or one within it (10, 11.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.calendar.periods import Period
from nhiemvu.calendar.working_calendar import WorkingCalendar
from nhiemvu.moments import to_moment
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.errors import NhiemvuError


def moment_within(
    period: Period,
    as_of: datetime | None,
    calendar: WorkingCalendar,
    refused: type[NhiemvuError],
) -> datetime:
    """Give the moment asked about, the close of the period unless said; refuse one outside it.

    What is no period or no calendar is ``refused`` too; MomentError for a naive moment.

    >>> from nhiemvu import official_calendar
    >>> from nhiemvu.errors import ReportError
    >>> october = Period.month(2026, 10)
    >>> moment_within(october, None, official_calendar(), ReportError) == october.end
    True
    """
    given: object = period
    if not isinstance(given, Period):
        expected = Text("kỳ báo cáo kiểu Period", "a Period")
        raise refused("not_a_period", found=str(given), expected=expected)
    moment = period.end if as_of is None else to_moment(as_of)
    if not period.start <= moment <= period.end:
        raise _outside(period, moment, refused)
    chosen: object = calendar
    if not isinstance(chosen, WorkingCalendar):
        expected = Text("lịch làm việc (WorkingCalendar)", "a WorkingCalendar")
        raise refused("not_a_calendar", found=type(chosen).__name__, expected=expected)
    return moment


def _outside(period: Period, moment: datetime, refused: type[NhiemvuError]) -> NhiemvuError:
    return refused(
        "as_of_outside_period",
        found=Text(shown_as_of(moment), shown_as_of(moment, "en")),
        expected=Text(
            f"thời điểm trong kỳ, từ {shown(period.first)} đến hết {shown(period.last)}; muốn"
            " lấy số liệu ở thời điểm khác thì chọn kỳ có thời điểm đó",
            f"a moment of the period, {period.first} to the end of {period.last}; for another"
            " moment choose a period that holds it",
        ),
    )
