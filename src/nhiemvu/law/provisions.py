"""Every provision of the regulation: its gist in our words, and whether it can be executed.

A provision does not name what implements it; what implements it cites the provision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nhiemvu.errors import CitationError
from nhiemvu.law.citation import Citation
from nhiemvu.text import Text


@dataclass(frozen=True, slots=True)
class Provision:
    """One article, clause, point or case of QĐ 128/QĐ-UBND.

    ``gist`` says what it orders, in our words; ``why_not`` why software cannot carry it out,
    when it cannot.

    >>> provision("4.5.c").executable
    True
    """

    citation: Citation
    gist: Text
    executable: bool
    why_not: Text | None


@cache
def _by_code() -> dict[str, Provision]:
    text = (Path(__file__).parent / "provisions.json").read_text("utf-8")
    return {
        row["code"]: Provision(
            citation=Citation.parse(row["code"]),
            gist=Text(row["vi"], row["en"]),
            executable=row["executable"],
            why_not=Text(**row["why_not"]) if row["why_not"] else None,
        )
        for row in json.loads(text)
    }


def all_provisions() -> tuple[Provision, ...]:
    """Give every provision, in the order of the text.

    >>> all_provisions()[0].citation.code
    '1'
    """
    return tuple(_by_code().values())


def provision(code: str) -> Provision:
    """Give the provision of that code; raises CitationError when the regulation has none.

    >>> provision("3.3").citation.text("en")
    'clause 3, Article 3'
    """
    found = _by_code().get(code)
    if found is None:
        raise CitationError(
            "unknown_provision",
            found=code,
            expected=Text(
                "một điều, khoản, điểm có trong Quyết định 128/QĐ-UBND",
                "an article, clause or point of Decision 128/QĐ-UBND",
            ),
        )
    return found
