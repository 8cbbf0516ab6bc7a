"""A projected calendar exists for planning, and marks every answer it computed (rules §3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import DayKind, read_notice
from nhiemvu.calendar.notices import NAMES
from nhiemvu.calendar.projection import law_days, projected_days
from nhiemvu.errors import CalendarError, UnannouncedDateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.calendar import NoticeDay

OFFICIAL = official_calendar()
PROJECTED = projected_calendar()
WITH_MAKE_UP = projected_calendar(culture_day_make_up=True)
YEARS = range(2028, 2038)

# 1/1 and 10/3 of the lunar calendar in Việt Nam's time, by Hồ Ngọc Đức's algorithm.
LUNAR = {
    2028: ((1, 26), (4, 4)),
    2029: ((2, 13), (4, 23)),
    2030: ((2, 2), (4, 12)),
    2031: ((1, 23), (4, 1)),
    2032: ((2, 11), (4, 19)),
    2033: ((1, 31), (4, 9)),
    2034: ((2, 19), (4, 28)),
    2035: ((2, 8), (4, 17)),
    2036: ((1, 28), (4, 6)),
    2037: ((2, 15), (4, 24)),
}


def test_announced_days_are_untouched() -> None:
    for n in range((OFFICIAL.last - OFFICIAL.first).days + 1):
        day = OFFICIAL.first + timedelta(days=n)
        assert PROJECTED.explain(day) == OFFICIAL.explain(day)
        assert PROJECTED.is_provisional(day) is False


def test_all_days_after_the_announced_ones_are_provisional() -> None:
    assert OFFICIAL.last == PROJECTED.announced_last == date(2027, 12, 31)
    assert PROJECTED.is_provisional(date(2027, 12, 31)) is False
    day = date(2028, 1, 1)
    while day <= PROJECTED.last:
        found = PROJECTED.explain(day)
        assert PROJECTED.is_provisional(day) is found.provisional is True
        assert found.edition == OFFICIAL.edition, "computing is no act"
        if found.act is not None:
            assert (found.act.number, found.act.date) == (None, None), "computing is no act"
            assert found.act.text() == "lịch dự kiến"
            assert found.act.text("en") == "projection"
            assert found.confidence == found.act.confidence == "projected"
            assert found.name in NAMES.values()
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("through", "last"),
    [(None, 2037), (2027, 2027), (2028, 2028), (2040, 2040), (2100, 2100)],
)
def test_it_reaches_as_far_as_asked(through: int | None, last: int) -> None:
    """Ten years beyond the announced ones unless said."""
    calendar = projected_calendar(through=through)
    assert (calendar.first, calendar.last) == (OFFICIAL.first, date(last, 12, 31))
    with pytest.raises(UnannouncedDateError):
        calendar.is_working_day(date(last + 1, 1, 1))


def doors(through: Any) -> list[Callable[[], WorkingCalendar]]:
    return [
        lambda: projected_calendar(through=through),
        lambda: WorkingCalendar(OFFICIAL.notices, projected_through=through),
    ]


@pytest.mark.parametrize(
    "through",
    [2026, 2020, 0, -1, -(10**5000), 2030.5, float("nan"), "2030", True, date(2030, 1, 1)],
    ids=lambda value: repr(value) if value != -(10**5000) else "-10**5000",
)
def test_the_last_year_is_a_year_and_never_before_the_announced_ones(through: Any) -> None:
    """What is announced is not forgotten by asking for less."""
    for ask in doors(through):
        with pytest.raises(CalendarError) as caught:
            ask()
        assert (caught.value.code, caught.value.found) == ("projected_through", through)
        assert caught.value.message("vi").endswith("; yêu cầu: một năm từ 2027 đến 2100")
        assert caught.value.message("en").endswith("; expected a year from 2027 to 2100")


def test_a_float_is_no_year_even_after_its_integer_was_asked_for() -> None:
    assert projected_calendar(through=2039).last.year == 2039
    with pytest.raises(CalendarError):
        projected_calendar(through=2039.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("through", [2101, 2999, 10_000])
def test_years_after_2100_cannot_be_projected(through: int) -> None:
    """The lunar calendar is known until then."""
    for ask in doors(through):
        with pytest.raises(CalendarError) as caught:
            ask()
        assert (caught.value.code, caught.value.found) == ("projected_through", through)
        assert caught.value.message("vi").endswith("; yêu cầu: một năm từ 2027 đến 2100")
        assert caught.value.message("en").endswith("; expected a year from 2027 to 2100")
    for days in (projected_days, law_days):
        with pytest.raises(CalendarError) as caught:
            days(through)
        assert caught.value.found == through
        assert days(2100)


@pytest.mark.parametrize("make_up", [False, True])
def test_projecting_nothing_is_the_official_calendar(make_up: bool) -> None:
    calendar = projected_calendar(through=2027, culture_day_make_up=make_up)
    assert (calendar == OFFICIAL) is not make_up, "what it would project next differs"
    assert calendar.is_provisional(calendar.last) is False


def test_it_is_built_once_for_each_question() -> None:
    assert projected_calendar() is PROJECTED
    assert WITH_MAKE_UP is not PROJECTED


@pytest.mark.parametrize("year", YEARS)
def test_the_days_fixed_by_law_are_off_in_every_year(year: int) -> None:
    for month, day, name in (
        (1, 1, "new_year"),
        (4, 30, "victory"),
        (5, 1, "labour"),
        (9, 2, "national"),
        (11, 24, "culture"),
    ):
        found = PROJECTED.explain(date(year, month, day))
        assert (found.kind, found.name) == (DayKind.HOLIDAY, NAMES[name])


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_guessed_around_its_first_day(year: int) -> None:
    """The eve and the first four days."""
    first = date(year, *LUNAR[year][0])
    for day in (first + timedelta(days=n) for n in range(-1, 4)):
        assert PROJECTED.explain(day).name == NAMES["tet"]
        assert not PROJECTED.is_working_day(day)


@pytest.mark.parametrize("year", YEARS)
def test_the_hung_kings_day_is_that_of_the_lunar_calendar(year: int) -> None:
    found = PROJECTED.explain(date(year, *LUNAR[year][1]))
    assert (found.kind, found.name) == (DayKind.HOLIDAY, NAMES["hung_kings"])


@pytest.mark.parametrize("year", YEARS)
def test_a_projected_year_has_one_make_up_rest_for_each_fixed_holiday_on_a_weekend(
    year: int,
) -> None:
    """Art. 111.3, save 24/11 [D 9]; Tết and the second National Day are a guess anyway."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    found = [PROJECTED.explain(day) for day in days]
    for name in ("new_year", "hung_kings", "victory", "labour"):
        named = [day for day in found if day.name == NAMES[name]]
        lost = [day for day in named if day.kind is DayKind.HOLIDAY and day.day.weekday() >= 5]
        made_up = [day for day in named if day.kind is DayKind.MAKE_UP_REST]
        assert len(made_up) == len(lost)
    culture = [day for day in found if day.name == NAMES["culture"]]
    assert [day.day for day in culture] == [date(year, 11, 24)]


