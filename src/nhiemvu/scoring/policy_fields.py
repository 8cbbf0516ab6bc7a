"""What each key of a policy may hold; every problem is found, not the first one alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from nhiemvu.errors import Problem
from nhiemvu.language import nfc
from nhiemvu.scoring.charges import ChargeBy
from nhiemvu.scoring.figures import EXACT, ROUNDINGS
from nhiemvu.scoring.policy_values import Band, UnitShares
from nhiemvu.text import NOTHING, Text, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


ALLOCATIONS = ("coordinators", "shared", "assignee")
LARGEST = 1_000_000
MOST_PLACES = 6
_FINEST = Decimal(f"1e-{MOST_PLACES}")
GENERAL_POINTS = 30
"""The points that Decree 335/2025/NĐ-CP leaves to the general criteria."""


class WrongValueError(Exception):
    """A value that a key may not hold; the argument says what is expected."""


Check: TypeAlias = "Callable[[object, Reader], Any]"


class Reader:
    """Reads the values of one table of a policy, and gathers what is wrong with them."""

    def __init__(
        self, values: Mapping[str, object], problems: list[Problem], where: str = ""
    ) -> None:
        self.values = values
        self.problems = problems
        self.where = where

    def read(self, checks: Mapping[str, Check], required: Iterable[str] = ()) -> dict[str, Any]:
        """Give the values of the keys that are there, each checked, in the order of the table."""
        found: dict[str, Any] = {}
        for key in required:
            if key not in self.values:
                self.refuse(key, NOTHING, Text(f'có khóa "{key}"', f'the key "{key}"'), "missing")
        for key, value in self.values.items():
            if key not in checks:
                self._unknown(key, checks)
                continue
            try:
                found[key] = checks[key](value, self.inside(key))
            except WrongValueError as wrong:
                [expected] = wrong.args
                self.refuse(key, value, expected, "wrong_value")
        return found

    def inside(self, key: str) -> Reader:
        """Give the reader of a table that stands under a key."""
        return Reader({}, self.problems, self.where + key)

    def table(self, value: object, place: str) -> Reader:
        """Give the reader of a table, whose keys are named after its place."""
        if not isinstance(value, Mapping):
            raise WrongValueError(
                Text("một bảng gồm các khóa và giá trị", "a table of keys and values")
            )
        return Reader(value, self.problems, f"{self.where}{place}.")

    def refuse(self, key: str, found: object, expected: Text, code: str) -> None:
        """Note a problem under a key."""
        self.problems.append(Problem(code, self.where + key, as_written(found), expected))

    def _unknown(self, key: str, known: Mapping[str, Check]) -> None:
        meant = Text("", "")
        for near in get_close_matches(key, known, n=1):
            meant = Text(f' (có phải ý là "{near}"?)', f' (did you mean "{near}"?)')
        keys = ", ".join(known)
        written = cut(f'"{key}"')
        self.refuse(
            key,
            Text(f"khóa lạ {written}", f"the unknown key {written}"),
            Text(f"một trong các khóa: {keys}{meant.vi}", f"one of the keys: {keys}{meant.en}"),
            "unknown_key",
        )


def as_written(value: object) -> object:
    """Give a value much as a file has it, for a message: a number is no call of a Python class."""
    if isinstance(value, (Decimal, float, time)):
        written = str(value)
    elif isinstance(value, (list, dict)):
        try:
            written = json.dumps(value, ensure_ascii=False, default=_inside)
        except (TypeError, ValueError, RecursionError):
            return value
    else:
        return value
    return Text(cut(written), cut(written))


def _inside(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def _number(value: object, largest: int, expected: Text) -> Decimal:
    """Take a whole number or a Decimal, not too fine; a float is refused, for it is not exact."""
    if type(value) in _NOT_EXACT:
        how = _NOT_EXACT[type(value)]
        raise WrongValueError(Text(expected.vi + how.vi, expected.en + how.en))
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= largest:
        raise WrongValueError(expected)
    if value.quantize(_FINEST, context=EXACT) != value:
        raise WrongValueError(expected)
    return value


def points(value: object, _reader: Reader) -> Decimal:
    """Check a number of points."""
    return _number(value, LARGEST, _POINTS)


def share(value: object, _reader: Reader) -> Decimal:
    """Check a share."""
    return _number(value, 1, _SHARE)


def general(value: object, _reader: Reader) -> Decimal:
    """Check the points of the general criteria."""
    return _number(value, GENERAL_POINTS, _GENERAL)


def places(value: object, _reader: Reader) -> int:
    """Check a number of decimals."""
    if type(value) is not int or not 0 <= value <= MOST_PLACES:
        raise WrongValueError(_PLACES)
    return value


def boolean(value: object, _reader: Reader) -> bool:
    """Check yes or no."""
    if not isinstance(value, bool):
        raise WrongValueError(Text("true hoặc false", "true or false"))
    return value


def one_of(*known: str) -> Check:
    """Check that a value is one of a few words."""

    def check(value: object, _reader: Reader) -> object:
        if value not in known:
            words = ", ".join(known)
            raise WrongValueError(Text(f"một trong: {words}", f"one of: {words}"))
        return value

    return check


def words(value: object, _reader: Reader) -> str:
    """Check words that are not blank."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValueError(Text("chuỗi ký tự không để trống", "text that is not blank"))
    return nfc(value)


