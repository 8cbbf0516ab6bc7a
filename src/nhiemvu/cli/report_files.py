"""A report for programs: JSON and CSV, to standard output or to files by their suffix."""

from __future__ import annotations

import json
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from nhiemvu.cli.output import CsvLines, without_orders
from nhiemvu.errors import ReportError
from nhiemvu.export import WRITERS, write_ics
from nhiemvu.export.files import writing
from nhiemvu.export.writers import load_form
from nhiemvu.reporting import MEASURES, Trend
from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from nhiemvu.export import Handout
    from nhiemvu.reporting import Report
    from nhiemvu.text import Language

TOTAL = Text("Tổng số", "Total")


def write_json(made: Report | Trend, lang: Language, stream: TextIO) -> None:
    """Write a report, or a comparison, as one JSON document."""
    written = json.dumps(made.to_dict(lang), ensure_ascii=False, indent=1)
    stream.write(without_orders(written) + "\n")


def write_csv(made: Report | Trend, lang: Language, stream: TextIO) -> None:
    """Write the rows of every breakdown under one header, and the total last.

    ``by`` tells the rows of one breakdown from those of another, and from the total.
    """
    report = made.report if isinstance(made, Trend) else made
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


PLAIN: dict[str, Callable[[Report | Trend, Language, TextIO], None]] = {
    ".json": write_json,
    ".csv": write_csv,
}
"""What writes a report as plain text, by the suffix of the file."""

SUFFIXES = (*PLAIN, *WRITERS)
"""The suffixes of the files that a report can be written to."""

UNIT = "{unit}"
"""Stands in the name of a file that is made for each unit."""


def suffix_of(path: Path) -> str:
    """Give the suffix of a file, as the tables have it."""
    return path.suffix.lower()


def for_people(paths: Iterable[Path]) -> bool:
    """Tell whether a file is more than the figures of a report; MissingExtraError is raised here.

    That is before anything is read.
    """
    forms = {suffix[1:] for path in paths if (suffix := suffix_of(path)) in WRITERS}
    for form in sorted(forms):
        load_form(form)
    return bool(forms)


def write_file(
    made: Report | Trend, handout: Handout | None, path: Path, lang: Language, **options: Any
) -> None:
    """Write a report or its handout to a file, whole or not at all; raises CannotWriteError."""
    suffix = suffix_of(path)
    if handout is None or suffix in PLAIN:
        with writing(path) as stream, TextIOWrapper(stream, "utf-8", newline="") as text:
            PLAIN[suffix](made, lang, text)
        _say(path, lang)
    elif UNIT in path.name:
        _write_units(handout, path, lang)
    else:
        WRITERS[suffix](handout, path, lang=lang, **(options if suffix == ".docx" else {}))
        _say(path, lang)


def _write_units(handout: Handout, path: Path, lang: Language) -> None:
    """Write a calendar for each unit that has a task; two may not share a name of a file."""
    codes: dict[str, str] = {}
    for code in sorted({entry.unit_code for entry in handout.entries}):
        name = path.name.replace(UNIT, _unsafe("-", code))
        other = codes.setdefault(name.casefold(), code)
        if other != code:
            said = Text(
                "mỗi mã đơn vị cho một tên tệp riêng", "a name of its own for the file of each unit"
            )
            raise ReportError("same_file", found=f"{other}, {code} -> {name}", expected=said)
    for code in codes.values():
        own = path.with_name(path.name.replace(UNIT, _unsafe("-", code)))
        write_ics(handout, own, lang=lang, unit=code)
        _say(own, lang)


_unsafe = re.compile(r"[^\w.-]|^\.+").sub


def _say(path: Path, lang: Language) -> None:
    if sys.stderr.isatty():
        said = Text("Đã ghi {}", "Wrote {}").text(lang)
        sys.stderr.write(said.format(printable(str(path))) + "\n")
