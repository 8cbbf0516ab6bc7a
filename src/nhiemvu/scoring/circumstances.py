"""What speaks for a unit that was late: grounds on which a charge may be waived, no more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from nhiemvu.auditing.duties import duties
from nhiemvu.auditing.lead_time import earliest_deadline
from nhiemvu.auditing.obligations import obligation_of
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.language import LabelledEnum
from nhiemvu.law.citation import Citation
from nhiemvu.moments import deadline_end, local_day
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from nhiemvu.auditing.obligations import Obligation
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.documents import Document
    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline
    from nhiemvu.scoring.outages import Outage
    from nhiemvu.text import Language


class CircumstanceKind(LabelledEnum):
    """The circumstances that speak for a unit, each with the provision it comes from.

    >>> CircumstanceKind.REVIEW_LATE.label(), str(CircumstanceKind.REVIEW_LATE.basis)
    ('Văn phòng chậm xem xét kết quả', 'điểm c khoản 5 Điều 4')
    """

    ENTERED_LATE = (
        "entered_late",
        "Văn phòng chậm cập nhật nhiệm vụ",
        "the Office entered the task late",
    )
    SHORT_LEAD_TIME = (
        "short_lead_time",
        "thời hạn chưa dành đủ thời gian tối thiểu",
        "the deadline left less than the least time",
    )
    EXTENSION_UNANSWERED = (
        "extension_unanswered",
        "đề nghị gia hạn gửi trong hạn chưa được trả lời khi hết hạn",
        "an extension asked for in time was unanswered when the deadline passed",
    )
    PAPER_DELIVERY = (
        "paper_delivery",
        "báo cáo phát hành trong hạn, có thể đã chuyển bản giấy",
        "the report was released in time, and may have been delivered on paper",
    )
    OUTAGE = (
        "outage",
        "phân hệ gặp sự cố trong ngày cuối của thời hạn",
        "the subsystem was out of order on the last day",
    )
    REVIEW_LATE = (
        "review_late",
        "Văn phòng chậm xem xét kết quả",
        "the Office reviewed a result late",
    )

    @property
    def basis(self) -> Citation:
        """The provision it comes from."""
        return _BASIS[self]


_BASIS = {
    CircumstanceKind.ENTERED_LATE: Citation.parse("11.2.b"),
    CircumstanceKind.SHORT_LEAD_TIME: Citation.parse("4.2"),
    CircumstanceKind.EXTENSION_UNANSWERED: Citation.parse("5.2.d"),
    CircumstanceKind.PAPER_DELIVERY: Citation.parse("4.4"),
    CircumstanceKind.OUTAGE: Citation.parse("12.2"),
    CircumstanceKind.REVIEW_LATE: Citation.parse("4.5.c"),
}
_KIND_OF_DUTY = {
    "enter_task": CircumstanceKind.ENTERED_LATE,
    "review_result": CircumstanceKind.REVIEW_LATE,
}


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing that speaks for the unit; ``detail`` gives its dates (4.2, 4.4, 4.5.c, 5.2.d).

    >>> found = Circumstance(CircumstanceKind.OUTAGE, Text("Thông báo số 31/TB-VP", "31/TB-VP"))
    >>> found.text()
    'phân hệ gặp sự cố trong ngày cuối của thời hạn (Thông báo số 31/TB-VP)'
    """

    kind: CircumstanceKind
    detail: Text
    provisional: bool = False

    @property
    def basis(self) -> Citation:
        """The provision it comes from."""
        return self.kind.basis

    def text(self, lang: Language = "vi") -> str:
        """Say it with its dates."""
        return f"{self.kind.label(lang)} ({self.detail.text(lang)})"


@dataclass(frozen=True, slots=True)
class Question:
    """What charges are asked with: calendar, moment, regulation, outages."""

    calendar: WorkingCalendar
    as_of: datetime
    regulation: Regulation
    outages: tuple[Outage, ...] = ()


