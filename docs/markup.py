"""Pieces of markdown that several generated parts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.law.citation import Citation
    from nhiemvu.status.codes import Status
    from nhiemvu.text import Language


def table(head: Iterable[str], rows: Iterable[Iterable[str]], *, right: Iterable[int] = ()) -> str:
    r"""Write a table in markdown; columns named in ``right`` hold figures.

    >>> print(table(["a", "b"], [["1", "2 | 3"]], right=[1]))
    | a | b |
    |---|---:|
    | 1 | 2 \| 3 |
    """
    lines = [[cell.replace("|", "\\|") for cell in line] for line in (head, *rows)]
    first, *others = ["| " + " | ".join(line) + " |" for line in lines]
    figures = set(right)
    rule = "|".join("---:" if place in figures else "---" for place in range(len(lines[0])))
    return "\n".join([first, f"|{rule}|", *others])


def pill(status: Status, lang: Language) -> str:
    """Name a status in its colour."""
    return f'<span class="status status--{status.value}">{status.label(lang)}</span>'


def anchor(code: str) -> str:
    """Give the anchor of a provision on the page of articles.

    >>> anchor("7.1.đ")
    'p-7.1.dd'
    """
    return "p-" + code.replace("đ", "dd")


def cited(citation: Citation, lang: Language) -> str:
    """Name a provision, as a link to where it is explained."""
    return f"[{citation.text(lang)}](articles.md#{anchor(citation.code)})"


def reading_anchor(code: str) -> str:
    """Give the anchor of a reading on the page of readings.

    >>> reading_anchor("D 3")
    'd-3'
    """
    return code.lower().replace(" ", "-")


def read_as(codes: Iterable[str]) -> list[str]:
    """Name readings, as links to where they are explained."""
    return [f"[{code}](readings.md#{reading_anchor(code)})" for code in codes]
