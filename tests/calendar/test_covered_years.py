"""A notice that announces a year: the law is filled in, the rest is as listed (rules §3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from nhiemvu import WorkingCalendar, official_calendar
from nhiemvu.calendar import DayExplanation, DayKind, Notice, read_notice
from nhiemvu.calendar.notices import NAMES
from nhiemvu.errors import UnannouncedDateError

OFFICIAL = official_calendar()


def notice(number: str = "1/TB-BNV", issued: str | None = "2026-12-01", **keys: Any) -> Notice:
    return read_notice({"act": {"number": number, "date": issued}, **keys})


def answers(calendar: WorkingCalendar) -> list[DayExplanation]:
    length = (calendar.last - calendar.first).days + 1
    return [calendar.explain(calendar.first + timedelta(days=n)) for n in range(length)]


def test_a_covered_year_extends_the_calendar() -> None:
    calendar = OFFICIAL.with_notices([notice(covers=2028)])
    assert (calendar.first, calendar.last) == (OFFICIAL.first, date(2028, 12, 31))
    assert calendar.announced_last == calendar.last
    assert not calendar.is_provisional(date(2028, 12, 31))
    with pytest.raises(UnannouncedDateError):
        calendar.is_working_day(date(2029, 1, 1))


def test_a_year_too_far_to_be_projected_may_be_announced_and_amended() -> None:
    """After 2100 nothing can be computed; what notices say needs no computing."""
    calendar = WorkingCalendar([notice(covers=2150)])
    amended = calendar.with_notices([notice("2/TB-BNV", off=["2150-03-02"])])
    assert calendar.is_working_day(date(2150, 3, 2))
    assert not amended.is_working_day(date(2150, 3, 2))
    assert amended.last == calendar.last == date(2150, 12, 31)


@pytest.mark.parametrize("year", [2024, 2034, 2040])
def test_a_single_year_is_known_to_its_last_day(year: int) -> None:
    """On whatever day it begins; 2040, a leap year from a Sunday on, touches the most weeks."""
    last = date(year, 12, 31)
    calendar = WorkingCalendar([notice(covers=year)])
    assert calendar.is_working_day(last) is (last.weekday() < 5)


def test_a_covered_year_has_the_days_off_that_the_law_fixes_and_no_other() -> None:
    """2028: 01/01 is a Saturday; 30/4 a Sunday before 1/5, made up on 2/5; 2/9 a Saturday."""
    calendar = OFFICIAL.with_notices([notice(covers=2028)])
    found = {
        answer.day: (answer.kind, answer.name)
        for answer in answers(calendar)
        if answer.day.year == 2028 and answer.act is not None
    }
    assert found == {
        date(2028, 1, 1): (DayKind.HOLIDAY, NAMES["new_year"]),
        date(2028, 1, 3): (DayKind.MAKE_UP_REST, NAMES["new_year"]),
        date(2028, 4, 4): (DayKind.HOLIDAY, NAMES["hung_kings"]),
        date(2028, 4, 30): (DayKind.HOLIDAY, NAMES["victory"]),
        date(2028, 5, 1): (DayKind.HOLIDAY, NAMES["labour"]),
        date(2028, 5, 2): (DayKind.MAKE_UP_REST, NAMES["victory"]),
        date(2028, 9, 2): (DayKind.HOLIDAY, NAMES["national"]),
        date(2028, 11, 24): (DayKind.HOLIDAY, NAMES["culture"]),
    }
    by_law = calendar.explain(date(2028, 4, 4))
    assert by_law.act is not None
    assert by_law.act.text() == "Bộ luật Lao động số 45/2019/QH14"
    assert by_law.confidence == "A"
    assert calendar.edition == date(2026, 12, 1), "the law is no newer than the notice"


def test_24_11_on_a_weekend_gets_no_make_up_rest_in_a_covered_year() -> None:
    """Art. 111.3 refers to art. 112.1 only [D 9]: 24/11 is a Saturday in 2029, a Sunday in 2030."""
    calendar = OFFICIAL.with_notices([notice(covers=year) for year in (2028, 2029, 2030)])
    assert calendar.explain(date(2029, 11, 24)).name == NAMES["culture"]
    assert calendar.is_working_day(date(2029, 11, 26))
    assert calendar.explain(date(2030, 11, 24)).name == NAMES["culture"]
    assert calendar.is_working_day(date(2030, 11, 25))


def test_tet_and_the_second_national_day_are_only_as_listed() -> None:
    """The Prime Minister decides these, so a notice says them, with their make-up rest."""
    tet = [{"date": f"2028-01-{day}", "name": "tet"} for day in (25, 26, 27, 28)]
    national = {"date": "2028-09-01", "name": "national"}
    made_up = {"date": "2028-09-04", "name": "national", "kind": "make_up_rest"}
    bare = OFFICIAL.with_notices([notice(covers=2028)])
    full = OFFICIAL.with_notices([notice(covers=2028, off=[*tet, national, made_up])])
    for listed in (*tet, national, made_up):
        day = date.fromisoformat(listed["date"])
        assert bare.is_working_day(day)
        assert not full.is_working_day(day)
        assert full.explain(day).name == NAMES[listed["name"]]
    assert full.is_working_day(date(2028, 1, 24)), "the eve that this notice does not list"


@pytest.mark.parametrize(
    ("number", "issued"),
    [
        ("1/TB-BNV", "1990-01-01"),
        ("1/TB-BNV", "2027-10-01"),
        ("9/TB-BNV", None),
        pytest.param("1/TB-BNV", None),
    ],
)
def test_what_a_notice_says_of_a_day_goes_before_the_law(number: str, issued: str | None) -> None:
    """Though the law is filled in for it, and whatever the date of the notice."""
    named = {"date": "2028-04-04", "name": "Giỗ Tổ", "kind": "holiday"}
    added = notice(number, issued, covers=2028, off=[named], worked=["2028-01-03"])
    calendar = OFFICIAL.with_notices([added])
    found = calendar.explain(date(2028, 4, 4))
    assert found.name is not None
    assert found.name.vi == "Giỗ Tổ"
    assert calendar.is_working_day(date(2028, 1, 3)), "a make-up rest, worked by this notice"


def test_years_may_be_announced_in_any_order_together_and_one_after_the_other() -> None:
    first, second = (notice(f"{y}/TB", f"{y - 1}-10-01", covers=y) for y in (2028, 2029))
    expected = answers(OFFICIAL.with_notices([first]).with_notices([second]))
    assert answers(OFFICIAL.with_notices([second, first])) == expected


def test_24_11_of_a_covered_year_rests_on_the_resolution() -> None:
    """The Labour Code does not name it."""
    found = OFFICIAL.with_notices([notice(covers=2028)]).explain(date(2028, 11, 24))
    assert found.confidence == "A"
    assert found.explain("vi") == (
        "thứ Sáu, 24/11/2028: Nghỉ lễ, tết: Ngày Văn hóa Việt Nam."
        " Căn cứ: Nghị quyết số 28/2026/QH16 ngày 24/04/2026."
    )
    assert found.explain("en") == (
        "Friday, 2028-11-24: Public holiday: Việt Nam Culture Day."
        " Basis: Resolution 28/2026/QH16 of 2026-04-24."
    )


@pytest.mark.parametrize("added", ["0/TB", "1/TB", "9/TB"])
def test_years_announced_by_acts_without_a_date_follow_one_another(added: str) -> None:
    """24/11 was not yet a day off in 2025; the law of that year is filled in all the same."""
    of_2024 = WorkingCalendar([notice("1/TB", None, covers=2024, off=["2024-02-08"])])
    calendar = of_2024.with_notices([notice(added, None, covers=2025, off=["2025-01-27"])])
    assert (calendar.first, calendar.last) == (date(2024, 1, 1), date(2025, 12, 31))
    assert calendar.edition == date.min, "no act of it has a date"
    for day in (date(2024, 2, 8), date(2025, 1, 27), date(2025, 1, 1), date(2025, 9, 2)):
        assert not calendar.is_working_day(day)
    assert calendar.is_working_day(date(2025, 11, 24))
    assert calendar.is_working_day(date(2024, 4, 30)), "its notice stands as it was given"
    assert calendar.explain(date(2025, 4, 30)).explain() == (
        "thứ Tư, 30/04/2025: Nghỉ lễ, tết: Ngày Chiến thắng."
        " Căn cứ: Bộ luật Lao động số 45/2019/QH14."
    )


def test_24_11_is_a_day_off_from_2026_on() -> None:
    calendar = WorkingCalendar([notice(covers=2024)])
    calendar = calendar.with_notices([notice(covers=year) for year in (2025, 2026)])
    assert calendar.is_working_day(date(2025, 11, 24))
    assert not calendar.is_working_day(date(2026, 11, 24))