@pytest.mark.parametrize(
    ("culture_day", "monday"),
    [
        (date(2029, 11, 24), date(2029, 11, 26)),
        (date(2030, 11, 24), date(2030, 11, 25)),
        (date(2035, 11, 24), date(2035, 11, 26)),
    ],
)
def test_24_11_on_a_weekend_is_made_up_for_only_when_asked(culture_day: date, monday: date) -> None:
    """D 9: art. 111.3 refers to art. 112.1, which does not name 24/11."""
    assert culture_day.weekday() >= 5
    assert PROJECTED.is_working_day(monday)
    assert PROJECTED.explain(monday).kind is DayKind.WORKING_DAY
    made_up = WITH_MAKE_UP.explain(monday)
    assert (made_up.kind, made_up.name) == (DayKind.MAKE_UP_REST, NAMES["culture"])
    for calendar in (PROJECTED, WITH_MAKE_UP):
        assert calendar.explain(culture_day).kind is DayKind.HOLIDAY


def test_24_11_is_not_made_up_for_unless_one_asks() -> None:
    """The default of every door to the projection is the letter of the law."""
    calendar = WorkingCalendar(OFFICIAL.notices, projected_through=2030)
    assert calendar.is_working_day(date(2029, 11, 26))
    assert date(2029, 11, 26) not in {day.day for day in projected_days(2029)}
    assert date(2029, 11, 26) not in {day.day for day in law_days(2029)}
    for compute in (projected_days, law_days):
        asked = compute(2029, culture_day_make_up=True)
        assert date(2029, 11, 26) in {day.day for day in asked}


