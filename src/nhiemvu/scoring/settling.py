"""From the tasks of a card to its score: the ledger is settled, cards are ranked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import PolicyError, Problem
from nhiemvu.language import sort_key
from nhiemvu.scoring.figures import rounded
from nhiemvu.scoring.ledger import Draft, LedgerLine, LineKind, flat_lines, recorded_lines
from nhiemvu.scoring.policies import Decree335, Flat
from nhiemvu.scoring.progress import RESULT_POINTS, decree_lines
from nhiemvu.scoring.scorecard import Scorecard
from nhiemvu.status.codes import Consequence
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nhiemvu.model.organisations import Unit
    from nhiemvu.scoring.allocation import Entry
    from nhiemvu.scoring.policies import Policy
    from nhiemvu.scoring.policy_values import Band, UnitShares


def card_of(
    policy: Policy, unit: Unit, entries: list[Entry], shares: Mapping[str, UnitShares]
) -> Scorecard:
    """Make the card of one unit, not ranked yet; ``shares`` are what the decree needs of it."""
    card = Scorecard(unit=unit, ledger=recorded_lines(entries), **_counts(unit, entries))
    if isinstance(policy, Flat):
        return _with_points(policy, card, policy.base, flat_lines(policy, entries))
    if isinstance(policy, Decree335):
        given = shares[unit.code]
        card = replace(card, general=given.general)
        drafts = decree_lines(policy, entries, given, unit.code)
        if drafts is not None:
            return _with_points(policy, card, Decimal(RESULT_POINTS), drafts)
    return card


def _with_points(policy: Policy, card: Scorecard, base: Decimal, drafts: list[Draft]) -> Scorecard:
    ledger, score = settled(policy, base, drafts)
    card = replace(card, ledger=ledger, base=base, score=score)
    return replace(card, band=_band(policy, card))


def _counts(unit: Unit, entries: list[Entry]) -> dict[str, Any]:
    """Count the tasks of the unit, and the charges it bears with the rulings on them."""
    borne = [
        (entry, held.severity)
        for entry in entries
        if (held := entry.outcome.held) is not None and entry.share
    ]
    severities = [severity for _, severity in borne]
    return {
        "tasks": sum(entry.outcome.assignee.code == unit.code for entry in entries),
        "deduct": severities.count(Consequence.DEDUCT),
        "consider_deduction": severities.count(Consequence.CONSIDER_DEDUCTION),
        "upheld": sum(entry.upheld for entry, _ in borne),
        "waived": sum(entry.waived for entry, _ in borne),
    }


def settled(
    policy: Policy, base: Decimal, drafts: list[Draft]
) -> tuple[tuple[LedgerLine, ...], Decimal]:
    """Give the ledger and the score: the exact sum is rounded once, and the ledger balances.

    What a floor gives back, and what rounding line by line has left over, are lines of their own.
    """
    exact = Fraction(base) - sum(draft.exact for draft in drafts)
    floor = policy.floor if isinstance(policy, Flat) else Decimal(0)
    if exact < floor:
        back = Draft(LedgerLine(kind=LineKind.FLOOR), exact - Fraction(floor))
        drafts, exact = [*drafts, back], Fraction(floor)
    score = max(rounded(exact, policy.places, policy.rounding), floor)
    ledger = [
        replace(draft.line, amount=rounded(draft.exact, policy.places, policy.rounding))
        for draft in drafts
    ]
    left = base - score - sum(line.amount for line in ledger)
    if left:
        ledger.append(LedgerLine(kind=LineKind.ROUNDING, amount=left))
    return tuple(ledger), score


def _band(policy: Policy, card: Scorecard) -> Band | None:
    """Give the band of a card; under the decree only when the general criteria are known."""
    if card.total is None or (isinstance(policy, Decree335) and card.general is None):
        return None
    return next((band for band in policy.bands if card.total >= band.start), None)


def ranked(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """Rank cards by their points, 1, 2, 2, 4; then put them in alphabetical order."""
    known = list(cards)
    totals = sorted(-card.total for card in known if card.total is not None)
    found = [
        card if card.total is None else replace(card, rank=bisect_left(totals, -card.total) + 1)
        for card in known
    ]
    return tuple(sorted(found, key=lambda card: _order(card, len(known))))


def _order(card: Scorecard, last: int) -> tuple[Any, ...]:
    """Put cards without a rank last: where there are any, no rank is as high as their number."""
    rank = last if card.rank is None else card.rank
    return rank, sort_key(card.unit.label), card.unit.code


def shares_needed(policy: Policy, units: Iterable[Unit]) -> dict[str, UnitShares]:
    """Give what the decree needs of every unit; refuse a policy that does not say it of all."""
    if not isinstance(policy, Decree335):
        return {}
    known = {unit: policy.shares_of(unit.code) for unit in units}
    lacking = [unit for unit, given in known.items() if given is None]
    general = {unit: given.general for unit, given in known.items() if given is not None}
    partly = [unit for unit, points in general.items() if points is None]
    problems = []
    if lacking:
        problems.append(Problem("missing_shares", "units", NOTHING, _needed(lacking, _SHARES)))
    if partly and len(partly) < len(general):
        problems.append(Problem("missing_general", "units", NOTHING, _needed(partly, _GENERAL)))
    if problems:
        raise PolicyError(tuple(problems))
    return {unit.code: given for unit, given in known.items() if given is not None}


def _needed(units: list[Unit], what: Text) -> Text:
    names = ", ".join(f"{u.code} ({u.name})" if u.name else u.code for u in units)
    return Text(what.vi.format(names), what.en.format(names))


_SHARES = Text(
    'thêm quantity (số lượng) và quality (chất lượng) tại [units."mã đơn vị"] cho các đơn vị sau,'
    " hoặc tại [default] cho mọi đơn vị: {}",
    'quantity and quality under [units."code"] for these units, or under [default] for all: {}',
)
_GENERAL = Text(
    "đã nêu điểm tiêu chí chung (general) thì nêu cho mọi đơn vị; thêm cho các đơn vị sau: {}",
    "general points for every unit once they are given for one; add them for: {}",
)
