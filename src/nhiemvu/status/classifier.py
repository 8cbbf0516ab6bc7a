"""The classifier: one walk over the history, one look into the table."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nhiemvu.errors import NotYetAssignedError
from nhiemvu.moments import VIETNAM, deadline_end, to_moment
from nhiemvu.status.circumstances import in_force, with_circumstances
from nhiemvu.status.table import ANSWER_OF, RECALLED
from nhiemvu.status.verdict import new_verdict

if TYPE_CHECKING:
    from nhiemvu.model.events import ExtensionGranted, Submitted
    from nhiemvu.model.task import Task
    from nhiemvu.status.verdict import Verdict


def classify(task: Task, *, as_of: datetime) -> Verdict:
    """Give the status of a task at a moment, with the provision it rests on (5).

    Only events at or before ``as_of`` exist. The last submission is decisive; it is held against
    the deadline in force when it was sent, never against the moment of approval (5.1). Raises
    NotYetAssignedError before the task was assigned, MomentError for a naive moment.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(
    ...     id="NV-1",
    ...     assigned_at="2026-10-05T10:00:00+07:00",
    ...     deadline="2026-10-20",
    ...     assignee={"code": "H20.15", "name": "Sở Tài chính"},
    ...     events=[
    ...         {"kind": "submitted", "at": "2026-10-20T16:30:00+07:00"},
    ...         {"kind": "approved", "at": "2026-10-26T09:00:00+07:00"},
    ...     ],
    ... )
    >>> verdict = classify(task, as_of=parse_moment("2026-10-31T23:59:59+07:00"))
    >>> verdict.status.value, str(verdict.basis)
    ('completed_on_time', 'trường hợp thứ nhất, điểm b khoản 2 Điều 5')
    """
    if type(as_of) is not datetime or as_of.tzinfo is not VIETNAM:
        as_of = to_moment(as_of)
    if as_of < task.assigned_at:
        raise NotYetAssignedError(as_of=as_of, task_id=task.id, assigned_at=task.assigned_at)
    review = "none"
    submission: Submitted | None = None
    decided_at: datetime | None = None
    recalled_at: datetime | None = None
    replaced = False
    grants: list[ExtensionGranted] | None = None
    newest: datetime | None = None
    for event in task.events:
        if event.at > as_of:
            break
        if event.kind == "submitted":
            replaced = review == "awaiting"
            review = "awaiting"
            submission = event
            decided_at = None
        elif event.kind == "approved" or event.kind == "rejected":  # noqa: PLR1714  narrows the type
            review = event.kind
            decided_at = event.at
        elif event.kind == "extension_granted":
            grants = [*grants, event] if grants else [event]
        elif event.kind == "recalled":
            recalled_at = event.at
        else:
            continue
        newest = event.at

    sent_at = None if submission is None else submission.at
    due = decided_under = deadline = task.deadline
    if grants is not None:
        deadline = grants[-1].deadline
        due = in_force(task.deadline, grants, sent_at or as_of)
        decided_under = in_force(task.deadline, grants, decided_at or as_of)
    end = deadline_end(deadline)
    late = sent_at is not None and sent_at >= (end if due is deadline else deadline_end(due))
    decided_past = (
        review == "rejected"
        and decided_at is not None
        and decided_at >= (end if decided_under is deadline else deadline_end(decided_under))
    )
    flags = review, late, decided_past, as_of >= end
    status, consequence, basis, readings, facts = ANSWER_OF[flags]
    if recalled_at is not None:
        status, consequence, basis, readings = _RECALLED
    elif late or replaced or grants is not None:
        held = (due,) if review in _SETTLED_BY_SENDING else (due, decided_under, deadline)
        sent_late = submission if late else None
        readings = with_circumstances(task, readings, sent_late, held, grants or [])
        readings += ("D 7",) if replaced else ()
    if newest is not None and newest >= as_of:
        readings = (*readings, "D 10") if recalled_at is None else ("D 10", *readings)
    return new_verdict(
        status,
        consequence,
        basis,
        readings,
        facts,
        as_of,
        deadline,
        sent_at,
        None if sent_at is None else due,
        decided_at,
        recalled_at,
        0 if grants is None else len(grants),
    )


_SETTLED_BY_SENDING = ("awaiting", "approved")
_RECALLED = (RECALLED.status, RECALLED.consequence, RECALLED.basis, RECALLED.readings)
