"""Days and moments around every edge of the calendar, and calendars with notices of their own."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nhiemvu.calendar import DayKind, official_calendar, read_notice
from nhiemvu.moments import VIETNAM
from nhiemvu.testing.strategies.instants import DAY, moment_texts

if TYPE_CHECKING:
    from nhiemvu.calendar import WorkingCalendar

CLOCKS = (
    time(15),
    time(15, 0, 0, 1),
    time(14, 59, 59, 999999),
    time.min,
    time.max,
    time(9, 30),
)
"""Both sides of 15:00 and of midnight, and a time far from either."""

MARGIN = 60
"""How many days the ends of a calendar are left alone, so that answers lie within it."""

_REGULAR = (DayKind.WORKING_DAY, DayKind.WEEKEND)


@lru_cache(maxsize=8)
def _irregular_days(calendar: WorkingCalendar) -> tuple[date, ...]:
    first, last = calendar.first + MARGIN * DAY, calendar.last - MARGIN * DAY
    days = (first + n * DAY for n in range((last - first).days + 1))
    return tuple(day for day in days if calendar.explain(day).kind not in _REGULAR)


@st.composite
def days(draw: st.DrawFn, calendar: WorkingCalendar | None = None) -> date:
    """A day of a calendar, at least 60 days from its ends; often near a day off or a make-up day.

    >>> from hypothesis import find
    >>> find(days(), lambda day: day.month == 2).month
    2
    """
    known = calendar or official_calendar()
    if draw(st.booleans()):
        return draw(st.sampled_from(_irregular_days(known))) + draw(st.integers(-3, 3)) * DAY
    return draw(st.dates(known.first + MARGIN * DAY, known.last - MARGIN * DAY))


@st.composite
def cutoff_moments(draw: st.DrawFn, calendar: WorkingCalendar | None = None) -> str:
    """A moment as text, in any offset, at or beside 15:00 or midnight of a day of Việt Nam (4.5.c).

    >>> from hypothesis import find
    >>> from nhiemvu.moments import parse_moment
    >>> parse_moment(find(cutoff_moments(), lambda text: "T15" in text)).hour
    15
    """
    day, clock = draw(days(calendar)), draw(st.sampled_from(CLOCKS))
    return draw(moment_texts(datetime.combine(day, clock, VIETNAM)))


def spans() -> st.SearchStrategy[int]:
    """A number of working days to add: mostly few, and with either sign.

    >>> from hypothesis import find
    >>> find(spans(), lambda n: n < 0)
    -1
    """
    return st.integers(-2, 2) | st.integers(-25, 25)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """The official calendar, with up to two swaps of its last year added by notices.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(calendars())
    ... def swaps_change_no_sum(calendar):
    ...     year = date(2026, 12, 31), date(2027, 12, 31)
    ...     assert calendar.working_days_between(*year) == 249
    >>> swaps_change_no_sum()
    """
    calendar = official_calendar()
    count = draw(st.integers(0, 2))
    working, saturdays = _plain_days(calendar)
    offs = draw(st.lists(st.sampled_from(working), min_size=count, max_size=count, unique=True))
    made_up = draw(
        st.lists(st.sampled_from(saturdays), min_size=count, max_size=count, unique=True)
    )
    return calendar.with_notices(
        read_notice(
            {
                "act": {"number": f"{n}/TB-BNV", "date": f"{off.year - 1}-12-{n:02}"},
                "off": [off.isoformat()],
                "worked": [worked.isoformat()],
            }
        )
        for n, (off, worked) in enumerate(zip(offs, made_up, strict=True), 1)
    )


@lru_cache(maxsize=8)
def _plain_days(calendar: WorkingCalendar) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Give the plain working days of the last year of a calendar, and its plain Saturdays."""
    first = date(calendar.last.year, 1, 1)
    days = [first + n * DAY for n in range((calendar.last - first).days + 1)]
    plain = {day: calendar.explain(day).kind for day in days}
    working = tuple(day for day, kind in plain.items() if kind is DayKind.WORKING_DAY)
    weekend = (day for day, kind in plain.items() if kind is DayKind.WEEKEND)
    return working, tuple(day for day in weekend if day.weekday() == _SATURDAY)


_SATURDAY = 5
