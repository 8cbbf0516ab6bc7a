"""Years of the sample province, and what to look for in them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from nhiemvu import Task, classify, cutoff_due, official_calendar, read_tasks
from nhiemvu.moments import local_day
from nhiemvu.testing.sample import sample, sample_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nhiemvu.model import Document

CALENDAR = official_calendar()
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
SEEDS = (2026, 1, -7)
Find: TypeAlias = "Callable[[Task], bool]"


@cache
def year(seed: int = 2026) -> tuple[Task, ...]:
    return tuple(read_tasks(map(sample_line, sample(2_000, seed=seed))))


def due_day(task: Task) -> date:
    return local_day(task.deadline)


def kinds(task: Task) -> list[str]:
    return [event.kind for event in task.events]


def late(released_at: datetime | None, entered_at: datetime) -> bool:
    """Tell whether something was entered after its day of the 15:00 rule."""
    return released_at is not None and local_day(entered_at) > cutoff_due(
        released_at, calendar=CALENDAR
    )


def papers(task: Task) -> Iterator[Document]:
    """Give the papers of the unit: reports and requests."""
    for event in task.events:
        if event.kind == "submitted" and event.report:
            yield event.report
        if event.kind == "extension_requested" and event.document:
            yield event.document


def periods(text: str) -> Iterator[date]:
    """Give the last days of the months and quarters that a text speaks of."""
    for month, number in re.findall(r"tháng (\d\d)/(\d{4})", text):
        yield date(int(number), int(month), 28)
    for quarter, number in re.findall(r"quý (IV|I{1,3})/(\d{4})", text):
        yield date(int(number), 3 * ("I", "II", "III", "IV").index(quarter) + 3, 28)


def entered_late_by_the_office(task: Task) -> bool:
    return task.document is not None and late(task.document.released_at, task.assigned_at)


def entered_late_by_the_assignee(task: Task) -> bool:
    return any(
        event.kind == "submitted" and event.report and late(event.report.released_at, event.at)
        for event in task.events
    )


def reviewed_late(task: Task) -> bool:
    waiting: datetime | None = None
    for event in task.events:
        if event.kind in ("approved", "rejected") and late(waiting, event.at):
            return True
        if event.kind == "submitted":
            waiting = event.at
    return False


def extended_unasked(task: Task) -> bool:
    asked = False
    for event in task.events:
        if event.kind == "extension_granted" and not asked:
            return True
        asked = event.kind == "extension_requested" or (
            asked and event.kind not in ("extension_granted", "extension_refused")
        )
    return False


def coordination_answered_late(task: Task) -> bool:
    due = {e.unit: e.due for e in task.events if e.kind == "coordination_requested"}
    answers = {e.unit: local_day(e.at) for e in task.events if e.kind == "coordination_answered"}
    return any(day > asked for unit, day in answers.items() if (asked := due[unit]) is not None)


def confirmed_at_odds(task: Task) -> bool:
    return any(
        event.kind == "approved"
        and event.confirmed is not None
        and event.confirmed != classify(task, as_of=event.at).facts.sent
        for event in task.events
    )


def has(*wanted: str) -> Find:
    """Find the events in this order, whatever lies between."""

    def find(task: Task) -> bool:
        told = iter(kinds(task))
        return all(kind in told for kind in wanted)

    return find


FEATURES: dict[str, Find] = {
    "returned": has("rejected"),
    "sent again after a return": has("rejected", "submitted"),
    "returned and never sent again": lambda task: kinds(task)[-1:] == ["rejected"],
    "sent again while it waits": lambda task: "submitted,submitted" in ",".join(kinds(task)),
    "supplemented": has("supplemented"),
    "extended on request": has("extension_requested", "extension_granted"),
    "extension refused": has("extension_requested", "extension_refused"),
    "extended unasked": extended_unasked,
    "extended twice": has("extension_granted", "extension_granted"),
    "extension without an answer": lambda task: (
        "extension_requested" in kinds(task)
        and not {"extension_granted", "extension_refused"} & set(kinds(task))
    ),
    "entered late by the Office": entered_late_by_the_office,
    "entered late by the assignee": entered_late_by_the_assignee,
    "reviewed late": reviewed_late,
    "coordination answered late": coordination_answered_late,
    "coordination never answered": lambda task: (
        kinds(task).count("coordination_requested") > kinds(task).count("coordination_answered")
    ),
    "delay attributed": has("coordination_requested", "delay_attributed"),
    "recalled": has("recalled"),
    "in place of another": lambda task: task.replaces is not None,
    "an old record with the bare necessities": lambda task: (
        task.document is None and task.category is None and task.directed_by is None
    ),
    "due on a day off": lambda task: (
        FIRST <= due_day(task) <= LAST and not CALENDAR.is_working_day(due_day(task))
    ),
    "due at a moment": lambda task: isinstance(task.deadline, datetime),
    "due the day it was assigned": lambda task: due_day(task) == local_day(task.assigned_at),
    "an online consultation slip": lambda task: (
        task.document is not None and task.document.consultation_slip
    ),
    "a directive without its hour": lambda task: (
        task.document is not None and task.document.released_at is None
    ),
    "nothing sent": lambda task: not {"submitted", "recalled"} & set(kinds(task)),
    "confirmed at odds with the rules": confirmed_at_odds,
}
