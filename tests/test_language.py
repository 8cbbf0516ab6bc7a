"""Vietnamese text: one form, and the order of the alphabet as ICU has it."""

from __future__ import annotations

import json
import unicodedata
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cases import TESTS
from nhiemvu.language import nfc, sort_key

WORDS = json.loads((TESTS / "data" / "vietnamese_order.json").read_text("utf-8"))["words"]


def test_the_order_is_that_of_icu() -> None:
    shuffled = list(WORDS)
    Random(1).shuffle(shuffled)  # noqa: S311
    assert [sort_key(word) for word in sorted(shuffled, key=sort_key)] == [
        sort_key(word) for word in WORDS
    ]


@given(st.sampled_from(WORDS))
def test_the_order_does_not_depend_on_the_unicode_form(word: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)


@given(st.text())
def test_any_text_has_a_place(text: str) -> None:
    assert sort_key(text) == sort_key(nfc(text))


def test_letters_come_before_tones_and_tones_before_capitals() -> None:
    words = ["bán", "bàn", "Ban", "ban", "bạn", "bãn", "bản", "băn"]
    ordered = ["ban", "Ban", "bàn", "bản", "bãn", "bán", "bạn", "băn"]
    assert sorted(words, key=sort_key) == ordered


def test_a_mark_with_no_letter_stands_for_itself() -> None:
    assert sort_key("\u0301a") > sort_key("a")
    assert sort_key("\u0302") != sort_key("")
    assert sort_key("b\u0306") != sort_key("b")
