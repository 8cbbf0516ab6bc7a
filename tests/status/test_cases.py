"""The worked cases hold through the public interface."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import cases
from nhiemvu import Task, classify, cutoff_due, official_calendar
from nhiemvu.moments import parse_moment


@pytest.mark.parametrize("case", cases("status"), ids=lambda case: case["name"])
def test_status(case: dict[str, Any]) -> None:
    verdict = classify(Task.model_validate(case["task"]), as_of=parse_moment(case["as_of"]))
    answer = {
        "status": verdict.status,
        "consequence": verdict.consequence,
        "basis": verdict.basis.code,
    }
    assert answer == case["expect"]


@pytest.mark.parametrize("case", cases("calendar"), ids=lambda case: case["name"])
def test_calendar(case: dict[str, Any]) -> None:
    calendar = official_calendar()
    operation = case["op"]
    if operation == "cutoff_due":
        found: object = cutoff_due(parse_moment(case["moment"]), calendar=calendar).isoformat()
    elif operation == "add_working_days":
        day = date.fromisoformat(case["date"])
        found = calendar.add_working_days(day, case["n"]).isoformat()
    else:
        a, b = date.fromisoformat(case["a"]), date.fromisoformat(case["b"])
        found = calendar.working_days_between(a, b)
    assert found == case["expect"]
