"""The histories of the corpus: one rule broken where one is refused, and every shape that matters.

Where an event breaks two rules, the rules do not say which code is named: no case may hang on it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from literal_history import STILL_ALLOWED_AFTER_THE_END, broken_rules
from nhiemvu.model.events import EVENT_LABELS
from nhiemvu.moments import deadline_end, to_deadline, to_moment
from nhiemvu.testing.corpus import Case, cases
from order_types import History, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL = cases()
TOLD = [case for case in ALL if "task" in case.given]
REFUSED = [case for case in ALL if "error" in case.expect]
ACCEPTED = [case for case in TOLD if "error" not in case.expect]

LETTERS = {
    "submitted": "S", "approved": "A", "rejected": "R", "extension_granted": "G", "recalled": "X",
}  # fmt: skip
SHAPES = ("GSR", "GSRG", "SGRG", "SRGG", "GGSR", "GSGR", "SRGSR", "SRSG", "SRSGA")
"""Extensions about a rejection, by S sent, A approved, R rejected, G extended."""


def rank(moment: datetime) -> int:
    """A moment as a whole number, to the microsecond."""
    return (moment - datetime(2000, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def end(deadline: str) -> int:
    return rank(deadline_end(to_deadline(deadline)))


def history(task: dict[str, Any]) -> History:
    steps = [
        Step(
            event["kind"],
            rank(to_moment(event["at"])),
            event.get("unit"),
            end(event["deadline"]) if event["kind"] == "extension_granted" else None,
        )
        for event in task.get("events", ())
    ]
    named = tuple(unit["code"] for unit in task.get("coordinators", ()))
    assigned = rank(to_moment(task["assigned_at"]))
    return History(assigned, end(task["deadline"]), tuple(steps), named)


def kinds(case: Case) -> Iterable[str]:
    return (event["kind"] for event in case.given["task"].get("events", ()))


@pytest.mark.parametrize("case", REFUSED, ids=[case.id for case in REFUSED])
def test_the_refused_event_breaks_one_rule_and_those_ahead_of_it_none(case: Case) -> None:
    told, place = history(case.given["task"]), case.expect["index"]
    assert [broken_rules(told, n) for n in range(place)] == [frozenset()] * place
    assert broken_rules(told, place) == {case.expect["error"]}


@pytest.mark.parametrize("case", ACCEPTED, ids=[case.id for case in ACCEPTED])
def test_no_event_of_an_accepted_history_breaks_a_rule(case: Case) -> None:
    told = history(case.given["task"])
    assert not any(broken_rules(told, n) for n in range(len(told.steps)))


def test_every_kind_of_event_is_refused_after_the_end_unless_it_may_follow_it() -> None:
    """A refused extension is left out: its request lapses with the task, so two rules would do."""
    refused = {
        case.given["task"]["events"][case.expect["index"]]["kind"]
        for case in REFUSED
        if case.expect["error"] == "event_after_end"
    }
    may_follow = {*STILL_ALLOWED_AFTER_THE_END}
    assert refused == EVENT_LABELS.keys() - may_follow - {"extension_refused"}


@pytest.mark.parametrize("shape", SHAPES)
def test_extensions_about_a_rejection_are_asked_in_every_order(shape: str) -> None:
    found = {"".join(LETTERS.get(kind, "") for kind in kinds(case)) for case in TOLD}
    assert shape in found
