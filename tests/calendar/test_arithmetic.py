"""Arithmetic agrees with walking the official table day by day (rules §3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nhiemvu import official_calendar
from nhiemvu.errors import UnannouncedDateError

CALENDAR = official_calendar()
FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)

# Anywhere, near an end of what is known, or where days off and make-up Saturdays lie thick.
days = st.one_of(
    st.dates(FIRST, LAST),
    st.dates(FIRST, FIRST + 40 * DAY),
    st.dates(LAST - 40 * DAY, LAST),
    st.dates(date(2026, 8, 17), date(2026, 9, 7)),
    st.dates(date(2014, 1, 20), date(2014, 2, 12)),
)
counts = st.one_of(st.integers(-7, 7), st.integers(-400, 400), st.integers(-4000, 4000))


def walk(worked: dict[date, bool], day: date, n: int) -> date | None:
    """Count n working days one day at a time; None when that leaves the table."""
    if n == 0:
        return day if worked[day] else walk(worked, day, 1)
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        if day not in worked:
            return None
        left -= worked[day]
    return day


def count(worked: dict[date, bool], a: date, b: date) -> int:
    """Count the working days in (a, b], for a at or before b."""
    return sum(worked[a + n * DAY] for n in range(1, (b - a).days + 1))


@given(day=days, n=counts)
@example(day=FIRST, n=0)
@example(day=FIRST, n=-1)
@example(day=LAST, n=0)
@example(day=LAST, n=1)
def test_add_working_days_is_a_walk(worked: dict[date, bool], day: date, n: int) -> None:
    """The day of the event is never counted (Civil Code 147); beyond the table is an error."""
    expected = walk(worked, day, n)
    if expected is None:
        with pytest.raises(UnannouncedDateError):
            CALENDAR.add_working_days(day, n)
    else:
        assert CALENDAR.add_working_days(day, n) == expected


@given(day=st.dates(FIRST, LAST - DAY))
def test_next_working_day_is_strictly_after(worked: dict[date, bool], day: date) -> None:
    following = CALENDAR.next_working_day(day)
    assert following == walk(worked, day, 1)
    assert following > day


@given(a=days, b=days)
@example(a=FIRST, b=LAST)
@example(a=LAST, b=LAST)
def test_working_days_between_counts_the_end_and_not_the_start(
    worked: dict[date, bool], a: date, b: date
) -> None:
    a, b = min(a, b), max(a, b)
    assert CALENDAR.working_days_between(a, b) == count(worked, a, b)


@given(a=days, b=days)
def test_working_days_between_is_antisymmetric(a: date, b: date) -> None:
    assert CALENDAR.working_days_between(b, a) == -CALENDAR.working_days_between(a, b)
    assert CALENDAR.working_days_between(a, a) == 0


@given(a=days, b=days, c=days)
def test_working_days_between_is_additive_in_any_order(a: date, b: date, c: date) -> None:
    between = CALENDAR.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)


@given(start=days, end=days)
@example(start=FIRST, end=LAST)
def test_iter_working_days_includes_both_ends(
    worked: dict[date, bool], start: date, end: date
) -> None:
    """In order, once each; nothing at all when the end is before the start."""
    span = (start + n * DAY for n in range((end - start).days + 1))
    assert list(CALENDAR.iter_working_days(start, end)) == [day for day in span if worked[day]]


@given(day=days)
def test_iter_working_days_of_one_day(worked: dict[date, bool], day: date) -> None:
    assert list(CALENDAR.iter_working_days(day, day)) == [day] * worked[day]
    assert list(CALENDAR.iter_working_days(LAST, FIRST)) == []
    assert next(CALENDAR.iter_working_days(day, LAST)) >= day, "it gives them one by one"


@given(day=days, n=counts)
def test_adding_then_counting_gives_back_the_number(
    worked: dict[date, bool], day: date, n: int
) -> None:
    """From a day off, 0 moves to the next working day, and -1 reaches one before (day, day]."""
    expected = walk(worked, day, n)
    assume(expected is not None)
    found = CALENDAR.add_working_days(day, n)
    shift = 0 if n > 0 or worked[day] else 1
    assert CALENDAR.working_days_between(day, found) == n + shift
    assert CALENDAR.is_working_day(found)


@given(day=days, n=counts, m=counts)
def test_from_a_working_day_additions_add_up(
    worked: dict[date, bool], day: date, n: int, m: int
) -> None:
    """So adding n and then -n is where one began."""
    start = CALENDAR.add_working_days(min(day, LAST - 7 * DAY), 0)
    assume(walk(worked, start, n) and walk(worked, start, n + m))
    reached = CALENDAR.add_working_days(start, n)
    assert CALENDAR.add_working_days(reached, -n) == start
    assert CALENDAR.add_working_days(reached, m) == CALENDAR.add_working_days(start, n + m)


@given(day=days, n=st.integers(-3000, 3000))
def test_adding_more_days_never_gives_an_earlier_one(
    worked: dict[date, bool], day: date, n: int
) -> None:
    """Strictly later, save that from a day off 0 and 1 are both the next working day."""
    assume(walk(worked, day, n) and walk(worked, day, n + 1))
    nearer, farther = (CALENDAR.add_working_days(day, k) for k in (n, n + 1))
    if n == 0 and not worked[day]:
        assert nearer == farther
    else:
        assert nearer < farther


@pytest.mark.parametrize(
    ("day", "n", "expected", "reason"),
    [
        (date(2026, 10, 9), 1, date(2026, 10, 12), "Friday plus one is Monday"),
        (date(2026, 10, 10), 1, date(2026, 10, 12), "Saturday plus one is Monday"),
        (date(2026, 10, 11), 1, date(2026, 10, 12), "so is Sunday plus one"),
        (date(2026, 10, 12), 0, date(2026, 10, 12), "0 is the day itself if it is worked"),
        (date(2026, 10, 10), 0, date(2026, 10, 12), "else the next working day"),
        (date(2026, 10, 12), -1, date(2026, 10, 9), "backwards over a weekend"),
        (date(2026, 10, 11), -1, date(2026, 10, 9), "and from inside it"),
        (date(2026, 8, 21), 1, date(2026, 8, 22), "the Friday before a make-up Saturday"),
        (date(2026, 8, 22), 0, date(2026, 8, 22), "a make-up Saturday is a working day"),
        (date(2026, 8, 22), 1, date(2026, 8, 24), "and is followed by a Sunday off"),
        (date(2026, 8, 24), -1, date(2026, 8, 22), "which is passed over backwards too"),
        (date(2026, 1, 9), 1, date(2026, 1, 10), "the other make-up Saturday of 2026"),
        (date(2025, 12, 31), 1, date(2026, 1, 5), "01/01 by law, 02/01 swapped off, a weekend"),
        (date(2026, 8, 28), 1, date(2026, 9, 3), "National Day 2026 with its swap"),
        (date(2026, 2, 13), 1, date(2026, 2, 23), "the Friday before Tết 2026"),
        (date(2026, 2, 23), -1, date(2026, 2, 13), "and back"),
        (date(2026, 11, 23), 1, date(2026, 11, 25), "over 24/11"),
        (date(2018, 12, 28), 1, date(2019, 1, 2), "31/12/2018 is swapped off"),
        (date(2019, 1, 4), 1, date(2019, 1, 5), "for Saturday 05/01/2019"),
        (date(2014, 12, 26), 1, date(2014, 12, 27), "worked the year before"),
        (date(2014, 12, 31), 1, date(2015, 1, 5), "for 02/01/2015"),
        (date(2026, 10, 20), True, date(2026, 10, 21), "a boolean is an integer in Python"),
    ],
)
def test_known_sums(day: date, n: int, expected: date, reason: str) -> None:
    assert CALENDAR.add_working_days(day, n) == expected, reason
