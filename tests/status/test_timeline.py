"""The timeline against classification, at every edge and between; records and the next change."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import at, event, october_task
from literal_reading import literal_step_edges, literal_verdict
from nhiemvu import Consequence, Status, Task, classify, next_change, records, timeline
from nhiemvu.errors import MomentError, NotYetAssignedError
from nhiemvu.moments import parse_moment
from nhiemvu.testing.strategies import moments, tasks

INSTANT = timedelta(microseconds=1)
END = parse_moment("2026-11-30T00:00:00+07:00")


@given(st.data())
def test_a_step_says_what_classification_says_at_its_edges_and_between(
    data: st.DataObject,
) -> None:
    source = data.draw(tasks())
    until = data.draw(moments(source))
    known = source | {"events": [e for e in source["events"] if parse_moment(e["at"]) <= until]}
    task = Task.model_validate(source)
    steps = timeline(task, until=until)
    assert steps[0].start == task.assigned_at
    assert steps[-1].end is None
    for step in steps:
        last = until if step.end is None else step.end - INSTANT
        for moment in (step.start, step.start + (last - step.start) / 2, last):
            answer = (step.status, step.consequence, step.basis.code)
            assert answer == literal_verdict(known, moment)
    for step, following in pairwise(steps):
        assert step.end == following.start
        assert (step.status, step.consequence, step.basis) != (
            following.status,
            following.consequence,
            following.basis,
        )


@given(st.data())
def test_the_status_moves_nowhere_but_at_the_edges_of_the_law(data: st.DataObject) -> None:
    source = data.draw(tasks())
    until = data.draw(moments(source))
    edges = set(literal_step_edges(source))
    assert {step.start for step in timeline(Task.model_validate(source), until=until)} <= edges


@given(st.data())
def test_the_next_change_is_the_first_moment_with_another_status(data: st.DataObject) -> None:
    source = data.draw(tasks())
    as_of = data.draw(moments(source))
    known = source | {"events": [e for e in source["events"] if parse_moment(e["at"]) <= as_of]}
    task = Task.model_validate(source)
    change = next_change(task, as_of=as_of)
    frozen = Task.model_validate(known)
    now = classify(frozen, as_of=as_of).status
    if change is None:
        assert classify(frozen, as_of=parse_moment("2999-01-01T00:00:00Z")).status is now
    else:
        assert change > as_of
        assert classify(frozen, as_of=change - INSTANT).status is now
        assert classify(frozen, as_of=change).status is not now


@given(st.data())
def test_records_are_the_steps_with_a_consequence(data: st.DataObject) -> None:
    source = data.draw(tasks())
    until = data.draw(moments(source))
    task = Task.model_validate(source)
    steps = timeline(task, until=until)
    late = tuple(step for step in steps if step.consequence is not Consequence.NONE)
    assert records(task, until=until) == late


def test_a_record_stays_after_a_resubmission_has_cleared_the_state() -> None:
    task = october_task(
        event("submitted", "20 09:00"),
        event("rejected", "21 09:00"),
        event("submitted", "22 09:00"),
    )
    assert classify(task, as_of=END).consequence is Consequence.NONE
    kept = records(task, until=END)
    assert [(step.basis.code, step.start.isoformat()) for step in kept] == [
        ("5.2.b.3", at("21 09:00"))
    ]


def test_an_approval_closes_the_list() -> None:
    task = october_task(event("submitted", "20 09:00"), event("approved", "21 09:00"))
    statuses = [step.status for step in timeline(task, until=END)]
    assert statuses == [
        Status.IN_PROGRESS_ON_TIME,
        Status.AWAITING_CONFIRMATION,
        Status.COMPLETED_ON_TIME,
    ]
    assert next_change(task, as_of=END) is None


def test_a_grant_that_is_not_known_yet_does_not_put_the_change_off() -> None:
    task = october_task(event("extension_granted", "19 09:00", deadline="2026-10-30"))
    before, after = parse_moment(at("18 09:00")), parse_moment(at("19 09:00"))
    assert next_change(task, as_of=before) == parse_moment(at("21 00:00"))
    assert next_change(task, as_of=after) == parse_moment(at("31 00:00"))


def test_before_the_assignment_there_is_nothing() -> None:
    with pytest.raises(NotYetAssignedError):
        timeline(october_task(), until=parse_moment(at("04 00:00")))


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(MomentError):
        timeline(october_task(), until=END.replace(tzinfo=None))
