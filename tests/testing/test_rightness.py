"""What is right, whatever may be answered; what a wrong answer does not need is taken away."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeAlias

import pytest

from history_walk import EMPTY, continuations
from literal_history import broken_rules
from nhiemvu.testing.answers import answer
from nhiemvu.testing.rightness import provision_broken, right_answers
from nhiemvu.testing.shrinking import Suspicion, trim
from realised import json_of

Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[[Json], Json]


def event(kind: str, at: str, **more: Any) -> Json:
    return {"kind": kind, "at": f"2026-10-{at}T10:00:00+07:00", **more}


def asked(*events: Json, **more: Any) -> Json:
    task = {
        "id": "NV-1",
        "assigned_at": "2026-10-05T10:00:00+07:00",
        "deadline": "2026-10-20",
        "assignee": {"code": "H20.15"},
        "events": list(events),
    }
    return {"op": "classify", "task": task | more, "as_of": "2026-10-30T10:00:00+07:00"}


def test_what_a_wrong_answer_does_not_need_is_taken_away() -> None:
    def approved_is_forgotten(request: Json) -> Json:
        kinds = [event["kind"] for event in request["task"]["events"]]
        return {"status": "no"} if "approved" in kinds else answer(request)

    question = asked(
        event("received", "06"),
        event("submitted", "07", report={"title": "Báo cáo"}),
        event("supplemented", "07"),
        event("approved", "08", confirmed="late"),
        coordinators=[{"code": "H20.19"}],
    )
    found = Suspicion(approved_is_forgotten, {}, question, until=monotonic() + 60)
    trim(found)
    smallest = asked(event("submitted", "07"), event("approved", "08"), coordinators=[])
    assert found.smallest == smallest


SENT, APPROVED = event("submitted", "06"), event("approved", "07")
SEVERAL: list[tuple[list[Json], set[str]]] = [
    ([SENT], set()),
    ([APPROVED], {"decision_without_submission"}),
    ([SENT, event("approved", "04")], {"before_assignment", "out_of_order"}),
    ([event("approved", "04")], {"before_assignment", "decision_without_submission"}),
    ([event("received", "07"), event("received", "06")], {"out_of_order"}),
    ([SENT, APPROVED, event("received", "08")], {"event_after_end"}),
    ([SENT, APPROVED, APPROVED], {"event_after_end", "decision_without_submission"}),
    (
        [SENT, APPROVED, event("extension_granted", "08", deadline="2026-10-09")],
        {"event_after_end", "deadline_not_later"},
    ),
]


@pytest.mark.parametrize(("events", "codes"), SEVERAL)
def test_an_event_that_breaks_two_rules_may_be_refused_for_either(
    events: list[Json], codes: set[str]
) -> None:
    found = list(right_answers(asked(*events) | {"op": "validate"}))
    assert {right["error"] for right in found if "error" in right} == codes
    assert ({"valid": True} in found) is (not codes)


def test_every_rule_that_is_broken_is_a_right_answer_and_no_other() -> None:
    """At every order type of two events, what may be answered is what a second reading refuses."""
    one = list(continuations(EMPTY))
    two = [longer for first in one if not broken_rules(first, 0) for longer in continuations(first)]
    for history in [*one, *two]:
        place = len(history.steps) - 1
        found = list(right_answers({"op": "validate", "task": json_of(history)}))
        codes = broken_rules(history, place)
        assert {right.get("error") for right in found} == (codes or {None}), history
        assert len(found) == max(len(codes), 1)
        assert all(right == VALID or right["index"] == place for right in found)


REFUSED: Json = {"error": "out_of_order", "index": 1}
VALID: Json = {"valid": True}
BROKEN: list[tuple[str, Json | None, Json, str]] = [
    ("cutoff_due", None, {"date": "2026-10-12"}, "4.5.c"),
    ("working_days_between", {"value": 1}, {"value": 2}, "4.2"),
    ("classify", None, {"basis": "5.2.b.3"}, "5.2.b.3"),
    ("validate", VALID, REFUSED, "5.1"),
    ("validate", None, REFUSED, "5.1"),
    ("validate", REFUSED, VALID, "5.1"),
    ("validate", {"error": "no such rule", "index": 0}, VALID, "5.2"),
    ("validate", None, VALID, "5.2"),
]


@pytest.mark.parametrize(("operation", "received", "expected", "code"), BROKEN)
def test_a_wrong_answer_breaks_a_provision(
    operation: str, received: Json | None, expected: Json, code: str
) -> None:
    assert provision_broken({"op": operation}, received, expected).code == code
