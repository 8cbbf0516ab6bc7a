"""The number of a document: digits, a letter after it, the slash, the year of a legal act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nhiemvu.moments import FIRST_YEAR, LAST_YEAR
from nhiemvu.references.faults import MOST_DIGITS
from nhiemvu.references.signs import DASHES, SLASHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.references.scan import Scan

_digits = re.compile(r"[0-9]*").match
_letters = re.compile(r"[^\W\d_]*").match
_one_letter = re.compile(r"[A-Za-z]").fullmatch
_year = re.compile(r"[0-9]{4}").fullmatch

_SEPARATORS = SLASHES | DASHES | frozenset(":.,;")


def read_number(scan: Scan) -> tuple[int | None, int]:
    """Read the digits at the beginning; give the number, and where they end."""
    digits = _run(_digits, scan, 0)
    bare = digits.lstrip("0")
    right = bare.rjust(2, "0")
    if not digits:
        scan.wrong("number_missing", 0, "")
    elif not bare:
        scan.wrong("number_zero", 0, digits)
    elif len(bare) > MOST_DIGITS:
        scan.wrong("number_too_long", 0, digits)
    elif digits != right:
        code = "zero_missing" if len(digits) == 1 else "zeros_superfluous"
        scan.wrong(code, 0, digits, right)
    return (int(bare) if bare else None), len(digits)


def read_suffix(scan: Scan, place: int) -> tuple[str, int]:
    """Read a letter after the number; two or more are the symbol, unless a slash follows."""
    letters = _run(_letters, scan, place)
    after = scan.sign(place + len(letters))
    if len(letters) > 1 and after not in SLASHES:
        return "", place
    if letters and not _one_letter(letters):
        scan.wrong("suffix", place, letters)
    return letters, place + len(letters)


def read_separator(scan: Scan, place: int, *, certain: bool) -> int:
    """Read the slash after the number; give the place behind it."""
    sign = scan.sign(place)
    if sign == "/":
        while scan.sign(place + 1) in SLASHES:
            place += 1
            scan.wrong("separator", place, scan.sign(place), certain=True)
        return place + 1
    if sign.isalnum():
        scan.wrong("separator", place, "", certain=certain)
        return place
    # Party documents put a hyphen after the number and a slash before the agency: 15-KH/TU
    party = "/" in scan.text[place:]
    scan.wrong("separator", place, sign, certain=certain and sign in _SEPARATORS and not party)
    return place + 1


def read_year(scan: Scan, place: int) -> tuple[int | None, int]:
    """Read the year of a legal act, if the symbol has not begun yet."""
    digits = _run(_digits, scan, place)
    end = place + len(digits)
    sign = scan.sign(end)
    proper = _year(digits) and FIRST_YEAR <= int(digits) <= LAST_YEAR
    if not digits or (sign.isalnum() and not proper) or sign in (".", "&"):
        return None, place
    if not proper:
        scan.wrong("year", place, digits)
    if sign and sign != "/":
        end = read_separator(scan, end, certain=True)
    else:
        end += len(sign)
    return (int(digits) if proper else None), end


def _run(match: Callable[[str, int], re.Match[str] | None], scan: Scan, place: int) -> str:
    found = match(scan.text, place)
    return found[0] if found else ""
