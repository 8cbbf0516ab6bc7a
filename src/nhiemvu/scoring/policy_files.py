"""A policy as a file that a host writes by hand: TOML, with every problem named by its key."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import PolicyError, Problem
from nhiemvu.scoring.policies import POLICIES, made
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from os import PathLike

    from nhiemvu.scoring.policies import Policy


def read_policy(path: str | PathLike[str]) -> Policy:
    """Read a policy of points from a TOML file (15.2); ``policy`` names its kind.

    Raises PolicyError with the file, the key, what was found and what is expected, all problems at
    once; OSError for a file that cannot be opened.

    >>> read_policy("examples/policies/flat.toml").base
    Decimal('100')
    """
    name = str(path)
    values = _values(Path(path).read_bytes(), name)
    kind = values.pop("policy", NOTHING)
    if not isinstance(kind, str) or kind not in POLICIES:
        known = ", ".join(POLICIES)
        expected = Text(f"một trong: {known}", f"one of: {known}")
        raise PolicyError((Problem("unknown_policy", "policy", kind, expected),), source=name)
    return made(POLICIES[kind], values, source=name)


def _values(raw: bytes, name: str) -> dict[str, Any]:
    """Read TOML; numbers with decimals become Decimals at once, and are exact."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        start = raw[:20].decode("utf-8", "backslashreplace")
        expected = Text("tệp TOML, mã UTF-8", "a TOML file in UTF-8")
        raise PolicyError((Problem("not_utf8", "", start, expected),), source=name) from None
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise PolicyError((_not_toml(text, str(error)),), source=name) from None


def _not_toml(text: str, said: str) -> Problem:
    """Name the line that is no TOML; the last one, where the end came too early."""
    lines = text.splitlines() or [""]
    place = re.search(r"at line (\d+), column (\d+)", said)
    line = min(int(place[1]), len(lines)) if place else len(lines)
    plain = re.sub(r" \(at [^)]*\)", "", said)
    at = Text(f"dòng {line}", f"line {line}")
    return Problem(
        "not_toml",
        "",
        lines[line - 1].strip(),
        Text(f"cú pháp TOML hợp lệ ({plain})", f"valid TOML ({plain})"),
        label=at,
    )
