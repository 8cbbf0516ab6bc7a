"""When a task ended: approved or recalled, and no longer of the periods that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.status.codes import Status

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.status.verdict import Verdict

_ENDED = (Status.COMPLETED_ON_TIME, Status.COMPLETED_LATE, Status.RECALLED)


def ended_before(verdict: Verdict, start: datetime) -> bool:
    """Tell whether a task was recalled or approved before a moment (10).

    >>> from nhiemvu import Task, classify
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             events=[{"kind": "recalled", "at": "2026-10-30T09:00:00+07:00"}])
    >>> verdict = classify(task, as_of=parse_moment("2026-11-30T00:00:00+07:00"))
    >>> ended_before(verdict, parse_moment("2026-11-01T00:00:00+07:00"))
    True
    """
    if verdict.status not in _ENDED:
        return False
    ended_at = verdict.recalled_at or verdict.decided_at
    return ended_at is not None and ended_at < start
