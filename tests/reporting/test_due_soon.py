"""What is due soon: the third working day, by the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases import at, event, october_task
from few_tasks import CALENDAR, of
from nhiemvu import (
    Period,
    Task,
    projected_calendar,
)
from nhiemvu.errors import ReportError


def _soon(as_of: str, deadline: str, **asked: Any) -> int | None:
    day = date.fromisoformat(as_of[:10])
    begun = (day - timedelta(days=5)).isoformat() + "T10:00:00+07:00"
    made = of(
        october_task(assigned_at=begun, deadline=deadline),
        period=Period.month(day.year, day.month),
        as_of=as_of,
        **asked,
    )
    assert made.total.in_progress_on_time == 1
    assert made.rows[0].due_soon == made.total.due_soon
    return made.total.due_soon


@pytest.mark.parametrize(
    ("as_of", "third", "fourth", "why"),
    [
        ("2026-10-20T08:00:00+07:00", "2026-10-23", "2026-10-26", "a plain week"),
        ("2026-10-20T23:59:59.999999+07:00", "2026-10-23", "2026-10-26", "whatever the hour"),
        ("2026-10-22T08:00:00+07:00", "2026-10-27", "2026-10-28", "across a plain weekend"),
        ("2026-10-24T08:00:00+07:00", "2026-10-28", "2026-10-29", "from a Saturday"),
        ("2026-01-08T08:00:00+07:00", "2026-01-12", "2026-01-13", "Saturday 10/01 made up"),
        ("2026-08-20T08:00:00+07:00", "2026-08-24", "2026-08-25", "Saturday 22/08 made up"),
        ("2026-08-28T08:00:00+07:00", "2026-09-07", "2026-09-08", "31/08 to 02/09 off"),
        ("2026-02-13T08:00:00+07:00", "2026-02-25", "2026-02-26", "Tết, 16/02 to 20/02 off"),
        ("2026-11-20T08:00:00+07:00", "2026-11-26", "2026-11-27", "Ngày Văn hóa 24/11 off"),
    ],
)
def test_due_on_the_third_working_day_is_soon_and_on_the_fourth_is_not(
    as_of: str, third: str, fourth: str, why: str
) -> None:
    assert _soon(as_of, third) == 1, why
    assert _soon(as_of, fourth) == 0, why
    assert _soon(as_of, as_of[:10]) == 1, "due on the day itself"


def test_a_moment_on_the_third_working_day_is_soon_whatever_its_hour_and_offset() -> None:
    """As of 31/10/2026, a Saturday: the third working day is Wednesday 04/11 in Việt Nam."""
    close = "2026-10-31T23:59:59.999999+07:00"
    assert _soon(close, "2026-11-04T16:59:59.999999Z") == 1
    assert _soon(close, "2026-11-04T17:00:00Z") == 0


def test_how_soon_is_soon_can_be_said() -> None:
    as_of = "2026-10-20T08:00:00+07:00"
    assert _soon(as_of, "2026-10-21", due_soon_days=1) == 1
    assert _soon(as_of, "2026-10-22", due_soon_days=1) == 0
    assert _soon(as_of, "2026-10-26", due_soon_days=4) == 1


@pytest.mark.parametrize("days", [-1, 1.5, "3", True, None])
def test_how_soon_is_a_number_of_days(days: Any) -> None:
    with pytest.raises(ReportError) as refused:
        of(october_task(), due_soon_days=days)
    assert refused.value.code == "due_soon_days"


def test_only_what_is_in_progress_and_in_time_is_due_soon() -> None:
    waiting = october_task(event("submitted", "06 09:00"), deadline="2026-11-02")
    done = october_task(
        event("submitted", "06 09:00"), event("approved", "07 09:00"), deadline="2026-11-02"
    )
    taken_back = october_task(event("recalled", "06 09:00"), deadline="2026-11-02")
    overdue = october_task(deadline="2026-10-30")
    rejected = october_task(
        event("submitted", "06 09:00"), event("rejected", "07 09:00"), deadline="2026-11-02"
    )
    assert of(waiting, done, taken_back, overdue).total.due_soon == 0
    assert of(waiting, done, taken_back, overdue, rejected).total.due_soon == 1


def test_what_is_due_soon_goes_by_the_deadline_in_force() -> None:
    def granted(day: str) -> Task:
        more = event("extension_granted", "28 09:00", deadline=f"2026-11-{day}")
        return october_task(more, deadline="2026-10-29")

    assert of(granted("04"), granted("05")).total.due_soon == 1


@pytest.mark.parametrize(
    ("as_of", "soon"),
    [
        ("2027-12-28T23:59:59.999999+07:00", 1),
        ("2027-12-29T00:00:00+07:00", None),
        (None, None),
    ],
)
def test_nobody_can_tell_what_is_due_soon_once_the_calendar_ends(
    as_of: str | None, soon: int | None
) -> None:
    """The official calendar ends on Friday 31/12/2027, the third working day after 28/12."""
    task = october_task(assigned_at="2027-12-20T10:00:00+07:00", deadline="2027-12-31")
    made = of(task, period=Period.month(2027, 12), as_of=as_of)
    assert made.total.due_soon == soon
    assert [row.due_soon for row in made.rows] == [soon]
    assert made.to_dict()["total"]["due_soon"] == soon
    assert made.total.in_progress_on_time == 1
    assert made.provisional is False


@pytest.mark.parametrize(
    ("as_of", "provisional"),
    [
        ("2027-12-28T23:59:59.999999+07:00", False),
        ("2027-12-29T00:00:00+07:00", True),
        (None, True),
    ],
)
def test_a_projection_tells_what_is_due_soon_and_says_that_it_is_provisional(
    as_of: str | None, provisional: bool
) -> None:
    """Provisional as soon as the third working day falls into 2028."""
    task = october_task(assigned_at="2027-12-20T10:00:00+07:00", deadline="2027-12-31")
    made = of(task, period=Period.month(2027, 12), as_of=as_of, calendar=projected_calendar())
    assert made.total.due_soon == 1
    assert made.provisional is provisional
    assert made.calendar_edition == CALENDAR.edition
    assert made.to_dict()["provisional"] is provisional


def test_within_no_working_day_is_due_the_same_day_and_on_a_day_off_nothing_after_it() -> None:
    saturday = at("31 09:00")
    assert _soon(saturday, "2026-10-31", due_soon_days=0) == 1
    assert _soon(saturday, "2026-11-02", due_soon_days=0) == 0
    assert _soon(saturday, "2026-11-02", due_soon_days=1) == 1


def test_soon_ends_with_the_third_working_day_itself() -> None:
    """A deadline that stands on the Saturday after it is not among them (see the measure)."""
    tuesday = at("20 09:00")
    assert _soon(tuesday, "2026-10-23") == 1
    assert _soon(tuesday, "2026-10-24") == 0


@pytest.mark.parametrize("days", [0, 3])
def test_beyond_the_calendar_nobody_can_tell_whatever_the_number_of_days(days: int) -> None:
    made = of(october_task(), period=Period.month(2028, 2), due_soon_days=days)
    assert (made.total.due_soon, made.provisional) == (None, False)
