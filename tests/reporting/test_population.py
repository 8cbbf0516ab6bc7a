"""Who belongs to a period, both sides of each edge (10, 11.3)."""

from __future__ import annotations

import pytest

from cases import at, event, october_task
from few_tasks import BEFORE, START, carried, counted, of


@pytest.mark.parametrize(
    ("assigned_at", "carried_over", "newly_assigned", "later"),
    [
        ("2026-09-30T23:59:59.999999+07:00", 1, 0, 0),
        ("2026-10-01T00:00:00+07:00", 0, 1, 0),
        ("2026-09-30T17:00:00Z", 0, 1, 0),
        ("2026-10-31T23:59:59.999999+07:00", 0, 1, 0),
        ("2026-11-01T00:00:00+07:00", 0, 0, 1),
        ("2026-10-31T17:00:00Z", 0, 0, 1),
    ],
)
def test_assigned_a_microsecond_before_the_period_is_carried_over_and_after_it_left_out(
    assigned_at: str, carried_over: int, newly_assigned: int, later: int
) -> None:
    made = of(october_task(assigned_at=assigned_at, deadline="2026-12-31"))
    assert counted(made, "carried_over", "newly_assigned") == (carried_over, newly_assigned)
    assert made.total.tasks == carried_over + newly_assigned
    assert made.later == later


@pytest.mark.parametrize(
    ("as_of", "tasks", "later"),
    [(at("05 09:59:59.999999"), 0, 1), (at("05 10:00"), 1, 0), (at("05 10:00:00.000001"), 1, 0)],
)
def test_assigned_at_the_moment_of_the_report_is_in_it_and_a_microsecond_later_is_not(
    as_of: str, tasks: int, later: int
) -> None:
    made = of(october_task(), as_of=as_of)
    assert (made.total.tasks, made.later) == (tasks, later)
    assert len(made.rows) == tasks


@pytest.mark.parametrize(("moment", "completed"), [(BEFORE, 0), (START, 1)])
def test_approved_a_tick_before_the_period_is_not_of_it_and_at_its_start_is(
    moment: str, completed: int
) -> None:
    made = of(carried({"kind": "approved", "at": moment}))
    assert counted(made, "completed_on_time", "carried_over", "tasks") == (completed,) * 3
    assert made.later == 0


@pytest.mark.parametrize(("moment", "recalled"), [(BEFORE, 0), (START, 1)])
def test_recalled_a_tick_before_the_period_is_not_of_it_and_at_its_start_is(
    moment: str, recalled: int
) -> None:
    made = of(carried({"kind": "recalled", "at": moment}))
    assert counted(made, "recalled", "carried_over", "tasks") == (recalled, recalled, 0)
    assert len(made.rows) == recalled


def test_ended_in_the_period_but_after_the_moment_of_the_report_has_not_ended_yet() -> None:
    approved, recalled = event("approved", "20 09:00"), event("recalled", "20 09:00")
    early = of(carried(approved), carried(recalled), as_of=at("20 08:59:59.999999"))
    assert counted(early, "awaiting_confirmation", "completed", "recalled") == (2, 0, 0)
    late = of(carried(approved), carried(recalled), as_of=at("20 09:00"))
    assert counted(late, "awaiting_confirmation", "completed", "recalled") == (0, 1, 1)


def test_approved_long_before_and_answered_by_a_coordinator_in_the_period_stays_out() -> None:
    """What may follow an approval does not open the task again."""
    made = of(
        carried(
            {"kind": "coordination_requested", "at": "2026-09-11T09:00:00+07:00", "unit": "H20.19"},
            {"kind": "approved", "at": "2026-09-12T09:00:00+07:00"},
            event("coordination_answered", "05 09:00", unit="H20.19"),
        )
    )
    assert made.total.tasks == 0
    assert made.rows == ()


def test_rejected_before_the_period_and_recalled_in_it_is_recalled_in_it() -> None:
    """A rejection ends nothing; the recall does."""
    rejected = {"kind": "rejected", "at": BEFORE}
    made = of(carried(rejected, {"kind": "recalled", "at": START}))
    assert counted(made, "recalled", "carried_over", "tasks") == (1, 1, 0)
    gone = of(carried(rejected, {"kind": "recalled", "at": BEFORE}))
    assert counted(gone, "recalled", "carried_over", "tasks") == (0, 0, 0)


def test_rejected_before_the_period_is_carried_over() -> None:
    made = of(carried({"kind": "rejected", "at": BEFORE}))
    assert counted(made, "carried_over", "in_progress_overdue", "rejections") == (1, 1, 0)
