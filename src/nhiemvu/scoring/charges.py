"""What is held against a unit: a state or a record with a consequence, never an amount (5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from nhiemvu.errors import UnannouncedDateError
from nhiemvu.law.readings import in_order
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import INSTANT, local_day, to_moment
from nhiemvu.scoring.circumstances import Question, circumstances_of
from nhiemvu.status.classifier import classify
from nhiemvu.status.codes import Consequence, Status, Timeliness
from nhiemvu.status.lateness import days_late
from nhiemvu.status.timeline import records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.citation import Citation
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline
    from nhiemvu.scoring.circumstances import Circumstance
    from nhiemvu.scoring.outages import Outage
    from nhiemvu.status.verdict import Verdict

ChargeBy: TypeAlias = Literal["state", "records"]
"""What is charged: the state that stands, or the gravest record."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What is held against the units of a task: how grave, why, and what speaks for them (5.2).

    ``responsible`` are the units on which the delay was laid (14.6), beside the assignee; a policy
    allocates the charge among them [D 16]. ``missed`` is the deadline in question, ``days_late``
    are working days, ``None`` outside the calendar; ``provisional`` says whether a day it rests on
    has not been announced. ``severity`` is ``none`` only for a delay that no consequence follows
    yet: a late result that awaits confirmation, which some policies count all the same.
    """

    task: str
    assignee: Unit
    responsible: tuple[Unit, ...]
    severity: Consequence
    basis: Citation
    readings: tuple[str, ...]
    missed: Deadline
    days_late: int | None
    circumstances: tuple[Circumstance, ...]
    status: Status
    provisional: bool


def charge_of(  # noqa: PLR0913  each is a part of the question
    task: Task,
    *,
    calendar: WorkingCalendar,
    as_of: datetime,
    regulation: Regulation = DONG_THAP,
    charge: ChargeBy = "state",
    since: datetime | None = None,
    outages: Iterable[Outage] = (),
) -> Charge | None:
    """Give what is held against the units of a task at a moment, at most one charge (5.2).

    By default the state that stands at ``as_of``; with ``charge="records"`` the gravest record
    made from ``since`` on, and of equals the latest, even if the state has been cleared. Nothing
    is charged when the deadline that was missed is older than the regulation [D 15], nor for the
    state of a recalled task; its records stay [D 12]. Raises NotYetAssignedError.

    >>> from nhiemvu import Task, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15", "name": "Sở Tài chính"})
    >>> found = charge_of(task, calendar=official_calendar(),
    ...                   as_of=parse_moment("2026-10-26T08:00:00+07:00"))
    >>> found.severity.value, found.basis.code, found.readings, found.days_late
    ('deduct', '14.5', ('D 5',), 4)
    """
    asked = Question(calendar, to_moment(as_of), regulation, tuple(outages))
    verdict, _ = verdict_charged(task, asked, charge, since)
    return None if verdict is None else charge_for(task, verdict, asked)


def verdict_charged(
    task: Task, asked: Question, charge: ChargeBy, since: datetime | None
) -> tuple[Verdict | None, bool]:
    """Give the verdict that a task is charged for, and whether one was left out as too old [D 15].

    ``None`` where nothing is charged.
    """
    weighty = _weighty(task, asked, charge, since)
    found = [verdict for verdict in weighty if not too_old(verdict, asked.regulation)]
    deductions = [verdict for verdict in found if verdict.consequence is Consequence.DEDUCT]
    return next(reversed(deductions or found), None), bool(weighty) and not found


def _weighty(
    task: Task, asked: Question, charge: ChargeBy, since: datetime | None
) -> list[Verdict]:
    """Give the verdicts with a consequence: the state that stands, or each record since a moment.

    A record is told at the last moment it stood.
    """
    moments = [asked.as_of]
    if charge == "records":
        moments = [
            asked.as_of if step.end is None else step.end - INSTANT
            for step in records(task, until=asked.as_of)
            if since is None or step.start >= since
        ]
    verdicts = [classify(task, as_of=moment) for moment in moments]
    return [verdict for verdict in verdicts if verdict.consequence is not Consequence.NONE]


def too_old(verdict: Verdict, regulation: Regulation) -> bool:
    """Tell whether the deadline that was missed is older than the regulation [D 15]."""
    return local_day(_missed(verdict)) < regulation.effective_on


def delay_awaiting(verdict: Verdict, regulation: Regulation) -> bool:
    """Tell whether a late result awaits confirmation: a delay, with no consequence yet (5.2.a)."""
    return (
        verdict.status is Status.AWAITING_CONFIRMATION
        and verdict.facts.sent is Timeliness.LATE
        and not too_old(verdict, regulation)
    )


def charge_for(task: Task, verdict: Verdict, asked: Question) -> Charge:
    """Make the charge that rests on a verdict."""
    missed = _missed(verdict)
    circumstances = circumstances_of(task, missed, asked)
    responsible = _responsible(task, asked.as_of)
    days, provisional = _days_late(verdict, asked.calendar)
    return Charge(
        task=task.id,
        assignee=task.assignee,
        responsible=responsible,
        severity=verdict.consequence,
        basis=verdict.basis,
        readings=_readings(task, verdict, responsible, asked.as_of),
        missed=missed,
        days_late=days,
        circumstances=circumstances,
        status=verdict.status,
        provisional=provisional or any(one.provisional for one in circumstances),
    )


def _missed(verdict: Verdict) -> Deadline:
    """Give the deadline that was missed: that of the sending, for a result that was sent late."""
    if verdict.status is Status.IN_PROGRESS_OVERDUE or verdict.deadline_when_sent is None:
        return verdict.deadline
    return verdict.deadline_when_sent


def _days_late(verdict: Verdict, calendar: WorkingCalendar) -> tuple[int | None, bool]:
    """Count the working days late, and tell whether one of them is not announced."""
    try:
        days = days_late(verdict, calendar=calendar)
    except UnannouncedDateError:
        return None, False
    until = verdict.sent_at if verdict.status is not Status.IN_PROGRESS_OVERDUE else None
    return days, local_day(until or verdict.as_of) > calendar.announced_last


def _responsible(task: Task, as_of: datetime) -> tuple[Unit, ...]:
    """Give the units on which a delay was laid so far, in the order they were named (14.6)."""
    named = [
        event.unit
        for event in task.events
        if event.at <= as_of and event.kind == "delay_attributed"
    ]
    return tuple(map(task.unit, dict.fromkeys(named)))


def _readings(
    task: Task, verdict: Verdict, responsible: tuple[Unit, ...], as_of: datetime
) -> tuple[str, ...]:
    """Name the readings a charge rests on, in the order of their numbers."""
    found = {*verdict.readings}
    found |= {"D 16"} if responsible else set()
    recalled = any(event.kind == "recalled" and event.at <= as_of for event in task.events)
    found |= {"D 12"} if recalled else set()
    return in_order(found)
