"""How a result is told: what was asked, what was received, what is right and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from nhiemvu.testing.outcomes import LEVELS, Outcome, counted
from nhiemvu.text import NOTHING, Text, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhiemvu.testing.exploration import Counterexample
    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.text import Language

ASKED = Text("câu hỏi", "asked")
RECEIVED = Text("nhận được", "received")
REQUIRED = Text("yêu cầu", "expected")
WHY = Text("lý do", "why")
BASIS = Text("căn cứ", "basis")
DECLARED = Text("đã khai báo", "declared")
LEVEL = Text("Mức", "Level")


def as_json(value: Mapping[str, Any] | None) -> str:
    """Write an answer or a question without its ``seq``.

    >>> as_json({"seq": 1, "date": "2026-10-12"})
    '{"date": "2026-10-12"}'
    """
    kept = {key: found for key, found in (value or {}).items() if key != "seq"}
    try:
        written = json.dumps(kept, ensure_ascii=False, default=repr)
    except RecursionError:
        return _TOO_DEEP
    return printable(written if len(written) <= LONGEST_ANSWER else written[:LONGEST_ANSWER] + "…")


LONGEST_ANSWER: Final = 4_000
"""How many letters of an answer are shown."""

_TOO_DEEP = "{…}"


def received(result: Result, lang: Language) -> str:
    """Say what came in answer to a case."""
    if result.received is not None:
        return as_json(result.received)
    return result.fault.words.text(lang) if result.fault else ""


def unanswered(certificate: Certificate) -> dict[Text, list[str]]:
    """Give the ids of the cases without an answer, by the words that say why."""
    found: dict[Text, list[str]] = {}
    for result in certificate.results_of(Outcome.NO_ANSWER):
        words = result.fault.words if result.fault else NOTHING
        found.setdefault(words, []).append(result.case.id)
    return found


def told(result: Result, lang: Language) -> dict[str, str]:
    """Tell a case in full: each part under its name, in the order in which it is read."""
    case = result.case
    rows = {
        BASIS: case.provision.text(lang),
        ASKED: as_json(case.request(0)),
        RECEIVED: received(result, lang),
        REQUIRED: as_json(case.expect),
        WHY: case.why.text(lang),
        DECLARED: printable(result.reason or ""),
    }
    return {name.text(lang): words for name, words in rows.items() if words}


def told_counterexample(found: Counterexample, lang: Language) -> dict[str, str]:
    """Tell a counterexample, as a case is told."""
    none = Text("không có câu trả lời", "no answer").text(lang)
    rows = {
        BASIS: found.provision.text(lang),
        ASKED: as_json(found.request),
        RECEIVED: none if found.received is None else as_json(found.received),
        REQUIRED: as_json(found.expected),
    }
    return {name.text(lang): words for name, words in rows.items()}


def tally(results: tuple[Result, ...], lang: Language) -> str:
    """Count results: how many passed of how many, and what else there is.

    >>> tally((), "en")
    'passed 0/0'
    """
    counts = counted(results)
    parts = [f"{Outcome.PASSED.label(lang)} {counts[Outcome.PASSED]}/{len(results)}"]
    parts += [
        f"{outcome.label(lang)} {counts[outcome]}"
        for outcome in Outcome
        if outcome is not Outcome.PASSED and counts[outcome]
    ]
    return ", ".join(parts)


def level_name(level: int, lang: Language) -> str:
    """Name a level.

    >>> level_name(1, "vi")
    'Mức 1 – lịch làm việc'
    """
    return f"{LEVEL.text(lang)} {level} – {LEVELS[level].text(lang)}"


def seconds(value: float, lang: Language) -> str:
    """Write seconds for people.

    >>> seconds(0.256, "vi"), seconds(0.256, "en")
    ('0,26 giây', '0.26 s')
    """
    return f"{value:.2f} giây".replace(".", ",") if lang == "vi" else f"{value:.2f} s"


def pace(certificate: Certificate, lang: Language) -> str:
    """Say how long the run took, and how many questions were answered in a second."""
    answered = sum(result.received is not None for result in certificate.results)
    took, rate = seconds(certificate.seconds, lang), f"{certificate.rate:.0f}"
    return Text(
        f"{answered} câu trả lời trong {took} ({rate} câu mỗi giây)",
        f"{answered} answers in {took} ({rate} a second)",
    ).text(lang)


def explored_words(certificate: Certificate, lang: Language) -> str:
    """Say what was explored beyond the corpus, and what was found."""
    found = certificate.exploration
    if found is None or not found.asked:
        return _NOT_EXPLORED.text(lang)
    wrong = len(found.counterexamples)
    asked, seed = found.asked, found.seed
    vi = f"{wrong} phản ví dụ" if wrong else "không phát hiện sai lệch"
    en = f"{wrong} counterexample{'' if wrong == 1 else 's'}" if wrong else "no difference found"
    return Text(
        f"đã hỏi thêm {asked} câu ngẫu nhiên ngoài bộ tình huống (seed {seed}): {vi}",
        f"{asked} random questions explored (seed {seed}): {en}",
    ).text(lang)


_NOT_EXPLORED = Text("chưa hỏi thêm ngoài bộ tình huống", "nothing was explored beyond the corpus")
