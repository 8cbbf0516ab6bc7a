"""A wrong answer made small: what is asked on the way, and how much of it."""

from __future__ import annotations

import json
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.ending import check
from nhiemvu.testing.rightness import is_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Json: TypeAlias = dict[str, Any]

MOST_TRIALS: Final = 60
"""How many questions each way of making a counterexample smaller may ask."""


class Enough(BaseException):
    """The search has asked as much as it may; hypothesis lets it pass, as it would an interrupt."""


class Suspicion:
    """A question answered wrongly, the ``smallest`` so far; what was answered is asked no more."""

    def __init__(
        self,
        ask: Callable[[Json], Json | None],
        answers: dict[str, Json | None],
        smallest: Json,
        until: float,
    ) -> None:
        self.smallest = smallest
        self.answers = answers
        self._ask = ask
        self._left = MOST_TRIALS
        self._until = until

    def allow(self) -> None:
        """Allow as many questions as one way may ask."""
        self._left = MOST_TRIALS

    def wrong(self, question: Json) -> bool:
        """Tell whether a question is answered wrongly; raises Enough when no more may be asked."""
        check()
        key = key_of(question)
        if monotonic() >= self._until:
            raise Enough
        if key not in self.answers:
            if not self._left:
                raise Enough
            self._left -= 1
            self.answers[key] = self._ask(question)
        wrong = is_wrong(question, self.answers[key])
        if wrong and size_of(question) <= size_of(self.smallest):
            self.smallest = question
        return wrong


def key_of(question: Json) -> str:
    """Write a question so that the same one is written the same."""
    return json.dumps(question, sort_keys=True)


def size_of(question: Json) -> int:
    """Measure a question by the length of its text."""
    return len(key_of(question))


def trim(found: Suspicion) -> None:
    """Take from a question what its wrong answer does not need: events, units, details."""
    found.allow()
    with suppress(Enough):
        while any(_sensible(less) and found.wrong(less) for less in _less(found.smallest)):
            continue


def _sensible(question: Json) -> bool:
    """Tell whether a question can be asked: a status is not asked of an impossible history."""
    return question["op"] == "validate" or "error" not in right_answer(question)


def _less(question: Json) -> Iterator[Json]:
    """Give the question with one event less, with no coordinators, with one detail less."""
    task: Json = question.get("task", {})
    events: list[Json] = task.get("events", [])
    for place in range(len(events)):
        yield _with(question, events=events[:place] + events[place + 1 :])
    if task.get("coordinators"):
        yield _with(question, coordinators=[])
    for place, event in enumerate(events):
        for detail in _DETAILS & event.keys():
            bare = {key: value for key, value in event.items() if key != detail}
            yield _with(question, events=[*events[:place], bare, *events[place + 1 :]])


_DETAILS = {"report", "confirmed"}


def _with(question: Json, **parts: Any) -> Json:
    return question | {"task": question["task"] | parts}
