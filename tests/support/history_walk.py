"""The checker of histories against the rules, at every order type of one event after another.

Moments of events and ends of deadlines are of two scales that must never meet: what is walked is
each order of the one with each order of the other.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from literal_history import broken_rules
from nhiemvu.model import history as checker
from order_types import DECIDING, NAMED, QUIET, History, Step
from realised import ranked_task

if TYPE_CHECKING:
    from collections.abc import Iterator

START = 10
"""The rank of the assignment, and of the end of the assigned deadline on its own scale; what is
accepted stands ten ranks apart, which leaves room between."""

EMPTY = History(START, START, ())

EMPTY_BY_UNITS = [EMPTY._replace(named=named) for named in NAMED]
"""Where units are walked: each way to name coordinators; events may be of any of ``UNITS``."""


class Checked(NamedTuple):
    """How many order types of histories were accepted, and refused at their last event."""

    accepted: int = 0
    refused: int = 0

    def plus(self, more: Checked) -> Checked:
        return Checked(self.accepted + more.accepted, self.refused + more.refused)


def _places(points: list[int]) -> Iterator[int]:
    """Every place of one more point: before all, at each, between, after the last."""
    yield START // 2
    for point in sorted(set(points)):
        yield point
        yield point + (START if point == max(points) else START // 2)


def continuations(history: History, besides: tuple[str, ...] = ()) -> Iterator[History]:
    """Every way in which a history may go on by an event, allowed or not."""
    moments = list(_places([history.assigned, *(step.at for step in history.steps)]))
    ends = list(_places([history.due, *(step.end for step in history.steps if step.end)]))
    units = _units(history, besides)
    for kind in (*DECIDING, *QUIET):
        named = kind.startswith(("coordination", "delay"))
        for at in moments:
            for unit in units if named else [None]:
                for end in ends if kind == "extension_granted" else [None]:
                    steps = (*history.steps, Step(kind, at, unit, end))
                    yield history._replace(steps=steps)


def _units(history: History, besides: tuple[str, ...]) -> list[str | None]:
    """The coordinators of the task, those met so far, and a new one: what else is the same."""
    met = dict.fromkeys(step.unit for step in history.steps if step.unit)
    return list(dict.fromkeys((*history.named, *besides, *met, f"new {len(met)}")))


def verdict_on(history: History) -> list[tuple[int | None, str]]:
    """Give the places and codes of what the library refuses, to be asked while ``wordless``."""
    problems = checker.history_problems(ranked_task(history, ends="ends"))
    return [(problem.index, problem.code) for problem in problems]


@contextmanager
def wordless() -> Iterator[None]:
    """Let the checker not write moments for people: it would have to look at them."""
    with patch.object(checker, "shown", lambda *_: ""):
        yield


def accepted_next(history: History, besides: tuple[str, ...] = ()) -> tuple[list[History], Checked]:
    """Hold the checker against the rules on all that may follow; give what was accepted."""
    accepted, refused = [], 0
    place = len(history.steps)
    for longer in continuations(history, besides):
        broken = broken_rules(longer, place)
        found = verdict_on(longer)
        if not broken:
            assert found == [], (longer, found)
            accepted.append(longer)
        else:
            assert [at for at, _ in found] == [place], (longer, broken, found)
            assert found[0][1] in broken, (longer, broken, found)
            refused += 1
    return accepted, Checked(len(accepted), refused)


def walk_on(history: History, events: int) -> list[Checked]:
    """Walk all that may follow a history, up to so many more events; counts by their number."""
    if not events:
        return []
    accepted, checked = accepted_next(history)
    counts = [checked] + [Checked()] * (events - 1)
    for longer in accepted:
        for n, more in enumerate(walk_on(longer, events - 1), start=1):
            counts[n] = counts[n].plus(more)
    return counts
