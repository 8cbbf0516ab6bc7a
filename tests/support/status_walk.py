"""The classifier against the literal reading, at every order type of a sequence of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from literal_answers import (
    answer_of,
    by_core,
    dates_by_rank,
    dates_of,
    literal_answer,
    reading_ranks,
)
from literal_facts import literal_dates
from nhiemvu import Task, classify
from order_types import histories, moments_at_the_end, moments_of, with_units
from ranks import Due, Rank
from realised import json_of, noted_moment, ranked_json, ranked_task, task_of
from written_out import every_writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from literal_answers import Dates
    from nhiemvu import Verdict
    from order_types import History, Kinds

Judge: TypeAlias = "Callable[..., Verdict]"


class Covered(NamedTuple):
    """How many order types of histories were walked, and of histories with a moment."""

    histories: int = 0
    moments: int = 0

    def plus(self, more: Covered) -> Covered:
        return Covered(self.histories + more.histories, self.moments + more.moments)


class Disagreement(AssertionError):  # noqa: N818  it is a finding, not a fault of the program
    """A history and a moment at which the two readings differ."""


def compare(kinds: Kinds, judge: Judge = classify) -> Covered:
    """Hold the classifier against the literal reading of the whole history, dates included.

    Raises Disagreement where they differ, or where the core of the history is answered otherwise.
    """
    total = Covered()
    with reading_ranks():
        for history in histories(kinds):
            total = total.plus(_compare_whole(history, task_of(history), judge))
    return total


def _compare_whole(
    history: History,
    task: Task,
    judge: Judge = classify,
    moment: Callable[[int], datetime] = noted_moment,
    **deadline: Callable[[int], Any],
) -> Covered:
    moments = 0
    source = ranked_json(history)
    for as_of, of_the_core in by_core(history):
        moments += 1
        verdict = judge(task, as_of=moment(as_of))
        answer = literal_answer(source, as_of)
        if answer != of_the_core:
            raise disagreement(task_of(history), as_of, core=of_the_core, literal=answer)
        dates = dates_by_rank(source, as_of, moment, **deadline)
        if answer_of(verdict) != answer or dates_of(verdict) != dates:
            found, expected = (*answer_of(verdict), dates_of(verdict)), (*answer, dates)
            raise disagreement(task_of(history), as_of, library=found, literal=expected)
    return Covered(1, moments)


def compare_at_the_end(kinds: Kinds, judge: Judge = classify) -> Covered:
    """The same from the last event on alone, the literal reading asked of the core of the history.

    What happened when is not compared.
    """
    count = moments = 0
    with reading_ranks():
        for history in histories(kinds):
            count += 1
            task = task_of(history)
            for as_of, answer in by_core(history, moments_at_the_end(history)):
                moments += 1
                verdict = judge(task, as_of=noted_moment(as_of))
                found = verdict.status, verdict.consequence, verdict.basis, verdict.facts
                if found != answer:
                    raise disagreement(task, as_of, library=found, literal=answer)
    return Covered(count, moments)


def compare_by_order(kinds: Kinds, judge: Judge = classify) -> Covered:
    """Hold the two against each other on moments that can only be compared."""
    total = Covered()
    with reading_ranks():
        for history in histories(kinds):
            task = ranked_task(history)
            total = total.plus(_compare_whole(history, task, judge, moment=Rank, deadline=Due))
    return total


def compare_units(kinds: Kinds, judge: Judge = classify) -> Covered:
    """Hold them against each other whatever units are named, asked and blamed."""
    total = Covered()
    with reading_ranks():
        for written in histories(kinds):
            for history in with_units(written):
                total = total.plus(_compare_whole(history, task_of(history), judge))
    return total


def compare_writings(kinds: Kinds, judge: Judge = classify) -> Covered:
    """Hold validated JSON, its fields left out or filled, against the reading of it left bare."""
    count = moments = 0
    for history in histories(kinds):
        bare = json_of(history)
        expected = {
            place: (*literal_answer(bare, at), tuple(literal_dates(bare, at)))
            for place in moments_of(history)
            for at in [noted_moment(place)]
        }
        for source in every_writing(bare):
            count += 1
            task = Task.model_validate(source)
            for place, answer in expected.items():
                moments += 1
                verdict = judge(task, as_of=noted_moment(place))
                found = (*answer_of(verdict), as_written(dates_of(verdict)))
                if found != answer:
                    raise disagreement(task, place, library=found, literal=answer)
    return Covered(count, moments)


def as_written(dates: Dates) -> tuple[Any, ...]:
    return tuple(at.isoformat() if hasattr(at, "isoformat") else at for at in dates)


def disagreement(task: Task, place: int, **said: tuple[Any, ...]) -> Disagreement:
    """Tell a disagreement so that it can be tried again."""
    told = task.model_dump_json(exclude_defaults=True)
    answers = "\n".join(f"{who}: {', '.join(map(str, answer))}" for who, answer in said.items())
    return Disagreement(f"{told}\nas of {noted_moment(place)}\n{answers}")
