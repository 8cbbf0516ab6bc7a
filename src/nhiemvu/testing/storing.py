"""What the adapters of this package share: what is kept of a task, and when it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.model.reading import read_task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nhiemvu.model.events import Event
    from nhiemvu.model.task import Task


def as_kept(task: Task) -> Task:
    """Give a task as it will be read back; raises InvalidTask for what cannot be one.

    A copy of a task made with ``model_copy`` has not been checked: its text may not be in NFC, its
    moments may lack an offset, its history may be one that cannot have happened.

    >>> from nhiemvu import InvalidTask, Task
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"})
    >>> try:
    ...     as_kept(task.model_copy(update={"id": " "}))
    ... except InvalidTask as error:
    ...     error.problems[0].field
    'id'
    """
    return read_task(task.model_dump_json())


def with_events(task: Task, events: Iterable[Event]) -> Task:
    """Give a task with events added to the end of its history; raises InvalidTask."""
    return as_kept(task.model_copy(update={"events": (*task.events, *events)}))


def ended_at(task: Task) -> datetime | None:
    """Give the moment a task was approved or recalled; ``None`` while it goes on (10)."""
    endings = (event.at for event in task.events if event.kind in ("approved", "recalled"))
    return next(endings, None)
