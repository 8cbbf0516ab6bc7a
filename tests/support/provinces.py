"""Hypothesis strategies for what a report is asked: a province of tasks, a period, a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st

from cases import at, event
from literal_reading import literal_step_edges
from nhiemvu import Period, Task, official_calendar, projected_calendar
from nhiemvu.moments import INSTANT, VIETNAM
from nhiemvu.testing.strategies import tasks
from nhiemvu.testing.strategies.instants import ZONES, Json
from rows import HISTORIES

if TYPE_CHECKING:
    from nhiemvu import WorkingCalendar

DAY = timedelta(days=1)
ALL_GROUPINGS = ("unit", "unit_kind", "leader", "category", "tag", "document", "deadline_month")
ASSIGNEES: tuple[Json, ...] = (
    {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
    {"code": "H20.15", "name": "Sở Tài chính - Kế hoạch", "kind": "department"},
    {"code": "H20.15"},
    {"code": "H20.41", "name": "Ủy ban nhân dân phường Mỹ Tho", "kind": "commune"},
    {"code": "H20.41", "name": "Ủy ban nhân dân thành phố Mỹ Tho", "kind": "other"},
    {"code": "H20.41", "kind": "commune"},
    {"code": "H20.77", "name": "Ban Quản lý Khu kinh tế", "kind": "subordinate"},
    {"code": "H20.99"},
)
LEADERS: tuple[Json | None, ...] = (
    None,
    {"position": "Chủ tịch UBND tỉnh"},
    {"name": "Nguyễn Văn An"},
    {"name": "Nguyễn Văn An", "position": "Chủ tịch UBND tỉnh"},
)
DOCUMENTS: tuple[Json | None, ...] = (
    None,
    {"title": "Công văn"},
    {"title": "Công văn", "reference": "12/UBND-KT", "issued_on": "2025-12-29"},
    {"title": "Công văn", "reference": "12/UBND-KT", "issued_on": "2026-10-05"},
    {"reference": "12/UBND-KT", "issued_on": "2026-10-05"},
    {"reference": "12/UBND-KT"},
    {"issued_on": "2026-10-05"},
)
CATEGORIES = (None, "official_letter", "conclusion_notice", "other_directive")
# "số" is given whole and as a letter with its marks apart: one tag, in Unicode NFC.
TAGS = ("đầu tư công", "chuyển đổi số", "chuyển đổi s\u006f\u0302\u0301", "Tết")
RANGES = ((0, 0), (0, 3), (1, 0), (10, 40), (300, 10), (0, 800))
CALENDARS = (official_calendar(), projected_calendar())


@dataclass(frozen=True)
class Question:
    """What is asked of a province."""

    period: Period
    as_of: datetime | None
    due_soon_days: int
    calendar: WorkingCalendar

    def asked(self) -> dict[str, Any]:
        return {
            "calendar": self.calendar,
            "as_of": self.as_of,
            "due_soon_days": self.due_soon_days,
        }


def tried(*, share: int = 1, at_least: int = 40) -> settings:
    """Set how often a property is tried: a share of what the profile says."""
    return settings(max_examples=max(at_least, settings().max_examples // share))


def read(province: list[Json]) -> list[Task]:
    return [Task.model_validate(task) for task in province]


@st.composite
def _shown_as(draw: st.DrawFn) -> Json:
    """What the rows of a report tell tasks apart by."""
    details: Json = {
        "assignee": draw(st.sampled_from(ASSIGNEES)),
        "directed_by": draw(st.sampled_from(LEADERS)),
        "document": draw(st.sampled_from(DOCUMENTS)),
        "category": draw(st.sampled_from(CATEGORIES)),
        "tags": draw(st.lists(st.sampled_from(TAGS), max_size=3)),
    }
    return {name: value for name, value in details.items() if value is not None}


@st.composite
def provinces(draw: st.DrawFn, *, most: int = 7) -> list[Json]:
    """Tasks with random valid histories under a few units, leaders, documents and tags."""
    least = draw(st.sampled_from((0, most // 2, most)))
    drawn = draw(st.lists(st.tuples(tasks(), _shown_as()), min_size=least, max_size=most))
    return [
        task | details | {"id": f"NV-{number:03}"}
        for number, (task, details) in enumerate(drawn, 1)
    ]


@st.composite
def _periods(draw: st.DrawFn, day: date) -> Period:
    """A period around a day, of each kind; a range may start or end on that very day."""
    kind = draw(st.sampled_from(("month", "quarter", "half", "year", "range", "range")))
    if kind == "month":
        return Period.month(day.year, day.month)
    if kind == "quarter":
        return Period.quarter(day.year, (day.month + 2) // 3)
    if kind == "half":
        return Period.half(day.year, (day.month + 5) // 6)
    if kind == "year":
        return Period.year(day.year)
    before, after = draw(st.sampled_from(RANGES))
    return Period(day - before * DAY, day + after * DAY)


@st.composite
def questions(draw: st.DrawFn, province: list[Json]) -> Question:
    """A period around some edge of the province; its close, or a moment at an edge within."""
    edges = [edge for task in province for edge in literal_step_edges(task)]
    edges = sorted(edges) or [datetime(2026, 10, 5, 10, tzinfo=VIETNAM)]
    period = draw(_periods(draw(st.sampled_from(edges)).date()))
    as_of = None
    if draw(st.booleans()):
        near = [edge + gap for edge in edges for gap in (-INSTANT, timedelta(0), INSTANT)]
        within = [moment for moment in near if period.start <= moment <= period.end]
        as_of = draw(st.sampled_from([*within, period.start, period.end]))
        as_of = as_of.astimezone(draw(st.sampled_from(tuple(ZONES.values()))))
    return Question(
        period=period,
        as_of=as_of,
        due_soon_days=draw(st.sampled_from((3, 3, 1, 10))),
        calendar=draw(st.sampled_from(CALENDARS)),
    )


BREAKDOWNS = (
    *[(name,) for name in ALL_GROUPINGS],
    ("unit", "category"),
    ("category", "unit"),
    ("tag", "unit_kind"),
    ("document", "leader"),
    ("deadline_month", "tag", "unit"),
)
"""Every grouping, and crossings with and without tags."""


def _example_province() -> list[Json]:
    """A task for each row of the decision table, and what lies beside the population."""
    province: list[Json] = [
        {"events": list(events), "assigned_at": at("05 10:00"), "deadline": "2026-10-20"}
        for events, _ in HISTORIES.values()
    ]
    ended = [event("submitted", "05 11:00"), event("approved", "06 09:00")]
    recalled = [event("recalled", "08 09:00")]
    carried = {"assigned_at": "2026-09-25T10:00:00+07:00", "deadline": "2026-10-28"}
    province += [
        carried | {"events": []},
        carried | {"events": recalled},
        {"assigned_at": at("05 10:00"), "deadline": "2026-10-06", "events": ended},
        {"assigned_at": at("07 10:00"), "deadline": "2026-10-27", "events": recalled},
        {"assigned_at": at("26 10:00"), "deadline": "2026-10-30", "events": []},
    ]
    for number, task in enumerate(province):
        task["id"] = f"NV-{number + 1:03}"
        task["assignee"] = ASSIGNEES[number % len(ASSIGNEES)]
        task["category"] = CATEGORIES[number % len(CATEGORIES)]
        task["directed_by"] = LEADERS[number % 3]
        task["document"] = DOCUMENTS[number % len(DOCUMENTS)]
        task["tags"] = list(TAGS[: number % (len(TAGS) + 1)])
    return province


def _beyond_the_calendar() -> list[Json]:
    """Tasks of 2027 and 2028: late by days that are not announced, and not late."""
    moments = [f"2028-01-0{day}T09:00:00+07:00" for day in (4, 5)]
    late: Json = {
        "id": "NV-101",
        "assigned_at": "2027-12-01T10:00:00+07:00",
        "deadline": "2027-12-15",
        "assignee": ASSIGNEES[0],
        "events": [],
    }
    sent = [{"kind": "submitted", "at": moments[0]}, {"kind": "approved", "at": moments[1]}]
    return [
        late,
        late | {"id": "NV-102", "events": sent, "tags": ["Tết"]},
        late | {"id": "NV-103", "deadline": "2028-02-01", "assignee": ASSIGNEES[3]},
    ]


EXAMPLE_PROVINCE = _example_province()
EXAMPLE_QUESTION = Question(
    Period(date(2026, 10, 7), date(2026, 10, 31)),
    datetime(2026, 10, 25, 8, tzinfo=VIETNAM),
    3,
    official_calendar(),
)
BEYOND_THE_CALENDAR = (
    _beyond_the_calendar(),
    Question(Period.month(2028, 1), None, 3, official_calendar()),
)
