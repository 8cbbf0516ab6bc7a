"""Tasks whose history breaks no rule, built event by event from what is allowed next."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nhiemvu.moments import INSTANT, VIETNAM
from nhiemvu.testing.strategies.instants import DAY, DAYS, HOURS, deadlines, end_of, moment_texts
from nhiemvu.testing.strategies.states import KINDS, State, state_of

if TYPE_CHECKING:
    from nhiemvu.testing.strategies.instants import Json

UNITS: tuple[Json, ...] = (
    {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
    {"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"},
    {"code": "H20.41", "name": "Ủy ban nhân dân phường Mỹ Tho", "kind": "commune"},
    {"code": "H20.77", "name": "Ban Quản lý Khu kinh tế", "kind": "subordinate"},
)
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


@st.composite
def _details(draw: st.DrawFn, kind: str, state: State, rungs: list[str]) -> Json:
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
        details["deadline"] = draw(deadlines(state.latest))
    elif kind == "submitted" and draw(st.booleans()):
        details["report"] = {"title": "Báo cáo", "issued_on": "2026-10-01"}
    elif kind == "approved" and draw(st.booleans()):
        details["confirmed"] = draw(st.sampled_from(("on_time", "late")))
    return details


@st.composite
def _shells(draw: st.DrawFn) -> tuple[Json, datetime]:
    """A task without events, and the instant of its assignment."""
    assigned = datetime.combine(draw(st.sampled_from(DAYS)), draw(st.sampled_from(HOURS)), VIETNAM)
    units = draw(st.permutations(UNITS))
    task = {
        "id": f"NV-{draw(st.integers(1, 999_999)):06d}",
        "assigned_at": draw(moment_texts(assigned)),
        "deadline": draw(deadlines(assigned + draw(st.sampled_from((0, 0, 1, 4, -2))) * DAY)),
        "assignee": units[0],
        "coordinators": units[1 : draw(st.integers(1, 3))],
        "events": [],
    }
    return task, assigned


def _anchors(assigned: datetime, deadlines: list[str]) -> list[datetime]:
    """The assignment, both sides of the end of each deadline, and times far from either."""
    anchors = [assigned, assigned + INSTANT]
    for deadline in deadlines:
        end = end_of(deadline)
        anchors += [
            end - INSTANT,
            end,
            end + INSTANT,
            end - timedelta(hours=9),
            end + timedelta(hours=9),
        ]
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
        ladder.append(draw(deadlines(end_of(ladder[-1] if ladder else task["deadline"]))))
    anchors = _anchors(assigned, [task["deadline"], *ladder])
    state, instant = state_of(task, 0), assigned
    for step in draw(_scripts()):
        instant = draw(st.sampled_from(_near(anchors, instant, state.latest, step[-1:])))
        rungs = state.rungs(ladder, instant)
        menu = state.menu(rungs=bool(rungs))
        if not menu or (state.ended_by and draw(st.booleans())):
            break
        kind = step[:-1] if step[:-1] in menu else draw(st.sampled_from(menu))
        event = {
            "kind": kind,
            "at": draw(moment_texts(instant)),
            **draw(_details(kind, state, rungs)),
        }
        task["events"].append(event)
        state.follow(event)
    return task
