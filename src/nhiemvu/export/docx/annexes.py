"""The annexes of a report: long tables, and the overdue tasks by unit; on pages laid across."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.export.docx.elements import Element, cell, like, paragraph, row, run, table
from nhiemvu.export.docx.frame import date_of, number_of
from nhiemvu.export.docx.narrative import say
from nhiemvu.export.docx.package import LEFT, RIGHT
from nhiemvu.export.docx.tables import WIDE, breakdown_table, heads, sample
from nhiemvu.reporting.figures import NO_FIGURE, shown_number
from nhiemvu.status import Status
from nhiemvu.status.explanation import reason
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.export.entries import Entry
    from nhiemvu.export.letterhead import Letterhead
    from nhiemvu.reporting import Breakdown, Measures
    from nhiemvu.text import Language

WIDTH = 297 - LEFT - RIGHT
"""The text on a page laid across, in millimetres."""

_ANNEX = Text("Phụ lục {}", "Annex {}")
_ONLY_ANNEX = Text("Phụ lục", "Annex")
_OF = Text(
    "(Kèm theo Báo cáo số {number} {day} của {reporter})",
    "(To Report No. {number}, {day}, of {reporter})",
)
_BY = Text("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO {}", "RESULTS BY {}")
OVERDUE = Text("DANH MỤC NHIỆM VỤ ĐANG THỰC HIỆN QUÁ HẠN", "TASKS IN PROGRESS OVERDUE, BY UNIT")
_GROUP = Text("{unit}: {number} nhiệm vụ", "{unit}: {number}")
_TITLES = (
    Text("TT", "No."),
    Text("Số, ký hiệu văn bản", "Number and symbol"),
    Text("Nội dung nhiệm vụ", "Content"),
    Text("Thời hạn", "Deadline"),
    Text("Số ngày làm việc quá hạn", "Working days late"),
    Text("Lý do, căn cứ", "Reason and basis"),
)
_WIDTHS = (12, 34, 86, 24, 18, WIDTH - 174)
_STYLES = ("TableMiddle", "TableText", "TableText", "TableMiddle", "TableMiddle", "TableText")


class Annex(NamedTuple):
    """An annex: what it is called, and its tables."""

    title: str
    content: list[Element]


def breakdown_annex(breakdown: Breakdown, total: Measures, lang: Language) -> Annex:
    """Make the annex of a breakdown of many rows."""
    title = _BY.text(lang).format(breakdown.title.text(lang).upper())
    made = breakdown_table(breakdown, total, WIDE, width=WIDTH, lang=lang, title=title)
    return Annex(title, [made])


def overdue_annex(entries: Iterable[Entry], lang: Language) -> Annex | None:
    """Make the annex of the overdue tasks, each of them; ``None`` where there is none."""
    late = (entry for entry in entries if entry.verdict.status is Status.IN_PROGRESS_OVERDUE)
    plain = sample(_WIDTHS, _STYLES)
    head = row(cell(WIDTH, paragraph("TableGroup", run("")), span=len(_WIDTHS)))
    tables: list[list[Element]] = []
    number = 0
    for _, group in groupby(late, key=lambda entry: entry.unit_code):
        tasks = list(group)
        if not tables or len(tables[-1]) > _LONGEST:
            tables.append([])
        name = say(_GROUP, lang, unit=tasks[0].unit, number=len(tasks))
        tables[-1].append(like(head, (name,)))
        for entry in tasks:
            number += 1
            tables[-1].append(like(plain, (str(number), *_cells(entry, lang))))
    if not tables:
        return None
    title = OVERDUE.text(lang)
    titles = [words.text(lang) for words in _TITLES]
    made = [
        table(_WIDTHS, [heads(_WIDTHS, titles), *rows], style="TableGrid", title=title)
        for rows in tables
    ]
    apart = [part for one in made for part in (one, paragraph("Line"))]
    return Annex(title, apart[:-1])


_LONGEST = 200
"""Rows after which the next unit begins another table: programs are slow at very long ones."""


def _cells(entry: Entry, lang: Language) -> tuple[str, ...]:
    late = NO_FIGURE if entry.days_late is None else shown_number(entry.days_late, lang)
    why = f"{reason(entry.verdict, lang)} ({entry.verdict.basis.text(lang)})"
    return (
        entry.reference,
        entry.content or entry.id,
        shown(entry.verdict.deadline, lang),
        late,
        why,
    )


def name_of(nth: int, number: int, lang: Language) -> str:
    """Name an annex: with a Roman number where there are several (Decree 30/2020)."""
    return _ONLY_ANNEX.text(lang) if number == 1 else _ANNEX.text(lang).format(_roman(nth + 1))


def _roman(number: int) -> str:
    written = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        written += sign * (number // value)
        number %= value
    return written


def annex_pages(annex: Annex, name: str, letterhead: Letterhead, lang: Language) -> list[Element]:
    """Make an annex: its name, its title, the document it goes with, its table."""
    of = _OF.text(lang).format(
        number=number_of(letterhead), day=date_of(letterhead, lang), reporter=letterhead.reporter
    )
    return [
        paragraph("Annex", name),
        paragraph("AnnexTitle", annex.title),
        paragraph("AnnexOf", of),
        *annex.content,
    ]
