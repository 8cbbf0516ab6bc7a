"""Beyond the corpus: random questions, and the smallest one that is answered wrongly.

What is right is what this library answers. The search is bounded, and the same for the same seed;
the verdict does not rest on it. Needs hypothesis, from the extra ``testing``.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hypothesis import HealthCheck, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from nhiemvu.law.citation import Citation
from nhiemvu.model.history import HISTORY_RULES
from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.comparing import agrees
from nhiemvu.testing.strategies import broken_tasks, cutoff_moments, days, moments, spans, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nhiemvu.testing.protocol import Reply

Json: TypeAlias = dict[str, Any]

MOST_TRIALS: Final = 300
"""How many questions a search for a smaller counterexample may ask."""

MOST_SECONDS: Final = 15.0
"""How long all such searches may last together."""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A question answered wrongly, as small as it was found, with the provision it breaks."""

    request: Json
    received: Json | None
    expected: Json
    provision: Citation


@dataclass(frozen=True, slots=True)
class Exploration:
    """How much was explored beyond the corpus, and what was found; apart from the verdict.

    ``operations`` are those explored: each whose cases all passed. ``asked`` counts the questions.
    """

    seed: int
    operations: tuple[str, ...]
    asked: int
    counterexamples: tuple[Counterexample, ...]


def explore(
    operations: Iterable[str],
    *,
    ask_all: Callable[[Iterable[Json]], Iterator[Reply]],
    ask: Callable[[Json], Json | None],
    examples: int,
    seed: int = 0,
) -> Exploration:
    """Ask random questions about some operations; shrink what is answered wrongly.

    All of them are put at once to ``ask_all``; the search for a smaller counterexample goes on with
    ``ask``, one question after another. ``examples`` is how many to each operation.

    >>> from nhiemvu.testing.runner import InProcess
    >>> ours = InProcess(right_answer)
    >>> found = explore(["cutoff_due"], ask_all=ours.ask, ask=right_answer, examples=20)
    >>> found.asked, found.counterexamples
    (20, ())
    """
    known = tuple(operation for operation in operations if operation in QUESTIONS)
    drawn = [question for name in known for question in _drawn(name, examples, seed)]
    requests = [{"seq": seq} | question for seq, question in enumerate(drawn, 1)]
    answers = {_key(drawn[reply.seq - 1]): reply.answer for reply in ask_all(requests)}
    wrong = [question for question in drawn if is_wrong(question, answers[_key(question)])]
    until = monotonic() + MOST_SECONDS
    found = [
        _smallest(_Memory(ask, answers, min(first, key=_size), until), examples, seed)
        for name in known
        if (first := [question for question in wrong if question["op"] == name])
    ]
    return Exploration(seed, known, len(drawn), tuple(found))


class _Enough(BaseException):
    """The search has asked as much as it may; hypothesis lets it pass, as it would an interrupt."""


class _Memory:
    """What was answered before is not asked again; the smallest wrong answer is kept."""

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

    def wrong(self, question: Json) -> bool:
        key = _key(question)
        if key not in self.answers:
            if not self._left or monotonic() > self._until:
                raise _Enough
            self._left -= 1
            self.answers[key] = self._ask(question)
        wrong = is_wrong(question, self.answers[key])
        if wrong and _size(question) <= _size(self.smallest):
            self.smallest = question
        return wrong


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=tuple(HealthCheck),
    )


def _drawn(operation: str, examples: int, seed: int) -> list[Json]:
    """Draw the questions that the search will begin with."""
    found: dict[str, Json] = {}
    with suppress(NoSuchExample):
        find(
            QUESTIONS[operation](),
            lambda question: bool(found.update({_key(question): question})),
            settings=_settings(examples),
            random=Random(seed),  # noqa: S311  the same for the same seed
        )
    return list(found.values())


def _smallest(memory: _Memory, examples: int, seed: int) -> Counterexample:
    with suppress(_Enough):
        find(
            QUESTIONS[memory.smallest["op"]](),
            memory.wrong,
            settings=_settings(examples),
            random=Random(seed),  # noqa: S311
        )
    question = memory.smallest
    expected = right_answer(question)
    received = memory.answers[_key(question)]
    return Counterexample(question, received, expected, _broken(question, received, expected))


def is_wrong(question: Json, answer: Json | None) -> bool:
    """Tell whether an answer is wrong; what is not supported is not.

    >>> is_wrong({"op": "working_days_between", "a": "2026-10-05", "b": "2026-10-06"}, {"value": 2})
    True
    """
    if answer is not None and answer.get("unsupported") is True:
        return False
    return answer is None or not any(agrees(answer, right) for right in right_answers(question))


def right_answers(question: Json) -> list[Json]:
    """Give every answer that is right: an event may break more rules than one.

    An event that comes too early, or after the end, may be refused for what else is wrong with it.
    """
    found = right_answer(question)
    if "error" not in found or question["op"] != "validate":
        return [found]
    event = question["task"]["events"][found["index"]]
    named = [_OTHERWISE[event["kind"]]] if event["kind"] in _OTHERWISE else []
    others = named if found["error"] in _WHATEVER_ELSE else []
    return [found, *({**found, "error": code} for code in others)]


_WHATEVER_ELSE = ("before_assignment", "out_of_order", "event_after_end")
_OTHERWISE = {
    "approved": "decision_without_submission",
    "rejected": "decision_without_submission",
    "supplemented": "supplement_without_submission",
    "extension_granted": "deadline_not_later",
    "extension_refused": "refusal_without_request",
    "coordination_answered": "coordination_not_requested",
    "delay_attributed": "not_a_coordinator",
}


def _broken(question: Json, received: Json | None, expected: Json) -> Citation:
    """Give the provision that a wrong answer breaks."""
    if question["op"] == "classify":
        return Citation.parse(expected["basis"])
    if question["op"] != "validate":
        return Citation.parse(_PROVISIONS[question["op"]])
    code = expected.get("error") or (received or {}).get("error")
    return HISTORY_RULES[code].provision if code in HISTORY_RULES else Citation.parse("5.2")


_PROVISIONS = {"cutoff_due": "4.5.c", "add_working_days": "4.2", "working_days_between": "4.2"}


def _cutoffs() -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"op": st.just("cutoff_due"), "moment": cutoff_moments()})


def _additions() -> st.SearchStrategy[Json]:
    day = days().map(str)
    return st.fixed_dictionaries({"op": st.just("add_working_days"), "date": day, "n": spans()})


def _counts() -> st.SearchStrategy[Json]:
    day = days().map(str)
    return st.fixed_dictionaries({"op": st.just("working_days_between"), "a": day, "b": day})


@st.composite
def _statuses(draw: st.DrawFn) -> Json:
    task = draw(tasks())
    return {"op": "classify", "task": task, "as_of": draw(moments(task)).isoformat()}


def _histories() -> st.SearchStrategy[Json]:
    any_task = tasks() | broken_tasks().map(lambda broken: broken[0])
    return st.fixed_dictionaries({"op": st.just("validate"), "task": any_task})


QUESTIONS: dict[str, Callable[[], st.SearchStrategy[Json]]] = {
    "cutoff_due": _cutoffs,
    "add_working_days": _additions,
    "working_days_between": _counts,
    "classify": _statuses,
    "validate": _histories,
}
"""What is asked at random about each operation."""


def _key(question: Json) -> str:
    return json.dumps(question, sort_keys=True)


def _size(question: Json) -> int:
    return len(_key(question))
