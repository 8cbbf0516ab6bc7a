"""What the contract of a repository is made of: crashes, writers, a fixture to override."""

from __future__ import annotations

import importlib
import json
import sys
from threading import Event, Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from nhiemvu import errors
from nhiemvu.errors import LostUpdateError
from nhiemvu.model import EVENT_LABELS, Task
from nhiemvu.ports import StoredTask
from nhiemvu.testing import sqlite
from nhiemvu.testing.contracts import (
    CalendarContract,
    HistoryContract,
    RepositoryContract,
    StatusContract,
)
from nhiemvu.testing.contracts.crashes import Crash, crash, dying_at
from nhiemvu.testing.contracts.examples import a_full_task, a_task, received
from nhiemvu.testing.contracts.meetings import HeldUp, Meetings
from nhiemvu.testing.contracts.patience import in_time
from nhiemvu.testing.contracts.places import Step, code_of, watch
from nhiemvu.testing.contracts.writers import ATTEMPTS, append_to_newest, write_pairs, write_signed
from nhiemvu.testing.memory import MemoryRepository

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    from nhiemvu.ports import TaskRepository
    from nhiemvu.testing.contracts.places import Own


def here(name: str, _file: str) -> bool:
    return name == __name__


def test_a_crash_comes_at_each_line_in_turn() -> None:
    done: list[int] = []

    def act() -> None:
        done.append(1)
        done.append(2)
        done.append(3)

    for line in (1, 2, 3):
        done.clear()
        assert crash(act, line=line, own=here)
        assert done == [1, 2, 3][: line - 1]
    assert not crash(act, line=4, own=here)


def test_a_crash_never_keeps_a_lock_that_with_holds() -> None:
    lock, line = Lock(), 1

    def act() -> None:
        with lock:
            sum((1, 2))

    while crash(act, line=line, own=here):
        assert not lock.locked()
        line += 1
    assert line > 2


def test_a_crash_comes_in_the_lines_that_write_a_file(tmp_path: Path) -> None:
    place = crash(lambda: (tmp_path / "a").write_text("b", "utf-8"), line=1, own=here)
    assert place is not None
    assert place.endswith(".py:" + place.rpartition(":")[2])
    assert not crash(MemoryRepository().tasks, line=1, own=here)


def test_a_watch_tells_of_the_lines_of_the_code_it_watches() -> None:
    def at(line: int, module: str = "watched", back: FrameType | None = None) -> FrameType:
        code = SimpleNamespace(co_filename="a/store.py")
        names = {"__name__": module}
        frame = SimpleNamespace(f_lineno=line, f_globals=names, f_code=code, f_back=back)
        return cast("FrameType", frame)

    told: list[Step] = []
    call = watch(lambda name, _file: name == "watched", told.append)
    assert call(at(1, "other"), "call", None) is None
    step = call(at(10, back=at(3, "other")), "call", None)
    for line, event in ((11, "line"), (10, "line"), (12, "return"), (13, "line"), (13, "line")):
        assert step(at(line), event, None) is step
    assert [line for _, line, *_ in told] == [11, 10, 13, 13]
    assert [forward for *_, forward, _ in told] == [True, False, True, False]
    assert all(outermost for *_, outermost in told)
    step = call(at(20, back=at(5, "other", at(3))), "call", None)
    step(at(21), "line", None)
    assert told[-1] == ("a/store.py", 21, True, False)


