"""The contract of a calendar of working days and of the 15:00 rule (level 1)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from nhiemvu.moments import INSTANT, VIETNAM, parse_moment, to_date
from nhiemvu.testing.contracts.asked import differs, each_case

if TYPE_CHECKING:
    from nhiemvu.testing.corpus import Case

YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
"""The days that properties are tried on: Tết, two swaps, 24/11 and ordinary weeks."""

COUNTS = (1, 2, 5, 20)
_FIFTEEN = time(15)


class CalendarUnderTest(Protocol):
    """What is certified: three questions about working days."""

    def cutoff_due(self, moment: datetime) -> date:
        """Give the day by whose end an entry must be made (4.5.c, 11.2.b, 14.4)."""

    def add_working_days(self, day: date, n: int) -> date:
        """Give the n-th working day after a day; for 0 the day itself, or the next one worked."""

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days after a day up to another, both ways."""


class CalendarContract:
    """Certify a calendar: override ``calendar``.

    Every worked case of the calendar, then what must hold on each day of 2026.
    """

    @pytest.fixture
    def calendar(self) -> CalendarUnderTest:
        """Give the calendar under test; override this."""
        message = "override the fixture `calendar`: it gives a CalendarUnderTest"
        raise NotImplementedError(message)

    @each_case("cutoff_due")
    def test_cutoff_due(self, calendar: CalendarUnderTest, case: Case) -> None:
        """A worked case of the 15:00 rule."""
        due = calendar.cutoff_due(parse_moment(case.given["moment"]))
        assert not differs(case, {"date": due.isoformat()})

    @each_case("add_working_days")
    def test_add_working_days(self, calendar: CalendarUnderTest, case: Case) -> None:
        """A worked case of adding working days."""
        day = calendar.add_working_days(to_date(case.given["date"]), case.given["n"])
        assert not differs(case, {"date": day.isoformat()})

    @each_case("working_days_between")
    def test_working_days_between(self, calendar: CalendarUnderTest, case: Case) -> None:
        """A worked case of counting working days."""
        a, b = to_date(case.given["a"]), to_date(case.given["b"])
        assert not differs(case, {"value": calendar.working_days_between(a, b)})

    def test_counting_undoes_adding(self, calendar: CalendarUnderTest) -> None:
        """From a day to the n-th working day after it there are n; backwards from a worked one."""
        wrong = []
        for day in YEAR:
            worked = calendar.add_working_days(day, 0) == day
            for n in (*COUNTS, *(-n for n in COUNTS if worked)):
                then = calendar.add_working_days(day, n)
                found = calendar.working_days_between(day, then)
                wrong += [(day, n, then, found)] if found != n else []
        assert wrong == []

    def test_nought_days_after_is_the_day_or_the_next(self, calendar: CalendarUnderTest) -> None:
        """The first day that is worked, the day itself included."""
        eves = [(day, day - timedelta(days=1)) for day in YEAR]
        wrong = [
            day
            for day, eve in eves
            if calendar.add_working_days(day, 0) != calendar.add_working_days(eve, 1)
        ]
        assert wrong == []

    def test_counting_backwards_is_negative(self, calendar: CalendarUnderTest) -> None:
        """The same days either way, and parts add up to the whole."""
        between, middle = calendar.working_days_between, YEAR[182]
        wrong = [
            day
            for day in YEAR
            if between(day, middle) != -between(middle, day)
            or between(YEAR[0], day) + between(day, YEAR[-1]) != between(YEAR[0], YEAR[-1])
        ]
        assert wrong == []

    def test_fifteen_hours_itself_is_before(self, calendar: CalendarUnderTest) -> None:
        """At 15:00 still the day where it is worked, a microsecond later the next [D 1, D 2]."""
        wrong = []
        for day in YEAR:
            at = datetime.combine(day, _FIFTEEN, VIETNAM)
            due = calendar.cutoff_due(at), calendar.cutoff_due(at + INSTANT)
            if due != (calendar.add_working_days(day, 0), calendar.add_working_days(day, 1)):
                wrong.append((day, due))
        assert wrong == []

    def test_the_same_instant_is_due_the_same_day(self, calendar: CalendarUnderTest) -> None:
        """Written in another offset a moment is the same; all hours are those of Việt Nam."""
        moments = [
            datetime.combine(day, hour, VIETNAM)
            for day in YEAR
            for hour in (time(3), _FIFTEEN, time(22))
        ]
        wrong = [
            moment
            for moment in moments
            if calendar.cutoff_due(moment) != calendar.cutoff_due(moment.astimezone(UTC))
        ]
        assert wrong == []
