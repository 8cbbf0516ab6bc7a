"""A notice that cannot be used: which key is wrong, what was found, what is expected."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.calendar import read_notice, read_notices
from nhiemvu.errors import NoticeError

if TYPE_CHECKING:
    from nhiemvu import NhiemvuError

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
DAY = "2027-04-29"
NO_KIND: tuple[object, ...] = (None, "", [], 0, False)


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
    assert vi.startswith(f"{where}: nhận được: ")
    assert en.startswith(f"{where}: received ")
    return "; yêu cầu: " in vi and "; expected " in en


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
        (
            with_act(date=datetime(2026, 12, 1)),
            "date_not_moment",
            "act.date",
            datetime(2026, 12, 1),
        ),
        (with_act(number=None), "act_number", "act.number", None),
        (with_act(number=None, title=None), "act_number", "act.number", None),
        (with_act(number=None, title=" "), "act_number", "act.number", None),
        (with_act(number="", title="Công văn"), "act_number", "act.number", ""),
        ({"act": {"title": "Công văn", "date": None}}, "act_number", "act.number", None),
        (with_act(title=1), "not_text", "act.title", 1),
        (with_act(title={"vi": 1}), "not_text", "act.title", 1),
        (with_act(title={"fr": "x"}), "unknown_key", "act.title", "fr"),
        (with_act(confidence=1), "not_text", "act.confidence", 1),
        (with_act(note=["x"]), "not_text", "act.note", ["x"]),
        (with_act(note={"vi": 1}), "not_text", "act.note", 1),
        (with_act(note={"fr": "x"}), "unknown_key", "act.note", "fr"),
    ],
)
def test_the_notice_and_its_act(value: Any, code: str, where: str, found: object) -> None:
    refused(value, code, where, found)


years = ["2028", 2028.0, True, 1899, 3000, -1, [2028]]


@pytest.mark.parametrize("year", years, ids=repr)
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
        *(
            pytest.param(with_off({"date": DAY, "kind": kind}), "kind", "off[0].kind", kind)
            for kind in NO_KIND
        ),
        (with_off({"date": DAY, "kind": ["holiday"]}), "kind", "off[0].kind", ["holiday"]),
        (with_off({"date": DAY, "kind": "working_day"}), "kind", "off[0].kind", "working_day"),
        (
            with_off({"date": DAY, "kind": "make_up_working_day"}),
            "kind",
            "off[0].kind",
            "make_up_working_day",
        ),
        pytest.param(with_off({"date": DAY, "kind": "weekend"}), "kind", "off[0].kind", "weekend"),
        (with_off(datetime(2027, 4, 29)), "date_not_moment", "off[0]", datetime(2027, 4, 29)),
        (with_off({"date": DAY, "name": 1}), "not_text", "off[0].name", 1),
        (with_off({"date": DAY, "confidence": 1}), "not_text", "off[0].confidence", 1),
        (with_off({"date": DAY, "for": "x"}), "date_format", "off[0].for", "x"),
        (with_worked("x"), "date_format", "worked[0]", "x"),
        (with_worked({"date": DAY, "kind": "holiday"}), "kind", "worked[0].kind", "holiday"),
        (with_worked({"date": DAY, "kind": None}), "kind", "worked[0].kind", None),
        (
            with_worked({"date": DAY, "kind": "make_up_working_day"}),
            "kind",
            "worked[0].kind",
            "make_up_working_day",
        ),
        (
            with_worked({"date": "2027-05-08", "kind": "working_day"}),
            "kind",
            "worked[0].kind",
            "working_day",
        ),
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


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ({"acts": ACT}, "các khóa act, covers, off, worked", "the keys act, covers, off, worked"),
        (
            with_off({"date": DAY, "kind": "rest"}),
            "một trong: holiday, make_up_rest, swapped_off, weekend",
            "one of: holiday, make_up_rest, swapped_off, weekend",
        ),
        (
            with_off({"date": DAY, "kind": "weekend"}),
            "một trong: holiday, make_up_rest, swapped_off",
            "one of: holiday, make_up_rest, swapped_off",
        ),
    ],
    ids=["a key", "a kind", "a weekend, of a weekday"],
)
def test_what_may_stand_there_is_named(value: dict[str, Any], vi: str, en: str) -> None:
    with pytest.raises(NoticeError) as caught:
        read_notice(value)
    assert caught.value.message("vi").endswith(f"; yêu cầu: {vi}")
    assert caught.value.message("en").endswith(f"; expected {en}")


def refused(value: Any, code: str, where: str, found: object) -> None:
    with pytest.raises(NoticeError) as caught:
        read_notice(value)
    error = caught.value
    assert (error.code, error.where, error.found) == (code, where, found)
    assert explains_itself(error, where)
    if not isinstance(found, datetime):
        text = json.dumps([{"act": ACT}, value])
        with pytest.raises(NoticeError) as in_a_list:
            read_notices(text)
        assert str(in_a_list.value) == str(error), "text is refused as its value is"


def test_a_year_covered_that_is_too_long_to_be_written_is_refused() -> None:
    with pytest.raises(NoticeError) as caught:
        read_notice({"act": ACT, "covers": 10**5000})
    assert (caught.value.code, caught.value.found) == ("covers", 10**5000)
    assert explains_itself(caught.value, "covers")


def test_a_date_may_be_a_date_already() -> None:
    """A host that builds its notices in Python need not write dates as text."""
    in_python: dict[str, Any] = {
        "act": {"number": "1/TB-BNV", "date": date(2026, 12, 1)},
        "off": [date(2027, 4, 29)],
        "worked": [{"date": date(2027, 5, 8)}],
    }
    assert read_notice(in_python) == read_notice(
        {"act": ACT, "off": ["2027-04-29"], "worked": ["2027-05-08"]}
    )
