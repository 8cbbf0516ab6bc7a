"""A calendar is a value: compared by what it is built from, and never changed."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import Notice, read_notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.calendar import DayExplanation

OFFICIAL = official_calendar()


def notice(number: str = "1/TB-BNV", issued: str | None = "2026-12-01", **keys: Any) -> Notice:
    return read_notice({"act": {"number": number, "date": issued}, **keys})


SWAP = notice(off=["2027-04-29"], worked=["2027-05-08"])
OF_2028 = notice("2/TB-BNV", "2027-10-01", covers=2028, off=["2028-01-25"])
CALENDARS = [
    OFFICIAL,
    projected_calendar(),
    projected_calendar(through=2030, culture_day_make_up=True),
    OFFICIAL.with_notices([SWAP, OF_2028]),
]
all_calendars = pytest.mark.parametrize("calendar", CALENDARS, ids=repr)


def answers(calendar: WorkingCalendar) -> list[DayExplanation]:
    length = (calendar.last - calendar.first).days + 1
    return [calendar.explain(calendar.first + timedelta(days=n)) for n in range(length)]


@all_calendars
def test_it_equals_its_copies(calendar: WorkingCalendar) -> None:
    """Also those sent to another process."""
    copies = [pickle.loads(pickle.dumps(calendar, n)) for n in range(2, 6)]  # noqa: S301  our own
    for other in (*copies, copy.copy(calendar), copy.deepcopy(calendar)):
        assert other == calendar
        assert hash(other) == hash(calendar)
        assert answers(other) == answers(calendar)
        assert len({other, calendar}) == 1


def test_two_that_are_built_alike_are_equal() -> None:
    assert WorkingCalendar(OFFICIAL.notices) == OFFICIAL == OFFICIAL.with_notices([])
    assert projected_calendar(through=2037) == projected_calendar()
    assert OFFICIAL.with_notices([SWAP]) == OFFICIAL.with_notices(iter([SWAP]))


def test_what_is_built_otherwise_differs() -> None:
    assert len(set(CALENDARS)) == len(CALENDARS)
    assert projected_calendar(through=2036) != projected_calendar()
    assert projected_calendar(culture_day_make_up=True) != projected_calendar()
    assert OFFICIAL.with_notices([SWAP]) != OFFICIAL
    assert OFFICIAL.with_notices([notice()]) != OFFICIAL, "it knows a newer act"
    by_law = WorkingCalendar([OF_2028], law_days_of=[2028])
    assert by_law != WorkingCalendar([OF_2028]), "it fills in the days the law fixes"


@pytest.mark.parametrize("other", [None, 1, "calendar", OFFICIAL.notices, date(2026, 10, 20)])
def test_it_equals_nothing_else(other: object) -> None:
    assert other != OFFICIAL
    assert not other == OFFICIAL  # noqa: SIM201  the other operator


@pytest.mark.parametrize(
    "name",
    ["first", "last", "announced_last", "edition", "notices", "is_working_day", "anything"],
)
@all_calendars
def test_nothing_of_it_can_be_assigned(calendar: WorkingCalendar, name: str) -> None:
    before = getattr(calendar, name, None)
    with pytest.raises(AttributeError):
        setattr(calendar, name, date(2020, 1, 1))
    with pytest.raises(AttributeError):
        delattr(calendar, name)
    assert getattr(calendar, name, None) == before


def test_what_it_is_built_from_cannot_be_changed_behind_its_back() -> None:
    given = list(OFFICIAL.notices)
    calendar = WorkingCalendar(given)
    given.clear()
    assert calendar == OFFICIAL
    assert isinstance(calendar.notices, tuple)


same_twice = pytest.mark.parametrize("added", [SWAP, OF_2028, notice(), OFFICIAL.notices[-1]])


@same_twice
def test_the_same_notice_twice_changes_nothing(added: Notice) -> None:
    """Together, or one after the other."""
    once = OFFICIAL.with_notices([added])
    for twice in (OFFICIAL.with_notices([added, added]), once.with_notices([added])):
        assert answers(twice) == answers(once)
        assert (twice.first, twice.last, twice.announced_last) == (
            once.first, once.last, once.announced_last,
        )  # fmt: skip
        assert repr(twice) == repr(once)


@same_twice
def test_the_same_notice_twice_gives_an_equal_calendar(added: Notice) -> None:
    once = OFFICIAL.with_notices([added])
    assert OFFICIAL.with_notices([added, added]) == once.with_notices([added]) == once


def in_every_order(notices: Iterable[Notice]) -> list[WorkingCalendar]:
    return [OFFICIAL.with_notices(order) for order in permutations(notices)]


@pytest.mark.parametrize(
    "newest",
    [
        notice("1/TB", "2026-12-02", off=["2027-04-29"]),
        notice("2/TB-BNV", "2026-12-01", off=["2027-04-29"]),
        notice("1/TB-BNV", "2026-12-01", off=["2027-04-29"], covers=2027),
    ],
    ids=["a later date", "of one date, the higher number", "of one number, the covered year"],
)
def test_which_act_is_the_newer_does_not_depend_on_the_order_given(newest: Notice) -> None:
    others = [SWAP, notice("3/TB", None, off=[{"date": "2027-04-29", "kind": "make_up_rest"}])]
    calendars = in_every_order([newest, *others])
    assert len(set(calendars)) == 1
    assert calendars[0].explain(date(2027, 4, 29)).act == newest.act
    assert calendars[0].explain(date(2027, 4, 29)).kind is newest.days[0].kind


def test_an_act_without_a_date_gives_way_to_any_with_one() -> None:
    dated = notice("1/TB", "1990-01-01", off=["2027-04-29"])
    without = notice("9/TB", None, off=[{"date": "2027-04-29", "kind": "make_up_rest"}])
    for calendar in in_every_order([dated, without]):
        assert calendar.explain(date(2027, 4, 29)).act == dated.act


def test_years_announced_together_or_one_after_the_other_give_equal_calendars() -> None:
    """Two years of the law filled in are two notices of the Labour Code."""
    of_2029 = notice("3/TB-BNV", "2028-10-01", covers=2029)
    together = OFFICIAL.with_notices([OF_2028, of_2029])
    one_by_one = OFFICIAL.with_notices([OF_2028]).with_notices([of_2029])
    assert answers(one_by_one) == answers(together)
    assert one_by_one == together


def test_two_notices_of_one_act_are_alike_in_any_order() -> None:
    one = notice(off=["2027-04-29"])
    other = notice(off=[{"date": "2027-04-29", "kind": "make_up_rest"}])
    another = notice(off=["2027-04-28"])
    assert len(set(in_every_order([one, other, another]))) == 1


def test_notices_are_kept_oldest_first_and_those_without_a_date_before_all() -> None:
    for calendar in in_every_order([SWAP, OF_2028, notice("3/TB", None)]):
        ages = [
            (found.act.date or date.min, found.act.number or "", found.covers or 0)
            for found in calendar.notices
        ]
        assert all(earlier <= later for earlier, later in pairwise(ages))
        assert {SWAP, OF_2028} <= set(calendar.notices)
