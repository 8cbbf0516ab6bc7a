"""The first sheet: the whole in sentences, figures and charts, and what must be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.colours import COLOURS
from nhiemvu.export.xlsx.charts import block, stacked, statuses
from nhiemvu.export.xlsx.comparison import past, series_rows, write_comparison
from nhiemvu.export.xlsx.pages import Page, lines_of
from nhiemvu.export.xlsx.styles import LABEL, NUMBER
from nhiemvu.reporting.figures import NO_FIGURE
from nhiemvu.reporting.measure_table import BY_NAME, MEASURES
from nhiemvu.reporting.sentences import (
    duties,
    not_charged,
    origin,
    sentences,
)
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.export.handout import Handout
    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.export.xlsx.pages import Book

_NAME = Text("Tổng hợp", "Summary")
_WIDTHS = (32, 12, 11, 11, 12, 11, 12, 11)
_STATUSES = Text("Trạng thái nhiệm vụ", "Statuses")
_CHART_ROWS = 16
_PIXELS_A_ROW = 20


def write_summary(book: Book) -> None:
    """Write title, sentences, statuses, comparison, trend, notes and what each measure is."""
    page = Page(book, book.say(_NAME), _WIDTHS, landscape=False)
    _head(page)
    _statuses(page)
    page.heading(Text("Số liệu chung và so sánh", "Figures of the whole, compared"))
    write_comparison(page, book.handout.trend)
    trend = page.row
    _series(page)
    page.heading(Text("Ghi chú", "Notes"))
    for note in book.handout.remarks():
        page.paragraph(f"– {book.say(note)}")
    page.sheet.set_h_pagebreaks([trend, page.row])
    _meanings(page)
    page.sheet.print_area(0, 0, page.row - 1, len(_WIDTHS) - 1)


def _head(page: Page) -> None:
    book, report = page.book, page.book.handout.report
    page.head_line(book.say(book.title))
    days = shown(report.period.first), shown(report.period.last)
    iso = shown(report.period.first, "en"), shown(report.period.last, "en")
    span = Text(f"Từ ngày {days[0]} đến hết ngày {days[1]}", f"From {iso[0]} to {iso[1]}")
    for words in (span, book.as_of, book.edition):
        page.paragraph(book.say(words), align="center", italic=True)
    page.row += 1
    for words in _whole(book.handout):
        page.paragraph(book.say(words))


def _whole(handout: Handout) -> Iterator[Text]:
    """Say the figures of the whole in sentences."""
    total = handout.report.total
    if handout.report.empty:
        yield Text("Không có nhiệm vụ nào thuộc kỳ báo cáo.", "No task belongs to the period.")
        return
    yield origin(total)
    said = sentences(total)
    yield Text(" ".join(one.vi for one in said), " ".join(one.en for one in said))
    yield from not_charged(handout.report)
    yield from duties(total)


def _statuses(page: Page) -> None:
    """Write how many tasks have each status, and draw it beside."""
    book, total = page.book, page.book.handout.report.total
    page.heading(_STATUSES)
    top = page.row
    heads = (Text("Trạng thái", "Status"), Text("Số nhiệm vụ", "Tasks"), Text("Tỷ lệ", "Share"))
    page.heads([book.say(words) for words in heads], 24)
    label, number = book.style(LABEL), book.style(NUMBER, kind="tasks")
    rate = book.style(NUMBER, kind="rate")
    for status, colour in COLOURS.items():
        many = getattr(total, status.value)
        page.sheet.set_row(page.row, 24)
        share = total.share(many)
        name = book.style(LABEL, {"bold": True, "font_color": colour})
        values: list[Value] = [status.label(book.lang), many]
        values.append(NO_FIGURE if share is None else share)
        page.write(values, [name, number, rate])
    bold = {"bold": True}
    all_of: list[Value] = [book.say(Text("Tổng số nhiệm vụ", "Tasks")), total.tasks, ""]
    page.write(all_of, [book.style(LABEL, bold), book.style(NUMBER, bold, kind="tasks"), rate])
    recalled = Text("Đã thu hồi (không tính vào tổng số)", "Recalled (outside the sum)")
    page.write((book.say(recalled), total.recalled, ""), (label, number, rate))
    if total.tasks:
        chart = statuses(book, page.sheet.name, top + 1, total)
        chart.set_size({"width": 412, "height": 215})
        said = {"description": book.say(_STATUSES), "x_offset": 8, "object_position": 2}
        page.sheet.insert_chart(top, 3, chart, said)


def _series(page: Page) -> None:
    """Write the periods of a year, and draw them."""
    book, trend = page.book, page.book.handout.trend
    page.heading(Text("Diễn biến qua các kỳ", "Trend"))
    names = ("tasks", *(status.value for status in COLOURS), "late_rate")
    heads = [Text("Kỳ", "Period"), *(BY_NAME[name].title for name in names)]
    page.heads([book.say(words) for words in heads], 48)
    number, rate = book.style(NUMBER, kind="tasks"), book.style(NUMBER, kind="rate")
    first, rows = page.row, series_rows(book, trend)
    for label, report in rows:
        values = [past(report, name) for name in names]
        page.write([label, *values], [book.style(LABEL), *[number] * 6, rate])
    if any(report.total.tasks for _, report in rows):
        data = block(page.sheet.name, first, (0, 2), [(label, one.total) for label, one in rows])
        title = Text("Số nhiệm vụ theo trạng thái qua các kỳ", "Tasks by status, by period")
        chart = stacked(book, data, form="column", title=book.say(title))
        chart.set_size({"width": 800, "height": (_CHART_ROWS - 1) * _PIXELS_A_ROW})
        said = {"description": book.say(title), "y_offset": 8, "object_position": 2}
        page.sheet.insert_chart(page.row, 0, chart, said)
        page.row += _CHART_ROWS


def _meanings(page: Page) -> None:
    """Say what each measure is."""
    book = page.book
    page.heading(Text("Cách tính các chỉ tiêu", "What each measure is"))
    last, style = len(_WIDTHS) - 1, book.style(LABEL)
    for measure in MEASURES:
        label, meaning = measure.label(book.lang), book.say(measure.meaning)
        page.grow(max(lines_of(meaning, sum(_WIDTHS[1:])), lines_of(label, _WIDTHS[0])))
        page.sheet.merge_range(page.row, 1, page.row, last, None, style)
        page.write([label, meaning], [style, style])
