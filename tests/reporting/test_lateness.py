"""How late: the mean, and where the calendar ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cases import at, event, october_task
from few_tasks import CALENDAR, OCTOBER, counted, of
from nhiemvu import (
    Period,
    Tally,
    Task,
    Unit,
    projected_calendar,
)
from nhiemvu.reporting import report_of


def _of_2028() -> tuple[Task, Task, Task]:
    """Overdue since 2027; completed late within 2027; completed late across the new year."""
    begun = {"assigned_at": "2027-12-01T10:00:00+07:00", "deadline": "2027-12-15"}
    known = (
        {"kind": "submitted", "at": "2027-12-17T09:00:00+07:00"},
        {"kind": "approved", "at": "2028-01-05T09:00:00+07:00"},
    )
    across = (
        {"kind": "submitted", "at": "2028-01-04T09:00:00+07:00"},
        {"kind": "approved", "at": "2028-01-05T09:00:00+07:00"},
    )
    return october_task(**begun), october_task(*known, **begun), october_task(*across, **begun)


def test_lateness_beyond_the_calendar_is_unknown_and_then_so_is_the_mean() -> None:
    overdue, known, across = _of_2028()
    january = Period.month(2028, 1)
    made = of(overdue, known, across, period=january)
    assert counted(made, "in_progress_overdue", "completed_late", "lateness_unknown") == (1, 2, 2)
    assert made.total.mean_working_days_late is None
    assert made.total.late_rate == 1
    assert made.to_dict()["total"]["mean_working_days_late"] is None
    alone = of(known, period=january)
    assert alone.total.lateness_unknown == 0
    assert alone.total.mean_working_days_late == 2


def test_lateness_beyond_the_calendar_is_unknown_in_its_own_row_only() -> None:
    overdue, known, _ = _of_2028()
    other = known.model_copy(update={"assignee": Unit(code="H20.19", kind="department")})
    made = of(overdue, other, period=Period.month(2028, 1))
    rows = {row.group["unit"]: row for row in made.rows}
    assert rows["H20.15"].mean_working_days_late is None
    assert rows["H20.19"].mean_working_days_late == 2
    assert made.total.mean_working_days_late is None


def test_a_projection_knows_the_lateness_and_says_that_it_is_provisional() -> None:
    """From 15/12/2027 to 31/12: 12 working days; to 04/01/2028 13 (01/01 is a Saturday, made up
    by rest on Monday 03/01); to 10/01: 4 more."""
    made = of(
        *_of_2028(),
        period=Period.month(2028, 1),
        as_of="2028-01-10T08:00:00+07:00",
        calendar=projected_calendar(),
    )
    assert made.total.lateness_unknown == 0
    assert made.total.mean_working_days_late == Fraction(17 + 2 + 13, 3)
    assert made.provisional is True


def test_a_year_that_is_announced_is_not_provisional_in_a_projection() -> None:
    assert of(october_task(), calendar=projected_calendar()).provisional is False


def test_waiting_and_in_time_are_late_by_nothing_and_do_not_thin_the_mean() -> None:
    """The mean is over the completed late and the overdue: a late result that waits is neither."""
    waiting = october_task(event("submitted", "30 09:00"))
    overdue = october_task(deadline="2026-10-28")
    on_time = october_task(deadline="2026-11-28")
    made = of(waiting, overdue, on_time)
    assert counted(made, "awaiting_confirmation", "in_progress_overdue") == (1, 1)
    assert made.total.mean_working_days_late == 2
    assert of(waiting, on_time).total.mean_working_days_late is None


def test_due_on_friday_and_asked_about_on_sunday_is_late_by_no_working_day() -> None:
    made = of(october_task(deadline="2026-10-23"), as_of=at("25 12:00"))
    assert counted(made, "in_progress_overdue", "lateness_unknown", "deduct") == (1, 0, 1)
    assert made.total.mean_working_days_late == 0


@pytest.mark.parametrize(("deadline", "not_charged"), [("2026-01-15", 1), ("2026-01-16", 0)])
def test_what_was_due_before_the_regulation_is_counted_and_named_as_not_charged(
    deadline: str, not_charged: int
) -> None:
    """It keeps its status and is not charged; from 16/01/2026 it is [D 15]."""
    begun = {"assigned_at": "2026-01-05T10:00:00+07:00", "deadline": deadline}
    late = event("submitted", "20 09:00")
    approved = october_task(late, event("approved", "21 09:00"), **begun)
    parts = [Tally(OCTOBER, calendar=CALENDAR) for _ in range(2)]
    parts[0].add(october_task(**begun))
    parts[1].add(approved.model_copy(update={"id": "NV-2"}))
    parts[0].merge(parts[1])
    made = report_of(parts[0])
    assert (made.total.deduct, made.total.consider_deduction) == (1, 1)
    assert made.not_charged == made.to_dict()["not_charged"] == 2 * not_charged
    waiting = of(october_task(late, **begun))
    assert waiting.not_charged == 0
