"""The classifier against the literal reading, at every order type of a sequence of events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unittest.mock import patch

import literal_reading
from nhiemvu import classify
from nhiemvu.law.citation import Citation
from nhiemvu.status.codes import Consequence, Status, Timeliness
from order_types import History, Step, histories, moments_at_the_end, moments_of
from ranks import Rank
from realised import json_of, noted_moment, ranked_json, ranked_task, task_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from nhiemvu import Task, Verdict
    from order_types import Kinds

OUTCOMES = ("submitted", "approved", "rejected")
Answer: TypeAlias = tuple[Status, Consequence, Citation, Timeliness | None]


class Covered(NamedTuple):
    """How many order types of histories were walked, and of histories with a moment."""

    histories: int = 0
    moments: int = 0

    def plus(self, more: Covered) -> Covered:
        return Covered(self.histories + more.histories, self.moments + more.moments)


class Disagreement(AssertionError):  # noqa: N818  it is a finding, not a fault of the program
    """A history and a moment at which the two readings differ."""


def answer_of(verdict: Verdict) -> Answer:
    return verdict.status, verdict.consequence, verdict.basis, verdict.facts.sent


@contextmanager
def reading_ranks() -> Iterator[None]:
    """Let the literal reading take ranks for moments: it does nothing with them but compare."""
    with patch.multiple(literal_reading, _moment=_same, literal_end=_same):
        yield


def _same(rank: int) -> int:
    return rank


def literal_answer(history: History, as_of: int) -> Answer:
    """What the literal reading says of ranks; to be asked while ``reading_ranks``."""
    task = ranked_json(history)
    found = literal_reading.literal_verdict(task, as_of)  # type: ignore[arg-type]
    return _answer(found, literal_reading.literal_sent(task, as_of))  # type: ignore[arg-type]


def answer_in_full(history: History, as_of: int) -> Answer:
    """What the literal reading says of the JSON of a task, as it is written."""
    task, moment = json_of(history), noted_moment(as_of)
    found = literal_reading.literal_verdict(task, moment)
    return _answer(found, literal_reading.literal_sent(task, moment))


def _answer(found: tuple[str, str, str], sent: str | None) -> Answer:
    return (
        Status(found[0]),
        Consequence(found[1]),
        _cited(found[2]),
        None if sent is None else Timeliness(sent),
    )


_cited = lru_cache(Citation.parse)


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


def expected(history: History, places: range | None = None) -> Iterator[tuple[int, Answer]]:
    """The literal reading's answer at each moment: from what has happened by then, reused."""
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
            known[place] = literal_answer(left._replace(assigned=place), place)
        yield as_of, known[place]


def compare(
    kinds: Kinds,
    judge: Callable[..., Verdict] = classify,
    places: Callable[[History], range] = moments_of,
) -> Covered:
    """Hold the classifier against the literal reading; raises Disagreement where they differ."""
    count = moments = 0
    with reading_ranks():
        for history in histories(kinds):
            count += 1
            task = task_of(history)
            for as_of, answer in expected(history, places(history)):
                moments += 1
                verdict = judge(task, as_of=noted_moment(as_of))
                found = verdict.status, verdict.consequence, verdict.basis, verdict.facts.sent
                if found != answer:
                    raise disagreement(task, noted_moment(as_of), found, answer)
    return Covered(count, moments)


def compare_at_the_end(kinds: Kinds) -> Covered:
    """The same, from the last event on alone."""
    return compare(kinds, places=moments_at_the_end)


def compare_by_order(kinds: Kinds) -> Covered:
    """The same, with moments that can only be compared."""
    count = moments = 0
    with reading_ranks():
        for history in histories(kinds):
            count += 1
            task = ranked_task(history)
            for as_of, answer in expected(history):
                moments += 1
                assert answer_of(classify(task, as_of=Rank(as_of))) == answer, (history, as_of)
    return Covered(count, moments)


def compare_cores(kinds: Kinds) -> Covered:
    """The literal reading of a whole history against that of what was left of it."""
    count = moments = 0
    with reading_ranks():
        for history in histories(kinds):
            count += 1
            for as_of, answer in expected(history):
                moments += 1
                assert literal_answer(history, as_of) == answer, (history, as_of)
    return Covered(count, moments)


def disagreement(task: Task, as_of: datetime, found: Answer, answer: Answer) -> Disagreement:
    """Tell a disagreement so that it can be tried again."""
    said, literal = (f"{s}, {c}, {b.code}, sent {t}" for s, c, b, t in (found, answer))
    told = task.model_dump_json(exclude_defaults=True)
    return Disagreement(f"{told}\nas of {as_of}\nlibrary: {said}\nliteral: {literal}")
