"""What may follow in a history, and what would break a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhiemvu.testing.strategies.instants import end_of

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.testing.strategies.instants import Json

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


@dataclass
class State:
    """What the next event depends on."""

    latest: datetime
    known: set[str]
    asked: set[str] = field(default_factory=set)
    awaiting: bool = False
    open_request: bool = False
    ended_by: str | None = None

    def follow(self, event: Json) -> None:
        """Let an event happen."""
        kind = event["kind"]
        if kind in ("submitted", "approved", "rejected"):
            self.awaiting = kind == "submitted"
        if kind.startswith("extension_"):
            self.open_request = kind == "extension_requested"
        if kind == "extension_granted":
            self.latest = max(self.latest, end_of(event["deadline"]))
        if kind == "coordination_requested":
            self.asked.add(event["unit"])
        if kind in ("approved", "recalled"):
            self.ended_by = kind

    def rungs(self, ladder: list[str], at: datetime) -> list[str]:
        """The deadlines that may be granted next; the first still open at a moment is likelier."""
        left = [deadline for deadline in ladder if end_of(deadline) > self.latest]
        return [deadline for deadline in left if end_of(deadline) > at][:1] * 4 + left

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


def state_of(task: Json, count: int) -> State:
    """Give the state of a task after so many of its events."""
    state = State(end_of(task["deadline"]), {unit["code"] for unit in task["coordinators"]})
    for event in task["events"][:count]:
        state.follow(event)
    return state
