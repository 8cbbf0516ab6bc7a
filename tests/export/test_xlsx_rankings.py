"""The ranking of units: places, units that share one, and units of too few tasks."""

from __future__ import annotations

from typing import Any

from cases import event, october_task
from nhiemvu import Unit
from nhiemvu.reporting.ranking import ranking
from workbooks import made_of, of_the_examples, table, workbook_of

SENT = event("submitted", "20 09:00"), event("approved", "21 09:00")


def tasks(code: str, done: int, overdue: int) -> list[Any]:
    unit = {"code": code, "name": f"Sở {code}"}
    return [
        october_task(*(SENT if nth < done else ()), id=f"NV-{code}-{nth}", assignee=unit)
        for nth in range(done + overdue)
    ]


FEW_DONE = "Mới hoàn thành 4 nhiệm vụ, không xếp hạng theo tỷ lệ hoàn thành trong hạn."
UNITS = [{"code": "E", "name": "Sở E", "kind": "other"}]


def ranked(lang: Any = "vi") -> list[dict[str, Any]]:
    given = [*tasks("A", 4, 1), *tasks("B", 8, 2), *tasks("C", 4, 0), *tasks("D", 5, 5)]
    made = made_of(given, units=map(Unit.model_validate, UNITS))
    sheet = workbook_of(made, lang)["Xếp hạng đơn vị" if lang == "vi" else "Ranking of units"]
    return list(table(sheet, "Ghi chú" if lang == "vi" else "Note"))


def test_places_ties_and_few() -> None:
    found = ranked()
    assert [(row["Hạng"].value, row["Đơn vị"].value, row["Ghi chú"].value) for row in found] == [
        (1, "Sở A", f"Đồng hạng: 2 đơn vị. {FEW_DONE}"),
        (1, "Sở B", "Đồng hạng: 2 đơn vị."),
        (3, "Sở D", None),
        ("–", "Sở C", "Chỉ có 4 nhiệm vụ, không xếp hạng."),
        ("–", "Sở E", "Không có nhiệm vụ trong kỳ."),
    ]
    assert [row["Tỷ lệ quá hạn"].value for row in found] == [0.2, 0.2, 0.5, 0, "–"]
    assert [row["Hạng theo tỷ lệ hoàn thành trong hạn"].value for row in found] == [
        "–",
        1,
        1,
        "–",
        "–",
    ]


def test_in_english() -> None:
    assert ranked("en")[0]["Note"].value == (
        "2 units share the place. Only 4 completed, no place by on-time rate."
    )


def test_every_unit_stands_where_the_ranking_has_it() -> None:
    made = of_the_examples(obligations=True)
    sheet = workbook_of(made)["Xếp hạng đơn vị"]
    for rate, place in (
        ("late_rate", "Hạng"),
        ("completion_rate", "Hạng theo tỷ lệ hoàn thành"),
        ("on_time_rate", "Hạng theo tỷ lệ hoàn thành trong hạn"),
    ):
        places = {one.row.label(): one.place or "–" for one in ranking(made.report.rows, rate)}
        found = {row["Đơn vị"].value: row[place].value for row in table(sheet, "Ghi chú")}
        assert found == places


def test_only_a_breakdown_by_unit_alone_is_ranked() -> None:
    book = workbook_of(of_the_examples(by=[("unit", "category"), ("tag",)]))
    assert "Xếp hạng đơn vị" not in book.sheetnames