def bands(value: object, reader: Reader) -> tuple[Band, ...]:
    """Check bands: each from fewer points on than the one before."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise WrongValueError(_BANDS)
    found = [(place, _band(one, reader, place)) for place, one in _numbered(value)]
    read = [(place, band) for place, band in found if band is not None]
    for (_, before), (place, after) in pairwise(read):
        if after.start >= before.start:
            reader.refuse(f"{place}.from", after.start, _IN_ORDER, "bands_out_of_order")
    return tuple(band for _, band in read)


def _numbered(values: Sequence[object]) -> list[tuple[str, object]]:
    return [(f"[{number}]", value) for number, value in enumerate(values)]


def _band(value: object, reader: Reader, place: str) -> Band | None:
    if isinstance(value, Band):
        value = {"vi": value.name.vi, "en": value.name.en, "from": value.start}
    if not isinstance(value, Mapping):
        reader.refuse(place, value, _BANDS, "wrong_value")
        return None
    keys = {"vi": words, "en": words, "from": points}
    read = reader.table(value, place).read(keys, keys)
    return Band(Text(read["vi"], read["en"]), read["from"]) if keys.keys() == read.keys() else None


def unit_shares(value: object, reader: Reader) -> UnitShares | None:
    """Check the shares of a unit."""
    if isinstance(value, UnitShares):
        value = {"quantity": value.quantity, "quality": value.quality} | (
            {} if value.general is None else {"general": value.general}
        )
    keys = {"quantity": share, "quality": share, "general": general}
    read = reader.table(value, "").read(keys, ("quantity", "quality"))
    return UnitShares(**read) if {"quantity", "quality"} <= read.keys() else None


def shares_by_unit(value: object, reader: Reader) -> dict[str, UnitShares]:
    """Check the shares of several units, by their codes."""
    if not isinstance(value, Mapping):
        raise WrongValueError(_UNITS)
    found: dict[str, UnitShares] = {}
    for code, given in value.items():
        if isinstance(given, Mapping) and given and all(map(_is_table, given.values())):
            reader.refuse(f".{code}", given, _QUOTED, "unquoted_code")
            continue
        inside = Reader({code: given}, reader.problems, f"{reader.where}.")
        read = inside.read({code: unit_shares})
        if nfc(code) in found:
            inside.refuse(code, code, _ONE_TABLE, "second_unit")
        if read.get(code) is not None:
            found[nfc(code)] = read[code]
    return found


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


COMMON: dict[str, Check] = {
    "charge": one_of(*get_args(ChargeBy)),
    "allocation": one_of(*ALLOCATIONS),
}
WITH_POINTS: dict[str, Check] = {
    **COMMON,
    "places": places,
    "rounding": one_of(*ROUNDINGS),
}

_NOT_EXACT: dict[type, Text] = {
    float: Text(
        '; float không chính xác, dùng số nguyên hoặc Decimal("0.5")',
        '; a float is not exact, give a whole number or Decimal("0.5")',
    ),
    str: Text("; số không đặt trong dấu ngoặc kép", "; a number stands without quotes"),
}
_POINTS = Text(
    f"số điểm từ 0 đến {LARGEST}, tối đa {MOST_PLACES} chữ số thập phân",
    f"points from 0 to {LARGEST}, with at most {MOST_PLACES} decimals",
)
_SHARE = Text(
    f"tỷ lệ từ 0 đến 1, tối đa {MOST_PLACES} chữ số thập phân",
    f"a share from 0 to 1, with at most {MOST_PLACES} decimals",
)
_GENERAL = Text(
    f"điểm tiêu chí chung từ 0 đến {GENERAL_POINTS}, tối đa {MOST_PLACES} chữ số thập phân",
    f"points from 0 to {GENERAL_POINTS}, with at most {MOST_PLACES} decimals",
)
_PLACES = Text(
    f"số chữ số thập phân, từ 0 đến {MOST_PLACES}", f"a number of decimals from 0 to {MOST_PLACES}"
)
_BANDS = Text("các mức xếp loại, mỗi mức có vi, en và from", "bands, each with vi, en and from")
_IN_ORDER = Text(
    "các mức xếp từ cao xuống thấp, điểm bắt đầu của mức sau thấp hơn mức trước",
    "bands from high to low, each from fewer points on than the one before",
)
_ONE_TABLE = Text(
    "mỗi đơn vị một bảng; mã này đã có, viết bằng ký tự Unicode khác",
    "one table a unit; this code is there already, written in other Unicode signs",
)
_QUOTED = Text(
    'mã đơn vị có dấu chấm thì đặt trong dấu ngoặc kép, ví dụ [units."H20.15"]',
    'a unit code with a full stop in quotes, as [units."H20.15"]',
)
_UNITS = Text(
    'một bảng theo mã đơn vị, ví dụ [units."H20.15"]', 'a table by unit code, as [units."H20.15"]'
)
