"""Repositories that give the wrong tasks, in the wrong order, or all of them at once."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.storing import as_kept
from repository_faults import PAUSE, fails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu import Period, Task
    from nhiemvu.model import Event
    from nhiemvu.ports import StoredTask


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
