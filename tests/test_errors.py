"""Errors keep their values, speak both languages, and never obey what they quote."""

from __future__ import annotations

from datetime import date

import pytest

from nhiemvu import errors
from nhiemvu.errors import HistoryError, InvalidTask, NhiemvuError, Problem
from nhiemvu.law import Citation
from nhiemvu.moments import parse_moment
from nhiemvu.text import NOTHING, Text, shown

EXPECTED = Text("một ngày", "a day")


def test_every_error_has_the_one_root() -> None:
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    raised = [value for value in found if issubclass(value, Exception)]
    assert len(raised) > 10
    assert all(issubclass(error, NhiemvuError) for error in raised)


def test_a_message_says_what_was_received_what_is_expected_and_where_it_stands() -> None:
    provision = Citation.parse("4.5.c")
    error = NhiemvuError("some_code", found="abc", expected=EXPECTED, provision=provision)
    assert str(error) == 'nhận được: "abc"; yêu cầu: một ngày (điểm c khoản 5 Điều 4)'
    assert error.message("en") == ('received "abc"; expected a day (point c, clause 5, Article 4)')
    assert (error.code, error.found, error.provision) == ("some_code", "abc", provision)


def test_what_is_missing_is_said_to_be_missing() -> None:
    problem = Problem("missing", "deadline", NOTHING, EXPECTED)
    assert problem.message() == "deadline: còn thiếu; yêu cầu: một ngày"
    assert problem.message("en") == "deadline: missing; expected a day"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(2026, 10, 20), "20/10/2026", "2026-10-20"),
        (parse_moment("2026-10-20T15:00:00+07:00"), "15:00 ngày 20/10/2026", None),
        (parse_moment("2026-10-20T15:00:01+07:00"), "15:00:01 ngày 20/10/2026", None),
        (parse_moment("2026-10-20T15:00:00.000001+07:00"), "15:00:00,000001 ngày 20/10/2026", None),
        (5, "5", "5"),
        (None, "null", "null"),
        (True, "true", "true"),
        ({1, 2}, "{1, 2}", "{1, 2}"),
        (Text("vi", "en"), "vi", "en"),
        ("x" * 200, '"' + "x" * 78 + "…", None),
    ],
)
def test_values_are_written_for_people(value: object, vi: str, en: str | None) -> None:
    assert shown(value) == vi
    if en is not None:
        assert shown(value, "en") == en


@pytest.mark.parametrize("text", ["\x1b[31m", "a\nb", "\u009b1m", "\ud800", "\u202e"])
def test_what_a_terminal_would_obey_is_written_as_an_escape(text: str) -> None:
    assert shown(text).isprintable()
    problem = Problem("x", "id", text, EXPECTED)
    invalid = InvalidTask((problem,), task_id=text, source=text, line=3)
    assert invalid.message("en").isprintable()
    invalid.message("vi").encode("utf-8")


def test_an_invalid_task_says_where_it_stands_on_every_line() -> None:
    problems = (Problem("a", "id", 5, EXPECTED), Problem("b", "deadline", NOTHING, EXPECTED))
    error = InvalidTask(problems, task_id="NV-1", source="tasks.jsonl", line=7)
    assert error.message("en").splitlines() == [
        "tasks.jsonl:7: NV-1: id: received 5; expected a day",
        "tasks.jsonl:7: NV-1: deadline: missing; expected a day",
    ]
    assert (error.code, error.found) == ("a", 5)


def test_an_invalid_task_with_no_place_says_only_what_is_wrong() -> None:
    error = InvalidTask((Problem("a", "", 5, EXPECTED),))
    assert error.message("en") == "received 5; expected a day"


def test_a_history_error_has_the_code_and_place_of_its_first_problem() -> None:
    problems = (
        Problem("out_of_order", "events[1]", 5, EXPECTED, index=1),
        Problem("event_after_end", "events[2]", 5, EXPECTED, index=2),
    )
    error = HistoryError(problems)
    assert (error.code, error.index) == ("out_of_order", 1)
    assert len(error.message("en").splitlines()) == 2


def test_a_missing_extra_names_what_to_install() -> None:
    error = errors.MissingExtraError(library="click", extra="cli")
    assert 'pip install "nhiemvu[cli]"' in error.message("vi")
    assert "click" in error.message("en")
    assert (error.library, error.extra) == ("click", "cli")


def test_a_task_not_assigned_yet_is_named_with_its_assignment() -> None:
    moment, later = parse_moment("2026-10-01T08:00:00Z"), parse_moment("2026-10-02T08:00:00Z")
    error = errors.NotYetAssignedError(as_of=moment, task_id="NV-1", assigned_at=later)
    assert error.message() == (
        "tính đến 15:00 ngày 01/10/2026: nhiệm vụ NV-1 chưa được giao"
        " (giao lúc 15:00 ngày 02/10/2026)"
    )
    assert "NV-1 was not assigned yet" in error.message("en")
    assert (error.task_id, error.assigned_at) == ("NV-1", later)


def test_a_problem_may_name_its_field_for_people() -> None:
    label = Text("thời hạn (deadline)", "deadline")
    problem = Problem("missing", "deadline", NOTHING, EXPECTED, label=label)
    assert problem.message().startswith("thời hạn (deadline): còn thiếu")
    assert problem.message("en").startswith("deadline: missing")
