"""Writers that work beside each other, in threads and in processes of their own."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from nhiemvu.errors import LostUpdateError
from nhiemvu.testing.contracts.examples import a_pair, a_task, received

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    from nhiemvu.model.events import Event
    from nhiemvu.ports import StoredTask, TaskRepository

ATTEMPTS = 1_000
"""How often a writer tries before it gives up."""


def append_to_newest(
    repository: TaskRepository, task_id: str, events: Iterable[Event]
) -> StoredTask:
    """Read, write, and begin again when another came first: what a host does."""
    added = tuple(events)
    attempts = 0
    while True:
        seen = repository.get(task_id)
        try:
            return repository.append(task_id, added, expected=seen.version)
        except LostUpdateError:
            attempts += 1
            if attempts == ATTEMPTS:
                raise


def write_signed(opener: Callable[[], TaskRepository], task_id: str, by: str, times: int) -> None:
    """Write some events, each of which can be told from all others."""
    repository = opener()
    for n in range(times):
        append_to_newest(repository, task_id, [received(f"{by}.{n}")])


def write_pairs(opener: Callable[[], TaskRepository], task_id: str, told: Connection) -> None:
    """Write pairs of events without end, and tell of each once it is written."""
    repository = opener()
    while True:
        told.send(append_to_newest(repository, task_id, a_pair()).version)


def write_when_asked(opener: Callable[[], TaskRepository], asked: Connection) -> None:
    """Write what another program says, and tell it what was written, or nothing if it was late."""
    repository = opener()
    with suppress(EOFError):
        while True:
            write, version, by = asked.recv()
            try:
                asked.send(write(repository, version, by))
            except LostUpdateError:
                asked.send(None)


def append_signed(repository: TaskRepository, version: int, by: str) -> StoredTask:
    """Add an event to a version of the first task."""
    return repository.append("NV-1", [received(by)], expected=version)


def correct_signed(repository: TaskRepository, version: int, by: str) -> StoredTask:
    """Put another task in the place of a version of the first."""
    return repository.replace(a_task(content=by), expected=version)
