"""The decision table of Điều 5, as data; classifier, explanations and docs derive from it.

Complete and without overlap: every combination of facts meets exactly one row. The status depends
on when the result was *sent*, never on when it was approved (5.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemvu.law.citation import Citation
from nhiemvu.status.codes import Consequence, Review, Status, Timeliness, Window
from nhiemvu.status.facts import FACTS, Facts


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status, its consequence, the provision it rests on, and the readings, if any."""

    status: Status
    consequence: Consequence
    basis: Citation
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it asks of the facts, and its outcome.

    ``None`` under ``sent`` or ``decided`` means that the fact does not exist; under ``now``, that
    it makes no difference.
    """

    number: int
    review: Review
    sent: Timeliness | None
    decided: Window | None
    now: Window | None
    outcome: Outcome

    def meets(self, facts: Facts) -> bool:
        """Tell whether the facts are those of this row."""
        return (
            self.review is facts.review
            and self.sent is facts.sent
            and self.decided is facts.decided
            and self.now in (None, facts.now)
        )


_NONE, _AWAITING, _APPROVED, _REJECTED = Review
_ON_TIME, _LATE = Timeliness
_WITHIN, _PAST = Window
_cite = Citation.parse

_CONFIRM = Outcome(Status.AWAITING_CONFIRMATION, Consequence.NONE, _cite("5.2.a"))
_GOING = {
    code: Outcome(Status.IN_PROGRESS_ON_TIME, Consequence.NONE, _cite(code))
    for code in ("14.5", "5.2.b.2", "5.2.d")
}
_OVERDUE = {
    code: Outcome(Status.IN_PROGRESS_OVERDUE, Consequence.DEDUCT, _cite(code))
    for code in ("5.2.b.3", "5.2.c.2")
}
_SILENT = Outcome(Status.IN_PROGRESS_OVERDUE, Consequence.DEDUCT, _cite("14.5"), ("D 5",))
_IN_TIME = Outcome(Status.COMPLETED_ON_TIME, Consequence.NONE, _cite("5.2.b.1"))
_TOO_LATE = Outcome(Status.COMPLETED_LATE, Consequence.CONSIDER_DEDUCTION, _cite("5.2.c.1"))

TABLE = (
    Row(1, _NONE, None, None, _WITHIN, _GOING["14.5"]),
    Row(2, _NONE, None, None, _PAST, _SILENT),
    Row(3, _AWAITING, _ON_TIME, None, None, _CONFIRM),
    Row(4, _AWAITING, _LATE, None, None, _CONFIRM),
    Row(5, _APPROVED, _ON_TIME, None, None, _IN_TIME),
    Row(6, _APPROVED, _LATE, None, None, _TOO_LATE),
    Row(7, _REJECTED, _ON_TIME, _WITHIN, _WITHIN, _GOING["5.2.b.2"]),
    Row(8, _REJECTED, _ON_TIME, _WITHIN, _PAST, _SILENT),
    Row(9, _REJECTED, _ON_TIME, _PAST, _PAST, _OVERDUE["5.2.b.3"]),
    Row(10, _REJECTED, _ON_TIME, _PAST, _WITHIN, _GOING["5.2.d"]),
    Row(11, _REJECTED, _LATE, _PAST, _PAST, _OVERDUE["5.2.c.2"]),
    Row(12, _REJECTED, _LATE, _PAST, _WITHIN, _GOING["5.2.d"]),
    Row(13, _REJECTED, _LATE, _WITHIN, _PAST, _OVERDUE["5.2.c.2"]),
    Row(14, _REJECTED, _LATE, _WITHIN, _WITHIN, _GOING["5.2.d"]),
)
"""The fourteen rows. Rows 10 and 12 need an extension granted after the rejection; 13 and 14 one
granted after the sending and at or before the rejection."""

RECALLED = Outcome(Status.RECALLED, Consequence.NONE, _cite("7.1.đ"), ("D 12",))
"""A recalled task leaves the table: none of the five statuses, no consequence."""


def rows_met(facts: Facts) -> tuple[Row, ...]:
    """Give the rows that facts meet: always exactly one.

    >>> from nhiemvu.status import all_facts
    >>> {len(rows_met(facts)) for facts in all_facts()}
    {1}
    """
    return tuple(row for row in TABLE if row.meets(facts))


ANSWER_OF = {
    flags: (outcome.status, outcome.consequence, outcome.basis, outcome.readings, facts)
    for flags, facts in FACTS.items()
    for outcome in [rows_met(facts)[0].outcome]
}
"""The answer by review, sent late, decided past the deadline, now past it: the table, unrolled."""
