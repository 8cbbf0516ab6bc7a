"""Repositories that break when two come at once, wherever the one is when the other comes."""

from __future__ import annotations

from threading import Lock, RLock
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import LostUpdateError, TaskExistsError
from nhiemvu.language import nfc
from nhiemvu.ports import StoredTask
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.sqlite import SqliteRepository
from nhiemvu.testing.storing import as_kept, with_events
from repository_faults import fails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu import Task
    from nhiemvu.model import Event

OF_THIS_PROGRAM = Lock()


@fails(
    "of_appends_to_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
)
class AppendChecksBefore(MemoryRepository):
    """Looks at the version before it takes the lock, and appends to what is there then."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        self._expected(task_id, expected)
        with self._writing:
            return super().append(task_id, events, expected=self.get(task_id).version)


@fails(
    "of_corrections_of_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
)
class ReplaceChecksBefore(MemoryRepository):
    """Looks at the version before it takes the lock, and replaces what is there then."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        self._expected(task.id, expected)
        with self._writing:
            return super().replace(task, expected=self.get(task.id).version)


@fails(
    "of_corrections_of_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
)
class ChecksInATransactionBefore(SqliteRepository):
    """Looks at the version in one transaction, and writes in the next."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with self._write():
            seen = self.get(task.id)
            if seen.version != expected:
                raise LostUpdateError(task.id, version=expected, newest=seen.version)
        return super().replace(task, expected=self.get(task.id).version)


@fails("of_an_append_and_a_correction_one_is_written")
class ALockForEach(MemoryRepository):
    """Appends under one lock, and corrects under another; what is written is put in under both."""

    def __init__(self) -> None:
        super().__init__()
        self._appending, self._correcting = Lock(), Lock()

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        with self._appending:
            task = with_events(self._expected(task_id, expected).task, events)
            return self._put_in(task)

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with self._correcting:
            kept = as_kept(task)
            self._expected(kept.id, expected)
            return self._put_in(kept)

    def _put_in(self, task: Task) -> StoredTask:
        with self._writing:
            return self._put(task, self.get(task.id).version + 1)


@fails("an_id_that_is_added_at_once_is_used_once")
class IdsLookedUpBefore(MemoryRepository):
    """Looks whether an id is there before it takes the lock."""

    def add(self, tasks: Iterable[Task]) -> None:
        added: dict[str, StoredTask] = {}
        for task in map(as_kept, tasks):
            if task.id in self._stored or task.id in added:
                raise TaskExistsError(task.id)
            added[task.id] = StoredTask(task, 1)
        with self._writing:
            self._stored = {**self._stored, **added}


@fails(
    "tasks_that_are_added_at_once_are_all_there",
    "an_id_that_is_added_at_once_is_used_once",
    "writes_to_other_tasks_at_once_are_all_there",
)
class AddsWithoutALock(MemoryRepository):
    """Adds to what it has read, and puts it in the place of what is there by then."""

    def add(self, tasks: Iterable[Task]) -> None:
        stored = dict(self._stored)
        for task in map(as_kept, tasks):
            if task.id in stored:
                raise TaskExistsError(task.id)
            stored[task.id] = StoredTask(task, 1)
        self._stored = stored


@fails(
    "tasks_that_are_added_at_once_are_all_there",
    "writes_to_other_tasks_at_once_are_all_there",
)
class ALockForEachId(MemoryRepository):
    """Adds under a lock for the first id, and other writers under all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._adding: dict[str, RLock] = {}

    def add(self, tasks: Iterable[Task]) -> None:
        new = list(map(as_kept, tasks))
        with self._lock_of(new[0].id):
            stored = dict(self._stored)
            for task in new:
                if task.id in stored:
                    raise TaskExistsError(task.id)
                stored[task.id] = StoredTask(task, 1)
            self._stored = stored

    def _lock_of(self, task_id: str) -> Any:
        return self._adding.setdefault(task_id, RLock())


@fails("writes_to_other_tasks_at_once_are_all_there")
class ALockForEachTask(MemoryRepository):
    """Locks the task that is written to, and writes all tasks."""

    def __init__(self) -> None:
        super().__init__()
        self._locks: dict[str, Any] = {}

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        with self._locks.setdefault(nfc(task_id), RLock()):
            seen = self._expected(task_id, expected)
            return self._put(with_events(seen.task, events), expected + 1)

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with self._locks.setdefault(nfc(task.id), RLock()):
            self._expected(task.id, expected)
            return self._put(as_kept(task), expected + 1)

    def _put(self, task: Task, version: int) -> StoredTask:
        before, stored = self._stored, StoredTask(task, version)
        self._stored = {**before, task.id: stored}
        return stored


@fails("a_reader_in_between_sees_the_old_or_the_new")
class ReadersSeeTheVersionLater(MemoryRepository):
    """Puts a task in before its version; a crash in between is mended when a writer comes."""

    def __init__(self) -> None:
        super().__init__()
        self._newest: dict[str, int] = {}

    def get(self, task_id: str) -> StoredTask:
        stored = super().get(task_id)
        return StoredTask(stored.task, self._newest.get(stored.task.id, 1))

    def _put(self, task: Task, version: int) -> StoredTask:
        before = self._stored
        try:
            stored = super()._put(task, version)
            self._newest = {**self._newest, task.id: version}
        except BaseException:
            self._stored = before
            raise
        return stored


@fails("of_two_programs_with_one_version_one_writes")
class LocksItsOwnProgram(SqliteRepository):
    """Looks at the version under a lock that other programs do not know."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        with OF_THIS_PROGRAM:
            seen = self.get(task_id)
            if seen.version != expected:
                raise LostUpdateError(task_id, version=expected, newest=seen.version)
            added = tuple(events)
            return super().append(task_id, added, expected=self.get(task_id).version)

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with OF_THIS_PROGRAM:
            return super().replace(task, expected=expected)


@fails("others_write_while_one_reads")
class WritersWait(MemoryRepository):
    """Keeps its lock from one step of an iteration to the next: a writer waits for its end."""

    patience = 1.0

    def tasks(self, **asked: Any) -> Iterator[Task]:
        with self._writing:
            yield from super().tasks(**asked)
