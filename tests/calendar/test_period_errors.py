"""What is no period is refused, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu import NhiemvuError, Period
from nhiemvu.errors import PeriodError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026 ",
        " 2026",
        "2026\n",
        "20261",
        "202610",
        "2026-1",
        "2026-00",
        "2026-13",
        "2026/10",
        "10/2026",
        "2026-Q0",
        "2026-Q5",
        "2026-q4",
        "2026Q4",
        "2026-H0",
        "2026-H3",
        "2026-10-20",
        "2026-10-01..",
        "..2026-10-15",
        "..",
        "2026-10..2026-11",
        "2026-10-01...2026-10-15",
        "2026-10-01..2026-10-15..2026-10-20",
        "2026-10-01 .. 2026-10-15",
        "2026-02-01..2026-02-29",
        "1899-12-01..1900-01-15",
        "01/10/2026..15/10/2026",
        "tháng 10",
        "２０２６",
        "2026-１0",
    ],
    ids=repr,
)
def test_text_that_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert (caught.value.code, caught.value.found) == ("period_format", text)


@given(text=st.text(max_size=25))
def test_no_text_at_all_ends_in_another_error(text: str) -> None:
    try:
        period = Period.parse(text)
    except NhiemvuError:
        return
    assert Period.parse(str(period)) == period


def test_the_message_shows_what_was_received_and_every_form() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("10/2026")
    vi, en = caught.value.message("vi"), caught.value.message("en")
    assert str(caught.value) == vi
    assert vi.startswith('nhận được: "10/2026"; yêu cầu: kỳ dạng ')
    assert en.startswith('received "10/2026"; expected a period such as ')
    for form in ("2026-10,", "2026-Q4", "2026-H2", "2026-10-01..2026-10-15"):
        assert form in vi
        assert form in en


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 10, 2), date(2026, 10, 1)),
        (date(2026, 10, 31), date(2026, 10, 1)),
        (date(2027, 1, 1), date(2026, 12, 31)),
    ],
    ids=str,
)
def test_a_period_does_not_end_before_it_begins(first: date, last: date) -> None:
    """A day long is the shortest."""
    with pytest.raises(PeriodError) as given_as_days:
        Period(first, last)
    with pytest.raises(PeriodError) as given_as_text:
        Period.parse(f"{first}..{last}")
    for caught in (given_as_days, given_as_text):
        assert caught.value.code == "ends_before_it_begins"
        assert caught.value.found == f"{first}..{last}"
    assert Period(last, last).first == last


def refused_as_no_such(period: Callable[[], Period], found: list[Any] | str) -> None:
    """The error shows every form, whatever the numbers, in both languages."""
    with pytest.raises(PeriodError) as caught:
        period()
    assert (caught.value.code, caught.value.found) == ("no_such_period", found)
    assert "2026-Q4" in caught.value.message("vi")
    assert "2026-Q4" in caught.value.message("en")


# No number of a month, quarter or half; the first is too long for Python to write.
never = pytest.mark.parametrize(
    "nth",
    [10**5000, -(10**5000), 10**30, 13, 0, -1, 1.0, 1.5, "1", True, None, [1]],
    ids=lambda nth: repr(nth) if abs(nth if isinstance(nth, int) else 0) < 10**40 else "a huge one",
)


@never
def test_no_such_month(nth: Any) -> None:
    refused_as_no_such(lambda: Period.month(2026, nth), [2026, nth])


@never
def test_no_such_quarter(nth: Any) -> None:
    refused_as_no_such(lambda: Period.quarter(2026, nth), [2026, nth])


@never
def test_no_such_half(nth: Any) -> None:
    refused_as_no_such(lambda: Period.half(2026, nth), [2026, nth])


def test_the_last_of_each_kind_and_one_more() -> None:
    """A fifth quarter is not the first of the next year."""
    assert Period.month(2026, 12).last == date(2026, 12, 31)
    assert Period.quarter(2026, 4).last == Period.half(2026, 2).last == date(2026, 12, 31)
    refused_as_no_such(lambda: Period.quarter(2026, 5), [2026, 5])
    refused_as_no_such(lambda: Period.half(2026, 3), [2026, 3])


@pytest.mark.parametrize(
    "year",
    [0, -2026, 1899, 3000, 9999, 10_000, 10**30, 2026.0, 2026.5, "2026", True, None],
    ids=repr,
)
def test_no_such_year(year: Any) -> None:
    refused_as_no_such(lambda: Period.year(year), [year, 1])
    refused_as_no_such(lambda: Period.half(year, 2), [year, 2])


def test_a_year_too_long_to_be_written_is_no_year() -> None:
    for year in (10**5000, -(10**5000)):
        refused_as_no_such(partial(Period.year, year), [year, 1])
        refused_as_no_such(partial(Period.month, year, 12), [year, 12])


@pytest.mark.parametrize(("year", "known"), [(1899, 1900), (3000, 2999)])
def test_years_are_those_that_moments_have(year: int, known: int) -> None:
    refused_as_no_such(lambda: Period.year(year), [year, 1])
    refused_as_no_such(lambda: Period.parse(str(year)), str(year))
    refused_as_no_such(lambda: Period.parse(f"{year}-Q2"), f"{year}-Q2")
    assert Period.year(known) == Period.parse(str(known))


@pytest.mark.parametrize("first", [Period.month, Period.quarter, Period.half])
def test_nothing_comes_before_the_first_year(first: Callable[[int, int], Period]) -> None:
    with pytest.raises(PeriodError) as caught:
        first(1900, 1).previous()
    assert caught.value.code == "year_out_of_range"
    assert first(1900, 2).previous() == first(1900, 1)


def test_nothing_comes_before_a_range_that_begins_with_the_first_year() -> None:
    for first, last in ((date(1900, 1, 1), date(2999, 12, 31)), (date(1900, 1, 2),) * 2):
        period = Period(first, last)
        if first.day == 1:
            with pytest.raises(PeriodError):
                period.previous()
        else:
            assert period.previous() == Period(date(1900, 1, 1), date(1900, 1, 1))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2026, 10, 10, tzinfo=UTC), "not_a_date"),
        (datetime(2026, 10, 10), "not_a_date"),
        (None, "not_a_date"),
        (20261010, "not_a_date"),
        ("10/10/2026", "not_a_date"),
        ("2026-10-10", "not_a_date"),
        (date(1899, 12, 31), "year_out_of_range"),
        (date(3000, 1, 1), "year_out_of_range"),
    ],
    ids=str,
)
def test_the_ends_of_a_period_are_dates(value: Any, code: str) -> None:
    """A moment is not a date: the period has moments of its own."""
    for ends in ((value, date(2026, 10, 15)), (date(2026, 10, 1), value), (value, value)):
        with pytest.raises(PeriodError) as caught:
            Period(*ends)
        assert (caught.value.code, caught.value.found) == (code, value)
        assert caught.value.message("vi").startswith("nhận được: ")
        assert caught.value.message("en").startswith("received ")


def test_the_first_day_of_all_and_the_last_make_a_period() -> None:
    whole = Period(date(1900, 1, 1), date(2999, 12, 31))
    assert whole.start.isoformat() == "1900-01-01T00:00:00+07:00"
    assert whole.end.isoformat() == "2999-12-31T23:59:59.999999+07:00"


@pytest.mark.parametrize("value", [None, [], date(2026, 10, 1), 20.26], ids=repr)
def test_what_is_no_text_is_read_as_no_period(value: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(value)
    assert (caught.value.code, caught.value.found) == ("period_format", value)
