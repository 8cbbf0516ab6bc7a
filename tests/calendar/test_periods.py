"""Periods of a report: their days, moments, neighbours and names (10, 11.3)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nhiemvu import Period

DAY, TICK = timedelta(days=1), timedelta(microseconds=1)

years = st.integers(1900, 2999)
months = st.builds(Period.month, years, st.integers(1, 12))
quarters = st.builds(Period.quarter, years, st.integers(1, 4))
halves = st.builds(Period.half, years, st.integers(1, 2))
whole_years = st.builds(Period.year, years)
named = st.one_of(months, quarters, halves, whole_years)
dates = st.dates(date(1900, 1, 1), date(2999, 12, 31))
ranges = st.tuples(dates, dates).map(lambda ends: Period(min(ends), max(ends)))
periods = st.one_of(named, ranges)


def shape(period: Period) -> str:
    """Give how a period is written without its numbers: "" is a year, "-Q" a quarter."""
    return re.sub(r"\d", "", str(period))


@pytest.mark.parametrize(
    ("text", "period", "first", "last"),
    [
        ("2026-02", Period.month(2026, 2), date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", Period.month(2028, 2), date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", Period.month(2026, 12), date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", Period.quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q2", Period.quarter(2026, 2), date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q3", Period.quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", Period.quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H1", Period.half(2026, 1), date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", Period.half(2026, 2), date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", Period.year(2026), date(2026, 1, 1), date(2026, 12, 31)),
        ("1900", Period.year(1900), date(1900, 1, 1), date(1900, 12, 31)),
        ("2999-12", Period.month(2999, 12), date(2999, 12, 1), date(2999, 12, 31)),
        (
            "2026-10-01..2026-10-15",
            Period(date(2026, 10, 1), date(2026, 10, 15)),
            date(2026, 10, 1),
            date(2026, 10, 15),
        ),
        (
            "2026-10-20..2026-10-20",
            Period(date(2026, 10, 20), date(2026, 10, 20)),
            date(2026, 10, 20),
            date(2026, 10, 20),
        ),
    ],
)
def test_each_way_of_writing_a_period(text: str, period: Period, first: date, last: date) -> None:
    assert Period.parse(text) == period == Period(first, last)
    assert str(period) == text
    assert (period.first, period.last) == (first, last)


@given(period=periods)
@example(period=Period(date(2026, 2, 1), date(2026, 2, 28)))
@example(period=Period(date(2999, 12, 31), date(2999, 12, 31)))
def test_a_period_reads_as_it_is_written(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.parse(f"{period.first}..{period.last}") == period


@given(period=named)
def test_a_named_period_is_written_by_its_name(period: Period) -> None:
    """Also where it was given by its days: whole months from the right day on are a name."""
    assert ".." not in str(period)
    assert str(Period(period.first, period.last)) == str(period)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 10, 1), date(2026, 10, 30)),
        (date(2026, 10, 2), date(2026, 10, 31)),
        (date(2026, 9, 30), date(2026, 10, 31)),
        (date(2026, 2, 1), date(2026, 4, 30)),
        (date(2026, 4, 1), date(2026, 9, 30)),
        (date(2026, 2, 1), date(2027, 1, 31)),
        (date(2026, 1, 1), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2027, 12, 31)),
        (date(2026, 1, 15), date(2026, 2, 14)),
    ],
    ids=str,
)
def test_what_only_resembles_a_name_is_a_range(first: date, last: date) -> None:
    """A day short, a day over, or whole months that are no quarter, half or year."""
    period = Period(first, last)
    assert str(period) == f"{first}..{last}"
    assert period.label("en") == f"{first} to {last}"


@given(period=periods)
def test_it_starts_at_midnight_and_ends_with_the_last_microsecond(period: Period) -> None:
    """In Việt Nam's time, so that neighbouring periods leave no moment out and share none."""
    assert period.start.isoformat() == f"{period.first}T00:00:00+07:00"
    assert period.end.isoformat() == f"{period.last}T23:59:59.999999+07:00"
    length = (period.last - period.first).days + 1
    assert period.end - period.start == timedelta(days=length) - TICK


def test_october_2026_in_utc() -> None:
    october = Period.month(2026, 10)
    assert october.start == datetime.fromisoformat("2026-09-30T17:00:00+00:00")
    assert october.end == datetime.fromisoformat("2026-10-31T16:59:59.999999+00:00")


@given(period=periods)
def test_the_previous_period_ends_where_this_one_begins(period: Period) -> None:
    assume(period.first - (period.last - period.first) > date(1900, 1, 2))
    previous = period.previous()
    assert previous.last + DAY == period.first
    assert previous.end + TICK == period.start


