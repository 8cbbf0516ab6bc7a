"""A period against another: how much a figure grew, in words, and what to mind when reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.reporting.figures import shown_measure, shown_number
from nhiemvu.reporting.measure_table import BY_NAME, COMPARED
from nhiemvu.reporting.trend import change, shown_past
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from fractions import Fraction

    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.reporting.report import Report
    from nhiemvu.reporting.trend import Trend
    from nhiemvu.text import Language

CARDS = (
    "tasks",
    "completion_rate",
    "on_time_rate",
    "late_rate",
    "in_progress_overdue",
    "due_soon",
)
"""The figures that stand first."""

_UNITS = {"rate": Text("điểm phần trăm", "percentage points"), "days": Text("ngày", "days")}


class Change(NamedTuple):
    """By how much a figure grew: a sign for the eye, and the same in words."""

    sign: str
    words: str


class Card(NamedTuple):
    """A figure that stands first."""

    title: str
    value: str
    change: Change


class Line(NamedTuple):
    """A figure in the periods compared; the changes are towards the period reported on."""

    title: str
    now: str
    previous: str
    since_previous: Change
    year_before: str
    since_year_before: Change
    year_to_date: str


def cards(trend: Trend, lang: Language) -> list[Card]:
    """Give the figures that stand first, each against the period before."""
    return [
        Card(
            measure.label(lang),
            shown_measure(trend.report.total, measure, lang),
            _change(trend.report, trend.previous, measure, lang),
        )
        for measure in map(BY_NAME.__getitem__, CARDS)
    ]


def lines(trend: Trend, lang: Language) -> list[Line]:
    """Give the figures of the period beside those of the others."""
    return [
        Line(
            measure.label(lang),
            shown_past(trend.report, measure, lang),
            shown_past(trend.previous, measure, lang),
            _change(trend.report, trend.previous, measure, lang),
            shown_past(trend.year_before, measure, lang),
            _change(trend.report, trend.year_before, measure, lang),
            shown_past(trend.year_to_date, measure, lang),
        )
        for measure in map(BY_NAME.__getitem__, COMPARED)
    ]


def caveat(report: Report, lang: Language) -> str:
    """Say what to mind about a period: no data, or a time before the regulation; else nothing.

    >>> from nhiemvu import Period, official_calendar, report
    >>> old = report([], Period.month(2025, 10), calendar=official_calendar())
    >>> caveat(old, "en")
    'no data; before the regulation came into force on 2026-01-16'
    """
    found = []
    if report.empty:
        found.append(Text("không có số liệu", "no data"))
    day = DONG_THAP.effective_on
    if report.period.last < day:
        found.append(
            Text(
                f"trước ngày Quy chế có hiệu lực, {shown(day)}",
                f"before the regulation came into force on {day}",
            )
        )
    elif report.period.first < day:
        found.append(
            Text(
                f"Quy chế có hiệu lực trong kỳ, từ ngày {shown(day)}",
                f"the regulation came into force within it, on {day}",
            )
        )
    return "; ".join(words.text(lang) for words in found)


def _change(now: Report, then: Report, measure: Measure, lang: Language) -> Change:
    grown = change(now.total, then.total, measure.name)
    if then.empty or grown is None:
        return Change("", Text("không có số liệu để so sánh", "nothing to compare").text(lang))
    if not grown:
        return Change("=", Text("không thay đổi", "unchanged").text(lang))
    by = _amount(grown, measure, lang)
    if grown > 0:
        return Change("▲", Text(f"tăng {by}", f"up {by}").text(lang))
    return Change("▼", Text(f"giảm {by}", f"down {by}").text(lang))


def _amount(grown: Fraction | int, measure: Measure, lang: Language) -> str:
    """Write how much; what would be rounded to nothing is said to be less than a tenth."""
    unit, size = _UNITS.get(measure.unit), max(grown, -grown)
    if unit is None:
        return shown_number(size, lang)
    tenth = shown_number(size * (100 if measure.unit == "rate" else 1), lang, decimals=True)
    if tenth in ("0,0", "0.0"):
        tenth = Text("dưới 0,1", "less than 0.1").text(lang)
    return f"{tenth} {unit.text(lang)}"
