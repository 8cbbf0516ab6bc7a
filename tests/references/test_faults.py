"""Everything wrong with a reference: each code, where it is, what to write instead."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.errors import MalformedReferenceError
from nhiemvu.references import FAULT_RULES, Reference, reference_faults, suggested_reference
from references import anything, near_references, references

# text, the faults as code@position, what to write instead
WRONG = [
    ("", "empty@0", None),
    (" \t\u200b", "empty@0", None),
    # spaces
    (" 128/QĐ-UBND", "spaces@0", "128/QĐ-UBND"),
    ("128/QĐ-UBND\n", "spaces@11", "128/QĐ-UBND"),
    ("128/QĐ-UBND\ufeff", "spaces@11", "128/QĐ-UBND"),
    ("128  / QĐ -\xa0UBND", "spaces@3 spaces@6 spaces@9 spaces@11", "128/QĐ-UBND"),
    ("12 8/QĐ-UBND", "spaces@2", None),
    ("128 QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128 2025 QĐ-UBND", "number_too_long@0 spaces@3 separator@8", None),
    ("12 a/QĐ-UBND", "spaces@2", None),
    ("128/QĐ UBND", "hyphen@6", None),
    # words around
    ("Số: 128/QĐ-UBND", "words_before@0", "128/QĐ-UBND"),
    ("  số 128/QĐ-UBND", "words_before@2", "128/QĐ-UBND"),
    ("Số, ký hiệu: 128/QĐ-UBND", "words_before@0", "128/QĐ-UBND"),
    ("Quyết định 128/QĐ-UBND", "words_before@0", "128/QĐ-UBND"),
    ("QĐ số 128/QĐ-UBND", "words_before@0", "128/QĐ-UBND"),
    (": 128/QĐ-UBND", "words_before@0", "128/QĐ-UBND"),
    ("A128/QĐ-UBND", "words_before@0", None),
    ("-128/QĐ-UBND", "words_before@0", None),
    ("128/QĐ-UBND ngày 16/01/2026", "words_after@12", "128/QĐ-UBND"),
    ("128/QĐ-UBND  của UBND tỉnh", "words_after@13", "128/QĐ-UBND"),
    ("128/QĐ-UBNDngày", "wrong_case@7", "128/QĐ-UBNDNGÀY"),
    # the number
    ("QĐ-UBND", "number_missing@0", None),
    ("không có số", "number_missing@0", None),
    ("/QĐ-UBND", "number_missing@0", None),
    ("Số: /QĐ-UBND", "words_before@0 number_missing@4", None),
    ("0/QĐ-UBND", "number_zero@0", None),
    ("000/QĐ-UBND", "number_zero@0", None),
    ("1/QĐ-UBND", "zero_missing@0", "01/QĐ-UBND"),
    ("9/2025/QĐ-UBND", "zero_missing@0", "09/2025/QĐ-UBND"),
    ("001/QĐ-UBND", "zeros_superfluous@0", "01/QĐ-UBND"),
    ("010/QĐ-UBND", "zeros_superfluous@0", "10/QĐ-UBND"),
    ("0000999999/QĐ-UBND", "zeros_superfluous@0", "999999/QĐ-UBND"),
    ("1000000/QĐ-UBND", "number_too_long@0", None),
    ("12ab/QĐ-UBND", "suffix@2", None),
    ("12đ/QĐ-UBND", "suffix@2", None),
    # the slash
    ("128-QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128\\QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128–QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128:QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128//QĐ-UBND", "separator@4", "128/QĐ-UBND"),
    ("128QĐ-UBND", "separator@3", "128/QĐ-UBND"),
    ("128(QĐ-UBND", "separator@3", None),
    ("12a-QĐ-UBND", "separator@3", None),
    ("128/2025-QĐ-UBND", "separator@8", "128/2025/QĐ-UBND"),
    ("128/2025\\QĐ-UBND", "separator@8", "128/2025/QĐ-UBND"),
    ("128/2025QĐ-UBND", "separator@8", "128/2025/QĐ-UBND"),
    ("15-KH/TU", "separator@2 hyphen@5", None),  # the way of Party documents
    ("80-NQ/TW", "separator@2 hyphen@5", None),
    # the year
    ("128/26/QĐ-UBND", "year@4", None),
    ("128/20255/QĐ-UBND", "year@4", None),
    ("128/1899/QĐ-UBND", "year@4", None),
    ("128/3000/QĐ-UBND", "year@4", None),
    ("128/0/QĐ-UBND", "year@4", None),
    # the symbol
    ("128", "symbol_missing@3", None),
    ("128/", "symbol_missing@4", None),
    ("128/2025", "symbol_missing@8", None),
    ("128/2025/", "symbol_missing@9", None),
    ("128/2QĐ-UBND", "symbol_start@4", None),
    ("128/1899QĐ-UBND", "symbol_start@4", None),
    ("128/2025.QĐ-UBND", "symbol_start@4", None),
    ("128/QĐ-" + "A" * 28, "symbol_too_long@34", None),
    ("128/QĐ--UBND", "empty_group@7", None),
    ("128/-UBND", "empty_group@4", None),
    ("128/QĐ-", "empty_group@7", None),
    ("128/QĐ_UBND", "hyphen@6", "128/QĐ-UBND"),
    ("128/QĐ–UBND—TH", "hyphen@6 hyphen@11", "128/QĐ-UBND-TH"),
    ("128/QĐ/UBND", "hyphen@6", "128/QĐ-UBND"),
    ("128/QĐ-UBND/2025", "hyphen@11", None),
    ("128/QĐ-UB(ND)", "sign@9 sign@12", None),
    ("128/QĐ-UB*+ND", "sign@9", None),
    ("128/QĐ-.UBND", "sign@7", None),
    ("128/QĐ-UB..ND", "sign@9", None),
    ("128/QĐ&-UBND", "sign@6", None),
    ("128/QĐ-UBND.", "sign@11", "128/QĐ-UBND"),
    ("128/QĐ-UBND,", "sign@11", "128/QĐ-UBND"),
    ("128/.", "sign@4", None),
    ("128/QĐ-中b", "sign@7 wrong_case@7", None),
    ("128/QĐ-\x00\ud800", "sign@7", None),
    # capitals and small letters
    ("128/qđ-ubnd", "wrong_case@4 wrong_case@7", "128/QĐ-UBND"),
    ("128/Qđ-UBND", "wrong_case@4", "128/QĐ-UBND"),
    ("128/QYĐ-UBND", "wrong_case@4", "128/QyĐ-UBND"),
    ("128/qyđ-UBND", "wrong_case@4", "128/QyĐ-UBND"),
    ("128/TTR-UBND", "wrong_case@4", "128/TTr-UBND"),
    ("128/Ttr-UBND", "wrong_case@4", "128/TTr-UBND"),
    ("128/CTR-UBND", "wrong_case@4", "128/CTr-UBND"),
    ("128/TRS-UBND", "wrong_case@4", "128/TrS-UBND"),
    ("128/QĐ-TTG", "wrong_case@7", "128/QĐ-TTg"),
    ("128/TTG-KTN", "wrong_case@4", "128/TTg-KTN"),
    ("128/BGDĐT-GDtrh", "wrong_case@10", "128/BGDĐT-GDTrH"),
    # signs taken for others
    ("128/QÐ-UBND", "look_alike@5", "128/QĐ-UBND"),
    ("128/Qð-UBND", "wrong_case@4 look_alike@5", "128/QĐ-UBND"),
    ("128/QƉ-UBND", "look_alike@5", "128/QĐ-UBND"),
    ("128/QĐ-UВND", "look_alike@8", "128/QĐ-UBND"),  # a Cyrillic letter
    ("１2８/QĐ-UBND", "look_alike@0 look_alike@2", "128/QĐ-UBND"),
    ("1٢8/QĐ-UBND", "look_alike@1", "128/QĐ-UBND"),
    ("128／QĐ－UBND", "separator@3 hyphen@6", "128/QĐ-UBND"),
    # kinds and issuers
    ("1234/CV-UBND", "invented_kind@5", None),
    ("1234/cv-UBND-KT", "wrong_case@5 invented_kind@5", "1234/UBND-KT"),
    ("1234/CV-UBND-KT", "invented_kind@5", "1234/UBND-KT"),
    ("1234/CV-QĐ-UBND", "invented_kind@5", None),
    ("1234/2025/CV-UBND-KT", "invented_kind@10", None),
    ("1234/CV", "invented_kind@5", None),
    ("128/QĐ", "issuer_missing@6", None),
    ("60/2025/QĐ", "issuer_missing@10", None),
    ("128/SY", "issuer_missing@6", None),
    ("128/NĐ", "issuer_missing@6", None),
    ("1234/UBND", "unit_missing@9", None),
    ("28/QH16", "unit_missing@7", None),
    # several at once
    (
        "7 / qđ-ubnd",
        "zero_missing@0 spaces@1 spaces@3 wrong_case@4 wrong_case@7",
        "07/QĐ-UBND",
    ),
]


def written(faults: Any) -> str:
    return " ".join(f"{fault.code}@{fault.position}" for fault in faults)


@pytest.mark.parametrize(("text", "faults", "instead"), WRONG, ids=lambda value: repr(value)[:30])
def test_everything_wrong_is_found_where_it_is(text: str, faults: str, instead: str | None) -> None:
    assert written(reference_faults(text)) == faults
    assert suggested_reference(text) == instead
    with pytest.raises(MalformedReferenceError) as caught:
        Reference.parse(text)
    error = caught.value
    assert error.faults == reference_faults(text)
    assert (error.code, error.position) == (error.faults[0].code, error.faults[0].position)
    assert (error.found, error.suggestion) == (text, instead)
    for lang in ("vi", "en"):
        lines = error.message(lang).splitlines()
        assert len(lines) == len(error.faults) + (instead is not None)
        assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("symbol", ["QĐ-" + "A" * 27, "A" * 28 + "-K"])
def test_a_symbol_has_thirty_signs_at_most(symbol: str) -> None:
    assert len(symbol) == 30
    assert "symbol_too_long" not in written(reference_faults(f"128/{symbol}"))
    assert "symbol_too_long" in written(reference_faults(f"128/{symbol}A"))


def test_every_code_but_those_of_other_types_is_tried_here() -> None:
    tried = {fault.split("@")[0] for _, faults, _ in WRONG for fault in faults.split()}
    assert set(FAULT_RULES) - tried == {"too_long", "not_text", "parts"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("length", [200, 201, 801, 100_000])
def test_what_is_far_too_long_is_not_looked_into(form: Any, length: int) -> None:
    text = "128/QĐ-" + "Ê" * (length - 7)
    (fault, *others) = reference_faults(unicodedata.normalize(form, text))
    expected = ("symbol_too_long", 34) if length == 200 else ("too_long", 200)
    assert (fault.code, fault.position) == expected
    assert others == []
    assert fault.found == (text[34:] if length == 200 else text[:200])


@pytest.mark.parametrize("unit", ["a\u0301", "\u0323\u0301", "-", "1", "/", " ", "ngày ", "Số: 1/"])
def test_a_huge_text_is_answered_at_once(unit: str) -> None:
    """Anything slower than one pass would not end in a lifetime."""
    text = unit * 2_000_000
    (fault,) = reference_faults(text)
    assert fault.code == "too_long"
    assert suggested_reference(text) is None


@pytest.mark.parametrize("value", [None, 5, 1.5, b"128/QD", ["128"], object], ids=repr)
def test_what_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(MalformedReferenceError) as caught:
        Reference.parse(value)
    assert caught.value.code == "not_text"
    assert caught.value.found is value
    assert caught.value.faults[0].found == type(value).__name__


def test_the_words_of_a_message() -> None:
    with pytest.raises(MalformedReferenceError) as caught:
        Reference.parse("7/QÐ-UBND")
    assert str(caught.value).splitlines() == [
        (
            'ký tự thứ 1: nhận được: "7"; yêu cầu: số nhỏ hơn 10 có thêm số 0 phía trước: 07'
            " (Điều 15 Nghị định số 30/2020/NĐ-CP)"
        ),
        (
            'ký tự thứ 4: nhận được: "Ð"; yêu cầu: chữ Đ (U+0110), không phải Ð (U+00D0)'
            " (Điều 15 Nghị định số 30/2020/NĐ-CP)"
        ),
        "Sửa thành: 07/QĐ-UBND",
    ]
    assert caught.value.message("en").splitlines() == [
        (
            'character 1: received "7"; expected a zero before a number below 10: 07'
            " (Article 15, Decree 30/2020/NĐ-CP)"
        ),
        (
            'character 4: received "Ð"; expected Đ (U+0110), not Ð (U+00D0)'
            " (Article 15, Decree 30/2020/NĐ-CP)"
        ),
        "Write instead: 07/QĐ-UBND",
    ]
    assert reference_faults("128/QĐ")[0].message("en").startswith("character 7: missing; expected ")


@given(anything)
def test_no_text_at_all_ends_in_another_error(text: str) -> None:
    faults = reference_faults(text)
    if not faults:
        assert str(Reference.parse(text)) == unicodedata.normalize("NFC", text)
        return
    assert faults == tuple(sorted(faults, key=lambda fault: fault.position))
    with pytest.raises(MalformedReferenceError) as caught:
        Reference.parse(text)
    assert caught.value.faults == faults
    for lang in ("vi", "en"):
        caught.value.message(lang).encode()


@given(anything)
def test_every_position_is_in_the_text_or_at_its_end(text: str) -> None:
    known = unicodedata.normalize("NFC", text)
    for fault in reference_faults(text):
        assert 0 <= fault.position <= len(known)


@given(anything)
def test_text_in_nfd_has_the_same_faults(text: str) -> None:
    other = unicodedata.normalize("NFD", text)
    assert reference_faults(other) == reference_faults(text)
    assert suggested_reference(other) == suggested_reference(text)


@given(near_references)
def test_a_suggestion_is_well_formed(text: str) -> None:
    instead = suggested_reference(text)
    if instead is not None:
        assert reference_faults(text)
        assert str(Reference.parse(instead)) == instead


@given(references(), st.data())
def test_what_was_spoilt_in_a_way_that_is_beyond_doubt_comes_back(
    reference: Reference, data: st.DataObject
) -> None:
    text = str(reference)
    spoilt = data.draw(
        st.sampled_from(
            [
                f"Số: {text}",
                f" {text} ",
                text.replace("-", " - "),
                text.replace("-", "–"),
                text.replace("Đ", "Ð"),
                f"{text} ngày 16/01/2026",
                f"{text}.",
                f"00{text}",
            ]
        )
    )
    if spoilt != text:
        assert suggested_reference(spoilt) == text
