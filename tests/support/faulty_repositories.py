"""Repositories with one planted fault each, and a contract for each of them to fail.

``FAULTS`` says which tests a fault is meant to fail; pytest runs this file when it is named.
"""

from __future__ import annotations

import json
import time
from functools import partial
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.errors import LostUpdateError, UnknownTaskError
from nhiemvu.model import read_task
from nhiemvu.moments import VIETNAM
from nhiemvu.ports import StoredTask
from nhiemvu.testing.contracts import RepositoryContract
from nhiemvu.testing.contracts.surviving import SurvivingContract
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.sqlite import SqliteRepository
from nhiemvu.testing.storing import as_kept, with_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from nhiemvu import Period, Task
    from nhiemvu.model import Event
    from nhiemvu.ports import TaskRepository
    from nhiemvu.testing.contracts.harness import RepositoryHarness

    Opener = Callable[[], TaskRepository]

PAUSE = 0.002

FAULTS: dict[type, frozenset[str]] = {}
"""Each faulty repository, and the tests of the contract that it must fail: these and no others."""


def fails(*tests: str) -> Callable[[type], type]:
    """Say which tests a fault must fail, without their ``test_``."""

    def noted(fault: type) -> type:
        FAULTS[fault] = frozenset(f"test_{test}" for test in tests)
        return fault

    return noted


@fails("events_of_one_moment_keep_their_order")
class TiesSorted(MemoryRepository):
    """Reads events in order of time, and those of one moment in order of their kind."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        for task in super().tasks(**asked):
            events = sorted(task.events, key=lambda event: (event.at, event.kind))
            yield task.model_copy(update={"events": tuple(events)})


@fails("a_lost_update_is_refused")
class LastWriterWins(MemoryRepository):
    """Asks for a version and does not look at it."""

    def _expected(self, task_id: str, _version: int) -> StoredTask:
        return self.get(task_id)

    def _put(self, task: Task, _version: int) -> StoredTask:
        known = self._stored[task.id].version
        return super()._put(task, known + 1)


@fails("writers_in_threads_lose_nothing")
class LooksThenWrites(MemoryRepository):
    """Looks at the version, and only then begins to write."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        seen = self._expected(task_id, expected)
        time.sleep(PAUSE)
        return self._put(with_events(seen.task, events), expected + 1)


@fails("no_version_comes_twice")
class CountsEvents(MemoryRepository):
    """Takes the number of events for the version."""

    def _put(self, task: Task, _version: int) -> StoredTask:
        return super()._put(task, 1 + len(task.events))


@fails("reading_changes_no_version", "a_period_follows_what_is_written")
class ReadingCounts(MemoryRepository):
    """Counts the versions up whenever somebody lists the tasks."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        with self._writing:
            for stored in self._stored.values():
                self._put(stored.task, stored.version + 1)
        yield from super().tasks(**asked)


@fails("a_moment_is_an_instant", "a_moment_without_an_offset_is_refused")
class WallClock(MemoryRepository):
    """Keeps the hands of the clock and forgets the offset."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(_with_moments(task, _wall_clock) for task in tasks)

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        local = [event.model_copy(update={"at": _wall_clock(event.at)}) for event in events]
        return super().append(task_id, local, expected=expected)


@fails("a_microsecond_is_kept")
class Milliseconds(MemoryRepository):
    """Keeps moments to the millisecond."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(_with_moments(task, _milliseconds) for task in tasks)


@fails("a_date_stays_a_date_and_a_moment_a_moment")
class MidnightIsADate(MemoryRepository):
    """Keeps deadlines in one column, where a date is a midnight."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"deadline": _no_midnight(task)}) for task in tasks)


@fails("text_is_brought_to_nfc")
class AnyForm(MemoryRepository):
    """Looks for an id the way it was typed."""

    def get(self, task_id: str) -> StoredTask:
        if task_id not in self._stored:
            raise UnknownTaskError(task_id)
        return self._stored[task_id]


@fails("ids_that_look_alike_are_different")
class CaseBlind(MemoryRepository):
    """Compares ids as a collation does that knows no capitals."""

    def get(self, task_id: str) -> StoredTask:
        return next(
            (stored for key, stored in self._stored.items() if key.lower() == task_id.lower()),
            None,
        ) or super().get(task_id)


