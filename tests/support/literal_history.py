"""A second reading of what a history may look like, one rule a function, in the words of the rules.

A history may be of anything that can be compared: moments or ranks. Each rule looks at one event
and at those listed ahead of it, and no rule knows another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from order_types import History, Step

Earlier: TypeAlias = "tuple[Step, ...]"

DECISIONS = ("approved", "rejected")
ENDS = ("approved", "recalled")
STILL_ALLOWED_AFTER_THE_END = ("coordination_answered", "delay_attributed")


def before_assignment(history: History, _earlier: Earlier, event: Step) -> bool:
    return event.at < history.assigned


def out_of_order(_history: History, earlier: Earlier, event: Step) -> bool:
    return any(event.at < other.at for other in earlier[-1:])


def decision_without_submission(_history: History, earlier: Earlier, event: Step) -> bool:
    return event.kind in DECISIONS and not _a_submission_awaits(earlier)


def supplement_without_submission(_history: History, earlier: Earlier, event: Step) -> bool:
    return event.kind == "supplemented" and not _a_submission_awaits(earlier)


def event_after_end(_history: History, earlier: Earlier, event: Step) -> bool:
    ended = any(other.kind in ENDS for other in earlier)
    return ended and event.kind not in STILL_ALLOWED_AFTER_THE_END


def deadline_not_later(history: History, earlier: Earlier, event: Step) -> bool:
    if event.kind != "extension_granted":
        return False
    known = [history.due, *(other.end for other in earlier if other.kind == "extension_granted")]
    return not all(event.end > end for end in known)  # type: ignore[operator]


def refusal_without_request(_history: History, earlier: Earlier, event: Step) -> bool:
    return event.kind == "extension_refused" and not any(
        other.kind == "extension_requested"
        and not any(
            later.kind in (*ENDS, "extension_granted", "extension_refused")
            for later in earlier[place + 1 :]
        )
        for place, other in enumerate(earlier)
    )


def coordination_not_requested(_history: History, earlier: Earlier, event: Step) -> bool:
    return event.kind == "coordination_answered" and not _was_asked(earlier, event)


def not_a_coordinator(history: History, earlier: Earlier, event: Step) -> bool:
    known = event.unit in history.named or _was_asked(earlier, event)
    return event.kind == "delay_attributed" and not known


def _a_submission_awaits(earlier: Earlier) -> bool:
    """Whether there is a submission with no decision after it."""
    return any(
        other.kind == "submitted"
        and not any(later.kind in DECISIONS for later in earlier[place + 1 :])
        for place, other in enumerate(earlier)
    )


def _was_asked(earlier: Earlier, event: Step) -> bool:
    return any(
        other.kind == "coordination_requested" and other.unit == event.unit for other in earlier
    )


RULES: tuple[Callable[[History, Earlier, Step], bool], ...] = (
    before_assignment, out_of_order, decision_without_submission, supplement_without_submission,
    event_after_end, deadline_not_later, refusal_without_request, coordination_not_requested,
    not_a_coordinator,
)  # fmt: skip


def broken_rules(history: History, place: int) -> frozenset[str]:
    """The codes of all rules that one event breaks; none when it may stand where it does."""
    earlier, event = history.steps[:place], history.steps[place]
    return frozenset(rule.__name__ for rule in RULES if rule(history, earlier, event))
