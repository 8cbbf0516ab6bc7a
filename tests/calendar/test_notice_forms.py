"""The forms in which a host may write notices of days off, and what is read from them."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.calendar import Act, DayKind, Notice, read_notice, read_notices
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


@given(values=st.lists(rows, max_size=3), ascii_only=st.booleans())
def test_a_list_and_json_lines_are_read_alike(
    values: list[dict[str, Any]], ascii_only: bool
) -> None:
    expected = tuple(map(read_notice, values))
    lines = [json.dumps(value, ensure_ascii=ascii_only) for value in values]
    assert read_notices(json.dumps(values)) == expected
    assert read_notices("\n".join(lines)) == expected
    assert read_notices("\r\n\n".join(lines) + "\n \n") == expected, "blank lines are nothing"


def test_no_notices_at_all() -> None:
    assert read_notices("") == read_notices(" \n") == read_notices("[]") == ()


def test_a_notice_may_say_nothing_of_the_calendar() -> None:
    """As 3383/BNV-CVL did: no swap around 30/4/2026."""
    assert notice() == notice(off=[], worked=[]) == Notice(Act("1/TB-BNV", date(2026, 12, 1)), ())


def test_a_bare_date_is_a_holiday_and_a_bare_saturday_a_make_up_day() -> None:
    days = notice(off=["2027-04-29", "2027-04-30"], worked=["2027-05-08"]).days
    assert [(day.day, day.kind, day.name, day.partner) for day in days] == [
        (OFF, DayKind.HOLIDAY, None, None),
        (date(2027, 4, 30), DayKind.HOLIDAY, None, None),
        (WORKED, DayKind.MAKE_UP_WORKING_DAY, None, None),
    ]
    assert [day.working for day in days] == [False, False, True]


def test_an_object_with_a_date_alone_is_a_bare_date() -> None:
    assert notice(off=[{"date": "2027-04-29"}]) == notice(off=["2027-04-29"])


@given(
    off=st.lists(st.integers(0, 100), min_size=1, max_size=4, unique=True),
    worked=st.lists(st.integers(101, 200), min_size=1, max_size=4, unique=True),
    covers=st.one_of(st.none(), st.integers(2020, 2030)),
)
def test_lists_of_one_length_that_cover_no_year_are_swaps_in_order(
    off: list[int], worked: list[int], covers: int | None
) -> None:
    rest, work = (
        [date(2027, 1, 1) + timedelta(days=n) for n in numbers] for numbers in (off, worked)
    )
    days = notice(off=list(map(str, rest)), worked=list(map(str, work)), covers=covers).days
    swaps = covers is None and len(rest) == len(work)
    kind = DayKind.SWAPPED_OFF if swaps else DayKind.HOLIDAY
    partners = [*work, *rest] if swaps else [None] * len(days)
    assert [day.day for day in days] == [*rest, *work]
    assert [day.kind for day in days[: len(rest)]] == [kind] * len(rest)
    assert [day.partner for day in days] == partners


def test_names_do_not_keep_days_from_being_paired() -> None:
    """Only a day that states its own kind or partner is left as stated."""
    off = {"date": "2027-04-29", "name": "victory", "confidence": "B"}
    first, second = notice(off=[off], worked=["2027-05-08"]).days
    assert (first.kind, first.partner, second.partner) == (DayKind.SWAPPED_OFF, WORKED, OFF)
    assert (first.name, first.confidence) == (NAMES["victory"], "B")


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ({"date": "2027-04-29", "kind": "holiday"}, "2027-05-08"),
        ("2027-04-29", {"date": "2027-05-08", "kind": "make_up_working_day"}),
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
