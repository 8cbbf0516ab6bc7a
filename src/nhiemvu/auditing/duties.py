"""The duties that the history of a task tells of, before the calendar is asked.

The Office enters the task and reviews each result, the assignee enters each report document, a
coordinator answers. Extensions bring no such duty [D 13], and a duty moves no deadline [D 3].
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from nhiemvu.errors import NotYetAssignedError
from nhiemvu.language import LabelledEnum
from nhiemvu.law.citation import Citation
from nhiemvu.model.documents import Document
from nhiemvu.references import suggested_reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline

OFFICE: Final = "office"
"""Who answers for entering tasks and reviewing results: the Office (4.5, 11.2)."""


class ObligationKind(LabelledEnum):
    """What must be done in time (4.5.c, 11.2.b, 14.4, 14.6).

    >>> ObligationKind.REVIEW_RESULT.label(), str(ObligationKind.REVIEW_RESULT.basis)
    ('Xem xét kết quả', 'điểm c khoản 5 Điều 4')
    """

    ENTER_TASK = "enter_task", "Cập nhật nhiệm vụ", "Enter the task"
    ENTER_REPORT = "enter_report", "Cập nhật báo cáo", "Enter the report"
    REVIEW_RESULT = "review_result", "Xem xét kết quả", "Review the result"
    ANSWER_COORDINATION = "answer_coordination", "Phản hồi phối hợp", "Answer the lead unit"

    @property
    def basis(self) -> Citation:
        """The provision that sets the duty."""
        return _BASIS[self]

    @property
    def of_the_office(self) -> bool:
        """Whether it is the Office that must act (4.5, 11.2)."""
        return self in _OF_THE_OFFICE


_BASIS = {
    ObligationKind.ENTER_TASK: Citation.parse("11.2.b"),
    ObligationKind.ENTER_REPORT: Citation.parse("14.4"),
    ObligationKind.REVIEW_RESULT: Citation.parse("4.5.c"),
    ObligationKind.ANSWER_COORDINATION: Citation.parse("14.6"),
}


_OF_THE_OFFICE = (ObligationKind.ENTER_TASK, ObligationKind.REVIEW_RESULT)


class Duty(NamedTuple):
    """A duty as the history tells it, before the calendar is asked.

    ``start`` begins the 15:00 clock, ``stated`` is the day that was named instead; ``dropped_at``
    is when it fell away undone, under the reading ``dropped_under``. ``place`` is that of the event
    that began it.
    """

    kind: ObligationKind
    who: str
    start: Deadline
    stated: date | None = None
    done: datetime | None = None
    dropped_at: datetime | None = None
    dropped_under: str = ""
    place: int | None = None


def duties(task: Task, as_of: datetime) -> Iterator[Duty]:
    """Give every duty that the history up to a moment tells of, in the order they began."""
    if as_of < task.assigned_at:
        raise NotYetAssignedError(as_of=as_of, task_id=task.id, assigned_at=task.assigned_at)
    released = None if task.document is None else task.document.released
    if released is not None:
        yield Duty(ObligationKind.ENTER_TASK, OFFICE, released, done=task.assigned_at)
    found: list[Duty] = []
    reviewed: int | None = None
    asked: dict[str, list[int]] = {}
    entered: list[Document] = []
    for index, event in enumerate(task.events):
        at = event.at
        if at > as_of:
            break
        if event.kind == "submitted":
            if reviewed is not None:
                found[reviewed] = found[reviewed]._replace(dropped_at=at, dropped_under="D 7")
            released = _first_release(event.report, entered)
            if released is not None:
                who = task.assignee.code
                found.append(Duty(_REPORT, who, released, done=at, place=index))
            reviewed = len(found)
            found.append(Duty(_REVIEW, OFFICE, at, place=index))
        elif event.kind in _DECIDED and reviewed is not None:
            found[reviewed] = found[reviewed]._replace(done=at)
            reviewed = None
        elif event.kind == "coordination_requested" and event.due is not None:
            asked.setdefault(event.unit, []).append(len(found))
            found.append(Duty(_ANSWER, event.unit, at, stated=event.due, place=index))
        elif event.kind == "coordination_answered":
            for place in asked.pop(event.unit, ()):
                found[place] = found[place]._replace(done=at)
        elif event.kind == "recalled":
            still_open = [reviewed] if reviewed is not None else []
            for place in (*still_open, *chain.from_iterable(asked.values())):
                found[place] = found[place]._replace(dropped_at=at, dropped_under="D 12")
            asked.clear()
    yield from found


_REPORT, _REVIEW, _ANSWER = tuple(ObligationKind)[1:]
_DECIDED = ("approved", "rejected")


def _first_release(report: Document | None, entered: list[Document]) -> Deadline | None:
    """Give the release of a report document that is sent for the first time, and note it."""
    if report is None or report == Document() or any(_same(report, known) for known in entered):
        return None
    entered.append(report)
    return report.released


def _same(one: Document, other: Document) -> bool:
    """Tell documents apart by what both of them say, by number and date where both have these.

    A number is compared as it should be written: a slip that was mended makes no other document.
    """
    pairs = (
        (_number(one), _number(other)),
        (one.issued_on, other.issued_on),
        (one.released_at, other.released_at),
        (one.title, other.title),
        (one.subject, other.subject),
    )
    told = pairs[:2] if all(pairs[0]) else pairs
    return all(mine == theirs for mine, theirs in told if mine and theirs)


def _number(document: Document) -> str:
    number = (document.reference or "").strip()
    return suggested_reference(number) or number
