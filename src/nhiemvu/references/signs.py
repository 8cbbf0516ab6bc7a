"""The signs a reference is made of, and those that are taken for them."""

from __future__ import annotations

import unicodedata
from typing import Final

from nhiemvu.references.kinds import COPIES, KINDS, MIXED_CASE

DIGITS: Final = frozenset("0123456789")

_PLAIN = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SMALL = {
    unicodedata.normalize("NFC", letter + tone)
    for letter in _PLAIN
    for tone in ("", *(_TONES if letter in "aăâeêioôơuưy" else ""))
}

LETTERS: Final = frozenset(_SMALL) | frozenset(letter.upper() for letter in _SMALL)
"""The letters of the Latin alphabet and of Vietnamese."""

BETWEEN: Final = frozenset(".&")
"""What may stand between two letters or digits of one abbreviation."""

SLASHES: Final = frozenset("/\\|\u2044\u2215\u29f8\uff0f\uff3c")
DASHES: Final = frozenset("-_~\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\uff3f")
"""The hyphen, and what is typed for it."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff")

_LOOK_ALIKES = {
    **dict.fromkeys("\u00d0\u0189", "Đ"),
    **dict.fromkeys("\u00f0\u0256", "đ"),
    **dict(zip("АВЕКМНОРСТХІЅЈ", "ABEKMHOPCTXISJ", strict=True)),  # Cyrillic
    **dict(zip("аеорсухіѕј", "aeopcyxisj", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),  # Greek
}

_KEPT = {kind.abbreviation for kind in (*KINDS, *COPIES) if kind.abbreviation}
_MIXED = {abbreviation.upper(): abbreviation for abbreviation in MIXED_CASE}
_FIRST = {abbreviation.upper(): abbreviation for abbreviation in _KEPT} | _MIXED


def is_space(sign: str) -> bool:
    """Tell white space, visible or not."""
    return sign.isspace() or sign in _INVISIBLE


def meant(sign: str) -> str:
    """Give the letter or digit that a sign is taken for; any other sign stays as it is.

    >>> meant(chr(0xD0)), meant("７"), meant("/")
    ('Đ', '7', '/')
    """
    if sign in LETTERS or sign in DIGITS:
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    other = _LOOK_ALIKES.get(sign) or unicodedata.normalize("NFKC", sign)
    return other if other in LETTERS or other in DIGITS else sign


def well_written(group: str, *, first: bool) -> str:
    """Write an abbreviation in capitals, with the small letters that the known ones keep.

    >>> well_written("qyđ", first=True), well_written("TTG", first=False)
    ('QyĐ', 'TTg')
    """
    if group in _KEPT:
        return group
    capitals = group.upper()
    return (_FIRST if first else _MIXED).get(capitals, capitals)
