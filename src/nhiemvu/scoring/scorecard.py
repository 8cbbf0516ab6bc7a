"""The scorecards of a period: a ledger for each unit, its score, its rank and its band (15.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import ScoreError
from nhiemvu.scoring.figures import EXACT
from nhiemvu.text import Text

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from nhiemvu.calendar.periods import Period
    from nhiemvu.model.organisations import Unit
    from nhiemvu.scoring.charges import Charge
    from nhiemvu.scoring.ledger import LedgerLine
    from nhiemvu.scoring.policies import Policy
    from nhiemvu.scoring.policy_values import Band
    from nhiemvu.scoring.rulings import Ruling
    from nhiemvu.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What weighs on one unit in a period, and what it comes to (15.2).

    The amounts of the ``ledger`` add up to ``base`` minus ``score``, always. ``tasks`` counts the
    tasks of which the unit is the assignee; ``deduct`` and ``consider_deduction`` the charges it
    bears, in whole or in part, ``upheld`` and ``waived`` the rulings on them. ``general`` are the
    points of general criteria that a policy adds, ``total`` both together. Without points, or
    without a task to measure, ``base``, ``score``, ``rank`` and ``band`` are ``None``.
    """

    unit: Unit
    tasks: int
    deduct: int
    consider_deduction: int
    upheld: int
    waived: int
    ledger: tuple[LedgerLine, ...]
    base: Decimal | None = None
    score: Decimal | None = None
    general: Decimal | None = None
    rank: int | None = None
    band: Band | None = None

    @property
    def total(self) -> Decimal | None:
        """The score with the points of general criteria, by which cards are ranked."""
        if self.score is None or self.general is None:
            return self.score
        return EXACT.add(self.score, self.general)

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the card as JSON has it; points are text, and exact."""
        points = {
            name: None if value is None else f"{value:f}"
            for name in ("base", "score", "general", "total")
            for value in [getattr(self, name)]
        }
        return {
            "unit": self.unit.code,
            "label": self.unit.label,
            "rank": self.rank,
            "band": None if self.band is None else self.band.label(lang),
            **points,
            **{name: getattr(self, name) for name in COUNTS},
            "ledger": [line.to_dict(lang) for line in self.ledger],
        }


COUNTS = ("tasks", "deduct", "consider_deduction", "upheld", "waived")
"""What a card counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """The cards of a period as of a moment, in the order of their ranks (15.2).

    Cards of one rank, and those without any, stand in Vietnamese alphabetical order. ``charges``
    are all there are, waived ones too; ``unmet_rulings`` met nothing that is held against anybody;
    ``later`` counts the tasks left out because they were assigned after ``as_of``, ``not_charged``
    those that predate the regulation [D 15], ``lateness_unknown`` the charges whose days late lie
    outside the calendar, so that nothing is taken off for days. ``provisional`` says whether a day
    that a charge rests on has not been announced.
    """

    period: Period
    as_of: datetime
    calendar_edition: date
    provisional: bool
    policy: Policy
    cards: tuple[Scorecard, ...]
    charges: tuple[Charge, ...]
    unmet_rulings: tuple[Ruling, ...]
    later: int
    not_charged: int
    lateness_unknown: int

    def card(self, code: str) -> Scorecard:
        """Give the card of a unit by its code; raises ScoreError where there is none."""
        for card in self.cards:
            if card.unit.code == code:
                return card
        expected = Text(
            "mã của đơn vị có nhiệm vụ trong kỳ, hoặc có trong danh sách đơn vị (units)",
            "the code of a unit with tasks in the period, or of the list of units",
        )
        raise ScoreError("no_card", found=code, expected=expected)

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the cards as JSON has them."""
        return {
            "period": str(self.period),
            "as_of": self.as_of.isoformat(),
            "calendar_edition": self.calendar_edition.isoformat(),
            "provisional": self.provisional,
            "policy": self.policy.kind,
            "points": {name: str(value) for name, value in self.policy.points().items()},
            "charge": self.policy.charge,
            "allocation": self.policy.allocation,
            "left_out": self.later,
            "not_charged": self.not_charged,
            "lateness_unknown": self.lateness_unknown,
            "unmet_rulings": [ruling.model_dump(mode="json") for ruling in self.unmet_rulings],
            "cards": [card.to_dict(lang) for card in self.cards],
        }
