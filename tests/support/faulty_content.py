"""Repositories that keep something else than they were given, or let too much be written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import UnknownTaskError
from nhiemvu.language import nfc
from nhiemvu.moments import VIETNAM
from nhiemvu.ports import StoredTask
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.storing import as_kept
from repository_faults import fails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nhiemvu import Task
    from nhiemvu.model import Event


@fails("events_of_one_moment_keep_their_order")
class TiesSorted(MemoryRepository):
    """Reads events in order of time, and those of one moment in order of their kind."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        for task in super().tasks(**asked):
            events = sorted(task.events, key=lambda event: (event.at, event.kind))
            yield task.model_copy(update={"events": tuple(events)})


@fails(
    "a_moment_is_an_instant",
    "a_new_moment_without_an_offset_is_refused",
    "an_appended_moment_without_an_offset_is_refused",
)
class WallClock(MemoryRepository):
    """Keeps the hands of the clock and forgets the offset."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(_with_moments(task, _wall_clock) for task in tasks)

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        local = [event.model_copy(update={"at": _wall_clock(event.at)}) for event in events]
        return super().append(task_id, local, expected=expected)


@fails("a_microsecond_is_kept")
class Milliseconds(MemoryRepository):
    """Keeps moments to the millisecond."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(_with_moments(task, _milliseconds) for task in tasks)


@fails("a_date_stays_a_date_and_a_moment_a_moment")
class MidnightIsADate(MemoryRepository):
    """Keeps deadlines in one column, where a date is a midnight."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"deadline": _no_midnight(task)}) for task in tasks)


@fails("a_corrected_moment_is_an_instant")
class CorrectedAsWritten(MemoryRepository):
    """Keeps the moments of a correction in the offset they were written in."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with self._writing:
            stored = super().replace(task, expected=expected)
            written = stored.task.model_copy(update={"assigned_at": task.assigned_at})
            return self._put(written, stored.version)


@fails("a_new_moment_without_an_offset_is_refused")
class NewIsLocal(MemoryRepository):
    """Takes a deadline without an offset for a local one, when the task is new."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(_local_deadline(task) for task in tasks)


@fails("a_corrected_moment_without_an_offset_is_refused")
class CorrectedIsLocal(MemoryRepository):
    """Takes a deadline without an offset for a local one, when a task is corrected."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        return super().replace(_local_deadline(task), expected=expected)


@fails("appended_text_is_brought_to_nfc")
class AppendedAsTyped(MemoryRepository):
    """Keeps the words of an appended event the way they were typed."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        with self._writing:
            stored = super().append(task_id, added := tuple(events), expected=expected)
            kept = list(stored.task.events)
            kept[-len(added)] = kept[-len(added)].model_copy(update={"by": added[0].by})
            task = stored.task.model_copy(update={"events": tuple(kept)})
            return self._put(task, stored.version)


@fails("corrected_text_is_brought_to_nfc")
class CorrectedAsTyped(MemoryRepository):
    """Keeps the content of a correction the way it was typed."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        with self._writing:
            stored = super().replace(task, expected=expected)
            typed = stored.task.model_copy(update={"content": task.content})
            return self._put(typed, stored.version)


@fails(
    "text_is_brought_to_nfc",
    "appended_text_is_brought_to_nfc",
    "corrected_text_is_brought_to_nfc",
)
class AnyForm(MemoryRepository):
    """Looks for an id the way it was typed."""

    def get(self, task_id: str) -> StoredTask:
        if task_id not in self._stored:
            raise UnknownTaskError(task_id)
        return self._stored[task_id]


@fails("ids_that_look_alike_are_different")
class CaseBlind(MemoryRepository):
    """Compares ids as a collation does that knows no capitals."""

    def get(self, task_id: str) -> StoredTask:
        return next(
            (stored for key, stored in self._stored.items() if key.lower() == task_id.lower()),
            None,
        ) or super().get(task_id)


@fails("what_was_not_given_stays_unknown")
class BlankIsNull(MemoryRepository):
    """Takes empty text for no text, as some databases do."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"content": task.content or None}) for task in tasks)


@fails("extra_comes_back_untouched")
class ExtraNormalised(MemoryRepository):
    """Brings what belongs to the host to NFC as well."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(
            task.model_copy(
                update={"extra": {nfc(key): value for key, value in task.extra.items()}}
            )
            for task in tasks
        )


