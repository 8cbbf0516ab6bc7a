"""Rows put in order of a rate, with equal places, and with care where there are few (10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemvu.errors import ReportError
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from nhiemvu.reporting.report import Row

FEWEST = 5
"""Tasks below which a rate says little, unless the host says otherwise: such rows get no place."""

RATES = {
    "completion_rate": ("tasks", True),
    "on_time_rate": ("completed", True),
    "late_rate": ("tasks", False),
}
"""What each rate is a share of, and whether more of it is better."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row and its place; rows that are equal share the best place, and the next is left out.

    ``place`` is ``None`` for a row with nothing to divide, and for one of ``few`` tasks: its rate
    is shown, but compared with nobody. ``of`` is what the rate is a share of.
    """

    place: int | None
    row: Row
    value: Fraction | None
    of: int
    few: bool


def ranking(
    rows: Iterable[Row], rate: str = "late_rate", *, fewest: int = FEWEST
) -> tuple[Ranked, ...]:
    """Put rows in order of a rate, the best first; then those of few tasks, then those of none.

    Of the rows that share a place, and of those without one, the order given is kept. ``fewest``
    is how many tasks a rate needs to be compared: a unit with one task is not "100 %" at the top.
    Raises ReportError for what is no rate.

    >>> from nhiemvu import Period, official_calendar, read_tasks, report
    >>> october = report(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                  calendar=official_calendar(), by="unit_kind")
    >>> [(found.place, found.row.label("en"), found.few) for found in ranking(october.rows)]
    [(1, 'Department', False), (2, 'Commune or ward', False), (None, 'Subordinate unit', True)]
    """
    if rate not in RATES:
        names = ", ".join(RATES)
        expected = Text(f"một trong: {names}", f"one of: {names}")
        raise ReportError("not_a_rate", found=rate, expected=expected)
    whole, more_is_better = RATES[rate]
    given = [(row, getattr(row, rate), getattr(row, whole)) for row in rows]
    enough = [found for found in given if found[1] is not None and found[2] >= fewest]
    enough.sort(key=lambda found: found[1], reverse=more_is_better)
    places: dict[Fraction, int] = {}
    ranked = [
        Ranked(places.setdefault(value, nth), row, value, of, few=False)
        for nth, (row, value, of) in enumerate(enough, 1)
    ]
    few = [found for found in given if found[1] is not None and found[2] < fewest]
    ranked += [Ranked(None, row, value, of, few=True) for row, value, of in few]
    nothing = [row for row, value, _ in given if value is None]
    return (*ranked, *(Ranked(None, row, None, 0, few=False) for row in nothing))
