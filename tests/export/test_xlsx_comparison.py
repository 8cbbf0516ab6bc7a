"""A period beside others: by how much it changed, which have no data, which are too early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import Period
from nhiemvu.reporting import MEASURES
from nhiemvu.reporting.sentences import left_out, remarks, thresholds
from nhiemvu.reporting.trend import change
from workbooks import of_the_examples, table, words, workbook_of

if TYPE_CHECKING:
    from nhiemvu.text import Language

MADE = of_the_examples(obligations=True)
SHEET = workbook_of(MADE).worksheets[0]
CHANGES = {
    "tasks": "[$-42A]+#,##0;[$-42A]-#,##0;[$-42A]0",
    "times": "[$-42A]+#,##0;[$-42A]-#,##0;[$-42A]0",
    "rate": '[$-42A]+0.0" điểm %";[$-42A]-0.0" điểm %";[$-42A]0.0" điểm %"',
    "days": "[$-42A]+#,##0.0;[$-42A]-#,##0.0;[$-42A]0.0",
}


def rows(sheet: Any) -> dict[str, dict[str, Any]]:
    return {row["Chỉ tiêu"].value: row for row in table(sheet, "Chỉ tiêu")}


def test_a_rate_changes_by_percentage_points_and_the_rest_by_numbers() -> None:
    found = rows(SHEET)
    now, then = MADE.report.total, MADE.trend.previous.total
    for measure in MEASURES:
        cell = found[measure.label()]["Tăng, giảm so với kỳ trước"]
        grown = change(now, then, measure.name)
        assert cell.number_format == CHANGES[measure.unit]
        if grown is None:
            assert cell.value == "–"
        else:
            points = 100 if measure.unit == "rate" else 1
            assert cell.value == pytest.approx(float(grown * points), abs=1e-12)


def test_a_period_without_a_task_has_no_figures_and_is_said_to_have_none() -> None:
    found = rows(SHEET)
    for measure in MEASURES:
        row = found[measure.label()]
        assert row["Cùng kỳ năm trước"].value == "–"
        assert row["Tăng, giảm so với cùng kỳ"].value == "–"
    assert "tháng 10/2025: không có số liệu" in words(SHEET)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("month", [2, 10])
def test_what_must_be_said_of_a_comparison_is_said(month: int, lang: Language) -> None:
    made = of_the_examples(period=Period.month(2026, month))
    found = words(workbook_of(made, lang).worksheets[0])
    said = [*remarks(made.trend), thresholds(made.lights), *left_out(made.report)]
    assert len(said) >= 3
    for remark in said:
        assert remark.text(lang) in found


def test_the_series_is_listed_in_the_order_of_time() -> None:
    found = list(table(SHEET, "Kỳ"))[:13]
    assert [row["Kỳ"].value for row in found] == [one.period.label() for one in MADE.trend.series]
    for row, report in zip(found, MADE.trend.series, strict=True):
        assert row["Tổng số nhiệm vụ"].value == report.total.tasks
        assert row["Đang thực hiện quá hạn"].value == report.total.in_progress_overdue


def test_duties_are_compared_with_nothing() -> None:
    assert "Việc cập nhật, phản hồi, xem xét chỉ tính cho kỳ báo cáo" in words(SHEET)
    plain = workbook_of(of_the_examples()).worksheets[0]
    assert "chỉ tính cho kỳ báo cáo" not in words(plain)
    assert "Cập nhật, phản hồi đúng thời gian" in rows(SHEET)
    assert "Cập nhật, phản hồi đúng thời gian" not in rows(plain)
