"""The elements of WordprocessingML that a report is made of.

Rows come by the thousand: python-docx looks through a table for each cell, so a row is made once
and copied here.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from nhiemvu.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_name = cache(qn)


def mm(length: float) -> str:
    """Give a length in millimetres as Word has it, in twentieths of a point."""
    return str(round(length * 1440 / 25.4))


def length_of(words: str, size: float) -> float:
    """Give about how long a line of bold text is, in millimetres; the type is not at hand here."""
    wide = sum(0.72 if sign.isupper() else 0.47 if sign.isalnum() else 0.28 for sign in words)
    return wide * size * 25.4 / 72


def el(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Make an element of the namespace ``w``; a child that is ``None`` is left out."""
    given = {_name(f"w:{key}"): str(value) for key, value in attributes.items()}
    made = OxmlElement(f"w:{tag}", given)
    made.extend([child for child in children if child is not None])
    return made


def run(text: str, *, bold: bool = False, italic: bool = False) -> Element:
    """Make a run of text; what XML cannot hold is written as an escape."""
    words = el("t")
    words.text = printable(text)
    words.set(_SPACE, "preserve")
    marks = [el(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    return el("r", el("rPr", *marks) if marks else None, words)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def paragraph(style: str, *content: Element | str, **properties: Element) -> Element:
    """Make a paragraph of a style; ``properties`` are laid over those of the style, by name.

    They are written in the order that the schema asks for.
    """
    laid = [properties[name] for name in _ORDER if name in properties]
    runs = [run(part) if isinstance(part, str) else part for part in content]
    return el("p", el("pPr", el("pStyle", val=style), *laid), *runs)


_ORDER = ("keepNext", "pBdr", "spacing", "ind", "jc", "sectPr")


def field(order: str, seen: str) -> list[Element]:
    """Make a field that Word works out, and what is seen until it does."""
    told = el("instrText")
    told.text = f" {order} "
    begin, separate, end = (
        el("r", el("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    return [begin, el("r", told), separate, run(seen), end]


def line(share: float, of: float) -> Element:
    """Make a line in the middle, as wide as a share of a column of so many millimetres."""
    side = mm(of * (1 - share) / 2)
    border = el("pBdr", el("top", val="single", sz=6, space=0, color="000000"))
    return paragraph("Line", pBdr=border, ind=el("ind", left=side, right=side))


def cell(
    width: float, *content: Element, span: int = 1, shade: bool = False, top: bool = False
) -> Element:
    """Make a cell of a table, so many millimetres wide; ``top`` holds its text there."""
    properties = [el("tcW", w=mm(width), type="dxa")]
    if span > 1:
        properties.append(el("gridSpan", val=span))
    if shade:
        properties.append(el("shd", val="clear", color="auto", fill="EDEDED"))
    properties.append(el("vAlign", val="top" if top else "center"))
    return el("tc", el("tcPr", *properties), *content)


def row(*cells: Element, head: bool = False) -> Element:
    """Make a row that is not broken over pages; a head is repeated on each."""
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader") if head else None), *cells)


def like(sample: Element, texts: Sequence[str]) -> Element:
    """Make a row as a sample is, with other words in its cells."""
    made = deepcopy(sample)
    for words, text in zip(made.iter(_name("w:t")), texts, strict=True):
        words.text = printable(text)
    return made


def table(widths: Sequence[float], rows: Sequence[Element], *, style: str, title: str) -> Element:
    """Make a table of fixed columns, in millimetres; ``title`` is what a screen reader says."""
    known = el("tblPr", el("tblStyle", val=style), el("tblW", w=mm(sum(widths)), type="dxa"))
    known.append(el("jc", val="center"))
    known.append(el("tblLayout", type="fixed"))
    known.append(el("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, noHBand=1))
    known.append(el("tblCaption", val=printable(title)))
    return el("tbl", known, el("tblGrid", *(el("gridCol", w=mm(w)) for w in widths)), *rows)
