"""How the status of a task moved over time, and when it will move by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from nhiemvu.law.citation import Citation
from nhiemvu.moments import deadline_end, to_moment
from nhiemvu.status.classifier import classify
from nhiemvu.status.codes import Consequence, Status

if TYPE_CHECKING:
    from nhiemvu.model.task import Task


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time with one status; ``end`` is exclusive, ``None`` while the step lasts."""

    start: datetime
    end: datetime | None
    status: Status
    consequence: Consequence
    basis: Citation


def timeline(task: Task, *, until: datetime) -> tuple[Step, ...]:
    """Give the steps of a task's status from its assignment to a moment (5).

    Only events at or before ``until`` are known; neighbours that are equal are one step. The last
    step is the one that stands at ``until``. Raises NotYetAssignedError and MomentError.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             events=[{"kind": "submitted", "at": "2026-10-22T09:00:00+07:00"}])
    >>> for step in timeline(task, until=parse_moment("2026-10-31T00:00:00+07:00")):
    ...     print(step.start.date(), step.status.value, step.consequence.value)
    2026-10-05 in_progress_on_time none
    2026-10-21 in_progress_overdue deduct
    2026-10-22 awaiting_confirmation none
    """
    moment = to_moment(until)
    classify(task, as_of=moment)
    starts: list[tuple[datetime, tuple[Status, Consequence, Citation]]] = []
    for edge in _edges(task, moment):
        verdict = classify(task, as_of=edge)
        answer = verdict.status, verdict.consequence, verdict.basis
        if not starts or starts[-1][1] != answer:
            starts.append((edge, answer))
    ends = [*(start for start, _ in starts[1:]), None]
    return tuple(
        Step(start, end, *answer) for (start, answer), end in zip(starts, ends, strict=True)
    )


def _edges(task: Task, until: datetime) -> list[datetime]:
    """Give every moment at which the answer may change: events, and the ends of deadlines."""
    events = [event for event in task.events if event.at <= until]
    grants = [event.deadline for event in events if event.kind == "extension_granted"]
    ends = [deadline_end(deadline) for deadline in (task.deadline, *grants)]
    moments = {task.assigned_at, *(event.at for event in events), *ends}
    return sorted(moment for moment in moments if task.assigned_at <= moment <= until)


def records(task: Task, *, until: datetime) -> tuple[Step, ...]:
    """Give the steps that brought a consequence: recorded for ever (5.2.b.3, 5.2.c).

    A record stays even after a resubmission or an extension has cleared the state.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             events=[{"kind": "submitted", "at": "2026-10-22T09:00:00+07:00"}])
    >>> len(records(task, until=parse_moment("2026-10-31T00:00:00+07:00")))
    1
    """
    steps = timeline(task, until=until)
    return tuple(step for step in steps if step.consequence is not Consequence.NONE)


def next_change(task: Task, *, as_of: datetime) -> datetime | None:
    """Give the next moment at which the status would change if nothing more happened.

    Only ever the passing of a deadline; ``None`` when no deadline is left to pass. A host can
    schedule by it instead of polling.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"})
    >>> next_change(task, as_of=parse_moment("2026-10-12T08:00:00+07:00")).isoformat()
    '2026-10-21T00:00:00+07:00'
    """
    verdict = classify(task, as_of=as_of)
    if verdict.status is Status.IN_PROGRESS_ON_TIME:
        return deadline_end(verdict.deadline)
    return None
