"""What a host implements, so that the library can work on tasks where they are kept.

The library keeps no state and reads no clock: the host owns the data and the present. It calls
these from its own use cases, and hands what they give to ``classify``, ``audit``, ``report`` and
``score``; nothing in the library calls a port by itself. No class needs to derive from them: what
has the methods is one. ``nhiemvu.testing.contracts.RepositoryContract`` certifies a repository;
``nhiemvu.testing.memory`` and ``nhiemvu.testing.sqlite`` are two to read.

A use case: the Office approves a result. The host reads the task, checks that the officer saw this
version, appends the event, and answers with the new status.

>>> from nhiemvu import Task, classify
>>> from nhiemvu.model import Approved, Submitted
>>> from nhiemvu.moments import parse_moment
>>> from nhiemvu.testing.memory import MemoryRepository
>>> repository: TaskRepository = MemoryRepository()
>>> repository.add([Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00",
...                      deadline="2026-10-20", assignee={"code": "H20.15"})])
>>> seen = repository.get("NV-1")
>>> seen = repository.append("NV-1", [Submitted(at="2026-10-19T09:00:00+07:00")],
...                          expected=seen.version)
>>> seen = repository.append("NV-1", [Approved(at="2026-10-20T09:00:00+07:00")],
...                          expected=seen.version)
>>> classify(seen.task, as_of=parse_moment("2026-10-20T09:00:00+07:00")).status.value
'completed_on_time'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.calendar.notices import Notice
    from nhiemvu.calendar.periods import Period
    from nhiemvu.model.events import Event
    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task


class StoredTask(NamedTuple):
    """A task as it was read, and its version, which a write must name.

    A version tells one state of one task from every other it ever had, also from an equal one; it
    has no further meaning.
    """

    task: Task
    version: int


class TaskRepository(Protocol):
    """The tasks of a host, each with its history (11.2, 14.4).

    **What is kept.** All of a task, with its events in the order of the list, also those of one
    moment. A moment is an instant: written in another offset it is the same one, it comes back in
    +07:00, and the offset it was written in is not kept. A deadline given as a date stays a date.
    Text is in NFC, ids that are asked for included; ``extra`` is the host's own and comes back as
    the same JSON. Two ids are the same only when they have the same characters: case, marks and
    trailing spaces count.

    **What is written.** Each call is one write: all of it is there afterwards, or nothing, for
    every reader and after a crash. What cannot be a task (a history that cannot have happened, a
    moment without an offset) raises InvalidTask, with the code of the rule, before anything is
    written; ``read_task(task.model_dump_json())`` finds out. Nothing is ever removed: a task that
    is taken back has been recalled (7.1.đ), and its records stay (5.2.c).

    **Who may call.** Any number of threads and processes at once.
    """

    def add(self, tasks: Iterable[Task]) -> None:
        """Store tasks that are new, all of them or none.

        Called when the Office enters a directive document, which may give several tasks (11.2.a),
        and when old records are taken over. Raises TaskExistsError for an id that is stored
        already or comes twice, InvalidTask.
        """

    def get(self, task_id: str) -> StoredTask:
        """Give a task and its version.

        Called before every answer about one task and before every write. Raises UnknownTaskError.
        """

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        """Add events to the end of a history, and give the task as it is then.

        Called when something happens: a result is sent (14.4), decided (4.5.b), a deadline is
        extended (5.2.d). ``expected`` is the version that the writer had read. Raises
        UnknownTaskError, LostUpdateError when another write came first, InvalidTask.
        """

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        """Put a task in the place of the one with its id, and give it as it is then.

        Called to correct a record, under the host's own audit trail. Raises as ``append`` does.
        """

    def tasks(self, *, unit: str | None = None, period: Period | None = None) -> Iterator[Task]:
        """Give tasks one by one, in order of assignment, without loading all of them.

        Called for reports (11.3), scores (15.2) and audits. ``unit`` is the code of the assignee.
        ``period`` keeps those that a report of it counts (10): assigned at or before its end, not
        approved or recalled before its start. Tasks assigned at one moment come in any order, but
        always the same. While the iteration lasts others may write: it gives every task that was
        there when it began once, each as it was before or after a write.
        """


class NoticeSource(Protocol):
    """The notices of days off that a host has received since the library was released.

    >>> from datetime import date
    >>> from nhiemvu import official_calendar
    >>> from nhiemvu.calendar import read_notices
    >>> class Notices:
    ...     def notices(self):
    ...         return read_notices('{"act": {"number": "1/TB-BNV", "date": "2026-12-01"},'
    ...                             ' "off": ["2027-04-29"], "worked": ["2027-05-08"]}')
    >>> source: NoticeSource = Notices()
    >>> calendar = official_calendar().with_notices(source.notices())
    >>> calendar.is_working_day(date(2027, 4, 29)), calendar.edition
    (False, datetime.date(2026, 12, 1))
    """

    def notices(self) -> Iterable[Notice]:
        """Give all of them, in any order: where two differ on a day, the newer act holds.

        Called when the host starts, and again when a notice comes in, to build the calendar that
        it then passes as ``calendar``; swaps have come eight days ahead.
        """


class UnitDirectory(Protocol):
    """The units that may be given tasks (1.1).

    >>> from nhiemvu import Period, Unit, official_calendar, report
    >>> class Units:
    ...     def units(self):
    ...         return [Unit(code="H20.15", name="Sở Tài chính", kind="department")]
    >>> directory: UnitDirectory = Units()
    >>> october = report([], Period.month(2026, 10), calendar=official_calendar(), by=("unit",),
    ...                  units=directory.units())
    >>> [(row.label(), row.tasks) for row in october.rows]
    [('Sở Tài chính', 0)]
    """

    def units(self) -> Iterable[Unit]:
        """Give each unit once, under the code that tasks name it by.

        Called for reports, passed as ``units``: a unit without a task gets a row of zeros (10), and
        one that old records know by its code alone gets its name.
        """
