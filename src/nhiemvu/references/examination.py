"""Everything wrong with a number and symbol, and what it was meant to be (7.1.b)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.language import nfc
from nhiemvu.references.faults import LONGEST_TEXT, new_fault
from nhiemvu.references.margins import cleared
from nhiemvu.references.numbers import read_number, read_separator, read_suffix, read_year
from nhiemvu.references.signs import SLASHES, is_space
from nhiemvu.references.symbols import read_symbol

if TYPE_CHECKING:
    from nhiemvu.references.faults import Fault
    from nhiemvu.references.scan import Scan

_MOST_DECOMPOSED = 4
"""No sign of a text in NFC decomposes into more."""


class Parts(NamedTuple):
    """What a reference consists of."""

    number: int
    symbol: str
    year: int | None
    suffix: str

    def __str__(self) -> str:
        """Write the parts together."""
        year = "" if self.year is None else f"{self.year}/"
        return f"{self.number:02}{self.suffix}/{year}{self.symbol}"


class Examination(NamedTuple):
    """A text that was looked into: its faults; its parts if it has none, else what to write.

    ``text`` is in NFC, unless it was too long to be looked into.
    """

    text: str
    faults: tuple[Fault, ...]
    parts: Parts | None = None
    suggestion: str | None = None


def examine(text: str) -> Examination:
    """Look into a text."""
    given: object = text
    if not isinstance(given, str):
        return Examination(text, (new_fault("not_text", 0, type(given).__name__),))
    if len(text) <= _MOST_DECOMPOSED * LONGEST_TEXT:
        text = nfc(text)
    if len(text) > LONGEST_TEXT:
        beginning = nfc(text[: _MOST_DECOMPOSED * LONGEST_TEXT])[:LONGEST_TEXT]
        return Examination(text, (new_fault("too_long", LONGEST_TEXT, beginning),))
    if all(map(is_space, text)):
        return Examination(text, (new_fault("empty", 0, text),))
    if not any(sign.isdecimal() or sign in SLASHES for sign in text):
        return Examination(text, (new_fault("number_missing", 0, ""),))
    return _examined(text)


def _examined(text: str) -> Examination:
    scan = cleared(text)
    parts = _read(scan)
    if not scan.faults:
        return Examination(text, (), parts)
    faults = tuple(sorted(scan.faults, key=lambda fault: fault.position))
    suggestion = None
    if scan.certain and parts is not None and not _examined(str(parts)).faults:
        suggestion = str(parts)
    return Examination(text, faults, suggestion=suggestion)


def _read(scan: Scan) -> Parts | None:
    """Read number, letter, year and symbol in turn; nothing when number or symbol is missing."""
    number, place = read_number(scan)
    suffix, place = read_suffix(scan, place)
    if not scan.sign(place):
        scan.wrong("symbol_missing", place, "")
        return None
    place = read_separator(scan, place, certain=not suffix)
    year, place = read_year(scan, place)
    if not scan.sign(place):
        scan.wrong("symbol_missing", place, "")
        return None
    symbol = read_symbol(scan, place, with_year=year is not None)
    return None if number is None else Parts(number, symbol, year, suffix)


def reference_faults(text: str) -> tuple[Fault, ...]:
    """Give everything wrong with a number and symbol, in the order of the text (7.1.b).

    Text is brought to Unicode NFC first; a well formed reference has no fault.

    >>> [(fault.code, fault.position) for fault in reference_faults("7 / qđ-ubnd")]
    [('zero_missing', 0), ('spaces', 1), ('spaces', 3), ('wrong_case', 4), ('wrong_case', 7)]
    >>> reference_faults("07/QĐ-UBND")
    ()
    """
    return examine(text).faults


def suggested_reference(text: str) -> str | None:
    """Give what to write instead of a reference with faults, where that is beyond doubt (7.1.b).

    ``None`` for a reference that is well formed, and for one that could mean more than one thing.

    >>> suggested_reference("7 / qđ-ubnd"), suggested_reference("128/QĐ")
    ('07/QĐ-UBND', None)
    """
    return examine(text).suggestion
