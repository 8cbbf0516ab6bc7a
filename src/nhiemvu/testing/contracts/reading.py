"""What an iteration gives: the contract of a repository on many tasks."""

from __future__ import annotations

import tracemalloc
import unicodedata
from threading import Event
from typing import TYPE_CHECKING

from nhiemvu.calendar.periods import Period
from nhiemvu.testing.contracts.examples import ASSIGNED, a_full_task, a_pair, a_task, received
from nhiemvu.testing.contracts.harness import RepositoryHarness
from nhiemvu.testing.contracts.patience import in_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.model.task import Task
    from nhiemvu.ports import TaskRepository

BYTES_A_TASK = 1_000
"""A page of a thousand tasks of ten thousand stays below it, all of their text does not."""

_LONG = "Đôn đốc tiến độ giải ngân vốn đầu tư công. " * 25
_OCTOBER = Period.month(2026, 10)
_BEFORE, _FIRST = "2026-09-30T23:59:59.999999+07:00", "2026-10-01T00:00:00+07:00"
_LAST, _AFTER = "2026-10-31T23:59:59.999999+07:00", "2026-11-01T00:00:00+07:00"


def _ids(tasks: Iterable[Task]) -> list[str]:
    return [task.id for task in tasks]


def _ended(task_id: str, kind: str, at: str, *, answered: str | None = None) -> Task:
    """Give a task of September that ended, and which a coordinator may have answered later."""
    start = "2026-09-01T08:00:00+07:00"
    sent = [{"kind": "submitted", "at": start}] if kind == "approved" else []
    asked = {"kind": "coordination_requested", "at": start, "unit": "H20.19"}
    answer = {"kind": "coordination_answered", "at": answered, "unit": "H20.19"}
    events = [asked, *sent, {"kind": kind, "at": at}, *([answer] if answered else [])]
    return a_task(task_id, assigned_at=start, events=events)


