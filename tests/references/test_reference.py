"""References as values: what they say, and that they read back as they are written."""

from __future__ import annotations

import copy
import json
import pickle
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, TypeAdapter, ValidationError

from nhiemvu.errors import MalformedReferenceError
from nhiemvu.references import LETTER, Reference, reference_faults, suggested_reference
from references import references

ROOT = Path(__file__).parent.parent.parent

# text, number, suffix, year, groups, abbreviation of the kind, letter, issuer
EXAMPLES = [
    ("128/QĐ-UBND", 128, "", None, "QĐ UBND", "QĐ", False, "UBND"),
    ("01/QĐ-UBND", 1, "", None, "QĐ UBND", "QĐ", False, "UBND"),
    ("09/QĐ-UBND", 9, "", None, "QĐ UBND", "QĐ", False, "UBND"),
    ("10/QĐ-UBND", 10, "", None, "QĐ UBND", "QĐ", False, "UBND"),
    ("999999/QĐ-UBND", 999_999, "", None, "QĐ UBND", "QĐ", False, "UBND"),
    ("12a/KH-UBND", 12, "a", None, "KH UBND", "KH", False, "UBND"),
    ("07B/KH-UBND", 7, "B", None, "KH UBND", "KH", False, "UBND"),
    ("1234/UBND-KT", 1234, "", None, "UBND KT", None, True, "UBND"),
    ("10065/VPCP-KGVX", 10065, "", None, "VPCP KGVX", None, True, "VPCP"),
    ("245/VPCP-KGVX", 245, "", None, "VPCP KGVX", None, True, "VPCP"),
    ("1234/TTg-KTN", 1234, "", None, "TTg KTN", None, True, "TTg"),
    ("3932/BGDĐT-GDTrH", 3932, "", None, "BGDĐT GDTrH", None, True, "BGDĐT"),
    ("12/SKHĐT&TC-N.C", 12, "", None, "SKHĐT&TC N.C", None, True, "SKHĐT&TC"),
    ("60/2025/QĐ-UBND", 60, "", 2025, "QĐ UBND", "QĐ", False, "UBND"),
    ("42/2014/QĐ-TTg", 42, "", 2014, "QĐ TTg", "QĐ", False, "TTg"),
    ("28/2026/QH16", 28, "", 2026, "QH16", None, False, "QH16"),
    ("45/2019/QH14", 45, "", 2019, "QH14", None, False, "QH14"),
    ("335/2025/NĐ-CP", 335, "", 2025, "NĐ CP", None, False, "CP"),
    ("39/2017/TT-BTTTT", 39, "", 2017, "TT BTTTT", None, False, "BTTTT"),
    ("05/1900/QĐ-UBND", 5, "", 1900, "QĐ UBND", "QĐ", False, "UBND"),
    ("05/2999/QĐ-UBND", 5, "", 2999, "QĐ UBND", "QĐ", False, "UBND"),
    ("01/HNVB-VPCP", 1, "", None, "HNVB VPCP", None, False, "VPCP"),
    ("89/TTr-LĐTBXH", 89, "", None, "TTr LĐTBXH", "TTr", False, "LĐTBXH"),
    ("12/QyĐ-UBND", 12, "", None, "QyĐ UBND", "QyĐ", False, "UBND"),
    ("6150/TB-BLĐTBXH", 6150, "", None, "TB BLĐTBXH", "TB", False, "BLĐTBXH"),
    ("15/SY-UBND", 15, "", None, "SY UBND", "SY", False, "UBND"),
    ("15/TrS-UBND", 15, "", None, "TrS UBND", "TrS", False, "UBND"),
    ("12/BC-STC-QLNS", 12, "", None, "BC STC QLNS", "BC", False, "STC"),
    ("12/STC-TTr", 12, "", None, "STC TTr", None, True, "STC"),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_a_reference_says_what_it_consists_of(example: tuple[Any, ...]) -> None:
    text, number, suffix, year, groups, kind, letter, issuer = example
    reference = Reference.parse(text)
    assert str(reference) == text
    assert (reference.number, reference.suffix, reference.year) == (number, suffix, year)
    assert reference.groups == tuple(groups.split())
    assert reference.symbol == groups.replace(" ", "-")
    assert (reference.kind and reference.kind.abbreviation) == kind
    assert (reference.is_letter, reference.issuer) == (letter, issuer)
    assert (reference.kind is LETTER) is letter
    assert reference_faults(text) == ()
    assert suggested_reference(text) is None
    assert Reference(number, reference.symbol, year, suffix) == reference


@given(references())
def test_what_the_constructor_accepts_reads_back(reference: Reference) -> None:
    assert Reference.parse(str(reference)) == reference


@given(references())
def test_text_in_nfd_is_the_same_reference(reference: Reference) -> None:
    assert Reference.parse(unicodedata.normalize("NFD", str(reference))) == reference
    symbol = unicodedata.normalize("NFD", reference.symbol)
    same = Reference(reference.number, symbol, reference.year, reference.suffix)
    assert same == reference
    assert hash(same) == hash(reference)
    assert unicodedata.is_normalized("NFC", same.symbol)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((0, "QĐ-UBND"), "number_zero"),
        ((-1, "QĐ-UBND"), "number_zero"),
        ((-(10**5000), "QĐ-UBND"), "number_zero"),
        ((1_000_000, "QĐ-UBND"), "number_too_long"),
        ((10**5000, "QĐ-UBND"), "number_too_long"),
        ((7, ""), "symbol_missing"),
        ((7, "QĐ"), "issuer_missing"),
        ((7, "UBND"), "unit_missing"),
        ((7, "qđ-UBND"), "wrong_case"),
        ((7, "QĐ-UBND "), "spaces"),
        ((7, "2025/QĐ-UBND"), "parts"),
        ((7, "2025/QĐ-UBND", 2026), "symbol_start"),
        ((7, "QĐ-UBND", 0), "year"),
        ((7, "QĐ-UBND", 1899), "year"),
        ((7, "QĐ-UBND", 3000), "year"),
        ((7, "QĐ-UBND", -2025), "year"),
        ((7, "QĐ-UBND", 10**5000), "year"),
        ((7, "QĐ-UBND", None, "ab"), "suffix"),
        ((7, "QĐ-UBND", None, "1"), "suffix"),
        ((7, "QĐ-UBND", None, "/2025"), "suffix"),
        ((7, "QĐ-UBND", None, "đ"), "suffix"),
        ((True, "QĐ-UBND"), "parts"),
        ((7.0, "QĐ-UBND"), "parts"),
        (("7", "QĐ-UBND"), "parts"),
        ((7, None), "parts"),
        ((7, "QĐ-UBND", "2025"), "parts"),
        ((7, "QĐ-UBND", False), "parts"),
        ((7, "QĐ-UBND", None, None), "parts"),
        ((7, "Đ" * 10_000), "too_long"),
    ],
    ids=lambda value: repr(value)[:40] if isinstance(value, str) else None,
)
def test_the_constructor_refuses_what_would_not_read_back(parts: Any, code: str) -> None:
    with pytest.raises(MalformedReferenceError) as caught:
        Reference(*parts)
    assert caught.value.code == code
    for lang in ("vi", "en"):
        assert caught.value.message(lang)


