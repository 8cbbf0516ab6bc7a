"""Who must act by which day, and whether they did: the 15:00 rule, and answers of coordinators.

A duty is due by the end of a day; at a moment it is open, met, late or overdue.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemvu.auditing.duties import Duty, ObligationKind, duties
from nhiemvu.calendar.cutoff import cutoff_due, cutoff_readings
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.language import LabelledEnum
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import local_day, to_moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.citation import Citation
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline


class State(LabelledEnum):
    """Where a duty stands: open until its day ends, then overdue; done, it is met or late.

    >>> State.MET.label(), State.OVERDUE.label("en")
    ('đúng thời gian', 'overdue')
    """

    OPEN = "open", "chưa đến hạn", "open"
    MET = "met", "đúng thời gian", "met"
    LATE = "late", "chậm", "late"
    OVERDUE = "overdue", "quá thời gian, chưa thực hiện", "overdue"


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty and its state at a moment (4.5.c, 11.2.b, 14.4, 14.6).

    ``who`` is ``office`` or the code of a unit; ``due`` the day by whose end it must be done,
    ``done`` when it was. ``days_late`` are working days, 0 when it is open or met and ``None``
    where the calendar ends before. ``dropped_at`` says when an overdue one fell away undone: the
    result was replaced [D 7], the task recalled [D 12]. ``index`` is the place of the event that
    began it, ``None`` for the entry of the task; ``provisional`` says whether a day that it rests
    on has not been announced.
    """

    kind: ObligationKind
    who: str
    start: Deadline
    due: date
    done: datetime | None
    state: State
    days_late: int | None
    readings: tuple[str, ...]
    dropped_at: datetime | None
    index: int | None
    provisional: bool

    @property
    def basis(self) -> Citation:
        """The provision that sets it."""
        return self.kind.basis


def obligations(
    task: Task,
    *,
    calendar: WorkingCalendar,
    as_of: datetime,
    regulation: Regulation = DONG_THAP,
) -> tuple[Obligation, ...]:
    """Give the duties on a task and their states at a moment (4.5.c, 11.2.b, 14.4, 14.6).

    The Office enters the task and reviews each result; the assignee enters each report document,
    once; a coordinator answers by the day it was asked for. A result sent again before it was
    decided takes the place of the one before, whose review falls away unless it is overdue. Duties
    that began before the regulation are none [D 15]. Raises UnannouncedDateError outside the
    calendar, NotYetAssignedError before the assignment.

    >>> from nhiemvu import Task, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             events=[{"kind": "submitted", "at": "2026-10-16T15:30:00+07:00"}])
    >>> [found] = obligations(task, calendar=official_calendar(),
    ...                       as_of=parse_moment("2026-10-21T08:00:00+07:00"))
    >>> found.kind.value, found.who, found.due.isoformat(), found.state.value, found.days_late
    ('review_result', 'office', '2026-10-19', 'overdue', 2)
    """
    moment = to_moment(as_of)
    found = (obligation_of(duty, calendar, moment, regulation) for duty in duties(task, moment))
    return tuple(obligation for obligation in found if obligation is not None)


def obligation_of(
    duty: Duty, calendar: WorkingCalendar, as_of: datetime, regulation: Regulation
) -> Obligation | None:
    """Ask the calendar about a duty; ``None`` for one that is none, or fell away in time."""
    if began_before(duty, regulation):
        return None
    due = due_of(duty, calendar, regulation)
    state = state_of(duty, due, as_of)
    if state is None:
        return None
    days = 0 if state in (State.OPEN, State.MET) else None
    used = [due] if duty.stated is None else []
    if days is None:
        last = local_day(duty.done or duty.dropped_at or as_of)
        with suppress(UnannouncedDateError):
            days = calendar.working_days_between(due, last)
            used.append(last)
    return Obligation(
        kind=duty.kind,
        who=duty.who,
        start=duty.start,
        due=due,
        done=duty.done,
        state=state,
        days_late=days,
        readings=_readings(duty, calendar, regulation),
        dropped_at=duty.dropped_at,
        index=duty.place,
        provisional=any(day > calendar.announced_last for day in used),
    )


def began_before(duty: Duty, regulation: Regulation) -> bool:
    """Tell whether a duty is older than the regulation [D 15]: by its start, or the day named."""
    return (duty.stated or local_day(duty.start)) < regulation.effective_on


def due_of(duty: Duty, calendar: WorkingCalendar, regulation: Regulation) -> date:
    """Give the day by whose end a duty must be done; raises UnannouncedDateError."""
    if duty.stated is not None:
        return duty.stated
    return cutoff_due(duty.start, calendar=calendar, regulation=regulation)


def state_of(duty: Duty, due: date, as_of: datetime) -> State | None:
    """Give the state of a duty; ``None`` for one that fell away before its day had ended."""
    if duty.done is not None:
        return State.MET if local_day(duty.done) <= due else State.LATE
    if duty.dropped_at is not None:
        return None if local_day(duty.dropped_at) <= due else State.OVERDUE
    return State.OPEN if local_day(as_of) <= due else State.OVERDUE


def _readings(duty: Duty, calendar: WorkingCalendar, regulation: Regulation) -> tuple[str, ...]:
    """Name the readings that the day and the state of a duty rest on."""
    dropped = (duty.dropped_under,) if duty.dropped_under else ()
    if duty.stated is not None:
        return dropped
    start = cutoff_readings(duty.start, calendar=calendar, regulation=regulation)
    return (*start, *dropped)
