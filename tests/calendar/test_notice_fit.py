"""A notice that does not fit the calendar it is added to (rules §3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import read_notice
from nhiemvu.errors import CalendarError, NoticeError
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
NAMED = Text("1/TB-BNV ngày 01/12/2026", "1/TB-BNV of 2026-12-01")
DAY = "2027-04-29"
LANGUAGES: tuple[Language, Language] = ("vi", "en")


def with_off(*days: object) -> dict[str, Any]:
    return {"act": ACT, "off": list(days)}


def says_what_was_received(error: NoticeError) -> bool:
    """The message begins with the act, named in full."""
    vi, en = error.message("vi"), error.message("en")
    assert str(error) == vi != en
    assert vi.startswith(f"{NAMED.vi}: nhận được: ")
    assert ": received " in en
    return "; yêu cầu: " in vi and "; expected " in en


@pytest.mark.parametrize(
    ("calendar", "known", "outside"),
    [
        (official_calendar(), ["2012-01-01", "2028-12-31"], ["2011-12-31", "2029-01-01"]),
        (projected_calendar(through=2030), ["2031-12-31"], ["2011-12-31", "2032-01-01"]),
    ],
    ids=repr,
)
def test_a_day_may_be_a_year_outside_the_calendar_and_no_more(
    calendar: WorkingCalendar, known: list[str], outside: list[str]
) -> None:
    """The partner of a swap may lie in the year beside; a slip in the year does not."""
    for day in known:
        calendar.with_notices([read_notice(with_off(day))])
    for day in outside:
        with pytest.raises(NoticeError) as caught:
            calendar.with_notices([read_notice(with_off(day))])
        assert (caught.value.code, caught.value.where) == ("day_outside_calendar", NAMED)
        assert caught.value.found == date.fromisoformat(day)
        assert says_what_was_received(caught.value)
        first, last = calendar.first.year - 1, calendar.last.year + 1
        assert f"các năm {first} đến {last}" in caught.value.message("vi")
        assert f"the years {first} to {last}" in caught.value.message("en")


@pytest.mark.parametrize(
    ("years", "beyond", "missing"),
    [
        ([2029], 2029, 2028),
        ([2028, 2030], 2030, 2029),
        ([2011], 2013, 2012),
        ([2030, 2029], 2029, 2028),
        ([2011, 2029], 2013, 2012),
        ([2208], 2208, 2028),
    ],
)
def test_announced_years_leave_no_gap(years: list[int], beyond: int, missing: int) -> None:
    """The error names the year beyond the gap, and the one whose notice is wanted first."""
    notices = [read_notice({"act": ACT, "covers": year}) for year in years]
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices(notices)
    assert (caught.value.code, caught.value.where) == ("gap", "covers")
    assert caught.value.found == beyond
    assert str(caught.value).startswith("covers: nhận được: ")
    assert caught.value.message("en").startswith("covers: received ")
    for lang in LANGUAGES:
        assert str(missing) in caught.value.message(lang)


@pytest.mark.parametrize("notices", [[], [{"act": ACT, "off": [DAY]}]], ids=["none", "no year"])
def test_a_calendar_has_at_least_one_year(notices: list[dict[str, Any]]) -> None:
    with pytest.raises(NoticeError) as caught:
        WorkingCalendar(map(read_notice, notices))
    assert (caught.value.code, caught.value.where) == ("gap", "covers")
    assert str(caught.value).startswith("covers: còn thiếu; ")
    assert caught.value.message("en").startswith("covers: missing; ")


def test_the_act_is_named_in_full_with_its_title() -> None:
    act = {**ACT, "title": {"vi": "Thông báo", "en": "Notice"}}
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices([read_notice({"act": act, "off": ["2030-01-01"]})])
    assert str(caught.value).startswith("Thông báo số 1/TB-BNV ngày 01/12/2026: nhận được: ")


@pytest.mark.parametrize("value", [with_off("2030-01-01"), {"act": ACT, "worked": [DAY]}])
def test_the_act_is_named_in_english_where_the_message_is(value: dict[str, Any]) -> None:
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices([read_notice(value)])
    assert caught.value.message("en").startswith("1/TB-BNV of 2026-12-01: received ")


def test_the_law_can_be_filled_in_up_to_2100() -> None:
    """Announcing a later year needs the lunar calendar, which is not known beyond."""

    def announced(year: int) -> WorkingCalendar:
        return WorkingCalendar([read_notice({"act": ACT, "covers": year})])

    following = [read_notice({"act": ACT, "covers": year}) for year in (2100, 2101)]
    assert announced(2099).with_notices(following[:1]).last == date(2100, 12, 31)
    with pytest.raises(CalendarError) as caught:
        announced(2100).with_notices(following[1:])
    assert (caught.value.code, caught.value.found) == ("projected_too_far", 2101)
    assert announced(2999).last == date(2999, 12, 31), "all that its notice says is known"
