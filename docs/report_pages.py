"""Reports: the measures and the groupings, from the tables the library itself uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markup import table
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
