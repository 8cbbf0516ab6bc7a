"""A sheet for each breakdown: every measure of every row, the total, and a chart."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from nhiemvu.export.colours import COLOURS
from nhiemvu.export.xlsx.cells import clean
from nhiemvu.export.xlsx.charts import stacked
from nhiemvu.export.xlsx.pages import Page, lines_of
from nhiemvu.export.xlsx.styles import HEAD, HEADING, ITALIC, LABEL, LEFT_TITLE, NUMBER, PALE
from nhiemvu.reporting.figures import NO_FIGURE, shown_number
from nhiemvu.reporting.groupings import GROUPINGS
from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format

    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.export.xlsx.charts import ChartData
    from nhiemvu.export.xlsx.pages import Book
    from nhiemvu.reporting.measures import Measures
    from nhiemvu.reporting.report import Breakdown, Row

MOST_BARS = 20
"""Rows that a chart draws; of more, those with the most overdue tasks."""

MOST_ROWS = 1_048_000
"""Rows that a sheet takes beside its title and the total."""

_FIRST = 2
_COLUMN = {measure.name: place for place, measure in enumerate(MEASURES, _FIRST)}
_WIDTH = 10
_WIDTHS = (5, 32, *(_WIDTH for _ in MEASURES))
_DUTIES = ("obligations", "office")
_HEAD_HEIGHT = 92
_FEW = 8
_BARS = {"tasks": "#9dc3e6", "completion_rate": "#a9d18e", "late_rate": "#f4a6a6"}
_WARNED = ("in_progress_overdue", "completed_late", "deduct", "obligations_overdue")


def write_breakdown(book: Book, breakdown: Breakdown, data: ChartData) -> None:
    """Write the rows of a breakdown, the total below, and the chart below that."""
    kind = book.say(breakdown.title)
    page = Page(book, kind, _WIDTHS, pages_wide=2)
    page.line_from(_FIRST, book.say(book.title).upper(), LEFT_TITLE)
    for look, said in _under_title(book, breakdown):
        page.line_from(_FIRST, said, look)
    total = book.handout.report.total
    heads = _heads(page, kind)
    first = page.row
    plain = _styles(book, {})
    for nth, row in enumerate(breakdown.rows[:MOST_ROWS], 1):
        label = row.label(book.lang)
        page.grow(lines_of(clean(label), _WIDTHS[1]))
        page.write([nth, label, *_figures(row)], plain)
    words = Text("Tổng số", "Total")
    bold = {"bold": True, "bg_color": PALE, "top": 2}
    page.write(["", book.say(words), *_figures(total)], _styles(book, bold))
    if breakdown.rows:
        _conditions(page, first, page.row - 2)
        page.sheet.autofilter(heads, 0, page.row - 2, len(_WIDTHS) - 1)
    page.sheet.freeze_panes(first, _FIRST)
    page.sheet.repeat_rows(heads)
    page.sheet.repeat_columns(0, _FIRST - 1)
    page.sheet.print_across()
    _halves(page)
    _chart(page, breakdown, data)


def _halves(page: Page) -> None:
    """Hide the duties that were not counted, and print the others on two pages."""
    total = page.book.handout.report.total
    idle = [name for name in _COLUMN if name.startswith(_DUTIES) and getattr(total, name) is None]
    for place in map(_COLUMN.__getitem__, idle):
        page.sheet.set_column(place, place, _WIDTH, None, {"hidden": True})
    half = ceil((len(MEASURES) - len(idle)) / 2)
    page.sheet.set_v_pagebreaks([_FIRST + half])


def _under_title(book: Book, breakdown: Breakdown) -> Iterator[tuple[dict[str, Any], str]]:
    """Say how the report is broken down, and what must be known to read the table."""
    yield HEADING, book.say(Text(f"Theo: {breakdown.title.vi}", f"By: {breakdown.title.en}"))
    below = Text("", "")
    if any(row.tasks for row in breakdown.rows):
        below = Text(" Biểu đồ ở dưới bảng.", " The chart is below the table.")
    yield ITALIC, f"{book.say(book.as_of)}.{book.say(below)}"
    if len(breakdown.rows) > MOST_ROWS:
        many = shown_number(MOST_ROWS, book.lang)
        yield ITALIC, book.say(Text(f"Chỉ nêu {many} dòng đầu.", f"The first {many} rows."))
    if any(GROUPINGS[name].many for name in breakdown.by):
        twice = Text(
            "Nhiệm vụ có nhiều nhãn được tính ở từng nhãn, nên các dòng cộng lại có thể lớn hơn"
            " tổng số.",
            "A task with several tags counts under each, so the rows may exceed the total.",
        )
        yield ITALIC, book.say(twice)


def _heads(page: Page, kind: str) -> int:
    """Write the titles of the columns, those of statuses in their colours; give their row."""
    book = page.book
    colours = {status.value: colour for status, colour in COLOURS.items()}
    titles = [book.say(Text("TT", "No.")), kind, *(one.label(book.lang) for one in MEASURES)]
    styles = [book.style(HEAD)] * _FIRST
    for measure in MEASURES:
        colour = colours.get(measure.name)
        look = {"bg_color": colour, "font_color": "#ffffff"} if colour else {}
        styles.append(book.style(HEAD, {"font_size": 10}, look))
    page.sheet.set_row(page.row, _HEAD_HEIGHT)
    page.write(titles, styles)
    return page.row - 1


def _styles(book: Book, look: dict[str, object]) -> list[Format]:
    found = [book.style(NUMBER, look, kind="tasks"), book.style(LABEL, look)]
    return found + [book.style(NUMBER, look, kind=measure.unit) for measure in MEASURES]


def _figures(row: Measures) -> list[Value]:
    found = [getattr(row, measure.name) for measure in MEASURES]
    return [NO_FIGURE if value is None else value for value in found]


def _conditions(page: Page, first: int, last: int) -> None:
    """Show how large a number is by a bar, and what is overdue in red."""
    for name, colour in _BARS.items():
        bar = {"type": "data_bar", "bar_color": colour, "bar_solid": True}
        bar |= {"min_type": "num", "min_value": 0}
        if name != "tasks":
            bar |= {"max_type": "num", "max_value": 1}
        page.sheet.conditional_format(first, _COLUMN[name], last, _COLUMN[name], bar)
    red = page.book.workbook.add_format({"font_color": "#c62828", "bold": True})
    more = {"type": "cell", "criteria": "between", "minimum": 1, "maximum": 10**9, "format": red}
    for name in _WARNED:
        page.sheet.conditional_format(first, _COLUMN[name], last, _COLUMN[name], more)


def _chart(page: Page, breakdown: Breakdown, data: ChartData) -> None:
    """Draw the rows below the table; on a page of its own where the rest of one is too short."""
    book = page.book
    busy = [row for row in breakdown.rows if row.tasks]
    if not busy:
        return
    drawn = busy if len(busy) <= MOST_BARS else sorted(busy, key=_weight)[:MOST_BARS]
    kind = book.say(breakdown.title)
    title = Text(f"Trạng thái nhiệm vụ – {kind}", f"Statuses – {kind}")
    if len(drawn) < len(busy):
        title = Text(
            f"{title.vi} ({MOST_BARS} dòng có nhiều nhiệm vụ đang thực hiện quá hạn nhất,"
            f" trong {len(busy)} dòng có nhiệm vụ)",
            f"{title.en} ({MOST_BARS} rows with the most tasks in progress overdue, of"
            f" {len(busy)} with tasks)",
        )
    cells = data.add([(row.label(book.lang), row) for row in drawn])
    chart = stacked(book, cells, form="bar", title=book.say(title))
    if len(breakdown.rows) > _FEW:
        page.sheet.set_h_pagebreaks([page.row])
    chart.set_size({"width": 940, "height": 130 + 22 * len(drawn)})
    words = {"description": book.say(title), "object_position": 2}
    page.sheet.insert_chart(page.row + 1, 1, chart, words)


def _weight(row: Row) -> tuple[int, int]:
    """Put the rows with the most overdue tasks first, then those with the most tasks."""
    return -row.in_progress_overdue, -row.tasks
