"""The page: its template filled, style and script within it, written as it is made."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from nhiemvu.export.ageing import ageing
from nhiemvu.export.charts import ageing_bars, status_bars, status_columns, svg
from nhiemvu.export.colours import COLOURS
from nhiemvu.export.columns import COLUMNS
from nhiemvu.export.html import comparison, rows, units
from nhiemvu.export.plain import plain
from nhiemvu.reporting.figures import shown_measure, shown_number, shown_percent
from nhiemvu.reporting.lights import Light
from nhiemvu.reporting.measure_table import BY_NAME
from nhiemvu.reporting.ranking import FEWEST
from nhiemvu.reporting.sentences import duties, not_charged, origin, sentences
from nhiemvu.status.codes import Status
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from nhiemvu.export.entries import Entry
    from nhiemvu.export.handout import Handout
    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.text import Language

_BARS, _COLUMNS = {"wide": 640, "narrow": 200}, {"wide": 800, "narrow": 290}
_IN_SERIES = (
    "tasks",
    *(status.value for status in COLOURS),
    "completion_rate",
    "late_rate",
)
_PIECES = 40  # of the page, written in one go


def write(handout: Handout, stream: BinaryIO, *, lang: Language = "vi") -> None:
    """Write the page; the tasks go through it one by one, and none is kept."""
    made = _environment().get_template("page.html").stream(**_context(handout, lang))
    made.enable_buffering(_PIECES)
    stream.writelines(text.encode("utf-8") for text in made)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("nhiemvu.export.html", "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    """Keep out what a page cannot hold."""
    return plain(value) if type(value) is str else value


def _context(handout: Handout, lang: Language) -> dict[str, Any]:
    report, trend, entries = handout.report, handout.trend, handout.entries
    style, script = _part("page.css"), _part("page.js")
    unit_rows = units.of_units(report)
    drawn = units.drawn(unit_rows.rows) if unit_rows else []
    ages = ageing(entries)
    series = () if all(report.empty for report in trend.series) else trend.series
    return _in_words(lang) | {
        "style": Markup(style),  # noqa: S704  ours
        "script": Markup(script),  # noqa: S704
        "policy": _policy(style, script),
        "report": report,
        "trend": trend,
        "lights": _by_light(handout),
        "thresholds": handout.lights,
        "cards": comparison.cards(trend, lang),
        "compared": comparison.lines(trend, lang),
        "statuses": list(COLOURS),
        "every_status": list(Status),
        "every_light": list(Light),
        "unit_rows": unit_rows,
        "drawn": drawn,
        "places": units.places(unit_rows.rows) if unit_rows else None,
        "fewest": FEWEST,
        "measures": units.measures_of(report),
        "printed": units.PRINTED,
        "in_series": _in_series(),
        "ages": ages,
        "charts": {
            "units": _drawn(status_bars, drawn, lang, _BARS),
            "trend": _drawn(status_columns, series, lang, _COLUMNS),
            "ages": _drawn(ageing_bars, ages, lang, _BARS),
        },
        "sentences": [
            origin(report.total),
            *sentences(report.total),
            *not_charged(report),
            *duties(report.total),
        ],
        "notes": handout.remarks(),
        "overdue": partial(_having, handout, Light.OVERDUE),
        "due_soon": partial(_having, handout, Light.RED, Light.AMBER),
        "columns": {column.name: column for column in COLUMNS},
        "further": rows.further(),
        "data": (Markup(piece) for piece in rows.data(entries, lang)),  # noqa: S704  escaped there
    }


def _in_words(lang: Language) -> dict[str, Any]:
    """Give what writes values in a language; ``t`` chooses between words in two."""
    return {
        "lang": lang,
        "t": lambda vi, en: Text(vi, en).text(lang),
        "number": lambda value: shown_number(value, lang),
        "percent": lambda value: shown_percent(value, lang),
        "figure": lambda measures, measure: shown_measure(measures, measure, lang),
        "value": lambda value: rows.shown_value(value, lang),
        "day": lambda value: shown(value, lang),
        "moment": lambda value: shown_as_of(value, lang),
        "caveat": partial(comparison.caveat, lang=lang),
    }


def _part(name: str) -> str:
    return files("nhiemvu.export.html").joinpath("parts", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Allow the page its own style and script, by their hashes, and nothing else."""
    rules = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _drawn(
    draw: Callable[..., Any], found: Sequence[Any], lang: Language, widths: dict[str, int]
) -> dict[str, Markup]:
    """Draw a chart for a wide screen and one for a narrow; none of nothing.

    The page says in words what a chart shows, so the picture itself is one image to a reader.
    """
    return {
        screen: Markup(_OPENING.sub("<svg ", svg(draw(found, lang, width=width)), count=1))  # noqa: S704
        for screen, width in widths.items()
        if found
    }


_OPENING = re.compile(r'<svg xmlns="[^"]*" xmlns:xlink="[^"]*" version="1.1" class="marks" ')


def _having(handout: Handout, *lights: Light) -> Iterator[Entry]:
    return (entry for entry in handout.entries if entry.light in lights)


def _by_light(handout: Handout) -> dict[Light, int]:
    counts = Counter(entry.light for entry in handout.entries)
    return {light: counts[light] for light in Light}


def _in_series() -> list[Measure]:
    return [BY_NAME[name] for name in _IN_SERIES]
