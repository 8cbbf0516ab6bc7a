"""Charts that Excel draws itself, from cells of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nhiemvu.export.colours import COLOURS
from nhiemvu.export.xlsx.cells import clean, put
from nhiemvu.export.xlsx.pages import shortened
from nhiemvu.export.xlsx.styles import FONT, PLAIN, code_of
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.chart import Chart

    from nhiemvu.export.xlsx.pages import Book
    from nhiemvu.reporting.measures import Measures

_DATA = Text("Dữ liệu biểu đồ", "Chart data")
_TASKS = Text("Số nhiệm vụ", "Tasks")
_LONGEST_LABEL = 60
_FEW = 10
_FONT = {"name": FONT, "size": 9}
_BIG = {"name": FONT, "size": 11, "bold": True}


class Block(NamedTuple):
    """Cells that a chart draws: labels in one column, a column of numbers for each status."""

    sheet: str
    row: int
    label_column: int
    first_column: int
    labels: tuple[str, ...]
    columns: tuple[tuple[int, ...], ...]

    def cells(self, column: int) -> list[str | int]:
        """Give the cells of a column as a chart names them."""
        return [self.sheet, self.row, column, self.row + len(self.labels) - 1, column]


def block(
    sheet: str, row: int, columns: tuple[int, int], rows: Iterable[tuple[str, Measures]]
) -> Block:
    """Describe cells of statuses, from a row on; ``columns`` are the labels' and the first one."""
    found = list(rows)
    numbers = [tuple(getattr(figures, status.value) for _, figures in found) for status in COLOURS]
    labels = tuple(shortened(clean(label), _LONGEST_LABEL) for label, _ in found)
    return Block(sheet, row, *columns, labels, tuple(numbers))


class ChartData:
    """A hidden sheet with what the charts of long tables draw; it is made when first needed."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._rows = 0

    def add(self, rows: Iterable[tuple[str, Measures]]) -> Block:
        """Put rows aside for a chart, below those of the charts before."""
        name = self.book.say(_DATA)
        sheet = self.book.workbook.get_worksheet_by_name(name)
        if sheet is None:
            sheet = self.book.workbook.add_worksheet(name)
            sheet.hide()
        style = self.book.style(PLAIN)
        made = block(name, self._rows, (0, 1), rows)
        for label, *numbers in zip(made.labels, *made.columns, strict=True):
            for column, value in enumerate((label, *numbers)):
                put(sheet, (self._rows, column), value, style)
            self._rows += 1
        return made


def stacked(book: Book, data: Block, *, form: str, title: str) -> Chart:
    """Draw a bar or a column for each label, with a part for each status."""
    chart = book.workbook.add_chart({"type": form, "subtype": "stacked"})
    for place, (status, colour) in enumerate(COLOURS.items()):
        chart.add_series(
            {
                "name": status.label(book.lang),
                "categories": data.cells(data.label_column),
                "values": data.cells(data.first_column + place),
                "categories_data": _as_text(data.labels),
                "values_data": data.columns[place],
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    largest = max(map(sum, zip(*data.columns, strict=True)))
    _finish(book, chart, title, largest, bars=form == "bar")
    chart.set_legend({"position": "bottom", "font": _FONT})
    return chart


def statuses(book: Book, sheet: str, row: int, total: Measures) -> Chart:
    """Draw a bar for each status, from cells below one another."""
    chart = book.workbook.add_chart({"type": "bar"})
    last = row + len(COLOURS) - 1
    numbers = [getattr(total, status.value) for status in COLOURS]
    chart.add_series(
        {
            "name": book.say(_TASKS),
            "categories": [sheet, row, 0, last, 0],
            "values": [sheet, row, 1, last, 1],
            "categories_data": _as_text([status.label(book.lang) for status in COLOURS]),
            "values_data": numbers,
            "points": [{"fill": {"color": colour}} for colour in COLOURS.values()],
            "data_labels": {"value": True, "font": _FONT},
            "gap": 40,
        }
    )
    _finish(book, chart, "", max(numbers), bars=True)
    chart.set_legend({"none": True})
    return chart


def _as_text(labels: Sequence[str]) -> list[str]:
    """Keep the library from taking labels for numbers: "nan" is one to it."""
    return [f"{label} " for label in labels]


def _finish(book: Book, chart: Chart, title: str, largest: int, *, bars: bool) -> None:
    """Give a chart its fonts and axes; the first of several bars is the one on top."""
    labels: dict[str, Any] = {"num_font": _FONT, "line": {"color": "#808080"}}
    numbers = {"num_format": code_of("tasks", book.lang), "major_gridlines": _GRID, "min": 0}
    numbers |= labels | ({"major_unit": 1} if largest <= _FEW else {})
    if bars:
        chart.set_x_axis(numbers)
        chart.set_y_axis(labels | {"reverse": True, "crossing": "max", "major_gridlines": _NONE})
    else:
        chart.set_x_axis(labels)
        chart.set_y_axis(numbers)
    if title:
        chart.set_title({"name": title, "name_font": _BIG, "overlay": False})
    else:
        chart.set_title({"none": True})
    chart.set_chartarea({"border": {"color": "#bfbfbf"}})
    chart.show_hidden_data()


_GRID = {"visible": True, "line": {"color": "#d9d9d9", "width": 0.5}}
_NONE = {"visible": False}
