"""The summary of a run, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu import __version__
from nhiemvu.testing.concluding import conclusion, shortcomings
from nhiemvu.testing.corpus import CORPUS_VERSION
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.wording import (
    ending,
    explored_breaches,
    explored_words,
    level_name,
    pace,
    seconds,
    tally,
    told,
    told_counterexample,
    unanswered,
)
from nhiemvu.text import Text, capitalised, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.testing.protocol import Reply
    from nhiemvu.text import Language

MOST_SHOWN = 5
"""How many cases that did not pass are told in full."""


def first_line(result: Result, reply: Reply, lang: Language) -> str:
    """Tell the first result as soon as it is there."""
    outcome, case = result.outcome.label(lang), result.case.id
    after = seconds(reply.after, lang)
    line = Text(
        f"Kết quả đầu tiên sau {after}: {outcome} ({case})",
        f"First result after {after}: {outcome} ({case})",
    ).text(lang)
    return line if reply.fault is None else f"{line}: {reply.fault.words.text(lang)}"


def summary(certificate: Certificate, lang: Language = "vi") -> str:
    """Write what a run found: by level, what did not pass and why, and how long it took.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> print(summary(certify(answer, level=1), "en").splitlines()[1])
      Level 1 – calendar: passed ...
    """
    lines = [*_levels(certificate, lang), *_protocol(certificate, lang)]
    lines += [*_unanswered(certificate, lang), *_wrong(certificate, lang)]
    lines += [ending(certificate).text(lang), pace(certificate, lang)]
    return "\n".join(line for line in lines if line)


def verdict(certificate: Certificate, lang: Language = "vi") -> str:
    """Write what it comes to: the level that is reached, and what stands against the program.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> verdict(certify(answer, level=1), "en")
    'Conclusion: level 1 conforming'
    """
    said = Text("Kết luận: {}", "Conclusion: {}").filled(conclusion(certificate))
    against = Text("Cần khắc phục: {}", "To be mended: {}")
    lines = [said, *(against.filled(words) for words in shortcomings(certificate))]
    return "\n".join(line.text(lang) for line in lines)


def _levels(certificate: Certificate, lang: Language) -> Iterator[str]:
    corpus = Text(
        f"Bộ tình huống {CORPUS_VERSION} ({len(certificate.results)} tình huống),"
        f" nhiemvu {__version__}",
        f"Corpus {CORPUS_VERSION} ({len(certificate.results)} cases), nhiemvu {__version__}",
    )
    yield corpus.text(lang)
    for level in range(1, certificate.asked + 1):
        yield f"  {level_name(level, lang)}: {tally(certificate.results_at(level), lang)}"


def _unanswered(certificate: Certificate, lang: Language) -> Iterator[str]:
    """Tell each reason why cases have no answer once."""
    for words, ids in unanswered(certificate).items():
        number, first = str(len(ids)), ids[0]
        told = Text(
            f"✗ {number} tình huống không có câu trả lời, từ {first}: {words.vi}",
            f"✗ {number} cases without an answer, from {first} on: {words.en}",
        )
        yield told.text(lang)


def _wrong(certificate: Certificate, lang: Language) -> Iterator[str]:
    wrong = certificate.results_of(Outcome.FAILED, Outcome.STALE)
    for result in wrong[:MOST_SHOWN]:
        yield f"✗ {result.case.id} {result.case.name.text(lang)}: {result.outcome.label(lang)}"
        yield from _parts(told(result, lang))
    if len(wrong) > MOST_SHOWN:
        more = len(wrong) - MOST_SHOWN
        yield Text(
            f"… và {more} tình huống nữa; xem đủ bằng --html hoặc --junit",
            f"… and {more} more; --html or --junit tells all of them",
        ).text(lang)


def _parts(parts: dict[str, str]) -> Iterator[str]:
    for name, words in parts.items():
        yield f"    {name}: {words}"


def _protocol(certificate: Certificate, lang: Language) -> Iterator[str]:
    yield from _breaches([fault.words.text(lang) for fault in certificate.faults], lang)
    if certificate.said and certificate.results_of(Outcome.NO_ANSWER):
        yield Text("Chương trình ghi ra stderr:", "The program wrote to stderr:").text(lang)
        for line in certificate.said.splitlines()[-MOST_SHOWN:]:
            yield f"  | {printable(line)}"


def _breaches(said: list[str], lang: Language) -> Iterator[str]:
    if said:
        yield Text("Không đúng giao thức:", "Breaches of the protocol:").text(lang)
    for words in said[:MOST_SHOWN]:
        yield f"  ✗ {words}"


def explored_summary(certificate: Certificate, lang: Language = "vi") -> str:
    """Write what was explored beyond the corpus, with each counterexample in full."""
    words = explored_words(certificate, lang)
    lines = [capitalised(words)]
    lines += _breaches(explored_breaches(certificate, lang), lang)
    exploration = certificate.exploration
    for found in () if exploration is None else exploration.counterexamples:
        lines += [f"✗ {found.request['op']}", *_parts(told_counterexample(found, lang))]
    return "\n".join(lines)
