"""Names and order of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cases import at, october_task
from few_tasks import LIST, of

if TYPE_CHECKING:
    from nhiemvu import (
        Task,
    )


def _task_of(code: str, name: str | None, kind: str = "department", **more: Any) -> Task:
    return october_task(assignee={"code": code, "name": name, "kind": kind}, **more)


@pytest.mark.parametrize("turned", [False, True])
def test_a_unit_is_called_as_in_its_latest_task_that_names_it(turned: bool) -> None:
    tasks = [
        _task_of("A", "Sở cũ", assigned_at=at("05 10:00")),
        _task_of("A", "Sở mới", assigned_at=at("05 10:00:00.000001")),
        _task_of("A", None, assigned_at=at("06 10:00")),
    ]
    [row] = of(*(tasks[::-1] if turned else tasks)).rows
    assert (row.label(), row.label("en"), row.tasks) == ("Sở mới", "Sở mới", 3)
    assert row.group == {"unit": "A"}


def test_a_unit_without_a_name_is_called_by_its_code() -> None:
    assert [row.label() for row in of(_task_of("A", None)).rows] == ["A"]


def test_the_words_of_a_name_do_not_sway_which_is_the_latest() -> None:
    """A name or a code may hold any word, even one that means nothing to a program."""
    first = _task_of("A", "Sở Ngoại vụ", assigned_at=at("05 10:00"))
    second = _task_of("A", "Trung tâm None", assigned_at=at("06 10:00"))
    assert [row.label() for row in of(first, second).rows] == ["Trung tâm None"]
    named = _task_of("None", "Sở Ngoại vụ", assigned_at=at("05 10:00"))
    nameless = _task_of("None", None, assigned_at=at("06 10:00"))
    assert [row.label() for row in of(named, nameless).rows] == ["Sở Ngoại vụ"]


def test_in_a_crossing_a_unit_has_one_name_and_its_rows_stand_together() -> None:
    """A unit is known by its code, and called as in its latest task, whatever crosses it."""
    tasks = [
        _task_of("A", "Sở Biển", category="official_letter", assigned_at=at("05 10:00")),
        _task_of("A", "Sở Dân tộc", category="other_directive", assigned_at=at("06 10:00")),
        _task_of("C", "Sở Công nghệ", category="official_letter", assigned_at=at("06 10:00")),
    ]
    alone, crossed = of(*tasks, by=[("unit",), ("unit", "category")]).breakdowns
    assert [row.label() for row in alone.rows] == ["Sở Công nghệ", "Sở Dân tộc"]
    assert [(row.group["unit"], row.label().split(" · ")[0]) for row in crossed.rows] == [
        ("C", "Sở Công nghệ"),
        ("A", "Sở Dân tộc"),
        ("A", "Sở Dân tộc"),
    ]


def test_the_name_in_a_task_beats_that_of_the_list() -> None:
    made = of(_task_of("H20.15", "Sở Tài chính mới"), units=LIST[:1])
    assert [row.label() for row in made.rows] == ["Sở Tài chính mới"]


def test_rows_stand_by_kind_then_by_the_vietnamese_alphabet_then_by_code() -> None:
    """d before đ, a before ă before â, and the kinds as the regulation lists them (1.1)."""
    expected = [
        ("D9", "Sở An", "department"),
        ("D8", "Sở Ăn", "department"),
        ("D7", "Sở Ân", "department"),
        ("D6", "Sở Dân tộc", "department"),
        ("D1", "Sở Đầu tư", "department"),
        ("D2", "Sở Đầu tư", "department"),
        ("C9", "Phường An Bình", "commune"),
        ("C1", "Phường Đạo Thạnh", "commune"),
        ("S1", "Ban Quản lý", "subordinate"),
    ]
    tasks = [_task_of(*unit) for unit in expected]
    for turned in (tasks, tasks[::-1]):
        assert [row.group["unit"] for row in of(*turned).rows] == [code for code, *_ in expected]


def test_kinds_stand_departments_first_and_communes_next() -> None:
    tasks = [_task_of(kind, None, kind) for kind in ("other", "commune", "office", "department")]
    found = [row.group["unit_kind"] for row in of(*tasks, by="unit_kind").rows]
    assert found == ["department", "commune", "office", "other"]


def test_what_is_not_stated_stands_last() -> None:
    bare = october_task()
    full = october_task(
        tags=["Tết"],
        directed_by={"position": "Chủ tịch UBND tỉnh"},
        category="other_directive",
        document={"reference": "1/UBND", "issued_on": "2026-10-05"},
    )
    for by in ("tag", "leader", "category", "document"):
        rows = of(bare, full, by=by).rows
        assert [row.group[by] is None for row in rows] == [False, True]
        assert all(row.label() and row.label("en") and row.tasks == 1 for row in rows)
