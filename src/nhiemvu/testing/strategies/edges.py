"""Moments at the edges of a task."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nhiemvu.moments import INSTANT
from nhiemvu.testing.strategies.instants import DAY, ZONES, end_of, instant_of

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.testing.strategies.instants import Json


@st.composite
def moments(draw: st.DrawFn, task: Json) -> datetime:
    """An ``as_of`` at an edge of the task, one tick beside it or between two, in any offset."""
    assigned = instant_of(task["assigned_at"])
    happened = {instant_of(event["at"]) for event in task["events"]} | {assigned}
    grants = [event for event in task["events"] if event["kind"] == "extension_granted"]
    ordered = sorted(happened | {end_of(given["deadline"]) for given in (task, *grants)})
    found = [edge + gap for edge in ordered for gap in (timedelta(0), -INSTANT, INSTANT)]
    found += [a + (b - a) / 2 for a, b in pairwise(ordered)] + [ordered[-1] + 30 * DAY]
    found += [at for at in found if at >= max(happened)] * 3
    moment = draw(st.sampled_from([at for at in found if at >= assigned]))
    return moment.astimezone(draw(st.sampled_from(tuple(ZONES.values()))))
