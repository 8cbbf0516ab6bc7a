"""Beyond the corpus: random questions, and the smallest one that is answered wrongly.

What is right is what this library answers. The search is bounded, and the same for the same seed;
the verdict does not rest on it. Needs hypothesis, from the extra ``testing``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hypothesis import HealthCheck, find, settings
from hypothesis.errors import NoSuchExample

from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.questions import QUESTIONS
from nhiemvu.testing.rightness import is_wrong, provision_broken
from nhiemvu.testing.shrinking import Enough, Suspicion, key_of, size_of, trim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nhiemvu.law.citation import Citation
    from nhiemvu.testing.protocol import Reply

Json: TypeAlias = dict[str, Any]

MOST_SECONDS: Final = 15.0
"""How long all searches for smaller counterexamples may last together."""


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
    answers = {key_of(drawn[reply.seq - 1]): reply.answer for reply in ask_all(requests)}
    wrong = [question for question in drawn if is_wrong(question, answers[key_of(question)])]
    until = monotonic() + MOST_SECONDS
    found = [
        _smallest(Suspicion(ask, answers, min(first, key=size_of), until), examples, seed)
        for name in known
        if (first := [question for question in wrong if question["op"] == name])
    ]
    return Exploration(seed, known, len(drawn), tuple(found))


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
            lambda question: bool(found.update({key_of(question): question})),
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
    expected, received = right_answer(question), found.answers[key_of(question)]
    provision = provision_broken(question, received, expected)
    return Counterexample(question, received, expected, provision)
