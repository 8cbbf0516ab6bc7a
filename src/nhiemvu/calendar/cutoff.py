"""The 15:00 rule: the day by whose end an entry must be made (4.5.c, 11.2.b, 14.4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import VIETNAM, to_deadline

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.moments import Deadline


def cutoff_due(
    moment: Deadline | str, *, calendar: WorkingCalendar, regulation: Regulation = DONG_THAP
) -> date:
    """Give the day by whose end an entry must be made for what happened at a moment.

    On a working day at 15:00:00 or earlier that day [D 2]; later, or on a day off whatever the
    hour [D 1], the next working day. A bare date counts as the end of that day [D 11]. Rests on
    4.5.c, 11.2.b and 14.4. Text is read as ISO 8601. Raises MomentError and UnannouncedDateError.

    >>> from nhiemvu import official_calendar
    >>> moment = datetime.fromisoformat("2026-10-09T15:00:00.000001+07:00")
    >>> cutoff_due(moment, calendar=official_calendar())
    datetime.date(2026, 10, 12)
    """
    local = moment
    if not isinstance(local, datetime) or local.tzinfo is not VIETNAM:
        local = to_deadline(moment)
    if not isinstance(local, datetime):
        return calendar.next_working_day(local)
    day = local.date()
    if calendar.is_working_day(day) and local.time() <= regulation.cutoff:
        return day
    return calendar.next_working_day(day)


def cutoff_readings(
    moment: Deadline | str, *, calendar: WorkingCalendar, regulation: Regulation = DONG_THAP
) -> tuple[str, ...]:
    """Name the reading that the answer of ``cutoff_due`` rests on, if any (4.5.c, 11.2.b, 14.4).

    >>> from nhiemvu import official_calendar
    >>> cutoff_readings("2026-10-10T08:00:00+07:00", calendar=official_calendar())
    ('D 1',)
    """
    local = to_deadline(moment)
    if not isinstance(local, datetime):
        return ("D 11",)
    if not calendar.is_working_day(local.date()):
        return ("D 1",)
    return ("D 2",) if local.time() == regulation.cutoff else ()
