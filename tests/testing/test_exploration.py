"""Beyond the corpus: random questions, the same for the same seed, and small counterexamples."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch

import pytest

import literal_vendor
from nhiemvu.errors import MissingExtraError
from nhiemvu.testing import exploration, runner, shrinking
from nhiemvu.testing.answers import answer
from nhiemvu.testing.concluding import shortcomings
from nhiemvu.testing.corpus import cases
from nhiemvu.testing.ending import Ended, ended_by_signals
from nhiemvu.testing.exploration import Exploration, explore
from nhiemvu.testing.faults import fault
from nhiemvu.testing.functions import InProcess
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.protocol import Limits, Reply
from nhiemvu.testing.questions import QUESTIONS
from nhiemvu.testing.rightness import is_wrong
from nhiemvu.testing.runner import certify, explored
from nhiemvu.testing.shrinking import Suspicion
from vendors import vendor

if TYPE_CHECKING:
    from types import ModuleType

Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[[Json], Json]


def exploring(reply: Answer, *operations: str, examples: int = 40, seed: int = 0) -> Exploration:
    ours = InProcess(reply)
    return explore(operations, ask_all=ours.ask, ask=ours.ask_one, examples=examples, seed=seed)


def but(wrong: Callable[[Json], Json | None]) -> Answer:
    """Answer as we do, unless another answer is given."""
    return lambda request: wrong(request) or answer(request)


@pytest.fixture(autouse=True)
def a_short_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrinking, "MOST_TRIALS", 20)


def test_nothing_is_found_in_what_is_right() -> None:
    found = exploring(answer, *QUESTIONS, examples=10)
    assert found.operations == tuple(QUESTIONS)
    assert 35 < found.asked <= 50
    assert found.counterexamples == ()


def test_a_program_of_another_mind_differs_nowhere() -> None:
    found = explored(certify(literal_vendor.COMMAND), literal_vendor.COMMAND, examples=10)
    assert found.exploration is not None
    assert found.exploration.operations == tuple(QUESTIONS)
    assert found.exploration.counterexamples == ()
    assert found.conforming


def test_the_smallest_counterexample_is_given_with_its_provision(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shrinking, "MOST_TRIALS", 60)
    found = exploring(
        but(lambda request: {"date": "2026-01-01"} if request["n"] < -6 else None),
        "add_working_days",
    )
    (example,) = found.counterexamples
    assert example.request["n"] == -7
    assert example.received == {"date": "2026-01-01"}
    assert example.expected == answer(example.request)
    assert example.provision.code == "4.2"


def forgiving(request: Json) -> Json | None:
    """Forget the consequence of a late result that was approved."""
    found = answer(request)
    return found | {"consequence": "none"} if found.get("basis") == "5.2.c.1" else None


def test_a_status_that_is_wrong_in_one_row_alone() -> None:
    (example,) = exploring(but(forgiving), "classify", examples=30).counterexamples
    assert example.provision.code == "5.2.c.1"
    assert [event["kind"] for event in example.request["task"]["events"]] == [
        "submitted",
        "approved",
    ]


def test_the_same_seed_asks_the_same_and_another_asks_otherwise() -> None:
    asked: list[list[Json]] = []

    def noted(request: Json) -> Json:
        asked[-1].append({key: value for key, value in request.items() if key != "seq"})
        return answer(request)

    for seed in (0, 0, 1):
        asked.append([])
        exploring(noted, "cutoff_due", "classify", examples=8, seed=seed)
    assert asked[0] == asked[1]
    assert asked[0] != asked[2]


def test_what_is_not_supported_is_not_wrong_nor_what_is_not_answered() -> None:
    question = {"op": "working_days_between", "a": "2026-10-05", "b": "2026-10-06"}
    assert not is_wrong(question, {"unsupported": True})
    assert not is_wrong(question, {"value": 1})
    assert is_wrong(question, {"value": 2})
    assert not is_wrong(question, None)


def test_what_never_comes_is_told_with_its_reason_and_is_no_counterexample() -> None:
    def vendor_(request: Json) -> Json:
        raise KeyError(request["op"])

    found = exploring(vendor_, "working_days_between", examples=5)
    assert found.counterexamples == ()
    assert found.unanswered == (fault("raised", "KeyError('working_days_between')"),) * found.asked
    assert (found.compared, found.silent, found.flawless) == (0, found.asked, False)


SLOW = """
sys.path.insert(0, {support!r})
from literal_vendor import OPERATIONS
for q in questions():
    if q["op"] == {op!r} and {when}: {does}
    say(q["seq"], **OPERATIONS[q["op"]](q))
