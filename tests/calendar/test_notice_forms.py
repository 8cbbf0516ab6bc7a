"""The forms in which a host may write notices of days off, and what is read from them."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.calendar import Act, Notice, read_notice, read_notices
from nhiemvu.calendar.notices import NAMES
from nhiemvu.text import Text

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
OFF, WORKED = date(2027, 4, 29), date(2027, 5, 8)

words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)
rich_days = st.fixed_dictionaries(
    {"date": st.dates(date(2020, 1, 1), date(2030, 12, 31)).map(date.isoformat)},
    optional={
        "kind": st.sampled_from(["holiday", "make_up_rest", "swapped_off"]),
        "name": st.one_of(words, st.sampled_from(list(NAMES)), st.none()),
        "confidence": st.sampled_from(["A", "B", "unverified", None]),
    },
)
rows = st.fixed_dictionaries(
    {
        "act": st.fixed_dictionaries(
            {"number": words, "date": st.one_of(st.none(), st.just("2026-12-01"))},
            optional={"confidence": st.sampled_from(["A", None]), "note": words},
        )
    },
    optional={
        "off": st.lists(rich_days, max_size=4, unique_by=lambda day: day["date"]),
        "covers": st.one_of(st.none(), st.integers(1900, 2999)),
    },
)


def notice(**keys: Any) -> Notice:
    return read_notice({"act": ACT, **keys})


@given(value=rows, indent=st.sampled_from([None, 2]))
def test_one_object_on_one_line_or_on_several(value: dict[str, Any], indent: int | None) -> None:
    assert read_notices(json.dumps(value, indent=indent)) == (read_notice(value),)


@given(values=st.lists(rows, min_size=1, max_size=3), ascii_only=st.booleans())
def test_a_list_and_json_lines_are_read_alike(
    values: list[dict[str, Any]], ascii_only: bool
) -> None:
    expected = tuple(map(read_notice, values))
    lines = [json.dumps(value, ensure_ascii=ascii_only) for value in values]
    assert read_notices(json.dumps(values)) == expected
    assert read_notices("\n".join(lines)) == expected
    assert read_notices("\r\n\n".join(lines) + "\n \n") == expected, "blank lines are nothing"


def test_a_notice_may_say_nothing_of_the_calendar() -> None:
    """As 3383/BNV-CVL did: no swap around 30/4/2026."""
    assert notice() == notice(off=[], worked=[]) == Notice(Act("1/TB-BNV", date(2026, 12, 1)), ())


def test_an_object_with_a_date_alone_is_a_bare_date() -> None:
    assert notice(off=[{"date": "2027-04-29"}]) == notice(off=["2027-04-29"])


def test_a_notice_is_read_from_any_mapping() -> None:
    """A host may hold its notices where nothing can change them."""
    plain: dict[str, Any] = {
        "act": {**ACT, "note": {"vi": "ghi chú", "en": "a note"}},
        "off": [{"date": "2027-04-29", "name": "victory"}],
        "covers": 2027,
    }
    off = [MappingProxyType(day) for day in plain["off"]]
    frozen = MappingProxyType(plain | {"act": MappingProxyType(plain["act"]), "off": off})
    assert read_notice(frozen) == read_notice(plain)
    assert read_notice(MappingProxyType(plain)) == read_notice(plain)


@pytest.mark.parametrize("key", ["note", "title"])
def test_words_are_read_from_any_mapping(key: str) -> None:
    words = {"vi": "ghi chú", "en": "a note"}
    frozen = {"act": {**ACT, key: MappingProxyType(words)}}
    assert read_notice(frozen) == read_notice({"act": {**ACT, key: words}})


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Công văn", Text("Công văn", "Công văn")),
        ({"vi": "Công văn", "en": "Letter"}, Text("Công văn", "Letter")),
        ({"vi": "Công văn"}, Text("Công văn", "Công văn")),
        (None, None),
    ],
)
def test_an_act_may_have_a_title(title: object, expected: Text | None) -> None:
    assert read_notice({"act": {**ACT, "title": title}}).act.title == expected


def test_an_act_with_a_title_may_have_no_number_but_says_so() -> None:
    act = read_notice({"act": {"title": "Công văn", "number": None, "date": "2026-12-01"}}).act
    assert act.number is None
    assert act.text() == "Công văn ngày 01/12/2026"


def test_the_value_given_is_not_changed() -> None:
    off, worked = {"date": "2027-04-29"}, {"date": "2027-05-08"}
    value = {"act": ACT, "off": [off], "worked": [worked]}
    before = json.dumps(value)
    read_notice(value)
    assert json.dumps(value) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tet", NAMES["tet"]),
        ("Ngày tang", Text("Ngày tang", "Ngày tang")),
        ({"vi": "Quốc tang", "en": "National mourning"}, Text("Quốc tang", "National mourning")),
        ({"vi": "Quốc tang"}, Text("Quốc tang", "Quốc tang")),
        ({"en": "National mourning"}, Text("National mourning", "National mourning")),
        ({"vi": "Quốc tang", "en": None}, Text("Quốc tang", "Quốc tang")),
        ({"vi": None}, Text("", "")),
        (None, None),
    ],
)
def test_a_name_is_a_key_or_words_in_one_language_or_in_two(
    name: object, expected: Text | None
) -> None:
    assert notice(off=[{"date": "2027-04-29", "name": name}]).days[0].name == expected


def test_text_is_brought_to_one_unicode_form_where_it_enters() -> None:
    loose = unicodedata.normalize("NFD", "Quốc tế lao động")
    assert loose != "Quốc tế lao động"
    act = {"number": f"1/{loose}", "date": None, "note": loose}
    names: list[object] = [loose, {"vi": loose}, {"en": loose}]
    for name in names:
        read = read_notice({"act": act, "off": [{"date": "2027-04-29", "name": name}]})
        assert read.days[0].name == Text("Quốc tế lao động", "Quốc tế lao động")
        assert read.act.number == "1/Quốc tế lao động"
        assert read.act.note == Text("Quốc tế lao động", "Quốc tế lao động")


def test_confidence_is_that_of_the_act_unless_a_day_has_its_own() -> None:
    sure = {**ACT, "confidence": "A"}
    off = ["2027-04-29", {"date": "2027-04-30", "confidence": "B"}]
    read = read_notice({"act": sure, "off": off})
    assert [day.confidence for day in read.days] == ["A", "B"]
    assert notice(off=["2027-04-29"]).days[0].confidence is None


def test_an_act_of_unknown_date_says_so() -> None:
    read = read_notice({"act": {"number": "1/TB", "date": None}, "covers": 2028})
    assert (read.act, read.covers) == (Act("1/TB", None), 2028)


@pytest.mark.parametrize("year", [1900, 2999])
def test_a_year_covered_is_one_of_those_moments_have(year: int) -> None:
    assert notice(covers=year).covers == year


def test_every_day_carries_the_act() -> None:
    read = notice(off=["2027-04-29"], worked=["2027-05-08"])
    assert all(day.act is read.act for day in read.days)
