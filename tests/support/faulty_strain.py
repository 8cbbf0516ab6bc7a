"""Repositories that break when others write too, or the program dies."""

from __future__ import annotations

import json
import time
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any

import faulty_backend
from nhiemvu.errors import LostUpdateError
from nhiemvu.model import read_task
from nhiemvu.ports import StoredTask
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.sqlite import SqliteRepository
from nhiemvu.testing.storing import as_kept, with_events
from repository_faults import PAUSE, fails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nhiemvu import Task
    from nhiemvu.model import Event


PENDING: dict[str, list[tuple[str, tuple[Event, ...], int]]] = {}
"""What a program has still to write, by file: shared by all that the program has open."""

PENDING_LOCK = RLock()


@fails(
    "writers_in_threads_lose_nothing",
    "of_appends_to_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
    "writes_to_other_tasks_at_once_are_all_there",
)
class LooksThenWrites(MemoryRepository):
    """Looks at the version, and only then begins to write."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        seen = self._expected(task_id, expected)
        time.sleep(PAUSE)
        return self._put(with_events(seen.task, events), expected + 1)


@fails(
    "readers_never_see_half_a_write",
    "a_reader_in_between_sees_the_old_or_the_new",
    "a_crash_leaves_an_append_whole",
    "what_cannot_have_happened_is_refused",
)
class EventByEvent(MemoryRepository):
    """Writes the events of one call one after the other."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        stored = self._expected(task_id, expected)
        for event in events:
            stored = super().append(task_id, [event], expected=stored.version)
            time.sleep(PAUSE)
        return stored


@fails(
    "an_id_is_used_once",
    "what_cannot_have_happened_is_refused",
    "a_crash_leaves_all_new_tasks_or_none",
    "a_reader_in_between_sees_the_old_or_the_new",
)
class OneByOne(MemoryRepository):
    """Adds the tasks of one call one after the other."""

    def add(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            super().add([task])


@fails("a_crash_leaves_an_append_whole")
class LockStays(MemoryRepository):
    """Takes its lock in one line and sees to its release in the next."""

    patience = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        self._lock.acquire()
        time.sleep(0)
        try:
            return super().append(task_id, events, expected=expected)
        finally:
            self._lock.release()


@fails("a_crash_leaves_an_append_whole", "a_crash_leaves_a_correction_whole")
class VersionAfterwards(MemoryRepository):
    """Writes the version after the task; nobody reads in between, but the program may die."""

    def __init__(self) -> None:
        super().__init__()
        self._newest: dict[str, int] = {}

    def get(self, task_id: str) -> StoredTask:
        with self._writing:
            stored = super().get(task_id)
            return StoredTask(stored.task, self._newest.get(stored.task.id, 1))

    def _put(self, task: Task, version: int) -> StoredTask:
        stored = super()._put(task, version)
        self._newest[task.id] = version
        return stored


@fails(
    "a_crash_leaves_a_correction_whole",
    "of_an_append_and_a_correction_one_is_written",
    "a_reader_in_between_sees_the_old_or_the_new",
)
class TwoTransactions(SqliteRepository):
    """Takes the events away in one transaction, and writes the task in the next."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        kept = as_kept(task)
        seen = self.get(task.id)
        if seen.version == expected:
            with self._write() as connection:
                connection.execute("DELETE FROM events WHERE id = ?", (kept.id,))
        return super().replace(kept, expected=expected)


@fails(
    "a_crash_leaves_an_append_whole",
    "a_crash_leaves_a_correction_whole",
    "a_crash_leaves_all_new_tasks_or_none",
    "many_tasks_come_one_by_one",
)
class OneFile(MemoryRepository):
    """Empties its only file, and writes it anew."""

    def __init__(self, path: Path) -> None:
        self._path, self._writing = path, RLock()

    @property
    def _stored(self) -> dict[str, StoredTask]:
        with self._writing:
            text = self._path.read_text("utf-8") if self._path.exists() else "{}"
        rows = json.loads(text).values()
        found = [StoredTask(read_task(task), version) for task, version in rows]
        return {stored.task.id: stored for stored in found}

    @_stored.setter
    def _stored(self, stored: dict[str, StoredTask]) -> None:
        rows = {key: (task.model_dump_json(), version) for key, (task, version) in stored.items()}
        with self._writing:
            self._path.write_text(json.dumps(rows), "utf-8")


@fails(
    "a_crash_leaves_an_append_whole",
    "a_crash_leaves_a_correction_whole",
    "many_tasks_come_one_by_one",
)
class InTheirOwnFiles(OneFile):
    """Has a module beside it write the files: a crash between the two is in no line of its own."""

    @property
    def _stored(self) -> dict[str, StoredTask]:
        with self._writing:
            rows = faulty_backend.load(self._path)
        return {key: StoredTask(read_task(task), version) for key, (task, version) in rows.items()}

    @_stored.setter
    def _stored(self, stored: dict[str, StoredTask]) -> None:
        rows = {key: (task.model_dump_json(), version) for key, (task, version) in stored.items()}
        with self._writing:
            faulty_backend.save(self._path, rows)


@fails("writers_in_processes_lose_nothing", "a_killed_program_leaves_what_it_had_written")
class WritesLater(SqliteRepository):
    """Answers at once, and writes when it is asked again."""

    def get(self, task_id: str) -> StoredTask:
        self._write_pending()
        return super().get(task_id)

    def tasks(self, **asked: Any) -> Iterator[Task]:
        self._write_pending()
        return super().tasks(**asked)

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        with PENDING_LOCK:
            seen = self.get(task_id)
            if seen.version != expected:
                raise LostUpdateError(task_id, version=expected, newest=seen.version)
            added = tuple(events)
            stored = StoredTask(with_events(seen.task, added), expected + 1)
            PENDING.setdefault(str(self._path), []).append((task_id, added, expected))
        return stored

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        self._write_pending()
        return super().replace(task, expected=expected)

    def _write_pending(self) -> None:
        with PENDING_LOCK:
            pending = PENDING.get(str(self._path), [])
            while pending:
                time.sleep(5 * PAUSE)
                task_id, events, expected = pending.pop()
                super().append(task_id, events, expected=expected)
