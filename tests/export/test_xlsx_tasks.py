"""The list of tasks: every column of every task, filters, colours, further sheets."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cases import event, october_task
from nhiemvu.export import COLUMNS
from nhiemvu.export.xlsx import tasks as module
from nhiemvu.export.xlsx.pages import Book
from nhiemvu.moments import VIETNAM
from nhiemvu.reporting.lights import Light
from nhiemvu.status import Status
from rows import HISTORIES
from workbooks import made_of, of_the_examples, read_back, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.text import Language

NAMES = {"vi": "Danh sách nhiệm vụ", "en": "Tasks"}
MOMENT = {"vi": r"[$-42A]dd\/mm\/yyyy hh:mm", "en": r"[$-409]yyyy\-mm\-dd hh:mm"}
DAY = {"vi": r"[$-42A]dd\/mm\/yyyy", "en": r"[$-409]yyyy\-mm\-dd"}


def as_read(value: Any) -> Any:
    """Give a value as Excel holds it."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value


def province() -> Any:
    due = [{"deadline": f"2026-10-20T{clock}+07:00"} for clock in ("08:00:00", "23:59:59.999999")]
    rows = [october_task(*events, id=f"NV-{row}") for row, (events, _) in HISTORIES.items()]
    more = [
        october_task(id=f"NV-2{nth}", content="=1+1", **deadline)
        for nth, deadline in enumerate(due)
    ]
    gone = october_task(event("recalled", "08 09:00"), id="NV-30", coordinators=[{"code": "=A"}])
    return made_of([*rows, *more, gone])


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("made", [province(), of_the_examples()], ids=["rows", "examples"])
def test_every_column_of_every_task(made: Any, lang: Language) -> None:
    sheet = workbook_of(made, lang)[NAMES[lang]]
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == [column.title.text(lang) for column in COLUMNS]
    assert len(rows) == len(made.entries)
    for row, entry in zip(rows, made.entries, strict=True):
        for cell, column in zip(row, COLUMNS, strict=True):
            value = column.value(entry, lang)
            assert cell.value == as_read(value), (entry.id, column.name)
            if isinstance(value, datetime):
                assert cell.number_format == MOMENT[lang]
            elif isinstance(value, date):
                assert cell.number_format == DAY[lang]


def test_filters_and_titles_stay_in_sight() -> None:
    sheet = workbook_of(of_the_examples())[NAMES["vi"]]
    assert sheet.auto_filter.ref == f"A1:S{sheet.max_row}"
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$A"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_status_and_each_light_has_its_colour(lang: Language) -> None:
    sheet = workbook_of(of_the_examples(), lang)[NAMES[lang]]
    places = {column.name: place for place, column in enumerate(COLUMNS, 1)}
    for name, codes in (("status", set(Status) - {Status.RECALLED}), ("light", set(Light))):
        rules = [
            rule
            for area, found in sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001
            if next(iter(area.sqref.ranges)).min_col == places[name]
            for rule in found
        ]
        assert {rule.formula[0] for rule in rules} == {f'"{code.label(lang)}"' for code in codes}
        assert len({rule.dxf.font.color.rgb for rule in rules}) == len(codes)


@pytest.mark.parametrize(("most", "sheets"), [(18, [17]), (17, [16, 1]), (7, [6, 6, 5])])
def test_more_tasks_than_a_sheet_holds_go_on_further_sheets(
    tmp_path: Path, most: int, sheets: list[int]
) -> None:
    made = province()
    book = Book(tmp_path / "tasks.xlsx", made, "vi")
    module.write_tasks(book, most=most)
    book.workbook.close()
    read = read_back(tmp_path / "tasks.xlsx")
    names = ["Danh sách nhiệm vụ", "Danh sách nhiệm vụ (2)", "Danh sách nhiệm vụ (3)"]
    assert read.sheetnames == names[: len(sheets)]
    assert [sheet.max_row - 1 for sheet in read] == sheets
    found = [sheet.cell(row, 1).value for sheet in read for row in range(2, sheet.max_row + 1)]
    assert found == [entry.id for entry in made.entries]


def test_no_task_is_said() -> None:
    sheet = workbook_of(made_of([]))[NAMES["vi"]]
    assert [cell.value for cell in sheet[1]] == [column.title.vi for column in COLUMNS]
    assert sheet["A2"].value == "Không có nhiệm vụ nào thuộc kỳ báo cáo."
