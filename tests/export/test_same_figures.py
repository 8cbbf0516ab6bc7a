"""The figures of one report are the same in every form, read back by libraries of others."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any, TypeAlias

import html5lib
import pytest
from docx import Document

from cases import EXAMPLES
from few_tasks import CALENDAR, OCTOBER, unit
from nhiemvu import read_tasks
from nhiemvu.cli.report_files import write_csv, write_json
from nhiemvu.export import Handout, handout, write_docx, write_html, write_xlsx
from nhiemvu.reporting import MEASURES, Measures
from nhiemvu.reporting.figures import NO_FIGURE, shown_measure
from workbooks import read_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nhiemvu.text import Language

Table: TypeAlias = list[list[Any]]
Found: TypeAlias = dict[tuple[str, str], set[Any]]
BREAKDOWNS = [("unit",), ("unit_kind",), ("category",)]


@pytest.fixture(scope="module")
def made() -> Handout:
    return handout(
        read_tasks(EXAMPLES),
        OCTOBER,
        calendar=CALENDAR,
        by=BREAKDOWNS,
        units=[unit("H20.0", "Đơn vị chưa có nhiệm vụ", "other")],
        obligations=True,
    )


def xlsx_tables(made: Handout, path: Path, lang: Language) -> Iterator[Table]:
    write_xlsx(made, path, lang=lang)
    for sheet in read_back(path):
        yield [list(row) for row in sheet.iter_rows(values_only=True)]


def docx_tables(made: Handout, path: Path, lang: Language) -> Iterator[Table]:
    write_docx(made, path, lang=lang)
    for table in Document(str(path)).tables:
        yield [[cell.text for cell in row.cells] for row in table.rows]


def html_tables(made: Handout, path: Path, lang: Language) -> Iterator[Table]:
    write_html(made, path, lang=lang)
    page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    for table in page.iter("table"):
        yield [
            ["".join(cell.itertext()).strip() for cell in row if cell.tag in ("th", "td")]
            for row in table.iter("tr")
        ]


def figures(
    tables: Iterator[Table], names: list[str], lang: Language
) -> dict[tuple[str, str], set[Any]]:
    """Find what stands below the name of a measure and beside the name of a row."""
    measures = {measure.label(lang): measure.name for measure in MEASURES}
    found: Found = {}
    for table in tables:
        heads: dict[int, str] = {}
        for row in table:
            said = {place: measures[cell] for place, cell in enumerate(row) if cell in measures}
            if len(said) > 1:
                heads = said
                continue
            name = next((cell for cell in row[:2] if cell in names), None)
            if name is not None:
                for place, measure in heads.items():
                    found.setdefault((name, measure), set()).add(row[place])
    return found


FORMS: dict[str, tuple[Callable[..., Iterator[Table]], int]] = {
    "xlsx": (xlsx_tables, len(MEASURES)),
    "docx": (docx_tables, 8),
    "html": (html_tables, 8),
}
"""How the tables of a form are read, and how many measures it must show at least."""


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_every_figure_of_every_row_is_that_of_the_report(
    made: Handout, tmp_path: Path, form: str, lang: Language
) -> None:
    tables, least = FORMS[form]
    rows = {row.label(lang): row for part in made.report.breakdowns for row in part.rows}
    found = figures(tables(made, tmp_path / f"x.{form}", lang), list(rows), lang)
    shown_measures = {measure for _, measure in found}
    assert len(shown_measures) >= least
    assert {name for name, _ in found} == set(rows)
    by_name = {measure.name: measure for measure in MEASURES}
    for (name, measure), values in found.items():
        assert len(values) == 1, (name, measure, values)
        (value,) = values
        expected: Any = getattr(rows[name], measure)
        if form == "xlsx":
            assert value == (NO_FIGURE if expected is None else pytest.approx(float(expected)))
        else:
            assert value == shown_measure(rows[name], by_name[measure], lang), (name, measure)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_csv_and_json_hold_the_same_too(made: Handout, lang: Language) -> None:
    written = {write: StringIO() for write in (write_json, write_csv)}
    for write, stream in written.items():
        write(made.report, lang, stream)
    document = json.loads(written[write_json].getvalue())
    lines = list(csv.DictReader(StringIO(written[write_csv].getvalue())))
    rows = [*document["rows"], *(row for part in document["further"] for row in part["rows"])]
    parts: list[tuple[dict[str, Any], Measures]] = [(document["total"], made.report.total)]
    parts += list(zip(rows, (row for p in made.report.breakdowns for row in p.rows), strict=True))
    for (of_json, of_report), line in zip(parts, [lines[-1], *lines[:-1]], strict=True):
        for measure in MEASURES:
            value = getattr(of_report, measure.name)
            expected = None if value is None else float(value)
            assert of_json[measure.name] == expected
            assert line[measure.name] == ("" if value is None else str(of_json[measure.name]))
