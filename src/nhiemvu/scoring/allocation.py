"""Who bears a charge, and what part of it: the units of a task, and a ruling on it (14.6)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nhiemvu.model.organisations import Unit
    from nhiemvu.scoring.charges import Charge
    from nhiemvu.scoring.policies import Allocation
    from nhiemvu.scoring.rulings import Ruling
    from nhiemvu.status.codes import Status


class Bearer(NamedTuple):
    """A unit that a charge touches, and its share of it, which may be 0."""

    unit: Unit
    share: Fraction


class Outcome(NamedTuple):
    """A task of the period: its assignee, its status, and what is held against its units.

    ``held`` is a charge, or under some policies a delay that no consequence follows yet.
    """

    task: str
    assignee: Unit
    status: Status
    held: Charge | None


class Entry(NamedTuple):
    """A task on the card of one unit: the unit's share, who else it touches, the ruling."""

    outcome: Outcome
    share: Fraction
    bearers: tuple[Bearer, ...]
    ruling: Ruling | None

    @property
    def waived(self) -> bool:
        """Tell whether it was ruled that nothing is deducted."""
        return self.ruling is not None and self.ruling.decision == "waive"

    @property
    def upheld(self) -> bool:
        """Tell whether it was ruled that points are deducted."""
        return self.ruling is not None and self.ruling.decision == "uphold"


def bearers_of(charge: Charge, allocation: Allocation) -> tuple[Bearer, ...]:
    """Give the units that a charge touches with their shares, the assignee first (14.6) [D 16].

    The shares add up to 1. Without coordinators named the assignee bears all.

    >>> from nhiemvu import Task, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> from nhiemvu.scoring import charge_of
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"}, coordinators=[{"code": "H20.19"}],
    ...             events=[{"kind": "delay_attributed", "at": "2026-10-21T09:00:00+07:00",
    ...                      "unit": "H20.19"}])
    >>> found = charge_of(task, calendar=official_calendar(),
    ...                   as_of=parse_moment("2026-10-26T08:00:00+07:00"))
    >>> [(bearer.unit.code, str(bearer.share)) for bearer in bearers_of(found, "shared")]
    [('H20.15', '1/2'), ('H20.19', '1/2')]
    """
    touched = {unit.code: unit for unit in (charge.assignee, *charge.responsible)}
    named = [unit.code for unit in charge.responsible]
    bearing = {
        "coordinators": named or [charge.assignee.code],
        "shared": list(touched),
        "assignee": [charge.assignee.code],
    }[allocation]
    part = Fraction(1, len(bearing))
    return tuple(Bearer(unit, part * (code in bearing)) for code, unit in touched.items())


def entries_by_unit(
    outcomes: Iterable[Outcome],
    allocation: Allocation,
    rulings: Mapping[str, Ruling],
    known: Mapping[str, Unit],
) -> dict[str, list[Entry]]:
    """Give the tasks of every card, by the code of its unit, in an order that is always the same.

    A task stands on the card of its assignee, and on that of each unit a charge touches; units
    are called what they are ``known`` as.
    """
    found: dict[str, list[Entry]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.task):
        bearers: tuple[Bearer, ...] = (Bearer(outcome.assignee, Fraction(1)),)
        if outcome.held is not None:
            bearers = bearers_of(outcome.held, allocation)
        bearers = tuple(Bearer(known[unit.code], share) for unit, share in bearers)
        ruling = rulings.get(outcome.task)
        for unit, share in bearers:
            found.setdefault(unit.code, []).append(Entry(outcome, share, bearers, ruling))
    return found
