"""The official calendar says of every day what the notices of its year say (rules §3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from nhiemvu import official_calendar

CALENDAR = official_calendar()
YEARS = range(2013, 2028)
SATURDAY = 5

# Where `holidays` 0.109 is wrong for the public sector (law-facts §0.4 and §2): swaps it lacks,
# and Tết 2014, where its rule of thumb differs from what the Prime Minister decided.
HOLIDAYS_IS_WRONG = {
    date(2013, 1, 5): "worked for 31/12/2012",
    date(2013, 2, 23): "worked for 15/02/2013",
    date(2014, 1, 25): "worked for 28/01/2014",
    date(2014, 1, 28): "off, made up on 25/01/2014",
    date(2014, 2, 5): "off: make-up rest of Tết",
    date(2014, 2, 8): "worked for 29/01/2014",
    date(2026, 1, 2): "off, made up on 10/01/2026",
    date(2026, 1, 10): "worked for 02/01/2026",
}


def test_every_day_is_as_in_the_official_table(worked: dict[date, bool]) -> None:
    differing = [
        day for day, expected in worked.items() if CALENDAR.is_working_day(day) != expected
    ]
    assert differing == []


def test_the_calendar_and_the_table_cover_the_same_days(worked: dict[date, bool]) -> None:
    assert (CALENDAR.first, CALENDAR.last) == (min(worked), max(worked))
    assert (CALENDAR.first, CALENDAR.last) == (date(2013, 1, 1), date(2027, 12, 31))
    assert CALENDAR.announced_last == CALENDAR.last


@pytest.mark.parametrize("year", YEARS)
def test_working_days_of_each_year(year: int, official_table: dict[int, dict[str, Any]]) -> None:
    """The number of working days printed in the notice of the year, reached three ways."""
    expected = official_table[year]["working_days"]
    first, last = date(year, 1, 1), date(year, 12, 31)
    listed = list(CALENDAR.iter_working_days(first, last))
    between = CALENDAR.working_days_between(first, last) + CALENDAR.is_working_day(first)
    one_by_one = sum(
        CALENDAR.is_working_day(first + timedelta(days=n)) for n in range((last - first).days + 1)
    )
    assert (len(listed), between, one_by_one) == (expected, expected, expected)


@pytest.mark.parametrize("year", YEARS)
def test_only_a_make_up_saturday_is_worked_on_a_weekend(
    year: int, official_table: dict[int, dict[str, Any]]
) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    on_weekends = [
        day.isoformat()
        for day in CALENDAR.iter_working_days(first, last)
        if day.weekday() >= SATURDAY
    ]
    assert on_weekends == official_table[year]["makeup_saturdays"]


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        (date(2026, 11, 23), True, "the eve of Ngày Văn hóa Việt Nam is worked"),
        (date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam, off from 2026 (28/2026/QH16)"),
        (date(2026, 11, 25), True, "one day only"),
        (date(2026, 11, 28), False, "the proposal to work this Saturday was not adopted"),
        (date(2025, 11, 24), True, "24/11 was not yet a day off in 2025"),
        (date(2027, 11, 24), False, "and again in 2027"),
        (date(2026, 1, 2), False, "swapped off"),
        (date(2026, 1, 10), True, "the Saturday worked for 02/01/2026"),
        (date(2026, 1, 3), False, "the Saturday between them is an ordinary one"),
        (date(2026, 8, 31), False, "swapped off"),
        (date(2026, 8, 22), True, "worked before the day off it pays for"),
        (date(2026, 8, 29), False, "contradicts 9441/TB-BNV: rejected data"),
        (date(2026, 12, 26), False, "01/01/2027 is a Friday and needs no swap: rejected data"),
        (date(2018, 12, 31), False, "swapped off"),
        (date(2019, 1, 5), True, "worked in the following year"),
        (date(2014, 12, 27), True, "worked in the year before"),
        (date(2015, 1, 2), False, "swapped off"),
        (date(2013, 1, 5), True, "worked for 31/12/2012, which is outside the calendar"),
        (date(2027, 5, 3), False, "make-up rest: 01/05/2027 is a Saturday"),
        (date(2027, 5, 4), True, "30/04/2027 is a Friday and gives none"),
    ],
)
def test_known_days(day: date, working: bool, reason: str) -> None:
    assert CALENDAR.is_working_day(day) is working, reason


def test_holidays_alone_differs_on_exactly_the_dates_known(worked: dict[date, bool]) -> None:
    """If a newer ``holidays`` knows better, the list above and law-facts need a second look."""
    import holidays

    package = holidays.country_holidays("VN", years=YEARS)
    differing = {
        day for day in worked if CALENDAR.is_working_day(day) != package.is_working_day(day)
    }
    assert differing == set(HOLIDAYS_IS_WRONG)
    assert {day for day in differing if day.year == 2026} == {date(2026, 1, 2), date(2026, 1, 10)}


def test_it_is_built_once_and_names_its_bounds_and_edition() -> None:
    assert official_calendar() is CALENDAR
    assert CALENDAR.edition == date(2026, 10, 2), "10065/VPCP-KGVX, the newest act"
    assert repr(CALENDAR) == "<WorkingCalendar 2013-01-01 to 2027-12-31, edition 2026-10-02>"
