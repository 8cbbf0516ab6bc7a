"""The library, and a second reading of the text, agree with every worked case.

The cases were decided by reading; where one and the library differ, the text decides who is wrong.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from literal_reading import literal_problems, literal_verdict
from nhiemvu import Task, classify, cutoff_due, official_calendar
from nhiemvu.calendar.cutoff import cutoff_readings
from nhiemvu.errors import HistoryError
from nhiemvu.moments import parse_moment, to_date
from nhiemvu.status.table import TABLE, rows_met
from nhiemvu.testing.corpus import Case, cases

if TYPE_CHECKING:
    from collections.abc import Callable

CALENDAR = official_calendar()
NOT_SAID_BY_AN_ANSWER = {"D 8", "D 11", "D 15"}
"""Readings that explain a case though no answer names them: nothing was done because of them."""


def task_of(case: Case) -> Task:
    return Task.model_validate_json(json.dumps(case.given["task"]))


def due(case: Case) -> dict[str, Any]:
    return {"date": str(cutoff_due(case.given["moment"], calendar=CALENDAR))}


def added(case: Case) -> dict[str, Any]:
    day = CALENDAR.add_working_days(to_date(case.given["date"]), case.given["n"])
    return {"date": str(day)}


def counted(case: Case) -> dict[str, Any]:
    a, b = to_date(case.given["a"]), to_date(case.given["b"])
    return {"value": CALENDAR.working_days_between(a, b)}


def classified(case: Case) -> dict[str, Any]:
    verdict = classify(task_of(case), as_of=parse_moment(str(case.as_of)))
    return {
        "status": verdict.status.value,
        "consequence": verdict.consequence.value,
        "basis": verdict.basis.code,
    }


def validated(case: Case) -> dict[str, Any]:
    try:
        task_of(case)
    except HistoryError as error:
        return {"error": error.problems[0].code, "index": error.problems[0].index}
    return {"valid": True}


ANSWERS: dict[str, Callable[[Case], dict[str, Any]]] = {
    "cutoff_due": due,
    "add_working_days": added,
    "working_days_between": counted,
    "classify": classified,
    "validate": validated,
}


def of(*ops: str) -> pytest.MarkDecorator:
    found = [case for case in cases() if case.op in ops]
    return pytest.mark.parametrize("case", found, ids=[case.id for case in found])


@of(*ANSWERS)
def test_the_library_answers_as_expected(case: Case) -> None:
    assert ANSWERS[case.op](case) == case.expect, case.why


@of("classify")
def test_the_second_reading_gives_the_same_status(case: Case) -> None:
    found = literal_verdict(case.given["task"], parse_moment(str(case.as_of)))
    assert found == tuple(case.expect.values()), case.why


@of("validate")
def test_the_second_reading_refuses_the_same_event_under_no_other_code(case: Case) -> None:
    found = literal_problems(case.given["task"])
    told = {"error": found[0][1], "index": found[0][0]} if found else {"valid": True}
    expected = {**case.expect}
    if "error" in expected:
        expected["error"] = frozenset({expected["error"]})
    assert told == expected, case.why


@of("classify")
def test_the_row_is_the_one_its_facts_meet(case: Case) -> None:
    verdict = classify(task_of(case), as_of=parse_moment(str(case.as_of)))
    (met,) = rows_met(verdict.facts)
    assert case.row == (None if verdict.status == "recalled" else met.number)


def test_each_row_has_the_outcome_that_its_cases_expect() -> None:
    outcomes = {
        row.number: (out.status.value, out.consequence.value, out.basis.code)
        for row in TABLE
        for out in [row.outcome]
    }
    told = {(case.row, *case.expect.values()) for case in cases() if case.row is not None}
    assert told == {(row, *outcome) for row, outcome in outcomes.items()}


@of("classify", "cutoff_due")
def test_the_case_names_the_readings_its_answer_rests_on(case: Case) -> None:
    if case.op == "classify":
        found = classify(task_of(case), as_of=parse_moment(str(case.as_of))).readings
    else:
        found = cutoff_readings(case.given["moment"], calendar=CALENDAR)
    assert tuple(code for code in case.readings if code not in NOT_SAID_BY_AN_ANSWER) == found
