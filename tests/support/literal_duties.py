"""A second reading of the duties of QĐ 128/2026, 4.5.c, 11.2.b, 14.4 and 14.6, from plain JSON.

Of the library it asks one thing: whether a day is worked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu import WorkingCalendar

Json: TypeAlias = dict[str, Any]
VIET_NAM = timezone(timedelta(hours=7))
DAY = timedelta(days=1)


class Law(NamedTuple):
    """What a province's regulation fixes."""

    cutoff: time
    lead_time: int
    effective_on: date


class Duty(NamedTuple):
    """A duty and its state."""

    kind: str
    who: str
    due: date
    done: datetime | None
    state: str
    days_late: int | None
    place: int | None


class Begun(NamedTuple):
    """A duty before its due day is known: when it began, was done, or was dropped by a third."""

    kind: str
    who: str
    start: str
    done: datetime | None
    dropped: datetime | None
    place: int | None


class Beyond(Exception):  # noqa: N818  it is no error: the calendar ends
    """The calendar does not say."""


# The words the clauses use.


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def viet_nam_day(text: str) -> date:
    """The day of a date or of a moment, in Việt Nam."""
    return moment(text).date() if "T" in text else date.fromisoformat(text)


def happened(task: Json, as_of: datetime) -> list[Json]:
    return [event for event in task.get("events", []) if moment(event["at"]) <= as_of]


def released(document: Json | None) -> str | None:
    """The moment of release, else the date alone, as text; nothing where neither is known."""
    document = document or {}
    text: str | None = document.get("released_at") or document.get("issued_on")
    return text


def worked(calendar: WorkingCalendar, day: date) -> bool:
    if not calendar.first <= day <= calendar.last:
        raise Beyond
    return calendar.is_working_day(day)


def _next_worked(calendar: WorkingCalendar, day: date) -> date:
    worked(calendar, day)  # what is before the calendar is unknown too
    while not worked(calendar, day + DAY):
        day += DAY
    return day + DAY


def working_days_late(calendar: WorkingCalendar, due: date, day: date) -> int | None:
    """Working days after the due day, up to the day itself."""
    if not calendar.first <= due <= day <= calendar.last:
        return None
    return sum(worked(calendar, due + n * DAY) for n in range(1, (day - due).days + 1))


# The 15:00 rule: 4.5.c, 11.2.b, 14.4, D 1, D 2, D 11.


def literal_due(start: str, calendar: WorkingCalendar, cutoff: time) -> date:
    """By the end of which day an entry must be made for what happened then."""
    day = viet_nam_day(start)
    if "T" not in start:  # a date alone is the end of that day
        return _next_worked(calendar, day)
    if not worked(calendar, day):  # a day off, whatever the hour
        return _next_worked(calendar, day)
    after = moment(start).time() > cutoff  # at the stroke is not after
    return _next_worked(calendar, day) if after else day


# The duties, one clause each.


def _number(report: Json) -> str:
    return (report.get("reference") or "").strip()


def _same(one: Json, other: Json) -> bool:
    """The same number, spaces and capitals aside, and date; what one record lacks tells nothing.

    Where a number is missing, what both say of the document must not differ.
    """
    numbers = {"".join(_number(report).split()).upper() for report in (one, other)}
    keys = ["issued_on"] if "" not in numbers else ["issued_on", "title", "subject"]
    moments = {
        moment(report["released_at"]) for report in (one, other) if report.get("released_at")
    }
    if "" in numbers and len(moments) > 1:
        return False
    said = [(one.get(key), other.get(key)) for key in keys]
    return len(numbers - {""}) <= 1 and all(a == b for a, b in said if a and b)


def clause_11_2_b(task: Json, as_of: datetime) -> Iterator[Begun]:
    """11.2.b: the Office enters what was released; assigning the task is entering it."""
    start = released(task.get("document"))
    if start is not None:
        yield Begun("enter_task", "office", start, moment(task["assigned_at"]), None, None)


def clause_14_4(task: Json, as_of: datetime) -> Iterator[Begun]:
    """14.4: the unit enters each report document, once, however often it is sent again."""
    sent: list[Json] = []
    for index, event in enumerate(happened(task, as_of)):
        report = event.get("report") or {}
        start = released(report)
        if (
            event["kind"] != "submitted"
            or not any(report.values())
            or any(_same(report, known) for known in sent)
        ):
            continue
        sent.append(report)
        if start is None:
            continue
        who = task["assignee"]["code"]
        yield Begun("enter_report", who, start, moment(event["at"]), None, index)


def clause_4_5_c(task: Json, as_of: datetime) -> Iterator[Begun]:
    """4.5.c: the Office rules on each result; one sent again (D 7) or taken back (D 12) is not."""
    events = happened(task, as_of)
    for index, event in enumerate(events):
        if event["kind"] != "submitted":
            continue
        done = dropped = None
        for later in events[index + 1 :]:
            if later["kind"] in ("approved", "rejected"):
                done = moment(later["at"])
            elif later["kind"] in ("submitted", "recalled"):
                dropped = moment(later["at"])
            if done or dropped:
                break
        yield Begun("review_result", "office", event["at"], done, dropped, index)


def clause_14_6(task: Json, as_of: datetime) -> Iterator[Begun]:
    """14.6: a coordinator answers by the day asked for; a recall drops what is open (D 12)."""
    events = happened(task, as_of)
    for index, event in enumerate(events):
        if event["kind"] != "coordination_requested" or event.get("due") is None:
            continue
        done = dropped = None
        for later in events[index + 1 :]:
            answers = later["kind"] == "coordination_answered" and later["unit"] == event["unit"]
            if answers:
                done = moment(later["at"])
            elif later["kind"] == "recalled":
                dropped = moment(later["at"])
            if done or dropped:
                break
        yield Begun("answer_coordination", event["unit"], event["due"], done, dropped, index)


# Section 4: the state of each.


def _judged(begun: Begun, due: date, as_of: datetime, calendar: WorkingCalendar) -> Duty | None:
    kind, who, _, done, dropped, place = begun
    if dropped is not None and dropped.date() <= due:
        return None
    if done is not None and done.date() <= due:
        return Duty(kind, who, due, done, "met", 0, place)
    if done is not None:
        late = working_days_late(calendar, due, done.date())
        return Duty(kind, who, due, done, "late", late, place)
    until = (dropped or as_of.astimezone(VIET_NAM)).date()
    if until <= due:
        return Duty(kind, who, due, None, "open", 0, place)
    late = working_days_late(calendar, due, until)
    return Duty(kind, who, due, None, "overdue", late, place)


def literal_duties(
    task: Json, as_of: datetime, calendar: WorkingCalendar, law: Law
) -> tuple[list[Duty], list[int | None]]:
    """The duties from the day of the regulation on (D 15); the places of those nobody can date."""
    known: list[Duty] = []
    unknown: list[int | None] = []
    for clause in (clause_11_2_b, clause_14_4, clause_4_5_c, clause_14_6):
        for begun in clause(task, as_of):
            if viet_nam_day(begun.start) < law.effective_on:
                continue
            try:
                asked = begun.kind == "answer_coordination"
                day = viet_nam_day(begun.start)
                due = day if asked else literal_due(begun.start, calendar, law.cutoff)
            except Beyond:
                unknown.append(begun.place)
                continue
            duty = _judged(begun, due, as_of, calendar)
            known += [duty] if duty is not None else []
    return known, unknown
