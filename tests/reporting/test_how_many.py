"""A province of none, one, many tasks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cases import event, october_task
from few_tasks import CALENDAR, NOTHING_COUNTED, OCTOBER, counted, of, unit
from literal_report import FIVE
from nhiemvu import (
    Period,
    report,
)


@pytest.mark.parametrize("by", [("unit",), ("tag", "document"), [("leader",), ("category",)]])
def test_a_province_without_tasks_has_zeros_and_no_rows(by: Any) -> None:
    made = of(by=by)
    total = made.to_dict()["total"]
    assert {name: total[name] for name in NOTHING_COUNTED} == NOTHING_COUNTED
    assert all(breakdown.rows == () for breakdown in made.breakdowns)
    assert (made.later, made.lines) == (0, ())


def test_a_province_of_one_task_has_one_row_equal_to_the_whole() -> None:
    made = of(october_task(event("submitted", "20 09:00"), event("approved", "22 09:00")))
    [row] = made.rows
    for measures in (row, made.total):
        assert measures.tasks == 1
        assert measures.completion_rate == measures.on_time_rate == Fraction(1)
        assert measures.late_rate == Fraction(0)
        assert measures.mean_working_days_late is None


def test_a_month_with_nothing_after_all_has_ended_is_empty() -> None:
    task = october_task(event("submitted", "20 09:00"), event("approved", "31 23:59:59.999999"))
    assert of(task).total.completed_on_time == 1
    november = of(task, period=Period.month(2026, 11))
    assert (november.total.tasks, november.rows, november.later) == (0, (), 0)


def test_a_period_before_the_first_task_is_empty_and_says_what_it_left_out() -> None:
    made = of(october_task(), october_task(), period=Period.month(2026, 9))
    assert (made.total.tasks, made.total.completion_rate, made.rows) == (0, None, ())
    assert made.later == made.to_dict()["left_out"] == 2


def test_a_year_takes_the_state_at_its_own_close_and_is_no_sum_of_months() -> None:
    task = october_task(
        event("submitted", "20 09:00"), {"kind": "approved", "at": "2026-12-01T09:00:00+07:00"}
    )
    year = of(task, period=Period.year(2026)).total
    months = [of(task, period=Period.month(2026, month)).total for month in (10, 11, 12)]
    assert (year.newly_assigned, year.completed_on_time) == (1, 1)
    assert [m.awaiting_confirmation for m in months] == [1, 1, 0]
    assert [m.carried_over for m in months] == [0, 1, 1]


def test_twenty_thousand_tasks_are_counted_exactly() -> None:
    """Six histories in turn under 200 units; each count is known beforehand."""
    sent, late = event("submitted", "20 09:00"), event("submitted", "22 09:00")
    models = (
        october_task(sent),
        october_task(sent, event("approved", "22 09:00")),
        october_task(late, event("approved", "23 09:00")),
        october_task(deadline="2026-11-20"),
        october_task(),
        october_task(event("recalled", "06 09:00")),
    )
    units = [unit(f"H20.{n:03}", f"Đơn vị {n:03}", "commune") for n in range(200)]
    number, each = 20_000, 20_000 // 6
    tasks = (
        models[n % 6].model_copy(update={"id": f"NV-{n}", "assignee": units[n % 200]})
        for n in range(number)
    )
    by = [("unit",), ("unit_kind", "category"), ("deadline_month",)]
    made = report(tasks, OCTOBER, calendar=CALENDAR, by=by)
    assert counted(made, *FIVE) == (each + 1, each + 1, each, each, each)
    assert made.total.recalled == each
    assert [row.tasks + row.recalled for row in made.rows] == [100] * 200
    assert made.total.mean_working_days_late == Fraction(2 + 8, 2)
    assert [len(breakdown.rows) for breakdown in made.breakdowns] == [200, 1, 2]
