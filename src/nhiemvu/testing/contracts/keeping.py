"""What comes back is what was given: the contract of a repository on content."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING

from nhiemvu.language import nfc
from nhiemvu.moments import parse_moment
from nhiemvu.testing.contracts.examples import (
    SENT,
    a_full_task,
    a_task,
    elsewhere,
    events_of_one_moment,
    in_nfd,
    nfd,
    unchecked,
)
from nhiemvu.testing.contracts.harness import RepositoryHarness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.model.task import Task
    from nhiemvu.ports import TaskRepository

NAMED = "NV-Sở Tài chính"
ALIKE = ("NV-1", "nv-1", "NV-1 ", " NV-1", "NV-01", "NV-Đ", "NV-D", "NV-đ", "NV-Ê", "NV-Ế", "NV-_")


def _in_nfc(*found: Task) -> None:
    for task in found:
        typed = [word for word in _words(task.model_dump()) if nfc(word) != word]
        assert typed == [], "text is kept as it was typed: bring it to NFC when it is written"
        assert task.id == NAMED


def _words(value: object) -> Iterator[str]:
    """Give all text within something."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _words(part)
    if isinstance(value, str):
        yield value


class KeepingContract(RepositoryHarness):
    """Everything of a task is kept, in its order; moments are instants, text is in NFC."""

    def test_every_field_comes_back_as_it_was(self, repository: TaskRepository) -> None:
        """Nothing is dropped, cut or guessed, ``extra`` and odd characters included."""
        task = a_full_task()
        repository.add([task])
        found = self.reopened(repository).get(task.id).task
        assert found.model_dump() == task.model_dump()

    def test_what_was_not_given_stays_unknown(self, repository: TaskRepository) -> None:
        """A field without a value is not the same as one with an empty value."""
        bare, blank = a_task("NV-1"), a_task("NV-2", content="", tags=[], extra={"a": ""})
        repository.add([bare, blank])
        found = self.reopened(repository)
        assert found.get("NV-1").task.content is None
        assert found.get("NV-2").task.content == ""
        assert found.get("NV-2").task.extra == {"a": ""}

    def test_extra_comes_back_untouched(self, repository: TaskRepository) -> None:
        """``extra`` is the host's own: neither its text nor its moments are normalised."""
        extra = {nfd("số"): nfd("Đề nghị"), "at": "2026-10-05T03:00:00Z", "n": [1.0, 10**20]}
        repository.add([a_task(extra=extra)])
        assert self.reopened(repository).get("NV-1").task.extra == extra

    def test_a_date_stays_a_date_and_a_moment_a_moment(self, repository: TaskRepository) -> None:
        """A date lasts until its end, a moment at midnight does not (6.1)."""
        day, midnight = "2026-10-20", "2026-10-20T00:00:00+07:00"
        repository.add([a_task("NV-1", deadline=day), a_task("NV-2", deadline=midnight)])
        found = self.reopened(repository)
        assert type(found.get("NV-1").task.deadline) is type(a_task().deadline)
        assert found.get("NV-2").task.deadline == a_task(deadline=midnight).deadline

    def test_a_microsecond_is_kept(self, repository: TaskRepository) -> None:
        """The last microsecond of a day is in time, the next is not."""
        moments = ("2026-10-20T23:59:59.999999+07:00", "2026-10-21T00:00:00+07:00")
        events = [{"kind": "received", "at": moment} for moment in moments]
        task = a_task(deadline=moments[0], events=events)
        repository.add([task])
        found = self.reopened(repository).get("NV-1").task
        assert found.deadline == task.deadline
        assert [event.at for event in found.events] == [event.at for event in task.events]

    def test_events_of_one_moment_keep_their_order(self, repository: TaskRepository) -> None:
        """At one moment the order of the list decides what follows what."""
        events = events_of_one_moment()
        repository.add([a_task("NV-1"), unchecked(a_task("NV-2"), events=tuple(events))])
        seen = repository.get("NV-1")
        for event in events[:5]:
            seen = repository.append("NV-1", [event], expected=seen.version)
        repository.append("NV-1", events[5:], expected=seen.version)
        for task in self.reopened(repository).tasks():
            assert [event.kind for event in task.events] == [event.kind for event in events]

    def test_a_moment_is_an_instant(self, repository: TaskRepository) -> None:
        """Written in another offset it is the same moment, and comes back in Việt Nam's time."""
        due = parse_moment("2026-10-20T17:00:00+07:00")
        here = a_task(deadline=due, events=[{"kind": "received", "at": SENT}])
        there = unchecked(
            here,
            assigned_at=here.assigned_at.astimezone(UTC),
            deadline=due.astimezone(timezone(timedelta(hours=9, minutes=30))),
            events=(),
        )
        event = unchecked(here.events[0], at=here.events[0].at.astimezone(UTC))
        repository.add([there])
        repository.append("NV-1", [event], expected=repository.get("NV-1").version)
        found = self.reopened(repository).get("NV-1").task
        assert found.model_dump_json() == here.model_dump_json()

    def test_a_corrected_moment_is_an_instant(self, repository: TaskRepository) -> None:
        """A correction brings its moments to Việt Nam's time as well."""
        repository.add([a_task()])
        there = elsewhere(a_full_task(), timezone(timedelta(hours=-5)))
        repository.replace(there, expected=repository.get("NV-1").version)
        found = self.reopened(repository).get("NV-1").task
        assert found.model_dump_json() == a_full_task().model_dump_json()

    def test_text_is_brought_to_nfc(self, repository: TaskRepository) -> None:
        """Equal words are equal, whoever typed them; an id finds its task in either form."""
        repository.add([in_nfd(a_full_task(NAMED))])
        found = self.reopened(repository).get(nfd(NAMED))
        _in_nfc(found.task)
        assert self.reopened(repository).get(NAMED) == found

    def test_appended_text_is_brought_to_nfc(self, repository: TaskRepository) -> None:
        """The words of events too, and the id of the task that they are appended to."""
        whole = a_full_task(NAMED)
        repository.add([unchecked(whole, events=())])
        version = repository.get(NAMED).version
        written = repository.append(nfd(NAMED), in_nfd(whole).events, expected=version)
        _in_nfc(written.task, self.reopened(repository).get(NAMED).task)

    def test_corrected_text_is_brought_to_nfc(self, repository: TaskRepository) -> None:
        """A correction is found by its id in either form, and keeps its words in one."""
        repository.add([a_task(NAMED)])
        typed = in_nfd(a_full_task(NAMED))
        written = repository.replace(typed, expected=repository.get(NAMED).version)
        _in_nfc(written.task, self.reopened(repository).get(NAMED).task)
        assert [task.id for task in self.reopened(repository).tasks()] == [NAMED]

    def test_ids_that_look_alike_are_different(self, repository: TaskRepository) -> None:
        """Case, marks and spaces tell ids apart, whatever a database makes of them."""
        repository.add([a_task(task_id, content=f"“{task_id}”") for task_id in ALIKE])
        found = self.reopened(repository)
        assert [found.get(task_id).task.content for task_id in ALIKE] == [f"“{i}”" for i in ALIKE]
