"""Deadlines that are moments, and the month they fall in."""

from __future__ import annotations

import pytest

from cases import at, event, october_task
from few_tasks import of


@pytest.mark.parametrize(("as_of", "on_time"), [(at("20 17:00"), 1), (at("20 17:00:00.000001"), 0)])
@pytest.mark.parametrize("deadline", [at("20 17:00"), "2026-10-20T10:00:00Z"])
def test_a_deadline_at_a_moment_holds_for_that_moment_and_not_a_microsecond_more(
    as_of: str, on_time: int, deadline: str
) -> None:
    total = of(october_task(deadline=deadline), as_of=as_of).total
    assert (total.in_progress_on_time, total.in_progress_overdue) == (on_time, 1 - on_time)
    assert (total.due_soon, total.deduct) == (on_time, 1 - on_time)
    assert total.mean_working_days_late == (None if on_time else 0)


def test_a_deadline_on_the_last_day_is_in_time_at_the_close_of_the_period() -> None:
    total = of(october_task(deadline="2026-10-31"), october_task(deadline="2026-10-30")).total
    assert (total.in_progress_on_time, total.in_progress_overdue) == (1, 1)


@pytest.mark.parametrize(
    ("deadline", "month"),
    [
        ("2026-10-31", "2026-10"),
        ("2026-10-31T16:59:59.999999Z", "2026-10"),
        ("2026-10-31T17:00:00Z", "2026-11"),
        ("2027-01-01", "2027-01"),
    ],
)
def test_the_month_due_is_that_of_the_deadline_in_viet_nam(deadline: str, month: str) -> None:
    [row] = of(october_task(deadline=deadline), by="deadline_month").rows
    assert row.group == {"deadline_month": month}


def test_the_month_due_is_that_of_the_deadline_in_force_at_the_moment() -> None:
    task = october_task(event("extension_granted", "20 09:00", deadline="2026-11-03"))
    for moment, month in ((at("20 08:59:59.999999"), "2026-10"), (at("20 09:00"), "2026-11")):
        [row] = of(task, by="deadline_month", as_of=moment).rows
        assert row.group == {"deadline_month": month}
