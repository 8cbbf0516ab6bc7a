"""Fixed points: what counts, caps, floors, shares, ties (5.2.b.3, 5.2.c, 14.6)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from cases import event, october_task
from few_scores import PLAIN, SENT_IN_TIME, SENT_LATE, overdue, scored, uphold, waive
from nhiemvu.scoring import Band, LineKind, Scorecard, Standing, flat
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu import Task

LAID = [{"code": "H20.19", "name": "Sở Xây dựng"}, {"code": "H20.41", "name": "Mỹ Tho"}]


def lines(card: Scorecard) -> list[tuple[str, str]]:
    return [(line.kind.value, str(line.amount)) for line in card.ledger]


def laid(*codes: str, **more: Any) -> Task:
    """A task overdue by the fault of coordinators."""
    blamed = [event("delay_attributed", "22 09:00", unit=code) for code in codes]
    return overdue(coordinators=LAID, events=blamed, **more)


def test_a_deduction_counts_unless_it_is_waived() -> None:
    for rulings, score, standing in (
        ([], "98.00", Standing.COUNTED),
        ([uphold()], "98.00", Standing.COUNTED),
        ([waive()], "100.00", Standing.WAIVED),
    ):
        card = scored(october_task(), rulings=rulings).card("H20.15")
        assert (str(card.score), card.ledger[0].standing) == (score, standing)
        assert card.deduct == 1
        assert (card.upheld, card.waived) == (rulings == [uphold()], rulings == [waive()])
        assert card.ledger[0].ruling == (rulings[0] if rulings else None)


def test_a_consideration_counts_only_once_it_is_upheld() -> None:
    late = october_task(*SENT_LATE)
    for rulings, score, standing in (
        ([], "100.00", Standing.PENDING),
        ([uphold()], "99.00", Standing.COUNTED),
        ([waive()], "100.00", Standing.WAIVED),
    ):
        card = scored(late, rulings=rulings).card("H20.15")
        assert (str(card.score), card.ledger[0].standing) == (score, standing)
        assert (card.deduct, card.consider_deduction) == (0, 1)
        assert card.ledger[0].kind is LineKind.REVIEW


def test_what_is_not_late_costs_nothing_and_has_no_line() -> None:
    card = scored(october_task(*SENT_IN_TIME)).card("H20.15")
    assert card.score == 100
    assert (len(card.ledger), card.tasks) == (0, 1)


def test_days_late_cost_and_a_cap_gives_back() -> None:
    """Eight working days late at the close of October."""
    by_day = {"base": 100, "deduct": 2, "consider_deduction": 1, "per_day_late": Decimal("0.5")}
    for cap, given_back in ((None, None), (7, None), (6, None), (Decimal("5.5"), "-0.50")):
        policy = flat(**by_day, cap_per_task=cap)  # type: ignore[arg-type]
        card = scored(october_task(), policy=policy).card("H20.15")
        cut = [("cap", given_back)] if given_back else []
        assert lines(card) == [("charge", "6.00"), *cut]
        assert card.score == 100 - min(6, cap or 6)


def test_a_cap_of_nothing_takes_nothing() -> None:
    policy = flat(base=10, deduct=2, consider_deduction=1, cap_per_task=0)
    card = scored(october_task(), policy=policy).card("H20.15")
    assert card.score == 10
    assert lines(card) == [("charge", "2.00"), ("cap", "-2.00")]


def test_a_score_stops_at_the_floor() -> None:
    tasks = [october_task()] * 3
    for floor, score, tail in ((4, "4.00", []), (5, "5.00", [("floor", "-1.00")])):
        policy = flat(base=10, deduct=2, consider_deduction=1, floor=floor)
        card = scored(*tasks, policy=policy).card("H20.15")
        assert (str(card.score), lines(card)[3:]) == (score, tail)


def test_a_floor_finer_than_the_score_is_kept_all_the_same() -> None:
    policy = flat(base=10, deduct=20, consider_deduction=1, floor=Decimal("0.004"))
    card = scored(october_task(), policy=policy).card("H20.15")
    assert card.score == Decimal("0.004")
    assert sum(line.amount for line in card.ledger) == 10 - card.score


def test_unknown_days_cost_nothing_and_it_is_said() -> None:
    from nhiemvu import Period

    task = october_task(assigned_at="2028-01-03T09:00:00+07:00", deadline="2028-01-10")
    policy = flat(base=100, deduct=2, consider_deduction=1, per_day_late=1)
    card = scored(task, policy=policy, period=Period.month(2028, 1)).card("H20.15")
    assert card.score == 98
    assert "ngoài lịch" in card.ledger[0].words.vi
    assert "outside the calendar" in card.ledger[0].words.en


@pytest.mark.parametrize(
    ("allocation", "shares"),
    [
        ("coordinators", {"H20.15": 0, "H20.19": Fraction(1, 2), "H20.41": Fraction(1, 2)}),
        ("shared", dict.fromkeys(("H20.15", "H20.19", "H20.41"), Fraction(1, 3))),
        ("assignee", {"H20.15": 1, "H20.19": 0, "H20.41": 0}),
    ],
)
def test_a_delay_of_coordinators_is_borne_as_the_policy_says(
    allocation: Any, shares: dict[str, Fraction]
) -> None:
    """D 16: by default the coordinators in equal shares; the assignee is named beside them."""
    policy = flat(base=100, deduct=1, consider_deduction=1, allocation=allocation)
    found = scored(laid("H20.19", "H20.41"), policy=policy)
    assert {card.unit.code for card in found.cards} == shares.keys()
    for code, share in shares.items():
        card = found.card(code)
        [line, *left] = card.ledger
        assert line.share == share
        assert {bearer.unit.code: bearer.share for bearer in line.bearers} == shares
        assert line.standing is (Standing.COUNTED if share else Standing.ELSEWHERE)
        assert card.deduct == bool(share)
        assert card.score == 100 - (line.amount + sum(one.amount for one in left))
        assert "Sở Xây dựng" in line.words.vi
    assert len(found.charges) == 1


def test_an_assignee_on_whom_the_delay_was_laid_bears_its_part() -> None:
    asked = event("coordination_requested", "06 09:00", unit="H20.15")
    blamed = [event("delay_attributed", "22 09:00", unit=code) for code in ("H20.15", "H20.19")]
    task = overdue(coordinators=LAID, events=[asked, *blamed])
    half = Fraction(1, 2)
    for allocation in ("coordinators", "shared"):
        policy = flat(base=100, deduct=1, consider_deduction=1, allocation=allocation)
        found = scored(task, policy=policy)
        assert {card.unit.code: card.ledger[0].share for card in found.cards} == {
            "H20.15": half,
            "H20.19": half,
        }


def test_thirds_are_rounded_once_and_what_is_left_over_is_a_line() -> None:
    policy = flat(base=100, deduct=1, consider_deduction=1, allocation="shared")
    found = scored(*[laid("H20.19", "H20.41")] * 2, policy=policy)
    card = found.card("H20.15")
    assert lines(card) == [("charge", "0.33"), ("charge", "0.33"), ("rounding", "0.01")]
    assert str(card.score) == "99.33"


def test_ranks_are_those_of_a_competition_and_equals_stand_in_alphabetical_order() -> None:
    units = (("A", "Sở Y tế"), ("B", "Ấp Đông"), ("C", "Ban Dân tộc"), ("D", "Sở Đ"), ("E", "An"))
    tasks = [overdue(code, name, events=list(SENT_IN_TIME)) for code, name in units[:1]]
    tasks += [overdue(code, name) for code, name in units[1:4]]
    tasks += [overdue(*units[4])] * 2
    found = scored(*tasks)
    assert [(card.rank, card.unit.label) for card in found.cards] == [
        (1, "Sở Y tế"),
        (2, "Ấp Đông"),
        (2, "Ban Dân tộc"),
        (2, "Sở Đ"),
        (5, "An"),
    ]


def test_bands_begin_with_their_points() -> None:
    bands = [Band(Text("Tốt", "Good"), Decimal(98)), Band(Text("Khá", "Fair"), Decimal(96))]
    policy = flat(base=100, deduct=2, consider_deduction=1, bands=bands)
    for count, name in ((0, "Tốt"), (1, "Tốt"), (2, "Khá"), (3, None)):
        tasks = [october_task()] * count or [october_task(*SENT_IN_TIME)]
        card = scored(*tasks, policy=policy).card("H20.15")
        assert (None if card.band is None else card.band.label()) == name
    assert scored(october_task(), policy=PLAIN).card("H20.15").band is None