def test_a_reference_is_a_value() -> None:
    reference = Reference(7, "QĐ-UBND", 2025, "a")
    for again in (pickle.loads(pickle.dumps(reference)), copy.deepcopy(reference)):  # noqa: S301
        assert again == reference
        assert hash(again) == hash(reference)
    with pytest.raises(AttributeError):
        reference.number = 8  # type: ignore[misc]


def test_every_reference_of_the_samples_and_of_the_calendar_is_well_formed() -> None:
    """The acts are published ones; none of the references was made by this package."""
    lines = (ROOT / "examples" / "province-2026.jsonl").read_text("utf-8")
    lines += (ROOT / "examples" / "tasks.jsonl").read_text("utf-8")
    acts = (ROOT / "src" / "nhiemvu" / "calendar" / "data" / "vietnam.json").read_text("utf-8")
    texts = re.findall(r'"reference": ?"([^"]+)"', lines) + re.findall(
        r"\d+/[^\s\"]+-[^\s\";,)]+", acts
    )
    assert len(set(texts)) > 100
    assert {text: reference_faults(text) for text in texts if reference_faults(text)} == {}


class Paper(BaseModel):
    reference: Reference


def test_pydantic_reads_and_writes_it_as_text() -> None:
    paper = Paper.model_validate_json('{"reference": "07/QĐ-UBND"}')
    assert paper.reference == Reference(7, "QĐ-UBND")
    assert Paper(reference=paper.reference) == paper
    assert json.loads(paper.model_dump_json()) == {"reference": "07/QĐ-UBND"}
    for mode in ("validation", "serialization"):
        schema = TypeAdapter(Reference).json_schema(mode=mode)
        assert schema == {"type": "string"}


@pytest.mark.parametrize("given", ["128/QĐ", "{message}", 5, None, ["128/QĐ-UBND"]], ids=repr)
def test_pydantic_says_what_is_wrong(given: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Paper(reference=given)
    (error,) = caught.value.errors()
    with pytest.raises(MalformedReferenceError) as ours:
        Reference.parse(given)
    assert (error["type"], error["msg"]) == (ours.value.code, ours.value.message("en"))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [("128/2025/UBND-KT", "UBND"), ("60/2025/QĐ-UBND", "UBND"), ("28/2026/QH16", "QH16")],
)
def test_the_issuer_is_what_follows_a_kind_or_stands_first(text: str, issuer: str) -> None:
    """A year makes no kind of what is none: the agency is not its unit (7.1.b)."""
    assert Reference.parse(text).issuer == issuer
