"""Histories by order alone: moments and ends of deadlines are ranks, whole numbers on one line.

Two histories whose moments stand in the same order, ties included, have the same ranks: a history
of ranks is an order type. Points lie on even ranks; the odd ones between them are for ``as_of``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from literal_history import broken_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

DECIDING = ("submitted", "approved", "rejected", "recalled", "extension_granted")
"""The kinds of events that may change a status."""

QUIET = (
    "received",
    "supplemented",
    "extension_requested",
    "extension_refused",
    "coordination_requested",
    "coordination_answered",
    "delay_attributed",
)
"""The kinds that may not."""

ASSIGNEE = "H20.15"
UNIT = "H20.19"
OTHER = "H20.20"
"""The unit of the task, one named in it as coordinator, and one that need not be."""

NAMED: tuple[tuple[str, ...], ...] = ((), (UNIT,), (UNIT, OTHER), (ASSIGNEE,))
"""No coordinator named in the task, one, two, and the assignee itself."""

Kinds: TypeAlias = tuple[str, ...]
Ranks: TypeAlias = tuple[int, ...]


class Step(NamedTuple):
    """An event: its rank, its unit if it names one, and the end of the deadline it grants."""

    kind: str
    at: int
    unit: str | None = None
    end: int | None = None


class History(NamedTuple):
    """A task by ranks; ``due`` is the exclusive end of the assigned deadline."""

    assigned: int
    due: int
    steps: tuple[Step, ...]
    named: tuple[str, ...] = (UNIT,)


def sequences(length: int, kinds: Kinds = DECIDING) -> list[Kinds]:
    """Every sequence of kinds that the rules accept, given in order of time."""
    accepted: list[Kinds] = [()]
    for _ in range(length):
        longer = [(*before, kind) for before in accepted for kind in kinds]
        accepted = [found for found in longer if not _refused(found)]
    return accepted


def _refused(kinds: Kinds) -> frozenset[str]:
    at_once = (0,) * len(kinds)
    history = placed(kinds, (0, at_once, tuple(range(1, len(kinds) + 2))))
    return broken_rules(history, len(kinds) - 1)


Placement: TypeAlias = tuple[int, Ranks, Ranks]
"""The rank of the assignment, those of the events, those of the ends of the deadlines."""


@lru_cache
def placements(events: int, deadlines: int) -> list[Placement]:
    """Every order type: assignment and events in order, ends each later than the one before."""
    return [
        (points[0], points[1:], ends) for points, ends in _merged(events + 1, deadlines, rank=2)
    ]


def _merged(points: int, ends: int, rank: int) -> Iterator[tuple[Ranks, Ranks]]:
    """Merge points that may tie with ends that may not; a point may tie with an end."""
    if not points and not ends:
        yield (), ()
    for here in range(points + 1):
        for end in range(min(ends, 1) + 1):
            if here or end:
                for later in _merged(points - here, ends - end, rank + 2):
                    yield (rank,) * here + later[0], (rank,) * end + later[1]


def placed(kinds: Kinds, placement: Placement) -> History:
    """Give the kinds of a sequence their ranks."""
    assigned, ats, (due, *ends) = placement
    granted = iter(ends)
    return History(assigned, due, tuple(map(_step, kinds, ats, (granted,) * len(kinds))))


def _step(kind: str, at: int, ends: Iterator[int]) -> Step:
    unit = UNIT if kind.startswith(("coordination", "delay")) else None
    return Step(kind, at, unit, next(ends) if kind == "extension_granted" else None)


def histories(kinds: Kinds) -> Iterator[History]:
    """Every order type of an accepted sequence of kinds."""
    for placement in placements(len(kinds), 1 + kinds.count("extension_granted")):
        yield placed(kinds, placement)


def with_units(history: History) -> Iterator[History]:
    """Name coordinators, and in the events any units, in every way that the rules accept."""
    ways = [(step.unit,) if step.unit is None else UNITS for step in history.steps]
    for named, units in product(NAMED, product(*ways)):
        steps = tuple(map(_of_unit, history.steps, units))
        made = history._replace(named=named, steps=steps)
        if not any(broken_rules(made, place) for place in range(len(steps))):
            yield made


UNITS = (UNIT, OTHER, ASSIGNEE)


def _of_unit(step: Step, unit: str | None) -> Step:
    return step._replace(unit=unit)


def moments_of(history: History) -> range:
    """Every place for ``as_of``: at each point, between each two, after the last."""
    points = (step.at if step.end is None else max(step.at, step.end) for step in history.steps)
    return range(history.assigned, max(history.assigned, history.due, *points) + 2)


def moments_at_the_end(history: History) -> range:
    """The places for ``as_of`` from the last event on: at the others, it is still to come."""
    last = history.steps[-1].at if history.steps else history.assigned
    return range(last, moments_of(history).stop)
