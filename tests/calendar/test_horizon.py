"""The calendar knows where its knowledge ends, and what a day and a count are (rules §3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu import WorkingCalendar, official_calendar, projected_calendar
from nhiemvu.calendar import read_notices
from nhiemvu.errors import CalendarError, MomentError, UnannouncedDateError
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICIAL = official_calendar()
DAY = timedelta(days=1)

# A year that begins and ends on a Saturday: neither end of this calendar is a working day.
YEAR_2022 = WorkingCalendar(
    read_notices('{"act": {"number": "1/TB", "date": "2021-12-01"}, "covers": 2022}')
)
CALENDARS = [OFFICIAL, projected_calendar(), projected_calendar(through=2030), YEAR_2022]

# Every question that takes a day, asked of one; a second day is always one that is known.
QUESTIONS: dict[str, Callable[[WorkingCalendar, Any], object]] = {
    "is_working_day": lambda c, day: c.is_working_day(day),
    "explain": lambda c, day: c.explain(day),
    "is_provisional": lambda c, day: c.is_provisional(day),
    "add": lambda c, day: c.add_working_days(day, 5),
    "subtract": lambda c, day: c.add_working_days(day, -5),
    "add nothing": lambda c, day: c.add_working_days(day, 0),
    "next": lambda c, day: c.next_working_day(day),
    "between, from": lambda c, day: c.working_days_between(day, c.last),
    "between, to": lambda c, day: c.working_days_between(c.first, day),
    "iterate, from": lambda c, day: c.iter_working_days(day, c.last),
    "iterate, to": lambda c, day: c.iter_working_days(c.first, day),
}
all_calendars = pytest.mark.parametrize("calendar", CALENDARS, ids=repr)
all_questions = pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)


@all_calendars
@all_questions
def test_a_day_just_outside_is_refused(
    ask: Callable[[WorkingCalendar, Any], object], calendar: WorkingCalendar
) -> None:
    for outside in (
        calendar.first - DAY,
        calendar.last + DAY,
        date(1900, 1, 1),
        date(2999, 12, 31),
    ):
        with pytest.raises(UnannouncedDateError) as caught:
            ask(calendar, outside)
        assert (caught.value.first, caught.value.last) == (calendar.first, calendar.last)
        assert caught.value.code == "unannounced_date"
        assert caught.value.found == outside, "the day is to blame, not what was asked of it"


def test_a_count_that_leads_outside_is_named_as_a_number() -> None:
    """Also where Python holds it for something else: ``True`` is one day."""
    for n in (1, True):
        with pytest.raises(UnannouncedDateError) as caught:
            OFFICIAL.add_working_days(OFFICIAL.last, n)
        assert caught.value.found == Text(
            "1 ngày làm việc kể từ 31/12/2027", "1 working days from 2027-12-31"
        )


@all_calendars
def test_the_first_and_the_last_day_are_known(calendar: WorkingCalendar) -> None:
    for day in (calendar.first, calendar.last):
        assert calendar.explain(day).working is calendar.is_working_day(day)
        assert calendar.working_days_between(day, day) == 0
        assert calendar.is_provisional(day) is (day > calendar.announced_last)


@all_calendars
def test_results_up_to_either_end_are_given_and_the_next_is_refused(
    calendar: WorkingCalendar,
) -> None:
    listed = list(calendar.iter_working_days(calendar.first, calendar.last))
    total = len(listed)
    assert calendar.add_working_days(listed[0], total - 1) == listed[-1]
    assert calendar.add_working_days(listed[-1], 1 - total) == listed[0]
    for day, n in ((listed[0], total), (listed[-1], 1), (listed[-1], -total), (listed[0], -1)):
        with pytest.raises(UnannouncedDateError):
            calendar.add_working_days(day, n)
    with pytest.raises(UnannouncedDateError):
        calendar.next_working_day(calendar.last)


def test_the_ends_of_the_official_calendar() -> None:
    """01/01/2013 is a holiday, 02/01 the first day worked; 31/12/2027 a Friday, and worked."""
    add = OFFICIAL.add_working_days
    assert add(date(2013, 1, 1), 0) == add(date(2013, 1, 1), 1) == date(2013, 1, 2)
    assert add(date(2013, 1, 3), -1) == date(2013, 1, 2)
    assert add(date(2027, 12, 31), 0) == add(date(2027, 12, 30), 1) == date(2027, 12, 31)
    for day, n in (
        (date(2013, 1, 1), -1),
        (date(2013, 1, 2), -1),
        (date(2027, 12, 30), 2),
        (date(2027, 12, 31), 1),
    ):
        with pytest.raises(UnannouncedDateError):
            add(day, n)


def test_ends_that_are_days_off() -> None:
    """From a Saturday at the end, even 0 leads beyond what is known; backwards it does not."""
    assert YEAR_2022.add_working_days(date(2022, 1, 1), 0) == date(2022, 1, 3)
    assert YEAR_2022.add_working_days(date(2022, 12, 30), 0) == date(2022, 12, 30)
    assert YEAR_2022.add_working_days(date(2022, 12, 31), -1) == date(2022, 12, 30)
    with pytest.raises(UnannouncedDateError):
        YEAR_2022.add_working_days(date(2022, 12, 31), 0)
    with pytest.raises(UnannouncedDateError):
        YEAR_2022.add_working_days(date(2022, 1, 1), -1)


@given(
    day=st.dates(OFFICIAL.first, OFFICIAL.last),
    n=st.one_of(st.integers(4000, 10**40), st.integers(-(10**40), -4000)),
)
def test_a_huge_number_of_days_is_beyond_what_is_known(day: date, n: int) -> None:
    """Also where it is larger than any index, and never an answer from the other end."""
    with pytest.raises(UnannouncedDateError):
        OFFICIAL.add_working_days(day, n)


def test_the_error_names_what_is_known_and_what_to_do() -> None:
    with pytest.raises(UnannouncedDateError) as caught:
        OFFICIAL.is_working_day(date(2028, 1, 1))
    assert caught.value.found == date(2028, 1, 1)
    vi, en = caught.value.message("vi"), caught.value.message("en")
    assert vi == str(caught.value)
    for part in ("01/01/2028", "01/01/2013", "31/12/2027", "thông báo", "lịch dự kiến"):
        assert part in vi
    for part in ("2028-01-01", "2013-01-01", "2027-12-31", "notice", "projected calendar"):
        assert part in en


def test_the_error_of_a_sum_names_day_and_number() -> None:
    with pytest.raises(UnannouncedDateError) as caught:
        OFFICIAL.add_working_days(date(2027, 12, 20), 30)
    assert isinstance(caught.value.found, Text)
    assert "30 ngày làm việc kể từ 20/12/2027" in caught.value.message("vi")
    assert "30 working days from 2027-12-20" in caught.value.message("en")


@all_questions
@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2026, 10, 20, tzinfo=UTC), "date_not_moment"),
        (datetime(2026, 10, 20), "date_not_moment"),
        (None, "date_format"),
        (20261020, "date_format"),
        ("20/10/2026", "not_a_date"),
        ("2026-10-20", "not_a_date"),
        ("", "not_a_date"),
        (date(1899, 12, 31), "year_out_of_range"),
        (date(3000, 1, 1), "year_out_of_range"),
        ([date(2026, 10, 20)], "date_format"),
        ({}, "date_format"),
    ],
    ids=str,
)
def test_what_is_no_date_is_refused_as_such(
    ask: Callable[[WorkingCalendar, Any], object], value: object, code: str
) -> None:
    """A datetime at midnight is not a date: which day it is depends on its offset."""
    with pytest.raises(MomentError) as caught:
        ask(OFFICIAL, value)
    assert (caught.value.code, caught.value.found) == (code, value)


def test_text_that_is_a_date_is_told_to_become_one() -> None:
    with pytest.raises(MomentError) as caught:
        OFFICIAL.is_working_day("2026-10-20")  # type: ignore[arg-type]
    assert caught.value.message("vi") == 'nhận được: "2026-10-20"; yêu cầu: giá trị kiểu date'
    assert caught.value.message("en") == (
        'received "2026-10-20"; expected a date; turn the text into one first'
    )


no_counts: list[Any] = [
    1.0, 0.0, -1.0, 1.5, 1e308, float("nan"), float("inf"), -float("inf"), 1j, None, "1", [1], {},
]  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 10, 20), date(2013, 1, 1), date(2027, 12, 31)])
@pytest.mark.parametrize("n", no_counts, ids=repr)
def test_a_count_is_a_whole_number(day: date, n: Any) -> None:
    """A float is refused even where it is whole, and wherever the result would fall."""
    with pytest.raises(CalendarError) as caught:
        OFFICIAL.add_working_days(day, n)
    assert caught.value.code == "not_a_count"
    assert caught.value.found is n
    assert "số nguyên" in caught.value.message("vi")
    assert "whole number" in caught.value.message("en")


def test_a_day_that_is_none_is_named_before_a_count_that_is_none() -> None:
    with pytest.raises(MomentError) as caught:
        OFFICIAL.add_working_days("2026-10-20", "1")  # type: ignore[arg-type]
    assert caught.value.code == "not_a_date"


@pytest.mark.parametrize("day", [date(2026, 10, 20), date(2026, 10, 24), date(2013, 1, 2)])
def test_a_bool_is_the_integer_it_is_in_python(day: date) -> None:
    add = OFFICIAL.add_working_days
    assert add(day, True) == add(day, 1)
    assert add(day, False) == add(day, 0)


def test_a_bool_that_leads_beyond_what_is_known_is_a_count_too() -> None:
    for day, n in ((OFFICIAL.last, True), (date(2022, 12, 31), False)):
        calendar = OFFICIAL if n else YEAR_2022
        with pytest.raises(UnannouncedDateError):
            calendar.add_working_days(day, n)


@pytest.mark.parametrize("day", [OFFICIAL.first, date(2026, 10, 20), OFFICIAL.last])
@pytest.mark.parametrize("n", [10**5000, -(10**5000)], ids=["10**5000", "-10**5000"])
def test_a_count_too_long_to_be_written_is_beyond_what_is_known(day: date, n: int) -> None:
    """Python refuses to write so many digits; the error is the library's all the same."""
    with pytest.raises(UnannouncedDateError) as caught:
        OFFICIAL.add_working_days(day, n)
    assert f" ngày làm việc kể từ {day:%d/%m/%Y}" in caught.value.message("vi")
    assert f" working days from {day}" in caught.value.message("en")


def test_what_lies_beyond_a_projection_says_that_it_is_one() -> None:
    """Whoever uses the projected calendar already is not told to use it."""
    with pytest.raises(UnannouncedDateError) as caught:
        projected_calendar(through=2030).is_working_day(date(2031, 1, 1))
    vi, en = caught.value.message("vi"), caught.value.message("en")
    assert "ngày trong lịch dự kiến, từ 01/01/2013 đến 31/12/2030" in vi
    assert "a day of the projected calendar, 2013-01-01 to 2030-12-31" in en
    assert "hoặc dùng lịch dự kiến" not in vi
    assert "or use the projected calendar" not in en
    with pytest.raises(UnannouncedDateError) as nothing_computed:
        projected_calendar(through=2027).is_working_day(date(2028, 1, 1))
    assert "hoặc dùng lịch dự kiến" in nothing_computed.value.message("vi")
