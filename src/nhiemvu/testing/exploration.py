"""Beyond the corpus: random questions, and the smallest one that is answered wrongly.

What is right is what this library answers. The search is bounded, and the same for the same seed;
the verdict does not rest on it. Needs hypothesis, from the extra ``testing``.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, field
from math import inf
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hypothesis import HealthCheck, find, settings
from hypothesis.errors import NoSuchExample

from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.comparing import is_unsupported
from nhiemvu.testing.ending import check
from nhiemvu.testing.faults import OUT_OF_TIME
from nhiemvu.testing.questions import QUESTIONS
from nhiemvu.testing.rightness import is_wrong, provision_broken
from nhiemvu.testing.shrinking import Enough, Suspicion, key_of, size_of, trim

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from nhiemvu.law.citation import Citation
    from nhiemvu.testing.faults import Fault
    from nhiemvu.testing.protocol import Reply

Json: TypeAlias = dict[str, Any]

MOST_SECONDS: Final = 15.0
"""How long all searches for smaller counterexamples may last together."""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A question answered wrongly, as small as it was found, with the provision it breaks."""

    request: Json
    received: Json
    expected: Json
    provision: Citation


@dataclass(frozen=True, slots=True)
class Exploration:
    """How much was explored beyond the corpus, and what was found; apart from the verdict.

    ``operations`` are those explored: each whose cases all passed. ``asked`` counts the questions,
    ``unsupported`` those answered so, and ``unanswered`` holds the fault of each that has no
    answer. ``faults`` are breaches of the protocol. ``cut_short`` tells that the time of the run
    was over before everything was asked.
    """

    seed: int
    operations: tuple[str, ...]
    asked: int
    counterexamples: tuple[Counterexample, ...]
    unsupported: int = 0
    unanswered: tuple[Fault, ...] = field(default=())
    faults: tuple[Fault, ...] = field(default=())
    cut_short: bool = False

    @property
    def compared(self) -> int:
        """How many answers were held against those of the library."""
        return self.asked - self.unsupported - len(self.unanswered)

    @property
    def silent(self) -> int:
        """How many questions the program left without an answer while there was time."""
        return sum(fault.code != OUT_OF_TIME for fault in self.unanswered)

    @property
    def flawless(self) -> bool:
        """Whether nothing was found that is to be mended."""
        return not (self.counterexamples or self.unsupported or self.silent or self.faults)


def explore(  # noqa: PLR0913  each is a part of the question
    operations: Iterable[str],
    *,
    ask_all: Callable[[Iterable[Json]], Generator[Reply, None, None]],
    ask: Callable[[Json], Json | None],
    examples: int,
    seed: int = 0,
    until: float = inf,
) -> Exploration:
    """Ask random questions about some operations; shrink what is answered wrongly.

    All of them are put at once to ``ask_all``; the search for a smaller counterexample goes on with
    ``ask``, one question after another. ``examples`` is how many to each operation. ``until`` is
    when the time is over, which the search keeps to as well as ``ask_all``; half of what is left
    goes, at most, into drawing the questions.

    >>> from nhiemvu.testing.runner import InProcess
    >>> ours = InProcess(right_answer)
    >>> found = explore(["cutoff_due"], ask_all=ours.ask, ask=right_answer, examples=20)
    >>> found.asked, found.counterexamples
    (20, ())
    """
    known = tuple(operation for operation in operations if operation in QUESTIONS)
    half = (monotonic() + until) / 2
    drawn = [question for name in known for question in _drawn(name, examples, seed, half)]
    cut_short = monotonic() >= half
    replies = _replies(drawn, ask_all)
    answers = {key_of(question): reply.answer for question, reply in replies}
    wrong = [question for question, reply in replies if is_wrong(question, reply.answer)]
    enough = min(monotonic() + MOST_SECONDS, until)
    found = [
        _smallest(Suspicion(ask, answers, min(first, key=size_of), enough), examples, seed)
        for name in known
        if (first := [question for question in wrong if question["op"] == name])
    ]
    return Exploration(
        seed,
        known,
        len(drawn),
        tuple(found),
        unsupported=sum(is_unsupported(reply.answer or {}) for _, reply in replies),
        unanswered=tuple(reply.fault for _, reply in replies if reply.fault is not None),
        cut_short=cut_short or monotonic() >= until,
    )


def _replies(
    drawn: list[Json], ask_all: Callable[[Iterable[Json]], Generator[Reply, None, None]]
) -> list[tuple[Json, Reply]]:
    """Give each question with what came of it."""
    requests = [{"seq": seq} | question for seq, question in enumerate(drawn, 1)]
    with closing(ask_all(requests)) as replies:
        found = sorted(replies, key=lambda reply: reply.seq)
    return [(drawn[reply.seq - 1], reply) for reply in found]


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=tuple(HealthCheck),
    )


def _drawn(operation: str, examples: int, seed: int, until: float) -> list[Json]:
    """Draw the questions that the search will begin with."""
    found: dict[str, Json] = {}

    def note(question: Json) -> bool:
        check()
        if monotonic() >= until:
            raise Enough
        found[key_of(question)] = question
        return False

    with suppress(NoSuchExample, Enough):
        find(
            QUESTIONS[operation](),
            note,
            settings=_settings(examples),
            random=Random(seed),  # noqa: S311  the same for the same seed
        )
    return list(found.values())


def _smallest(found: Suspicion, examples: int, seed: int) -> Counterexample:
    with suppress(Enough):
        find(
            QUESTIONS[found.smallest["op"]](),
            found.wrong,
            settings=_settings(examples),
            random=Random(seed),  # noqa: S311
        )
    trim(found)
    question = found.smallest
    expected, received = right_answer(question), found.answers[key_of(question)] or {}
    provision = provision_broken(question, received, expected)
    return Counterexample(question, received, expected, provision)
