"""Documents are told apart by their date; a tag counts a task once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import october_task
from few_tasks import of

if TYPE_CHECKING:
    from nhiemvu import (
        Task,
    )


def _under(reference: str | None, issued_on: str | None, title: str = "Công văn") -> Task:
    return october_task(document={"title": title, "reference": reference, "issued_on": issued_on})


def test_one_reference_with_two_dates_is_two_documents() -> None:
    """Numbers start anew each year."""
    made = of(
        _under("12/UBND-KT", "2025-12-29"),
        _under("12/UBND-KT", "2026-10-05"),
        _under("12/UBND-KT", "2026-10-05", title="Công văn khẩn"),
        by="document",
    )
    assert [(row.group, row.tasks) for row in made.rows] == [
        ({"document": "12/UBND-KT", "issued_on": "2025-12-29"}, 1),
        ({"document": "12/UBND-KT", "issued_on": "2026-10-05"}, 2),
    ]


def test_a_tag_given_twice_counts_its_task_once() -> None:
    made = of(october_task(tags=["Tết", "Tết", "kinh tế"]), october_task(tags=["Tết"]), by="tag")
    assert {row.group["tag"]: row.tasks for row in made.rows} == {"Tết": 2, "kinh tế": 1}
    assert made.total.tasks == 2
