"""What is left when others write too, or the program dies: a repository under strain."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from threading import Event
from typing import TYPE_CHECKING

from nhiemvu.testing.contracts.crashes import crash, modules_of
from nhiemvu.testing.contracts.examples import a_pair, a_task, unchecked
from nhiemvu.testing.contracts.harness import RepositoryHarness
from nhiemvu.testing.contracts.patience import in_time
from nhiemvu.testing.contracts.writers import append_to_newest, write_pairs, write_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

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


def _left_in(told: Connection) -> list[int]:
    """Give what a program that is dead had still said."""
    heard = []
    with suppress(EOFError, OSError):
        while True:
            heard.append(told.recv())
    return heard


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
        written = Event()

        def write() -> None:
            try:
                for _ in range(TIMES):
                    append_to_newest(repository, "NV-1", a_pair())
            finally:
                written.set()

        def read() -> None:
            while not written.is_set():
                seen.add(len(repository.get("NV-1").task.events))
                seen.update(len(task.events) for task in repository.tasks())

        in_time(self.patience, write, read)
        assert {length % 2 for length in seen} <= {0}
        assert len(repository.get("NV-1").task.events) == 2 * TIMES

    def test_a_crash_leaves_an_append_whole(self, repository: TaskRepository) -> None:
        """The program dies at each line of the append in turn: all events are there, or none."""
        old = a_task()
        new = unchecked(old, events=tuple(a_pair()))
        repository.add([old])
        append = partial(append_to_newest, repository, "NV-1", a_pair())
        self._die_at_each_line(repository, append, ([old], [new]))

    def test_a_crash_leaves_a_correction_whole(self, repository: TaskRepository) -> None:
        """The program dies at each line of the replacement in turn: the old task, or the new."""
        old = unchecked(a_task(), events=tuple(a_pair()))
        new = a_task(content="đã sửa")
        repository.add([old])
        self._die_at_each_line(
            repository,
            lambda: repository.replace(new, expected=repository.get("NV-1").version),
            ([old], [new]),
        )

    def test_a_crash_leaves_all_new_tasks_or_none(self, repository: TaskRepository) -> None:
        """The tasks of one document are entered together, or have to be entered again."""
        new = [unchecked(a_task("NV-1"), events=tuple(a_pair())), a_task("NV-2")]
        self._die_at_each_line(repository, lambda: repository.add(new), ([], new))

    def _die_at_each_line(
        self,
        repository: TaskRepository,
        act: Callable[[], object],
        states: tuple[list[Task], list[Task]],
    ) -> None:
        """Try the act, dying one line later each time, until the new state is there."""
        modules = modules_of(repository)
        old, new = states
        line, found = 0, old
        while found != new:
            line += 1
            (place,) = in_time(self.patience, partial(crash, act, line=line, modules=modules))
            (found,) = in_time(self.patience, lambda: list(self.reopened(repository).tasks()))
            found.sort(key=lambda task: task.id)
            assert found in (old, new), f"half a write after a crash at {place}"
            assert place or found == new, "a write that ended without an error is not there"

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
        for process in processes:
            process.join(self.patience)
            process.kill()
            process.join()
        assert [process.exitcode for process in processes] == [0, 0]
        assert _all_signed(opener().get("NV-1").task, WRITERS[:2])

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
        heard = [told.recv() for _ in range(TIMES) if told.poll(self.patience)]
        process.kill()
        process.join()
        heard += _left_in(told)
        found = opener().get("NV-1")
        assert len(heard) >= TIMES
        assert len(found.task.events) in (2 * len(heard), 2 * len(heard) + 2)
        append_to_newest(opener(), "NV-1", a_pair())