@given(period=named)
def test_the_previous_of_a_named_period_is_of_the_same_kind(period: Period) -> None:
    assume(period.first.year > 1900)
    assert shape(period.previous()) == shape(period)


@given(period=ranges)
def test_the_previous_of_a_range_has_as_many_days(period: Period) -> None:
    assume(".." in str(period))
    assume(period.first - (period.last - period.first) > date(1900, 1, 2))
    previous = period.previous()
    assert previous.last - previous.first == period.last - period.first


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("2026-01", "2025-12"),
        ("2026-03", "2026-02"),
        ("2026-Q1", "2025-Q4"),
        ("2026-Q3", "2026-Q2"),
        ("2026-H1", "2025-H2"),
        ("2026-H2", "2026-H1"),
        ("2026", "2025"),
        ("2026-10-16..2026-10-31", "2026-09-30..2026-10-15"),
        ("2026-10-20..2026-10-20", "2026-10-19..2026-10-19"),
        ("2026-03-01..2026-03-28", "2026-02"),
    ],
)
def test_known_neighbours(text: str, previous: str) -> None:
    """Of a range, the days before may happen to be a month."""
    assert str(Period.parse(text).previous()) == previous


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2026-01", "tháng 01/2026", "January 2026"),
        ("2026-10", "tháng 10/2026", "October 2026"),
        ("2026-12", "tháng 12/2026", "December 2026"),
        ("2026-Q1", "quý I/2026", "Q1 2026"),
        ("2026-Q2", "quý II/2026", "Q2 2026"),
        ("2026-Q3", "quý III/2026", "Q3 2026"),
        ("2026-Q4", "quý IV/2026", "Q4 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026"),
        ("2026", "năm 2026", "2026"),
        (
            "2026-10-01..2026-10-15",
            "từ 01/10/2026 đến 15/10/2026",
            "2026-10-01 to 2026-10-15",
        ),
    ],
)
def test_labels(text: str, vi: str, en: str) -> None:
    period = Period.parse(text)
    assert (period.label("vi"), period.label("en")) == (vi, en)
    assert period.label() == vi, "Vietnamese unless asked"


@given(year=years, month=st.integers(1, 12))
def test_the_english_name_of_a_month_is_that_of_the_calendar(year: int, month: int) -> None:
    assert Period.month(year, month).label("en") == f"{date(year, month, 1):%B} {year}"


def test_a_period_is_a_value() -> None:
    assert {Period.quarter(2026, 4), Period.parse("2026-Q4")} == {Period.quarter(2026, 4)}
    assert Period.month(2026, 10) != Period.month(2025, 10)
    with pytest.raises(AttributeError):
        Period.month(2026, 10).first = date(2026, 1, 1)  # type: ignore[misc]


@given(named.filter(lambda period: period.first.year > 1900))
def test_the_year_before_is_the_same_period_a_year_sooner(period: Period) -> None:
    before = period.year_before()
    assert shape(before) == shape(period)
    assert before.first == period.first.replace(year=period.first.year - 1)
    assert before.last + DAY == (period.last + DAY).replace(year=(period.last + DAY).year - 1)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2024-02", "2023-02"),
        ("2025-02", "2024-02"),
        ("2025-Q1", "2024-Q1"),
        ("2026", "2025"),
        ("2026-10-05..2026-10-20", "2025-10-05..2025-10-20"),
        ("2024-02-10..2024-02-29", "2023-02-10..2023-02-28"),
        ("2024-02-29..2024-03-01", "2023-02-28..2023-03-01"),
    ],
)
def test_the_year_before(text: str, before: str) -> None:
    assert str(Period.parse(text).year_before()) == before


@pytest.mark.parametrize(("period", "how_many"), [("2026-02", 13), ("2026-Q2", 5), ("2026-H2", 3)])
def test_over_a_year_are_all_periods_of_the_kind(period: str, how_many: int) -> None:
    asked = Period.parse(period)
    found = asked.over_a_year()
    assert type(found) is tuple
    assert len(found) == how_many
    assert (found[0], found[-1]) == (asked.year_before(), asked)
    assert all(after.previous() == before for before, after in pairwise(found))


@pytest.mark.parametrize("text", ["2026", "2026-10-05..2026-10-20"])
def test_a_year_or_a_range_has_itself_and_what_was_before(text: str) -> None:
    asked = Period.parse(text)
    assert asked.over_a_year() == (asked.previous(), asked)
