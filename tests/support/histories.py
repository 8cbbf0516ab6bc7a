"""Hypothesis strategies for tasks as JSON: valid histories, broken ones, moments around them.

Built event by event from what is allowed next, never filtered. Instants are drawn from a few
anchors on both sides of each deadline, so that ties and edges are the rule and not the exception.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import Any, TypeAlias

from hypothesis import strategies as st

Json: TypeAlias = dict[str, Any]

VIET_NAM = timezone(timedelta(hours=7))
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)
ZONES = {
    "+07:00": VIET_NAM,
    "Z": UTC,
    "+00:00": UTC,
    "-05:00": timezone(timedelta(hours=-5)),
    "+09:30": timezone(timedelta(hours=9, minutes=30)),
}
DAYS = (date(2026, 10, 5), date(2026, 1, 16), date(2025, 12, 30), date(2028, 2, 27))
HOURS = (time(10), time.min, time(15), time(23, 59, 59, 999999))
UNITS: tuple[Json, ...] = (
    {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
    {"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"},
    {"code": "H20.41", "name": "Ủy ban nhân dân phường Mỹ Tho", "kind": "commune"},
    {"code": "H20.77", "name": "Ban Quản lý Khu kinh tế", "kind": "subordinate"},
)
KINDS = (
    "coordination_answered", "delay_attributed", "submitted", "supplemented", "approved",
    "rejected", "extension_requested", "extension_refused", "extension_granted", "received",
    "coordination_requested", "recalled",
)  # fmt: skip
WRONG_KINDS = {
    "event_after_end": KINDS[2:] + KINDS[4:6] * 2,
    "decision_without_submission": KINDS[4:6],
    "supplement_without_submission": ("supplemented",),
    "deadline_not_later": ("extension_granted",),
    "refusal_without_request": ("extension_refused",),
    "coordination_not_requested": ("coordination_answered",),
    "not_a_coordinator": ("delay_attributed",),
}
# Before (<) or after (>) the end of the deadline in force, or soon after the event before (=).
PLOTS: tuple[tuple[str, ...], ...] = (
    (),
    ("submitted<", "supplemented>", "approved="),
    ("submitted<", "rejected>", "extension_granted="),
    ("submitted>", "rejected=", "extension_granted="),
    ("submitted>", "extension_granted=", "rejected<"),
    ("submitted<", "rejected<", "submitted=", "approved="),
    ("extension_requested<", "extension_refused=", "submitted>", "approved="),
)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def _end(deadline: str) -> datetime:
    if "T" in deadline:
        return _instant(deadline) + TICK
    return datetime.combine(date.fromisoformat(deadline) + DAY, time.min, VIET_NAM)


@st.composite
def _texts(draw: st.DrawFn, instant: datetime) -> str:
    """The same instant, written in one of several offsets."""
    offset = draw(st.sampled_from(tuple(ZONES)))
    text = instant.astimezone(ZONES[offset]).isoformat()
    return text.replace("+00:00", "Z") if offset == "Z" else text


@st.composite
def _deadlines(draw: st.DrawFn, after: datetime) -> str:
    """A deadline, date or moment, whose end comes after an instant; often just after it."""
    if draw(st.booleans()):
        days = draw(st.sampled_from((0, 1, 3, 7)))
        return (after.astimezone(VIET_NAM).date() + days * DAY).isoformat()
    gap = draw(st.sampled_from((timedelta(0), TICK, timedelta(hours=7), DAY, 3 * DAY, 7 * DAY)))
    return draw(_texts(after + gap))


@st.composite
def _not_later_deadlines(draw: st.DrawFn, end: datetime) -> str:
    """A deadline that ends at or before an instant: the same, one tick less, a day less."""
    if draw(st.booleans()):
        return ((end - DAY).date() - draw(st.integers(0, 1)) * DAY).isoformat()
    return draw(_texts(end - TICK - draw(st.sampled_from((timedelta(0), TICK, DAY)))))


@dataclass
class _State:
    """What the next event depends on."""

    latest: datetime
    known: set[str]
    asked: set[str] = field(default_factory=set)
    awaiting: bool = False
    open_request: bool = False
    ended_by: str | None = None

    def follow(self, event: Json) -> None:
        kind = event["kind"]
        if kind in ("submitted", "approved", "rejected"):
            self.awaiting = kind == "submitted"
        if kind.startswith("extension_"):
            self.open_request = kind == "extension_requested"
        if kind == "extension_granted":
            self.latest = max(self.latest, _end(event["deadline"]))
        if kind == "coordination_requested":
            self.asked.add(event["unit"])
        if kind in ("approved", "recalled"):
            self.ended_by = kind

    def rungs(self, ladder: list[str], at: datetime) -> list[str]:
        """The deadlines that may be granted next; the first still open at a moment is likelier."""
        left = [deadline for deadline in ladder if _end(deadline) > self.latest]
        return [deadline for deadline in left if _end(deadline) > at][:1] * 4 + left

    def menu(self, *, rungs: bool) -> list[str]:
        """The kinds allowed next; the repeated ones are the likelier."""
        menu = ["coordination_answered"] if self.asked else []
        menu += ["delay_attributed"] if self.known | self.asked else []
        if self.ended_by:
            return menu
        menu += ["submitted"] * 4 + ["received", "extension_requested", "coordination_requested"]
        menu += ["extension_granted"] * 4 if rungs else []
        menu += ["extension_refused"] * 3 if self.open_request else []
        menu += ["rejected"] * 4 + ["approved"] * 2 + ["supplemented"] if self.awaiting else []
        return [*menu, "recalled"]

    def breaks(self, *, moved: bool) -> list[str]:
        """The rules that an event put here could break; ``moved``: time has passed."""
        codes = ["before_assignment", "coordination_not_requested", "not_a_coordinator"]
        codes += ["out_of_order"] if moved else []
        if self.ended_by:
            return [*codes, "event_after_end"]
        if not self.awaiting:
            codes += ["decision_without_submission", "supplement_without_submission"]
        codes += [] if self.open_request else ["refusal_without_request"]
        return [*codes, "deadline_not_later"]


def _state(task: Json, count: int) -> _State:
    state = _State(_end(task["deadline"]), {unit["code"] for unit in task["coordinators"]})
    for event in task["events"][:count]:
        state.follow(event)
    return state


@st.composite
def _details(draw: st.DrawFn, kind: str, state: _State, rungs: list[str]) -> Json:
    """The keys an event needs, and some that must not sway the answer."""
    details: Json = {}
    if kind == "extension_granted":
        details["deadline"] = draw(st.sampled_from(rungs))
    elif kind == "coordination_requested":
        details |= {"unit": draw(st.sampled_from(UNITS))["code"], "due": "2026-10-12"}
    elif kind in KINDS[:2]:
        units = state.asked | (state.known if kind == "delay_attributed" else set())
        details["unit"] = draw(st.sampled_from(sorted(units)))
    elif kind == "extension_requested" and draw(st.integers(0, 3)):
        details["deadline"] = draw(_deadlines(state.latest))
    elif kind == "submitted" and draw(st.booleans()):
        details["report"] = {"title": "Báo cáo", "issued_on": "2026-10-01"}
    elif kind == "approved" and draw(st.booleans()):
        details["confirmed"] = draw(st.sampled_from(("on_time", "late")))
    return details


@st.composite
def _shells(draw: st.DrawFn) -> tuple[Json, datetime]:
    """A task without events, and the instant of its assignment."""
    assigned = datetime.combine(draw(st.sampled_from(DAYS)), draw(st.sampled_from(HOURS)), VIET_NAM)
    units = draw(st.permutations(UNITS))
    task = {
        "id": f"NV-{draw(st.integers(1, 999_999)):06d}",
        "assigned_at": draw(_texts(assigned)),
        "deadline": draw(_deadlines(assigned + draw(st.sampled_from((0, 0, 1, 4, -2))) * DAY)),
        "assignee": units[0],
        "coordinators": units[1 : draw(st.integers(1, 3))],
        "events": [],
    }
    return task, assigned


def _anchors(assigned: datetime, deadlines: list[str]) -> list[datetime]:
    """The assignment, both sides of the end of each deadline, and times far from either."""
    anchors = [assigned, assigned + TICK]
    for deadline in deadlines:
        end = _end(deadline)
        anchors += [end - TICK, end, end + TICK, end - timedelta(hours=9), end + timedelta(hours=9)]
    return sorted(anchors)


def _near(anchors: list[datetime], last: datetime, end: datetime, side: str) -> list[datetime]:
    """A few instants for the next event, on the side of the deadline that is wanted."""
    ahead = [anchor for anchor in anchors if anchor >= last]
    if side == "<":
        return [anchor for anchor in ahead if anchor < end][-3:] or [last]
    if side == ">":
        return [anchor for anchor in ahead if anchor >= end][:3] or [last]
    return [last, last, *ahead[:4]]


@st.composite
def _scripts(draw: st.DrawFn) -> list[str]:
    """A plot with other events, still to be chosen, in between and after."""
    script: list[str] = []
    for step in draw(st.sampled_from(PLOTS)):
        script += [""] * draw(st.integers(0, 1)) + [step]
    return script + [""] * draw(st.integers(0, 2 if script else 10))


@st.composite
def tasks(draw: st.DrawFn) -> Json:
    """A task whose history breaks no rule: 0 to 10 events of any kind, many at one moment."""
    task, assigned = draw(_shells())
    ladder: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        ladder.append(draw(_deadlines(_end(ladder[-1] if ladder else task["deadline"]))))
    anchors = _anchors(assigned, [task["deadline"], *ladder])
    state, instant = _state(task, 0), assigned
    for step in draw(_scripts()):
        instant = draw(st.sampled_from(_near(anchors, instant, state.latest, step[-1:])))
        rungs = state.rungs(ladder, instant)
        menu = state.menu(rungs=bool(rungs))
        if not menu or (state.ended_by and draw(st.booleans())):
            break
        kind = step[:-1] if step[:-1] in menu else draw(st.sampled_from(menu))
        event = {"kind": kind, "at": draw(_texts(instant)), **draw(_details(kind, state, rungs))}
        task["events"].append(event)
        state.follow(event)
    return task


@st.composite
def _wrong_events(draw: st.DrawFn, code: str, task: Json, place: int) -> Json:
    """An event that breaks the rule at this place; too early ones may break others besides."""
    state, assigned = _state(task, place), _instant(task["assigned_at"])
    last = max([assigned, *(_instant(event["at"]) for event in task["events"][:place])])
    kind = draw(st.sampled_from(WRONG_KINDS.get(code, KINDS)))
    gap = draw(st.sampled_from((timedelta(0), TICK, DAY)))
    early = max(gap, TICK)
    at = {"before_assignment": assigned - early, "out_of_order": max(assigned, last - early)}
    event: Json = {"kind": kind, "at": draw(_texts(at.get(code, last + gap)))}
    if kind == "extension_granted":
        later = code != "deadline_not_later" and draw(st.booleans())
        event["deadline"] = draw((_deadlines if later else _not_later_deadlines)(state.latest))
    if kind.startswith("coordination_") or kind == "delay_attributed":
        strangers = {"H20.99", *(unit["code"] for unit in UNITS)} - state.asked
        strangers -= state.known if kind == "delay_attributed" else set()
        event["unit"] = draw(st.sampled_from(sorted(strangers)))
    return event


@st.composite
def broken_tasks(draw: st.DrawFn) -> tuple[Json, int, frozenset[str]]:
    """A task with one wrong event put in, its place, and the codes that may name it."""
    task = draw(tasks())
    assigned, state = _instant(task["assigned_at"]), _state(task, len(task["events"]))
    if draw(st.booleans()) and not state.ended_by:
        last = max([assigned, *(_instant(event["at"]) for event in task["events"])])
        kind = "approved" if state.awaiting else "recalled"
        task["events"].append({"kind": kind, "at": draw(_texts(last + DAY))})
    places: dict[str, list[int]] = {}
    for place in range(len(task["events"]) + 1):
        ahead = task["events"][:place][-1:]
        moved = any(_instant(event["at"]) > assigned for event in ahead)
        for code in _state(task, place).breaks(moved=moved):
            again = any(event["kind"] in WRONG_KINDS.get(code, ()) for event in ahead)
            places.setdefault(code, []).extend([place] * (4 if again else 1))
    code = draw(st.sampled_from(sorted(places)))
    place = draw(st.sampled_from(places[code]))
    event = draw(_wrong_events(code, task, place))
    codes = {code}
    if code == "event_after_end" and _state(task, place).ended_by == "approved":
        codes |= {"decision_without_submission"} if event["kind"] in KINDS[4:6] else set()
    task["events"].insert(place, event)
    return task, place, frozenset(codes)


@st.composite
def moments(draw: st.DrawFn, task: Json) -> datetime:
    """An ``as_of`` at an edge of the task, one tick beside it or between two, in any offset."""
    assigned = _instant(task["assigned_at"])
    happened = {_instant(event["at"]) for event in task["events"]} | {assigned}
    grants = [event for event in task["events"] if event["kind"] == "extension_granted"]
    ordered = sorted(happened | {_end(given["deadline"]) for given in (task, *grants)})
    found = [edge + gap for edge in ordered for gap in (timedelta(0), -TICK, TICK)]
    found += [a + (b - a) / 2 for a, b in pairwise(ordered)] + [ordered[-1] + 30 * DAY]
    found += [at for at in found if at >= max(happened)] * 3
    moment = draw(st.sampled_from([at for at in found if at >= assigned]))
    return moment.astimezone(draw(st.sampled_from(tuple(ZONES.values()))))
