"""Only a task with a deadline is recorded (3.2, 3.3); `screen` says so before it is entered."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import Any

import pytest

from audits import entry, iso
from nhiemvu import Task, screen
from nhiemvu.errors import InvalidTask

CATEGORIES = [
    ("official_letter", "điểm a khoản 1 Điều 3", "công văn"),
    ("conclusion_notice", "điểm b khoản 1 Điều 3", "thông báo kết luận"),
    ("other_directive", "điểm c khoản 1 Điều 3", "văn bản chỉ đạo khác"),
    (None, "khoản 1 Điều 3", "văn bản chỉ đạo"),
]
DEADLINES = ["2026-10-20", iso("2026-10-20 17:00"), "2026-10-20T10:00:00Z", dt.date(2026, 10, 20)]


@pytest.mark.parametrize(("category", "provision", "name"), CATEGORIES)
@pytest.mark.parametrize("deadline", DEADLINES)
def test_with_a_deadline_it_is_recorded(
    category: str | None, provision: str, name: str, deadline: object
) -> None:
    answer = screen({"category": category, "deadline": deadline})
    assert answer.recordable
    assert bool(answer)
    assert answer.basis.code == "3.2"
    assert f"{name} ({provision})" in answer.message()
    assert answer.message("en") not in ("", answer.message())


@pytest.mark.parametrize("category", [category for category, _, _ in CATEGORIES])
@pytest.mark.parametrize("missing", [{}, {"deadline": None}])
def test_without_a_deadline_it_is_not(category: str | None, missing: dict[str, None]) -> None:
    answer = screen({"category": category} | missing)
    assert not answer.recordable
    assert not answer
    assert answer.basis.code == "3.3"
    assert "thời hạn" in answer.message()
    assert "deadline" in answer.message("en")


def test_an_empty_entry_has_no_deadline() -> None:
    assert not screen({})


def test_a_task_has_one() -> None:
    answer = screen(entry())
    assert answer.recordable
    assert "công văn (điểm a khoản 1 Điều 3)" in answer.message()


def test_what_else_the_host_holds_is_not_looked_at() -> None:
    held = MappingProxyType(
        {"deadline": "2026-10-20", "assignee": 5, "so_hieu": "1234", "id": None}
    )
    assert screen(held)
    assert not screen(MappingProxyType({"assignee": 5}))


@pytest.mark.parametrize(
    "deadline",
    ["20/10/2026", "trước ngày 20/10", "2026-10", "20261020", "2026-02-30", "2026-10-20T17:00:00",
     20261020, ["2026-10-20"], dt.datetime(2026, 10, 20)],
)  # fmt: skip
def test_a_wording_is_not_guessed_at(deadline: object) -> None:
    with pytest.raises(InvalidTask) as caught:
        screen({"deadline": deadline})
    [problem] = caught.value.problems
    assert problem.field == "deadline"
    assert problem.message()
    assert problem.message("en")


def test_a_category_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(InvalidTask) as caught:
        screen({"deadline": "2026-10-20", "category": "decree"})
    assert [problem.field for problem in caught.value.problems] == ["category"]


@pytest.mark.parametrize("entry_", [None, 5, "2026-10-20", [], ["deadline"]])
def test_what_is_no_entry_is_refused(entry_: Any) -> None:
    with pytest.raises(InvalidTask):
        screen(entry_)


@pytest.mark.parametrize("key", ["deadine", "Deadline", "dead_line", "categry"])
def test_a_slip_of_the_pen_is_no_missing_deadline(key: str) -> None:
    """Taken for the host's own, it would leave a task with a deadline unrecorded (3.3)."""
    with pytest.raises(InvalidTask) as refused:
        screen({key: "2026-10-20"})
    assert [problem.field for problem in refused.value.problems] == [key]
    assert "extra" not in refused.value.message("en"), "what is the host's own stands beside it"


@pytest.mark.parametrize("key", [*Task.model_fields, "guideline", "id_of_the_host", 5, None])
def test_what_does_not_look_like_it_is_the_host_s_own(key: object) -> None:
    """Of a task's own keys only two are looked at, and a little alike is not alike."""
    if key not in ("deadline", "category"):
        assert screen({key: "20/10", "deadline": "2026-10-20"})  # type: ignore[dict-item]


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_field_of_a_form_is_no_deadline(empty: str | None) -> None:
    assert screen({"deadline": empty, "category": empty}).basis.code == "3.3"
