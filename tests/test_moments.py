"""Moments, deadlines and their exclusive ends."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.errors import MomentError
from nhiemvu.moments import (
    DATE_EXAMPLE,
    DATE_PATTERN,
    LOCAL_MOMENT_PATTERN,
    MOMENT_EXAMPLE,
    MOMENT_PATTERN,
    VIETNAM,
    deadline_end,
    local_day,
    parse_moment,
    read_local_moment,
    to_date,
    to_deadline,
    to_moment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_the_day_of_a_moment_is_that_of_viet_nam() -> None:
    assert local_day(datetime(2026, 10, 19, 16, 59, 59, tzinfo=UTC)) == date(2026, 10, 19)
    assert local_day(datetime(2026, 10, 19, 17, tzinfo=UTC)) == date(2026, 10, 20)


def test_the_examples_in_messages_can_be_read() -> None:
    """Whoever copies one gets no second message."""
    assert to_moment(MOMENT_EXAMPLE) == datetime(2026, 10, 20, 15, tzinfo=VIETNAM)
    assert to_date(DATE_EXAMPLE) == date(2026, 10, 20)


@pytest.mark.parametrize(
    ("read", "vi", "en"),
    [
        (to_date, "ngày theo dạng năm-tháng-ngày, ", "a date written year-month-day, "),
        (to_deadline, "ngày, ví dụ 2026-10-20, hoặc thời điểm", "a date, such as 2026-10-20, or"),
        (to_moment, "thời điểm có ghi múi giờ, ", "a moment with its offset, "),
    ],
)
def test_a_message_asks_for_what_can_be_read(
    read: Callable[[object], object], vi: str, en: str
) -> None:
    with pytest.raises(MomentError) as caught:
        read("20/10/2026")
    assert f"yêu cầu: {vi}" in caught.value.message("vi")
    assert f"expected {en}" in caught.value.message("en")


@pytest.mark.parametrize("digits", ["２０２６", "٢٠٢٦"])
def test_digits_of_other_scripts_are_no_date(digits: str) -> None:
    with pytest.raises(MomentError) as caught:
        to_date(f"{digits}-10-20")
    assert caught.value.code == "date_format"
    with pytest.raises(MomentError) as caught:
        to_moment(f"{digits}-10-20T15:00:00+07:00")
    assert caught.value.code == "moment_format"


@pytest.mark.parametrize("offset", ["+20:00", "+23:59", "-19:00", "-20:00", "-23:59"])
def test_offsets_reach_to_a_day(offset: str) -> None:
    text = f"2026-10-20T15:00:00{offset}"
    assert to_moment(text) == datetime.fromisoformat(text)
    assert re.search(MOMENT_PATTERN, text)


def test_the_patterns_of_the_schema_take_every_day_there_is() -> None:
    """Each day of a leap year, and the ends of what moments can be; as a schema searches."""
    days = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
    for day in (*days, date(1900, 1, 1), date(1999, 12, 31), date(2000, 1, 1), date(2999, 12, 31)):
        assert re.search(DATE_PATTERN, str(day))
        assert re.search(MOMENT_PATTERN, f"{day}T23:59:59.999999Z")
        assert re.search(LOCAL_MOMENT_PATTERN, f"{day}T00:00+07:00")


@pytest.mark.parametrize(
    "text",
    [
        "1899-12-31", "3000-01-01", "2026-00-10", "2026-13-10", "2026-20-10", "2026-10-00",
        "2026-10-32", "2026-10-40", "x2026-10-20", "2026-10-20x", "2026-1-20", "20261020",
    ],
)  # fmt: skip
def test_the_patterns_of_the_schema_refuse_what_is_no_day(text: str) -> None:
    assert not re.search(DATE_PATTERN, text)
    assert not re.search(MOMENT_PATTERN, f"{text}T15:00:00+07:00")
    assert not re.search(LOCAL_MOMENT_PATTERN, f"{text}T15:00:00+07:00")


@pytest.mark.parametrize(
    "clock",
    ["", "T15", "T24:00+07:00", "T15:60+07:00", "T15:00:60+07:00", "T15:00:00+24:00", "T15:00:00"],
)
def test_the_patterns_of_the_schema_refuse_what_is_no_hour(clock: str) -> None:
    for pattern in (MOMENT_PATTERN, LOCAL_MOMENT_PATTERN):
        assert not re.search(pattern, f"2026-10-20{clock}")
        assert not re.search(pattern, "2026-10-20T15:00:00+07:00 ")


def test_only_a_moment_in_viet_nams_time_matches_its_pattern() -> None:
    assert not re.search(LOCAL_MOMENT_PATTERN, "2026-10-20T08:00:00Z")
    assert re.search(MOMENT_PATTERN, "2026-10-20T08:00:00Z")
