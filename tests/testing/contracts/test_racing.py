"""What the contract says to a host whose store breaks when two come at once, or a program dies."""

from __future__ import annotations

import sys
from multiprocessing import Pipe
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.errors import LostUpdateError, TaskExistsError
from nhiemvu.testing.contracts import RepositoryContract
from nhiemvu.testing.contracts.examples import a_task
from nhiemvu.testing.contracts.places import code_of
from nhiemvu.testing.contracts.surviving import said_by
from nhiemvu.testing.contracts.writers import append_signed, correct_signed, write_when_asked
from nhiemvu.testing.memory import MemoryRepository

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from nhiemvu import Task
    from nhiemvu.ports import StoredTask


class AnyVersion(MemoryRepository):
    """Asks for a version and does not look at it."""

    def _expected(self, task_id: str, _version: int) -> StoredTask:
        return self.get(task_id)

    def _put(self, task: Task, _version: int) -> StoredTask:
        return super()._put(task, self.get(task.id).version + 1)


class SameVersion(MemoryRepository):
    """Gives a task the version it had."""

    def _put(self, task: Task, _version: int) -> StoredTask:
        return super()._put(task, 1)


class LastTask(MemoryRepository):
    """Keeps the task that was added last."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(tasks)
        self._stored = dict([*self._stored.items()][-1:])


class Refuses(MemoryRepository):
    """Has another word for a task that is there."""

    def add(self, tasks: Iterable[Task]) -> None:
        try:
            super().add(tasks)
        except TaskExistsError as error:
            raise KeyError(error.task_id) from None


@pytest.mark.parametrize(
    ("store", "test", "said"),
    [
        (AnyVersion, "of_appends_to_one_version_one_is_written", "compare the version under the"),
        (AnyVersion, "a_crash_leaves_an_append_whole", "write the task and its version together"),
        (SameVersion, "a_crash_leaves_a_correction_whole", "write the task and its version"),
        (LastTask, "tasks_that_are_added_at_once_are_all_there", "under one lock, or in one"),
    ],
)
def test_a_host_is_told_what_to_do(store: type, test: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        getattr(RepositoryContract(), f"test_{test}")(store())


def test_a_loser_is_told_so_by_the_error_of_the_port_and_no_other() -> None:
    with pytest.raises(KeyError):
        RepositoryContract().test_an_id_that_is_added_at_once_is_used_once(Refuses())


class Asks:
    def __init__(self, *asked: Any) -> None:
        self.asked = [*asked]
        self.told: list[StoredTask | None] = []

    def recv(self) -> Any:
        if not self.asked:
            raise EOFError
        return self.asked.pop(0)

    def send(self, written: StoredTask | None) -> None:
        self.told.append(written)


def test_another_program_writes_what_it_is_asked_to() -> None:
    repository = MemoryRepository()
    repository.add([a_task()])
    asks = Asks((append_signed, 1, "một"), (correct_signed, 1, "hai"), (correct_signed, 2, "ba"))
    write_when_asked(lambda: repository, asks)  # type: ignore[arg-type]
    first, second, third = asks.told
    assert first is not None
    assert [event.by for event in first.task.events] == ["một"]
    assert second is None
    assert third == repository.get("NV-1")
    assert third.task.content == "ba"
    with pytest.raises(LostUpdateError):
        append_signed(repository, 1, "bốn")


def test_a_program_that_is_silent_is_not_waited_for_without_end() -> None:
    told, telling = Pipe(duplex=False)
    telling.send(1)
    assert list(said_by(told, 0.01)) == [1]
    telling.close()
    assert list(said_by(told, 60)) == []


def test_the_folder_of_a_module_under_another_name_is_that_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("host.alone")
    module.__file__ = str(tmp_path / "alone.py")
    monkeypatch.setitem(sys.modules, "host.alone", module)
    own = code_of(type("Tasks", (), {"__module__": "host.alone"})())
    assert own("backend", str(tmp_path / "backend.py"))
    assert not own("backend", str(tmp_path.parent / "backend.py"))
