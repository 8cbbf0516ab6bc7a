"""Who wins when several come at once: the contract of a repository on writers that meet."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import chain, count
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from nhiemvu.errors import LostUpdateError, TaskExistsError, UnknownTaskError
from nhiemvu.testing.contracts.examples import a_pair, a_task, unchecked
from nhiemvu.testing.contracts.harness import RepositoryHarness
from nhiemvu.testing.contracts.meetings import Meetings, at_once
from nhiemvu.testing.contracts.writers import append_signed, correct_signed, write_when_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from typing import TypeAlias

    from nhiemvu.model.task import Task
    from nhiemvu.ports import StoredTask, TaskRepository

    Writer: TypeAlias = Callable[[TaskRepository, int, str], StoredTask]
    State: TypeAlias = list[StoredTask | list[Task]]

Found = TypeVar("Found")

TIMES = 2
"""How often all come at the same time, before two meet at each line."""

BY = ("một", "hai", "ba")


def _winners(met: Iterable[Future[Found]], told: type[Exception]) -> Iterator[Found]:
    """Give what those were given who wrote; the others must have been told by an error."""
    for future in met:
        error = future.exception()
        if error is None:
            yield future.result()
        elif not isinstance(error, told):
            raise error


class RacingContract(RepositoryHarness):
    """Of those who write at once each is told the truth, and none takes away what another wrote.

    All write at the same time, and then two, again and again: while one is held up at a line of
    the store, another line each time, the other writes.
    """

    def test_of_appends_to_one_version_one_is_written(self, repository: TaskRepository) -> None:
        """The others are told that theirs is no longer the newest version."""
        repository.add([a_task()])
        self._one_is_written(repository, [append_signed] * 3)

    def test_of_corrections_of_one_version_one_is_written(self, repository: TaskRepository) -> None:
        """The others are told that theirs is no longer the newest version."""
        repository.add([a_task()])
        self._one_is_written(repository, [correct_signed] * 3)

    def test_of_an_append_and_a_correction_one_is_written(self, repository: TaskRepository) -> None:
        """Both look at the version under the same lock, or in a transaction."""
        repository.add([a_task()])
        self._one_is_written(repository, [correct_signed, append_signed, correct_signed])

    def test_of_two_programs_with_one_version_one_writes(self, repository: TaskRepository) -> None:
        """A lock that only one program knows keeps no other from writing."""
        opener = self.from_elsewhere(repository)
        repository.add([a_task()])
        spawned = get_context("spawn")
        asking, asked = spawned.Pipe()
        process = spawned.Process(target=write_when_asked, args=(opener, asked), daemon=True)
        process.start()
        asked.close()

        def elsewhere(write: Writer, _repository: TaskRepository, *given: object) -> StoredTask:
            asking.send((write, *given))
            written: StoredTask | None = asking.recv()
            if written is None:
                raise LostUpdateError("NV-1", version=0, newest=0)
            return written

        try:
            for write in (append_signed, correct_signed):
                self._one_is_written(repository, [write, partial(elsewhere, write)], times=0)
        finally:
            process.kill()
            process.join()

    def _one_is_written(
        self, repository: TaskRepository, writers: Sequence[Writer], *, times: int = TIMES
    ) -> None:
        def acts() -> list[Callable[[], StoredTask]]:
            version = repository.get("NV-1").version
            version = repository.replace(a_task(), expected=version).version
            return [
                partial(write, repository, version, by)
                for write, by in zip(writers, BY, strict=False)
            ]

        for met in self._met(repository, acts, times=times):
            won = list(_winners(met, LostUpdateError))
            assert len(won) == 1, (
                f"{len(won)} of {len(met)} who wrote to one version were told that they had:"
                " compare the version under the lock, or in the transaction, that the write is in"
            )
            assert self.reopened(repository).get("NV-1") == won[0]

    def test_an_id_that_is_added_at_once_is_used_once(self, repository: TaskRepository) -> None:
        """One of those who add a task has added it, the others are told that there is one."""
        numbers = count(1)

        def acts() -> list[Callable[[], list[Task]]]:
            task_id = f"NV-{next(numbers)}"
            return [partial(_added, repository, [a_task(task_id, content=by)]) for by in BY]

        for met in self._met(repository, acts):
            won = list(_winners(met, TaskExistsError))
            assert len(won) == 1, (
                f"{len(won)} of {len(met)} who added one id at once were told that they had: look"
                " for the id under the lock, or in the transaction, that it is added in"
            )
            assert [self.reopened(repository).get(task.id).task for task in won[0]] == won[0]

    def test_tasks_that_are_added_at_once_are_all_there(self, repository: TaskRepository) -> None:
        """Of those who add different tasks none takes away what another adds."""
        numbers = count(1)

        def acts() -> list[Callable[[], list[Task]]]:
            n = next(numbers)
            return [partial(_added, repository, [a_task(f"NV-{n} {by}")]) for by in BY]

        self._all_are_there(repository, acts)

    def test_writes_to_other_tasks_at_once_are_all_there(self, repository: TaskRepository) -> None:
        """An append, a new task and a correction leave each other alone."""
        repository.add([a_task("NV-1"), a_task("NV-2")])
        numbers = count(3)

        def acts() -> list[Callable[[], list[Task]]]:
            n = next(numbers)
            version = repository.get("NV-1").version
            version = repository.replace(a_task("NV-1"), expected=version).version
            seen = repository.get("NV-2").version

            def append() -> list[Task]:
                return [append_signed(repository, version, f"{n}").task]

            def add_and_correct() -> list[Task]:
                added = _added(repository, [a_task(f"NV-{n}")])
                corrected = a_task("NV-2", content=f"{n}")
                return [*added, repository.replace(corrected, expected=seen).task]

            return [add_and_correct, append]

        self._all_are_there(repository, acts)

    def _all_are_there(
        self, repository: TaskRepository, acts: Callable[[], Sequence[Callable[[], list[Task]]]]
    ) -> None:
        for met in self._met(repository, acts):
            for written in chain(*[future.result() for future in met]):
                assert _kept(self.reopened(repository), written.id) == written, (
                    "what was written while another wrote to another task is lost: read and write"
                    " under one lock, or in one transaction"
                )

    def test_a_reader_in_between_sees_the_old_or_the_new(self, repository: TaskRepository) -> None:
        """Whatever line a write is at, a reader sees nothing of it, or all, with its version."""
        repository.add([a_task()])
        numbers = count(2)

        def append(version: int, _unit: str) -> None:
            repository.append("NV-1", a_pair(), expected=version)

        def correct(version: int, _unit: str) -> None:
            repository.replace(a_task(content="đã sửa"), expected=version)

        def add(_version: int, unit: str) -> None:
            names = [f"{unit} {by}" for by in BY]
            repository.add([a_task(name, assignee={"code": unit}) for name in names])

        self._nothing_or_all(repository, append, lambda: "H20.15")
        self._nothing_or_all(repository, correct, lambda: "H20.15")
        self._nothing_or_all(repository, add, lambda: f"NV-{next(numbers)}")

    def _nothing_or_all(
        self,
        repository: TaskRepository,
        write: Callable[[int, str], None],
        unit_of_next: Callable[[], str],
    ) -> None:
        """Read one task and those of a unit while somebody writes to them."""
        old = unchecked(a_task(), events=tuple(a_pair()))
        read: Callable[[], State] = list
        before: State = []
        seen: list[State] = []

        def acts() -> list[Callable[[], None]]:
            nonlocal read, before
            version = repository.get("NV-1").version
            version = repository.replace(old, expected=version).version
            unit = unit_of_next()
            read = partial(_state, repository, unit)
            before = read()
            seen.clear()
            return [partial(write, version, unit), lambda: seen.append(read())]

        for met in self._met(repository, acts, again=True):
            for future in met:
                future.result()
            after = read()
            states = [zip(state, before, after, strict=True) for state in seen]
            for part, first, last in chain(*states):
                assert part in (first, last), (
                    "a reader sees half a write: put the task, its events and its version in place"
                    " at one stroke, or let readers wait"
                )

    def _met(
        self,
        repository: TaskRepository,
        acts: Callable[[], Sequence[Callable[[], Found]]],
        *,
        times: int = TIMES,
        again: bool = False,
    ) -> Iterator[list[Future[Found]]]:
        """Do all acts at once some times, then the first two, one at each line of the other."""
        for _ in range(times):
            yield at_once(self.patience, *acts())
        meetings = Meetings(self.code_of(repository), seconds=self.patience)
        while not meetings.over:
            first, second, *_ = acts()
            yield meetings.of(first, second, again=again)


def _added(repository: TaskRepository, tasks: list[Task]) -> list[Task]:
    repository.add(tasks)
    return tasks


def _kept(repository: TaskRepository, task_id: str) -> Task | None:
    with suppress(UnknownTaskError):
        return repository.get(task_id).task
    return None


def _state(repository: TaskRepository, unit: str) -> State:
    """Give a task with its version, and the tasks of a unit, as a reader finds them."""
    return [repository.get("NV-1"), list(repository.tasks(unit=unit))]
