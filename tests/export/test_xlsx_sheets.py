"""The sheets of a workbook: their names and order, how they are printed, their charts and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cases import october_task
from nhiemvu import Period
from nhiemvu.export.xlsx import breakdowns
from nhiemvu.export.xlsx.pages import LONGEST_NAME, Book
from nhiemvu.reporting.lights import Lights
from workbooks import UNITS, made_of, of_the_examples, table, words, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.export import Handout

BY = [("unit",), ("unit_kind",), ("leader", "deadline_month", "category")]
MADE = of_the_examples(units=UNITS, by=BY, lights=Lights(red=2, amber=5))
BOOK = workbook_of(MADE)
VISIBLE = [sheet for sheet in BOOK if sheet.sheet_state == "visible"]


def test_the_sheets_in_their_order() -> None:
    assert [sheet.title for sheet in VISIBLE] == [
        "Tổng hợp",
        "Đơn vị",
        "Xếp hạng đơn vị",
        "Loại đơn vị",
        "Người chỉ đạo · Tháng đến hạn …",
        "Danh sách nhiệm vụ",
    ]
    assert [sheet.title for sheet in workbook_of(made_of([], by="tag"), "en")] == [
        "Summary",
        "Tag",
        "Tasks",
    ]


def test_names_are_short_unlike_and_of_allowed_signs(tmp_path: Path) -> None:
    book = Book(tmp_path / "names.xlsx", MADE, "vi")
    for title in ("A/B: [C]*?\\", "a b  c", "Đơn vị" * 9, "Đơn vị" * 9, "ĐƠN VỊ" * 9, "'q'"):
        book.workbook.add_worksheet(book.name(title))
    names = [sheet.name for sheet in book.workbook.worksheets()]
    assert names[0] == "A B   C"
    assert names[4] == ("ĐƠN VỊ" * 9)[: LONGEST_NAME - 5] + "… (3)"
    assert names[5] == "q"
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) <= LONGEST_NAME
    book.workbook.close()


@pytest.mark.parametrize("sheet", VISIBLE, ids=[sheet.title for sheet in VISIBLE])
def test_every_sheet_is_ready_for_a4(sheet: Any) -> None:
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    first = sheet.title == "Tổng hợp"
    assert sheet.page_setup.orientation == ("portrait" if first else "landscape")
    assert first or sheet.print_title_rows
    assert "tháng 10/2026" in sheet.oddHeader.left.text
    assert sheet.oddHeader.right.text == "Số liệu tính đến hết ngày 31/10/2026"
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    assert sheet.oddFooter.left.text.startswith("Lịch làm việc cập nhật đến văn bản ngày ")


def test_heads_of_a_breakdown_stay_in_sight_and_its_total_is_no_row_to_filter() -> None:
    sheet = BOOK["Đơn vị"]
    head = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "TT")
    assert sheet.freeze_panes == f"C{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.auto_filter.ref == f"A{head}:AB{head + len(MADE.report.rows)}"


def test_duties_that_were_not_counted_are_hidden() -> None:
    hidden = [key for key, column in BOOK["Đơn vị"].column_dimensions.items() if column.hidden]
    assert hidden == ["W"]  # a group of six columns
    counted = workbook_of(of_the_examples(by="unit_kind", obligations=True))["Loại đơn vị"]
    assert not any(column.hidden for column in counted.column_dimensions.values())


def charts(made: Handout, title: str) -> list[Any]:
    found: list[Any] = workbook_of(made)[title]._charts  # noqa: SLF001
    return found


def test_charts_are_drawn_from_cells() -> None:
    bars, columns = BOOK["Tổng hợp"]._charts  # noqa: SLF001
    assert (bars.barDir, bars.grouping) == ("bar", "clustered")
    assert (columns.barDir, columns.grouping) == ("col", "stacked")
    cells = {cell.coordinate: cell.value for row in BOOK["Tổng hợp"].iter_rows() for cell in row}
    total = MADE.report.total
    drawn = [point.v for point in bars.series[0].val.numRef.numCache.pt]
    assert sum(map(int, drawn)) == total.tasks
    first, last = bars.series[0].val.numRef.f.split("!")[1].replace("$", "").split(":")
    numbers = [cells[f"{first[0]}{row}"] for row in range(int(first[1:]), int(last[1:]) + 1)]
    assert numbers == list(map(int, drawn))
    assert len(columns.series) == 5
    assert len(columns.series[0].val.numRef.numCache.pt) == len(MADE.trend.series)


def test_a_chart_of_many_units_draws_those_with_the_most_overdue() -> None:
    tasks = [
        october_task(
            id=f"NV-{nth}-{one}",
            assignee={"code": f"H{nth:02}", "name": f"Xã {nth:02}"},
            deadline="2026-10-20" if nth % 2 else "2026-11-20",
        )
        for nth in range(30)
        for one in range(nth % 7 + 1)
    ]
    made = made_of(tasks)
    book = workbook_of(made)
    (chart,) = book["Đơn vị"]._charts  # noqa: SLF001
    series = chart.series[0]
    labels = [point.v.strip() for point in series.cat.strRef.strCache.pt]
    rows = sorted(made.report.rows, key=lambda row: (-row.in_progress_overdue, -row.tasks))
    assert labels == [row.label() for row in rows[: breakdowns.MOST_BARS]]
    data = book["Dữ liệu biểu đồ"]
    assert data.sheet_state == "hidden"
    assert [row[0].value for row in data.iter_rows()] == labels
    assert [row[5].value for row in data.iter_rows()] == [
        row.in_progress_overdue for row in rows[: breakdowns.MOST_BARS]
    ]


@pytest.mark.parametrize("name", ["<r><x></r>", "nan", "1e400", "=1+1", "Xã " * 99, "a\x00b"])
def test_a_chart_bears_any_name(name: str) -> None:
    made = made_of([october_task(assignee={"code": "H1", "name": name})])
    (chart,) = charts(made, "Đơn vị")
    (label,) = chart.series[0].cat.strRef.strCache.pt
    assert label.v.strip()[:5] == name.replace("\x00", r"\x00")[:5]
    assert len(label.v) <= 61


def test_no_task_makes_no_chart_and_is_said() -> None:
    made = made_of([], units=UNITS)
    book = workbook_of(made)
    assert not any(sheet._charts for sheet in book)  # noqa: SLF001
    assert "Không có nhiệm vụ nào thuộc kỳ báo cáo." in words(book["Tổng hợp"])
    assert len(list(table(book["Đơn vị"], "Đơn vị"))) == len(UNITS) + 1


def test_an_empty_report_without_units_has_a_total_alone() -> None:
    book = workbook_of(made_of([]))
    (total,) = table(book["Đơn vị"], "Đơn vị")
    assert total["Đơn vị"].value == "Tổng số"
    assert book["Đơn vị"].auto_filter.ref is None


def test_lights_are_said_to_be_the_hosts() -> None:
    assert (
        "Mức sắp đến hạn (còn không quá 5 ngày làm việc) và rất gấp (còn không quá 2 ngày) do cơ"
        " quan sử dụng đặt, không phải quy định của Quy chế."
    ) in words(BOOK["Tổng hợp"])


def test_notes_of_the_report_are_there() -> None:
    early = october_task(assigned_at="2026-01-05T10:00:00+07:00", deadline="2026-01-12")
    made = made_of(
        [
            early,
            october_task(id="NV-2", assigned_at="2026-03-01T10:00:00+07:00", deadline="2026-03-20"),
        ],
        Period.month(2026, 1),
    )
    found = words(workbook_of(made)["Tổng hợp"])
    assert "Trong số nêu trên có 1 nhiệm vụ không tính trừ điểm" in found
    assert "Không tính 1 nhiệm vụ giao sau thời điểm lấy số liệu." in found


def test_rows_under_several_tags_are_said_to_overlap() -> None:
    book = workbook_of(of_the_examples(by=[("tag",), ("category",)]))
    assert "nên các dòng cộng lại có thể lớn hơn tổng số" in words(book["Nhãn"])
    assert "cộng lại" not in words(book["Loại văn bản"])


def test_a_breakdown_larger_than_a_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breakdowns, "MOST_ROWS", 2)
    sheet = workbook_of(of_the_examples(by="unit_kind"))["Loại đơn vị"]
    assert "Chỉ nêu 2 dòng đầu." in words(sheet)
    found = [row["Loại đơn vị"].value for row in table(sheet, "Loại đơn vị")]
    assert found == ["Sở, ban, ngành", "Xã, phường", "Tổng số"]
