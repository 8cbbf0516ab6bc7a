"""Extensions, counted from the history itself (5.2.d)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemvu.moments import to_moment

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.model.task import Task


@dataclass(frozen=True, slots=True)
class ExtensionCounts:
    """How many extensions were granted and refused, and whether a request is open."""

    granted: int
    refused: int
    open: int


def extension_counts(task: Task, *, as_of: datetime) -> ExtensionCounts:
    """Count the extensions of a task up to a moment (5.2.d).

    A second request replaces the open one, and a request still open lapses when the task ends.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             events=[{"kind": "extension_requested", "at": "2026-10-15T09:00:00+07:00"}])
    >>> extension_counts(task, as_of=parse_moment("2026-10-16T09:00:00+07:00"))
    ExtensionCounts(granted=0, refused=0, open=1)
    """
    moment = to_moment(as_of)
    kinds = [event.kind for event in task.events if event.at <= moment]
    granted, refused = kinds.count("extension_granted"), kinds.count("extension_refused")
    still_open = 0
    for kind in kinds:
        if kind == "extension_requested":
            still_open = 1
        elif kind in _CLOSING:
            still_open = 0
    return ExtensionCounts(granted, refused, still_open)


_CLOSING = ("extension_granted", "extension_refused", "approved", "recalled")
