"""The figures of the whole beside those of other periods, and what must be said of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.xlsx.pages import lines_of
from nhiemvu.export.xlsx.styles import LABEL, NUMBER, change_code_of
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.reporting.figures import NO_FIGURE
from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.reporting.trend import change
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if has_tasks(report):
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
    return figure(report, name) if has_tasks(report) else NO_FIGURE


def _change(now: Report, then: Report, measure: Measure) -> Value:
    """Give by how much a measure grew: of a rate, in percentage points."""
    grown = change(now.total, then.total, measure.name) if has_tasks(then) else None
    if grown is None:
        return NO_FIGURE
    return grown * 100 if measure.unit == "rate" else grown


def has_tasks(report: Report) -> bool:
    """Tell whether any task belongs to the period."""
    return bool(report.total.tasks or report.total.recalled)


def remarks(trend: Trend) -> Iterator[Text]:
    """Say which periods have no data, and which lie before the regulation."""
    compared = (
        (Text("Kỳ trước", "The period before"), trend.previous),
        (Text("Cùng kỳ năm trước", "The same period of the year before"), trend.year_before),
    )
    day = DONG_THAP.effective_on
    force = Text(
        f"ngày Quy chế có hiệu lực ({shown(day)})",
        f"the day on which the regulation came into force ({shown(day, 'en')})",
    )
    for role, report in compared:
        if not has_tasks(report):
            label, early = report.period, _early(report)
            also = Text("", "")
            if early is not None:
                also = Text(f"; kỳ đó {early.vi} {force.vi}", f"; it lies {early.en} {force.en}")
            yield Text(
                f"{role.vi} ({label.label()}) không có số liệu để so sánh{also.vi}.",
                f"{role.en} ({label.label('en')}) has no data to compare with{also.en}.",
            )
    every = (*trend.series, trend.year_before, trend.year_to_date)
    early_ones = [one for one in every if _early(one) is not None and has_tasks(one)]
    named = list(dict.fromkeys((one.period.label(), one.period.label("en")) for one in early_ones))
    if named:
        yield Text(
            f"Số liệu các kỳ sau chỉ để tham khảo, vì toàn bộ hoặc một phần kỳ ở trước {force.vi}:"
            f" {'; '.join(vi for vi, _ in named)}.",
            f"The figures of these periods are for orientation only, since they lie wholly or"
            f" partly before {force.en}: {'; '.join(en for _, en in named)}.",
        )
    if trend.report.total.obligations_met is not None:
        yield Text(
            "Việc cập nhật, phản hồi, xem xét chỉ tính cho kỳ báo cáo, không tính cho các kỳ so"
            " sánh.",
            "Entering, answering and reviewing are counted for this period alone.",
        )


def _early(report: Report) -> Text | None:
    """Say how a period lies to the day the regulation came into force; nothing where after it."""
    if report.period.last < DONG_THAP.effective_on:
        return Text("ở trước", "before")
    if report.period.first < DONG_THAP.effective_on:
        return Text("có một phần ở trước", "partly before")
    return None


def series_rows(book: Book, trend: Trend) -> list[tuple[str, Report]]:
    """Name the periods of the series, in the order of time."""
    return [(report.period.label(book.lang), report) for report in trend.series]
