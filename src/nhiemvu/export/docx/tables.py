"""Tables and captions of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.docx.elements import (
    cell,
    el,
    field,
    length_of,
    like,
    paragraph,
    row,
    run,
    table,
)
from nhiemvu.export.docx.styles import HEAD_SIZES
from nhiemvu.reporting.figures import NO_FIGURE, shown_measure, shown_number, shown_percent
from nhiemvu.reporting.measure_table import BY_NAME, COMPARED
from nhiemvu.reporting.trend import shown_past
from nhiemvu.status import Status
from nhiemvu.text import Text, capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nhiemvu.export.docx.elements import Element
    from nhiemvu.reporting import Breakdown, Measures, Report, Trend
    from nhiemvu.text import Language

FIVE = (
    Status.COMPLETED_ON_TIME,
    Status.COMPLETED_LATE,
    Status.AWAITING_CONFIRMATION,
    Status.IN_PROGRESS_ON_TIME,
    Status.IN_PROGRESS_OVERDUE,
)
"""The statuses in the order in which a report is read."""

MAIN = ("tasks", *(status.value for status in FIVE), "completion_rate", "late_rate")
"""The measures that fit an upright page."""

WIDE = (
    "carried_over",
    "newly_assigned",
    *MAIN[:-1],
    "on_time_rate",
    "late_rate",
    "mean_working_days_late",
    "extensions",
)
"""The measures that fit a page laid across."""

_NTH = Text("TT", "No.")
_TOTAL = Text("Tổng số", "Total")
_STATUS = Text("Trạng thái", "Status")
_TASKS = Text("Số nhiệm vụ", "Tasks")
_SHARE = Text("Tỷ lệ", "Share")
_MEASURE = Text("Chỉ tiêu", "Measure")
_TO_DATE = Text("Lũy kế từ đầu năm {}", "{} to date")
_TABLE = Text("Bảng", "Table")
_FIGURE = Text("Hình", "Figure")


class Captions:
    """Numbers tables and figures as they come."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.tables = 0
        self.figures = 0

    def table(self, title: str) -> Element:
        """Make the caption above a table."""
        self.tables += 1
        return _caption("Caption", _TABLE.text(self.lang), self.tables, title)

    def figure(self, title: str) -> Element:
        """Make the caption below a figure."""
        self.figures += 1
        return _caption("FigureCaption", _FIGURE.text(self.lang), self.figures, title)


def _caption(style: str, name: str, number: int, title: str) -> Element:
    counted = field(f"SEQ {name} \\* ARABIC", str(number))
    return paragraph(style, f"{name} ", *counted, f". {title}")


def heads(widths: Sequence[float], titles: Sequence[str]) -> Element:
    """Make the row of titles, repeated on each page."""
    cells = zip(widths, titles, strict=True)
    made = [cell(width, paragraph("TableHead", title), shade=True) for width, title in cells]
    return row(*made, head=True)


def sample(
    widths: Sequence[float], styles: Sequence[str], *, bold: bool = False, keep: bool = False
) -> Element:
    """Make the row that others are copied from: a style of paragraphs for each column.

    ``keep`` holds it on the page of the row that follows.
    """
    made = []
    for width, style in zip(widths, styles, strict=True):
        laid = {"keepNext": el("keepNext")} if keep else {}
        made.append(cell(width, paragraph(style, run("", bold=bold), **laid)))
    return row(*made)


def status_table(total: Measures, lang: Language, title: str) -> Element:
    """Make the table of the five statuses; the recalled stand below the sum."""
    widths, styles = (80, 35, 35), ("TableText", "TableNumber", "TableNumber")
    lines = [
        (status.label(lang), getattr(total, status), total.share(getattr(total, status)))
        for status in FIVE
    ]
    plain = sample(widths, styles, keep=True)
    bold = sample(widths, styles, bold=True, keep=total.recalled > 0)
    rows = [
        like(plain, (name, shown_number(number, lang), shown_percent(share, lang)))
        for name, number, share in lines
    ]
    whole = shown_percent(total.share(total.tasks), lang)
    rows.append(like(bold, (_TOTAL.text(lang), shown_number(total.tasks, lang), whole)))
    if total.recalled:
        apart = Status.RECALLED.label(lang), shown_number(total.recalled, lang), NO_FIGURE
        rows.append(like(sample(widths, styles), apart))
    titles = [words.text(lang) for words in (_STATUS, _TASKS, _SHARE)]
    return table(widths, [heads(widths, titles), *rows], style="TableGrid", title=title)


def breakdown_table(  # noqa: PLR0913  each is a part of the table
    breakdown: Breakdown,
    total: Measures,
    names: Sequence[str],
    *,
    width: float,
    lang: Language,
    title: str,
) -> Element:
    """Make the table of a breakdown, with these measures; the whole stands last."""
    titles = [BY_NAME[name].label(lang) for name in names]
    columns = [_width(title, lang) for title in titles]
    widths = (_NARROW, width - _NARROW - sum(columns), *columns)
    styles = ("TableMiddle", "TableText", *["TableNumber"] * len(names))
    short = len(breakdown.rows) <= _SHORT
    plain, bold = sample(widths, styles, keep=short), sample(widths, styles, bold=True)
    rows = [heads(widths, (_NTH.text(lang), breakdown.title.text(lang), *titles))]
    for nth, found in enumerate(breakdown.rows, 1):
        rows.append(like(plain, (str(nth), found.label(lang), *_cells(found, names, lang))))
    rows.append(like(bold, ("", _TOTAL.text(lang), *_cells(total, names, lang))))
    return table(widths, rows, style="TableGrid", title=title)


def _width(title: str, lang: Language) -> float:
    """Make a column wide enough for its figures, and for the longest word of its title."""
    return max(
        _FIGURES, _PADDING + max(length_of(word, HEAD_SIZES[lang]) for word in title.split())
    )


_NARROW, _FIGURES, _PADDING = 10, 14.2, 2.3
_SHORT = 15
"""Rows of a table that is held together on one page."""


def _cells(found: Measures, names: Iterable[str], lang: Language) -> list[str]:
    return [shown_measure(found, BY_NAME[name], lang) for name in names]


def compared_table(trend: Trend, width: float, lang: Language, title: str) -> Element:
    """Make the table of a period beside those it is compared with; no figures where no tasks."""
    reports: dict[str, Report] = {}
    for report in (trend.report, trend.previous, trend.year_before):
        reports.setdefault(capitalised(report.period.label(lang)), report)
    if trend.year_to_date.period != trend.report.period:
        reports[_TO_DATE.text(lang).format(trend.report.period.last.year)] = trend.year_to_date
    part = 28
    widths = (width - part * len(reports), *[part] * len(reports))
    plain = sample(widths, ("TableText", *["TableNumber"] * len(reports)), keep=True)
    rows = [heads(widths, (_MEASURE.text(lang), *reports))]
    for name in COMPARED:
        figures = [shown_past(report, BY_NAME[name], lang) for report in reports.values()]
        rows.append(like(plain, (BY_NAME[name].label(lang), *figures)))
    return table(widths, rows, style="TableGrid", title=title)
