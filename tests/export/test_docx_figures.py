"""Every figure of a Word document is that of the report, rounded as it is shown."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.reporting import MEASURES
from nhiemvu.status import Status
from word_files import PIXEL, Opened, opened, province

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhiemvu.text import Language

UNITS = {measure.name: measure.unit for measure in MEASURES}
LANGS: tuple[Language, ...] = ("vi", "en")


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhiemvu.export.charts.png", lambda _: PIXEL)


@cache
def october(lang: Language = "vi") -> Opened:
    return opened(province(), lang=lang)


def number(cell: str, lang: Language) -> Decimal:
    plain = cell.rstrip("%")
    point, thousands = (",", ".") if lang == "vi" else (".", ",")
    return Decimal(plain.replace(thousands, "").replace(point, "."))


def check(cell: str, value: Any, name: str, lang: Language) -> None:
    """Hold what is shown against a figure: as it is, or within half of the last decimal."""
    if value is None:
        assert cell == "–"
    elif UNITS[name] in ("rate", "days"):
        exact = Decimal(value) * (100 if UNITS[name] == "rate" else 1)
        assert abs(number(cell, lang) - exact) <= Decimal("0.05000001")
        assert cell.endswith("%") is (UNITS[name] == "rate")
        assert len(cell.rstrip("%").replace(",", ".").split(".")[-1]) == 1
    else:
        assert number(cell, lang) == value


def check_rows(
    table: list[list[str]], wanted: list[Mapping[str, Any]], lang: Language
) -> list[str]:
    """Hold the rows of a table against figures by name; gives the measures that it shows."""
    titles = {measure.label(lang): measure.name for measure in MEASURES}
    head, *rows = table
    names = [titles[title] for title in head[2:]]
    for cells, figures in zip(rows, wanted, strict=True):
        for cell, name in zip(cells[2:], names, strict=True):
            check(cell, figures[name], name, lang)
    return names


@pytest.mark.parametrize("lang", LANGS)
def test_the_tables_of_the_breakdowns_hold_the_rows_of_the_report(lang: Language) -> None:
    made = province().report.to_dict(lang)
    [kinds] = made["further"]
    found = october(lang)
    for rows, title, least in (
        (made["rows"], {"vi": "Đơn vị", "en": "Unit"}, 13),
        (kinds["rows"], {"vi": "Loại đơn vị", "en": "Kind of unit"}, 8),
    ):
        table = found.table(title[lang])
        assert [row[1] for row in table[1:-1]] == [row["label"] for row in rows]
        assert [row[0] for row in table[1:-1]] == [str(n) for n in range(1, len(rows) + 1)]
        names = check_rows(table, [*rows, made["total"]], lang)
        assert len(names) == len(set(names)) == least
        assert {"tasks", "in_progress_overdue", "completion_rate", "late_rate"} <= set(names)
    assert len(made["rows"]) == 117


@pytest.mark.parametrize("lang", LANGS)
def test_the_statuses_add_up_to_the_whole_and_the_recalled_stand_apart(lang: Language) -> None:
    total = province().report.total
    head, *rows = october(lang).tables[0]
    assert len(head) == 3
    five = [row for row in rows if row[0] != Status.RECALLED.label(lang)][:-1]
    for name, count, share in five:
        [status] = [one for one in Status if one.label(lang) == name]
        check(count, getattr(total, status), "tasks", lang)
        check(share, getattr(total, status) / total.tasks, "late_rate", lang)
    assert sum(number(count, lang) for _, count, _ in five) == total.tasks
    assert rows[5][1:] == [str(total.tasks), "100,0%" if lang == "vi" else "100.0%"]
    assert rows[6] == [Status.RECALLED.label(lang), str(total.recalled), "–"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_periods_compared_stand_side_by_side_and_those_without_tasks_have_no_figures(
    lang: Language,
) -> None:
    trend = province().trend
    head, *rows = october(lang).tables[1]
    titles = {measure.label(lang): measure.name for measure in MEASURES}
    reports = [trend.report, trend.previous, trend.year_before, trend.year_to_date]
    assert len(head) == 5
    assert head[1].lower() == trend.report.period.label(lang).lower()
    assert trend.year_before.empty
    for label, *cells in rows:
        for cell, report in zip(cells, reports, strict=True):
            value = None if report.empty else report.total.flat()[titles[label]]
            check(cell, value, titles[label], lang)


def test_each_overdue_task_is_listed_under_its_unit_with_the_reason_and_the_provision() -> None:
    late = [
        entry for entry in province().entries if entry.verdict.status is Status.IN_PROGRESS_OVERDUE
    ]
    assert len(late) == province().report.total.in_progress_overdue == 10
    _, *rows = october().table("Số ngày làm việc quá hạn")
    tasks = [row for row in rows if len(row) > 1]
    for nth, (row, entry) in enumerate(zip(tasks, late, strict=True), 1):
        assert row[:3] == [str(nth), entry.reference, entry.content]
        assert row[3] == f"{entry.verdict.deadline:%d/%m/%Y}"
        assert row[4] == str(entry.days_late)
        assert row[5].endswith(f"({entry.verdict.basis})")
    groups = {row[0].split(": ")[0]: row[0].split(": ")[1] for row in rows if len(row) == 1}
    wanted = {
        row.label(): f"{row.in_progress_overdue} nhiệm vụ"
        for row in province().report.rows
        if row.in_progress_overdue
    }
    assert groups == wanted


def test_the_sentences_say_the_figures_of_the_report() -> None:
    total = province().report.total
    said = october().said
    assert f"các đơn vị thực hiện {total.tasks} nhiệm vụ do UBND tỉnh giao" in said
    assert f"trong đó {total.recalled} nhiệm vụ đã thu hồi, không tính vào tổng số." in said
    assert (
        f"đã hoàn thành {total.completed} nhiệm vụ (trong hạn {total.completed_on_time}, quá hạn"
        f" {total.completed_late}); chờ xác nhận {total.awaiting_confirmation} nhiệm vụ"
    ) in said
    assert "tổng số nhiệm vụ tăng từ 229 lên 290" in said
    assert "số nhiệm vụ đang thực hiện quá hạn giảm từ 15 xuống 10" in said
    assert "tổng số 1.532 nhiệm vụ" in said
    assert "Sở Nông nghiệp và Môi trường (2), " in said
    assert "Tasks" in october("en").said
    assert "1,532 task(s) in all" in october("en").said
