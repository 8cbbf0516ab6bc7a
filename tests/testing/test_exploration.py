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
from history_walk import EMPTY, continuations
from literal_history import broken_rules
from nhiemvu.errors import MissingExtraError
from nhiemvu.testing import exploration, runner, shrinking
from nhiemvu.testing import interview as interviews
from nhiemvu.testing.answers import answer
from nhiemvu.testing.concluding import shortcomings
from nhiemvu.testing.corpus import cases
from nhiemvu.testing.ending import Ended, ended_by_signals
from nhiemvu.testing.exploration import Exploration, explore
from nhiemvu.testing.faults import fault
from nhiemvu.testing.functions import InProcess
from nhiemvu.testing.interview import Interview
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.protocol import Limits, Reply
from nhiemvu.testing.questions import QUESTIONS
from nhiemvu.testing.rightness import is_wrong, provision_broken, right_answers
from nhiemvu.testing.runner import certify, explored
from nhiemvu.testing.shrinking import Suspicion, trim
from realised import json_of
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
    body = SLOW.format(support=SUPPORT, op="cutoff_due", when="q['seq'] > 30", does="time.sleep(9)")
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


def event(kind: str, at: str, **more: Any) -> Json:
    return {"kind": kind, "at": f"2026-10-{at}T10:00:00+07:00", **more}


def asked(*events: Json, **more: Any) -> Json:
    task = {
        "id": "NV-1",
        "assigned_at": "2026-10-05T10:00:00+07:00",
        "deadline": "2026-10-20",
        "assignee": {"code": "H20.15"},
        "events": list(events),
    }
    return {"op": "classify", "task": task | more, "as_of": "2026-10-30T10:00:00+07:00"}


def test_what_a_wrong_answer_does_not_need_is_taken_away() -> None:
    def approved_is_forgotten(request: Json) -> Json:
        kinds = [event["kind"] for event in request["task"]["events"]]
        return {"status": "no"} if "approved" in kinds else answer(request)

    question = asked(
        event("received", "06"),
        event("submitted", "07", report={"title": "Báo cáo"}),
        event("supplemented", "07"),
        event("approved", "08", confirmed="late"),
        coordinators=[{"code": "H20.19"}],
    )
    found = Suspicion(approved_is_forgotten, {}, question, until=monotonic() + 60)
    trim(found)
    smallest = asked(event("submitted", "07"), event("approved", "08"), coordinators=[])
    assert found.smallest == smallest


SENT, APPROVED = event("submitted", "06"), event("approved", "07")
SEVERAL: list[tuple[list[Json], set[str]]] = [
    ([SENT], set()),
    ([APPROVED], {"decision_without_submission"}),
    ([SENT, event("approved", "04")], {"before_assignment", "out_of_order"}),
    ([event("approved", "04")], {"before_assignment", "decision_without_submission"}),
    ([event("received", "07"), event("received", "06")], {"out_of_order"}),
    ([SENT, APPROVED, event("received", "08")], {"event_after_end"}),
    ([SENT, APPROVED, APPROVED], {"event_after_end", "decision_without_submission"}),
    (
        [SENT, APPROVED, event("extension_granted", "08", deadline="2026-10-09")],
        {"event_after_end", "deadline_not_later"},
    ),
]


@pytest.mark.parametrize(("events", "codes"), SEVERAL)
def test_an_event_that_breaks_two_rules_may_be_refused_for_either(
    events: list[Json], codes: set[str]
) -> None:
    found = list(right_answers(asked(*events) | {"op": "validate"}))
    assert {right["error"] for right in found if "error" in right} == codes
    assert ({"valid": True} in found) is (not codes)


def test_every_rule_that_is_broken_is_a_right_answer_and_no_other() -> None:
    """At every order type of two events, what may be answered is what a second reading refuses."""
    one = list(continuations(EMPTY))
    two = [longer for first in one if not broken_rules(first, 0) for longer in continuations(first)]
    for history in [*one, *two]:
        place = len(history.steps) - 1
        found = list(right_answers({"op": "validate", "task": json_of(history)}))
        codes = broken_rules(history, place)
        assert {right.get("error") for right in found} == (codes or {None}), history
        assert len(found) == max(len(codes), 1)
        assert all(right == VALID or right["index"] == place for right in found)


