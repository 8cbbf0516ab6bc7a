"""The walks find what is wrong: faults planted in the classifier, in the readings, in the cores."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

import literal_answers
from faulty_classifiers import (
    blind_at_the_moment,
    granted_from_the_start,
    inclusive_at_midnight,
    seeing_ahead,
    with_the_first_sending,
    without_recalls,
)
from nhiemvu import Task, classify
from nhiemvu.status.codes import Status, Window
from order_types import ASSIGNEE, DECIDING, OTHER, QUIET, sequences
from ranks import LooksCloserError
from status_walk import (
    Disagreement,
    compare,
    compare_at_the_end,
    compare_by_order,
    compare_units,
    compare_writings,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from nhiemvu import Verdict
    from order_types import Kinds
    from status_walk import Judge

ANY_KIND = (*DECIDING, *QUIET)
TOLD = r"(?s)NV-1.*library: .*\nliteral: "


def walk(compared: Callable[..., object], judge: Judge, kinds: Kinds = ANY_KIND) -> None:
    """Walk up to two events."""
    for found in (found for n in range(3) for found in sequences(n, kinds)):
        compared(found, judge)


FAULTS = (
    blind_at_the_moment,
    with_the_first_sending,
    inclusive_at_midnight,
    granted_from_the_start,
    without_recalls,
)


@pytest.mark.parametrize("fault", [*FAULTS, seeing_ahead])
def test_a_fault_is_found_within_two_events(fault: Judge) -> None:
    with pytest.raises(Disagreement, match=TOLD):
        walk(compare, fault, DECIDING)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_at_the_end(fault: Judge) -> None:
    """From the last event on, nothing is still to come that could be seen ahead."""
    with pytest.raises(Disagreement, match=TOLD):
        walk(compare_at_the_end, fault, DECIDING)
    walk(compare_at_the_end, seeing_ahead, DECIDING)


# What an answer rests on: the facts in every walk, the dates where the whole is read.


def rejected_within(task: Task, *, as_of: datetime) -> Verdict:
    """Each refusal was in time."""
    verdict = classify(task, as_of=as_of)
    decided = verdict.facts.decided and Window.WITHIN
    return replace(verdict, facts=replace(verdict.facts, decided=decided))


def never_past_now(task: Task, *, as_of: datetime) -> Verdict:
    """It is always still in time, which of many answers makes no difference."""
    verdict = classify(task, as_of=as_of)
    return replace(verdict, facts=replace(verdict.facts, now=Window.WITHIN))


@pytest.mark.parametrize("compared", [compare, compare_at_the_end])
@pytest.mark.parametrize("fault", [rejected_within, never_past_now])
def test_a_wrong_fact_is_found(compared: Callable[..., object], fault: Judge) -> None:
    with pytest.raises(Disagreement, match=TOLD):
        walk(compared, fault, DECIDING)


MISTAKEN_DATES: list[Callable[[Verdict], dict[str, Any]]] = [
    lambda verdict: {"deadline_when_sent": verdict.sent_at and verdict.deadline},
    lambda verdict: {"deadline": verdict.deadline_when_sent or verdict.deadline},
    lambda verdict: {"sent_at": verdict.decided_at or verdict.sent_at},
    lambda _verdict: {"decided_at": None},
    lambda verdict: {"recalled_at": verdict.recalled_at and verdict.as_of},
    lambda verdict: {"extensions": min(verdict.extensions, 1)},
]


@pytest.mark.parametrize("mistaken", MISTAKEN_DATES)
def test_a_wrong_date_is_found(mistaken: Callable[[Verdict], dict[str, Any]]) -> None:
    def judge(task: Task, *, as_of: datetime) -> Verdict:
        verdict = classify(task, as_of=as_of)
        return replace(verdict, **mistaken(verdict))

    with pytest.raises(Disagreement, match=TOLD):
        walk(compare, judge, DECIDING)


@pytest.mark.parametrize("left_out", ["submitted", "rejected", "recalled", "extension_granted"])
def test_a_core_without_what_decides_is_found(left_out: str) -> None:
    """The walk of the whole reading holds the core against it."""

    def core(steps: Any) -> Any:
        return literal_answers_core(tuple(step for step in steps if step.kind != left_out))

    literal_answers_core = literal_answers.core
    literal_answers._left.cache_clear()  # noqa: SLF001
    with (
        patch.object(literal_answers, "core", core),
        pytest.raises(Disagreement, match=r"(?s)core: .*\nliteral: "),
    ):
        walk(compare, classify, DECIDING)
    literal_answers._left.cache_clear()  # noqa: SLF001


# What must make no difference: clocks, kinds, units, other fields.


def since_midnight(task: Task, *, as_of: datetime) -> Verdict:
    """The hour is looked at."""
    return classify(task, as_of=as_of - timedelta(hours=as_of.hour))


def test_a_look_at_the_clock_is_found() -> None:
    with pytest.raises(LooksCloserError):
        walk(compare_by_order, since_midnight)


def without(task: Task, **wanted: object) -> Task:
    """Leave out the events of which all this is true."""
    kept = tuple(
        event
        for event in task.events
        if any(getattr(event, name, None) != value for name, value in wanted.items())
    )
    return task.model_copy(update={"events": kept})


def stopped_by_a_question(task: Task, *, as_of: datetime) -> Verdict:
    """A unit was asked: the task rests."""
    asked = [event for event in task.events if event.kind == "coordination_requested"]
    return classify(task, as_of=min(as_of, *(event.at for event in asked), as_of))


def test_a_kind_that_must_not_count_is_found() -> None:
    walk(compare, stopped_by_a_question, DECIDING)
    with pytest.raises(Disagreement, match=TOLD):
        walk(compare, stopped_by_a_question)


def no_coordinator_no_recall(task: Task, *, as_of: datetime) -> Verdict:
    return classify(task if task.coordinators else without(task, kind="recalled"), as_of=as_of)


def two_coordinators_no_sending(task: Task, *, as_of: datetime) -> Verdict:
    met = task.coordinators[1:]
    return classify(without(task, kind="submitted") if met else task, as_of=as_of)


def blamed(unit: str) -> Judge:
    def judge(task: Task, *, as_of: datetime) -> Verdict:
        """A delay of this unit is forgiven: the deadline has not passed."""
        blames = [event for event in task.events if event.kind == "delay_attributed"]
        verdict = classify(task, as_of=as_of)
        if any(event.unit == unit and event.at <= as_of for event in blames):
            return replace(verdict, status=Status.IN_PROGRESS_ON_TIME)
        return verdict

    return judge


@pytest.mark.parametrize(
    "fault",
    [no_coordinator_no_recall, two_coordinators_no_sending, blamed(OTHER), blamed(ASSIGNEE)],
)
def test_a_fault_of_units_is_found(fault: Judge) -> None:
    walk(compare, fault)
    with pytest.raises(Disagreement, match=TOLD):
        walk(compare_units, fault)


def by_its_report(task: Task, *, as_of: datetime) -> Verdict:
    """A result counts from the release of its report."""
    papers = {id(e): e.report for e in task.events if e.kind == "submitted"}
    late = [e for e in task.events if id(e) in papers and _released(papers[id(e)], e.at) > e.at]
    kept = tuple(event for event in task.events if event not in late)
    return classify(task.model_copy(update={"events": kept}), as_of=as_of)


def _released(paper: Any, otherwise: datetime) -> Any:
    return paper.released_at if paper else otherwise


def as_confirmed(task: Task, *, as_of: datetime) -> Verdict:
    """The Office's own word on the time settles it."""
    verdict = classify(task, as_of=as_of)
    words = [e.confirmed for e in task.events if e.kind == "approved" and e.at <= as_of]
    if words[-1:] == ["late"]:
        return replace(verdict, status=Status.COMPLETED_LATE)
    return verdict


