"""The tables of kinds: 29 kinds, 27 of them with an abbreviation, and three copies."""

from __future__ import annotations

import pytest

from nhiemvu.references import (
    COPIES,
    COURTESY_LETTER,
    KINDS,
    LETTER,
    MIXED_CASE,
    OTHER_KINDS,
    kind_of,
)

# Decree 30/2020/NĐ-CP, appendix III, in the order of its table
ABBREVIATIONS = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
)


def test_there_are_29_kinds_of_which_27_have_an_abbreviation() -> None:
    assert len(KINDS) == 29
    assert [kind.abbreviation for kind in KINDS if kind.abbreviation] == ABBREVIATIONS.split()
    assert [kind for kind in KINDS if not kind.abbreviation] == [LETTER, COURTESY_LETTER]
    assert (LETTER.label(), COURTESY_LETTER.label()) == ("công văn", "thư công")


def test_there_are_three_copies() -> None:
    assert [kind.abbreviation for kind in COPIES] == ["SY", "TrS", "SL"]
    assert all(kind.copy for kind in COPIES)
    assert not any(kind.copy for kind in KINDS)


def test_no_name_and_no_abbreviation_stands_twice() -> None:
    every = [*KINDS, *COPIES]
    for lang in ("vi", "en"):
        assert len({kind.label(lang) for kind in every}) == len(every)
    short = [kind.abbreviation for kind in every if kind.abbreviation]
    assert len({abbreviation.upper() for abbreviation in short}) == len(short)
    assert not {*short} & {*OTHER_KINDS, *MIXED_CASE}


@pytest.mark.parametrize("kind", [*KINDS[:27], *COPIES], ids=lambda kind: kind.abbreviation)
def test_a_kind_is_found_by_its_abbreviation(kind: object) -> None:
    assert kind_of(kind.abbreviation) is kind  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["CV", "qđ", "QYĐ", "TTR", "NĐ", "UBND", ""])
def test_anything_else_stands_for_no_kind(text: str) -> None:
    assert kind_of(text) is None
