"""What a run of the kit concludes: levels, what is not supported, expected failures."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import literal_vendor
from nhiemvu.testing.answers import answer
from nhiemvu.testing.asking import CertifyError
from nhiemvu.testing.concluding import conclusion, shortcomings
from nhiemvu.testing.corpus import Case, cases
from nhiemvu.testing.expected_failures import ExpectedFailuresError
from nhiemvu.testing.faults import fault
from nhiemvu.testing.outcomes import Certificate, Outcome, Result
from nhiemvu.testing.protocol import Limits, Reply
from nhiemvu.testing.runner import certify, judge

if TYPE_CHECKING:
    from collections.abc import Callable

Json: TypeAlias = dict[str, Any]

CASES = cases()
OURS = [sys.executable, "-m", "nhiemvu.testing"]
OF_LEVEL = {level: [case for case in CASES if case.level == level] for level in (1, 2, 3)}


def answering(wrong: dict[str, Json], **others: Json) -> Callable[[Json], Json]:
    """Answer as we do, but otherwise to an operation or to the task of a case."""

    def reply(request: Json) -> Json:
        task = request.get("task", {}).get("id", "")
        return wrong.get(task) or others.get(request["op"]) or answer(request)

    return reply


UNSUPPORTED: Json = {"unsupported": True}
WRONG: Json = {"status": "no"}


@pytest.mark.parametrize("level", [None, 2])
def test_our_own_program_passes_as_any_vendors_would(level: int | None) -> None:
    found = certify(OURS, level=level)
    assert found.level == (level or 3)
    assert found.conforming
    assert {result.outcome for result in found.results} == {Outcome.PASSED}
    assert len(found.results) == len(cases(level=level or 3))
    assert found.rate > 0
    assert found.first is not None
    assert 0 < found.first <= found.seconds <= found.spent
    assert conclusion(found).en == f"level {level or 3} conforming"


@pytest.mark.parametrize("level", [2, 3])
def test_a_program_of_another_mind_passes(level: int) -> None:
    found = certify(literal_vendor.COMMAND, level=level)
    assert [result.case.id for result in found.results_of(Outcome.FAILED)] == []
    assert found.level == level
    assert found.conforming


PARTIAL: list[tuple[dict[str, Json], int]] = [
    ({"validate": UNSUPPORTED}, 2),
    ({"classify": UNSUPPORTED}, 1),
    ({"classify": UNSUPPORTED, "validate": UNSUPPORTED}, 1),
    ({"cutoff_due": UNSUPPORTED}, 0),
]


@pytest.mark.parametrize(("others", "level"), PARTIAL)
def test_a_partial_implementer_reaches_a_level_and_has_not_failed(
    others: dict[str, Json], level: int
) -> None:
    found = certify(answering({}, **others))
    assert found.level == level
    assert found.conforming is (level > 0)
    skipped = Counter(result.case.op for result in found.results_of(Outcome.SKIPPED))
    assert set(skipped) == set(others)
    assert {result.outcome for result in found.results} == {Outcome.PASSED, Outcome.SKIPPED}


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_that_was_demanded_must_be_reached(level: int) -> None:
    found = certify(answering({}, classify=UNSUPPORTED), level=level)
    assert found.level == 1
    assert found.conforming is (level == 1)


@pytest.mark.parametrize(("level", "reached"), [(2, 1), (3, 2)])
def test_one_wrong_answer_takes_its_level_and_those_above(level: int, reached: int) -> None:
    case = OF_LEVEL[level][-1]
    found = certify(answering({case.id: WRONG}))
    assert found.level == reached
    assert not found.conforming
    (failed,) = found.results_of(Outcome.FAILED)
    assert (failed.case, failed.received) == (case, WRONG)


def test_a_wrong_calendar_leaves_no_level() -> None:
    found = certify(answering({}, working_days_between={"value": 0}))
    assert (found.level, found.conforming) == (0, False)
    assert conclusion(found).vi == "chưa đạt mức nào"


def test_a_case_excused_with_a_reason_keeps_its_level_and_is_told() -> None:
    case = OF_LEVEL[2][0]
    found = certify(answering({case.id: WRONG}), expected={case.id: "the next release"})
    assert (found.level, found.conforming) == (3, True)
    assert conclusion(found).en == "level 3 conforming, but for 1 expected failure"
    assert found.results_of(Outcome.EXPECTED)[0].reason == "the next release"


def test_at_most_one_case_in_ten_of_a_level_can_be_declared() -> None:
    first = OF_LEVEL[2]
    some = {case.id: "later" for case in first[: len(first) // 10]}
    found = certify(answering(dict.fromkeys(some, WRONG)), level=2, expected=some)
    assert (found.level, found.declared, found.conforming) == (2, len(some), True)
    more = some | {first[-1].id: "later"}
    found = certify(answering(dict.fromkeys(more, WRONG)), level=2, expected=more)
    assert (found.level, found.conforming) == (1, False)
    assert [words.vi for words in shortcomings(found)] == [
        "chưa đạt mức 2 theo yêu cầu",
        "mức 2 khai quá nhiều ngoại lệ, tối đa bằng 1/10 số tình huống",
    ]


def test_an_excuse_of_a_higher_level_is_not_told_of_a_lower_one() -> None:
    case = OF_LEVEL[3][0]
    wrong = answering({case.id: WRONG}, classify=UNSUPPORTED)
    assert conclusion(certify(wrong, expected={case.id: "later"})).en == "level 1 conforming"


def test_an_excuse_that_is_no_longer_needed_ends_the_run_with_one() -> None:
    case = OF_LEVEL[1][0]
    found = certify(answer, expected={case.id: "mended since"})
    assert (found.level, found.conforming) == (3, False)
    assert [result.case for result in found.results_of(Outcome.STALE)] == [case]


def test_what_a_function_raises_is_the_reason_why_there_is_no_answer() -> None:
    def vendor(request: Json) -> Json:
        return answer(request) if request["op"] != "validate" else {}[request["op"]]

    found = certify(vendor)
    assert (found.level, found.conforming) == (2, False)
    result = found.results_of(Outcome.NO_ANSWER)[0]
    assert result.fault == fault("raised", "KeyError('validate')")


class UnspeakableError(Exception):
    def __repr__(self) -> str:
        raise RuntimeError


def leaving(request: Json) -> Json:
    sys.exit(request["op"] and 4)


def unspeakable(request: Json) -> Json:
    raise UnspeakableError


class Office:
    """An object that is called as a function is."""

    def __call__(self, request: Json) -> Json:
        return answer(request)


NOT_JSON = "hàm trả lời không đúng kiểu; nhận được: {}; yêu cầu: một đối tượng JSON (dict)"
GIVEN: list[tuple[Any, str, str]] = [
    (leaving, "raised", "phát sinh lỗi: SystemExit(4)"),
    (unspeakable, "raised", "phát sinh lỗi: UnspeakableError"),
    (lambda _: None, "not_an_object", NOT_JSON.format("None")),
    (lambda _: [1], "not_an_object", NOT_JSON.format("[1]")),
    (lambda _: "x", "not_an_object", NOT_JSON.format("'x'")),
    (
        lambda _: {"date": date(2026, 10, 8)},
        "not_an_object",
        NOT_JSON.format("{'date': datetime.date(2026, 10, 8)}"),
    ),
    (lambda _: {"value": float("nan")}, "not_an_object", NOT_JSON.format("{'value': nan}")),
    (lambda _: {"value": UnspeakableError()}, "not_an_object", NOT_JSON.format("dict")),
]


@pytest.mark.parametrize(("function", "code", "words"), GIVEN)
def test_what_a_function_gives_that_is_no_answer(function: Any, code: str, words: str) -> None:
    found = certify(function, level=1).results[0]
    assert found.outcome is Outcome.NO_ANSWER
    assert found.fault is not None
    assert (found.fault.code, found.fault.words.vi) == (code, words)


def test_an_interrupt_is_nobodys_fault() -> None:
    def interrupted(_: Json) -> Json:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        certify(interrupted, level=1)


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (partial(answer), "nhiemvu.testing.answers.answer"),
        (Office(), f"{__name__}.Office"),
        (partial(Office()), f"{__name__}.Office"),
    ],
)
def test_whatever_can_be_called_is_certified(function: Any, name: str) -> None:
    found = certify(function, level=1)
    assert (found.level, found.command) == (1, (name,))


def test_a_function_may_do_what_it_wants_with_what_it_is_given() -> None:
    given: Json = {}

    def rough(request: Json) -> Json:
        given.clear()
        given.update(answer(request))
        if "task" in request:
            request["task"].get("events", []).clear()
        request.clear()
        return given

    assert certify(rough).level == 3
    assert certify(answer).level == 3
    results = certify(rough, level=1).results
    assert len({result.received.get("date") for result in results if result.received}) > 2


def test_a_function_has_the_time_of_the_run() -> None:
    found = certify(answer, level=1, limits=Limits(total=0))
    assert {result.fault and result.fault.code for result in found.results} == {"out_of_time"}


NO_PROGRAM: list[Any] = ["true", b"true", [], (), None, 7, [7], ["a", None], ["a\0b"]]


@pytest.mark.parametrize("program", NO_PROGRAM)
def test_what_is_no_program_is_refused(program: Any) -> None:
    with pytest.raises(CertifyError) as refused:
        certify(program, level=1)
    assert refused.value.code == "no_program"


def test_a_path_may_be_part_of_a_command() -> None:
    assert certify([Path("no-such"), "x"], level=1).command == ("no-such", "x")  # type: ignore[list-item]


@pytest.mark.parametrize("level", [0, 4, 9, -1, True, 1.0, "1"])
def test_a_level_that_does_not_exist_is_refused(level: Any) -> None:
    with pytest.raises(CertifyError, match="yêu cầu: một mức: 1, 2 hoặc 3"):
        certify(answer, level=level)


@pytest.mark.parametrize("expected", [{"nope": "x"}, {"cutoff-001": " "}, {"cutoff-001": None}])
def test_an_exception_that_cannot_be_declared_is_refused(expected: Any) -> None:
    with pytest.raises(ExpectedFailuresError):
        certify(answer, level=1, expected=expected)
    case = replace(CASES[0], id="ours-1")
    assert certify(answer, corpus=[case], expected={"ours-1": "known"}).results[0].reason == "known"


def test_a_breach_of_the_protocol_leaves_no_level() -> None:
    found = certify(answer)
    broken = replace(found, faults=(fault("not_json", "1", "log"),))
    assert (broken.level, broken.conforming) == (0, False)


def test_without_an_answer_there_is_no_pace() -> None:
    found = certify(["no-such-program-at-all"], level=1)
    assert (found.rate, found.seconds, found.first, found.level) == (0.0, 0.0, None, 0)
    assert {result.outcome for result in found.results} == {Outcome.NO_ANSWER}


OUTCOMES: list[tuple[Json | None, str | None, Outcome]] = [
    ({"seq": 1, "date": "2026-10-12"}, None, Outcome.PASSED),
    ({"seq": 1, "date": "2026-10-12", "more": 1}, None, Outcome.PASSED),
    ({"seq": 1, "date": "2026-10-13"}, None, Outcome.FAILED),
    ({"seq": 1, "date": "12/10/2026"}, None, Outcome.FAILED),
    ({"seq": 1}, None, Outcome.FAILED),
    ({"seq": 1, "unsupported": True}, None, Outcome.SKIPPED),
    ({"seq": 1, "unsupported": False}, None, Outcome.FAILED),
    (None, None, Outcome.NO_ANSWER),
    ({"seq": 1, "date": "2026-10-12"}, "known", Outcome.STALE),
    ({"seq": 1, "date": "2026-10-13"}, "known", Outcome.EXPECTED),
    (None, "known", Outcome.EXPECTED),
    ({"seq": 1, "unsupported": True}, "known", Outcome.SKIPPED),
]


@pytest.mark.parametrize(("received", "reason", "outcome"), OUTCOMES)
def test_what_comes_of_a_case(received: Json | None, reason: str | None, outcome: Outcome) -> None:
    case = replace(CASES[0], expect={"date": "2026-10-12"})
    why = fault("silent", "1") if received is None else None
    found = judge(case, Reply(1, received, why, 0.1), reason)
    assert found == Result(case, outcome, received, why, reason)


def test_an_empty_corpus_certifies_nothing() -> None:
    nothing: tuple[Case, ...] = ()
    assert certify(answer, corpus=nothing).level == 0
    assert Certificate(("x",), 3, demanded=False, results=()).topics == {}


def test_each_result_is_told_as_it_comes() -> None:
    told: list[tuple[str, int]] = []
    certify(answer, level=1, watch=lambda result, reply: told.append((result.case.id, reply.seq)))
    assert told == [(case.id, seq) for seq, case in enumerate(cases(level=1), 1)]


def test_our_program_answers_only_when_it_is_run(capfd: pytest.CaptureFixture[str]) -> None:
    import_module("nhiemvu.testing.__main__")
    assert capfd.readouterr() == ("", "")