def circumstances_of(task: Task, missed: Deadline, asked: Question) -> tuple[Circumstance, ...]:
    """Give what speaks for the unit that missed a deadline, in the order of the kinds.

    What the calendar cannot tell is left out.
    """
    found = [
        *_duties_of_the_office(task, asked),
        *_short_lead_time(task, missed, asked),
        *_extension_unanswered(task, missed),
        *_paper_delivery(task, missed, asked),
        *_outages(missed, asked),
    ]
    order = list(CircumstanceKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _duties_of_the_office(task: Task, asked: Question) -> Iterator[Circumstance]:
    """The Office entered the task late, or reviewed a result late or not at all by now."""
    for duty in duties(task, asked.as_of):
        if duty.kind in _KIND_OF_DUTY:
            with suppress(UnannouncedDateError):
                known = obligation_of(duty, asked.calendar, asked.as_of, asked.regulation)
                if known is not None and known.state in _NOT_MET:
                    kind = _KIND_OF_DUTY[duty.kind]
                    yield Circumstance(kind, _due_and_done(known), known.provisional)


_NOT_MET = ("late", "overdue")


def _due_and_done(duty: Obligation) -> Text:
    due = Text(f"phải xong trước khi hết ngày {shown(duty.due)}", f"due by the end of {duty.due}")
    if duty.done is None:
        return Text(f"{due.vi}, chưa thực hiện", f"{due.en}, not done")
    return Text(
        f"{due.vi}, thực hiện lúc {shown(duty.done)}", f"{due.en}, done at {shown(duty.done, 'en')}"
    )


def _short_lead_time(task: Task, missed: Deadline, asked: Question) -> Iterator[Circumstance]:
    """The deadline that was missed left less than the least time (4.2) [D 14]."""
    if local_day(task.assigned_at) < asked.regulation.effective_on:
        return
    try:
        earliest = earliest_deadline(task, calendar=asked.calendar, regulation=asked.regulation)
    except UnannouncedDateError:
        return
    if local_day(missed) < earliest:
        detail = Text(
            f"thời hạn sớm nhất có thể giao: {shown(earliest)}",
            f"the earliest deadline there may be: {earliest}",
        )
        provisional = earliest > asked.calendar.announced_last
        yield Circumstance(CircumstanceKind.SHORT_LEAD_TIME, detail, provisional)


def _extension_unanswered(task: Task, missed: Deadline) -> Iterator[Circumstance]:
    """An extension asked for before the deadline had no answer when it passed (5.2.d)."""
    end = deadline_end(missed)
    asked_at: datetime | None = None
    for event in task.events:
        if event.at >= end:
            break
        if event.kind == "extension_requested":
            asked_at = event.at
        elif event.kind in _ANSWERS:
            asked_at = None
    if asked_at is not None:
        detail = Text(f"đề nghị lúc {shown(asked_at)}", f"asked for at {shown(asked_at, 'en')}")
        yield Circumstance(CircumstanceKind.EXTENSION_UNANSWERED, detail)


_ANSWERS = ("extension_granted", "extension_refused")


def _paper_delivery(task: Task, missed: Deadline, asked: Question) -> Iterator[Circumstance]:
    """A report released before the deadline had passed was sent after it (4.4) [D 3]."""
    end = deadline_end(missed)
    for event in task.events:
        if event.at > asked.as_of:
            break
        if event.kind == "submitted" and event.at >= end and event.report is not None:
            released = _released_before(event.report, end)
            if released is not None:
                detail = Text(
                    f"phát hành {shown(released)}, gửi qua phân hệ lúc {shown(event.at)}",
                    f"released {shown(released, 'en')}, sent at {shown(event.at, 'en')}",
                )
                yield Circumstance(CircumstanceKind.PAPER_DELIVERY, detail)


def _released_before(report: Document, end: datetime) -> Deadline | None:
    """Give the release of a report, if it was before the end of a deadline [D 11]."""
    released = report.released
    return released if released is not None and deadline_end(released) <= end else None


def _outages(missed: Deadline, asked: Question) -> Iterator[Circumstance]:
    """An outage that was notified overlapped the last day of the deadline (12.2)."""
    end = deadline_end(missed)
    morning = deadline_end(local_day(missed)) - timedelta(days=1)
    for outage in asked.outages:
        if outage.start < end and outage.end > morning:
            yield Circumstance(CircumstanceKind.OUTAGE, Text(outage.notice, outage.notice))
