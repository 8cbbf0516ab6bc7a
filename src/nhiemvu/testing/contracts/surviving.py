"""What is left when others write too, or the program dies: a repository under strain."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing import get_context
from threading import Event
from typing import TYPE_CHECKING

from nhiemvu.errors import LostUpdateError
from nhiemvu.ports import StoredTask
from nhiemvu.testing.contracts.crashes import crash
from nhiemvu.testing.contracts.examples import a_pair, a_task, unchecked
from nhiemvu.testing.contracts.harness import RepositoryHarness
from nhiemvu.testing.contracts.patience import in_time
from nhiemvu.testing.contracts.writers import append_to_newest, write_pairs, write_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from nhiemvu.model.task import Task
    from nhiemvu.ports import TaskRepository

WRITERS = ("một", "hai", "ba")
TIMES = 8


def _all_signed(task: Task, writers: Sequence[str]) -> bool:
    """Tell whether every event of every writer is there once, in the order of each."""
    found = [event.by for event in task.events]
    expected = [[f"{by}.{n}" for n in range(TIMES)] for by in writers]
    ordered = all([by for by in found if by in own] == own for own in expected)
    return ordered and len(found) == len(writers) * TIMES


def _ended(process: BaseProcess, patience: float) -> None:
    """See that a program ends by itself, and well."""
    process.join(patience)
    hanging = process.is_alive()
    process.kill()
    process.join()
    assert not hanging, f"the store hangs: a program has not ended within {patience} seconds"
    assert process.exitcode == 0, "a program that wrote has failed; its error is printed above"


def said_by(told: Connection, patience: float) -> Iterator[int]:
    """Give what a program says, until it is dead or has been silent for too long."""
    with suppress(EOFError, OSError):
        while told.poll(patience):
            yield told.recv()


def _all_stored(repository: TaskRepository) -> list[StoredTask]:
    """Give all tasks with their versions, in order of their ids, as both ways to read give them."""
    found = sorted(repository.tasks(), key=lambda task: task.id)
    stored = [repository.get(task.id) for task in found]
    assert [seen.task for seen in stored] == found, "`get` and `tasks` give different tasks"
    return stored


class SurvivingContract(RepositoryHarness):
    """Whatever happens around it, a write is there or is not, and nothing is lost."""

    def test_writers_in_threads_lose_nothing(self, repository: TaskRepository) -> None:
        """Each event of each writer is there once, and in his order."""
        repository.add([a_task()])
        writers = [partial(write_signed, lambda: repository, "NV-1", by, TIMES) for by in WRITERS]
        in_time(self.patience, *writers)
        assert _all_signed(self.reopened(repository).get("NV-1").task, WRITERS)

    def test_readers_never_see_half_a_write(self, repository: TaskRepository) -> None:
        """Two events that are written together are seen together."""
        repository.add([a_task()])
        seen: set[int] = set()
        states: set[tuple[int, int]] = set()
        written = Event()

        def write() -> None:
            try:
                for _ in range(TIMES):
                    append_to_newest(repository, "NV-1", a_pair())
            finally:
                written.set()

        def read() -> None:
            while not written.is_set():
                stored = repository.get("NV-1")
                states.add((stored.version, len(stored.task.events)))
                seen.update(len(task.events) for task in repository.tasks())

        in_time(self.patience, write, read)
        seen.update(length for _, length in states)
        assert {length % 2 for length in seen} <= {0}
        assert len({version for version, _ in states}) == len(states), "a version with two tasks"
        assert len(repository.get("NV-1").task.events) == 2 * TIMES

    def test_a_crash_leaves_an_append_whole(self, repository: TaskRepository) -> None:
        """The program dies at each line of the append in turn: all events are there, or none."""
        old = a_task()
        repository.add([old])
        version = repository.get("NV-1").version
        self._die_at_each_line(
            repository,
            lambda: repository.append("NV-1", a_pair(), expected=version),
            ([StoredTask(old, version)], [unchecked(old, events=tuple(a_pair()))]),
        )

    def test_a_crash_leaves_a_correction_whole(self, repository: TaskRepository) -> None:
        """The program dies at each line of the replacement in turn: the old task, or the new."""
        old = unchecked(a_task(), events=tuple(a_pair()))
        new = a_task(content="đã sửa")
        repository.add([old])
        version = repository.get("NV-1").version
        self._die_at_each_line(
            repository,
            lambda: repository.replace(new, expected=version),
            ([StoredTask(old, version)], [new]),
        )

    def test_a_crash_leaves_all_new_tasks_or_none(self, repository: TaskRepository) -> None:
        """The tasks of one document are entered together, or have to be entered again."""
        new = [unchecked(a_task("NV-1"), events=tuple(a_pair())), a_task("NV-2")]
        self._die_at_each_line(repository, lambda: repository.add(new), ([], new))

    def _die_at_each_line(
        self,
        repository: TaskRepository,
        act: Callable[[], object],
        states: tuple[list[StoredTask], list[Task]],
    ) -> None:
        """Try the act, dying one line later each time, until the new state is there."""
        own = self.code_of(repository)
        before, new = states
        old = [seen.task for seen in before]
        line, found = 0, old
        while found != new:
            line += 1
            (place,) = in_time(self.patience, partial(crash, act, line=line, own=own))
            assert place or line > 1, (
                "no line of the store was passed: name the modules it writes with in `crashing_in`"
            )
            (stored,) = in_time(self.patience, partial(_all_stored, self.reopened(repository)))
            found = [seen.task for seen in stored]
            assert found in (old, new), f"half a write after a crash at {place}"
            if found == old:
                assert stored == before, f"another version of the old task after a crash at {place}"
            assert place or found == new, "a write that ended without an error is not there"
            for seen in before if found == new else ():
                self._refuses(repository, seen, place)

    def _refuses(self, repository: TaskRepository, seen: StoredTask, place: str | None) -> None:
        """See that a task that was written to has no longer the version it had."""
        opened = self.reopened(repository)
        writing = partial(opened.replace, seen.task, expected=seen.version)
        with suppress(LostUpdateError):
            in_time(self.patience, writing)
            message = (
                f"the new task has the old version after a crash at {place}: who had read the old"
                " task overwrites it; write the task and its version together"
            )
            raise AssertionError(message)

    def test_writers_in_processes_lose_nothing(self, repository: TaskRepository) -> None:
        """Two programs write to one task: each event is there once."""
        opener = self.from_elsewhere(repository)
        repository.add([a_task()])
        spawned = get_context("spawn")
        processes = [
            spawned.Process(target=write_signed, args=(opener, "NV-1", by, TIMES))
            for by in WRITERS[:2]
        ]
        for process in processes:
            process.start()
        in_time(2 * self.patience, *(partial(_ended, each, self.patience) for each in processes))
        (found,) = in_time(self.patience, lambda: opener().get("NV-1"))
        assert _all_signed(found.task, WRITERS[:2])

    def test_a_killed_program_leaves_what_it_had_written(self, repository: TaskRepository) -> None:
        """What was written is there, the write it died in is whole or not at all, and one goes on.

        Every write that the program told of has two events.
        """
        opener = self.from_elsewhere(repository)
        repository.add([a_task()])
        spawned = get_context("spawn")
        telling, told = spawned.Pipe()
        process = spawned.Process(target=write_pairs, args=(opener, "NV-1", telling), daemon=True)
        process.start()
        telling.close()
        heard = list(islice(said_by(told, self.patience), TIMES))
        process.kill()
        process.join()
        heard += said_by(told, self.patience)
        assert len(heard) >= TIMES, "the store hangs, or a program that wrote has failed"
        (found,) = in_time(self.patience, lambda: opener().get("NV-1"))
        assert len(found.task.events) in (2 * len(heard), 2 * len(heard) + 2)
        in_time(self.patience, lambda: append_to_newest(opener(), "NV-1", a_pair()))
