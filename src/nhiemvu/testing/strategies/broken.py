"""Tasks in whose history one event breaks a rule."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nhiemvu.moments import INSTANT
from nhiemvu.testing.strategies.histories import UNITS, tasks
from nhiemvu.testing.strategies.instants import (
    DAY,
    deadlines,
    instant_of,
    moment_texts,
    not_later_deadlines,
)
from nhiemvu.testing.strategies.states import KINDS, WRONG_KINDS, state_of

if TYPE_CHECKING:
    from nhiemvu.testing.strategies.instants import Json

WANTED = (*WRONG_KINDS, "out_of_order", "before_assignment")
"""The codes of what is refused: which one is drawn does not depend on how often it may come."""


@st.composite
def _wrong_events(draw: st.DrawFn, code: str, task: Json, place: int) -> Json:
    """An event that breaks the rule at this place; too early ones may break others besides."""
    state, assigned = state_of(task, place), instant_of(task["assigned_at"])
    last = max([assigned, *(instant_of(event["at"]) for event in task["events"][:place])])
    kind = draw(st.sampled_from(WRONG_KINDS.get(code, KINDS)))
    gap = draw(st.sampled_from((timedelta(0), INSTANT, DAY)))
    early = max(gap, INSTANT)
    at = {"before_assignment": assigned - early, "out_of_order": max(assigned, last - early)}
    event: Json = {"kind": kind, "at": draw(moment_texts(at.get(code, last + gap)))}
    if kind == "extension_granted":
        later = code != "deadline_not_later" and draw(st.booleans())
        event["deadline"] = draw((deadlines if later else not_later_deadlines)(state.latest))
    if kind.startswith("coordination_") or kind == "delay_attributed":
        strangers = {"H20.99", *(unit["code"] for unit in UNITS)} - state.asked
        strangers -= state.known if kind == "delay_attributed" else set()
        event["unit"] = draw(st.sampled_from(sorted(strangers)))
    return event


@st.composite
def broken_tasks(draw: st.DrawFn) -> tuple[Json, int, frozenset[str]]:
    """A task with one wrong event put in, its place, and the codes that may name it."""
    task = draw(tasks())
    assigned, state = instant_of(task["assigned_at"]), state_of(task, len(task["events"]))
    if draw(st.booleans()) and not state.ended_by:
        last = max([assigned, *(instant_of(event["at"]) for event in task["events"])])
        kind = "approved" if state.awaiting else "recalled"
        task["events"].append({"kind": kind, "at": draw(moment_texts(last + DAY))})
    places: dict[str, list[int]] = {}
    for place in range(len(task["events"]) + 1):
        ahead = task["events"][:place][-1:]
        moved = any(instant_of(event["at"]) > assigned for event in ahead)
        for code in state_of(task, place).breaks(moved=moved):
            again = any(event["kind"] in WRONG_KINDS.get(code, ()) for event in ahead)
            places.setdefault(code, []).extend([place] * (4 if again else 1))
    wanted = draw(st.sampled_from(WANTED))
    code = wanted if wanted in places else draw(st.sampled_from(sorted(places)))
    place = draw(st.sampled_from(places[code]))
    event = draw(_wrong_events(code, task, place))
    decides = event["kind"] in ("approved", "rejected")
    again = code == "event_after_end" and state_of(task, place).ended_by == "approved" and decides
    task["events"].insert(place, event)
    return task, place, frozenset({code, "decision_without_submission"} if again else {code})
