"""Days and hours of the sample: working days, office hours, and how the year breathes."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from nhiemvu.calendar.vietnam import official_calendar
from nhiemvu.moments import VIETNAM

if TYPE_CHECKING:
    from nhiemvu.testing.sample.draw import Draw

YEAR = 2026
"""The year that the sample tells of."""

CLOSE = datetime.combine(date(YEAR, 12, 31), time.max, VIETNAM)
"""The last moment of the sample: what has not happened by then is not in it."""

_FIRST_OLD, _FIRST = date(YEAR - 1, 11, 3), date(YEAR, 1, 5)
_TET = date(YEAR, 2, 16)
_BUSY_MONTHS = {3: 12, 6: 13, 9: 12, 10: 13, 11: 12, 12: 14}


def at(day: date, minutes: int) -> datetime:
    """Give a moment from minutes after midnight."""
    return datetime.combine(day, time(minutes // 60 % 24, minutes % 60), VIETNAM)


def minute_of(moment: datetime) -> int:
    """Give the minutes since midnight."""
    return moment.hour * 60 + moment.minute


def later(moment: date, days: int) -> date:
    """Give the day so many working days after a day or a moment."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return official_calendar().add_working_days(day, days)


def on_working_day(day: date) -> date:
    """Give the day itself if it is worked, else the next one that is."""
    return later(day, 0)


def office_hour(draw: Draw, *, late: int = 20) -> int:
    """Give a minute of office hours; ``late`` is the chance in percent of the end of the day."""
    if draw.chance(late):
        return draw.between(15 * 60, 17 * 60)
    return draw.pick((draw.between(7 * 60 + 20, 11 * 60 + 20), draw.between(13 * 60, 15 * 60)))


@cache
def _weights(first: date, last: date) -> tuple[tuple[date, ...], tuple[int, ...]]:
    """Weigh the working days: busy Mondays and closing months, quiet weeks about Tết."""
    days = tuple(official_calendar().iter_working_days(first, last))
    weights = []
    for day in days:
        weight = _BUSY_MONTHS.get(day.month, 10) * (13, 11, 10, 10, 8, 3, 0)[day.weekday()]
        about_tet = timedelta(days=-8) <= day - _TET <= timedelta(days=11)
        weights.append(weight * 4 // 10 if about_tet else weight)
    return days, tuple(accumulate(weights))


def day_of_assignment(draw: Draw, *, old: bool) -> date:
    """Draw a working day of the year, or of the two months before it."""
    first, last = (_FIRST_OLD, date(YEAR - 1, 12, 30)) if old else (_FIRST, date(YEAR, 12, 29))
    days, totals = _weights(first, last)
    return days[bisect_left(totals, draw.between(1, totals[-1]))]


def period_words(issued_on: date, reported_on: date) -> dict[str, str]:
    """Give the words for periods in what is asked on a day.

    A report is on the month or the quarter that was over before the day it may be written.

    >>> period_words(date(2026, 1, 5), date(2026, 1, 9))["quarter"]
    'quý IV/2025'
    """
    month_end = reported_on.replace(day=1) - timedelta(days=1)
    first = date(reported_on.year, (reported_on.month - 1) // 3 * 3 + 1, 1)
    quarter_end = first - timedelta(days=1)
    quarter = ("I", "II", "III", "IV")[quarter_end.month // 3 - 1]
    return {
        "month": f"tháng {month_end.month:02}/{month_end.year}",
        "quarter": f"quý {quarter}/{quarter_end.year}",
        "year": str(issued_on.year),
        "next_year": str(issued_on.year + 1),
    }