"""
SUPPORT = str(Path(literal_vendor.__file__).parent)


@pytest.mark.parametrize("total", [1.5, 60])
def test_a_program_that_is_slow_and_right_has_no_counterexample(
    tmp_path: Path, total: float
) -> None:
    body = SLOW.format(support=SUPPORT, op="cutoff_due", when="q['seq'] > 3", does="time.sleep(9)")
    start = monotonic()
    found = explored(
        replace(certify(answer, level=1), spent=0.5),
        vendor(tmp_path, body),
        examples=40,
        limits=Limits(answer=0.5 if total > 9 else 9, total=total),
    )
    assert monotonic() - start < total + 4
    assert found.exploration is not None
    assert found.exploration.counterexamples == ()
    code = "silent" if total > 9 else "out_of_time"
    assert {fault.code for fault in found.exploration.unanswered} == {code}
    assert found.exploration.cut_short is (code == "out_of_time")
    assert found.conforming is (code == "out_of_time")
    assert (found.level, shortcomings(found) == []) == (1, found.conforming)


def test_breaches_of_the_protocol_are_told() -> None:
    breach = fault("not_json", "1", "log")
    certificate, ours = certify(answer, level=1), InProcess(answer)
    ours.faults = (breach,)
    with patch.object(runner, "_talk", lambda *_, **__: ours):
        found = explored(certificate, answer, examples=2)
    assert found.exploration is not None
    assert found.exploration.faults == (breach,)
    assert (found.level, found.conforming) == (1, False)


def test_what_is_not_supported_beyond_the_cases_is_told_and_keeps_the_level() -> None:
    published = {shrinking.key_of(case.request(0)): case.expect for case in cases(level=1)}

    def table(request: Json) -> Json:
        known = published.get(shrinking.key_of({**request, "seq": 0}))
        return {"unsupported": True} if known is None else dict(known)

    found = explored(certify(table, level=1), table, examples=20)
    assert found.exploration is not None
    assert found.exploration.unsupported > found.exploration.asked / 2
    assert (found.level, found.conforming) == (1, False)


def test_no_more_is_drawn_or_asked_than_there_is_time_for(monkeypatch: pytest.MonkeyPatch) -> None:
    start = monotonic()
    found = explored(certify(answer), answer, examples=10_000, limits=Limits(total=0.6))
    assert monotonic() - start < 3
    assert found.exploration is not None
    assert 0 < found.exploration.asked < 20_000
    assert found.exploration.cut_short
    assert found.conforming
    over = replace(certify(answer), spent=300)
    nothing = explored(over, answer, examples=10_000).exploration
    assert nothing is not None
    assert (nothing.asked, nothing.cut_short) == (0, True)


def test_the_search_begins_with_the_smallest_in_whatever_order_the_answers_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = [{"op": "add_working_days", "date": "2026-10-09", "n": n} for n in (100, 1, 10, 2)]
    monkeypatch.setattr(exploration, "MOST_SECONDS", 0)
    monkeypatch.setattr(exploration, "_drawn", lambda *_: drawn)
    ours = InProcess(lambda _: {"date": "none"})

    def backwards(requests: Iterable[Json]) -> Generator[Reply, None, None]:
        yield from reversed(list(ours.ask(requests)))

    found = explore(["add_working_days"], ask_all=backwards, ask=ours.ask_one, examples=4)
    assert [example.request for example in found.counterexamples] == [drawn[1]]


def test_what_is_larger_takes_the_place_of_nothing() -> None:
    small, large = ({"op": "fly", "a": "x" * n} for n in (1, 9))
    with patch.object(shrinking, "is_wrong", lambda *_: True):
        found = Suspicion(lambda _: {}, {}, small, until=monotonic() + 60)
        assert found.wrong(large)
    assert found.smallest == small


def test_a_signal_is_heard_while_questions_are_drawn() -> None:
    asked: list[Json] = []

    def noted(request: Json) -> Json:
        asked.append(request)
        return {}

    def ending() -> None:
        with ended_by_signals():
            os.kill(os.getpid(), signal.SIGTERM)
            exploring(noted, "cutoff_due", examples=3)

    with pytest.raises(Ended) as ended:
        ending()
    assert (ended.value.status, asked) == (143, [])


def test_a_signal_is_heard_while_a_counterexample_is_made_small() -> None:
    asked: list[Json] = []

    def wrong(request: Json) -> Json:
        asked.append(request)
        if len(asked) == 4:
            os.kill(os.getpid(), signal.SIGHUP)
        return {"date": "none"}

    def ending() -> None:
        with ended_by_signals():
            exploring(wrong, "cutoff_due", examples=3)

    with pytest.raises(Ended) as ended:
        ending()
    assert (ended.value.status, len(asked)) == (129, 4)


def test_only_operations_whose_cases_all_passed_are_explored() -> None:
    def partly(request: Json) -> Json | None:
        refused: dict[str, Json] = {"classify": {"unsupported": True}, "validate": {"valid": False}}
        return refused.get(request["op"])

    found = explored(certify(but(partly)), but(partly), examples=5).exploration
    assert found is not None
    assert found.operations == ("cutoff_due", "add_working_days", "working_days_between")


def test_a_counterexample_does_not_touch_the_level_but_the_run_ends_with_one() -> None:
    rare = but(lambda request: {"date": "2026-01-01"} if -200 < request.get("n", 0) < -10 else None)
    certificate = certify(rare, level=1)
    assert certificate.conforming
    found = explored(certificate, rare, examples=40)
    assert found.exploration is not None
    (example,) = found.exploration.counterexamples
    assert -200 < example.request["n"] < -10
    assert (found.level, found.conforming) == (1, False)
    assert {result.outcome for result in found.results} == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("module", "bound"), [(shrinking, "MOST_TRIALS"), (exploration, "MOST_SECONDS")]
)
def test_the_search_for_less_is_bounded(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, bound: str
) -> None:
    monkeypatch.setattr(module, bound, 0)
    asked: list[Json] = []

    def noted(request: Json) -> Json:
        asked.append(request)
        return {"value": "none"}

    found = exploring(noted, "working_days_between", examples=10)
    assert len(asked) == found.asked == 10
    assert len(found.counterexamples) == 1


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nhiemvu.testing.exploration")
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError, match=r"nhiemvu\[testing\]"):
        explored(certify(answer, level=1), answer, examples=5)
