"""Reports: the measures and the groupings, from the tables the library itself uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markup import table
from nhiemvu import Period, official_calendar, read_tasks, report
from nhiemvu.reporting import GROUPINGS, MEASURES
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language

_UNITS = {
    "tasks": Text("nhiệm vụ", "tasks"),
    "times": Text("lần", "times"),
    "rate": Text("tỷ lệ", "a share"),
    "days": Text("ngày làm việc", "working days"),
}


def measures(lang: Language) -> str:
    """Give every measure: its name, what it is, what it is counted in."""
    head = (
        Text("Tên trong dữ liệu", "Name in data"),
        Text("Chỉ tiêu", "Measure"),
        Text("Tính bằng", "Counted in"),
        Text("Là gì", "What it is"),
    )
    rows = (
        (
            f"`{measure.name}`",
            measure.label(lang),
            _UNITS[measure.unit].text(lang),
            measure.meaning.text(lang),
        )
        for measure in MEASURES
    )
    return table([title.text(lang) for title in head], rows)


def groupings(lang: Language) -> str:
    """Give every grouping."""
    head = (Text("Tên trong dữ liệu", "Name in data"), Text("Tiêu chí", "Grouping"))
    rows = ((f"`{name}`", found.title.text(lang)) for name, found in GROUPINGS.items())
    return table([title.text(lang) for title in head], rows)


def report_json(lang: Language) -> str:
    """Give the JSON of a report on the example province, with a row and some of the figures."""
    tasks = read_tasks(Path(__file__).parent.parent / "examples" / "province-2026.jsonl")
    october = report(tasks, Period.month(2026, 10), calendar=official_calendar()).to_dict(lang)
    row = next(row for row in october["rows"] if row["group"] == {"unit": "H20.15"})
    shown = {**october, "total": _first(october["total"], 4), "rows": [_first(row, 4), "…"]}
    lines = ",\n ".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in shown.items()
    )
    return f"```json\n{{{lines}}}\n```"


def _first(figures: dict[str, Any], number: int) -> dict[str, Any]:
    return dict(list(figures.items())[:number]) | {"…": "…"}
