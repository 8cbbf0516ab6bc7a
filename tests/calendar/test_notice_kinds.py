"""What is read from a day that says little of itself: its kind, and the other day of a swap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.calendar import DayKind, Notice, read_notice
from nhiemvu.calendar.notices import NAMES

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
OFF, WORKED = date(2027, 4, 29), date(2027, 5, 8)


def weekend(day: date) -> bool:
    return f"{day:%a}" in {"Sat", "Sun"}


def notice(**keys: Any) -> Notice:
    return read_notice({"act": ACT, **keys})


def test_a_bare_weekday_is_a_holiday_and_a_bare_saturday_a_make_up_day() -> None:
    days = notice(off=["2027-04-29", "2027-04-30"], worked=["2027-05-08"]).days
    assert [(day.day, day.kind, day.name, day.partner) for day in days] == [
        (OFF, DayKind.HOLIDAY, None, None),
        (date(2027, 4, 30), DayKind.HOLIDAY, None, None),
        (WORKED, DayKind.MAKE_UP_WORKING_DAY, None, None),
    ]
    assert [day.working for day in days] == [False, False, True]


@given(
    off=st.lists(st.integers(0, 100), min_size=1, max_size=4, unique=True),
    worked=st.lists(st.integers(101, 200), min_size=1, max_size=4, unique=True),
    covers=st.one_of(st.none(), st.integers(2020, 2030)),
)
def test_lists_of_one_length_that_cover_no_year_hold_swaps_in_order(
    off: list[int], worked: list[int], covers: int | None
) -> None:
    rest, work = (
        [date(2027, 1, 1) + timedelta(days=n) for n in numbers] for numbers in (off, worked)
    )
    """A weekday off and a weekend day worked at the same place; anything else is as it stands."""
    days = notice(off=list(map(str, rest)), worked=list(map(str, work)), covers=covers).days
    alike = covers is None and len(rest) == len(work)
    swaps = {
        (a, b) for a, b in zip(rest, work, strict=False) if alike and weekend(b) and not weekend(a)
    }
    partner = dict(swaps) | {b: a for a, b in swaps}
    assert [day.day for day in days] == [*rest, *work]
    for day in days[: len(rest)]:
        plain = DayKind.WEEKEND if weekend(day.day) else DayKind.HOLIDAY
        assert day.kind is (DayKind.SWAPPED_OFF if day.day in partner else plain)
    for day in days[len(rest) :]:
        made_up = DayKind.MAKE_UP_WORKING_DAY if weekend(day.day) else DayKind.WORKING_DAY
        assert day.kind is made_up
    assert [day.partner for day in days] == [partner.get(day.day) for day in days]


@pytest.mark.parametrize(
    ("off", "worked", "paired"),
    [
        ("2027-04-29", "2027-05-08", True),
        ("2027-04-30", "2027-05-09", True),
        ("2027-05-01", "2027-05-08", False),
        ("2027-05-02", "2027-05-09", False),
        ("2027-04-29", "2027-05-07", False),
        ("2027-05-08", "2027-04-30", False),
    ],
    ids=["Saturday", "Friday, Sunday", "Saturdays", "Sundays", "weekdays", "the other way round"],
)
def test_a_swap_is_a_weekday_off_for_a_weekend_day_worked(
    off: str, worked: str, paired: bool
) -> None:
    """Nobody rests on a Saturday for another, and a swap called off is two days as they were."""
    rest, work = notice(off=[off], worked=[worked]).days
    assert (rest.partner is not None, work.partner is not None) == (paired, paired)
    assert (rest.kind is DayKind.SWAPPED_OFF) is paired


def test_the_notice_of_a_year_pairs_nothing_by_itself() -> None:
    """It lists the days off of a whole year; as many days worked are a chance."""
    rest, work = notice(off=["2027-04-29"], worked=["2027-05-08"], covers=2027).days
    assert (rest.kind, rest.partner, work.partner) == (DayKind.HOLIDAY, None, None)


def test_hosts_store_the_codes_of_the_kinds() -> None:
    assert [kind.value for kind in DayKind] == [
        "working_day",
        "weekend",
        "holiday",
        "make_up_rest",
        "swapped_off",
        "make_up_working_day",
    ]


@pytest.mark.parametrize("named", ["off", "worked"])
def test_a_day_with_a_name_is_not_paired(named: str) -> None:
    """A holiday that has a name is off for its own sake."""
    rows: dict[str, Any] = {"off": {"date": "2027-04-29"}, "worked": {"date": "2027-05-08"}}
    rows[named] |= {"name": "victory"}
    first, second = notice(off=[rows["off"]], worked=[rows["worked"]]).days
    assert (first.kind, first.partner, second.partner) == (DayKind.HOLIDAY, None, None)
    assert (first if named == "off" else second).name == NAMES["victory"]


def test_confidence_does_not_keep_days_from_being_paired() -> None:
    """It says nothing of what the day is."""
    off = {"date": "2027-04-29", "confidence": "B"}
    first, second = notice(off=[off], worked=["2027-05-08"]).days
    assert (first.kind, first.partner, second.partner) == (DayKind.SWAPPED_OFF, WORKED, OFF)
    assert (first.confidence, second.confidence) == ("B", None)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ({"date": "2027-04-29", "kind": "holiday"}, "2027-05-08"),
        ("2027-04-29", {"date": "2027-05-08", "kind": "make_up_working_day"}),
        ("2027-04-29", {"date": "2027-05-08", "for": None}),
        ({"date": "2027-04-29", "for": None}, "2027-05-08"),
        ({"date": "2027-04-29", "kind": "make_up_rest"}, {"date": "2027-05-08", "for": None}),
    ],
)
def test_a_day_that_states_its_kind_is_not_paired(off: object, worked: object) -> None:
    first, second = notice(off=[off], worked=[worked]).days
    assert (first.partner, second.partner) == (None, None)
    assert first.kind is not DayKind.SWAPPED_OFF


def test_a_swap_written_out_in_full() -> None:
    rich = notice(
        off=[{"date": "2027-04-29", "kind": "swapped_off", "for": "2027-05-08"}],
        worked=[{"date": "2027-05-08", "kind": "make_up_working_day", "for": "2027-04-29"}],
    )
    assert rich == notice(off=["2027-04-29"], worked=["2027-05-08"])


def test_a_pair_is_stated_beside_one_that_is_not() -> None:
    """Each place of the two lists is judged by itself."""
    days = notice(
        off=["2027-04-29", {"date": "2027-09-06", "kind": "holiday"}],
        worked=["2027-05-08", "2027-09-11"],
    ).days
    assert [day.partner for day in days] == [WORKED, None, OFF, None]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ({"date": "2027-04-29"}, DayKind.HOLIDAY),
        ({"date": "2027-04-29", "name": "victory"}, DayKind.HOLIDAY),
        ({"date": "2027-04-29", "for": "2027-05-08"}, DayKind.SWAPPED_OFF),
        ({"date": "2027-04-29", "for": "2027-05-08", "name": "victory"}, DayKind.SWAPPED_OFF),
        ({"date": "2027-04-29", "for": "2027-05-08", "kind": "holiday"}, DayKind.HOLIDAY),
        ({"date": "2027-04-29", "for": None}, DayKind.HOLIDAY),
        ({"date": "2027-05-08"}, DayKind.WEEKEND),
        ({"date": "2027-05-09"}, DayKind.WEEKEND),
        ({"date": "2027-05-08", "name": None}, DayKind.WEEKEND),
        ({"date": "2027-05-08", "name": "tet"}, DayKind.HOLIDAY),
        ({"date": "2027-05-08", "kind": "holiday"}, DayKind.HOLIDAY),
        ({"date": "2027-05-08", "kind": "weekend"}, DayKind.WEEKEND),
        ({"date": "2027-05-07"}, DayKind.HOLIDAY),
        ({"date": "2027-05-10"}, DayKind.HOLIDAY),
    ],
)
def test_the_kind_of_a_day_off_where_none_is_said(day: dict[str, Any], kind: DayKind) -> None:
    """Off for another day it is swapped; without a name, a weekend is a weekend."""
    read = notice(off=[day]).days[0]
    assert (read.kind, read.working) == (kind, False)
