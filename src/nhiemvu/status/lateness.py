"""How late a task is, in working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.moments import local_day
from nhiemvu.status.codes import Status, Timeliness

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.status.verdict import Verdict


def days_late(verdict: Verdict, *, calendar: WorkingCalendar) -> int:
    """Count the working days by which a task is late; 0 for one that is not.

    Completed or awaiting: the working days after the deadline in force when it was sent, up to the
    day of the decisive sending. In progress and overdue: those after the deadline in force, up to
    the day of ``as_of``. Zero is possible for a late one too: due on a Friday, sent on Saturday.
    Raises UnannouncedDateError outside the calendar.

    >>> from nhiemvu import Task, classify, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"})
    >>> verdict = classify(task, as_of=parse_moment("2026-10-26T08:00:00+07:00"))
    >>> days_late(verdict, calendar=official_calendar())
    4
    """
    span = late_span(verdict)
    return 0 if span is None else calendar.working_days_between(*span)


def late_span(verdict: Verdict) -> tuple[date, date] | None:
    """Give the days (after, up to) by which a task is late; ``None`` for one that is not.

    >>> from nhiemvu import Task, classify
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"})
    >>> late_span(classify(task, as_of=parse_moment("2026-10-26T08:00:00+07:00")))
    (datetime.date(2026, 10, 20), datetime.date(2026, 10, 26))
    """
    if verdict.status is Status.IN_PROGRESS_OVERDUE:
        return local_day(verdict.deadline), local_day(verdict.as_of)
    if (
        verdict.status in _SENT
        and verdict.facts.sent is Timeliness.LATE
        and verdict.deadline_when_sent is not None
        and verdict.sent_at is not None
    ):
        return local_day(verdict.deadline_when_sent), local_day(verdict.sent_at)
    return None


_SENT = (Status.AWAITING_CONFIRMATION, Status.COMPLETED_LATE)
