"""A policy as a file that a host writes by hand: TOML, with every problem named by its key."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import PolicyError, Problem
from nhiemvu.scoring.policies import POLICIES, made
from nhiemvu.scoring.policy_fields import as_written
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from os import PathLike

    from nhiemvu.errors import HandWrittenError
    from nhiemvu.scoring.policies import Policy


def read_policy(path: str | PathLike[str]) -> Policy:
    """Read a policy of points from a TOML file (15.2); ``policy`` names its kind.

    Raises PolicyError with the file, the key, what was found and what is expected, all problems at
    once; OSError for a file that cannot be opened.

    >>> read_policy("examples/policies/flat.toml").base
    Decimal('100')
    """
    name = str(path)
    values = toml_values(Path(path).read_bytes(), name, PolicyError)
    kind = values.pop("policy", NOTHING)
    if not isinstance(kind, str) or kind not in POLICIES:
        known = ", ".join(POLICIES)
        expected = Text(f"một trong: {known}", f"one of: {known}")
        problem = Problem("unknown_policy", "policy", as_written(kind), expected)
        raise PolicyError((problem,), source=name)
    return made(POLICIES[kind], values, source=name)


def toml_values(raw: bytes, name: str, refused: type[HandWrittenError]) -> dict[str, Any]:
    """Read TOML, or raise ``refused``; numbers with decimals become Decimals, and are exact."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        start = raw[:20].decode("utf-8", "backslashreplace")
        expected = Text("tệp TOML, mã UTF-8", "a TOML file in UTF-8")
        raise refused((Problem("not_utf8", "", start, expected),), source=name) from None
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except (ValueError, RecursionError) as error:
        raise refused((_not_toml(text, error),), source=name) from None


def _decimal(text: str) -> Decimal:
    """Read a number; one beyond what a Decimal can hold is infinite, and refused as such."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _not_toml(text: str, error: ValueError | RecursionError) -> Problem:
    """Name the line that is no TOML, and what is wrong with it."""
    lines = text.rstrip("\n").split("\n")
    if isinstance(error, tomllib.TOMLDecodeError):
        line, told = _told(str(error), len(lines))
    elif isinstance(error, RecursionError):
        line, told = _fullest(lines, r"[\[{]"), _TOO_DEEP
    else:  # what int() says of thousands of digits
        line, told = _fullest(lines, r"\d"), _TOO_LONG
    return Problem(
        "not_toml",
        "",
        lines[line - 1].strip(),
        Text(f"cú pháp TOML hợp lệ ({told.vi})", f"valid TOML ({told.en})"),
        label=Text(f"dòng {line}", f"line {line}"),
    )


def _told(said: str, last: int) -> tuple[int, Text]:
    """Give the line that the parser names; the last one, where the end came too early."""
    place = re.search(r"at line (\d+), column \d+", said)
    plain = re.sub(r" \(at [^)]*\)$", "", said)
    known = next((words for start, words in _FAULTS.items() if plain.startswith(start)), plain)
    return min(int(place[1]), last) if place else last, Text(known, plain)


def _fullest(lines: list[str], sign: str) -> int:
    """Give the line with the most of a sign."""
    numbers = [len(re.findall(sign, line)) for line in lines]
    return numbers.index(max(numbers)) + 1


_TOO_DEEP = Text("các giá trị lồng nhau quá sâu", "values nested too deep")
_TOO_LONG = Text("một số có quá nhiều chữ số", "a number of too many digits")

_FAULTS = {
    "Invalid statement": 'mỗi dòng có dạng "khóa = giá trị"',
    "Expected newline": "thừa ký tự sau giá trị; số thập phân viết dấu chấm, ví dụ 97.5",
    "Expected '='": "thiếu dấu =",
    "Expected ']": "thiếu dấu đóng ngoặc vuông",
    "Expected": "chuỗi chưa đóng dấu nháy",
    "Found invalid character": "có ký tự điều khiển",
    "Illegal character": "có ký tự điều khiển",
    "Cannot": "khóa này đã có ở trên",
    "Duplicate": "khóa này đã có ở trên",
    "Invalid initial character": "tên khóa không hợp lệ; tên có dấu thì đặt trong dấu nháy kép",
    "Unclosed": "thiếu dấu đóng ngoặc",
    "Unescaped": "ký tự thoát không hợp lệ",
    "Invalid hex": "ký tự thoát không hợp lệ",
    "Escaped": "ký tự thoát không hợp lệ",
    "Unterminated": "chuỗi chưa đóng dấu nháy",
    "Invalid date": "ngày, giờ không hợp lệ",
    "Invalid value": "giá trị không hợp lệ; chữ thì đặt trong dấu nháy kép",
}
"""What the TOML parser says, by how it begins, in Vietnamese."""
