"""Each day that is not what its weekday says carries its kind, name, act and our confidence."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from nhiemvu import official_calendar
from nhiemvu.calendar import DayExplanation, DayKind

CALENDAR = official_calendar()
SATURDAY, SUNDAY = 5, 6
OFF_KINDS = {DayKind.HOLIDAY, DayKind.MAKE_UP_REST, DayKind.SWAPPED_OFF}
REGULAR = {DayKind.WORKING_DAY, DayKind.WEEKEND}


def all_days() -> list[DayExplanation]:
    length = (CALENDAR.last - CALENDAR.first).days + 1
    return [CALENDAR.explain(CALENDAR.first + timedelta(days=n)) for n in range(length)]


DAYS = all_days()
SET_BY_AN_ACT = [day for day in DAYS if day.kind not in REGULAR]
SWAPS = [day for day in SET_BY_AN_ACT if day.partner is not None]


def test_a_regular_day_carries_nothing_but_its_kind() -> None:
    for day in DAYS:
        if day.kind in REGULAR:
            assert day.kind is (
                DayKind.WEEKEND if day.day.weekday() >= SATURDAY else DayKind.WORKING_DAY
            )
            assert (day.name, day.act, day.confidence, day.partner) == (None, None, None, None)


def test_whoever_differs_from_their_weekday_is_set_by_an_act() -> None:
    """A weekday off or a weekend worked is never without a reason."""
    differing = [day for day in DAYS if day.working == (day.day.weekday() >= SATURDAY)]
    assert differing
    assert all(day.kind not in REGULAR for day in differing)


def test_every_act_of_the_calendar_is_named_in_both_languages() -> None:
    for notice in CALENDAR.notices:
        assert notice.act.title is not None
        assert notice.act.text("vi") != notice.act.text("en")


@pytest.mark.parametrize("day", SET_BY_AN_ACT, ids=lambda day: str(day.day))
def test_a_day_set_by_an_act_says_why(day: DayExplanation) -> None:
    """The only make-up day without a name is one that names its partner instead."""
    assert day.act is not None
    assert day.act.title is not None
    assert day.act.text("vi").startswith(day.act.title.vi)
    assert day.act.text("en").startswith(day.act.title.en)
    assert day.act.number is None or f"số {day.act.number}" in day.act.text()
    assert day.confidence in {"A", "B", "unverified"}
    assert (day.name is None) == (day.partner is not None)
    if day.name is not None:
        assert day.name.vi
        assert day.name.en
        assert day.name.vi != day.name.en
    assert day.working is (day.kind is DayKind.MAKE_UP_WORKING_DAY)
    assert day.edition == CALENDAR.edition
    assert day.provisional is False


def test_an_act_is_never_newer_than_the_edition() -> None:
    dates = [day.act.date for day in SET_BY_AN_ACT if day.act is not None and day.act.date]
    assert max(dates) <= CALENDAR.edition


def test_every_swap_is_one_day_off_for_one_saturday_worked() -> None:
    """The number of working days of a swap stays the same (89/TTr-LĐTBXH)."""
    kinds = {DayKind.SWAPPED_OFF, DayKind.MAKE_UP_WORKING_DAY}
    assert {day.kind for day in SWAPS} == kinds
    assert {day.day for day in SWAPS} == {day.day for day in SET_BY_AN_ACT if day.kind in kinds}
    for day in SWAPS:
        saturday_worked = day.day.weekday() == SATURDAY
        assert saturday_worked is (day.kind is DayKind.MAKE_UP_WORKING_DAY)
        assert day.day.weekday() != SUNDAY


def test_both_days_of_a_swap_point_at_each_other() -> None:
    for day in SWAPS:
        assert day.partner is not None
        if day.partner >= CALENDAR.first:
            other = CALENDAR.explain(day.partner)
            assert (other.partner, other.working) == (day.day, not day.working)
            assert other.act == day.act, "both are set by the same act"


def test_one_partner_alone_is_outside_the_calendar() -> None:
    outside = [day.day for day in SWAPS if day.partner and day.partner < CALENDAR.first]
    assert outside == [date(2013, 1, 5)], "worked for 31/12/2012"


@pytest.mark.parametrize(
    ("off", "made_up"),
    [
        (date(2013, 2, 15), date(2013, 2, 23)),
        (date(2013, 4, 29), date(2013, 5, 4)),
        (date(2014, 1, 28), date(2014, 1, 25)),
        (date(2014, 1, 29), date(2014, 2, 8)),
        (date(2014, 5, 2), date(2014, 4, 26)),
        (date(2014, 9, 1), date(2014, 9, 6)),
        (date(2015, 1, 2), date(2014, 12, 27)),
        (date(2015, 2, 16), date(2015, 2, 14)),
        (date(2015, 4, 29), date(2015, 4, 25)),
        (date(2018, 12, 31), date(2019, 1, 5)),
        (date(2019, 4, 29), date(2019, 5, 4)),
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_the_swaps_of_the_notices(off: date, made_up: date) -> None:
    rest, work = CALENDAR.explain(off), CALENDAR.explain(made_up)
    assert (rest.kind, rest.partner) == (DayKind.SWAPPED_OFF, made_up)
    assert (work.kind, work.partner) == (DayKind.MAKE_UP_WORKING_DAY, off)


def test_there_are_no_other_swaps() -> None:
    assert Counter(day.kind for day in SWAPS) == {
        DayKind.SWAPPED_OFF: 15,
        DayKind.MAKE_UP_WORKING_DAY: 16,
    }, "fifteen swaps, and 05/01/2013 for a day of 2012"


@pytest.mark.parametrize("year", range(2013, 2028))
def test_days_off_by_law_in_each_year(year: int) -> None:
    """Tết was four days until May 2013; National Day two from 2021; 24/11 from 2026."""
    found = Counter(
        day.name.en
        for day in SET_BY_AN_ACT
        if day.day.year == year and day.kind is DayKind.HOLIDAY and day.name
    )
    expected = {
        "New Year's Day": 1,
        "Lunar New Year": 4 if year == 2013 else 5,
        "Hùng Kings' Commemoration Day": 1,
        "Victory Day": 1,
        "International Labour Day": 1,
        "National Day": 2 if year >= 2021 else 1,
    }
    if year >= 2026:
        expected["Việt Nam Culture Day"] = 1
    assert found == expected


@pytest.mark.parametrize("year", range(2013, 2028))
def test_one_make_up_rest_for_each_holiday_met_by_a_weekend(year: int) -> None:
    """Labour Code 111.3: no holiday on a weekend is lost, and no rest is given for another."""
    of_year = [day for day in SET_BY_AN_ACT if day.day.year == year]
    on_weekend = Counter(
        day.name for day in of_year if day.kind is DayKind.HOLIDAY and day.day.weekday() >= SATURDAY
    )
    made_up = Counter(day.name for day in of_year if day.kind is DayKind.MAKE_UP_REST)
    assert made_up == on_weekend


def test_a_make_up_rest_is_a_weekday_after_its_holiday() -> None:
    for day in SET_BY_AN_ACT:
        if day.kind is DayKind.MAKE_UP_REST:
            assert day.day.weekday() < SATURDAY
            near = [CALENDAR.explain(day.day - timedelta(days=n)) for n in range(1, 8)]
            assert any(d.kind is DayKind.HOLIDAY and d.name == day.name for d in near)


@pytest.mark.parametrize(
    ("day", "kind", "name", "act"),
    [
        (
            date(2022, 1, 3),
            DayKind.MAKE_UP_REST,
            "Tết Dương lịch",
            "Bộ luật Lao động số 45/2019/QH14",
        ),
        (
            date(2027, 2, 9),
            DayKind.MAKE_UP_REST,
            "Tết Nguyên đán",
            "Công văn số 10065/VPCP-KGVX ngày 02/10/2026",
        ),
        (
            date(2026, 4, 26),
            DayKind.HOLIDAY,
            "Giỗ Tổ Hùng Vương",
            "Bộ luật Lao động số 45/2019/QH14",
        ),
        (
            date(2026, 4, 27),
            DayKind.MAKE_UP_REST,
            "Giỗ Tổ Hùng Vương",
            "Bộ luật Lao động số 45/2019/QH14",
        ),
        (
            date(2022, 5, 2),
            DayKind.MAKE_UP_REST,
            "Ngày Chiến thắng",
            "Bộ luật Lao động số 45/2019/QH14",
        ),
        (
            date(2022, 5, 3),
            DayKind.MAKE_UP_REST,
            "Ngày Quốc tế lao động",
            "Bộ luật Lao động số 45/2019/QH14",
        ),
        (date(2018, 9, 3), DayKind.MAKE_UP_REST, "Quốc khánh", "Bộ luật Lao động năm 2012"),
        (
            date(2026, 9, 1),
            DayKind.HOLIDAY,
            "Quốc khánh",
            "Thông báo số 9441/TB-BNV ngày 16/10/2025",
        ),
        (
            date(2027, 9, 3),
            DayKind.HOLIDAY,
            "Quốc khánh",
            "Công văn số 10065/VPCP-KGVX ngày 02/10/2026",
        ),
        (
            date(2026, 11, 24),
            DayKind.HOLIDAY,
            "Ngày Văn hóa Việt Nam",
            "Nghị quyết số 28/2026/QH16 ngày 24/04/2026",
        ),
    ],
)
def test_kind_name_and_act_of_known_days(day: date, kind: DayKind, name: str, act: str) -> None:
    found = CALENDAR.explain(day)
    assert found.kind is kind
    assert found.name is not None
    assert found.name.vi == name
    assert found.act is not None
    assert act in found.act.text()


@pytest.mark.parametrize(
    ("day", "confidence"),
    [
        (date(2014, 9, 1), "B"),
        (date(2014, 9, 6), "B"),
        (date(2015, 2, 16), "B"),
        (date(2015, 4, 29), "B"),
        (date(2018, 2, 14), "B"),
        (date(2015, 1, 2), "A"),
        (date(2026, 1, 2), "A"),
        (date(2026, 11, 24), "A"),
    ],
)
def test_confidence_is_that_of_the_sources(day: date, confidence: str) -> None:
    """B where law-facts §2 found one good source only."""
    assert CALENDAR.explain(day).confidence == confidence


def test_an_answer_is_a_value_that_never_changes() -> None:
    """Neither the answer nor what it is made of can be altered behind the calendar's back."""
    found = CALENDAR.explain(date(2026, 11, 24))
    assert found == CALENDAR.explain(date(2026, 11, 24))
    assert hash(found) == hash(CALENDAR.explain(date(2026, 11, 24)))
    notice = CALENDAR.notices[-1]
    for value, attribute in (
        (found, "working"),
        (found.act, "number"),
        (notice, "covers"),
        (notice.days[0], "kind"),
    ):
        with pytest.raises(AttributeError):
            setattr(value, attribute, None)
