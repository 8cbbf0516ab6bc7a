"""What stands around and between: words, spaces, signs taken for others."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from nhiemvu.references.kinds import KINDS
from nhiemvu.references.scan import Scan
from nhiemvu.references.signs import SLASHES, is_space, meant

_digit = re.compile(r"\d").search
_slash = re.compile(f"[{re.escape(''.join(sorted(SLASHES)))}]").search
_words_after = re.compile(r"\s(?:ngày|của|về|v/v)\b.*", re.IGNORECASE | re.DOTALL).search

_BEFORE: Final = {
    *("", "no", "ký hiệu", "số ký hiệu", "số, ký hiệu"),
    *(kind.label() for kind in KINDS),
    *(kind.abbreviation.lower() for kind in KINDS if kind.abbreviation),
}


def cleared(text: str) -> Scan:
    """Give what is left of a text without words around, without spaces, each sign as meant."""
    scan = Scan(text, list(range(len(text) + 1)))
    start, end = _without_words(scan)
    _without_spaces(scan, start, end)
    _as_meant(scan)
    return scan


def _without_words(scan: Scan) -> tuple[int, int]:
    """Find where the number begins, or the slash where one would stand before it; and the end."""
    text = scan.text
    slash, digit = _slash(text), _digit(text)
    start = min((found.start() for found in (slash, digit) if found), default=0)
    words = text[:start].strip()
    if words:
        scan.wrong("words_before", text.index(words), words, certain=_usual(words))
    else:
        start = 0
    after = _words_after(text, start)
    if after is None:
        return start, len(text)
    words = after[0].strip()
    scan.wrong("words_after", after.start() + 1, words)
    return start, len(text[: after.start()].rstrip())


def _usual(words: str) -> bool:
    """Tell words that people write before a number from what may be part of something else."""
    words = words.rstrip(" :.").lower()
    return words in _BEFORE or words.removesuffix("số").rstrip() in _BEFORE


def _without_spaces(scan: Scan, start: int, end: int) -> None:
    """Take out the spaces between two places, or put the sign there that one stands for."""
    text, kept = scan.text, []
    slashed = bool(_slash(text, start, end))
    for space, places in groupby(range(start, end), lambda place: is_space(text[place])):
        run = list(places)
        if not space:
            kept += [(text[place], place) for place in run]
            continue
        found = text[run[0] : run[-1] + 1]
        before, after = text[max(run[0] - 1, start) : run[0]], text[run[-1] + 1 : end][:1]
        if before.isdecimal() and after.isalpha() and not slashed:
            slashed = True
            scan.wrong("separator", run[0], found, certain=True)
            kept.append(("/", run[0]))
        elif before.isalpha() and after.isalpha():
            scan.wrong("hyphen", run[0], found, certain=False)
            kept.append(("-", run[0]))
        else:
            scan.wrong("spaces", run[0], found, certain=not (before.isalnum() and after.isalnum()))
    scan.text = "".join(sign for sign, _ in kept)
    scan.at = [*(place for _, place in kept), end]


def _as_meant(scan: Scan) -> None:
    """Put the letter or digit that is meant in place of the sign that looks like it."""
    signs = list(scan.text)
    for place, sign in enumerate(signs):
        signs[place] = right = meant(sign)
        if right != sign:
            scan.wrong("look_alike", place, sign, *map(_with_code, (right, sign)))
    scan.text = "".join(signs)


def _with_code(sign: str) -> str:
    return f"{sign} (U+{ord(sign):04X})"
