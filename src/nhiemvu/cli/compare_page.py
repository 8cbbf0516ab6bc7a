"""A period beside those it is compared with, for people."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rich.table import Table

from nhiemvu.cli.answers import print_wrapped
from nhiemvu.reporting import change
from nhiemvu.reporting.figures import NO_FIGURE, shown_measure, shown_number
from nhiemvu.reporting.measure_table import BY_NAME
from nhiemvu.reporting.sentences import remarks
from nhiemvu.reporting.trend import shown_past
from nhiemvu.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from nhiemvu.reporting import Measure, Report, Trend
    from nhiemvu.text import Language

_COMPARED = (
    "tasks",
    "newly_assigned",
    "completed",
    "in_progress_overdue",
    "completion_rate",
    "on_time_rate",
    "late_rate",
    "mean_working_days_late",
)
"""The measures that fit a terminal, of those that are compared."""

_HEADS = {
    "now": Text("Kỳ này", "Now"),
    "previous": Text("Kỳ trước", "Before"),
    "since": Text("+/−", "+/−"),
    "year_before": Text("Cùng kỳ năm trước", "Year before"),
    "over_a_year": Text("+/−", "+/−"),
    "year_to_date": Text("Từ đầu năm", "Year to date"),
}


def compare_page(page: Console, trend: Trend, lang: Language) -> None:
    """Write the figures of a period beside those of the others, and what to mind about them."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(Text("So sánh", "Compared").text(lang), overflow="fold")
    for head in _HEADS.values():
        table.add_column(head.text(lang), justify="right")
    for measure in map(BY_NAME.__getitem__, _COMPARED):
        table.add_row(measure.label(lang), *_cells(trend, measure, lang))
    page.print()
    page.print(table)
    said = Text(
        "Cột +/− tính từ số chưa làm tròn; của các tỷ lệ là điểm phần trăm.",
        "+/− is taken before rounding; of rates, in percentage points.",
    )
    for words in (said, *remarks(trend, series=False)):
        print_wrapped(page, words.text(lang))


def _cells(trend: Trend, measure: Measure, lang: Language) -> list[str]:
    now, before, year_before = trend.report, trend.previous, trend.year_before
    return [
        shown_measure(now.total, measure, lang),
        shown_past(before, measure, lang),
        shown_change(now, before, measure, lang),
        shown_past(year_before, measure, lang),
        shown_change(now, year_before, measure, lang),
        shown_past(trend.year_to_date, measure, lang),
    ]


def shown_change(now: Report, then: Report, measure: Measure, lang: Language) -> str:
    """Write by how much a measure grew, with its sign; of a rate, in percentage points."""
    grown = None if then.empty else change(now.total, then.total, measure.name)
    if grown is None:
        return NO_FIGURE
    size = abs(Fraction(grown)) * (100 if measure.unit == "rate" else 1)
    shown = shown_number(size, lang, decimals=measure.unit in ("rate", "days"))
    return f"{'+' if grown > 0 else '−' if grown < 0 else ''}{shown}"