@fails(
    "every_field_comes_back_as_it_was",
    "tasks_come_whole",
    "a_replaced_task_keeps_nothing_of_the_old",
)
class FieldsDropped(MemoryRepository):
    """Has no column for who did it."""

    def add(self, tasks: Iterable[Task]) -> None:
        super().add(task.model_copy(update={"drafted_by": None}) for task in tasks)


@fails(
    "a_lost_update_is_refused",
    "of_appends_to_one_version_one_is_written",
    "of_corrections_of_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
    "a_crash_leaves_an_append_whole",
    "a_crash_leaves_a_correction_whole",
)
class LastWriterWins(MemoryRepository):
    """Asks for a version and does not look at it."""

    def _expected(self, task_id: str, _version: int) -> StoredTask:
        return self.get(task_id)

    def _put(self, task: Task, _version: int) -> StoredTask:
        known = self._stored[task.id].version
        return super()._put(task, known + 1)


@fails(
    "no_version_comes_twice",
    "of_corrections_of_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
    "a_crash_leaves_a_correction_whole",
)
class CountsEvents(MemoryRepository):
    """Takes the number of events for the version."""

    def _put(self, task: Task, _version: int) -> StoredTask:
        return super()._put(task, 1 + len(task.events))


@fails(
    "reading_changes_no_version",
    "a_period_follows_what_is_written",
    "a_reader_in_between_sees_the_old_or_the_new",
    "a_crash_leaves_an_append_whole",
    "a_crash_leaves_a_correction_whole",
)
class ReadingCounts(MemoryRepository):
    """Counts the versions up whenever somebody lists the tasks."""

    def tasks(self, **asked: Any) -> Iterator[Task]:
        with self._writing:
            for stored in self._stored.values():
                self._put(stored.task, stored.version + 1)
        yield from super().tasks(**asked)


@fails(
    "what_cannot_have_happened_is_refused",
    "an_appended_moment_without_an_offset_is_refused",
)
class ChecksAfterwards(MemoryRepository):
    """Writes first, and looks at the history then."""

    def append(self, task_id: str, events: Iterable[Event], *, expected: int) -> StoredTask:
        seen, added = self._expected(task_id, expected), tuple(events)
        unchecked = seen.task.model_copy(update={"events": (*seen.task.events, *added)})
        with self._writing:
            self._expected(task_id, expected)
            self._put(unchecked, expected + 1)
            return self._put(as_kept(unchecked), expected + 1)


@fails(
    "a_replaced_task_keeps_nothing_of_the_old",
    "a_crash_leaves_a_correction_whole",
    "a_period_follows_what_is_written",
)
class KeepsOldEvents(MemoryRepository):
    """Corrects a task and leaves the events it had."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        had = self.get(task.id).task.events
        kept = task.model_copy(update={"events": task.events or had})
        return super().replace(kept, expected=expected)


@fails(
    "a_write_gives_what_is_read_next",
    "of_corrections_of_one_version_one_is_written",
    "of_an_append_and_a_correction_one_is_written",
    "writes_to_other_tasks_at_once_are_all_there",
)
class AnswersTooSoon(MemoryRepository):
    """Answers a write with what was there before it."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        before = self.get(task.id)
        return StoredTask(before.task, super().replace(task, expected=expected).version)


@fails("an_unknown_id_is_refused")
class CreatesUnknown(MemoryRepository):
    """Makes a task that is replaced without being there."""

    def replace(self, task: Task, *, expected: int) -> StoredTask:
        if as_kept(task).id not in self._stored:
            self.add([task])
        return super().replace(task, expected=expected)


def _with_moments(task: Task, change: Callable[[datetime], datetime]) -> Task:
    at = [event.model_copy(update={"at": change(event.at)}) for event in task.events]
    fields = {"assigned_at": change(task.assigned_at), "events": tuple(at)}
    return task.model_copy(update=fields)


def _local_deadline(task: Task) -> Task:
    due: Any = task.deadline
    bare = isinstance(due, datetime) and due.tzinfo is None
    return task.model_copy(update={"deadline": _wall_clock(due) if bare else due})


def _wall_clock(moment: datetime) -> datetime:
    return moment.replace(tzinfo=VIETNAM)


def _milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _no_midnight(task: Task) -> Any:
    due: Any = task.deadline
    return due.date() if "T00:00:00+" in due.isoformat() else due
