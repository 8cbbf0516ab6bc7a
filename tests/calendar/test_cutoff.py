"""The 15:00 rule: by the end of which day an entry must be made (4.5.c, 11.2.b, 14.4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nhiemvu import DONG_THAP, cutoff_due, official_calendar, projected_calendar
from nhiemvu.calendar import cutoff_readings
from nhiemvu.errors import MomentError, UnannouncedDateError

CALENDAR = official_calendar()
FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
VIET_NAM = timezone(timedelta(hours=7))
TICK = timedelta(microseconds=1)
CUTOFF = time(15)

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
days = st.one_of(
    st.dates(FIRST, LAST - timedelta(days=1)),
    st.dates(date(2026, 8, 17), date(2026, 9, 7)),
    st.dates(date(2026, 2, 9), date(2026, 2, 27)),
)
hours = st.one_of(
    st.times(),
    st.sampled_from([CUTOFF, time(14, 59, 59, 999999), time(15, 0, 0, 1), time.min, time.max]),
)
moments = st.builds(lambda day, hour: datetime.combine(day, hour, VIET_NAM), days, hours)


def due(text: str) -> str:
    return str(cutoff_due(datetime.fromisoformat(text), calendar=CALENDAR))


@pytest.mark.parametrize(
    ("day", "next_day", "reason"),
    [
        ("2026-10-07", "2026-10-08", "a Wednesday"),
        ("2026-10-09", "2026-10-12", "a Friday"),
        ("2026-08-21", "2026-08-22", "the Friday before a make-up Saturday"),
        ("2026-08-22", "2026-08-24", "a make-up Saturday"),
        ("2026-01-09", "2026-01-10", "the Friday before the other make-up Saturday of 2026"),
        ("2026-01-10", "2026-01-12", "and that Saturday"),
        ("2026-08-28", "2026-09-03", "before the swap and National Day"),
        ("2026-02-13", "2026-02-23", "the last working day before Tết"),
        ("2026-11-23", "2026-11-25", "the eve of 24/11"),
        ("2025-12-31", "2026-01-05", "before 01/01, 02/01 swapped off, and a weekend"),
    ],
)
def test_a_working_day_counts_until_15_00_00_exactly(day: str, next_day: str, reason: str) -> None:
    """The text says *after* 15 giờ, so 15:00:00 itself is still in time [D 2]."""
    for clock in ("00:00:00", "14:59:59.999999", "15:00:00"):
        assert due(f"{day}T{clock}+07:00") == day, reason
    for clock in ("15:00:00.000001", "16:00:00", "23:59:59.999999"):
        assert due(f"{day}T{clock}+07:00") == next_day, reason


@pytest.mark.parametrize(
    ("day", "next_day", "reason"),
    [
        ("2026-10-10", "2026-10-12", "a Saturday"),
        ("2026-10-11", "2026-10-12", "a Sunday"),
        ("2026-02-17", "2026-02-23", "mùng 1 Tết"),
        ("2026-02-20", "2026-02-23", "a Friday in Tết"),
        ("2026-11-24", "2026-11-25", "Ngày Văn hóa Việt Nam"),
        ("2026-01-02", "2026-01-05", "swapped off"),
        ("2026-08-31", "2026-09-03", "swapped off, National Day follows"),
        ("2026-04-27", "2026-04-28", "make-up rest"),
    ],
)
def test_on_a_day_off_the_hour_does_not_matter(day: str, next_day: str, reason: str) -> None:
    """Nobody is late for not working on a rest day [D 1]."""
    for clock in ("00:00:00", "14:59:59.999999", "15:00:00", "15:00:00.000001", "23:59:59.999999"):
        assert due(f"{day}T{clock}+07:00") == next_day, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("2026-10-09T08:00:00Z", "2026-10-09", "is 15:00 in Việt Nam"),
        ("2026-10-09T08:00:00.000001Z", "2026-10-12", "is just after"),
        ("2026-10-09T17:30:00+09:30", "2026-10-09", "is 15:00 in Việt Nam"),
        ("2026-10-09T03:00:00.000001-05:00", "2026-10-12", "is just after 15:00"),
        ("2026-10-08T16:59:59.999999Z", "2026-10-09", "Thursday, 23:59:59.999999"),
        ("2026-10-08T17:00:00Z", "2026-10-09", "Friday has begun in Việt Nam"),
        ("2026-10-09T17:00:00Z", "2026-10-12", "Saturday has begun in Việt Nam"),
        ("2026-10-11T17:00:00Z", "2026-10-12", "Sunday in UTC, Monday in Việt Nam"),
        ("2026-10-09T23:00:00+14:00", "2026-10-12", "is 16:00 in Việt Nam"),
    ],
)
def test_the_clock_is_that_of_viet_nam(text: str, expected: str, reason: str) -> None:
    assert due(text) == expected, reason


@given(moment=moments, offset=offsets)
def test_the_same_instant_is_due_the_same_day_in_any_offset(
    moment: datetime, offset: timezone
) -> None:
    same = moment.astimezone(offset)
    assert cutoff_due(same, calendar=CALENDAR) == cutoff_due(moment, calendar=CALENDAR)


@given(moment=moments)
@example(moment=datetime(2013, 1, 1, tzinfo=VIET_NAM))
@example(moment=datetime(2027, 12, 31, 15, tzinfo=VIET_NAM))
def test_due_is_the_first_working_day_still_open(
    worked: dict[date, bool], moment: datetime
) -> None:
    """The day itself if and only if it is worked and the cut-off is not past; never earlier."""
    day = moment.date()
    found = cutoff_due(moment, calendar=CALENDAR)
    assert worked[found]
    assert (found == day) is (worked[day] and moment.time() <= CUTOFF)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days))
    assert found >= day
    assert not any(worked[passed] for passed in between)


@given(earlier=moments, later=moments)
def test_what_happens_later_is_never_due_earlier(earlier: datetime, later: datetime) -> None:
    earlier, later = min(earlier, later), max(earlier, later)
    assert cutoff_due(earlier, calendar=CALENDAR) <= cutoff_due(later, calendar=CALENDAR)


@given(day=days)
@example(day=date(2026, 10, 9))
@example(day=date(2026, 8, 21))
@example(day=date(2026, 11, 24))
def test_a_bare_date_counts_as_the_end_of_that_day(day: date) -> None:
    """A date alone never proves anybody late before the next working day [D 11]."""
    last_moment = datetime.combine(day, time.max, VIET_NAM)
    found = cutoff_due(day, calendar=CALENDAR)
    assert found == cutoff_due(last_moment, calendar=CALENDAR)
    assert found == CALENDAR.next_working_day(day)


def test_a_bare_date_and_its_morning_differ() -> None:
    """Midnight is a moment of release; a date is the lack of one."""
    assert cutoff_due(date(2026, 10, 9), calendar=CALENDAR) == date(2026, 10, 12)
    assert due("2026-10-09T00:00:00+07:00") == "2026-10-09"


@given(moment=moments, cutoff=hours)
def test_another_regulation_has_its_own_cut_off(
    worked: dict[date, bool], moment: datetime, cutoff: time
) -> None:
    other = DONG_THAP.derive(cutoff=cutoff)
    found = cutoff_due(moment, calendar=CALENDAR, regulation=other)
    assert (found == moment.date()) is (worked[moment.date()] and moment.time() <= cutoff)


@pytest.mark.parametrize("cutoff", [time.min, time(9, 30), time(17), time.max])
def test_both_sides_of_another_cut_off(cutoff: time) -> None:
    other = DONG_THAP.derive(cutoff=cutoff)
    moment = datetime.combine(date(2026, 10, 8), cutoff, VIET_NAM)
    assert cutoff_due(moment, calendar=CALENDAR, regulation=other) == date(2026, 10, 8)
    just_after = cutoff_due(moment + TICK, calendar=CALENDAR, regulation=other)
    assert just_after == date(2026, 10, 9), "after 23:59:59.999999 it is the next day already"
    assert DONG_THAP.cutoff == CUTOFF


class NoOffset(tzinfo):
    """A zone that does not know its offset: a datetime with it is still naive."""

    def utcoffset(self, _: datetime | None) -> None: ...
    def dst(self, _: datetime | None) -> None: ...
    def tzname(self, _: datetime | None) -> None: ...


@pytest.mark.parametrize("zone", [None, NoOffset()], ids=["no zone", "a zone without offset"])
def test_a_naive_moment_is_refused(zone: tzinfo | None) -> None:
    """Eight in the morning in UTC is 15:00 here: without an offset there is no answer."""
    naive = datetime(2026, 10, 9, 15, tzinfo=zone)
    with pytest.raises(MomentError) as caught:
        cutoff_due(naive, calendar=CALENDAR)
    assert (caught.value.code, caught.value.found) == ("moment_naive", naive)
    assert "+07:00" in caught.value.message("vi")
    assert "offset" in caught.value.message("en")


@pytest.mark.parametrize(
    "value",
    [None, 20261009, 1.5, [], time(15), "09/10/2026", "", "20261009T150000+07:00"],
    ids=repr,
)
def test_what_is_neither_date_nor_moment_is_refused(value: Any) -> None:
    with pytest.raises(MomentError) as caught:
        cutoff_due(value, calendar=CALENDAR)
    assert (caught.value.code, caught.value.found) == ("deadline_format", value)


@given(moment=moments, offset=offsets)
def test_the_text_of_a_moment_is_that_moment(moment: datetime, offset: timezone) -> None:
    text = moment.astimezone(offset).isoformat()
    assert cutoff_due(text, calendar=CALENDAR) == cutoff_due(moment, calendar=CALENDAR)


@given(day=days)
@example(day=date(2026, 10, 9))
def test_the_text_of_a_date_is_that_date(day: date) -> None:
    assert cutoff_due(day.isoformat(), calendar=CALENDAR) == cutoff_due(day, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("2026-10-09", date(2026, 10, 12)),
        ("2026-10-09T15:00:00+07:00", date(2026, 10, 9)),
        ("2026-10-09T15:00+07:00", date(2026, 10, 9)),
        ("2026-10-09T08:00:00Z", date(2026, 10, 9)),
        ("2026-10-09T08:00:00.000001Z", date(2026, 10, 12)),
    ],
)
def test_text_tells_a_date_from_a_moment(text: str, due_on: date) -> None:
    assert cutoff_due(text, calendar=CALENDAR) == due_on


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-10-09T15:00:00", "moment_naive"),
        ("2026-02-30", "impossible"),
        ("2026-02-30T15:00:00+07:00", "impossible"),
        ("1899-12-31", "year_out_of_range"),
        ("3000-01-01T00:00:00+07:00", "year_out_of_range"),
    ],
)
def test_text_that_names_no_moment_is_refused(text: str, code: str) -> None:
    with pytest.raises(MomentError) as caught:
        cutoff_due(text, calendar=CALENDAR)
    assert (caught.value.code, str(caught.value.found)) == (code, text)


def test_the_last_moment_that_has_an_answer() -> None:
    """The last announced day is worked: due that day until 15:00, and unknown after it."""
    last = datetime(2027, 12, 31, 15, tzinfo=VIET_NAM)
    assert cutoff_due(last, calendar=CALENDAR) == LAST
    for beyond in (last + TICK, LAST, "2027-12-31", date(2028, 1, 1)):
        with pytest.raises(UnannouncedDateError) as caught:
            cutoff_due(beyond, calendar=CALENDAR)
        assert caught.value.last == LAST
    assert cutoff_due(last + TICK, calendar=projected_calendar()) == date(2028, 1, 4)


def test_the_first_moment_that_has_an_answer() -> None:
    """The calendar begins with 01/01/2013 in Việt Nam, at 17:00 UTC of the day before."""
    first = datetime(2012, 12, 31, 17, tzinfo=UTC)
    assert cutoff_due(first, calendar=CALENDAR) == date(2013, 1, 2)
    for before in (first - TICK, date(2012, 12, 31)):
        with pytest.raises(UnannouncedDateError):
            cutoff_due(before, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("moment", "readings"),
    [
        ("2026-10-09T14:59:59.999999+07:00", ()),
        ("2026-10-09T15:00:00+07:00", ("D 2",)),
        ("2026-10-09T15:00:00.000001+07:00", ()),
        ("2026-10-09T08:00:00Z", ("D 2",)),
        ("2026-10-10T15:00:00+07:00", ("D 1",)),
        ("2026-01-10T08:00:00+07:00", ()),
        ("2026-10-09", ("D 11",)),
        ("2026-10-10", ("D 11",)),
    ],
)
def test_an_answer_names_the_reading_it_rests_on(moment: str, readings: tuple[str, ...]) -> None:
    """A day off, 15:00 exactly, a date without an hour; a make-up Saturday is a working day."""
    assert cutoff_readings(moment, calendar=official_calendar()) == readings
