"""The readings D 1 to D 16: how the library reads the regulation where it is silent.

An answer that rests on one names it, so that a host can see it and disagree.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.errors import CitationError
from nhiemvu.law.citation import Citation
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Reading:
    """A documented choice: the question, our reading, and the worse of the two wrong answers."""

    code: str
    provisions: tuple[Citation, ...]
    question: Text
    reading: Text
    worse: Text | None


@cache
def _by_code() -> dict[str, Reading]:
    text = (Path(__file__).parent / "readings.json").read_text("utf-8")
    return {
        row["code"]: Reading(
            code=row["code"],
            provisions=tuple(map(Citation.parse, row["provisions"])),
            question=Text(**row["question"]),
            reading=Text(**row["reading"]),
            worse=Text(**row["worse"]) if row["worse"] else None,
        )
        for row in json.loads(text)
    }


def all_readings() -> tuple[Reading, ...]:
    """Give every reading, in order.

    >>> len(all_readings())
    16
    """
    return tuple(_by_code().values())


def reading(code: str) -> Reading:
    """Give the reading of that code; raises CitationError when there is none.

    >>> [str(citation) for citation in reading("D 3").provisions][0]
    'khoản 5 Điều 14'
    """
    found = _by_code().get(code)
    if found is None:
        raise CitationError(
            "unknown_reading",
            found=code,
            expected=Text("mã từ D 1 đến D 16", "a code from D 1 to D 16"),
        )
    return found


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Give the codes of readings in the order of their numbers.

    >>> in_order({"D 12", "D 5"})
    ('D 5', 'D 12')
    """
    return tuple(sorted(codes, key=lambda code: int(code.removeprefix("D "))))