def as_requested(task: Task, *, as_of: datetime) -> Verdict:
    """The deadline that was asked for is in force."""
    asked = [e.deadline for e in task.events if e.kind == "extension_requested" and e.deadline]
    return classify(
        task.model_copy(update={"deadline": (asked or [task.deadline])[-1]}), as_of=as_of
    )


def resting_until_answered(task: Task, *, as_of: datetime) -> Verdict:
    """A day asked of a coordinator is looked at."""
    asked = [e for e in task.events if e.kind == "coordination_requested" and e.due]
    return classify(task, as_of=min([as_of, *(event.at for event in asked)]))


def granted_with_papers(task: Task, *, as_of: datetime) -> Verdict:
    """An extension needs its papers."""
    kept = tuple(e for e in task.events if e.kind != "extension_granted" or e.document)
    return classify(task.model_copy(update={"events": kept}), as_of=as_of)


def replacing_is_not_sending(task: Task, *, as_of: datetime) -> Verdict:
    return classify(without(task, kind="submitted") if task.replaces else task, as_of=as_of)


def by_the_host(task: Task, *, as_of: datetime) -> Verdict:
    """What a host keeps with an event is taken for the event."""
    kept = tuple(event for event in task.events if not event.extra)
    return classify(task.model_copy(update={"events": kept}), as_of=as_of)


@pytest.mark.parametrize(
    "fault",
    [
        by_its_report,
        as_confirmed,
        as_requested,
        resting_until_answered,
        granted_with_papers,
        replacing_is_not_sending,
        by_the_host,
    ],
)
def test_a_field_that_must_not_count_is_found(fault: Judge) -> None:
    if fault is not granted_with_papers:
        walk(compare, fault)
    with pytest.raises(Disagreement, match=TOLD):
        walk(compare_writings, fault)
