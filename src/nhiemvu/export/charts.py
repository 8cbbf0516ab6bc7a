"""Charts of a handout, drawn by altair; as SVG for a page, as PNG for a document.

The same figures stand in a table wherever a chart is shown: a chart alone tells nothing to who
cannot see it.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

from nhiemvu.export.colours import COLOURS
from nhiemvu.export.plain import plain
from nhiemvu.status.codes import Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nhiemvu.export.ageing import Age
    from nhiemvu.reporting.report import Report, Row
    from nhiemvu.text import Language

_TASKS = Text("Số nhiệm vụ", "Tasks")
_FONTS = "Segoe UI, Noto Sans, DejaVu Sans, Arial, sans-serif"  # that have every Vietnamese letter
_FONT, _LINE = 12, 15
_LINES, _FEW = 3, 6
_LETTER = 7  # px of an average letter at this size
_NARROW = 420
_LINES_OF_LABEL = "split(slice(datum.label, indexof(datum.label, '|') + 1), '\\n')"
_IN_THE_MIDDLE = {
    "condition": {"test": "indexof(datum.label, '\\n') > 0", "value": "bottom"},
    "value": "middle",
}


def status_bars(rows: Iterable[Row], lang: Language = "vi", *, width: int = 460) -> Any:
    """Draw a stacked bar for each row, in the order given; one part for each status."""
    found = list(rows)
    room = min(320, max(110, width // 2))
    labels = _labels([row.label(lang) for row in found], room)
    _named(room, labelBaseline=_IN_THE_MIDDLE)
    return (
        _chart(_parts(labels, found, lang), width, alt.Step(_step(labels)))
        .mark_bar(aria=False)
        .encode(
            x=alt.X("tasks:Q", title=_TASKS.text(lang), axis=_counts(width)),
            y=alt.Y(
                "row:N", title=None, sort=None, axis=_named(room, labelBaseline=_IN_THE_MIDDLE)
            ),
            color=_by_status(lang, width),
            order=alt.Order("place:Q"),
        )
    )


def status_columns(reports: Iterable[Report], lang: Language = "vi", *, width: int = 460) -> Any:
    """Draw a stacked column for each period, in the order of time."""
    found = list(reports)
    few = len(found) < _FEW
    room = width // max(len(found), 1) if few else 120
    labels = _labels([report.period.label(lang) for report in found], room)
    axis = _named(room, labelAngle=0 if few else -45)
    return (
        _chart(_parts(labels, [report.total for report in found], lang), width, 220)
        .mark_bar(aria=False)
        .encode(
            x=alt.X("row:N", title=None, sort=None, axis=axis),
            y=alt.Y(
                "tasks:Q",
                title=_TASKS.text(lang),
                axis=alt.Axis(tickMinStep=1, titlePadding=14),
            ),
            color=_by_status(lang, width),
            order=alt.Order("place:Q"),
        )
    )


def ageing_bars(ages: Iterable[Age], lang: Language = "vi", *, width: int = 460) -> Any:
    """Draw a bar for each class of lateness of the overdue tasks."""
    found = list(ages)
    labels = _labels([age.title.text(lang) for age in found], 160)
    values = [{"row": label, "tasks": age.tasks} for label, age in zip(labels, found, strict=True)]
    return (
        _chart(values, width, alt.Step(_step(labels)))
        .mark_bar(aria=False, color=COLOURS[Status.IN_PROGRESS_OVERDUE])
        .encode(
            x=alt.X("tasks:Q", title=_TASKS.text(lang), axis=_counts(width)),
            y=alt.Y("row:N", title=None, sort=None, axis=_named(160)),
        )
    )


def svg(chart: Any) -> str:
    """Draw a chart as SVG: text is escaped, nothing has an id, the same chart gives the same."""
    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    return drawn


def png(chart: Any, *, scale: float = 2.5) -> bytes:
    """Draw a chart as a picture of pixels."""
    drawn: bytes = vl_convert.vegalite_to_png(chart.to_json(), scale=scale)
    return drawn


def _chart(values: list[dict[str, Any]], width: int, height: Any) -> Any:
    """Begin a chart; its parts get no words of their own, for the whole has a text beside it."""
    return (
        alt.Chart(alt.Data(values=values), width=width, height=height)
        .configure(aria=False, font=_FONTS)
        .configure_axis(labelFontSize=_FONT, titleFontSize=_FONT, titleFontWeight="normal")
        .configure_legend(labelFontSize=_FONT)
        .configure_view(stroke=None)
    )


def _parts(labels: list[str], rows: Sequence[Any], lang: Language) -> list[dict[str, Any]]:
    """Give a value for each status of each row."""
    return [
        {
            "row": label,
            "status": status.label(lang),
            "place": place,
            "tasks": getattr(row, status.value),
        }
        for label, row in zip(labels, rows, strict=True)
        for place, status in enumerate(COLOURS)
    ]


def _labels(names: list[str], room: int) -> list[str]:
    """Give a label for each name, broken into lines; a number tells equal names apart."""
    letters = max(8, int(room / _LETTER))
    return [
        f"{nth}|" + "\n".join(wrap(plain(name), letters, max_lines=_LINES, placeholder="…") or [""])
        for nth, name in enumerate(names)
    ]


def _step(labels: list[str]) -> int:
    """Give the height of a bar with its share of the gap, enough for the longest label."""
    return 8 + _LINE * max([label.count("\n") + 1 for label in labels], default=1)


def _named(room: int, **options: Any) -> Any:
    """Give an axis whose labels are the names within."""
    return alt.Axis(
        labelExpr=_LINES_OF_LABEL,
        labelLimit=room + 40,
        labelLineHeight=_LINE,
        ticks=False,
        domain=False,
        labelPadding=6,
        **options,
    )


def _counts(width: int) -> Any:
    """Give an axis of whole numbers, not more of them than there is room for."""
    return alt.Axis(tickMinStep=1, tickCount=max(2, width // 60), domain=False, ticks=False)


def _by_status(lang: Language, width: int) -> Any:
    """Colour by status, in the order of the bars."""
    labels = [status.label(lang) for status in COLOURS]
    return alt.Color(
        "status:N",
        title=None,
        scale=alt.Scale(domain=labels, range=list(COLOURS.values())),
        legend=alt.Legend(orient="bottom", columns=1 if width < _NARROW else 3, labelLimit=240),
    )
