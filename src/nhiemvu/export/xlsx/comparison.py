"""The figures of the whole beside those of other periods, and what must be said of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.xlsx.pages import lines_of
from nhiemvu.export.xlsx.styles import LABEL, NUMBER, change_code_of
from nhiemvu.reporting.figures import NO_FIGURE
from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.reporting.trend import change
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.export.xlsx.pages import Book, Page
    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.reporting.report import Report
    from nhiemvu.reporting.trend import Trend

UNITS = {
    "tasks": Text("nhiệm vụ", "tasks"),
    "times": Text("lần", "times"),
    "rate": Text("%", "%"),
    "days": Text("ngày làm việc", "working days"),
}
"""What each measure is counted in."""

_HEADS = (
    Text("Chỉ tiêu", "Measure"),
    Text("Đơn vị tính", "Counted in"),
    Text("Kỳ báo cáo", "This period"),
    Text("Kỳ trước", "Period before"),
    Text("Tăng, giảm so với kỳ trước", "Change since then"),
    Text("Cùng kỳ năm trước", "Year before"),
    Text("Tăng, giảm so với cùng kỳ", "Change over a year"),
    Text("Từ đầu năm", "Year to date"),
)
_NO_DATA = Text("không có số liệu", "no data")


def write_comparison(page: Page, trend: Trend) -> None:
    """Write a row for each measure that was counted: now, before, by how much it changed."""
    book = page.book
    page.heads([book.say(words) for words in _HEADS], 48)
    compared = (trend.report, trend.previous, trend.year_before, trend.year_to_date)
    named = [book.say(_named(report)) for report in compared]
    small = book.style(LABEL, {"font_size": 9, "align": "center", "italic": True})
    labels = ["", "", named[0], named[1], "", named[2], "", named[3]]
    page.sheet.set_row(page.row, 36)
    page.write(labels, [small] * len(labels))
    for measure in MEASURES:
        if getattr(trend.report.total, measure.name) is not None or measure.unit != "times":
            _measure(page, measure, trend)


def _named(report: Report) -> Text:
    if not report.empty:
        return Text(report.period.label(), report.period.label("en"))
    return Text(
        f"{report.period.label()}: {_NO_DATA.vi}", f"{report.period.label('en')}: {_NO_DATA.en}"
    )


def _measure(page: Page, measure: Measure, trend: Trend) -> None:
    book, now = page.book, trend.report
    plain = book.style(NUMBER, kind=measure.unit)
    changed = book.style(NUMBER, {"num_format": change_code_of(measure.unit, book.lang)})
    page.grow(lines_of(measure.label(book.lang), page.widths[0]))
    values: list[Value] = [measure.label(book.lang), book.say(UNITS[measure.unit])]
    values.append(figure(now, measure.name))
    for then in (trend.previous, trend.year_before):
        values += [_past(then, measure.name), _change(now, then, measure)]
    values.append(_past(trend.year_to_date, measure.name))
    label, unit = book.style(LABEL), book.style(LABEL, {"align": "center"})
    page.write(values, [label, unit, plain, plain, changed, plain, changed, plain])


def figure(report: Report, name: str) -> Value:
    """Give a measure of the whole, or the sign that there is none."""
    value: Value = getattr(report.total, name)
    return NO_FIGURE if value is None else value


def _past(report: Report, name: str) -> Value:
    return NO_FIGURE if report.empty else figure(report, name)


def _change(now: Report, then: Report, measure: Measure) -> Value:
    """Give by how much a measure grew: of a rate, in percentage points."""
    grown = None if then.empty else change(now.total, then.total, measure.name)
    if grown is None:
        return NO_FIGURE
    return grown * 100 if measure.unit == "rate" else grown


def series_rows(book: Book, trend: Trend) -> list[tuple[str, Report]]:
    """Name the periods of the series, in the order of time."""
    return [(report.period.label(book.lang), report) for report in trend.series]
