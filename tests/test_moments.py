"""Moments, deadlines and their exclusive ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.errors import MomentError
from nhiemvu.moments import (
    VIETNAM,
    deadline_end,
    local_day,
    parse_moment,
    read_local_moment,
    to_date,
    to_deadline,
    to_moment,
)

INSTANT = timedelta(microseconds=1)
AWARE = st.datetimes(
    datetime(1900, 1, 2), datetime(2999, 12, 30), timezones=st.sampled_from([UTC, VIETNAM])
)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(AWARE)
def test_text_gives_the_moment_back_in_the_one_zone(moment: datetime) -> None:
    local = parse_moment(moment.isoformat())
    assert local == moment
    assert local.tzinfo is VIETNAM
    assert read_local_moment(local.isoformat()) == local
    assert to_moment(moment) == to_moment(moment.isoformat()) == local


@given(DAYS)
def test_a_date_lasts_until_its_last_microsecond(day: date) -> None:
    end = deadline_end(day)
    assert local_day(end) == day + timedelta(days=1)
    assert local_day(end - INSTANT) == day
    assert end.tzinfo is VIETNAM


@given(AWARE)
def test_a_moment_is_itself_in_time(moment: datetime) -> None:
    assert deadline_end(moment) - INSTANT == moment


@given(DAYS)
def test_a_date_ends_with_the_moment_that_is_its_last(day: date) -> None:
    """A date, and its last microsecond given as a moment, are the same deadline."""
    last = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, VIETNAM)
    assert deadline_end(day) == deadline_end(last)


@pytest.mark.parametrize("value", [5, None, datetime(2026, 1, 1), "2026-01-01T00:00:00"])
def test_what_is_no_aware_moment_is_refused(value: object) -> None:
    with pytest.raises(MomentError):
        to_moment(value)


@pytest.mark.parametrize("value", [5, None, "2026-1-1", "20260101", "2026-02-30", date(1, 1, 1)])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(MomentError):
        to_date(value)


def test_a_datetime_is_not_taken_for_a_date() -> None:
    with pytest.raises(MomentError, match="không kèm giờ"):
        to_date(datetime(2026, 1, 1, tzinfo=VIETNAM))


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_refused(year: int) -> None:
    with pytest.raises(MomentError, match="2999"):
        to_moment(datetime(year, 12, 31, 23, 59, tzinfo=UTC))
    with pytest.raises(MomentError, match="2999"):
        to_moment(datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=14))))


def test_a_deadline_is_what_it_says() -> None:
    assert to_deadline(date(2026, 10, 20)) == date(2026, 10, 20)
    assert to_deadline("2026-10-20T17:00:00Z") == datetime(2026, 10, 21, tzinfo=VIETNAM)
    with pytest.raises(MomentError):
        to_deadline(5)
