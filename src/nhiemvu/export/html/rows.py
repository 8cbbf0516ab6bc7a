"""The tasks as data for the script of the page, written one by one; and cells as people read them.

Words that come again and again (units, statuses, provisions) are written once, at the end, and
rows refer to them by number; the numbers follow the order in which they are to be sorted.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from nhiemvu.export.columns import COLUMNS
from nhiemvu.export.plain import plain
from nhiemvu.reporting.figures import shown_number
from nhiemvu.reporting.lights import Light
from nhiemvu.status.codes import Status
from nhiemvu.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.export.columns import Column, Value
    from nhiemvu.export.entries import Entry
    from nhiemvu.text import Language

IN_TABLE = ("id", "content", "unit", "deadline", "status", "days_late", "light")
"""The columns of the table; the others are a click away."""

_WORDS = frozenset(("unit", "unit_kind", "sent", "status", "consequence", "light", "basis"))
_NUMBERS = frozenset(("extensions", "days_late", "remaining"))
_MOMENTS = frozenset(("assigned_at", "deadline", "sent_at"))
_UNSAFE = ("<", ">", "&", "\u2028", "\u2029")
_OF_OFFSET = len("+07:00")


def further() -> list[Column]:
    """Give the columns that are a click away."""
    return [column for column in COLUMNS if column.name not in IN_TABLE]


def shown_value(value: Value, lang: Language) -> str:
    """Write a cell for people.

    >>> shown_value(date(2026, 10, 20), "vi"), shown_value(None, "vi")
    ('20/10/2026', '')
    """
    if value is None:
        return ""
    if isinstance(value, int):
        return shown_number(value, lang)
    if isinstance(value, datetime) and lang == "en":
        return _bare(value).replace("T", " ")
    return value if isinstance(value, str) else shown(value, lang)


def data(entries: Iterable[Entry], lang: Language) -> Iterator[str]:
    r"""Write the tasks as JSON that may stand in a page, a piece at a time.

    >>> list(data([], "en"))[0][:31]
    '{"lang":"en","table":["id","con'
    """
    columns = [
        {"name": column.name, "title": column.title.text(lang), "kind": _kind(column)}
        for column in COLUMNS
    ]
    words: dict[str, dict[str, int]] = {name: {} for name in sorted(_WORDS)}
    words["status"] = _numbered(status.label(lang) for status in Status)
    words["light"] = _numbered(light.label(lang) for light in Light)
    head = {"lang": lang, "table": IN_TABLE, "columns": columns}
    yield f'{_json(head)[:-1]},"rows":['
    comma = "\n"
    for entry in entries:
        row = [_cell(column, column.value(entry, lang), words) for column in COLUMNS]
        yield comma + _json(row)
        comma = ",\n"
    yield f'\n],"words":{_json({name: list(found) for name, found in words.items()})}}}'


def _kind(column: Column) -> str:
    if column.name in _WORDS:
        return "word"
    if column.name in _NUMBERS:
        return "number"
    return "moment" if column.name in _MOMENTS else "text"


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _cell(column: Column, value: Value, words: dict[str, dict[str, int]]) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _bare(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    if column.name in _WORDS:
        known = words[column.name]
        return known.setdefault(plain(value), len(known))
    return plain(value)


def _bare(moment: datetime) -> str:
    """Write a moment without its offset, which is the same for all, and without idle seconds."""
    idle = not moment.second and not moment.microsecond
    return moment.isoformat(timespec="minutes" if idle else "auto")[:-_OF_OFFSET]


def _json(value: object) -> str:
    """Write JSON that ends no element of a page, and begins none."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in _UNSAFE:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
