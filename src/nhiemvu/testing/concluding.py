"""What a run comes to: the level that is reached, and what stands against the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.testing.faults import MOST_FAULTS
from nhiemvu.testing.outcomes import LEVELS, ONE_IN, Certificate, Outcome, counted
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nhiemvu.testing.exploration import Exploration
    from nhiemvu.testing.faults import Fault


def conclusion(certificate: Certificate) -> Text:
    """Say in a line what level is reached.

    >>> conclusion(Certificate(command=("x",), asked=3, demanded=False, results=())).en
    'no level is reached'
    """
    level = certificate.level
    if not level:
        return Text("chưa đạt mức nào", "no level is reached")
    vi, en = f"đạt mức {level} ({LEVELS[level].vi})", f"level {level} conforming"
    if declared := certificate.declared:
        vi += f", trừ {declared} ngoại lệ đã khai báo"
        en += f", but for {declared} expected failure{'' if declared == 1 else 's'}"
    return Text(vi, en)


def shortcomings(certificate: Certificate) -> list[Text]:
    """Say what a run ends with exit status 1 for; nothing when the program conforms.

    >>> [words.en for words in shortcomings(Certificate(("x",), 3, demanded=True, results=()))]
    ['level 3, which was demanded, is not reached']
    """
    return [] if certificate.conforming else list(_against(certificate))


def _against(certificate: Certificate) -> Iterator[Text]:
    demanded = certificate.asked if certificate.demanded else 1
    if certificate.level < demanded:
        yield _DEMANDED[certificate.demanded].filled(demanded)
    for level in range(1, certificate.asked + 1):
        if certificate.too_many_declared(level):
            yield _TOO_MANY.filled(level, ONE_IN)
    explored = certificate.exploration
    numbers: dict[str, int | Text] = {
        "faults": _kept(certificate.faults),
        **{outcome.value: n for outcome, n in counted(certificate.results).items()},
        **({} if explored is None else _explored(explored)),
    }
    for what, words in _FOUND.items():
        if number := numbers.get(what):
            yield words.filled(number)


def _explored(found: Exploration) -> dict[str, int | Text]:
    return {
        "counterexamples": len(found.counterexamples),
        "explored_silent": found.silent,
        "explored_unsupported": found.unsupported,
        "explored_faults": _kept(found.faults),
    }


def _kept(faults: Sequence[Fault]) -> int | Text:
    """Count breaches of the protocol, of which only the first are kept."""
    return len(faults) if len(faults) < MOST_FAULTS else _AT_LEAST.filled(MOST_FAULTS)


_AT_LEAST = Text("ít nhất {}", "at least {}")
_DEMANDED = {
    True: Text("chưa đạt mức {} theo yêu cầu", "level {}, which was demanded, is not reached"),
    False: Text("chưa đạt mức {}", "level {} is not reached"),
}
_TOO_MANY = Text(
    "mức {} khai quá nhiều ngoại lệ, tối đa bằng 1/{} số tình huống",
    "too many failures of level {} are expected: at most one case in {}",
)
_FOUND: dict[str, Text] = {
    "faults": Text("{} lỗi giao thức", "breaches of the protocol: {}"),
    Outcome.FAILED.value: Text("{} tình huống trả lời sai", "cases answered wrongly: {}"),
    Outcome.NO_ANSWER.value: Text(
        "{} tình huống không có câu trả lời", "cases without an answer: {}"
    ),
    Outcome.STALE.value: Text(
        "{} ngoại lệ không còn đúng, phải xóa khỏi tệp khai báo",
        "expected failures that pass, to be deleted: {}",
    ),
    "counterexamples": Text(
        "{} phản ví dụ ngoài bộ tình huống", "counterexamples beyond the corpus: {}"
    ),
    "explored_silent": Text(
        "{} câu ngoài bộ tình huống không có câu trả lời",
        "questions beyond the corpus without an answer: {}",
    ),
    "explored_unsupported": Text(
        "{} câu ngoài bộ tình huống trả lời chưa hỗ trợ, dù các tình huống cùng phép đều đạt",
        "questions beyond the corpus answered as not supported, though all cases of the same"
        " operation pass: {}",
    ),
    "explored_faults": Text(
        "{} lỗi giao thức khi hỏi thêm", "breaches of the protocol beyond the corpus: {}"
    ),
}
