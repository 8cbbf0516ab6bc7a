"""The calendars that ship: the official one, and its projection for planning."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from nhiemvu.calendar.merging import check_projection
from nhiemvu.calendar.notices import read_notice
from nhiemvu.calendar.working_calendar import WorkingCalendar

YEARS_AHEAD = 10
"""How many years a projection goes beyond the announced ones, unless said."""


@cache
def official_calendar() -> WorkingCalendar:
    """Give the calendar as announced, 2013 to 2027, each non-regular day with its act.

    For public servants with a fixed weekend of Saturday and Sunday. Outside the announced years it
    raises UnannouncedDateError.

    >>> from datetime import date
    >>> print(official_calendar().explain(date(2026, 9, 1)).explain())
    thứ Ba, 01/09/2026: Nghỉ lễ, tết: Quốc khánh. Căn cứ: Thông báo số 9441/TB-BNV ngày 16/10/2025.
    """
    text = (Path(__file__).parent / "data" / "vietnam.json").read_text("utf-8")
    return WorkingCalendar(map(read_notice, json.loads(text)["notices"]))


def projected_calendar(
    *, through: int | None = None, culture_day_make_up: bool = False
) -> WorkingCalendar:
    """Give the official calendar with years computed beyond it, each marked provisional.

    For planning only: Tết, the second National Day and swaps are decided year by year. ``through``
    is the last year computed, ten beyond the announced ones unless said. ``culture_day_make_up``
    gives 24/11 a make-up rest on a weekend, which the letter of the law does not [D 9].

    Raises CalendarError for a year that cannot be projected.

    >>> from datetime import date
    >>> calendar = projected_calendar(through=2030)
    >>> calendar.is_provisional(date(2028, 1, 3)), calendar.is_working_day(date(2028, 1, 3))
    (True, False)
    """
    last = official_calendar().last.year
    wanted = last + YEARS_AHEAD if through is None else check_projection(through, last)
    return _projected(wanted, culture_day_make_up)


@cache
def _projected(through: int, culture_day_make_up: bool) -> WorkingCalendar:
    return WorkingCalendar(
        official_calendar().notices,
        projected_through=through,
        culture_day_make_up=culture_day_make_up,
    )
