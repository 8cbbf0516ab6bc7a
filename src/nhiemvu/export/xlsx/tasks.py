"""The list of tasks: every column, to be filtered; on further sheets where one is not enough."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from nhiemvu.export.colours import COLOURS
from nhiemvu.export.columns import COLUMNS
from nhiemvu.export.xlsx.pages import Page, lines_of
from nhiemvu.export.xlsx.styles import CELL, LABEL, NUMBER
from nhiemvu.reporting.lights import Light
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.export.entries import Entry
    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.export.xlsx.pages import Book

MOST_ROWS = 1_048_576
"""The rows of a sheet; the first holds the titles of the columns."""

_NAME = Text("Danh sách nhiệm vụ", "Tasks")
_NONE = Text("Không có nhiệm vụ nào thuộc kỳ báo cáo.", "No task belongs to the period.")
_WIDTHS = [min(column.width, 5 + 0.7 * column.width) for column in COLUMNS]
_LINE, _SMALL = 13, 1.1
_LIGHTS = {
    Light.OVERDUE: ("#f4c7c7", "#8e0000"),
    Light.RED: ("#fbd5b5", "#8a3600"),
    Light.AMBER: ("#fff0b3", "#6b5200"),
    Light.GREEN: ("#d9ead3", "#1b5e20"),
}
_PLACES = {column.name: place for place, column in enumerate(COLUMNS)}


def write_tasks(book: Book, *, most: int = MOST_ROWS) -> None:
    """Write the tasks in order, as many on a sheet as it holds."""
    entries, left = iter(book.handout.entries), len(book.handout.entries)
    while True:
        _sheet(book, islice(entries, most - 1))
        left -= most - 1
        if left <= 0:
            return


def _sheet(book: Book, entries: Iterator[Entry]) -> None:
    page = Page(book, book.say(_NAME), _WIDTHS, pages_wide=2)
    page.heads([column.title.text(book.lang) for column in COLUMNS], 48)
    text = book.style(LABEL, {"valign": "top", "font_size": 10})
    top = {"valign": "top", "font_size": 10}
    number = book.style(NUMBER, top, kind="tasks")
    day = book.style(CELL, top, {"align": "center"}, kind="date")
    moment = book.style(CELL, top, {"align": "center"}, kind="moment")
    looks = {int: number, str: text, datetime: moment, type(None): text}
    for entry in entries:
        values = [column.value(entry, book.lang) for column in COLUMNS]
        page.grow(max(map(_lines, values, _WIDTHS)), _LINE)
        page.write(values, [looks.get(type(value), day) for value in values])
    _colours(page)
    page.sheet.autofilter(0, 0, page.row - 1, len(COLUMNS) - 1)
    page.sheet.freeze_panes(1, 1)
    page.sheet.repeat_rows(0)
    page.sheet.repeat_columns(0)
    page.sheet.print_across()
    if page.row == 1:
        page.paragraph(book.say(_NONE))


def _lines(value: Value, width: float) -> int:
    return lines_of(value, width * _SMALL) if isinstance(value, str) else 1


def _colours(page: Page) -> None:
    """Colour the words of each status and each light, whatever row they stand in."""
    book, last = page.book, max(page.row - 1, 1)
    rules = [
        (_PLACES["status"], status.label(book.lang), {"font_color": colour, "bold": True})
        for status, colour in COLOURS.items()
    ]
    rules += [
        (_PLACES["light"], light.label(book.lang), {"bg_color": fill, "font_color": colour})
        for light, (fill, colour) in _LIGHTS.items()
    ]
    for place, words, look in rules:
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"'}
        rule["format"] = book.workbook.add_format(look)
        page.sheet.conditional_format(1, place, last, place, rule)
