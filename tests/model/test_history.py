"""What a history may look like: every code on both sides of its edge, and on random histories."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from cases import at, event, october_task
from literal_reading import literal_problems
from nhiemvu import HistoryError, Task
from nhiemvu.law import provision
from nhiemvu.model import EVENT_LABELS, HISTORY_RULES
from nhiemvu.testing.strategies import broken_tasks, tasks

SENT = event("submitted", "12 09:00")
APPROVED = event("approved", "13 09:00")
REJECTED = event("rejected", "13 09:00")
RECALLED = event("recalled", "14 09:00")
ASKED = event("extension_requested", "12 09:00")
NOT_GRANTED = event("extension_refused", "13 09:00")
REQUEST = event("coordination_requested", "12 09:00", unit="H20.19")


def granted(when: str, deadline: str) -> dict[str, Any]:
    return event("extension_granted", when, deadline=deadline)


GRANTED = granted("12 09:00", "2026-10-22")

REFUSED: list[tuple[str, int, list[dict[str, Any]]]] = [
    ("before_assignment", 0, [event("received", "05 09:59:59.999999")]),
    ("before_assignment", 1, [SENT, event("approved", "05 09:00")]),
    ("out_of_order", 1, [SENT, event("approved", "12 08:59:59.999999")]),
    ("decision_without_submission", 0, [APPROVED]),
    ("decision_without_submission", 0, [REJECTED]),
    ("decision_without_submission", 2, [SENT, REJECTED, event("rejected", "13 10:00")]),
    ("supplement_without_submission", 0, [event("supplemented", "12 09:00")]),
    ("supplement_without_submission", 2, [SENT, REJECTED, event("supplemented", "13 10:00")]),
    ("event_after_end", 2, [SENT, APPROVED, event("submitted", "13 10:00")]),
    ("event_after_end", 2, [SENT, APPROVED, event("approved", "13 10:00")]),
    ("event_after_end", 2, [SENT, APPROVED, RECALLED]),
    ("event_after_end", 1, [RECALLED, event("received", "14 09:00")]),
    ("event_after_end", 1, [RECALLED, event("coordination_requested", "14 10:00", unit="A")]),
    ("deadline_not_later", 0, [granted("12 09:00", "2026-10-20")]),
    ("deadline_not_later", 0, [granted("12 09:00", at("20 23:59:59.999999"))]),
    (
        "deadline_not_later",
        1,
        [granted("12 09:00", "2026-10-22"), granted("13 09:00", "2026-10-22")],
    ),
    ("refusal_without_request", 0, [NOT_GRANTED]),
    ("refusal_without_request", 2, [ASKED, NOT_GRANTED, event("extension_refused", "14 09:00")]),
    (
        "refusal_without_request",
        2,
        [ASKED, granted("12 10:00", "2026-10-22"), event("extension_refused", "14 09:00")],
    ),
    ("coordination_not_requested", 0, [event("coordination_answered", "12 09:00", unit="H20.19")]),
    ("not_a_coordinator", 0, [event("delay_attributed", "12 09:00", unit="H20.19")]),
    ("not_a_coordinator", 1, [REQUEST, event("delay_attributed", "13 09:00", unit="H20.20")]),
]

ACCEPTED: dict[str, list[dict[str, Any]]] = {
    "an event at the assignment": [event("received", "05 10:00")],
    "events at one moment, in the order of the list": [SENT, event("approved", "12 09:00")],
    "sent again while one awaits": [SENT, event("submitted", "12 10:00"), APPROVED],
    "sent after a rejection": [SENT, REJECTED, event("submitted", "14 09:00")],
    "material added while one awaits": [SENT, event("supplemented", "12 09:00"), APPROVED],
    "recalled while one awaits": [SENT, RECALLED],
    "an extension asked for after the deadline": [event("extension_requested", "25 09:00")],
    "a second request": [ASKED, event("extension_requested", "12 10:00"), NOT_GRANTED],
    "a grant nobody asked for": [granted("12 09:00", "2026-10-21")],
    "a grant later by a microsecond": [granted("12 09:00", at("21 00:00"))],
    "an answer to coordination after the end": [
        REQUEST,
        SENT,
        APPROVED,
        event("coordination_answered", "15 09:00", unit="H20.19"),
        event("delay_attributed", "15 09:00", unit="H20.19"),
    ],
    "two answers": [
        REQUEST,
        event("coordination_answered", "13 09:00", unit="H20.19"),
        event("coordination_answered", "14 09:00", unit="H20.19"),
    ],
}


@pytest.mark.parametrize(("code", "index", "events"), REFUSED)
def test_what_cannot_have_happened_is_refused(
    code: str, index: int, events: list[dict[str, Any]]
) -> None:
    with pytest.raises(HistoryError) as caught:
        october_task(*events)
    error = caught.value
    assert (error.code, error.index) == (code, index)
    assert error.provision == HISTORY_RULES[code].provision
    for lang in ("vi", "en"):
        assert f"events[{index}]" in error.message(lang)
        assert HISTORY_RULES[code].expected.text(lang) in error.message(lang)
        assert EVENT_LABELS[events[index]["kind"]].text(lang) in error.message(lang)


def test_every_code_is_tried() -> None:
    assert {code for code, _, _ in REFUSED} == set(HISTORY_RULES)


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_happens_in_life_is_accepted(name: str) -> None:
    assert len(october_task(*ACCEPTED[name]).events) == len(ACCEPTED[name])


def test_a_delay_may_be_laid_on_a_named_coordinator_that_was_never_asked() -> None:
    delay = event("delay_attributed", "12 09:00", unit="H20.19")
    assert october_task(delay, coordinators=[{"code": "H20.19"}]).events
    with pytest.raises(HistoryError, match=r"H20\.19"):
        october_task(delay, coordinators=[{"code": "H20.20"}])


def test_being_named_is_not_being_asked() -> None:
    answer = event("coordination_answered", "12 09:00", unit="H20.19")
    with pytest.raises(HistoryError) as caught:
        october_task(answer, coordinators=[{"code": "H20.19"}])
    assert caught.value.code == "coordination_not_requested"


def test_all_problems_are_told_and_what_is_refused_is_passed_over() -> None:
    """The approval out of order does not end the task for what follows."""
    with pytest.raises(HistoryError) as caught:
        october_task(
            SENT, event("approved", "11 09:00"), event("supplemented", "13 09:00"), NOT_GRANTED
        )
    problems = caught.value.problems
    assert [(problem.code, problem.index) for problem in problems] == [
        ("out_of_order", 1),
        ("refusal_without_request", 3),
    ]
    assert len(caught.value.message("vi").splitlines()) == 2


def test_a_history_error_is_no_value_error() -> None:
    """Otherwise pydantic would swallow its code and place."""
    assert not issubclass(HistoryError, ValueError)


def test_every_code_rests_on_a_provision_that_can_be_executed() -> None:
    for rule in HISTORY_RULES.values():
        assert provision(rule.provision.code).executable


@given(tasks())
def test_a_history_the_rules_allow_is_accepted(source: dict[str, Any]) -> None:
    assert literal_problems(source) == []
    assert len(Task.model_validate(source).events) == len(source["events"])


@given(broken_tasks())
def test_a_history_the_rules_refuse_is_refused_where_it_breaks(
    broken: tuple[dict[str, Any], int, frozenset[str]],
) -> None:
    source, index, codes = broken
    with pytest.raises(HistoryError) as caught:
        Task.model_validate(source)
    assert caught.value.index == index
    assert caught.value.code in codes
