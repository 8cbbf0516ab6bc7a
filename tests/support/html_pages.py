"""Pages of reports, read back as a browser reads them."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import html5lib

from nhiemvu import Period, Task, official_calendar, read_tasks
from nhiemvu.export import handout, write_html
from nhiemvu.model import read_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from nhiemvu.export import Handout
    from nhiemvu.text import Language

CALENDAR = official_calendar()
OCTOBER = Period.month(2026, 10)
NASTY = (
    "</script><script>alert(1)</script>",
    "<!-- <script> ]]> --!>",
    '" onmouseover="alert(1)" x=\'y\' <img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; &amp; \\u003c \u2028\u2029",
    "a\x00\x07\x1b\ufffeb \u202egnol\u202c 👩🏽\u200d💻",
    "=HYPERLINK(0)" + "Ban Quản lý " * 30,
)
"""Names that must be shown as they are, and do nothing."""


@cache
def october() -> Handout:
    """A part of the province of the examples: enough tasks for a place, a list and an age."""
    return handout(
        islice(read_tasks("examples/province-2026.jsonl"), 1395, 1620),
        OCTOBER,
        calendar=CALENDAR,
        units=[*read_units("examples/units.jsonl")][:8],
        by=[("unit",), ("unit_kind",), ("tag",)],
        obligations=True,
    )


@cache
def nothing() -> Handout:
    return handout([], Period.month(2025, 3), calendar=CALENDAR)


@cache
def beyond() -> Handout:
    """Two tasks, one overdue, in a year that the calendar does not know."""
    task = {"assigned_at": "2027-12-01T10:00:00+07:00", "assignee": {"code": "H20.15"}}
    tasks = [
        Task.model_validate(task | {"id": f"NV-{day}", "deadline": day})
        for day in ("2027-12-15", "2028-02-01")
    ]
    return handout(tasks, Period.month(2028, 1), calendar=CALENDAR, by=())


@cache
def nasty() -> Handout:
    """A province whose every name is made to break a page, in several statuses."""
    return handout(map(_nasty, range(24)), OCTOBER, calendar=CALENDAR, by=[("unit",), ("tag",)])


def _nasty(nth: int) -> Task:
    name = NASTY[nth % len(NASTY)]
    return Task.model_validate(
        {
            "id": f"{name} {nth}",
            "content": name,
            "assigned_at": "2026-10-05T10:00:00+07:00",
            "deadline": ("2026-10-20", "2026-11-03T11:30:00+07:00", "2026-12-01")[
                nth // len(NASTY) % 3
            ],
            "assignee": {"code": f"{name} {nth % 8}", "name": name},
            "coordinators": [{"code": name, "name": name}],
            "directed_by": {"name": name, "position": name},
            "document": {"title": name, "reference": name, "subject": name},
            "tags": [name],
        }
    )


def written(made: Handout, lang: Language = "vi") -> str:
    stream = BytesIO()
    write_html(made, stream, lang=lang)
    return stream.getvalue().decode("utf-8")


@cache
def text_of(name: str, lang: Language = "vi") -> str:
    made = {"october": october, "nothing": nothing, "nasty": nasty, "beyond": beyond}[name]
    return written(made(), lang)


@cache
def page(name: str, lang: Language = "vi") -> Element:
    """Give a page as a tree; any error in it is raised."""
    parser = html5lib.HTMLParser(strict=name != "nasty", namespaceHTMLElements=False)
    tree: Element = parser.parse(text_of(name, lang))
    return tree


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_id(tree: Element, wanted: str) -> Element:
    return next(element for element in tree.iter() if element.get("id") == wanted)


def data_of(name: str, lang: Language = "vi") -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(with_id(page(name, lang), "data").itertext()))
    return found


def table(tree: Element, caption: str) -> list[list[str]]:
    """Give the cells of the table that has a caption of that id, row by row."""
    found = next(
        one for one in tree.iter("table") if any(c.get("id") == caption for c in one.iter())
    )
    return [[words(cell) for cell in row] for row in found.iter("tr")]


def tables(tree: Element) -> Iterator[Element]:
    yield from tree.iter("table")
