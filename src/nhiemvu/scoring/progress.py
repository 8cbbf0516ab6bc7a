"""Result points as Decree 335/2025/NĐ-CP counts them: quantity, quality, and progress of tasks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from nhiemvu.scoring.ledger import Draft, LedgerLine, LineKind, Standing, charge_line
from nhiemvu.status.codes import Status

if TYPE_CHECKING:
    from nhiemvu.scoring.allocation import Entry
    from nhiemvu.scoring.policies import Decree335
    from nhiemvu.scoring.policy_values import UnitShares

RESULT_POINTS: Final = 70
"""What results may earn; the general criteria earn the other 30."""

DELAY: Final = Fraction(1, 4)
"""What each delay takes off the progress of its task."""

_PART: Final = Fraction(RESULT_POINTS, 3)
_SENT = (Status.COMPLETED_ON_TIME, Status.COMPLETED_LATE, Status.AWAITING_CONFIRMATION)


def decree_lines(
    policy: Decree335, entries: list[Entry], given: UnitShares, code: str
) -> list[Draft] | None:
    """Give the lines of a card under the decree; ``None`` without a task whose progress counts.

    A task sent on time has progress 1; a delay takes a quarter of it, and of one that is overdue
    and unfinished all, unless it is waived or borne by others: that costs nothing. Tasks not yet
    due are left out unless the policy counts them.
    """
    lines: list[tuple[LedgerLine, Fraction]] = []
    counted = not_due = 0
    for entry in entries:
        loss = _loss(policy, entry, code)
        counted += loss is not None
        line = _line(entry)
        if loss == 1 and _not_due(entry):
            not_due += 1
            loss = None
        if line is not None:
            lines.append((line, loss or Fraction(0)))
    if not counted:
        return None
    if not_due:
        lines.append((LedgerLine(kind=LineKind.NOT_DUE, count=not_due), Fraction(not_due)))
    return [
        Draft(
            LedgerLine(kind=LineKind.QUANTITY, part=given.quantity),
            _PART * (1 - Fraction(given.quantity)),
        ),
        Draft(
            LedgerLine(kind=LineKind.QUALITY, part=given.quality),
            _PART * (1 - Fraction(given.quality)),
        ),
        *(Draft(line, _PART * loss / counted) for line, loss in lines),
    ]


def _line(entry: Entry) -> LedgerLine | None:
    """Give the line of a task; under the decree every delay counts unless it is waived."""
    line = charge_line(entry)
    if line is not None and line.standing is Standing.PENDING:
        return charge_line(entry, Standing.COUNTED)
    return line


def _not_due(entry: Entry) -> bool:
    return entry.outcome.status is Status.IN_PROGRESS_ON_TIME


def _loss(policy: Decree335, entry: Entry, code: str) -> Fraction | None:
    """Give what a task lacks of whole progress on a card; ``None`` where it does not count."""
    own = entry.outcome.assignee.code == code
    status = entry.outcome.status
    if own and policy.count_not_due and _not_due(entry):
        return Fraction(1)
    if entry.outcome.held is not None and entry.share and not entry.waived:
        return entry.share * (1 if status is Status.IN_PROGRESS_OVERDUE else DELAY)
    forgiven = entry.outcome.held is not None and status is Status.IN_PROGRESS_OVERDUE
    return Fraction(0) if own and (forgiven or status in _SENT) else None
