"""The figures of a workbook are those of the report, as numbers, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.reporting import MEASURES
from workbooks import UNITS, of_the_examples, table, workbook_of

if TYPE_CHECKING:
    from nhiemvu.text import Language

BY = [("unit",), ("unit_kind",), ("tag",), ("category", "unit_kind"), ("leader", "tag")]
MADE = of_the_examples(units=UNITS, by=BY, obligations=True)
FORMATS = {
    "vi": {
        "tasks": "[$-42A]#,##0",
        "times": "[$-42A]#,##0",
        "rate": "[$-42A]0.0%",
        "days": "[$-42A]#,##0.0",
    },
    "en": {
        "tasks": "[$-409]#,##0",
        "times": "[$-409]#,##0",
        "rate": "[$-409]0.0%",
        "days": "[$-409]#,##0.0",
    },
}


@pytest.fixture(scope="module", params=["vi", "en"])
def lang(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def book(lang: Language) -> Any:
    return workbook_of(MADE, lang)


def close(cell: Any, value: float | None) -> bool:
    """Tell whether a cell holds a number, to the digits that a workbook keeps."""
    if value is None:
        return bool(cell.value == "–")
    return bool(cell.data_type == "n" and cell.value == pytest.approx(value, abs=1e-14))


@pytest.mark.parametrize("nth", range(len(BY)))
def test_every_measure_of_every_row_and_of_the_total(book: Any, lang: Language, nth: int) -> None:
    breakdown = MADE.report.breakdowns[nth]
    title = breakdown.title.text(lang)
    expected = breakdown.to_dict(lang)["rows"]
    expected.append({"label": "Tổng số" if lang == "vi" else "Total", **MADE.report.total.flat()})
    found = list(table(book[title], title))
    assert [row[title].value for row in found] == [row["label"] for row in expected]
    for row, figures in zip(found, expected, strict=True):
        for measure in MEASURES:
            cell = row[measure.label(lang)]
            assert close(cell, figures[measure.name]), (figures["label"], measure.name)
            assert cell.number_format == FORMATS[lang][measure.unit]


def test_units_without_a_task_have_a_row(book: Any, lang: Language) -> None:
    title = MADE.report.breakdowns[0].title.text(lang)
    tasks = next(measure.label(lang) for measure in MEASURES if measure.name == "tasks")
    idle = [row for row in table(book[title], title) if row[tasks].value == 0]
    assert len(idle) > len(UNITS) / 2


def test_the_whole_is_on_the_first_sheet(book: Any, lang: Language) -> None:
    heads = {
        "vi": ("Chỉ tiêu", "Kỳ báo cáo", "Từ đầu năm"),
        "en": ("Measure", "This period", "Year to date"),
    }
    label, now, year = heads[lang]
    found = {row[label].value: row for row in table(book.worksheets[0], label)}
    for measure in MEASURES:
        row = found[measure.label(lang)]
        assert close(row[now], MADE.report.total.flat()[measure.name])
        assert row[now].number_format == FORMATS[lang][measure.unit]
        if measure.unit != "times":
            whole = MADE.trend.year_to_date.total.flat()
            assert close(row[year], whole[measure.name])


def test_nothing_is_a_formula_or_a_link(book: Any) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d"), cell
                assert cell.hyperlink is None
