"""How a result is told: what was asked, what was received, what is right and why."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from nhiemvu.testing.faults import OUT_OF_TIME
from nhiemvu.testing.outcomes import LEVELS, Outcome, counted
from nhiemvu.text import NOTHING, Text, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhiemvu.testing.exploration import Counterexample, Exploration
    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.text import Language

ASKED = Text("câu hỏi", "asked")
RECEIVED = Text("nhận được", "received")
REQUIRED = Text("yêu cầu", "expected")
WHY = Text("lý do", "why")
BASIS = Text("căn cứ", "basis")
NOTE = Text("lưu ý", "note")
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
        NOTE: _hint(result).text(lang),
        DECLARED: printable(result.reason or ""),
    }
    return {name.text(lang): words for name, words in rows.items() if words}


def _hint(result: Result) -> Text:
    """Say what is nearly right: what is not supported is told with ``true`` and nothing else."""
    near = result.outcome is Outcome.FAILED and (result.received or {}).get("unsupported")
    return _SUPPORTED if near else NOTHING


_SUPPORTED = Text(
    'chưa hỗ trợ thì ghi đúng "unsupported": true, không ghi số hay chữ',
    'what is not supported is written "unsupported": true, neither a number nor text',
)


def told_counterexample(found: Counterexample, lang: Language) -> dict[str, str]:
    """Tell a counterexample, as a case is told."""
    rows = {
        BASIS: found.provision.text(lang),
        ASKED: as_json(found.request),
        RECEIVED: as_json(found.received),
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


def ending(certificate: Certificate) -> Text:
    """Say how a program ended by itself after its last answer, if not well; it is no shortcoming.

    A negative status is that of a signal.
    """
    status = certificate.status
    if not status:
        return NOTHING
    return (_BY_SIGNAL if status < 0 else _BY_STATUS).filled(str(abs(status)))


_BY_STATUS = Text(
    "Sau câu trả lời cuối cùng, chương trình kết thúc với mã {}",
    "After its last answer the program ended with status {}",
)
_BY_SIGNAL = Text(
    "Sau câu trả lời cuối cùng, chương trình bị dừng bởi tín hiệu {}",
    "After its last answer the program was ended by signal {}",
)


def pace(certificate: Certificate, lang: Language) -> str:
    """Say how long the run took, and how many questions were answered in a second."""
    answered = sum(result.received is not None for result in certificate.results)
    if not answered:
        return Text("không có câu trả lời nào", "no answer at all").text(lang)
    took, rate = seconds(certificate.seconds, lang), f"{certificate.rate:.0f}"
    return Text(
        f"{answered} câu trả lời trong {took} ({rate} câu mỗi giây)",
        f"{answered} answers in {took} ({rate} a second)",
    ).text(lang)


def explored_words(certificate: Certificate, lang: Language) -> str:
    """Say what was explored beyond the corpus, and what was found."""
    found = certificate.exploration
    parts = [_NOT_EXPLORED] if found is None or not found.asked else [_explored(found)]
    if found is not None:
        numbers = Counter(fault.words for fault in found.unanswered)
        parts += [_UNANSWERED.filled(str(n), words) for words, n in numbers.items()]
        if found.cut_short and all(fault.code != OUT_OF_TIME for fault in found.unanswered):
            parts.append(_CUT_SHORT)
    return "; ".join(part.text(lang) for part in parts)


def _explored(found: Exploration) -> Text:
    """Say how many questions were put, and what was found in their answers."""
    wrong = len(found.counterexamples)
    what = _WRONG.get(wrong, _MANY_WRONG).filled(str(wrong)) if found.compared else _NOT_COMPARED
    unsupported = _UNSUPPORTED.filled(str(found.unsupported)) if found.unsupported else NOTHING
    return _EXPLORED.filled(str(found.asked), str(found.seed), unsupported, what)


_NOT_EXPLORED = Text("chưa hỏi thêm ngoài bộ tình huống", "nothing was explored beyond the corpus")
_EXPLORED = Text(
    "đã hỏi thêm {} câu ngẫu nhiên ngoài bộ tình huống (seed {}){}: {}",
    "{} random questions explored (seed {}){}: {}",
)
_UNSUPPORTED = Text(", trong đó {} câu chưa hỗ trợ", ", {} of them not supported")
_WRONG = {
    0: Text("không phát hiện sai lệch", "no difference found"),
    1: Text("{} phản ví dụ", "{} counterexample"),
}
_MANY_WRONG = Text("{} phản ví dụ", "{} counterexamples")
_NOT_COMPARED = Text("không có câu trả lời nào để đối chiếu", "there was no answer to compare")
_UNANSWERED = Text("{} câu không có câu trả lời: {}", "{} without an answer: {}")
_CUT_SHORT = Text(
    "thời gian của cả lượt không đủ để hỏi thêm hết; cần thêm thời gian thì tăng --total",
    "the time of the whole run did not suffice for everything; --total allows more",
)


def explored_breaches(certificate: Certificate, lang: Language) -> list[str]:
    """Say how the protocol was broken beyond the corpus."""
    found = certificate.exploration
    return [] if found is None else [fault.words.text(lang) for fault in found.faults]
