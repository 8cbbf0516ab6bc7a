"""Vietnamese text: one Unicode form, and the order of the alphabet.

Text is brought to NFC once, where it enters. The order is that of the Vietnamese alphabet
(a ă â b c d đ …), then of the tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small letters
before capitals, as ICU sorts for the locale ``vi``.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Self

from nhiemvu.text import Language, Text

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_MARKS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = "\u0306\u0302\u031b"
_RANK = {
    character: rank
    for rank, character in enumerate([*" \t\n", *_MARKS, *"0123456789", *_LETTERS], start=1)
}
_SHAPED = {
    (letter, shape): unicodedata.normalize("NFC", letter + shape)
    for letter in "aeou"
    for shape in _SHAPES
}

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


class LabelledEnum(StrEnum):
    """An enumeration of codes, each with its name in Vietnamese and in English.

    >>> class Colour(LabelledEnum):
    ...     RED = "red", "đỏ", "red"
    >>> Colour("red").label(), Colour.RED.value
    ('đỏ', 'red')
    """

    _value_: str
    words: Text

    def __new__(cls, code: str, vi: str = "", en: str = "") -> Self:
        """Make a member that is its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = Text(vi, en)
        return member

    def label(self, lang: Language = "vi") -> str:
        """Name it in the language asked for, Vietnamese by default."""
        return self.words.text(lang)


def nfc(text: str) -> str:
    """Bring text to Unicode NFC, so that equal words compare equal.

    >>> nfc("Đo\u0302\u0300ng Tha\u0301p") == "Đồng Tháp"
    True
    """
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def sort_key(text: str) -> SortKey:
    """Give the key that sorts text in Vietnamese alphabetical order.

    >>> sorted(["Đồng Tháp", "Dương", "xã Ba", "Ân", "Ăn", "An"], key=sort_key)
    ['An', 'Ăn', 'Ân', 'Dương', 'Đồng Tháp', 'xã Ba']
    """
    letters: list[str] = []
    tones: list[int] = []
    capitals: list[bool] = []
    for character in unicodedata.normalize("NFD", text):
        if character in _TONES and letters:
            tones[-1] = _TONES.index(character) + 1
        elif character in _SHAPES and letters and (letters[-1], character) in _SHAPED:
            letters[-1] = _SHAPED[letters[-1], character]
        else:
            letters.append(character.lower())
            tones.append(0)
            capitals.append(character.isupper())
    ranks = tuple(_RANK.get(letter) or len(_RANK) + ord(letter[0]) for letter in letters)
    return ranks, tuple(tones), tuple(capitals)
