"""Numbers of documents: each book counts anew every year, in the order of release (7.1.b)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that waits for its number.

    ``book`` is where it is entered, ``symbol`` what follows the number; ``yearly`` is how many
    documents the book sees in a year, of which the sample shows only some.
    """

    released_at: datetime
    book: str
    symbol: str
    yearly: int
    document: dict[str, Any]


def number(papers: Iterable[Paper]) -> None:
    """Give every paper its reference, and its files their names."""
    last: dict[tuple[str, int], int] = {}
    for paper in sorted(papers, key=lambda paper: (paper.released_at, paper.symbol)):
        day = paper.released_at.timetuple()
        book = paper.book, day.tm_year
        last[book] = max(last.get(book, 0) + 1, (day.tm_yday - 1) * paper.yearly // 365)
        reference = f"{last[book]:02}/{paper.symbol}"
        paper.document["reference"] = reference
        for file in paper.document.get("attachments", ()):
            file["name"] = reference.replace("/", "-") + ".pdf"
