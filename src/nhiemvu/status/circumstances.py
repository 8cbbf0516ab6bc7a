"""The deadline in force, and the readings that the circumstances of a task bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.moments import deadline_end

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.model.events import ExtensionGranted, Submitted
    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline


def in_force(assigned: Deadline, grants: list[ExtensionGranted], moment: datetime) -> Deadline:
    """Give the deadline in force at a moment: granted deadlines only ever grow (5.2.d)."""
    for grant in reversed(grants):
        if grant.at <= moment:
            return grant.deadline
    return assigned


def with_circumstances(
    task: Task,
    readings: tuple[str, ...],
    late: Submitted | None,
    held: tuple[Deadline, ...],
    grants: list[ExtensionGranted],
) -> tuple[str, ...]:
    """Add the readings that a late sending or an extension brings in, in the order of numbers.

    ``late`` is the decisive sending, if it was late; ``held`` the deadlines the facts were held
    against, that of the sending first; ``grants`` the extensions so far.
    """
    if late is not None:
        if grants and late.at < deadline_end(grants[-1].deadline):
            readings = ("D 4", *readings)
        if _released_in_time(late, deadline_end(held[0])):
            readings = ("D 3", *readings)
    if grants and _asked_late(task, held):
        return (*readings, "D 6")
    return readings


def _released_in_time(submission: Submitted, due: datetime) -> bool:
    """Tell whether the report of a late sending was released before the deadline passed [D 3]."""
    report = submission.report
    if report is None:
        return False
    if report.released_at is not None:
        return report.released_at < due
    return report.issued_on is not None and deadline_end(report.issued_on) <= due


def _asked_late(task: Task, held: tuple[Deadline, ...]) -> bool:
    """Tell whether one of the deadlines was granted on a request made after the deadline [D 6]."""
    end = deadline_end(task.deadline)
    late = False
    for event in task.events:
        if event.kind == "extension_requested":
            late = event.at >= end
        elif event.kind == "extension_refused":
            late = False
        elif event.kind == "extension_granted":
            if late and event.deadline in held:
                return True
            end = deadline_end(event.deadline)
            late = False
    return False