def test_a_crash_comes_at_the_step_forward_that_is_meant() -> None:
    dies = dying_at(2)
    dies(Step("a/store.py", 1, forward=True, outermost=True))
    dies(Step("a/store.py", 9, forward=False, outermost=True))
    with pytest.raises(Crash, match=r"^store\.py:2$"):
        dies(Step("a/store.py", 2, forward=True, outermost=True))


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A host's package, with a module on its own beside it."""
    for path in ("shop/__init__.py", "shop/inner/__init__.py", "shop/inner/tasks.py", "alone.py"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("class Tasks: pass\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("shop", "shop.inner", "shop.inner.tasks", "alone"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "file", "own"),
    [
        ("shop.inner.tasks", "shop/files.py", True),
        ("shop.inner.tasks", "shop/other/files.py", True),
        ("shop.inner.tasks", "alone.py", False),
        ("shop.inner.tasks", "shop/.venv/lib/site-packages/vendor.py", False),
        ("shop", "shop/inner/tasks.py", True),
        ("shop", "alone.py", False),
        ("alone", "backend.py", True),
        ("alone", "shop/files.py", True),
        ("alone", "<string>", False),
        ("alone", json.__file__, False),
        ("alone", errors.__file__, False),
    ],
)
def test_code_is_a_store_s_own_in_the_package_of_its_class(
    host: Path, module: str, file: str, own: bool
) -> None:
    value = importlib.import_module(module).Tasks()
    place = file if file.startswith("<") else str(host / file)
    assert code_of(value)("another.name", place) is own


def test_further_code_is_named(host: Path) -> None:
    value = importlib.import_module("alone").Tasks()
    own = code_of(MemoryRepository(), ["vendor", host / "shop", host / "alone.py"])
    assert own("vendor", "")
    assert own("vendor.files", "")
    assert not own("vendors", "")
    assert own("any", str(host / "shop" / "inner" / "tasks.py"))
    assert own("any", str(host / "alone.py"))
    assert not own("any", str(host / "other.py"))
    assert own("nhiemvu.testing.memory", "")
    assert not own("nhiemvu.testing.sqlite", sqlite.__file__)
    assert code_of(value)("alone", "")


def test_installed_code_is_a_store_s_own_only_in_the_package_of_its_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site-packages"
    (place / "installed").mkdir(parents=True)
    (place / "installed" / "__init__.py").write_text("class Base: pass\n", "utf-8")
    (place / "lonely.py").write_text("class Tasks: pass\n", "utf-8")
    monkeypatch.syspath_prepend(place)
    base = importlib.import_module("installed").Base
    assert code_of(base())("x", str(place / "installed" / "files.py"))
    assert not code_of(importlib.import_module("lonely").Tasks())("x", str(place / "files.py"))
    derived = type("Derived", (base,), {"__module__": "nowhere"})()
    assert code_of(derived)("installed", "")
    assert not code_of(derived)("x", str(place / "installed" / "files.py"))


def test_a_store_of_which_no_line_is_passed_is_not_said_to_survive() -> None:
    class Hidden(RepositoryContract):
        def code_of(self, repository: TaskRepository) -> Own:  # noqa: ARG002
            return lambda _name, _file: False

    with pytest.raises(AssertionError, match=r"name the modules it writes with in `crashing_in`"):
        Hidden().test_a_crash_leaves_all_new_tasks_or_none(MemoryRepository())


def test_one_call_is_held_up_at_each_line_while_another_ends() -> None:
    done: list[str] = []

    def first() -> None:
        done.append("a")
        done.append("b")

    meetings, seen = Meetings(here, seconds=60), []
    while not meetings.over:
        done.clear()
        meetings.of(first, lambda: done.append("c"))
        seen.append("".join(done))
    assert set(seen) == {"cab", "acb", "abc"}
    assert seen[-1] == "abc"


def test_another_call_may_wait_for_the_one_held_up() -> None:
    lock, steps = Lock(), Step("store.py", 1, forward=True, outermost=False)
    held = HeldUp(lambda: lock.acquire(timeout=60), set(), again=False)
    held.at_first = 0.001
    with lock:
        held.at(steps)
        held.at(steps._replace(line=2))
        held.at(steps._replace(line=3, outermost=True))
    assert [future.result() for future in held.others] == [True]
    assert held.tried == {("store.py", 1, 1), ("store.py", 2, 1)}


def test_another_call_is_made_again_where_it_may_be() -> None:
    step = Step("store.py", 1, forward=True, outermost=True)
    for again, times in ((True, 2), (False, 1)):
        held = HeldUp(lambda: None, set(), again=again)
        for _ in range(3):
            held.at(step)
        assert len(held.others) == times


def test_an_error_of_the_code_itself_is_passed_on() -> None:
    with pytest.raises(ZeroDivisionError):
        crash(lambda: 1 / 0, line=5, own=here)


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
