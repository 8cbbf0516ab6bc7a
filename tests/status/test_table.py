"""The decision table is complete, without overlap, and every row happens in life."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from itertools import product
from typing import TYPE_CHECKING

import pytest

from cases import EXAMPLES, at, cases, october_task
from literal_reading import literal_verdict
from nhiemvu import Consequence, Status, Task, classify, read_tasks, timeline
from nhiemvu.law import provision, reading
from nhiemvu.moments import parse_moment
from nhiemvu.status import (
    RECALLED,
    TABLE,
    Facts,
    Review,
    Timeliness,
    Window,
    all_facts,
    extension_counts,
    rows_met,
)
from rows import HISTORIES

if TYPE_CHECKING:
    from enum import StrEnum


def every_combination() -> list[Facts]:
    """Give every combination there could be, whether or not it makes sense."""
    sent, windows = [None, *Timeliness], [None, *Window]
    return [Facts(*facts) for facts in product(Review, sent, windows, Window)]


def test_exactly_one_row_meets_each_combination_of_facts() -> None:
    possible = set(all_facts())
    for facts in every_combination():
        assert len(rows_met(facts)) == (1 if facts in possible else 0), facts


def test_the_rows_stand_in_the_order_of_their_numbers() -> None:
    """The documentation prints them as they stand."""
    assert [row.number for row in TABLE] == list(range(1, 15))


def test_answers_cannot_be_changed() -> None:
    """The rows are shared by every verdict; a host may keep any of them."""
    task, as_of = october_task(), parse_moment(at("21 00:00"))
    verdict, row = classify(task, as_of=as_of), TABLE[0]
    counts, step = extension_counts(task, as_of=as_of), timeline(task, until=as_of)[0]
    for value in (row, row.outcome, verdict, verdict.facts, counts, step):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, None)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (Review, ["none", "awaiting", "approved", "rejected"]),
        (Timeliness, ["on_time", "late"]),
        (Window, ["within", "past"]),
        (Consequence, ["none", "deduct", "consider_deduction"]),
    ],
)
def test_hosts_store_these_codes(kind: type[StrEnum], codes: list[str]) -> None:
    assert [member.value for member in kind] == codes


def test_the_possible_facts_are_those_of_the_rules() -> None:
    assert len(all_facts()) == 18
    for facts in every_combination():
        sent_exists = facts.review is not Review.NONE
        decided_exists = facts.review is Review.REJECTED
        makes_sense = (facts.sent is not None) == sent_exists
        makes_sense &= (facts.decided is not None) == decided_exists
        assert makes_sense == (facts in all_facts())


@pytest.mark.parametrize("number", range(1, 15))
def test_a_real_history_reaches_the_row(number: int) -> None:
    events, moment = HISTORIES[number]
    task = october_task(*events)
    as_of = parse_moment(at(moment))
    verdict = classify(task, as_of=as_of)
    row = rows_met(verdict.facts)[0]
    assert row.number == number
    outcome = (verdict.status, verdict.consequence, verdict.basis)
    assert outcome == (row.outcome.status, row.outcome.consequence, row.outcome.basis)
    literal = literal_verdict(task.model_dump(mode="json"), as_of)
    assert literal == (verdict.status, verdict.consequence, verdict.basis.code)


def test_the_examples_reach_every_row_and_a_recall() -> None:
    as_of = parse_moment("2026-10-31T23:59:59.999999+07:00")
    verdicts = [
        classify(task, as_of=as_of) for task in read_tasks(EXAMPLES) if task.assigned_at <= as_of
    ]
    reached = {rows_met(v.facts)[0].number for v in verdicts if v.status is not Status.RECALLED}
    assert reached == set(range(1, 15))
    assert Status.RECALLED in {verdict.status for verdict in verdicts}


def test_the_worked_cases_reach_every_outcome() -> None:
    found = set()
    for case in cases("status"):
        verdict = classify(Task.model_validate(case["task"]), as_of=parse_moment(case["as_of"]))
        found.add((verdict.status, verdict.basis.code))
    assert {(row.outcome.status, row.outcome.basis.code) for row in TABLE} <= found


def test_every_outcome_rests_on_a_provision_that_can_be_executed() -> None:
    for outcome in (*(row.outcome for row in TABLE), RECALLED):
        assert provision(outcome.basis.code).executable
        assert all(reading(code) for code in outcome.readings)


def test_silence_is_charged_by_analogy_and_says_so() -> None:
    resting = [row.number for row in TABLE if "D 5" in row.outcome.readings]
    assert resting == [2, 8]


def test_a_consequence_goes_with_lateness_only() -> None:
    late = {Status.COMPLETED_LATE: "consider_deduction", Status.IN_PROGRESS_OVERDUE: "deduct"}
    for row in TABLE:
        expected = late.get(row.outcome.status, Consequence.NONE)
        assert row.outcome.consequence == expected
