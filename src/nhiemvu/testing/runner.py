"""The runner: the corpus is asked, answers are judged, and what follows is a certificate."""

from __future__ import annotations

from contextlib import closing, nullcontext
from dataclasses import replace
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.errors import MissingExtraError
from nhiemvu.testing.asking import checked_level, checked_program
from nhiemvu.testing.comparing import agrees, is_unsupported
from nhiemvu.testing.corpus import cases
from nhiemvu.testing.expected_failures import checked_failures
from nhiemvu.testing.functions import InProcess
from nhiemvu.testing.interview import Interview
from nhiemvu.testing.outcomes import LEVELS, Certificate, Outcome, Result
from nhiemvu.testing.protocol import Conversation, Limits, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nhiemvu.testing.corpus import Case

Json: TypeAlias = dict[str, Any]

DEFAULT_LEVEL = max(LEVELS)


def judge(case: Case, reply: Reply, reason: str | None = None) -> Result:
    """Hold a reply against a case; ``reason`` makes it an expected failure.

    >>> case = cases(topic="cutoff")[0]
    >>> judge(case, Reply(1, {"seq": 1, "unsupported": True}, None, 0.1)).outcome.value
    'skipped'
    """
    if reply.answer is None:
        outcome = Outcome.NO_ANSWER
    elif is_unsupported(reply.answer):
        outcome = Outcome.SKIPPED
    else:
        outcome = Outcome.PASSED if agrees(reply.answer, case.expect) else Outcome.FAILED
    if reason is not None:
        outcome = _DECLARED.get(outcome, outcome)
    return Result(case, outcome, reply.answer, reply.fault, reason)


_DECLARED = {
    Outcome.PASSED: Outcome.STALE,
    Outcome.FAILED: Outcome.EXPECTED,
    Outcome.NO_ANSWER: Outcome.EXPECTED,
}


def certify(  # noqa: PLR0913  each is a part of the question
    program: Sequence[str] | Callable[[Json], Json],
    *,
    level: int | None = None,
    expected: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    watch: Callable[[Result, Reply], None] | None = None,
    corpus: Sequence[Case] | None = None,
) -> Certificate:
    """Hold a program against the corpus, and give the certificate.

    ``program`` is a command, or a function that answers one question in Python. ``level`` demands
    a level; without it the program goes as far as it can. ``expected`` holds the reasons of
    expected failures by the id of their case. ``watch`` is called with each result as it comes.
    ``corpus`` are other cases than those published, such as a province's own.

    Raises CertifyError for what is no program and for a level that does not exist, and
    ExpectedFailuresError for exceptions that cannot be declared so.

    >>> from nhiemvu.testing.answers import answer
    >>> certify(answer, level=1).level
    1
    """
    checked_level(level)
    asked = DEFAULT_LEVEL if level is None else level
    found = cases(level=asked) if corpus is None else corpus
    others = (case.id for case in found)
    reasons = checked_failures(tuple((expected or {}).items()), others=others)
    talk, start = _talk(program, limits), monotonic()
    results: dict[int, Result] = {}
    after: list[float] = []
    with closing(talk.ask([case.request(seq) for seq, case in enumerate(found, 1)])) as replies:
        for reply in replies:
            case = found[reply.seq - 1]
            result = results[reply.seq] = judge(case, reply, reasons.get(case.id))
            if reply.answer is not None:
                after.append(reply.after)
            if watch is not None:
                watch(result, reply)
    return Certificate(
        command=tuple(talk.command),
        asked=asked,
        demanded=level is not None,
        results=tuple(results[seq] for seq in sorted(results)),
        faults=tuple(talk.faults),
        said=talk.said,
        status=talk.status,
        seconds=after[-1] if after else 0.0,
        first=after[0] if after else None,
        spent=monotonic() - start,
    )


def _talk(
    program: Sequence[str] | Callable[[Json], Json],
    limits: Limits | None,
    *,
    until: float = inf,
) -> InProcess | Conversation:
    checked = checked_program(program)
    if callable(checked):
        return InProcess(checked, limits, until=until)
    return Conversation(checked, limits, until=until)


def explored(
    certificate: Certificate,
    program: Sequence[str] | Callable[[Json], Json],
    *,
    examples: int,
    seed: int = 0,
    limits: Limits | None = None,
) -> Certificate:
    """Ask random questions about each operation whose cases all passed; add what was found.

    The time of the whole run, ``limits.total``, is that of the certificate and of this together.
    Raises MissingExtraError without hypothesis.

    >>> from nhiemvu.testing.answers import answer
    >>> found = explored(certify(answer, level=1), answer, examples=10).exploration
    >>> found.operations, found.asked
    (('cutoff_due', 'add_working_days', 'working_days_between'), 30)
    """
    until = monotonic() + (limits or Limits()).total - certificate.spent
    try:
        from nhiemvu.testing.exploration import explore  # noqa: PLC0415  hypothesis is an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError(library=str(error.name), extra="testing") from None
    outcomes: dict[str, set[Outcome]] = {}
    for result in certificate.results:
        outcomes.setdefault(result.case.op, set()).add(result.outcome)
    passed = [operation for operation, found in outcomes.items() if found == {Outcome.PASSED}]
    talk = _talk(program, limits, until=until)
    one = (
        nullcontext(talk)
        if isinstance(talk, InProcess)
        else Interview(talk.command, limits, until=until)
    )
    with one as interview:
        exploration = explore(
            passed,
            ask_all=talk.ask,
            ask=interview.ask_one,
            examples=examples,
            seed=seed,
            until=until,
        )
    return replace(certificate, exploration=replace(exploration, faults=tuple(talk.faults)))
