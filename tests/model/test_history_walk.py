"""The checker of histories against a second statement of its rules, at every order type."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from history_walk import EMPTY, START, accepted_next, continuations, verdict_on, wordless
from literal_history import RULES, broken_rules
from nhiemvu import HistoryError, Task, classify
from nhiemvu.model import HISTORY_RULES
from nhiemvu.model import history as checker
from ranks import LooksCloserError, Rank
from realised import json_of, ranked_task

if TYPE_CHECKING:
    from order_types import History

ONE = list(continuations(EMPTY))
ACCEPTED = [history for history in ONE if not broken_rules(history, 0)]
TWO = [longer for history in ACCEPTED for longer in continuations(history)]


def refused(history: History) -> tuple[int | None, str] | None:
    """Read a history as a host would; the place and the code of what is refused first."""
    try:
        Task.model_validate(json_of(history))
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


FAULTS = {
    "a decision may be taken back": {"rejected": checker._Effect()},  # noqa: SLF001
    "an approval does not end": {"approved": checker._Effect(1, "decision_without_submission")},  # noqa: SLF001
    "anybody may answer": {"coordination_answered": checker._Effect()},  # noqa: SLF001
    "nothing is submitted": {"submitted": checker._Effect()},  # noqa: SLF001
}


def walk() -> None:
    """Walk up to three events."""
    for history in [EMPTY, *ACCEPTED, *(two for two in TWO if not broken_rules(two, 1))]:
        accepted_next(history)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_within_three_events(fault: str) -> None:
    with wordless(), patch.dict(checker._EFFECTS, FAULTS[fault]), pytest.raises(AssertionError):  # noqa: SLF001
        walk()


def test_what_is_never_compared_is_walked_apart() -> None:
    """A moment held against the end of a deadline is noticed: the classifier does it."""
    with pytest.raises(LooksCloserError, match="ends"):
        classify(ranked_task(EMPTY, ends="ends"), as_of=Rank(START))
