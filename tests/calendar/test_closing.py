"""The moment at which a period is looked at: its close, or one within it, and nothing else (10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from nhiemvu import Period, official_calendar
from nhiemvu.calendar.closing import moment_within
from nhiemvu.errors import MomentError, ReportError, ScoreError
from nhiemvu.text import Text

OCTOBER = Period.month(2026, 10)
CALENDAR = official_calendar()
TICK = timedelta(microseconds=1)


def within(as_of: datetime | None, period: Any = OCTOBER, calendar: Any = CALENDAR) -> datetime:
    return moment_within(period, as_of, calendar, ReportError)


def test_unless_said_it_is_the_close() -> None:
    assert within(None) == OCTOBER.end


@pytest.mark.parametrize("moment", [OCTOBER.start, OCTOBER.start + TICK, OCTOBER.end])
def test_a_moment_of_the_period_is_itself(moment: datetime) -> None:
    assert within(moment) == moment


def test_a_moment_of_another_zone_is_read_in_viet_nams() -> None:
    found = within(datetime.fromisoformat("2026-09-30T17:00:00Z"))
    assert found == OCTOBER.start
    assert found.isoformat() == "2026-10-01T00:00:00+07:00"


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(MomentError):
        within(datetime(2026, 10, 20))


@pytest.mark.parametrize(
    ("moment", "vi", "en"),
    [
        (OCTOBER.start - TICK, "hết ngày 30/09/2026", "the end of 2026-09-30"),
        (OCTOBER.end + TICK, "00:00 ngày 01/11/2026", "2026-11-01T00:00:00+07:00"),
    ],
)
def test_a_moment_outside_is_refused_with_the_days_of_the_period(
    moment: datetime, vi: str, en: str
) -> None:
    with pytest.raises(ReportError) as caught:
        within(moment)
    error = caught.value
    assert error.code == "as_of_outside_period"
    assert error.found == Text(vi, en)
    assert "từ 01/10/2026 đến hết 31/10/2026" in error.message("vi")
    assert "2026-10-01 to the end of 2026-10-31" in error.message("en")


def test_what_is_no_period_or_no_calendar_is_refused() -> None:
    with pytest.raises(ReportError) as caught:
        within(None, period=2026)
    assert (caught.value.code, caught.value.found) == ("not_a_period", "2026")
    assert "Period" in caught.value.message("en")
    with pytest.raises(ReportError) as caught:
        within(None, calendar="2026")
    assert (caught.value.code, caught.value.found) == ("not_a_calendar", "str")
    assert "WorkingCalendar" in caught.value.message("vi")


def test_it_is_refused_as_the_asker_says() -> None:
    with pytest.raises(ScoreError):
        moment_within(OCTOBER, OCTOBER.end + TICK, CALENDAR, ScoreError)
