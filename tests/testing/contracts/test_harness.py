"""What the contract of a repository is made of: crashes, writers, a fixture to override."""

from __future__ import annotations

from threading import Event, Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from nhiemvu.errors import LostUpdateError
from nhiemvu.model import EVENT_LABELS, Task
from nhiemvu.ports import StoredTask
from nhiemvu.testing.contracts import (
    CalendarContract,
    HistoryContract,
    RepositoryContract,
    StatusContract,
)
from nhiemvu.testing.contracts.crashes import Crash, crash, modules_of, watch
from nhiemvu.testing.contracts.examples import a_full_task, a_task, received
from nhiemvu.testing.contracts.patience import in_time
from nhiemvu.testing.contracts.writers import ATTEMPTS, append_to_newest, write_pairs, write_signed
from nhiemvu.testing.memory import MemoryRepository

if TYPE_CHECKING:
    from types import FrameType

HERE = frozenset({__name__})


def test_a_crash_comes_at_each_line_in_turn() -> None:
    done: list[int] = []

    def act() -> None:
        done.append(1)
        done.append(2)
        done.append(3)

    for line in (1, 2, 3):
        done.clear()
        assert crash(act, line=line, modules=HERE)
        assert done == [1, 2, 3][: line - 1]
    assert not crash(act, line=4, modules=HERE)


def test_a_crash_never_keeps_a_lock_that_with_holds() -> None:
    lock, line = Lock(), 1

    def act() -> None:
        with lock:
            sum((1, 2))

    while crash(act, line=line, modules=HERE):
        assert not lock.locked()
        line += 1
    assert line > 2


def test_code_of_other_modules_does_not_crash() -> None:
    assert not crash(MemoryRepository().tasks, line=1, modules=HERE)
    assert modules_of(MemoryRepository()) == {"nhiemvu.testing.memory"}


def test_a_watch_counts_steps_forward_in_the_code_it_watches() -> None:
    def at(line: int, module: str = "watched") -> FrameType:
        code = SimpleNamespace(co_filename="a/store.py")
        frame = SimpleNamespace(f_lineno=line, f_globals={"__name__": module}, f_code=code)
        return cast("FrameType", frame)

    call = watch(3, {"watched"})
    assert call(at(1, "other"), "call", None) is None
    step = call(at(10), "call", None)
    for line, event in ((11, "line"), (10, "line"), (12, "return"), (13, "line"), (13, "line")):
        assert step(at(line), event, None) is step
    with pytest.raises(Crash, match=r"^store\.py:14$"):
        step(at(14), "line", None)


def test_an_error_of_the_code_itself_is_passed_on() -> None:
    with pytest.raises(ZeroDivisionError):
        crash(lambda: 1 / 0, line=5, modules=HERE)


def test_what_is_done_in_time_gives_its_error_and_a_hanging_one_is_left() -> None:
    with pytest.raises(ZeroDivisionError):
        in_time(60, lambda: 1 / 0)
    opened = Event()
    with pytest.raises(AssertionError, match=r"the store hangs: .* within 0\.01 seconds"):
        in_time(0.01, opened.wait)
    opened.set()


class AlwaysNewer(MemoryRepository):
    asked = 0

    def get(self, task_id: str) -> StoredTask:
        self.asked += 1
        return StoredTask(super().get(task_id).task, -self.asked)


def test_a_writer_gives_up_where_no_version_is_ever_the_newest() -> None:
    repository = AlwaysNewer()
    repository.add([a_task()])
    with pytest.raises(LostUpdateError):
        append_to_newest(repository, "NV-1", [received()])
    assert repository.asked >= ATTEMPTS


class Hears:
    def __init__(self) -> None:
        self.heard: list[int] = []

    def send(self, version: int) -> None:
        self.heard.append(version)
        if len(self.heard) == 3:
            raise BrokenPipeError


def test_a_writer_of_pairs_goes_on_until_nobody_listens() -> None:
    repository, told = MemoryRepository(), Hears()
    repository.add([a_task()])
    with pytest.raises(BrokenPipeError):
        write_pairs(lambda: repository, "NV-1", told)  # type: ignore[arg-type]
    assert told.heard == [2, 3, 4]
    assert len(repository.get("NV-1").task.events) == 6


def test_a_writer_signs_what_it_writes() -> None:
    repository = MemoryRepository()
    repository.add([a_task()])
    write_signed(lambda: repository, "NV-1", "một", 2)
    assert [event.by for event in repository.get("NV-1").task.events] == ["một.0", "một.1"]


def test_the_full_task_leaves_nothing_out() -> None:
    task = a_full_task()
    assert {event.kind for event in task.events} == set(EVENT_LABELS) - {"recalled"}
    assert all(getattr(task, name) for name in Task.model_fields)
    assert all(value is not None for value in task.document.model_dump().values())  # type: ignore[union-attr]


class TestNotOverridden:
    repository = RepositoryContract.repository
    calendar = CalendarContract.calendar
    classify = StatusContract.classify
    validate = HistoryContract.validate

    @pytest.mark.parametrize("fixture", ["repository", "calendar", "classify", "validate"])
    def test_a_fixture_says_what_to_do(self, request: pytest.FixtureRequest, fixture: str) -> None:
        with pytest.raises(NotImplementedError, match=f"override the fixture `{fixture}`"):
            request.getfixturevalue(fixture)
