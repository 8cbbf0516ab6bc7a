"""Traffic lights: the host's thresholds, in working days that remain; no rule of the law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import event, october_task
from few_tasks import CALENDAR
from nhiemvu import classify
from nhiemvu.errors import ReportError
from nhiemvu.moments import parse_moment
from nhiemvu.reporting import LIGHTS, Light, Lights, remaining
from nhiemvu.status import Status

NOON = "2026-10-{:02}T12:00:00+07:00"


def light(day: int, deadline: str = "2026-10-20", lights: Lights = LIGHTS) -> str | None:
    task = october_task(deadline=deadline)
    return lights.of(classify(task, as_of=parse_moment(NOON.format(day))), calendar=CALENDAR)


def test_both_sides_of_every_threshold() -> None:
    """Due on Tuesday 20/10: three working days remain on Thursday 15/10, one on Monday."""
    found = {day: light(day) for day in range(12, 22)}
    assert [found[day] for day in (13, 14)] == ["green", "green"]
    assert [found[day] for day in (15, 16, 17, 18)] == ["amber"] * 4
    assert [found[day] for day in (19, 20)] == ["red", "red"]
    assert found[21] == "overdue"


def test_a_swapped_saturday_is_a_working_day() -> None:
    """22/08/2026 was worked: from Friday to Monday it is two working days, not one."""
    task = october_task(assigned_at="2026-08-03T10:00:00+07:00", deadline="2026-08-24")
    verdict = classify(task, as_of=parse_moment("2026-08-21T08:00:00+07:00"))
    assert remaining(verdict, calendar=CALENDAR) == 2


@given(st.integers(0, 9), st.integers(0, 9), st.integers(5, 31))
def test_a_light_is_what_the_thresholds_say_of_the_days_that_remain(
    red: int, more: int, day: int
) -> None:
    lights = Lights(red, red + more)
    task = october_task(deadline="2026-10-20")
    verdict = classify(task, as_of=parse_moment(NOON.format(day)))
    left = remaining(verdict, calendar=CALENDAR)
    found = lights.of(verdict, calendar=CALENDAR)
    if day > 20:
        assert (left, found) == (None, Light.OVERDUE)
        return
    days = [date(2026, 10, day) + timedelta(n) for n in range(1, 21 - day)]
    assert left == sum(map(CALENDAR.is_working_day, days))
    assert (found is Light.RED) == (left <= red)
    assert (found is Light.GREEN) == (left > red + more)


def test_what_is_not_in_progress_has_no_light() -> None:
    for events, status in (
        ([event("submitted", "19 09:00")], Status.AWAITING_CONFIRMATION),
        ([event("submitted", "19 09:00"), event("approved", "20 09:00")], Status.COMPLETED_ON_TIME),
        ([event("recalled", "08 09:00")], Status.RECALLED),
    ):
        verdict = classify(october_task(*events), as_of=parse_moment(NOON.format(22)))
        assert verdict.status is status
        assert LIGHTS.of(verdict, calendar=CALENDAR) is None
        assert remaining(verdict, calendar=CALENDAR) is None


def test_outside_the_calendar_nobody_can_tell() -> None:
    task = october_task(deadline="2040-10-20")
    verdict = classify(task, as_of=parse_moment(NOON.format(12)))
    assert remaining(verdict, calendar=CALENDAR) is None
    assert LIGHTS.of(verdict, calendar=CALENDAR) is None


@pytest.mark.parametrize("days", [(-1, 3), (4, 3), (1.0, 3), (True, 3), (1, None), ("1", 3)])
def test_thresholds_that_cannot_be_are_refused(days: tuple[int, int]) -> None:
    with pytest.raises(ReportError) as refused:
        Lights(*days)
    assert refused.value.code == "lights"
    assert "ngưỡng" in refused.value.message("vi")
