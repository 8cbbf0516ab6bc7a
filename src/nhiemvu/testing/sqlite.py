"""A repository of tasks on SQLite, to read and to start from: ``nhiemvu.ports.TaskRepository``.

Two tables: a task without its history, and its events with their place in the list, for two events
of one moment have no other order. Beside the JSON stand the columns that questions are asked of;
moments in them are instants, as microseconds since 1970.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final

from nhiemvu.errors import LostUpdateError, TaskExistsError, UnknownTaskError
from nhiemvu.language import nfc
from nhiemvu.model.reading import read_task
from nhiemvu.moments import INSTANT
from nhiemvu.ports import StoredTask
from nhiemvu.testing.storing import as_kept, ended_at, with_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    from nhiemvu.calendar.periods import Period
    from nhiemvu.model.events import Event
    from nhiemvu.model.task import Task

TABLES: Final = """
CREATE TABLE IF NOT EXISTS tasks (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    unit TEXT NOT NULL,
    assigned_at INTEGER NOT NULL,
    ended_at INTEGER,
    task TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS events (
    id TEXT NOT NULL REFERENCES tasks (id),
    place INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (id, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tasks_in_order ON tasks (assigned_at, id);
"""
"""The tables, made when they are not there yet."""

_ONE: Final = """
SELECT version, task, event FROM tasks LEFT JOIN events USING (id)
WHERE id = ? ORDER BY place
"""
_MANY: Final = """
SELECT id, task, event FROM tasks LEFT JOIN events USING (id)
WHERE (:unit IS NULL OR unit = :unit)
  AND (:last IS NULL OR assigned_at <= :last)
  AND (:first IS NULL OR ended_at IS NULL OR ended_at >= :first)
ORDER BY assigned_at, id, place
"""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PATIENCE = 60.0
"""Seconds that a writer waits for those before it."""


class SqliteRepository:
    """Tasks in one SQLite file; threads and processes may share it.

    Each call opens the file for itself. A write takes the lock of the file before it reads, so
    that nothing comes between its look at the version and its end; what is not committed when a
    call ends, or the process, has never been. Readers see the last commit and wait for nobody.
    The first to open a file makes its tables; let one do so before several start at once.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from nhiemvu import Task
    >>> with TemporaryDirectory() as folder:
    ...     repository = SqliteRepository(Path(folder) / "tasks.sqlite")
    ...     repository.add([Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00",
    ...                          deadline="2026-10-20", assignee={"code": "H20.15"})])
    ...     repository.get("NV-1").task.assignee.code
    'H20.15'
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self._path = path
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(TABLES)

    def add(self, tasks: Iterable[Task]) -> None:
        """Store tasks that are new, all of them or none."""
        with self._write() as connection:
            for task in map(as_kept, tasks):
                if _stored(connection, task.id) is not None:
                    raise TaskExistsError(task.id)
                _insert(connection, task)

    def get(self, task_id: str) -> StoredTask:
        """Give a task and its version."""
        with closing(self._connect()) as connection:
            return _found(connection, task_id)

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        """Add events to the end of a history, and give the task as it is then."""
        with self._write() as connection:
            seen = _expected(connection, task_id, expected).task
            task = with_events(seen, events)
            _update(connection, task, expected + 1)
            _insert_events(connection, task, first=len(seen.events))
        return StoredTask(task, expected + 1)

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        """Put a task in the place of the one with its id, and give it as it is then."""
        with self._write() as connection:
            _expected(connection, task.id, expected)
            task = as_kept(task)
            _update(connection, task, expected + 1)
            connection.execute("DELETE FROM events WHERE id = ?", (task.id,))
            _insert_events(connection, task)
        return StoredTask(task, expected + 1)

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        """Give tasks one by one, in order of assignment, as they were when the iteration began."""
        asked = {
            "unit": None if unit is None else nfc(unit),
            "first": None if period is None else _instant(period.start),
            "last": None if period is None else _instant(period.end),
        }
        with closing(self._connect()) as connection:
            rows = connection.execute(_MANY, asked)
            for _, of_one in groupby(rows, key=lambda row: row[0]):
                yield _task([(task, event) for _, task, event in of_one])

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose work is kept if all goes well: closing it undoes the rest."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")


def _stored(connection: sqlite3.Connection, task_id: str) -> StoredTask | None:
    rows = connection.execute(_ONE, (nfc(task_id),)).fetchall()
    if not rows:
        return None
    return StoredTask(_task([(task, event) for _, task, event in rows]), rows[0][0])


def _found(connection: sqlite3.Connection, task_id: str) -> StoredTask:
    found = _stored(connection, task_id)
    if found is None:
        raise UnknownTaskError(task_id)
    return found


def _expected(connection: sqlite3.Connection, task_id: str, version: int) -> StoredTask:
    found = _found(connection, task_id)
    if found.version != version:
        raise LostUpdateError(task_id, version=version, newest=found.version)
    return found


def _task(rows: list[tuple[str, str | None]]) -> Task:
    """Put a task together from its JSON and that of its events, in their order."""
    events = ",".join(event for _, event in rows if event is not None)
    return read_task(f'{rows[0][0].removesuffix("}")},"events":[{events}]}}')


def _insert(connection: sqlite3.Connection, task: Task) -> None:
    connection.execute(
        "INSERT INTO tasks (id, version, unit, assigned_at, ended_at, task)"
        " VALUES (:id, 1, :unit, :assigned_at, :ended_at, :task)",
        _columns(task),
    )
    _insert_events(connection, task)


def _update(connection: sqlite3.Connection, task: Task, version: int) -> None:
    connection.execute(
        "UPDATE tasks SET version = :version, unit = :unit, assigned_at = :assigned_at,"
        " ended_at = :ended_at, task = :task WHERE id = :id",
        {**_columns(task), "version": version},
    )


def _insert_events(connection: sqlite3.Connection, task: Task, *, first: int = 0) -> None:
    added = [
        (task.id, place, event.model_dump_json())
        for place, event in enumerate(task.events[first:], first)
    ]
    connection.executemany("INSERT INTO events (id, place, event) VALUES (?, ?, ?)", added)


def _columns(task: Task) -> dict[str, str | int | None]:
    end = ended_at(task)
    return {
        "id": task.id,
        "unit": task.assignee.code,
        "assigned_at": _instant(task.assigned_at),
        "ended_at": None if end is None else _instant(end),
        "task": task.model_dump_json(exclude={"events"}),
    }


def _instant(moment: datetime) -> int:
    return (moment - _EPOCH) // INSTANT
