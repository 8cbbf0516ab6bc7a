"""A report for programs: JSON and CSV, to standard output or to files by their suffix."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from nhiemvu.cli.output import CsvLines, without_orders
from nhiemvu.export.files import writing
from nhiemvu.reporting import MEASURES
from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nhiemvu.reporting import Report
    from nhiemvu.text import Language

TOTAL = Text("Tổng số", "Total")


def write_json(report: Report, lang: Language, stream: TextIO) -> None:
    """Write a report as one JSON document."""
    written = json.dumps(report.to_dict(lang), ensure_ascii=False, indent=1)
    stream.write(without_orders(written) + "\n")


def write_csv(report: Report, lang: Language, stream: TextIO) -> None:
    """Write the rows of every breakdown under one header, and the total last.

    ``by`` tells the rows of one breakdown from those of another, and from the total.
    """
    rows = [
        {"by": ",".join(breakdown.by), **row.to_dict(lang)}
        for breakdown in report.breakdowns
        for row in breakdown.rows
    ]
    groups = list(dict.fromkeys(name for row in rows for name in row["group"]))
    table = CsvLines(("by", *groups, "label", *(measure.name for measure in MEASURES)), stream)
    for row in rows:
        group: dict[str, Any] = row.pop("group")
        table.answer({**group, **row})
    table.answer({"by": "total", "label": TOTAL.text(lang), **report.total.flat()})


WRITERS: dict[str, Callable[[Report, Language, TextIO], None]] = {
    ".json": write_json,
    ".csv": write_csv,
}
"""What writes a report, by the suffix of the file."""


def write_file(report: Report, path: Path, lang: Language) -> None:
    """Write a report to a file, whole or not at all; raises CannotWriteError."""
    with writing(path) as stream, TextIOWrapper(stream, "utf-8", newline="") as text:
        WRITERS[path.suffix.lower()](report, lang, text)
    if sys.stderr.isatty():
        said = Text("Đã ghi {}", "Wrote {}").text(lang)
        sys.stderr.write(said.format(printable(str(path))) + "\n")