@pytest.mark.parametrize("compute", [projected_days, law_days])
def test_a_swap_is_never_computed(compute: Callable[..., list[NoticeDay]]) -> None:
    """The library underneath knows that of 31/08/2026; only a notice makes a day swapped."""
    days = {day.day for day in compute(2026)}
    assert date(2026, 8, 31) not in days
    assert date(2026, 9, 2) in days


@pytest.mark.parametrize("compute", [projected_days, law_days])
def test_computed_days_come_in_their_order(compute: Callable[..., list[NoticeDay]]) -> None:
    """Whatever the order in which the library underneath finds them."""
    for year in YEARS:
        days = [day.day for day in compute(year)]
        assert days == sorted(days)


def test_the_flag_changes_three_days_and_no_other() -> None:
    day, differing = PROJECTED.first, []
    while day <= PROJECTED.last:
        if PROJECTED.is_working_day(day) != WITH_MAKE_UP.is_working_day(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == [date(2029, 11, 26), date(2030, 11, 25), date(2035, 11, 26)]


def test_a_notice_turns_a_projected_year_into_an_announced_one() -> None:
    """The guess is dropped: Tết is then as the notice lists it, the next year still a guess."""
    act = {"number": "1/TB-BNV", "date": "2027-10-01"}
    tet = {"date": "2028-01-31", "name": "tet"}
    notice = read_notice({"act": act, "covers": 2028, "off": [tet]})
    calendar = PROJECTED.with_notices([notice])
    assert calendar.announced_last == date(2028, 12, 31)
    assert calendar.last == PROJECTED.last
    assert calendar.edition == date(2027, 10, 1)
    assert calendar.is_provisional(date(2028, 12, 31)) is False
    assert calendar.is_provisional(date(2029, 1, 1)) is True
    assert calendar.explain(date(2028, 1, 31)).act == notice.act
    assert calendar.is_working_day(date(2028, 1, 26)), "mùng 1, which this notice forgot"
    assert calendar.explain(date(2028, 1, 3)).confidence == "A", "by law, no longer projected"
    assert PROJECTED.is_provisional(date(2028, 12, 31)) is True, "the other is as it was"


def test_announcing_the_last_projected_year_and_one_more() -> None:
    act = {"number": "1/TB-BNV", "date": "2027-10-01"}
    calendar = projected_calendar(through=2028)
    for year in (2028, 2029):
        calendar = calendar.with_notices([read_notice({"act": act, "covers": year})])
        assert calendar.last == calendar.announced_last == date(year, 12, 31)


def test_the_flag_outlives_added_notices() -> None:
    """Whoever reads the law that way reads it so of a year announced and of one projected."""
    act = {"number": "1/TB-BNV", "date": "2027-10-01"}
    announced = [read_notice({"act": act, "covers": year}) for year in (2028, 2029)]
    calendar, plain = (base.with_notices(announced) for base in (WITH_MAKE_UP, PROJECTED))
    for monday in (date(2029, 11, 26), date(2030, 11, 25), date(2035, 11, 26)):
        assert not calendar.is_working_day(monday)
        assert plain.is_working_day(monday)
    assert not calendar.is_provisional(date(2029, 11, 26))
    assert calendar.explain(date(2029, 11, 26)).explain() == (
        "thứ Hai, 26/11/2029: Nghỉ bù: Ngày Văn hóa Việt Nam."
        " Căn cứ: Nghị quyết số 28/2026/QH16 ngày 24/04/2026."
    )
    one_by_one = WITH_MAKE_UP.with_notices(announced[:1]).with_notices(announced[1:])
    days = [OFFICIAL.last + timedelta(days=n) for n in range(1, 3653)]
    assert list(map(one_by_one.explain, days)) == list(map(calendar.explain, days))
    assert calendar != plain
    assert calendar.with_notices([]) == calendar


def test_an_act_on_a_day_of_a_projected_year_leaves_it_provisional() -> None:
    """One act about one day announces no year."""
    act = {"number": "1/TB-BNV", "date": "2027-10-01"}
    swap = read_notice({"act": act, "off": ["2029-04-27"], "worked": ["2029-05-05"]})
    found = PROJECTED.with_notices([swap]).explain(date(2029, 4, 27))
    assert (found.kind, found.act) == (DayKind.SWAPPED_OFF, swap.act)
    assert found.provisional is True