REFUSED: Json = {"error": "out_of_order", "index": 1}
VALID: Json = {"valid": True}
BROKEN: list[tuple[str, Json | None, Json, str]] = [
    ("cutoff_due", None, {"date": "2026-10-12"}, "4.5.c"),
    ("working_days_between", {"value": 1}, {"value": 2}, "4.2"),
    ("classify", None, {"basis": "5.2.b.3"}, "5.2.b.3"),
    ("validate", VALID, REFUSED, "5.1"),
    ("validate", None, REFUSED, "5.1"),
    ("validate", REFUSED, VALID, "5.1"),
    ("validate", {"error": "no such rule", "index": 0}, VALID, "5.2"),
    ("validate", None, VALID, "5.2"),
]


@pytest.mark.parametrize(("operation", "received", "expected", "code"), BROKEN)
def test_a_wrong_answer_breaks_a_provision(
    operation: str, received: Json | None, expected: Json, code: str
) -> None:
    assert provision_broken({"op": operation}, received, expected).code == code


INTERVIEWED: dict[str, str] = {
    "answers at once": "for q in questions(): say(q['seq'], value=q['n'])",
    "answers when its input ends": "for q in list(questions()): say(q['seq'], value=q['n'])",
    "answers one question and ends": "q = next(questions())\nsay(q['seq'], value=q['n'])",
    "says other things too": (
        "for q in questions():\n    print('a log')\n    say(q['seq'], value=q['n'])"
    ),
}


@pytest.mark.parametrize("how", INTERVIEWED)
def test_one_question_after_another(tmp_path: Path, how: str) -> None:
    command = vendor(tmp_path, INTERVIEWED[how])
    with Interview(command, Limits(answer=0.5)) as interview:
        found = [interview.ask_one({"op": "fly", "n": n}) for n in range(3)]
    assert [given and given["value"] for given in found] == [0, 1, 2]


def test_a_question_to_a_program_that_does_not_answer(tmp_path: Path) -> None:
    with Interview(vendor(tmp_path, "time.sleep(60)"), Limits(answer=0.3)) as interview:
        assert interview.ask_one({"op": "fly"}) is None
        assert interview.ask_one({"op": "fly"}) is None
    with Interview(["no-such-program-at-all"]) as interview:
        assert interview.ask_one({"op": "fly"}) is None


def starts(tmp_path: Path, body: str, limits: Limits, questions: int) -> tuple[int, list[Any]]:
    """How often a program was started to answer questions one by one, and its answers."""
    note = tmp_path / "starts"
    command = vendor(tmp_path, f"open({str(note)!r}, 'a').write('x')\n{body}")
    with Interview(command, limits) as interview:
        found = [interview.ask_one({"op": "fly", "n": n}) for n in range(questions)]
    return len(note.read_text("utf-8")), found


def test_a_program_that_keeps_its_answers_is_waited_for_once(tmp_path: Path) -> None:
    body = INTERVIEWED["answers when its input ends"]
    number, found = starts(tmp_path, body, Limits(answer=0.5), 3)
    assert (number, None in found) == (4, False)


def test_a_start_may_take_as_long_as_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "_PATIENCE", 0.3)
    body = "time.sleep(0.6)\n" + INTERVIEWED["answers at once"]
    number, found = starts(tmp_path, body, Limits(answer=20), 2)
    assert (number, None in found) == (1, False)


def test_after_its_first_answer_a_program_is_waited_for_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "_PATIENCE", 0.3)
    body = "for q in questions():\n    say(q['seq'])\n    time.sleep(60)"
    start = monotonic()
    number, found = starts(tmp_path, body, Limits(answer=20), 2)
    assert (number, None in found) == (2, False)
    assert monotonic() - start < 10


def test_an_interview_keeps_to_the_time_of_the_run(tmp_path: Path) -> None:
    start = monotonic()
    with Interview(vendor(tmp_path, "time.sleep(60)"), until=start + 0.3) as interview:
        assert interview.ask_one({"op": "fly"}) is None
    assert monotonic() - start < 5


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nhiemvu.testing.exploration")
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError, match=r"nhiemvu\[testing\]"):
        explored(certify(answer, level=1), answer, examples=5)
