"""A repository of tasks in memory, for tests and to read: ``nhiemvu.ports.TaskRepository``."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from nhiemvu.errors import LostUpdateError, TaskExistsError, UnknownTaskError
from nhiemvu.language import nfc
from nhiemvu.ports import StoredTask
from nhiemvu.testing.storing import as_kept, ended_at, with_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.calendar.periods import Period
    from nhiemvu.model.events import Event
    from nhiemvu.model.task import Task


class MemoryRepository:
    """Tasks in the memory of one process; threads may share it.

    A write builds the next state beside the old one and puts it in place with one assignment: a
    reader meets the one or the other and needs no lock.

    >>> from nhiemvu import Task
    >>> repository = MemoryRepository()
    >>> repository.add([Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00",
    ...                      deadline="2026-10-20", assignee={"code": "H20.15"})])
    >>> repository.get("NV-1").task.assignee.code, [task.id for task in repository.tasks()]
    ('H20.15', ['NV-1'])
    """

    def __init__(self) -> None:
        self._stored: dict[str, StoredTask] = {}
        self._writing = RLock()

    def add(self, tasks: Iterable[Task]) -> None:
        """Store tasks that are new, all of them or none."""
        with self._writing:
            stored = dict(self._stored)
            for task in map(as_kept, tasks):
                if task.id in stored:
                    raise TaskExistsError(task.id)
                stored[task.id] = StoredTask(task, 1)
            self._stored = stored

    def get(self, task_id: str) -> StoredTask:
        """Give a task and its version."""
        found = self._stored.get(nfc(task_id))
        if found is None:
            raise UnknownTaskError(task_id)
        return found

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        """Add events to the end of a history, and give the task as it is then."""
        with self._writing:
            seen = self._expected(task_id, expected)
            return self._put(with_events(seen.task, events), expected + 1)

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        """Put a task in the place of the one with its id, and give it as it is then."""
        with self._writing:
            self._expected(task.id, expected)
            return self._put(as_kept(task), expected + 1)

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        """Give tasks one by one, in order of assignment, as they were when the iteration began."""
        tasks = [stored.task for stored in self._stored.values()]
        tasks.sort(key=lambda task: task.assigned_at)
        for task in tasks:
            if _is_meant(task, None if unit is None else nfc(unit), period):
                yield task

    def _expected(self, task_id: str, version: int) -> StoredTask:
        found = self.get(task_id)
        if found.version != version:
            raise LostUpdateError(task_id, version=version, newest=found.version)
        return found

    def _put(self, task: Task, version: int) -> StoredTask:
        stored = StoredTask(task, version)
        self._stored = {**self._stored, task.id: stored}
        return stored


def _is_meant(task: Task, unit: str | None, period: Period | None) -> bool:
    if unit is not None and task.assignee.code != unit:
        return False
    if period is None:
        return True
    end = ended_at(task)
    return task.assigned_at <= period.end and (end is None or end >= period.start)
