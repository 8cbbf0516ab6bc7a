"""What came of each case, and what follows from all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from nhiemvu.language import LabelledEnum
from nhiemvu.testing.faults import NOT_STARTED
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.testing.corpus import Case
    from nhiemvu.testing.exploration import Exploration
    from nhiemvu.testing.faults import Fault
    from nhiemvu.testing.protocol import Json

LEVELS = {
    1: Text("lịch làm việc", "calendar"),
    2: Text("trạng thái nhiệm vụ", "status"),
    3: Text("diễn biến nhiệm vụ", "history"),
}
"""The levels of conformance; each includes those before it."""


class Outcome(LabelledEnum):
    """What came of one case.

    >>> Outcome.NO_ANSWER.label(), Outcome.NO_ANSWER.label("en")
    ('không có câu trả lời', 'no answer')
    """

    PASSED = "passed", "đạt", "passed"
    FAILED = "failed", "chưa đạt", "failed"
    NO_ANSWER = "no_answer", "không có câu trả lời", "no answer"
    SKIPPED = "skipped", "chưa hỗ trợ", "not supported"
    EXPECTED = "expected", "ngoại lệ đã khai báo", "expected failure"
    STALE = "stale", "ngoại lệ không còn đúng", "expected failure that passes"


GOOD = (Outcome.PASSED, Outcome.EXPECTED, Outcome.STALE)
"""The outcomes that keep no level from being reached."""

ONE_IN: Final = 10
"""Of so many cases of a level, one may be an expected failure."""

BAD = (Outcome.FAILED, Outcome.NO_ANSWER, Outcome.STALE)
"""The outcomes after which a run ends with exit status 1."""


@dataclass(frozen=True, slots=True)
class Result:
    """One case and what came of it.

    ``received`` is the answer, ``fault`` why there is none; ``reason`` is the implementer's, for an
    expected failure.
    """

    case: Case
    outcome: Outcome
    received: Json | None = None
    fault: Fault | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a run of the kit found.

    ``command`` is the program that was tried, ``asked`` the level it was held against and
    ``demanded`` whether that level was named. ``faults`` are breaches of the protocol that belong
    to no case; with one of them no level is reached. ``seconds`` is the time until the last answer,
    ``first`` until the first one, ``spent`` until everything was over. ``said`` is the end of what
    the program wrote to its error output, ``status`` how it ended by itself after its last answer.
    """

    command: tuple[str, ...]
    asked: int
    demanded: bool
    results: tuple[Result, ...]
    faults: tuple[Fault, ...] = ()
    said: str = ""
    seconds: float = 0.0
    first: float | None = None
    spent: float = 0.0
    status: int | None = None
    exploration: Exploration | None = field(default=None)

    @property
    def level(self) -> int:
        """The level that is reached, or 0: all its cases pass, but for a few expected failures.

        More than one in ten of the cases of a level cannot be declared away.
        """
        found = 0
        for level in range(1, self.asked + 1):
            reached = [result.outcome in GOOD for result in self.results_at(level)]
            if self.faults or not reached or not all(reached) or self.too_many_declared(level):
                break
            found = level
        return found

    def too_many_declared(self, level: int) -> bool:
        """Tell whether more failures of a level are expected than may be."""
        counts = counted(self.results_at(level))
        return counts[Outcome.EXPECTED] * ONE_IN > counts.total()

    @property
    def not_started(self) -> Fault | None:
        """Why the system could not start the program, if it could not; no case was asked then."""
        found = self.results[0].fault if self.results else None
        return found if found is not None and found.code == NOT_STARTED else None

    @property
    def declared(self) -> int:
        """How many expected failures there are among the cases of the level that is reached."""
        return sum(result.case.level <= self.level for result in self.results_of(Outcome.EXPECTED))

    @property
    def conforming(self) -> bool:
        """Whether the program does what it claims: a level is reached, and nothing is wrong.

        What is not supported is not wrong, unless its level was demanded. What was explored is
        wrong by a counterexample, a question without an answer or a breach of the protocol, and by
        an operation that is not supported beyond its cases.
        """
        wrong = any(result.outcome in BAD for result in self.results) or (
            self.exploration is not None and not self.exploration.flawless
        )
        return not wrong and self.level >= (self.asked if self.demanded else 1)

    def results_at(self, level: int) -> tuple[Result, ...]:
        """Give the results of one level alone."""
        return tuple(result for result in self.results if result.case.level == level)

    def results_of(self, *outcomes: Outcome) -> tuple[Result, ...]:
        """Give the results that have one of these outcomes."""
        return tuple(result for result in self.results if result.outcome in outcomes)

    @property
    def topics(self) -> dict[str, tuple[Result, ...]]:
        """The results by topic, in the order of the corpus."""
        found: dict[str, list[Result]] = {}
        for result in self.results:
            found.setdefault(result.case.topic, []).append(result)
        return {topic: tuple(results) for topic, results in found.items()}

    @property
    def rate(self) -> float:
        """How many questions were answered in a second."""
        answered = sum(result.received is not None for result in self.results)
        return answered / self.seconds if self.seconds else 0.0


def counted(results: tuple[Result, ...]) -> Counter[Outcome]:
    """Count the outcomes."""
    return Counter(result.outcome for result in results)
