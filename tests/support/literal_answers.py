"""The literal reading asked about histories of ranks, and its answers in the types of the library.

It is asked about the whole of a history, or only about what is left of it once the events that
decide nothing are taken away: its core.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch

import literal_reading
from literal_facts import LiteralDates, literal_dates, literal_facts
from nhiemvu.law.citation import Citation
from nhiemvu.status.codes import Consequence, Review, Status, Timeliness, Window
from nhiemvu.status.facts import Facts
from order_types import History, Step, moments_of
from realised import json_of, noted_deadline, noted_moment, ranked_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from nhiemvu import Verdict
    from realised import Json

OUTCOMES = ("submitted", "approved", "rejected")
Answer: TypeAlias = tuple[Status, Consequence, Citation, Facts]
Dates: TypeAlias = tuple[Any, Any, Any, Any, Any, int]
"""The deadline in force, sending, its deadline, decision, recall, number of extensions."""


def answer_of(verdict: Verdict) -> Answer:
    return verdict.status, verdict.consequence, verdict.basis, verdict.facts


def dates_of(verdict: Verdict) -> Dates:
    return (
        verdict.deadline,
        verdict.sent_at,
        verdict.deadline_when_sent,
        verdict.decided_at,
        verdict.recalled_at,
        verdict.extensions,
    )


@contextmanager
def reading_ranks() -> Iterator[None]:
    """Let the literal reading take ranks for moments: it does nothing with them but compare."""
    instead: dict[str, Any] = {"_moment": _same, "literal_end": _same}
    instead |= {name: _remembered(getattr(literal_reading, name)) for name in _ASKED_OFTEN}
    with patch.multiple(literal_reading, **instead):
        yield


_ASKED_OFTEN = ("_happened", "_recalled", "_within", "literal_sent", "_sent", "_decided",
                "_rejected_within", "_rejected_past")  # fmt: skip


def _remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Ask about a task and a moment once: each clause asks anew, and the answer is the same."""
    last: list[Json] = []
    answers: dict[tuple[Any, ...], Any] = {}

    def asked(task: Json, *given: Any) -> Any:
        if not last or last[0] is not task:
            last[:] = [task]
            answers.clear()
        if given not in answers:
            answers[given] = function(task, *given)
        return answers[given]

    return asked


def _same(rank: int) -> int:
    return rank


def literal_answer(task: Json, as_of: Any) -> Answer:
    """What the literal reading says of a task; of one of ranks only while ``reading_ranks``."""
    status, consequence, basis = literal_reading.literal_verdict(task, as_of)
    facts = _facts(*literal_facts(task, as_of))
    return Status(status), Consequence(consequence), _cited(basis), facts


def answer_in_full(history: History, as_of: int) -> Answer:
    """What the literal reading says of the JSON of a task, as it is written."""
    return literal_answer(json_of(history), noted_moment(as_of))


_cited = lru_cache(Citation.parse)


@lru_cache
def _facts(review: str, sent: str | None, decided: str | None, now: str) -> Facts:
    return Facts(
        Review(review),
        None if sent is None else Timeliness(sent),
        None if decided is None else Window(decided),
        Window(now),
    )


def dates_by_rank(
    task: Json,
    as_of: int,
    moment: Callable[[int], datetime] = noted_moment,
    deadline: Callable[[int], Any] = noted_deadline,
) -> Dates:
    """What the literal reading says happened when, with ranks turned into what they stand for."""
    found: LiteralDates = literal_dates(task, as_of)  # type: ignore[arg-type]
    return (
        deadline(found.deadline),
        None if found.sent_at is None else moment(found.sent_at),
        None if found.deadline_when_sent is None else deadline(found.deadline_when_sent),
        None if found.decided_at is None else moment(found.decided_at),
        None if found.recalled_at is None else moment(found.recalled_at),
        found.extensions,
    )


def core(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The events that decide, six at most, out of those that have happened.

    The last submission, the decision on it and the recall; and the last grant at or before the
    submission, at or before the decision, and of all: each the deadline in force at its moment.
    """
    sent = max((n for n, step in enumerate(steps) if step.kind == "submitted"), default=len(steps))
    kept = {n for n, step in enumerate(steps) if n >= sent and step.kind in OUTCOMES}
    kept |= {n for n, step in enumerate(steps) if step.kind == "recalled"}
    grants = [n for n, step in enumerate(steps) if step.kind == "extension_granted"]
    for at in (*(steps[n].at for n in kept), None):
        before = [n for n in grants if at is None or steps[n].at <= at]
        kept.update(before[-1:])
    return tuple(steps[n] for n in sorted(kept))


@lru_cache(maxsize=1 << 16)
def _known(_due: int, _core: tuple[Step, ...]) -> dict[int, Answer]:
    """The answers given so far on a core, by ``as_of``."""
    return {}


@lru_cache(maxsize=1 << 14)
def _left(due: int, happened: tuple[Step, ...]) -> tuple[list[int], dict[int, Answer], History]:
    """Give what is left of what has happened: its points, its answers so far, its history."""
    return _close_up(due, core(happened))


@lru_cache(maxsize=1 << 14)
def _close_up(due: int, steps: tuple[Step, ...]) -> tuple[list[int], dict[int, Answer], History]:
    """Give the points that are left, and the history with those moved close together."""
    points = sorted({due, *(s.at for s in steps), *(s.end for s in steps if s.end is not None)})
    new = {point: 2 * n for n, point in enumerate(points)}
    moved = tuple(
        Step(s.kind, new[s.at], s.unit, None if s.end is None else new[s.end]) for s in steps
    )
    return points, _known(new[due], moved), History(0, new[due], moved)


def by_core(history: History, places: range | None = None) -> Iterator[tuple[int, Answer]]:
    """The literal reading's answer at each moment, asked of the core of what has happened by then.

    Cores are few, so that the answers are reused.
    """
    steps = history.steps
    happened = 0
    points, known, left = _left(history.due, ())
    for as_of in places or moments_of(history):
        seen = happened
        while happened < len(steps) and steps[happened].at <= as_of:
            happened += 1
        if happened != seen:
            points, known, left = _left(history.due, steps[:happened])
        place = bisect_left(points, as_of) + bisect_right(points, as_of) - 1
        if place not in known:
            known[place] = literal_answer(ranked_json(left._replace(assigned=place)), place)
        yield as_of, known[place]
