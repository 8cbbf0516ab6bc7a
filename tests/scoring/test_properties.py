"""What holds for any tasks, any policy, any rulings; and the sums against a literal reading."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from few_scores import decree_policies, flat_policies, policies, rulings_on, uphold, waive
from literal_score import literal_scores
from nhiemvu.scoring import Policy, Ruling, Scorecards, Standing, flat, score
from nhiemvu.scoring.figures import rounded
from nhiemvu.status import Status
from provinces import (
    BEYOND_THE_CALENDAR,
    EXAMPLE_PROVINCE,
    EXAMPLE_QUESTION,
    Question,
    provinces,
    questions,
    read,
    tried,
)

Province = list[dict[str, Any]]
Case = tuple[Province, Question, list[Ruling]]


def _asked(province: Province) -> st.SearchStrategy[Case]:
    ids = [task["id"] for task in province]
    return st.tuples(st.just(province), questions(province), rulings_on(ids))


cases = provinces(most=6).flatmap(_asked)
RULED = [waive("NV-001"), uphold("NV-002"), uphold("NV-006"), waive("NV-999")]
EXAMPLE = (EXAMPLE_PROVINCE, EXAMPLE_QUESTION, RULED)
BEYOND = (*BEYOND_THE_CALENDAR, [uphold("NV-102")])
EVERY_POINT = flat(base=30, deduct=2, consider_deduction=1, per_day_late=Decimal("0.1"))


def made(case: Case, policy: Policy) -> Scorecards:
    province, question, rulings = case
    return score(
        read(province),
        question.period,
        calendar=question.calendar,
        as_of=question.as_of,
        policy=policy,
        rulings=rulings,
    )


@tried(share=3)
@given(cases, policies)
@example(EXAMPLE, EVERY_POINT)
@example(BEYOND, EVERY_POINT)
def test_a_ledger_adds_up_to_base_minus_score(case: Case, policy: Policy) -> None:
    for card in made(case, policy).cards:
        total = sum((line.amount for line in card.ledger), Decimal(0))
        if card.base is None or card.score is None:
            assert card.base is None
            assert card.score is None
            assert total == 0
        else:
            assert card.base - card.score == total
            assert all(line.amount.is_finite() for line in card.ledger)


@tried(share=3)
@given(cases, policies)
@example(EXAMPLE, EVERY_POINT)
def test_a_task_is_charged_at_most_once_and_its_shares_are_one(case: Case, policy: Policy) -> None:
    found = made(case, policy)
    assert max(Counter(charge.task for charge in found.charges).values(), default=0) <= 1
    shares: dict[str, Fraction] = {}
    for card in found.cards:
        tasks = [line.task for line in card.ledger if line.standing is not None]
        assert len(tasks) == len(set(tasks))
        for line in card.ledger:
            if line.standing is not None and line.task is not None and line.share is not None:
                shares[line.task] = shares.get(line.task, Fraction(0)) + line.share
                assert sum(bearer.share for bearer in line.bearers) == 1
                assert card.unit.code in {bearer.unit.code for bearer in line.bearers}
    assert set(shares.values()) <= {Fraction(1)}
    assert {charge.task for charge in found.charges} <= shares.keys()


@tried(share=3)
@given(cases, policies)
@example(EXAMPLE, EVERY_POINT)
def test_a_waived_charge_costs_nothing_and_stays_visible(case: Case, policy: Policy) -> None:
    province, question, rulings = case
    found = made(case, policy)
    waived = {ruling.task: ruling for ruling in rulings if ruling.decision == "waive"}
    for card in found.cards:
        for line in card.ledger:
            if line.task in waived:
                assert line.amount == 0
                assert line.standing is Standing.WAIVED
                assert line.ruling == waived[line.task]
                assert waived[line.task].reason in line.words.vi
    met = {line.task for card in found.cards for line in card.ledger}
    assert {ruling.task for ruling in found.unmet_rulings} == {r.task for r in rulings} - met
    others = [ruling for ruling in rulings if ruling.task not in waived]
    without = made((province, question, others), policy)
    for card in without.cards:
        better = found.card(card.unit.code).score
        # a state of its own that is waived still counts as a task; what it bore for others does not
        own = {task["id"] for task in province if task["assignee"]["code"] == card.unit.code}
        gone = better is None and (policy.charge == "records" or not own & waived.keys())
        assert card.score is None or gone or (better is not None and better >= card.score)


@tried(share=3)
@given(cases, flat_policies() | decree_policies)
@example(EXAMPLE, EVERY_POINT)
@example(BEYOND, EVERY_POINT)
def test_scores_are_those_of_a_literal_reading(case: Case, policy: Policy) -> None:
    province, question, rulings = case
    found = made(case, policy)
    literal = literal_scores(
        province,
        question.period,
        policy,
        {ruling.task: ruling.decision.value for ruling in rulings},
        calendar=question.calendar,
        as_of=question.as_of,
    )
    assert {card.unit.code for card in found.cards} == literal.keys()
    for card in found.cards:
        exact = literal[card.unit.code]
        if exact is None:
            assert card.score is None
        else:
            floor = getattr(policy, "floor", Decimal(0))
            assert card.score == max(rounded(exact, policy.places, policy.rounding), floor)


@tried(share=4)
@given(cases, policies)
def test_the_order_of_tasks_and_rulings_makes_no_difference(case: Case, policy: Policy) -> None:
    province, question, rulings = case
    backwards = (province[::-1], question, rulings[::-1])
    one, other = made(case, policy), made(backwards, policy)
    assert one.cards == other.cards
    assert one.charges == other.charges


@tried(share=4)
@given(cases, policies)
def test_what_is_charged_by_state_stands_with_a_consequence(case: Case, policy: Policy) -> None:
    late = (Status.COMPLETED_LATE, Status.IN_PROGRESS_OVERDUE)
    found = made(case, policy)
    for charge in found.charges:
        assert charge.status in late
        assert charge.missed is not None
        assert found.card(charge.assignee.code).tasks > 0


def test_the_examples_reach_what_is_hard() -> None:
    ruled, bare = made(EXAMPLE, EVERY_POINT), made((*EXAMPLE[:2], []), EVERY_POINT)
    standings = {line.standing for card in (*ruled.cards, *bare.cards) for line in card.ledger}
    assert {Standing.COUNTED, Standing.WAIVED, Standing.PENDING} <= standings