@fails("what_was_not_given_stays_unknown")
class BlankIsNull(MemoryRepository):
    """Takes empty text for no text, as some databases do."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"content": task.content or None}) for task in tasks)


@fails("extra_comes_back_untouched")
class ExtraNormalised(MemoryRepository):
    """Brings what belongs to the host to NFC as well."""

    def add(self, tasks: Iterable[Task]) -> None:
        from nhiemvu.language import nfc

        super().add(
            task.model_copy(
                update={"extra": {nfc(key): value for key, value in task.extra.items()}}
            )
            for task in tasks
        )


@fails(
    "every_field_comes_back_as_it_was",
    "tasks_come_whole",
    "a_replaced_task_keeps_nothing_of_the_old",
)
class FieldsDropped(MemoryRepository):
    """Has no column for who did it."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"drafted_by": None}) for task in tasks)


@fails(
    "readers_never_see_half_a_write",
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


@fails("what_cannot_have_happened_is_refused", "a_moment_without_an_offset_is_refused")
class ChecksAfterwards(MemoryRepository):
    """Writes first, and looks at the history then."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        seen, added = self._expected(task_id, expected), tuple(events)
        unchecked = seen.task.model_copy(update={"events": (*seen.task.events, *added)})
        with self._writing:
            self._expected(task_id, expected)
            self._put(unchecked, expected + 1)
            return self._put(as_kept(unchecked), expected + 1)


@fails(
    "an_id_is_used_once",
    "what_cannot_have_happened_is_refused",
    "a_crash_leaves_all_new_tasks_or_none",
)
class OneByOne(MemoryRepository):
    """Adds the tasks of one call one after the other."""

    def add(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            super().add([task])


@fails(
    "a_replaced_task_keeps_nothing_of_the_old",
    "a_crash_leaves_a_correction_whole",
    "a_period_follows_what_is_written",
)
class KeepsOldEvents(MemoryRepository):
    """Corrects a task and leaves the events it had."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        had = self.get(task.id).task.events
        kept = task.model_copy(update={"events": task.events or had})
        return super().replace(kept, expected=expected)


@fails("a_write_gives_what_is_read_next")
class AnswersTooSoon(MemoryRepository):
    """Answers a write with what was there before it."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        before = self.get(task.id)
        return StoredTask(before.task, super().replace(task, expected=expected).version)


@fails("an_unknown_id_is_refused")
class CreatesUnknown(MemoryRepository):
    """Makes a task that is replaced without being there."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        if task.id not in self._stored:
            self.add([task])
        return super().replace(task, expected=expected)


@fails("an_empty_store_gives_nothing", "a_crash_leaves_all_new_tasks_or_none")
class FailsWhenEmpty(MemoryRepository):
    """Looks for the latest task before there is one."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        max(self._stored)
        return super().tasks(**asked)


@fails("many_tasks_come_one_by_one")
class LoadsAll(MemoryRepository):
    """Reads all tasks before it gives the first."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        yield from [as_kept(task) for task in super().tasks(**asked)]


@fails("tasks_come_whole")
class NoEvents(MemoryRepository):
    """Gives tasks without their events where many are asked for."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        for task in super().tasks(**asked):
            yield task.model_copy(update={"events": ()}) if task.category else task


@fails("tasks_come_in_order_of_assignment")
class OrderOfStoring(MemoryRepository):
    """Gives tasks in the order in which they were stored."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        meant = {task.id for task in super().tasks(**asked)}
        yield from [stored.task for stored in self._stored.values() if stored.task.id in meant]


@fails("the_order_is_always_the_same")
class LastWrittenLast(MemoryRepository):
    """Tasks of one moment come in the order of their last write."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        yield from sorted(
            super().tasks(**asked),
            key=lambda task: (task.assigned_at, self._stored[task.id].version),
        )


@fails("others_write_while_one_reads", "the_order_is_always_the_same")
class PagesThatMove(MemoryRepository):
    """Reads one page at a time, by position, in an order that writes change."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        position = 0
        while position < len(found := list(super().tasks(**asked))):
            newest = {task.id: self._stored[task.id].version for task in found}
            found.sort(key=lambda task: (task.assigned_at, newest[task.id]))
            yield found[position]
            position += 1


@fails("a_unit_has_the_tasks_assigned_to_it")
class CoordinatorsToo(MemoryRepository):
    """Takes a unit that coordinates for the one the task is assigned to."""

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        own = {task.id for task in super().tasks(unit=unit, period=period)}
        for task in super().tasks(period=period):
            if task.id in own or unit in [other.code for other in task.coordinators]:
                yield task


@fails("a_unit_and_a_period_are_both_kept")
class UnitOrPeriod(MemoryRepository):
    """Looks at the period only where no unit is asked for."""

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        return super().tasks(unit=unit, period=period if unit is None else None)


@fails("a_period_has_what_its_report_counts", "a_period_follows_what_is_written")
class AssignedInPeriod(MemoryRepository):
    """Leaves out what was carried over."""

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        for task in super().tasks(unit=unit, period=period):
            if period is None or task.assigned_at >= period.start:
                yield task


@fails("a_period_has_what_its_report_counts")
class EndedByTheLastEvent(MemoryRepository):
    """Takes the last event for the end, and misses one that answers followed."""

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        found = {task.id for task in super().tasks(unit=unit, period=period)}
        for task in super().tasks(unit=unit):
            answered = bool(task.events) and task.events[-1].kind == "coordination_answered"
            if task.id in found or (answered and period is not None):
                yield task


@fails("a_period_follows_what_is_written")
class EndNotFollowed(MemoryRepository):
    """Notes the end of a task when it is added, and never again."""

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        found = {task.id for task in super().tasks(unit=unit, period=period)}
        for task in super().tasks(unit=unit):
            if task.id in found or (period is not None and self._stored[task.id].version > 1):
                yield task


@fails("a_crash_leaves_an_append_whole")
class LockStays(MemoryRepository):
    """Takes its lock in one line and sees to its release in the next."""

    patience = 0.3

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


@fails("others_write_while_one_reads")
class OneLock(MemoryRepository):
    """Lets nobody write as long as somebody reads."""

    def __init__(self) -> None:
        super().__init__()
        self._reading = Lock()

    def tasks(self, **asked: Any) -> Iterator[Task]:
        with self._reading:
            yield from super().tasks(**asked)

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        for _ in range(50):
            if not self._reading.locked():
                break
            time.sleep(PAUSE)
        else:
            raise TimeoutError
        return super().append(task_id, events, expected=expected)


@fails("a_crash_leaves_a_correction_whole")
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


PENDING: dict[str, list[tuple[str, tuple[Event, ...], int]]] = {}
"""What a program has still to write, by file: shared by all that the program has open."""

PENDING_LOCK = RLock()


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


def _with_moments(task: Task, change: Callable[[datetime], datetime]) -> Task:
    at = [event.model_copy(update={"at": change(event.at)}) for event in task.events]
    fields = {"assigned_at": change(task.assigned_at), "events": tuple(at)}
    return task.model_copy(update=fields)


def _wall_clock(moment: datetime) -> datetime:
    return moment.replace(tzinfo=VIETNAM)


def _milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _no_midnight(task: Task) -> Any:
    due: Any = task.deadline
    return due.date() if "T00:00:00+" in due.isoformat() else due


IN_A_FILE = (SqliteRepository, OneFile)
"""Those that are given a path."""

BEYOND_ONE_PROGRAM = (WritesLater,)
"""Those that take programs of their own to be found, and are tried on nothing else."""


def _contract(fault: Any) -> type[RepositoryHarness]:
    parts = SurvivingContract if fault in BEYOND_ONE_PROGRAM else RepositoryContract

    class Contract(parts):  # type: ignore[valid-type, misc]
        many = 60
        patience = getattr(fault, "patience", 20.0)

        @pytest.fixture
        def repository(self, request: pytest.FixtureRequest) -> TaskRepository:
            self.open: Opener = fault
            if issubclass(fault, IN_A_FILE):
                self.open = partial(fault, request.getfixturevalue("tmp_path") / "tasks.sqlite")
            made: TaskRepository = self.open()
            return made

        def opener(self, repository: TaskRepository) -> Opener | None:  # noqa: ARG002
            return self.open if fault in BEYOND_ONE_PROGRAM else None

    return Contract


for _fault in FAULTS:
    globals()[f"Test{_fault.__name__}"] = _contract(_fault)
