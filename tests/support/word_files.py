"""Word documents of handouts, opened anew from their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cases import TESTS
from few_tasks import CALENDAR, OCTOBER
from nhiemvu import read_tasks
from nhiemvu.export import handout, write_docx
from nhiemvu.model.reading import read_units

if TYPE_CHECKING:
    from nhiemvu.export import Handout

EXAMPLES = TESTS.parent / "examples"


@cache
def province() -> Handout:
    """October of the sample province: 117 units."""
    return handout(
        read_tasks(EXAMPLES / "province-2026.jsonl"),
        OCTOBER,
        calendar=CALENDAR,
        units=read_units(EXAMPLES / "units.jsonl"),
        by=[("unit",), ("unit_kind",)],
        obligations=True,
    )


def written(made: Handout, **options: Any) -> bytes:
    stream = BytesIO()
    write_docx(made, stream, **options)
    return stream.getvalue()


@dataclass(frozen=True)
class Opened:
    """A document as its file has it."""

    raw: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.raw)) as file:
            assert file.testzip() is None
            return {name: file.read(name) for name in file.namelist()}

    @cached_property
    def body(self) -> Any:
        return self.xml("word/document.xml")[0]

    def xml(self, name: str) -> Any:
        return parse_xml(self.parts[name])

    @cached_property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and words of each paragraph outside tables."""
        found = self.body.findall(qn("w:p"))
        return [(style_of(one), words_of(one)) for one in found]

    @cached_property
    def said(self) -> str:
        return "\n".join(words for _, words in self.paragraphs)

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """The words of each cell; the tables that only hold the layout are left out."""
        return [
            [[words_of(cell) for cell in row.findall(qn("w:tc"))] for row in rows_of(table)]
            for table in self.grids
        ]

    @cached_property
    def grids(self) -> list[Any]:
        found = self.body.findall(qn("w:tbl"))
        return [table for table in found if _style(table) == "TableGrid"]

    def table(self, head: str) -> list[list[str]]:
        """The table with a column of this title."""
        [found] = [table for table in self.tables if head in table[0]]
        return found


def opened(made: Handout, **options: Any) -> Opened:
    return Opened(written(made, **options))


def rows_of(table: Any) -> list[Any]:
    found: list[Any] = table.findall(qn("w:tr"))
    return found


def words_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def style_of(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _style(table: Any) -> str:
    return str(table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")))


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A picture that costs nothing, where what a chart shows is not asked."""
