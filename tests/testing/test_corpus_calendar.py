"""Level 1 asks about the whole calendar: no day of it can be missing unnoticed.

Each day that is not what its weekday says is taken out of the calendar, that day alone, and the
cases are answered again: some answer is no longer the expected one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from nhiemvu import WorkingCalendar, cutoff_due, official_calendar
from nhiemvu.calendar.days import SATURDAY, DayKind
from nhiemvu.moments import to_date
from nhiemvu.testing.corpus import Case, cases

OFFICIAL = official_calendar()
LEVEL_1 = cases(level=1)
YEARS = range(OFFICIAL.first.year, OFFICIAL.last.year + 1)
A_SEASON = 40
"""Days: a case that spans no more tells which rest it is about; a whole year does not."""


def irregular(year: int) -> list[date]:
    """The weekdays off and the Saturdays and Sundays worked of a year."""
    first = date(year, 1, 1)
    days = [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]
    return [day for day in days if OFFICIAL.is_working_day(day) != (day.weekday() < SATURDAY)]


def without(day: date) -> WorkingCalendar:
    """The official calendar with one day left as its weekday says."""
    return WorkingCalendar(
        replace(notice, days=tuple(known for known in notice.days if known.day != day))
        for notice in OFFICIAL.notices
    )


def answer(case: Case, calendar: WorkingCalendar) -> dict[str, object]:
    given = case.given
    if case.op == "cutoff_due":
        return {"date": str(cutoff_due(given["moment"], calendar=calendar))}
    if case.op == "add_working_days":
        return {"date": str(calendar.add_working_days(to_date(given["date"]), given["n"]))}
    return {"value": calendar.working_days_between(to_date(given["a"]), to_date(given["b"]))}


@cache
def noticed_by(day: date) -> tuple[Case, ...]:
    """The cases whose expectation no longer holds without a day."""
    calendar = without(day)
    assert calendar.is_working_day(day) != OFFICIAL.is_working_day(day)
    return tuple(case for case in LEVEL_1 if answer(case, calendar) != case.expect)


def is_whole_year(case: Case, year: int) -> bool:
    ends = case.given.get("a"), case.given.get("b")
    return ends in {(f"{year - 1}-12-31", f"{year}-12-31"), (f"{year}-01-01", f"{year}-12-31")}


def spans_a_season(case: Case) -> bool:
    given = case.given
    if case.op == "working_days_between":
        return abs((to_date(given["b"]) - to_date(given["a"])).days) <= A_SEASON
    if case.op == "add_working_days":
        return abs((to_date(case.expect["date"]) - to_date(given["date"])).days) <= A_SEASON
    return True


def moves_by_decision(day: date) -> bool:
    """Whether a day is of a swap or of Tết: what no rule gives, and programs get wrong."""
    told = OFFICIAL.explain(day)
    named = told.name is not None and told.name.vi == "Tết Nguyên đán"
    return named or told.kind in (DayKind.SWAPPED_OFF, DayKind.MAKE_UP_WORKING_DAY)


@pytest.mark.parametrize("year", YEARS)
def test_no_day_of_a_year_can_be_missing_unnoticed(year: int) -> None:
    assert [day for day in irregular(year) if not noticed_by(day)] == []


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_counted_whole(year: int) -> None:
    assert any(is_whole_year(case, year) for case in LEVEL_1)


@pytest.mark.parametrize("year", YEARS)
def test_each_day_of_a_swap_and_of_tet_is_noticed_by_a_case_about_its_season(year: int) -> None:
    """In the count of a year, two faults may make up for each other."""
    days = [day for day in irregular(year) if moves_by_decision(day)]
    assert len(days) >= 5
    assert [day for day in days if not any(map(spans_a_season, noticed_by(day)))] == []


def test_no_answer_lies_beyond_the_announced_years() -> None:
    """The protocol has no word for a day that nobody has announced."""
    told = [case.expect["date"] for case in LEVEL_1 if "date" in case.expect]
    assert max(told) == str(OFFICIAL.last)
