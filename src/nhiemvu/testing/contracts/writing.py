"""What a write may do, and what it must refuse: the contract of a repository on change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from nhiemvu.errors import InvalidTask, LostUpdateError, TaskExistsError, UnknownTaskError
from nhiemvu.testing.contracts.examples import (
    ASSIGNED,
    SENT,
    a_full_task,
    a_pair,
    a_task,
    an_approval,
    elsewhere,
    received,
    unchecked,
)
from nhiemvu.testing.contracts.harness import RepositoryHarness

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from nhiemvu.model.task import Task
    from nhiemvu.ports import TaskRepository

    Act: TypeAlias = Callable[[], object]


class WritingContract(RepositoryHarness):
    """A write is whole or not at all, rests on the newest version, and never breaks a history."""

    def test_a_write_gives_what_is_read_next(self, repository: TaskRepository) -> None:
        """The answer of a write is the task and the version that anyone reads afterwards."""
        repository.add([a_task()])
        seen = repository.get("NV-1")
        appended = repository.append("NV-1", a_pair(), expected=seen.version)
        assert appended == self.reopened(repository).get("NV-1")
        assert appended.task.events == tuple(a_pair())
        replaced = repository.replace(a_full_task(), expected=appended.version)
        assert replaced == self.reopened(repository).get("NV-1")
        assert replaced.task == a_full_task()

    def test_a_replaced_task_keeps_nothing_of_the_old(self, repository: TaskRepository) -> None:
        """A correction may take events away as well."""
        repository.add([a_full_task(), a_full_task("NV-2")])
        seen = repository.get("NV-1")
        repository.replace(a_task(), expected=seen.version)
        assert self.reopened(repository).get("NV-1").task == a_task()
        assert self.reopened(repository).get("NV-2").task == a_full_task("NV-2")

    def test_an_unknown_id_is_refused(self, repository: TaskRepository) -> None:
        """Reading and writing name the id that is not there, and make nothing of it."""
        repository.add([a_task()])
        version = repository.get("NV-1").version
        acts: tuple[Act, ...] = (
            lambda: repository.get("NV-9"),
            lambda: repository.append("NV-9", [received()], expected=version),
            lambda: repository.replace(a_task("NV-9"), expected=version),
        )
        for act in acts:
            with pytest.raises(UnknownTaskError) as refused:
                act()
            assert refused.value.task_id == "NV-9"
        assert [task.id for task in repository.tasks()] == ["NV-1"]

    def test_an_id_is_used_once(self, repository: TaskRepository) -> None:
        """A second task under an id is refused, with all that was added beside it."""
        repository.add([a_task("NV-1", content="đã có")])
        for second in (
            [a_task("NV-2"), a_task("NV-1")],
            [a_task("NV-2"), a_task("NV-3"), a_task("NV-3")],
        ):
            with pytest.raises(TaskExistsError) as refused:
                repository.add(second)
            assert refused.value.task_id == second[-1].id
        assert [task.content for task in self.reopened(repository).tasks()] == ["đã có"]

    def test_a_lost_update_is_refused(self, repository: TaskRepository) -> None:
        """Two officers read the same version: the second to write is told, and changes nothing."""
        repository.add([a_task()])
        seen = repository.get("NV-1")
        newest = repository.append("NV-1", a_pair(), expected=seen.version)
        acts: tuple[Act, ...] = (
            lambda: repository.append("NV-1", [received()], expected=seen.version),
            lambda: repository.replace(a_task(content="khác"), expected=seen.version),
        )
        for act in acts:
            with pytest.raises(LostUpdateError) as refused:
                act()
            assert (refused.value.version, refused.value.newest) == (seen.version, newest.version)
        assert self.reopened(repository).get("NV-1") == newest

    def test_no_version_comes_twice(self, repository: TaskRepository) -> None:
        """A version tells a state from every other, one that looks the same included."""
        repository.add([a_task()])
        seen = [repository.get("NV-1").version]
        for content in ("một", "hai", "một", "một"):
            task = a_task(content=content)
            seen.append(repository.replace(task, expected=seen[-1]).version)
        seen.append(repository.append("NV-1", [received()], expected=seen[-1]).version)
        seen.append(repository.replace(a_task(), expected=seen[-1]).version)
        assert len(set(seen)) == len(seen)

    def test_reading_changes_no_version(self, repository: TaskRepository) -> None:
        """Who only looks is in nobody's way, and a write to one task none in that of another."""
        repository.add([a_task("NV-1"), a_task("NV-2")])
        seen = repository.get("NV-1")
        list(repository.tasks())
        repository.append("NV-2", [received()], expected=repository.get("NV-2").version)
        assert repository.get("NV-1") == seen

    def test_what_cannot_have_happened_is_refused(self, repository: TaskRepository) -> None:
        """A history that breaks a rule is named by the rule's code before anything is written."""
        repository.add([a_task()])
        seen = repository.get("NV-1")
        broken = unchecked(a_task(), events=(an_approval(),))
        acts: tuple[Act, ...] = (
            lambda: repository.append("NV-1", [received(), an_approval()], expected=seen.version),
            lambda: repository.replace(broken, expected=seen.version),
            lambda: repository.add([a_task("NV-2"), unchecked(broken, id="NV-3")]),
        )
        for act in acts:
            with pytest.raises(InvalidTask) as refused:
                act()
            assert refused.value.code == "decision_without_submission"
        assert self.reopened(repository).get("NV-1") == seen
        assert [task.id for task in self.reopened(repository).tasks()] == ["NV-1"]

    def test_an_appended_moment_without_an_offset_is_refused(
        self, repository: TaskRepository
    ) -> None:
        """What has no offset is no moment; it is neither taken as local nor as UTC."""
        repository.add([a_task()])
        seen = repository.get("NV-1")
        naive = elsewhere(received(), None)
        _refused_as_naive(lambda: repository.append("NV-1", [naive], expected=seen.version))
        assert self.reopened(repository).get("NV-1") == seen

    def test_a_new_moment_without_an_offset_is_refused(self, repository: TaskRepository) -> None:
        """Wherever in a new task it stands."""
        repository.add([a_task("NV-0")])
        for naive in _naive():
            _refused_as_naive(partial(repository.add, [naive]))
        assert [task.id for task in self.reopened(repository).tasks()] == ["NV-0"]

    def test_a_corrected_moment_without_an_offset_is_refused(
        self, repository: TaskRepository
    ) -> None:
        """Wherever in a correction it stands."""
        repository.add([a_task()])
        seen = repository.get("NV-1")
        for naive in _naive():
            _refused_as_naive(partial(repository.replace, naive, expected=seen.version))
        assert self.reopened(repository).get("NV-1") == seen


def _naive() -> list[Task]:
    """Give tasks in each of which one moment, in another place each time, has no offset."""
    task = a_task(deadline=SENT, document={"title": "Công văn", "released_at": ASSIGNED})
    names = ("assigned_at", "deadline", "document")
    found = [unchecked(task, **{name: getattr(elsewhere(task, None), name)}) for name in names]
    return [*found, unchecked(task, events=(elsewhere(received(), None),))]


def _refused_as_naive(act: Act) -> None:
    with pytest.raises(InvalidTask) as refused:
        act()
    assert refused.value.code == "moment_naive"
