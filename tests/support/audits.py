"""Audits made in a line: a complete entry, with what a test changes."""

from __future__ import annotations

from typing import Any, TypeAlias

from audit_examples import DOCUMENT, ENTRY, REPORT
from nhiemvu import Task, audit, official_calendar
from nhiemvu.auditing import Finding, Obligation, obligations
from nhiemvu.moments import parse_moment

Json: TypeAlias = dict[str, Any]
CALENDAR = official_calendar()
OPTIONS = ("calendar", "regulation")


def iso(text: str) -> str:
    """A moment in Việt Nam, from ``2026-10-05 10:00[:ss[.ffffff]]``."""
    day, clock = text.split()
    return f"{day}T{clock}{':00' if clock.count(':') == 1 else ''}+07:00"


def event(kind: str, when: str, **more: Any) -> Json:
    return {"kind": kind, "at": iso(when), **more}


def sent(when: str, **report: Any) -> Json:
    """A result sent with a complete report, the parts given laid over it."""
    return event("submitted", when, report=REPORT | {"released_at": None} | report)


def entry(*events: Json, **changes: Any) -> Task:
    """A complete entry with these events; ``document`` is laid over the complete one."""
    document = changes.pop("document", {})
    document = None if document is None else DOCUMENT | document
    return Task.model_validate(ENTRY | {"document": document, "events": list(events)} | changes)


def audited(*events: Json, as_of: str = "2026-12-31 00:00", **changes: Any) -> tuple[Finding, ...]:
    options = {"calendar": CALENDAR} | {k: changes.pop(k) for k in OPTIONS if k in changes}
    return audit(entry(*events, **changes), as_of=parse_moment(iso(as_of)), **options)


def codes(*events: Json, **asked: Any) -> list[tuple[str, int | None]]:
    """What is found, the duties apart: each code with the place of its event."""
    return [(one.code, one.index) for one in audited(*events, **asked) if not one.obligation]


def all_codes(*events: Json, **asked: Any) -> list[tuple[str, int | None]]:
    return [(one.code, one.index) for one in audited(*events, **asked)]


def duties(
    kind: str, *events: Json, as_of: str = "2026-12-31 00:00", **changes: Any
) -> list[Obligation]:
    """The duties of one kind, in their order."""
    options = {"calendar": CALENDAR} | {k: changes.pop(k) for k in OPTIONS if k in changes}
    task = entry(*events, **changes)
    found = obligations(task, as_of=parse_moment(iso(as_of)), **options)
    return [one for one in found if one.kind == kind]


def states(kind: str, *events: Json, **asked: Any) -> list[tuple[str, int | None]]:
    """The duties of one kind as their state and working days late."""
    return [(one.state.value, one.days_late) for one in duties(kind, *events, **asked)]
