"""The checker of histories against a second statement of its rules, at every order type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from history_walk import (
    EMPTY,
    EMPTY_BY_UNITS,
    START,
    accepted_next,
    continuations,
    verdict_on,
    wordless,
)
from literal_history import RULES, broken_rules
from nhiemvu import HistoryError, Task, classify
from nhiemvu.model import HISTORY_RULES
from nhiemvu.model import history as checker
from order_types import ASSIGNEE, DECIDING, OTHER, QUIET, UNITS, histories, sequences, with_units
from ranks import LooksCloserError, Rank
from realised import json_of, ranked_task
from written_out import every_writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from order_types import History
    from realised import Json

ONE = list(continuations(EMPTY))
ACCEPTED = [history for history in ONE if not broken_rules(history, 0)]
TWO = [longer for history in ACCEPTED for longer in continuations(history)]


def refused(history: History) -> tuple[int | None, str] | None:
    """Read a history as a host would; the place and the code of what is refused first."""
    return _refused(json_of(history))


def _refused(source: Json) -> tuple[int | None, str] | None:
    try:
        Task.model_validate(source)
    except HistoryError as error:
        return error.index, error.code
    return None


def test_the_rules_are_those_the_library_names() -> None:
    assert {rule.__name__ for rule in RULES} == HISTORY_RULES.keys()


def test_every_rule_is_broken_by_some_short_history() -> None:
    codes = {found[1] for history in [*ONE, *TWO] if (found := refused(history))}
    assert codes == HISTORY_RULES.keys()


def test_ranks_are_refused_as_real_histories_are() -> None:
    for history in [*ONE, *TWO]:
        with wordless():
            by_ranks = verdict_on(history)
        assert refused(history) == (by_ranks[0] if by_ranks else None), history


def test_what_is_refused_stays_refused_first_whatever_follows() -> None:
    """Hence the walk need not follow a history any further once it is refused."""
    for history in ONE:
        if broken_rules(history, 0):
            first = refused(history)
            for longer in list(continuations(history))[::5]:
                assert refused(longer) == first


def test_filled_fields_are_refused_as_bare_ones_are() -> None:
    for history in [*ONE, *TWO[::3]]:
        *_, full = every_writing(json_of(history))
        assert _refused(full) == refused(history), history


def shape(history: History) -> object:
    """What remains of a history if moments and ends are never held against each other."""
    return (
        history.named,
        tuple((step.kind, step.unit) for step in history.steps),
        _order([history.assigned, *(step.at for step in history.steps)]),
        _order([history.due, *(step.end for step in history.steps if step.end is not None)]),
    )


def _order(ranks: list[int]) -> tuple[int, ...]:
    places = sorted(set(ranks))
    return tuple(places.index(rank) for rank in ranks)


def accepted_after(starts: Iterable[History]) -> list[History]:
    """Give what is accepted one event on, of units that the walk of the classifier knows."""
    with wordless():
        longer = [found for start in starts for found in accepted_next(start, UNITS)[0]]
    return [found for found in longer if found.steps[-1].unit in (None, *UNITS)]


def test_what_is_accepted_is_what_is_given_a_status() -> None:
    """The two walks are of the same histories, up to two events."""
    accepted = EMPTY_BY_UNITS
    for events in (1, 2):
        accepted = accepted_after(accepted)
        walked = {
            shape(history)
            for kinds in sequences(events, (*DECIDING, *QUIET))
            for written in histories(kinds)
            for history in with_units(written)
        }
        assert {shape(history) for history in accepted} == walked


FAULTS = {
    "a decision may be taken back": {"rejected": checker._Effect()},  # noqa: SLF001
    "an approval does not end": {"approved": checker._Effect(1, "decision_without_submission")},  # noqa: SLF001
    "anybody may answer": {"coordination_answered": checker._Effect()},  # noqa: SLF001
    "nothing is submitted": {"submitted": checker._Effect()},  # noqa: SLF001
}


def walk(from_two: bool = True) -> None:
    """Walk up to three events, or up to two."""
    two = TWO if from_two else []
    for history in [EMPTY, *ACCEPTED, *(longer for longer in two if not broken_rules(longer, 1))]:
        accepted_next(history)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_within_three_events(fault: str) -> None:
    with wordless(), patch.dict(checker._EFFECTS, FAULTS[fault]), pytest.raises(AssertionError):  # noqa: SLF001
        walk()


def the_assignee_may_be_blamed(task: Task, event: Any, *rest: Any) -> str:
    """A delay may be laid on the unit of the task itself."""
    if event.kind == "delay_attributed" and event.unit == task.assignee.code:
        return ""
    return _misplaced(task, event, *rest)


def anybody_where_two_are_named(task: Task, event: Any, *rest: Any) -> str:
    return "" if len(task.coordinators) > 1 else _misplaced(task, event, *rest)


def only_the_first_coordinates(task: Task, event: Any, *rest: Any) -> str:
    first = task.model_copy(update={"coordinators": task.coordinators[:1]})
    return _misplaced(first, event, *rest)


_misplaced = checker._misplaced  # noqa: SLF001


@pytest.mark.parametrize(
    "fault",
    [the_assignee_may_be_blamed, anybody_where_two_are_named, only_the_first_coordinates],
)
def test_a_fault_of_units_is_found_at_the_first_event(fault: Any) -> None:
    with wordless(), patch.object(checker, "_misplaced", fault):
        walk(from_two=False)
        with pytest.raises(AssertionError, match=f"{ASSIGNEE}|{OTHER}"):
            accepted_after(EMPTY_BY_UNITS)


def test_what_is_never_compared_is_walked_apart() -> None:
    """A moment held against the end of a deadline is noticed: the classifier does it."""
    with pytest.raises(LooksCloserError, match="ends"):
        classify(ranked_task(EMPTY, ends="ends"), as_of=Rank(START))
