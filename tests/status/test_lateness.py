"""Days late are working days, counted from the deadline in force."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import at, event, october_task
from nhiemvu import Status, Task, classify, days_late, official_calendar
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.moments import local_day, parse_moment
from nhiemvu.testing.strategies import tasks

CALENDAR = official_calendar()


def late(*events: dict[str, Any], as_of: str = "31 00:00", **more: Any) -> int:
    verdict = classify(october_task(*events, **more), as_of=parse_moment(at(as_of)))
    return days_late(verdict, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("moment", "days"),
    [("20 23:59:59.999999", 0), ("21 00:00", 1), ("23 12:00", 3), ("25 12:00", 3), ("26 00:00", 4)],
)
def test_overdue_counts_up_to_the_day_asked_about(moment: str, days: int) -> None:
    """Due on Tuesday 20/10; Saturday and Sunday add nothing."""
    assert late(as_of=moment) == days


def test_due_on_a_friday_and_sent_on_saturday_is_late_by_no_working_day() -> None:
    sent = event("submitted", "17 09:00")
    verdict = classify(
        october_task(sent, event("approved", "19 09:00"), deadline="2026-10-16"),
        as_of=parse_moment(at("31 00:00")),
    )
    assert verdict.status is Status.COMPLETED_LATE
    assert days_late(verdict, calendar=CALENDAR) == 0


@pytest.mark.parametrize("ending", [(), (event("approved", "30 09:00"),)])
def test_a_late_sending_counts_up_to_the_day_it_was_sent(ending: tuple[Any, ...]) -> None:
    assert late(event("submitted", "22 09:00"), *ending) == 2


def test_a_late_sending_counts_from_the_deadline_in_force_when_it_was_sent() -> None:
    grant = event("extension_granted", "19 09:00", deadline="2026-10-22")
    assert late(grant, event("submitted", "23 09:00"), event("approved", "24 09:00")) == 1


def test_a_deadline_given_as_a_moment_counts_by_its_day() -> None:
    assert late(deadline=at("20 17:00"), as_of="20 17:00:00.000001") == 0
    assert late(deadline=at("20 17:00"), as_of="21 08:00") == 1


def test_in_time_is_late_by_nothing() -> None:
    assert late(event("submitted", "20 09:00"), event("approved", "30 09:00")) == 0
    assert late(event("submitted", "22 09:00"), event("recalled", "23 09:00")) == 0
    assert late(as_of="10 09:00") == 0


def test_beyond_the_calendar_there_is_no_count() -> None:
    verdict = classify(october_task(), as_of=parse_moment("2028-01-03T00:00:00+07:00"))
    with pytest.raises(UnannouncedDateError, match="31/12/2027"):
        days_late(verdict, calendar=CALENDAR)


@given(tasks(), st.integers(0, 400))
def test_a_count_is_never_negative_and_only_for_what_is_late(source: Any, days: int) -> None:
    task = Task.model_validate(source)
    as_of = parse_moment(f"{local_day(task.assigned_at)}T23:59:59.999999+07:00")
    as_of = as_of.fromordinal(as_of.toordinal() + days).replace(tzinfo=as_of.tzinfo)
    if as_of < task.assigned_at:
        return
    verdict = classify(task, as_of=as_of)
    try:
        found = days_late(verdict, calendar=CALENDAR)
    except UnannouncedDateError:
        return
    assert found >= 0
    late_statuses = {
        Status.COMPLETED_LATE,
        Status.IN_PROGRESS_OVERDUE,
        Status.AWAITING_CONFIRMATION,
    }
    assert found == 0 or verdict.status in late_statuses
