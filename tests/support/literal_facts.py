"""What an answer rests on, in the words of the literal reading: the facts, and what happened when.

Nothing is shared with the library; moments and deadlines are given back as the task writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import literal_reading as words

if TYPE_CHECKING:
    from datetime import datetime

    from literal_reading import Json


class LiteralFacts(NamedTuple):
    """Of the last result: its review, and whether it and its refusal were in time; and now."""

    review: str
    sent: str | None
    decided: str | None
    now: str


class LiteralDates(NamedTuple):
    """The deadline in force, and that of the sending; what happened when, and how many grants."""

    deadline: Any
    sent_at: Any
    deadline_when_sent: Any
    decided_at: Any
    recalled_at: Any
    extensions: int


def literal_facts(task: Json, as_of: datetime) -> LiteralFacts:
    submission, decision = words._review(words._happened(task, as_of))  # noqa: SLF001
    review = "none" if submission is None else "awaiting"
    decided = None
    if decision is not None:
        review = decision["kind"]
    if review == "rejected":
        decided = "within" if words._rejected_within(task, as_of) else "past"  # noqa: SLF001
    now = "within" if words._within(task, as_of) else "past"  # noqa: SLF001
    return LiteralFacts(review, words.literal_sent(task, as_of), decided, now)


def literal_dates(task: Json, as_of: datetime) -> LiteralDates:
    happened = words._happened(task, as_of)  # noqa: SLF001
    submission, decision = words._review(happened)  # noqa: SLF001
    deadline_when_sent = None
    if submission is not None:
        sent = words._moment(submission["at"])  # noqa: SLF001
        deadline_when_sent = words.literal_deadline(task, sent)
    recalls = [event["at"] for event in happened if event["kind"] == "recalled"]
    return LiteralDates(
        deadline=words.literal_deadline(task, as_of),
        sent_at=submission and submission["at"],
        deadline_when_sent=deadline_when_sent,
        decided_at=decision and decision["at"],
        recalled_at=recalls[0] if recalls else None,
        extensions=sum(event["kind"] == "extension_granted" for event in happened),
    )
