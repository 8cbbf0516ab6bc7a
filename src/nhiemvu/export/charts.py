"""Charts of a handout, drawn by altair; as SVG for a page, as PNG for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

from nhiemvu.export.colours import COLOURS
from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.reporting.report import Report, Row
    from nhiemvu.text import Language

__all__ = ["COLOURS", "png", "status_bars", "status_columns", "svg"]

_TASKS = Text("Số nhiệm vụ", "Tasks")


def status_bars(rows: Iterable[Row], lang: Language = "vi", *, width: int = 460) -> Any:
    """Draw a stacked bar for each row, in the order given; one part for each status."""
    found = list(rows)
    labels = [status.label(lang) for status in COLOURS]
    values = [
        {
            "row": printable(row.label(lang)),
            "status": status.label(lang),
            "place": place,
            "tasks": getattr(row, status.value),
        }
        for row in found
        for place, status in enumerate(COLOURS)
    ]
    return (
        alt.Chart(alt.Data(values=values), width=width)
        .mark_bar()
        .encode(
            x=alt.X("tasks:Q", title=_TASKS.text(lang), axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("row:N", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color(
                "status:N",
                title=None,
                scale=alt.Scale(domain=labels, range=list(COLOURS.values())),
                legend=alt.Legend(orient="bottom", columns=3, labelLimit=240),
            ),
            order=alt.Order("place:Q"),
        )
    )


def status_columns(reports: Iterable[Report], lang: Language = "vi", *, width: int = 460) -> Any:
    """Draw a stacked column for each period, in the order of time."""
    labels = [status.label(lang) for status in COLOURS]
    values = [
        {
            "period": str(report.period),
            "status": status.label(lang),
            "place": place,
            "tasks": getattr(report.total, status.value),
        }
        for report in reports
        for place, status in enumerate(COLOURS)
    ]
    return (
        alt.Chart(alt.Data(values=values), width=width, height=220)
        .mark_bar()
        .encode(
            x=alt.X("period:O", title=None, sort=None),
            y=alt.Y("tasks:Q", title=_TASKS.text(lang), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "status:N",
                title=None,
                scale=alt.Scale(domain=labels, range=list(COLOURS.values())),
                legend=alt.Legend(orient="bottom", columns=3, labelLimit=240),
            ),
            order=alt.Order("place:Q"),
        )
    )


def svg(chart: Any) -> str:
    """Draw a chart as SVG."""
    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    return drawn


def png(chart: Any, *, scale: float = 2.5) -> bytes:
    """Draw a chart as a picture of pixels."""
    drawn: bytes = vl_convert.vegalite_to_png(chart.to_json(), scale=scale)
    return drawn
