"""The codes by which the receiver of an electronic document tells its sender how far it is (9.1).

The codes are those of the samples that come with the software of the national axis for electronic
documents (status messages of QCVN 102:2016/BTTTT); 07 to 12 and 14 occur in none of them. The
names are our own words. They say how far a document has come, not whether a task is in time: for
that there are the statuses of Điều 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhiemvu.errors import NotYetAssignedError
from nhiemvu.language import LabelledEnum
from nhiemvu.moments import to_moment

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.model.task import Task


class ProcessingCode(LabelledEnum):
    """How far the handling of a document is, as exchanged between systems (9.1; axis samples).

    The codes are text of two characters, ``"01"``, not numbers.

    >>> ProcessingCode("03").label(), ProcessingCode.FINISHED.value
    ('Đã tiếp nhận, vào sổ', '06')
    """

    ARRIVED = "01", "Đã đến, văn thư chưa xử lý", "Arrived, not handled by the clerk yet"
    REFUSED = "02", "Từ chối tiếp nhận", "Refused"
    ACCEPTED = "03", "Đã tiếp nhận, vào sổ", "Accepted and registered"
    ASSIGNED = "04", "Lãnh đạo đã phân công", "Assigned by the head"
    IN_PROGRESS = "05", "Đang xử lý", "In progress"
    FINISHED = "06", "Đã hoàn thành", "Finished"
    RECALLED = "13", "Bên gửi đề nghị thu hồi", "The sender asks to take it back"
    CHANGE_ACCEPTED = (
        "15",
        "Bên nhận đồng ý cho thu hồi, cập nhật",
        "The receiver agrees to the change",
    )
    CHANGE_REFUSED = (
        "16",
        "Bên nhận không đồng ý cho thu hồi, cập nhật",
        "The receiver does not agree to the change",
    )


_TOLD_BY: Final = {
    "received": ProcessingCode.ACCEPTED,
    "extension_requested": ProcessingCode.IN_PROGRESS,
    "extension_granted": ProcessingCode.ARRIVED,
    "extension_refused": ProcessingCode.ARRIVED,
    "submitted": ProcessingCode.IN_PROGRESS,
    "supplemented": ProcessingCode.IN_PROGRESS,
    "rejected": ProcessingCode.IN_PROGRESS,
    "approved": ProcessingCode.FINISHED,
    "recalled": ProcessingCode.RECALLED,
    "coordination_requested": ProcessingCode.IN_PROGRESS,
    "coordination_answered": ProcessingCode.IN_PROGRESS,
    "delay_attributed": ProcessingCode.ARRIVED,
}
"""How far each kind of event shows the unit to be; ``ARRIVED`` where it tells nothing of it, for
it is an act of the authority that gave the task."""


def processing_code(task: Task, *, as_of: datetime) -> ProcessingCode:
    """Give the code to send back about a task at a moment (4.3, 4.5.a, 7.1.đ, 9.1).

    The codes are those of the samples of the national axis. Only events at or before ``as_of``
    exist, and the furthest of them counts: nothing done is 01, received 03, any further act of the
    unit and any result, a rejected one too, 05, approved 06, recalled 13. No event of a task tells
    02, 04, 15 or 16: whether a unit refuses a document, whom its head assigns, and what it says to
    a change stay in its own system. That codes follow events so is this library's reading; the
    regulation names no codes. Raises NotYetAssignedError before the task was assigned, MomentError
    for a naive moment.

    >>> from nhiemvu import Task
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(
    ...     id="NV-1",
    ...     assigned_at="2026-10-05T10:00:00+07:00",
    ...     deadline="2026-10-20",
    ...     assignee={"code": "H20.15", "name": "Sở Tài chính"},
    ...     events=[
    ...         {"kind": "received", "at": "2026-10-05T14:00:00+07:00"},
    ...         {"kind": "submitted", "at": "2026-10-20T16:30:00+07:00"},
    ...     ],
    ... )
    >>> processing_code(task, as_of=parse_moment("2026-10-19T08:00:00+07:00")).value
    '03'
    >>> processing_code(task, as_of=parse_moment("2026-10-31T08:00:00+07:00")).label("en")
    'In progress'
    """
    as_of = to_moment(as_of)
    if as_of < task.assigned_at:
        raise NotYetAssignedError(as_of=as_of, task_id=task.id, assigned_at=task.assigned_at)
    told = (_TOLD_BY[event.kind] for event in task.events if event.at <= as_of)
    return max(told, default=ProcessingCode.ARRIVED)
