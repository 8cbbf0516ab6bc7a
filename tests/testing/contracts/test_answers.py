"""Our own calendar, classifier and checker keep their contracts; wrong ones break them."""

from __future__ import annotations

import inspect
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu import HistoryError, Task, classify, cutoff_due, official_calendar
from nhiemvu.testing.contracts import CalendarContract, HistoryContract, StatusContract
from nhiemvu.testing.corpus import cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.testing.contracts.calendar import CalendarUnderTest
    from nhiemvu.testing.contracts.status import Classify, Json, Validate

CALENDAR = official_calendar()
DAY = timedelta(days=1)


class OurCalendar:
    add_working_days = staticmethod(CALENDAR.add_working_days)
    working_days_between = staticmethod(CALENDAR.working_days_between)

    def cutoff_due(self, moment: datetime) -> date:
        return cutoff_due(moment, calendar=CALENDAR)


def our_status(task: Json, as_of: datetime) -> Json:
    verdict = classify(Task.model_validate(task), as_of=as_of)
    return {
        "status": verdict.status.value,
        "consequence": verdict.consequence.value,
        "basis": verdict.basis.code,
    }


def our_history(task: Json) -> Json:
    try:
        Task.model_validate(task)
    except HistoryError as error:
        return {"error": error.code, "index": error.index}
    return {"valid": True}


class TestOurCalendar(CalendarContract):
    @pytest.fixture
    def calendar(self) -> CalendarUnderTest:
        return OurCalendar()


class TestOurStatus(StatusContract):
    @pytest.fixture
    def classify(self) -> Classify:
        return our_status


class TestOurHistory(HistoryContract):
    @pytest.fixture
    def validate(self) -> Validate:
        return our_history


class FifteenIsAfter(OurCalendar):
    def cutoff_due(self, moment: datetime) -> date:
        return super().cutoff_due(moment + timedelta(microseconds=moment.time() == time(15)))


class ClockAsWritten(OurCalendar):
    def cutoff_due(self, moment: datetime) -> date:
        return super().cutoff_due(datetime.fromisoformat(f"{moment:%Y-%m-%dT%H:%M:%S.%f}+07:00"))


class NoughtStays(OurCalendar):
    def add_working_days(self, day: date, n: int) -> date:
        return CALENDAR.add_working_days(day, n) if n else day


class BothEnds(OurCalendar):
    def working_days_between(self, a: date, b: date) -> int:
        return CALENDAR.working_days_between(a - DAY, b)


class NeverBackwards(OurCalendar):
    def working_days_between(self, a: date, b: date) -> int:
        return abs(CALENDAR.working_days_between(a, b))


def by_wall_clock(task: Json, as_of: datetime) -> Json:
    """Cut off every offset, and take what is left for Việt Nam's."""
    return our_status(_shifted(task), as_of)


def by_all_events(task: Json, as_of: datetime) -> Json:
    """Look at whatever happened, later or not."""
    return our_status(task, max([as_of, *_moments(task)]))


def by_the_decision(task: Json, as_of: datetime) -> Json:
    """Count a result only once something follows it, whenever that is."""
    events = list(task.get("events", ()))
    waiting = events and events[-1]["kind"] == "submitted"
    return our_status({**task, "events": events[:-1] if waiting else events}, as_of)


def by_word(task: Json, as_of: datetime) -> Json:
    """Believe what the host's own data says."""
    answer = our_status(task, as_of)
    return {**answer, "status": task.get("extra", {}).get("status", answer["status"])}


def all_is_well(_task: Json) -> Json:
    return {"valid": True}


def nothing_is(_task: Json) -> Json:
    return {"error": "out_of_order", "index": 0}


def _shifted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shifted(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_shifted(part) for part in value]
    return value.replace("+00:00", "+07:00") if isinstance(value, str) else value


def _moments(task: Json) -> list[datetime]:
    return [datetime.fromisoformat(event["at"]).astimezone(UTC) for event in task.get("events", ())]


COUNTS = ("counting_undoes_adding", "counting_backwards_is_negative", "working_days_between")
HOURS = ("fifteen_hours_itself_is_before", "cutoff_due", "the_same_instant_is_due_the_same_day")
NOUGHT = "nought_days_after_is_the_day_or_the_next"
FAULTS = [
    (CalendarContract, FifteenIsAfter(), HOURS[:2], (*COUNTS, NOUGHT)),
    (CalendarContract, ClockAsWritten(), HOURS[2:], (*COUNTS, NOUGHT, *HOURS[:2])),
    (CalendarContract, NoughtStays(), (NOUGHT,), (*COUNTS[1:], *HOURS[1:])),
    (CalendarContract, BothEnds(), COUNTS, (NOUGHT, *HOURS)),
    (CalendarContract, NeverBackwards(), COUNTS[:2], (NOUGHT, *HOURS)),
    (StatusContract, by_wall_clock, ("another_offset_changes_nothing",), ()),
    (StatusContract, by_all_events, ("classify",), ("what_comes_later_does_not_exist",)),
    (StatusContract, by_the_decision, ("what_comes_later_does_not_exist",), ()),
    (StatusContract, by_word, ("other_data_changes_nothing",), ("classify",)),
    (HistoryContract, all_is_well, ("validate",), ("a_task_with_a_status_has_a_history",)),
    (HistoryContract, nothing_is, ("validate", "a_task_with_a_status_has_a_history"), ()),
]


@pytest.mark.parametrize(
    ("contract", "wrong", "tests", "others"),
    FAULTS,
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_a_wrong_answer_breaks_the_rule_it_is_wrong_about(
    contract: type, wrong: object, tests: tuple[str, ...], others: tuple[str, ...]
) -> None:
    found = broken(contract, wrong)
    assert found >= set(tests)
    assert found.isdisjoint(others)


def rules_of(contract: type) -> dict[str, Callable[..., None]]:
    return {
        name.removeprefix("test_"): rule
        for name, rule in inspect.getmembers(contract, inspect.isfunction)
        if name.startswith("test_")
    }


@pytest.mark.parametrize("contract", [CalendarContract, StatusContract, HistoryContract])
def test_every_rule_of_a_contract_can_be_broken(contract: type) -> None:
    wrong = [wrong for of, wrong, *_ in FAULTS if of is contract]
    assert set().union(*(broken(contract, each) for each in wrong)) == set(rules_of(contract))


def broken(contract: type, wrong: object) -> set[str]:
    """Name the tests of a contract that fail for an implementation, in some case or at all."""
    return {name for name, rule in rules_of(contract).items() if _fails(rule, contract(), wrong)}


def _fails(rule: Callable[..., None], contract: object, wrong: object) -> bool:
    marks = getattr(rule, "pytestmark", [])
    given = marks[0].args[1] if marks else [None]
    try:
        for case in given:
            rule(contract, wrong, *([case] if marks else []))
    except (AssertionError, HistoryError):
        return True
    return False


def test_every_operation_of_the_corpus_is_asked() -> None:
    asked = {"cutoff_due", "add_working_days", "working_days_between", "classify", "validate"}
    assert {case.op for case in cases()} == asked


def test_a_wrong_answer_is_shown_beside_the_right_one() -> None:
    with pytest.raises(AssertionError, match=r"'out_of_order'}, expected {'valid': True} \("):
        HistoryContract().test_validate(nothing_is, _a_case("validate", valid=True))


def _a_case(op: str, **expect: object) -> Any:
    return next(case for case in cases() if case.op == op and case.expect == expect)
