"""A host adds notices without waiting for a release; where acts differ, the newer one holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu import WorkingCalendar, official_calendar
from nhiemvu.calendar import DayExplanation, DayKind, Notice, read_notice
from nhiemvu.errors import UnannouncedDateError

OFFICIAL = official_calendar()
OFF, WORKED = date(2027, 4, 29), date(2027, 5, 8)
BASE = WorkingCalendar([read_notice({"act": {"number": "0/TB", "date": None}, "covers": 2027})])


def notice(number: str = "1/TB-BNV", issued: str | None = "2026-12-01", **keys: Any) -> Notice:
    return read_notice({"act": {"number": number, "date": issued}, **keys})


SWAP = notice(off=["2027-04-29"], worked=["2027-05-08"])


def answers(calendar: WorkingCalendar) -> list[DayExplanation]:
    length = (calendar.last - calendar.first).days + 1
    return [calendar.explain(calendar.first + timedelta(days=n)) for n in range(length)]


def test_a_swap_moves_one_working_day() -> None:
    calendar = OFFICIAL.with_notices([SWAP])
    assert not calendar.is_working_day(OFF)
    assert calendar.is_working_day(WORKED)
    assert calendar.explain(OFF).partner == WORKED
    assert calendar.explain(WORKED).partner == OFF
    year = (date(2026, 12, 31), date(2027, 12, 31))
    assert calendar.working_days_between(*year) == OFFICIAL.working_days_between(*year) == 249


def test_nothing_else_changes_save_the_edition() -> None:
    for before, after in zip(
        answers(OFFICIAL), answers(OFFICIAL.with_notices([SWAP])), strict=True
    ):
        assert after.edition == date(2026, 12, 1)
        if before.day not in (OFF, WORKED):
            assert (before.working, before.kind, before.act) == (
                after.working,
                after.kind,
                after.act,
            )


def test_the_calendar_it_is_added_to_stays_as_it_was() -> None:
    before, notices = answers(OFFICIAL), OFFICIAL.notices
    OFFICIAL.with_notices([SWAP, notice(covers=2028)])
    assert answers(OFFICIAL) == before
    assert OFFICIAL.notices == notices
    assert OFFICIAL.is_working_day(OFF)


def test_no_notices_give_an_equal_calendar() -> None:
    assert answers(OFFICIAL.with_notices([])) == answers(OFFICIAL)


def test_notices_may_come_from_an_iterator() -> None:
    assert OFFICIAL.with_notices(iter([SWAP])).explain(OFF).kind is DayKind.SWAPPED_OFF


@pytest.mark.parametrize(
    ("issued", "edition"),
    [
        ("2026-10-03", date(2026, 10, 3)),
        ("2026-10-02", date(2026, 10, 2)),
        ("2026-10-01", date(2026, 10, 2)),
        (None, date(2026, 10, 2)),
    ],
)
def test_the_edition_is_the_date_of_the_newest_act(issued: str | None, edition: date) -> None:
    """An older act added later does not make the calendar newer; one without a date neither."""
    calendar = OFFICIAL.with_notices([notice(issued=issued, off=["2027-04-29"])])
    assert calendar.edition == calendar.explain(OFF).edition == edition
    assert not calendar.is_working_day(OFF)


def test_a_newer_act_takes_back_what_an_older_one_gave() -> None:
    """A swap called off is the swap the other way round: both days as they were at first."""
    called_off = notice("2/TB-BNV", "2027-02-01", off=["2027-05-08"], worked=["2027-04-29"])
    for calendar in (
        OFFICIAL.with_notices([SWAP]).with_notices([called_off]),
        OFFICIAL.with_notices([SWAP, called_off]),
        OFFICIAL.with_notices([called_off, SWAP]),
    ):
        assert calendar.explain(OFF).act == calendar.explain(WORKED).act == called_off.act
        assert calendar.is_working_day(OFF)
        assert not calendar.is_working_day(WORKED)


def test_an_older_act_does_not_undo_a_newer_one() -> None:
    older = notice("9/TB", "2026-11-30", off=[{"date": "2027-04-29", "kind": "make_up_rest"}])
    for calendar in (
        OFFICIAL.with_notices([SWAP, older]),
        OFFICIAL.with_notices([older, SWAP]),
        OFFICIAL.with_notices([SWAP]).with_notices([older]),
    ):
        assert calendar.explain(OFF).act == SWAP.act
        assert calendar.explain(OFF).kind is DayKind.SWAPPED_OFF


notices_of_2027 = st.lists(
    st.builds(
        lambda issued, off: notice(issued.isoformat(), issued.isoformat(), off=off),
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        st.lists(
            st.fixed_dictionaries(
                {
                    "date": st.dates(date(2027, 3, 1), date(2027, 3, 6)).map(str),
                    "kind": st.sampled_from(["holiday", "make_up_rest", "swapped_off"]),
                }
            ),
            min_size=1,
            unique_by=lambda day: day["date"],
        ),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda found: found.act.date,
)


@given(data=st.data(), notices=notices_of_2027)
def test_the_newest_act_of_each_day_holds_whatever_the_order(
    data: st.DataObject, notices: list[Notice]
) -> None:
    """Given together, in any order, or one after the other."""
    shuffled = data.draw(st.permutations(notices))
    together, one_by_one = BASE.with_notices(shuffled), BASE
    for added in shuffled:
        one_by_one = one_by_one.with_notices([added])
    by_date = sorted(notices, key=lambda found: found.act.date or date.min)
    newest = {day.day: day for found in by_date for day in found.days}
    assert answers(together) == answers(one_by_one)
    for answer in answers(together):
        expected = newest.get(answer.day)
        assert answer.act == (expected.act if expected else None)
        assert expected is None or answer.kind is expected.kind
    assert together.edition == max(found.act.date or date.min for found in notices)


def test_both_ends_of_the_calendar_can_be_set() -> None:
    """The first day known and the last are days like any other; 01/01/2027 is a Friday."""
    ends = BASE.with_notices([notice(off=["2027-01-01", "2027-12-31"])])
    assert BASE.is_working_day(BASE.first)
    assert BASE.is_working_day(BASE.last)
    assert not ends.is_working_day(BASE.first)
    assert not ends.is_working_day(BASE.last)


def test_announcing_a_year_again_keeps_what_was_announced() -> None:
    """An amended notice of a known year adds to it; the days fixed by law are there already."""
    again = OFFICIAL.with_notices([notice(covers=2027, off=["2027-02-11"])])
    assert again.last == OFFICIAL.last
    assert not again.is_working_day(date(2027, 2, 11))
    assert not again.is_working_day(date(2027, 2, 10))


def test_a_partner_beyond_the_calendar_waits_for_its_year() -> None:
    """31/12/2027 off for Saturday 08/01/2028: the second day counts once 2028 is announced."""
    swap = notice(off=["2027-12-31"], worked=["2028-01-08"])
    calendar = OFFICIAL.with_notices([swap])
    assert calendar.explain(date(2027, 12, 31)).partner == date(2028, 1, 8)
    assert not calendar.is_working_day(date(2027, 12, 31)), "the last day known, and off"
    with pytest.raises(UnannouncedDateError):
        calendar.is_working_day(date(2028, 1, 8))
    extended = calendar.with_notices([notice("2/TB", "2027-10-01", covers=2028)])
    assert extended.explain(date(2028, 1, 8)).partner == date(2027, 12, 31)
    assert extended.is_working_day(date(2028, 1, 8))
