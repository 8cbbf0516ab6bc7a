"""A second, slower reading of the rules on points, written from their words.

Tasks are plain JSON, sums are fractions, nothing of the library's scoring is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from literal_reading import (
    VIET_NAM,
    literal_deadline,
    literal_sent,
    literal_step_edges,
    literal_verdict,
)
from literal_report import literal_days_late, recount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhiemvu import WorkingCalendar
    from nhiemvu.testing.strategies.instants import Json

IN_FORCE = date(2026, 1, 16)
TICK = timedelta(microseconds=1)
DONE = ("completed_on_time", "completed_late", "awaiting_confirmation")


@dataclass(frozen=True)
class Held:
    """What is held against a task: how grave, how late, how it stood."""

    severity: str
    days_late: int | None


def _moment(text: str) -> datetime:

    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def _last_sending(task: Json, as_of: datetime) -> datetime:
    sent = [_moment(e["at"]) for e in task["events"] if e["kind"] == "submitted"]
    return max(at for at in sent if at <= as_of)


def _missed_on(task: Json, status: str, as_of: datetime) -> date:
    """The day of the deadline that was missed: that of the sending, unless it is in progress."""
    at = as_of if status == "in_progress_overdue" else _last_sending(task, as_of)
    deadline = literal_deadline(task, at)
    return _moment(deadline).date() if "T" in deadline else date.fromisoformat(deadline)


def _held_at(task: Json, as_of: datetime, calendar: WorkingCalendar) -> Held | None:
    """The consequence that a status brings at a moment; none before the regulation [D 15]."""
    status, consequence, _ = literal_verdict(task, as_of)
    if consequence == "none" or _missed_on(task, status, as_of) < IN_FORCE:
        return None
    return Held(consequence, literal_days_late(task, status, as_of, calendar))


def literal_held(
    task: Json, mode: str, start: datetime, as_of: datetime, calendar: WorkingCalendar
) -> Held | None:
    """The state that stands; or the gravest record of the period, of equals the latest."""
    if mode == "state":
        return _held_at(task, as_of, calendar)
    assigned = _moment(task["assigned_at"])
    edges = [edge for edge in literal_step_edges(task) if assigned <= edge <= as_of]
    steps: list[tuple[datetime, Any]] = []
    for edge in sorted({assigned, *edges}):
        answer = literal_verdict(task, edge)
        if not steps or steps[-1][1] != answer:
            steps.append((edge, answer))
    ends = [begun - TICK for begun, _ in steps[1:]] + [as_of]
    stood = [end for (begun, _), end in zip(steps, ends, strict=True) if begun >= start]
    found = [held for end in stood if (held := _held_at(task, end, calendar)) is not None]
    grave = [held for held in found if held.severity == "deduct"]
    return (grave or found)[-1] if found else None


def literal_shares(task: Json, allocation: str, as_of: datetime) -> dict[str, Fraction]:
    """Who bears what was held against a task (14.6) [D 16]."""
    own = task["assignee"]["code"]
    blamed = {
        e["unit"]
        for e in task["events"]
        if e["kind"] == "delay_attributed" and _moment(e["at"]) <= as_of
    }
    if not blamed or allocation == "assignee":
        return dict.fromkeys(blamed, Fraction(0)) | {own: Fraction(1)}
    bearing = blamed if allocation == "coordinators" else blamed | {own}
    return {own: Fraction(0)} | {code: Fraction(1, len(bearing)) for code in bearing}


def literal_scores(  # noqa: PLR0913  each is a part of the question
    province: Sequence[Json],
    period: Any,
    policy: Any,
    decisions: dict[str, str],
    *,
    calendar: WorkingCalendar,
    as_of: datetime | None = None,
) -> dict[str, Fraction | None]:
    """The exact points of every unit, before they are rounded."""
    moment = period.end if as_of is None else as_of.astimezone(VIET_NAM)
    found = recount(province, period.first, period.last, calendar=calendar, as_of=as_of).found
    taken: dict[str, list[Fraction]] = {}
    losses: dict[str, list[Fraction]] = {}
    for one in found:
        task, name = one.task, one.task["id"]
        own = task["assignee"]["code"]
        held = literal_held(task, policy.charge, period.start, moment, calendar)
        late = one.status == "awaiting_confirmation" and literal_sent(task, moment) == "late"
        if policy.kind == "decree_335" and policy.charge == "state" and late:
            old = _missed_on(task, one.status, moment) < IN_FORCE
            held = None if old else Held("none", None)
        shares = {own: Fraction(1)}
        if held is not None:
            shares = literal_shares(task, policy.allocation, moment)
        waived = decisions.get(name) == "waive"
        for code, share in shares.items():
            taken.setdefault(code, [])
            losses.setdefault(code, [])
            if policy.kind == "flat" and held is not None:
                if held.severity == "consider_deduction" and decisions.get(name) != "uphold":
                    continue
                points = {"deduct": policy.deduct, "consider_deduction": policy.consider_deduction}
                worth = Fraction(points[held.severity])
                worth += Fraction(policy.per_day_late) * (held.days_late or 0)
                if policy.cap_per_task is not None:
                    worth = min(worth, Fraction(policy.cap_per_task))
                taken[code].append(Fraction(0) if waived else share * worth)
            elif policy.kind == "decree_335":
                charged = held is not None and share > 0 and not waived
                if code == own and one.status == "in_progress_on_time" and policy.count_not_due:
                    losses[code].append(Fraction(1))
                elif charged and one.status == "in_progress_overdue":
                    losses[code].append(share)
                elif charged:
                    losses[code].append(share / 4)
                elif code == own and (one.status in DONE or _forgiven(one.status, held)):
                    losses[code].append(Fraction(0))
    if policy.kind == "flat":
        base, floor = Fraction(policy.base), Fraction(policy.floor)
        return {code: max(base - sum(points), floor) for code, points in taken.items()}
    return {code: _results(policy.shares_of(code), lost) for code, lost in losses.items()}


def _forgiven(status: str, held: Held | None) -> bool:
    """Overdue, and neither borne by the unit nor counted: it costs nothing."""
    return status == "in_progress_overdue" and held is not None


def _results(given: Any, lost: list[Fraction]) -> Fraction | None:
    """(a + b + c) / 3 × 70, with c the mean progress of the tasks."""
    if not lost:
        return None
    progress = 1 - sum(lost, Fraction(0)) / len(lost)
    return (Fraction(given.quantity) + Fraction(given.quality) + progress) / 3 * 70
