"""What is no period is refused, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu import NhiemvuError, Period
from nhiemvu.errors import MomentError, PeriodError


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
    assert vi.startswith('nhận được "10/2026"; cần kỳ dạng ')
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


@pytest.mark.parametrize("month", [0, 13, -1, 10**30, 1.5, "10", None], ids=repr)
def test_no_such_month(month: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.month(2026, month)
    assert (caught.value.code, caught.value.found) == ("no_such_period", (2026, month))


@pytest.mark.parametrize("number", [0, 5, -1, 10**30, 1.5], ids=repr)
def test_no_such_quarter(number: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.quarter(2026, number)
    assert caught.value.code == "no_such_period"


@pytest.mark.parametrize("number", [0, 3, -1, 10**30, 1.25], ids=repr)
def test_no_such_half(number: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.half(2026, number)
    assert caught.value.code == "no_such_period"


@pytest.mark.parametrize("year", [0, -2026, 9999, 10_000, 10**30, 2026.5, "2026", None], ids=repr)
def test_no_such_year(year: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.year(year)
    assert (caught.value.code, caught.value.found) == ("no_such_period", (year, 1))
    assert "2026-Q4" in caught.value.message("vi")
    assert "2026-Q4" in caught.value.message("en")


@pytest.mark.parametrize("year", [1899, 3000])
def test_years_are_those_that_moments_have(year: int) -> None:
    with pytest.raises(NhiemvuError):
        Period.year(year)
    with pytest.raises(NhiemvuError):
        Period.parse(str(year))


def test_nothing_comes_before_the_first_year() -> None:
    with pytest.raises(NhiemvuError):
        Period.month(1900, 1).previous()
    assert str(Period.month(1900, 2).previous()) == "1900-01"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2026, 10, 1, tzinfo=UTC), "date_not_moment"),
        (None, "date_format"),
        (20261001, "date_format"),
        ("01/10/2026", "date_format"),
    ],
    ids=str,
)
def test_the_ends_of_a_period_are_dates(value: Any, code: str) -> None:
    """A moment is not a date: the period has moments of its own."""
    for ends in ((value, date(2026, 10, 15)), (date(2026, 10, 1), value)):
        with pytest.raises(MomentError) as caught:
            Period(*ends)
        assert (caught.value.code, caught.value.found) == (code, value)
