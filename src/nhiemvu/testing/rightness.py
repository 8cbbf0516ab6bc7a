"""Whether an answer to any question is right, by what this library answers."""

from __future__ import annotations

from typing import Any, TypeAlias

from nhiemvu.law.citation import Citation
from nhiemvu.model.history import HISTORY_RULES
from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.comparing import agrees

Json: TypeAlias = dict[str, Any]


def is_wrong(question: Json, answer: Json | None) -> bool:
    """Tell whether an answer is wrong; what is not supported is not.

    >>> is_wrong({"op": "working_days_between", "a": "2026-10-05", "b": "2026-10-06"}, {"value": 2})
    True
    """
    if answer is not None and answer.get("unsupported") is True:
        return False
    return answer is None or not any(agrees(answer, right) for right in right_answers(question))


def right_answers(question: Json) -> list[Json]:
    """Give every answer that is right: an event may break more rules than one.

    An event that comes too early, or after the end, may be refused for what else is wrong with it.
    """
    found = right_answer(question)
    if "error" not in found or question["op"] != "validate":
        return [found]
    event = question["task"]["events"][found["index"]]
    named = [_OTHERWISE[event["kind"]]] if event["kind"] in _OTHERWISE else []
    others = named if found["error"] in _WHATEVER_ELSE else []
    return [found, *({**found, "error": code} for code in others)]


_WHATEVER_ELSE = ("before_assignment", "out_of_order", "event_after_end")
_OTHERWISE = {
    "approved": "decision_without_submission",
    "rejected": "decision_without_submission",
    "supplemented": "supplement_without_submission",
    "extension_granted": "deadline_not_later",
    "extension_refused": "refusal_without_request",
    "coordination_answered": "coordination_not_requested",
    "delay_attributed": "not_a_coordinator",
}


def provision_broken(question: Json, received: Json | None, expected: Json) -> Citation:
    """Give the provision that a wrong answer breaks."""
    if question["op"] == "classify":
        return Citation.parse(expected["basis"])
    if question["op"] != "validate":
        return Citation.parse(_PROVISIONS[question["op"]])
    code = expected.get("error") or (received or {}).get("error")
    return HISTORY_RULES[code].provision if code in HISTORY_RULES else Citation.parse("5.2")


_PROVISIONS = {"cutoff_due": "4.5.c", "add_working_days": "4.2", "working_days_between": "4.2"}