class ReadingContract(RepositoryHarness):
    """An iteration gives each task that is meant once, whole, in order, without loading all."""

    def test_an_empty_store_gives_nothing(self, repository: TaskRepository) -> None:
        """The store under test begins empty."""
        assert list(repository.tasks()) == []

    def test_tasks_come_whole(self, repository: TaskRepository) -> None:
        """With all their events, next to tasks that have none."""
        tasks = [a_full_task("NV-1"), a_task("NV-2"), a_full_task("NV-3")]
        repository.add(tasks)
        found = sorted(self.reopened(repository).tasks(), key=lambda task: task.id)
        assert [task.model_dump() for task in found] == [task.model_dump() for task in tasks]

    def test_tasks_come_in_order_of_assignment(self, repository: TaskRepository) -> None:
        """By instants, not by how they are written, nor by when they were stored."""
        moments = {
            "NV-3": "2026-10-05T03:00:01Z",
            "NV-1": "2026-10-05T10:00:02+07:00",
            "NV-4": "2026-10-04T22:00:00-05:00",
            "NV-2": "2026-10-05T10:00:03+07:00",
        }
        repository.add([a_task(task_id, assigned_at=at) for task_id, at in moments.items()])
        assert _ids(self.reopened(repository).tasks()) == ["NV-4", "NV-3", "NV-1", "NV-2"]

    def test_the_order_is_always_the_same(self, repository: TaskRepository) -> None:
        """Tasks of one moment stand where they stood, whatever is written in between."""
        repository.add([a_task(f"NV-{n}") for n in (5, 3, 9, 1, 7)])
        before = _ids(repository.tasks())
        repository.append("NV-3", [received()], expected=repository.get("NV-3").version)
        repository.replace(a_task("NV-9"), expected=repository.get("NV-9").version)
        assert sorted(before) == ["NV-1", "NV-3", "NV-5", "NV-7", "NV-9"]
        assert _ids(self.reopened(repository).tasks()) == before

    def test_a_unit_has_the_tasks_assigned_to_it(self, repository: TaskRepository) -> None:
        """Asked by its code; a coordinator is not the assignee; a corrected unit counts."""
        mine = {"assignee": {"code": "Sở-1"}}
        other = {"assignee": {"code": "sở-1"}, "coordinators": [{"code": "Sở-1"}]}
        late = {"assigned_at": "2026-10-06T10:00:00+07:00", **mine}
        given = [a_task("NV-1", **mine), a_task("NV-2", **other), a_task("NV-3", **other)]
        repository.add(given)
        repository.replace(a_task("NV-3", **late), expected=repository.get("NV-3").version)
        found = self.reopened(repository)
        assert _ids(found.tasks(unit="Sở-1")) == ["NV-1", "NV-3"]
        assert _ids(found.tasks(unit=unicodedata.normalize("NFD", "Sở-1"))) == ["NV-1", "NV-3"]
        assert _ids(found.tasks(unit="%")) == []

    def test_a_period_has_what_its_report_counts(self, repository: TaskRepository) -> None:
        """Assigned at or before its end, not ended before its start, to the microsecond (10)."""
        meant = [
            _ended("NV-1", "approved", _FIRST),
            _ended("NV-2", "recalled", _FIRST),
            a_task("NV-3", assigned_at="2026-09-30T17:00:00Z"),
            a_task("NV-4", assigned_at=_LAST),
            a_task("NV-5", assigned_at=ASSIGNED, events=[{"kind": "recalled", "at": _AFTER}]),
        ]
        others = [
            _ended("NV-6", "approved", _BEFORE),
            _ended("NV-7", "recalled", _BEFORE),
            _ended("NV-8", "approved", _BEFORE, answered=_FIRST),
            a_task("NV-9", assigned_at=_AFTER),
        ]
        repository.add([*others, *meant])
        found = self.reopened(repository)
        assert sorted(_ids(found.tasks(period=_OCTOBER))) == _ids(meant)
        assert len(_ids(found.tasks())) == len(meant) + len(others)

    def test_a_period_follows_what_is_written(self, repository: TaskRepository) -> None:
        """An end that is appended takes a task out of later periods; a correction puts it back."""
        repository.add([a_task()])
        end = _ended("NV-1", "recalled", _LAST).events[-1]
        november = Period.month(2026, 11)
        seen = repository.append("NV-1", [end], expected=repository.get("NV-1").version)
        assert _ids(repository.tasks(period=november)) == []
        assert _ids(repository.tasks(period=_OCTOBER)) == ["NV-1"]
        repository.replace(a_task(), expected=seen.version)
        assert _ids(repository.tasks(period=november)) == ["NV-1"]

    def test_a_unit_and_a_period_are_both_kept(self, repository: TaskRepository) -> None:
        """Asked for both, a task has to be of both."""
        mine = {"assignee": {"code": "H20.15"}}
        others = {"assignee": {"code": "H20.19"}}
        repository.add([a_task("NV-1", **mine), a_task("NV-2", **others)])
        repository.add([a_task("NV-3", assigned_at=_AFTER, **mine)])
        assert _ids(repository.tasks(unit="H20.15", period=_OCTOBER)) == ["NV-1"]

    def test_many_tasks_come_one_by_one(self, repository: TaskRepository) -> None:
        """Ten thousand tasks are given without being in memory together."""
        event = {"kind": "received", "at": ASSIGNED}
        one = a_task(content=_LONG, events=[event])
        names = [f"NV-{n:06}" for n in range(self.many)]
        repository.add(one.model_copy(update={"id": name}) for name in names)
        tracemalloc.start()
        try:
            found = [task.id for task in repository.tasks()]
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert sorted(found) == names
        assert most < BYTES_A_TASK * self.many

    def test_others_write_while_one_reads(self, repository: TaskRepository) -> None:
        """An iteration neither stops a writer nor drops, repeats or tears a task because of one."""
        repository.add([a_task(f"NV-{n}") for n in range(5)])
        begun, written = Event(), Event()

        def read() -> list[Task]:
            reading = repository.tasks()
            try:
                found = [next(reading)]
            finally:
                begun.set()
            written.wait()
            return [*found, *reading]

        def write() -> list[Task]:
            begun.wait()
            try:
                for n in range(5):
                    seen = repository.get(f"NV-{n}")
                    repository.append(f"NV-{n}", a_pair(), expected=seen.version)
                repository.add([a_task("NV-9")])
            finally:
                written.set()
            return []

        found, _ = in_time(self.patience, read, write)
        assert sorted(set(_ids(found)) - {"NV-9"}) == [f"NV-{n}" for n in range(5)]
        assert len(_ids(found)) == len(set(_ids(found)))
        assert {len(task.events) for task in found} <= {0, 2}
