"""Tasks as JSON with what an audit looks at: documents, reports, papers, files, coordination.

The histories are those of ``histories``; what is added never makes one impossible. Releases and
days asked for fall on both sides of 15:00, of days off, of 16/01/2026 and of what was done.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any, TypeAlias

from hypothesis import strategies as st

from nhiemvu.testing.strategies import tasks
from nhiemvu.testing.strategies.instants import ZONES

Json: TypeAlias = dict[str, Any]
VIET_NAM = timezone(timedelta(hours=7))
TICK = timedelta(microseconds=1)
CLOCKS = (time(8), time(14, 59, 59, 999999), time(15), time(15, 0, 0, 1), time(23, 59, 59, 999999))
BLANKS = (None, "", " \n", "\u00a0")
WORDS = ("Công văn", "Báo cáo")
NUMBERS = ("45/BC-STC", "46/BC-STC", *BLANKS)
SIGNATURES = ("digital", "certified_scan", None)
OFFICER = {"position": "Chánh Văn phòng"}
CATEGORIES = ("official_letter", "conclusion_notice", "other_directive", None)
EDGES = (date(2026, 1, 15), date(2026, 1, 16), date(2027, 12, 31), date(2012, 12, 31))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


@st.composite
def _days(draw: st.DrawFn, near: date) -> date:
    """A day a little before or after another, or at an edge of the law or of the calendar."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(EDGES))
    return near + timedelta(days=draw(st.integers(-7, 4)))


@st.composite
def _releases(draw: st.DrawFn, near: date) -> str:
    """A moment on such a day, on either side of 15:00, in any offset."""
    at = datetime.combine(draw(_days(near)), draw(st.sampled_from(CLOCKS)), VIET_NAM)
    return at.astimezone(draw(st.sampled_from(tuple(ZONES.values())))).isoformat()


@st.composite
def _documents(draw: st.DrawFn, near: date) -> Json:
    """A document of which any part may be missing or blank; often complete."""
    full = draw(st.booleans())
    files = draw(st.lists(st.sampled_from(SIGNATURES), min_size=full, max_size=2))
    made: Json = {
        "title": draw(st.sampled_from(WORDS if full else (*WORDS, *BLANKS))),
        "reference": draw(st.sampled_from(NUMBERS[:2] if full else NUMBERS)),
        "subject": "Giải ngân" if full else draw(st.sampled_from(("Giải ngân", *BLANKS))),
        "signer": OFFICER if full else draw(st.sampled_from((OFFICER, None))),
        "attachments": [{"name": "1.pdf", "signature": signature} for signature in files],
    }
    if full or draw(st.booleans()):
        made["issued_on"] = draw(_days(near)).isoformat()
    if draw(st.booleans()):
        made["released_at"] = draw(_releases(near))
    kept = {key: value for key, value in made.items() if value is not None}
    return draw(st.sampled_from((kept, kept, kept, made, {})))


@st.composite
def _papers(draw: st.DrawFn, near: date) -> Json | None:
    return draw(st.none() | _documents(near))


@st.composite
def _filled(draw: st.DrawFn, event: Json, reports: list[Json]) -> Json:
    """The same event with its report, its paper or the day it asks for; reports come again."""
    day = local(event["at"]).date()
    if event["kind"] == "submitted":
        again = st.sampled_from(reports) if reports else st.nothing()
        report = draw(_papers(day) | again)
        reports += [report] if report is not None else []
        return event | {"report": report}
    if event["kind"] in ("extension_requested", "extension_granted"):
        return event | {"document": draw(_papers(day))}
    if event["kind"] == "coordination_requested":
        due = draw(st.none() | _days(day + timedelta(days=4)))
        return event | {"due": None if due is None else due.isoformat()}
    return event


@st.composite
def full_tasks(draw: st.DrawFn) -> Json:
    """A task whose history breaks no rule, with any of the contents of 11.2.a and 14.4."""
    task = draw(tasks())
    day = local(task["assigned_at"]).date()
    document = draw(_papers(day))
    if document is not None and draw(st.booleans()):
        document = document | {"consultation_slip": draw(st.booleans())}
    reports: list[Json] = []
    return task | {
        "category": draw(st.sampled_from(CATEGORIES)),
        "document": document,
        "directed_by": draw(st.sampled_from((OFFICER, None))),
        "drafted_by": draw(st.sampled_from((OFFICER, None))),
        "events": [draw(_filled(event, reports)) for event in task["events"]],
    }


@st.composite
def audit_moments(draw: st.DrawFn, task: Json) -> datetime:
    """A moment from the assignment on: at an event, or at either side of the end of a day."""
    assigned = local(task["assigned_at"])
    marks = [assigned, *(local(event["at"]) for event in task["events"])]
    mark = draw(st.sampled_from(marks) | st.just(max(marks)))
    end = datetime.combine(mark.date(), time.max, VIET_NAM)
    ends = [end + timedelta(days=n) for n in (0, 1, 2, 3, 4, 5, 12, 40, 800)]
    found = [mark, *ends, *(moment + TICK for moment in ends)]
    as_of = draw(st.sampled_from(found))
    return as_of.astimezone(draw(st.sampled_from(tuple(ZONES.values()))))
