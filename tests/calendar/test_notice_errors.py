"""A notice that cannot be used: which key is wrong, what was found, what is expected."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import NhiemvuError, WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import read_notice, read_notices
from nhiemvu.errors import NoticeError

if TYPE_CHECKING:
    from nhiemvu.text import Language

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
DAY = "2027-04-29"
LANGUAGES: tuple[Language, Language] = ("vi", "en")


def with_act(**keys: object) -> dict[str, Any]:
    return {"act": {**ACT, **keys}}


def with_off(*days: object) -> dict[str, Any]:
    return {"act": ACT, "off": list(days)}


def with_worked(*days: object) -> dict[str, Any]:
    return {"act": ACT, "worked": list(days)}


def explains_itself(error: NhiemvuError, where: str) -> bool:
    """The message begins with the key, and says in each language what was received and needed."""
    vi, en = error.message("vi"), error.message("en")
    assert str(error) == vi != en
    assert vi.startswith(f"{where}: nhận được ")
    assert en.startswith(f"{where}: received ")
    return "; cần " in vi and "; expected " in en


@pytest.mark.parametrize(
    ("value", "code", "where", "found"),
    [
        (None, "not_an_object", "notice", None),
        (["2027-04-29"], "not_an_object", "notice", [DAY]),
        ({"act": ACT, "day_off": []}, "unknown_key", "notice", "day_off"),
        ({}, "not_an_object", "act", None),
        ({"act": "1/TB-BNV"}, "not_an_object", "act", "1/TB-BNV"),
        (with_act(signer="A"), "unknown_key", "act", "signer"),
        ({"act": {"date": None}}, "act_number", "act.number", None),
        (with_act(number=""), "act_number", "act.number", ""),
        (with_act(number=" \t"), "act_number", "act.number", " \t"),
        (with_act(number=1), "act_number", "act.number", 1),
        ({"act": {"number": "1/TB"}}, "act_date", "act", {"number": "1/TB"}),
        (with_act(date="01/12/2026"), "date_format", "act.date", "01/12/2026"),
        (with_act(date=""), "date_format", "act.date", ""),
        (with_act(date=20261201), "date_format", "act.date", 20261201),
        (with_act(date="2026-02-29"), "impossible", "act.date", "2026-02-29"),
        (with_act(date="1899-12-31"), "year_out_of_range", "act.date", "1899-12-31"),
        (with_act(confidence=1), "not_text", "act.confidence", 1),
        (with_act(note=["x"]), "not_text", "act.note", ["x"]),
        (with_act(note={"vi": 1}), "not_text", "act.note", 1),
        (with_act(note={"fr": "x"}), "unknown_key", "act.note", "fr"),
    ],
)
def test_the_notice_and_its_act(value: Any, code: str, where: str, found: object) -> None:
    refused(value, code, where, found)


@pytest.mark.parametrize("year", ["2028", 2028.0, True, 1899, 3000, -1, [2028]], ids=repr)
def test_a_year_covered_is_a_whole_number_from_1900_to_2999(year: object) -> None:
    refused({"act": ACT, "covers": year}, "covers", "covers", year)


@pytest.mark.parametrize(
    ("value", "code", "where", "found"),
    [
        ({"act": ACT, "off": DAY}, "not_a_list", "off", DAY),
        ({"act": ACT, "off": None}, "not_a_list", "off", None),
        ({"act": ACT, "worked": {}}, "not_a_list", "worked", {}),
        (with_off("2027-4-29"), "date_format", "off[0]", "2027-4-29"),
        (with_off(DAY, 20270430), "date_format", "off[1]", 20270430),
        (with_off(DAY, None), "date_format", "off[1]", None),
        (with_off(DAY, [DAY]), "date_format", "off[1]", [DAY]),
        (with_off("2027-04-29T00:00:00+07:00"), "date_format", "off[0]", f"{DAY}T00:00:00+07:00"),
        (with_off("2027-04-31"), "impossible", "off[0]", "2027-04-31"),
        (with_off("3000-01-01"), "year_out_of_range", "off[0]", "3000-01-01"),
        (with_off({"kind": "holiday"}), "date_format", "off[0]", None),
        (with_off(DAY, {"date": DAY, "day": 1}), "unknown_key", "off[1]", "day"),
        (with_off({"date": DAY, "kind": "rest"}), "kind", "off[0].kind", "rest"),
        (with_off({"date": DAY, "kind": None}), "kind", "off[0].kind", None),
        (with_off({"date": DAY, "kind": []}), "kind", "off[0].kind", []),
        (
            with_off({"date": DAY, "kind": "make_up_working_day"}),
            "kind",
            "off[0].kind",
            "make_up_working_day",
        ),
        (with_off({"date": DAY, "kind": "weekend"}), "kind", "off[0].kind", "weekend"),
        (with_off({"date": DAY, "name": 1}), "not_text", "off[0].name", 1),
        (with_off({"date": DAY, "confidence": 1}), "not_text", "off[0].confidence", 1),
        (with_off({"date": DAY, "for": "x"}), "date_format", "off[0].for", "x"),
        (with_worked("x"), "date_format", "worked[0]", "x"),
        (with_worked({"date": DAY, "kind": "holiday"}), "kind", "worked[0].kind", "holiday"),
        (with_worked({"date": DAY, "for": 1}), "date_format", "worked[0].for", 1),
        (with_worked({"date": DAY, "name": []}), "not_text", "worked[0].name", []),
    ],
)
def test_the_days(value: Any, code: str, where: str, found: object) -> None:
    refused(value, code, where, found)


@pytest.mark.parametrize(
    "value",
    [
        with_off(DAY, DAY),
        with_off(DAY, {"date": DAY, "kind": "make_up_rest"}),
        with_worked(DAY, DAY),
        {"act": ACT, "off": [DAY], "worked": [DAY]},
        {"act": ACT, "off": [DAY, "2027-04-30"], "worked": [DAY]},
    ],
)
def test_a_day_is_named_once_in_a_notice(value: dict[str, Any]) -> None:
    """Twice off says nothing more; off and worked says two things."""
    refused(value, "repeated_day", "off, worked", date(2027, 4, 29))


def refused(value: Any, code: str, where: str, found: object) -> None:
    with pytest.raises(NoticeError) as caught:
        read_notice(value)
    error = caught.value
    assert (error.code, error.where, error.found) == (code, where, found)
    assert explains_itself(error, where)
    text = json.dumps([{"act": ACT}, value])
    with pytest.raises(NoticeError) as in_a_list:
        read_notices(text)
    assert str(in_a_list.value) == str(error), "text is refused as its value is"


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("x", "dòng/line 1", "x"),
        ("[", "dòng/line 1", "["),
        ('{"act": {"number": "1", "date": null}}\n\n{"act"', "dòng/line 3", '{"act"'),
        ("[" * 100_000, "dòng/line 1", "[" * 100_000),
    ],
    ids=["a word", "an open list", "the third line", "nested beyond measure"],
)
def test_text_that_is_not_json_names_the_line(text: str, where: str, found: str) -> None:
    with pytest.raises(NoticeError) as caught:
        read_notices(text)
    error = caught.value
    assert (error.code, error.where, error.found) == ("not_json", where, found)
    assert explains_itself(error, where)
    assert len(error.message()) < 200, "what is long is cut"


@pytest.mark.parametrize("text", ["1", "null", '"x"', "[1]", "[[]]"])
def test_json_that_is_no_notice(text: str) -> None:
    with pytest.raises(NoticeError) as caught:
        read_notices(text)
    assert (caught.value.code, caught.value.where) == ("not_an_object", "notice")


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
        assert (caught.value.code, caught.value.where) == ("day_outside_calendar", "1/TB-BNV")
        assert caught.value.found == date.fromisoformat(day)
        assert explains_itself(caught.value, "1/TB-BNV")
        assert str(calendar.last.year) in str(caught.value)


@pytest.mark.parametrize("day", ["2027-04-29", "2027-05-10", "2028-01-03"])
def test_a_weekday_that_is_worked_cannot_be_a_make_up_day(day: str) -> None:
    """It is most likely a slip in the date."""
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices([read_notice(with_worked(day))])
    assert (caught.value.code, caught.value.where) == ("already_a_working_day", "1/TB-BNV")
    assert caught.value.found == date.fromisoformat(day)
    assert explains_itself(caught.value, "1/TB-BNV")


@pytest.mark.parametrize("day", ["2027-04-30", "2012-12-31", "2027-05-01", "2028-01-01"])
def test_a_weekday_that_is_off_and_any_weekend_can_be_worked(day: str) -> None:
    calendar = official_calendar().with_notices([read_notice(with_worked(day))])
    if calendar.first <= date.fromisoformat(day) <= calendar.last:
        assert calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("years", "found", "missing"),
    [
        ([2029], 2029, 2028),
        ([2028, 2030], 2030, 2029),
        ([2011], 2013, 2012),
        ([2030, 2029], 2029, 2028),
    ],
)
def test_announced_years_leave_no_gap(years: list[int], found: int, missing: int) -> None:
    """The error names the year whose notice is wanted first."""
    notices = [read_notice({"act": ACT, "covers": year}) for year in years]
    with pytest.raises(NoticeError) as caught:
        official_calendar().with_notices(notices)
    assert (caught.value.code, caught.value.where, caught.value.found) == ("gap", "covers", found)
    assert explains_itself(caught.value, "covers")
    for lang in LANGUAGES:
        assert str(missing) in caught.value.message(lang)


@pytest.mark.parametrize("notices", [[], [{"act": ACT, "off": [DAY]}]], ids=["none", "no year"])
def test_a_calendar_has_at_least_one_year(notices: list[dict[str, Any]]) -> None:
    with pytest.raises(NoticeError) as caught:
        WorkingCalendar(map(read_notice, notices))
    assert (caught.value.code, caught.value.where, caught.value.found) == ("gap", "covers", None)
    assert explains_itself(caught.value, "covers")
