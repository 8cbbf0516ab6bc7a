"""A workbook in the making, and its sheets, written row by row from the top."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from nhiemvu.export.xlsx.cells import put
from nhiemvu.export.xlsx.styles import FONT, HEAD, HEADING, MAIN_TITLE, TEXT, code_of
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format

    from nhiemvu.export.handout import Handout
    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.text import Language

LONGEST_NAME = 31
"""The most characters that Excel takes in the name of a sheet."""

_A4 = 9
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LINE = 15.0
_HIGHEST = 409
_LETTERS = 1.12


class Book:
    """What every sheet needs: the workbook, what is handed in, the language, the looks of cells.

    ``folder`` takes what is put aside until the workbook is closed.
    """

    def __init__(self, path: Path, handout: Handout, lang: Language) -> None:
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "use_zip64": True,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        }
        self.workbook = Workbook(str(path), options)
        self.handout = handout
        self.lang = lang
        self._styles: dict[frozenset[tuple[str, Any]], Format] = {}

    def close_rows(self) -> None:
        """Close the files of rows put aside; after a failure XlsxWriter leaves them open."""
        for sheet in self.workbook.worksheets():
            sheet.row_data_fh.close()

    def say(self, words: Text) -> str:
        """Say it in the language of the workbook."""
        return words.text(self.lang)

    def style(self, *looks: dict[str, Any], kind: str = "") -> Format:
        """Give the format of some looks, and of what is counted; the same one each time."""
        number = {"num_format": code_of(kind, self.lang)} if kind else {}
        properties = {key: value for look in (*looks, number) for key, value in look.items()}
        key = frozenset(properties.items())
        if key not in self._styles:
            self._styles[key] = self.workbook.add_format(properties)
        return self._styles[key]

    def name(self, title: str) -> str:
        """Make a title into the name of a sheet: short, of allowed signs, and unlike the others."""
        taken = {sheet.name.lower() for sheet in self.workbook.worksheets()}
        plain, nth, sign = title.translate(_FORBIDDEN).strip(), 1, ""
        while (found := shortened(plain, LONGEST_NAME - len(sign)) + sign).lower() in taken:
            nth += 1
            sign = f" ({nth})"
        return found

    @property
    def title(self) -> Text:
        """What is reported, on which period."""
        period = self.handout.report.period
        return Text(
            f"Kết quả thực hiện nhiệm vụ do UBND tỉnh giao, {period.label()}",
            f"Tasks assigned by the People's Committee, {period.label('en')}",
        )

    @property
    def as_of(self) -> Text:
        """Since when the figures stand."""
        as_of = self.handout.report.as_of
        return Text(
            f"Số liệu tính đến {shown_as_of(as_of)}", f"Figures as of {shown_as_of(as_of, 'en')}"
        )

    @property
    def edition(self) -> Text:
        """Which calendar the figures rest on."""
        day = self.handout.report.calendar_edition
        return Text(
            f"Lịch làm việc cập nhật đến văn bản ngày {shown(day)}",
            f"Calendar edition of {shown(day, 'en')}",
        )


class Page:
    """A sheet and the row that comes next; rows are written once, from the top.

    ``widths`` are those of its columns, in characters. It is printed on A4, as many pages wide as
    it is told.
    """

    def __init__(
        self,
        book: Book,
        title: str,
        widths: Sequence[float],
        *,
        landscape: bool = True,
        pages_wide: int = 1,
    ) -> None:
        self.book = book
        self.landscape = landscape
        self.widths = widths
        self.row = 0
        self.sheet = book.workbook.add_worksheet(book.name(title))
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self._set_up_print(pages_wide)

    def _set_up_print(self, pages_wide: int) -> None:
        sheet, say = self.sheet, self.book.say
        sheet.set_paper(_A4)
        if self.landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.7)
        sheet.fit_to_pages(pages_wide, 0)
        sheet.hide_gridlines(2)
        font = f'&"{FONT},Regular"&9'
        page = say(Text("Trang", "Page"))
        sheet.set_header(f"&L{font}{say(self.book.title)}&R{font}{say(self.book.as_of)}")
        sheet.set_footer(f"&L{font}{say(self.book.edition)}&R{font}{page} &P/&N")

    def write(self, values: Iterable[Value], styles: Iterable[Format]) -> None:
        """Write a row from its first cell on."""
        for column, (value, style) in enumerate(zip(values, styles, strict=True)):
            put(self.sheet, (self.row, column), value, style, self.book.lang)
        self.row += 1

    def grow(self, lines: int, line: float = _LINE) -> None:
        """Make the next row high enough for so many lines: not every program does so itself."""
        if lines > 1:
            self.sheet.set_row(self.row, min(line * lines, _HIGHEST))

    def heads(self, titles: Sequence[str], height: float) -> None:
        """Write the titles of columns."""
        self.sheet.set_row(self.row, height)
        self.write(titles, [self.book.style(HEAD)] * len(titles))

    def head_line(self, words: str) -> None:
        """Write the title of the sheet over all its columns."""
        self._over_all(words.upper(), self.book.style(MAIN_TITLE), 20)

    def line_from(self, column: int, words: str, look: dict[str, Any]) -> None:
        """Write words from a column on, over the next cells, where not all columns are in sight."""
        put(self.sheet, (self.row, column), words, self.book.style(look))
        self.row += 1

    def heading(self, words: Text) -> None:
        """Write the title of a part, after an empty row."""
        self.row += 1
        put(self.sheet, (self.row, 0), self.book.say(words), self.book.style(HEADING))
        self.row += 1

    def paragraph(self, words: str, **looks: Any) -> None:
        """Write sentences over all columns, as high as they need."""
        self._over_all(words, self.book.style(TEXT, looks), _LINE)

    def _over_all(self, words: str, style: Format, line: float) -> None:
        last = len(self.widths) - 1
        self.sheet.set_row(self.row, line * lines_of(words, sum(self.widths) * _LINE / line))
        self.sheet.merge_range(self.row, 0, self.row, last, None, style)
        put(self.sheet, (self.row, 0), words, style)
        self.row += 1


def lines_of(words: str, width: float) -> int:
    r"""Tell how many lines words take in a column so wide; letters are narrower than digits.

    >>> lines_of("một hai ba", 5), lines_of("một", 5), lines_of("một\\nhai", 5)
    (2, 1, 2)
    """
    return sum(max(1, ceil(len(line) / (width * _LETTERS))) for line in words.split("\n"))


def shortened(words: str, longest: int) -> str:
    """Cut words that are too long, and say so.

    >>> shortened("Đơn vị · Loại văn bản", 10)
    'Đơn vị · …'
    """
    return words if len(words) <= longest else words[: longest - 1] + "…"
