"""What was done with a task against the rules, or without its papers (4.5.b, 5.2.d, 14.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.auditing.lead_time import earliest_deadline
from nhiemvu.auditing.making import finding, unannounced
from nhiemvu.auditing.rules import RULES
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.law.citation import Citation
from nhiemvu.model.documents import Document
from nhiemvu.moments import local_day
from nhiemvu.status.codes import Timeliness
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from nhiemvu.auditing.case import Case
    from nhiemvu.auditing.findings import Finding
    from nhiemvu.moments import Deadline


def lead_time(case: Case) -> Iterator[Finding]:
    """Find a deadline that leaves too little time (4.2) [D 14]."""
    task, days = case.task, case.regulation.lead_time
    if not case.binds(task.assigned_at):
        return
    earliest = earliest_deadline(task, calendar=case.calendar, regulation=case.regulation)
    if local_day(task.deadline) < earliest:
        values = {"deadline": task.deadline, "days": days, "earliest": earliest}
        found = finding("lead_time_short", "deadline", values=values)
        yield case.by_calendar(found, earliest)


def days_off(case: Case) -> Iterator[Finding]:
    """Find deadlines, assigned or granted, that fall on a day off: they stay as stated [D 8]."""
    task = case.task
    stated: list[tuple[int | None, datetime, Deadline]] = [(None, task.assigned_at, task.deadline)]
    for place, event in case.events:
        if event.kind == "extension_granted":
            stated.append((place, event.at, event.deadline))
    for index, at, deadline in stated:
        if case.binds(at) and case.binds(deadline):
            yield from _day_off(case, index, deadline)


def _day_off(case: Case, index: int | None, deadline: Deadline) -> Iterator[Finding]:
    day = local_day(deadline)
    code, granted = "deadline_on_day_off", Citation.parse("5.2.d")
    field = "deadline" if index is None else f"events[{index}].deadline"
    basis = RULES[code].basis if index is None else granted
    try:
        working = case.calendar.is_working_day(day)
    except UnannouncedDateError as error:
        found = unannounced(error, field, _DAY_OFF, basis, index)
        yield case.by_calendar(found, case.calendar.first)
        return
    if not working:
        found = finding(code, field, index=index, basis=basis, values={"deadline": deadline})
        yield case.by_calendar(found, day)


_DAY_OFF = Text("thời hạn có rơi vào ngày nghỉ hay không", "Whether the deadline is a day off")


def extension_papers(case: Case) -> Iterator[Finding]:
    """Find extensions without a request or without their papers (5.2.d)."""
    asked = False
    for place, event in case.events:
        field = f"events[{place}]"
        if event.kind == "extension_requested":
            asked = True
            if _no_paper(event.document) and case.binds(event.at):
                yield finding("extension_request_paper_missing", f"{field}.document", index=place)
        elif event.kind == "extension_refused":
            asked = False
        elif event.kind == "extension_granted":
            if case.binds(event.at):
                values = {"deadline": event.deadline}
                if not asked:
                    yield finding("extension_request_missing", field, index=place, values=values)
                if _no_paper(event.document):
                    paper, field = "extension_grant_paper_missing", f"{field}.document"
                    yield finding(paper, field, index=place, values=values)
            asked = False


def _no_paper(document: Document | None) -> bool:
    """Tell whether a paper is missing; one of which nothing is recorded is none."""
    return document is None or document == Document()


def replaced_results(case: Case) -> Iterator[Finding]:
    """Find results sent again, before a decision, across the deadline (14.5) [D 7]."""
    awaiting: datetime | None = None
    for place, event in case.events:
        if event.kind == "submitted":
            if awaiting is not None and case.binds(event.at):
                was_late = case.late(awaiting)
                if was_late != case.late(event.at):
                    code = _LATE_REPLACED if was_late else _TIMELY_REPLACED
                    sendings = {"before": awaiting, "after": event.at}
                    yield finding(code, f"events[{place}]", index=place, values=sendings)
            awaiting = event.at
        elif event.kind == "rejected":  # after an approval nothing is sent again
            awaiting = None


_LATE_REPLACED, _TIMELY_REPLACED = "late_result_replaced", "timely_result_replaced"


def confirmations(case: Case) -> Iterator[Finding]:
    """Find a confirmation of the Office, on time or late, at odds with the rules (4.5.b, 5.1)."""
    sent_at: datetime | None = None
    for place, event in case.events:
        if event.kind == "submitted":
            sent_at = event.at
        elif event.kind == "approved" and sent_at is not None and case.binds(event.at):
            found = Timeliness.LATE if case.late(sent_at) else Timeliness.ON_TIME
            if event.confirmed is not None and event.confirmed != found:
                yield finding(
                    "confirmation_at_odds",
                    f"events[{place}].confirmed",
                    index=place,
                    values={
                        "confirmed": Timeliness(event.confirmed).words,
                        "found": found.words,
                        "sent": sent_at,
                        "due": case.deadline_at(sent_at),
                    },
                )


def resubmission(case: Case) -> Iterator[Finding]:
    """Find a result that was rejected and must be sent again (14.5)."""
    steps = [(place, event) for place, event in case.events if event.kind in _STEPS]
    if not steps:
        return
    place, event = steps[-1]
    if event.kind == "rejected" and case.binds(event.at):
        values = {"rejected": event.at}
        yield finding("resubmission_owed", f"events[{place}]", index=place, values=values)


_STEPS = ("submitted", "rejected", "recalled")  # an approval comes after a sending


def coordination(case: Case) -> Iterator[Finding]:
    """Find requests to coordinate that name no day (14.6)."""
    for place, event in case.events:
        if event.kind == "coordination_requested" and event.due is None and case.binds(event.at):
            yield finding(
                "coordination_due_missing",
                f"events[{place}].due",
                index=place,
                values={"unit": case.name_of(event.unit)},
            )
