"""Handouts of a few tasks, and text that no file may be harmed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from few_tasks import CALENDAR, OCTOBER
from nhiemvu.export import handout
from nhiemvu.moments import parse_moment

if TYPE_CHECKING:
    from nhiemvu import Period, Task
    from nhiemvu.export import Handout


def of(*tasks: Task, period: Period = OCTOBER, **asked: Any) -> Handout:
    """The handout of a few tasks, numbered as they come."""
    numbered = [task.model_copy(update={"id": f"NV-{n}"}) for n, task in enumerate(tasks, 1)]
    if isinstance(asked.get("as_of"), str):
        asked["as_of"] = parse_moment(asked["as_of"])
    return handout(numbered, period, **{"calendar": CALENDAR} | asked)
