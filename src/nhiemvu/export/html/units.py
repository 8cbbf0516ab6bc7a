"""What the page says of units and of the rows of a breakdown: which are drawn, how they rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.reporting.ranking import Ranked, ranking

if TYPE_CHECKING:
    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.reporting.report import Breakdown, Report, Row

MOST_DRAWN = 15
"""Rows that a chart has room for."""

PRINTED = frozenset(
    (
        "tasks",
        "awaiting_confirmation",
        "completed_on_time",
        "completed_late",
        "in_progress_on_time",
        "in_progress_overdue",
        "completion_rate",
        "late_rate",
    )
)
"""The measures of a breakdown that fit on paper; the screen has them all."""


class Places(NamedTuple):
    """Rows that have a place, rows of too few tasks to be compared, and rows of none."""

    placed: list[Ranked]
    few: list[Ranked]
    none: list[Ranked]


def of_units(report: Report) -> Breakdown | None:
    """Find the breakdown by unit, where there is one."""
    return next((found for found in report.breakdowns if found.by == ("unit",)), None)


def drawn(rows: tuple[Row, ...]) -> list[Row]:
    """Choose the rows of a chart: all that have a task; of many, the most overdue, then largest."""
    busy = [row for row in rows if row.tasks]
    if len(busy) <= MOST_DRAWN:
        return busy
    busy.sort(key=lambda row: (-row.in_progress_overdue, -row.tasks))
    return busy[:MOST_DRAWN]


def places(rows: tuple[Row, ...]) -> Places:
    """Rank rows by how much of their work is late, the least first."""
    ranked = ranking(rows)
    return Places(
        [found for found in ranked if found.place is not None],
        [found for found in ranked if found.few],
        [found for found in ranked if found.value is None],
    )


def measures_of(report: Report) -> list[Measure]:
    """Give the measures that were counted; duties are not, unless they were asked for."""
    return [
        measure
        for measure in MEASURES
        if measure.unit != "times" or getattr(report.total, measure.name) is not None
    ]
