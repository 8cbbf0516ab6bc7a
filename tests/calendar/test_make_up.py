"""A day worked that is otherwise off: what may be made up, and what is a slip (rules §3)."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from nhiemvu import WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import DayKind, Notice, read_notice
from nhiemvu.errors import NoticeError
from nhiemvu.text import Text

NAMED = Text("1/TB-BNV ngày 01/12/2026", "1/TB-BNV of 2026-12-01")


def notice(number: str = "1/TB-BNV", issued: str | None = "2026-12-01", **keys: Any) -> Notice:
    return read_notice({"act": {"number": number, "date": issued}, **keys})


@pytest.mark.parametrize("day", ["2027-04-29", "2027-05-10", "2028-01-03"])
def test_a_weekday_that_is_worked_cannot_be_a_make_up_day(day: str) -> None:
    """It is most likely a slip in the date."""
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices([notice(worked=[day])])
    assert (caught.value.code, caught.value.where) == ("already_a_working_day", NAMED)
    assert caught.value.found == date.fromisoformat(day)
    assert str(caught.value).startswith(f"{NAMED.vi}: nhận được: ")


@pytest.mark.parametrize("day", ["2027-04-30", "2012-12-31", "2027-05-01", "2028-01-01"])
def test_a_weekday_that_is_off_and_any_weekend_can_be_worked(day: str) -> None:
    calendar = official_calendar().with_notices([notice(worked=[day])])
    if calendar.first <= date.fromisoformat(day) <= calendar.last:
        assert calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("issued", ["2026-11-01", "2026-12-01", "2027-01-01", None])
def test_a_weekday_may_be_worked_when_any_notice_sets_it_off_whatever_its_age(
    issued: str | None,
) -> None:
    """Which of the two holds is for their dates to say; neither is a slip."""
    off = notice("2/TB-BNV", issued, off=["2027-04-29"])
    worked = notice(worked=["2027-04-29"])
    newer = issued is not None and issued >= "2026-12-01"
    for order in permutations([off, worked]):
        calendar = official_calendar().with_notices(order)
        assert calendar.is_working_day(date(2027, 4, 29)) is not newer
    one_by_one = official_calendar().with_notices([off]).with_notices([worked])
    assert one_by_one == official_calendar().with_notices([worked, off])


def test_a_notice_about_another_day_sets_nothing_off() -> None:
    off, worked = notice("2/TB-BNV", off=["2027-04-28"]), notice(worked=["2027-04-29"])
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices([off, worked])
    assert caught.value.code == "already_a_working_day"


@pytest.mark.parametrize("day", ["2028-01-03", "2028-01-25", "2028-05-01"])
def test_a_weekday_the_projection_sets_off_may_be_worked(day: str) -> None:
    """A make-up rest, a guess at Tết and a day fixed by law; all three are known only there."""
    added = [notice(worked=[day])]
    calendar = projected_calendar().with_notices(added)
    assert calendar.is_working_day(date.fromisoformat(day))
    assert calendar.explain(date.fromisoformat(day)).provisional
    with pytest.raises(NoticeError):
        official_calendar().with_notices(added)


def test_a_weekday_that_is_worked_in_the_projection_may_not() -> None:
    with pytest.raises(NoticeError) as caught:
        projected_calendar().with_notices([notice(worked=["2028-01-04"])])
    assert caught.value.code == "already_a_working_day"


def test_a_weekday_the_law_sets_off_in_a_covered_year_may_be_worked() -> None:
    calendar = official_calendar().with_notices([notice(covers=2028, worked=["2028-01-03"])])
    assert calendar.is_working_day(date(2028, 1, 3))


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2027-04-30", DayKind.WORKING_DAY),
        ("2027-05-08", DayKind.MAKE_UP_WORKING_DAY),
        ("2027-05-09", DayKind.MAKE_UP_WORKING_DAY),
    ],
)
def test_a_weekday_worked_is_a_working_day_and_a_weekend_day_a_make_up_day(
    day: str, kind: DayKind
) -> None:
    """A Friday holiday that is worked makes up for nothing."""
    added = notice(worked=[day])
    assert added == notice(worked=[{"date": day, "kind": kind.value}])
    found = official_calendar().with_notices([added]).explain(date.fromisoformat(day))
    assert (found.kind, found.working, found.act) == (kind, True, added.act)


def test_a_calendar_made_of_worked_days_alone_knows_them() -> None:
    """Both ends of a year: 01/01/2028 and 31/12/2028 are a Saturday and a Sunday."""
    calendar = WorkingCalendar([notice(covers=2028, worked=["2028-01-01", "2028-12-31"])])
    assert calendar.is_working_day(calendar.first)
    assert calendar.is_working_day(calendar.last)
