"""When an answer is the one expected: to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from nhiemvu.testing.answers import answer
from nhiemvu.testing.comparing import agrees

SAME: list[tuple[object, object, bool]] = [
    ("2026-10-12", "2026-10-12", True),
    ("2026-10-12", "2026-10-13", False),
    ("Tomorrow", "Tomorrow", True),
    ("7.1.đ", "7.1.d", False),
    (5, 5, True),
    (5.0, 5, True),
    ("5", 5, False),
    (True, 1, False),
    (1, True, False),
    (True, True, True),
    (False, 0, False),
    (None, 0, False),
]


@pytest.mark.parametrize(("found", "wanted", "is_same"), SAME)
def test_two_values(found: object, wanted: object, is_same: bool) -> None:
    assert agrees({"value": found}, {"value": wanted}) is is_same


AGREE: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"valid": True}, {"valid": True}, True),
    ({"valid": True, "error": None}, {"valid": True}, True),
    ({"valid": True, "error": "out_of_order"}, {"valid": True}, False),
    ({"valid": 1}, {"valid": True}, False),
    ({"error": "out_of_order", "index": 0}, {"error": "out_of_order", "index": 0}, True),
    ({"error": "out_of_order", "index": 0, "valid": False}, {"error": "out_of_order"}, True),
    ({"error": "out_of_order", "index": 0, "valid": True}, {"error": "out_of_order"}, False),
    ({"error": "out_of_order", "index": False}, {"error": "out_of_order", "index": 0}, False),
    ({"error": "out_of_order"}, {"error": "out_of_order", "index": 0}, False),
    ({"index": None, "error": "a"}, {"error": "a", "index": None}, True),
    ({}, {"index": None}, False),
]


@pytest.mark.parametrize(("found", "expect", "is_right"), AGREE)
def test_an_answer(found: dict[str, Any], expect: dict[str, Any], is_right: bool) -> None:
    assert agrees(found, expect) is is_right


TASK = {
    "id": "NV-1",
    "assigned_at": "2026-10-05T10:00:00+07:00",
    "deadline": "2026-10-20",
    "assignee": {"code": "H20.15"},
}

REFUSED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"op": "classify", "task": TASK, "as_of": "2026-10-05T09:00:00+07:00"},
        {"error": "not_yet_assigned"},
    ),
    ({"op": "classify", "task": TASK, "as_of": "2026-10-20"}, {"error": "moment_format"}),
    ({"op": "add_working_days", "date": "2030-01-01", "n": 1}, {"error": "unannounced_date"}),
    ({"op": "validate", "task": {"id": "NV-1"}}, {"error": "invalid_task", "problems": 3}),
]


@pytest.mark.parametrize(("request_", "expected"), REFUSED)
def test_what_the_library_refuses_is_answered_too(
    request_: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert answer(request_) == expected
