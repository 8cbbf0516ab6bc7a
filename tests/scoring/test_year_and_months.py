"""A year is scored from its own state: months cannot be added up to it (15.2)."""

from __future__ import annotations

from typing import Any

from cases import event, october_task
from few_scores import PLAIN, YEAR, charged, scored
from nhiemvu import Period, Task
from nhiemvu.scoring import flat

MONTHS = [Period.month(2026, month) for month in range(1, 13)]


def points(task: Task, period: Period, **asked: Any) -> int:
    cards = scored(task, period=period, **asked).cards
    return int(sum(100 - card.score for card in cards if card.score is not None))


def test_a_task_overdue_for_months_costs_once_in_the_year() -> None:
    task = october_task()
    assert [points(task, month) for month in MONTHS[8:]] == [0, 2, 2, 2]
    assert points(task, YEAR) == 2


def test_a_state_that_was_cleared_costs_nothing_in_the_year() -> None:
    task = october_task(
        {"kind": "submitted", "at": "2026-11-02T09:00:00+07:00"},
        assigned_at="2026-10-05T09:00:00+07:00",
    )
    assert [points(task, month) for month in MONTHS[8:]] == [0, 2, 0, 0]
    assert points(task, YEAR) == 0


def test_records_of_a_year_cost_once_and_in_the_month_they_were_made() -> None:
    records = flat(base=100, deduct=2, consider_deduction=1, charge="records")
    task = october_task(
        event("submitted", "22 09:00"),
        event("rejected", "23 09:00"),
        {"kind": "submitted", "at": "2026-11-02T09:00:00+07:00"},
        {"kind": "rejected", "at": "2026-11-03T09:00:00+07:00"},
    )
    assert [points(task, month, policy=records) for month in MONTHS[8:]] == [0, 2, 2, 0]
    assert points(task, YEAR, policy=records) == 2


def test_months_do_not_know_of_a_delay_that_was_laid_on_a_coordinator_later() -> None:
    """Why no function puts months together: the lead would pay for another's delay.

    The task ended in October, so no later month looks at it; the delay was laid in November.
    """
    from few_scores import SENT_LATE, uphold

    laid = {"kind": "delay_attributed", "at": "2026-11-05T09:00:00+07:00", "unit": "H20.19"}
    task = october_task(*SENT_LATE, laid, coordinators=[{"code": "H20.19", "name": "Sở Xây dựng"}])
    asked: dict[str, Any] = {"policy": PLAIN, "rulings": [uphold()]}
    months = [scored(task, period=month, **asked) for month in MONTHS]
    paid = [card.unit.code for month in months for card in month.cards if card.score != 100]
    assert paid == ["H20.15"]
    year = scored(task, period=YEAR, **asked)
    assert year.card("H20.15").score == 100
    assert year.card("H20.19").score == 99


def test_the_next_year_charges_the_state_that_still_stands_but_not_the_old_record() -> None:
    task = october_task(deadline="2026-12-20")
    for charge, years in (("state", [2, 2]), ("records", [2, 0])):
        policy = flat(base=100, deduct=2, consider_deduction=1, charge=charge)  # type: ignore[arg-type]
        found = [points(task, Period.year(year), policy=policy) for year in (2026, 2027)]
        assert found == years
    assert charged(task, "2027-12-31T23:59:59+07:00") is not None
