"""The tasks of the page as data: what the script is given, and what it costs to write."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from html_pages import data_of, nasty, october
from nhiemvu.export import COLUMNS, write_html
from nhiemvu.export.html.rows import IN_TABLE, data, shown_value
from nhiemvu.export.plain import plain
from nhiemvu.language import sort_key
from nhiemvu.moments import VIETNAM
from nhiemvu.reporting.lights import Light
from nhiemvu.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.export import Entries, Entry, Handout
    from nhiemvu.text import Language


def read(name: str, lang: Language) -> list[dict[str, Any]]:
    """Read the rows back: words by their numbers, moments with their offset."""
    found = data_of(name, lang)
    return [
        {
            column["name"]: found["words"][column["name"]][value]
            if column["kind"] == "word" and value is not None
            else value
            for column, value in zip(found["columns"], row, strict=True)
        }
        for row in found["rows"]
    ]


def moment(value: Any) -> Any:
    if isinstance(value, str) and "T" in value:
        return datetime.fromisoformat(value).replace(tzinfo=VIETNAM)
    return date.fromisoformat(value) if value else value


@pytest.mark.parametrize(("name", "lang"), [("october", "vi"), ("october", "en"), ("nasty", "vi")])
def test_the_data_are_the_entries(name: str, lang: Language) -> None:
    made: Handout = {"october": october, "nasty": nasty}[name]()
    rows = read(name, lang)
    assert len(rows) == len(made.entries)
    for row, entry in zip(rows, made.entries, strict=True):
        for column in COLUMNS:
            value, found = column.value(entry, lang), row[column.name]
            if isinstance(value, date):
                assert moment(found) == value
            else:
                assert found == (plain(value) if isinstance(value, str) else value) or not value


def test_numbers_of_words_follow_the_order_they_are_sorted_in() -> None:
    found = data_of("october")["words"]
    assert found["status"] == [status.label() for status in Status]
    assert found["light"] == [light.label() for light in Light]
    assert found["unit"] == sorted(found["unit"], key=sort_key)
    assert len(found["unit"]) > 5


def test_the_columns_of_the_table_are_columns() -> None:
    assert set(IN_TABLE) <= {column.name for column in COLUMNS}
    assert data_of("october")["table"] == list(IN_TABLE)


def test_seconds_are_written_where_there_are_any() -> None:
    even = datetime(2026, 10, 5, 10, tzinfo=VIETNAM)
    assert shown_value(even, "en") == "2026-10-05 10:00"
    assert shown_value(even.replace(microsecond=1), "en") == "2026-10-05 10:00:00.000001"
    assert shown_value(even, "vi") == "10:00 ngày 05/10/2026"
    assert shown_value(1234, "vi") == "1.234"


class Repeated:
    """The same entries again and again, as a long list that is kept nowhere."""

    def __init__(self, entries: Entries, times: int) -> None:
        self.entries, self.times, self.lights = list(entries), times, entries.lights

    def __iter__(self) -> Iterator[Entry]:
        for _ in range(self.times):
            yield from self.entries


class Measuring(BytesIO):
    """A stream that keeps nothing but how much was written."""

    size = 0

    def writelines(self, lines: Any) -> None:
        self.size += sum(map(len, lines))


def test_memory_does_not_grow_with_the_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhiemvu.export.html.page._drawn", lambda *_: {})
    sizes, peaks = [], []
    for times in (1, 4, 20):  # the first time loads what stays
        gc.collect()
        long: Any = Repeated(october().entries, times)
        stream = Measuring()
        tracemalloc.start()
        write_html(replace(october(), entries=long), stream)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append(stream.size)
    assert sizes[2] - sizes[1] > 800_000
    assert peaks[2] - peaks[1] < 120_000


def test_pieces_are_no_longer_than_a_task() -> None:
    longest = max(map(len, data(october().entries, "vi")))
    assert longest < 4_000
