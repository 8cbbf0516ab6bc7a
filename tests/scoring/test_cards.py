"""What a card counts, where it stands among the others, and what no card can be made without."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation, Rounded, localcontext
from typing import TYPE_CHECKING, Any

import pytest

from cases import event, october_task
from few_scores import (
    CALENDAR,
    OCTOBER,
    SENT_IN_TIME,
    SENT_LATE,
    WHOLE,
    numbered,
    overdue,
    scored,
    uphold,
    waive,
)
from nhiemvu import DONG_THAP, Unit
from nhiemvu.errors import PolicyError
from nhiemvu.scoring import (
    Decree335,
    Flat,
    LedgerLine,
    LineKind,
    Policy,
    RecordOnly,
    Scorecard,
    Scorecards,
    UnitShares,
    decree_335,
    flat,
    record_only,
    score,
)

if TYPE_CHECKING:
    from nhiemvu.scoring import Ruling

IN_TIME = october_task(*SENT_IN_TIME)
FIXED = flat(base=10, deduct=2, consider_deduction=1)
EMPTY = UnitShares(quantity=Decimal(0), quality=Decimal(0))


@pytest.mark.parametrize("policy", [record_only(), FIXED, decree_335(default=WHOLE)])
@pytest.mark.parametrize("ruling", [waive(), uphold()])
def test_a_ruling_on_what_is_not_charged_is_not_counted(policy: Policy, ruling: Ruling) -> None:
    card = scored(IN_TIME, october_task(*SENT_LATE), policy=policy, rulings=[ruling]).cards[0]
    assert (card.tasks, card.deduct, card.consider_deduction) == (2, 0, 1)
    assert (card.upheld, card.waived) == (0, 0)


def test_what_comes_after_a_task_that_costs_nothing_counts() -> None:
    card = scored(IN_TIME, overdue(), october_task(*SENT_LATE), policy=FIXED).cards[0]
    assert [line.task for line in card.ledger] == ["NV-2", "NV-3"]
    assert card.score == 8


def test_under_the_decree_the_lowest_score_is_nought_and_needs_no_floor() -> None:
    card = scored(overdue(), policy=decree_335(default=EMPTY)).cards[0]
    assert str(card.score) == "0.00"
    assert [line.kind.value for line in card.ledger] == [
        "quantity",
        "quality",
        "charge",
        "rounding",
    ]


def test_general_points_stand_on_a_card_without_a_score() -> None:
    given = UnitShares(Decimal(1), Decimal(1), Decimal(25))
    not_due = october_task(deadline="2026-11-20")
    found = scored(not_due, policy=decree_335(default=given), units=[Unit(code="H20.99")])
    assert [(card.score, card.general, card.total) for card in found.cards] == [
        (None, Decimal(25), None)
    ] * 2


def test_ledgers_are_tuples_whatever_the_policy() -> None:
    for policy in (record_only(), FIXED, decree_335(default=WHOLE)):
        [card] = scored(overdue(), policy=policy).cards
        assert isinstance(card.ledger, tuple)
        assert card.ledger


def test_units_of_one_name_stand_in_the_order_of_their_codes() -> None:
    units = [Unit(code=code, name="Sở Y tế") for code in ("H20.9", "H20.15", "H20.7")]
    for given in (units, units[::-1]):
        cards = scored(units=given).cards
        assert [card.unit.code for card in cards] == ["H20.15", "H20.7", "H20.9"]


def test_cards_without_a_rank_come_last_however_few_have_one() -> None:
    names = ("An", "Bình", "Cần", "Dĩ")
    tasks: list[Any] = [overdue(name, name, deadline="2026-11-20") for name in names[:3]]
    tasks.append(overdue(names[3], names[3]))
    cards = scored(*tasks, policy=decree_335(default=EMPTY)).cards
    assert [(card.rank, card.unit.code) for card in cards] == [
        (1, "Dĩ"),
        (None, "An"),
        (None, "Bình"),
        (None, "Cần"),
    ]


def test_a_policy_that_says_too_little_of_units_is_told_of_which() -> None:
    tasks = [overdue(), overdue("H20.19", None), overdue("H20.41", "Mỹ Tho")]
    general = UnitShares(Decimal(1), Decimal(1), Decimal(20))
    policy = decree_335(units={"H20.15": general, "H20.19": WHOLE})
    with pytest.raises(PolicyError) as refused:
        scored(*tasks, policy=policy)
    assert isinstance(refused.value.problems, tuple)
    assert [(one.code, one.field) for one in refused.value.problems] == [
        ("missing_shares", "units"),
        ("missing_general", "units"),
    ]
    assert refused.value.message() == (
        'units: còn thiếu; yêu cầu: thêm quantity (số lượng) và quality (chất lượng) tại [units."mã'
        ' đơn vị"] cho các đơn vị sau, hoặc tại [default] cho mọi đơn vị: H20.41 (Mỹ Tho)\n'
        "units: còn thiếu; yêu cầu: đã nêu điểm tiêu chí chung (general) thì nêu cho mọi đơn vị;"
        " thêm cho các đơn vị sau: H20.19"
    )
    assert refused.value.message("en") == (
        'units: missing; expected quantity and quality under [units."code"] for these units, or'
        " under [default] for all: H20.41 (Mỹ Tho)\n"
        "units: missing; expected general points for every unit once they are given for one; add"
        " them for: H20.19"
    )
    policy = decree_335(units={"H20.15": WHOLE})
    with pytest.raises(PolicyError) as refused:
        scored(*tasks, policy=policy)
    assert refused.value.message("en").endswith("for all: H20.19, H20.41 (Mỹ Tho)")


def test_lines_and_cards_are_made_by_name_only() -> None:
    """What they hold grows with the years; a place in a row would not be kept."""
    found = scored(overdue())
    [card] = found.cards
    made: list[tuple[Any, object]] = [
        (LedgerLine, LineKind.CAP),
        (Scorecard, card.unit),
        (Scorecards, found.period),
        (Policy, "state"),
        (RecordOnly, "state"),
        (Flat, "state"),
        (Decree335, "state"),
    ]
    for kind, first in made:
        with pytest.raises(TypeError, match="takes 1 positional argument"):
            kind(first)


def test_of_two_names_of_one_moment_the_same_is_taken_in_any_order() -> None:
    for names in (("Sở Kho bạc", "Sở Y tế"), ("Sở", "Sở z")):
        tasks = [overdue("H20.15", name) for name in names]
        for order in (tasks, tasks[::-1]):
            assert [card.unit.label for card in scored(*order).cards] == [names[1]]


def test_a_deadline_older_than_the_regulation_asked_about_is_not_charged() -> None:
    for day, charged in (("20", 1), ("21", 0)):
        other = DONG_THAP.derive(effective_on=date(2026, 10, int(day)))
        found = scored(overdue(), regulation=other)
        assert (len(found.charges), found.not_charged) == (charged, 1 - charged)


def test_charges_are_listed_by_the_deadline_that_was_missed() -> None:
    tasks = [overdue(deadline=day) for day in ("2026-10-22", "2026-10-19", "2026-10-19")]
    for order in (numbered(*tasks), numbered(*tasks)[::-1]):
        found = score(order, OCTOBER, calendar=CALENDAR)
        assert [charge.task for charge in found.charges] == ["NV-2", "NV-3", "NV-1"]


def test_an_outage_speaks_for_the_units_of_every_task_that_missed_its_day() -> None:
    from nhiemvu.scoring import Outage

    span = {"start": event("x", "20 08:00")["at"], "end": event("x", "20 09:00")["at"]}
    outage = Outage.model_validate(span | {"notice": "31/TB-VP"})
    for given in ([outage], (one for one in [outage])):
        found = scored(overdue(), overdue(), outages=given)
        kinds = [[one.kind.value for one in charge.circumstances] for charge in found.charges]
        assert kinds == [["outage"], ["outage"]]


def test_the_arithmetic_of_the_host_makes_no_difference() -> None:
    """A host may count with few digits, or let nothing be rounded at all."""

    def made() -> Any:
        given = UnitShares(Decimal("0.987654"), Decimal(1), Decimal("28.123456"))
        flat(base=1_000_000, deduct=Decimal("0.000001"), consider_deduction=1)
        found = scored(overdue(), october_task(*SENT_LATE), policy=decree_335(default=given))
        return found.to_dict()

    expected = made()
    assert expected["cards"][0]["total"] == "83.253456"
    for context in (Context(prec=3), Context(traps=[Inexact, Rounded, InvalidOperation])):
        with localcontext(context):
            assert made() == expected
