"""The working-day calendar: which days are worked, why, and how far that is known.

Every answer takes constant time, whatever the span: its tables are built once.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NoReturn

from nhiemvu.calendar.days import DayExplanation, DayKind
from nhiemvu.calendar.merging import (
    announced_years,
    check_projection,
    computed_days,
    in_order,
    special_days,
    worked_days,
)
from nhiemvu.errors import CalendarError, MomentError, UnannouncedDateError
from nhiemvu.moments import to_date
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.calendar.notices import Notice


class WorkingCalendar:
    """Working days of public servants with a weekend of Saturday and Sunday.

    Built from notices; a value that never changes. ``first`` and ``last`` bound what it knows and
    ``edition`` is the date of its newest act. A question outside the bounds raises
    UnannouncedDateError; a datetime where a date is meant raises MomentError.

    >>> from nhiemvu import official_calendar
    >>> calendar = official_calendar()
    >>> calendar.is_working_day(date(2026, 1, 2)), calendar.is_working_day(date(2026, 1, 10))
    (False, True)
    >>> calendar.last, calendar.edition
    (datetime.date(2027, 12, 31), datetime.date(2026, 10, 2))
    """

    __slots__ = (
        "_announced_last",
        "_culture_day_make_up",
        "_days",
        "_edition",
        "_first",
        "_last",
        "_law_days_of",
        "_notices",
        "_place",
        "_special",
        "_upto",
        "_working",
    )

    def __init__(
        self,
        notices: Iterable[Notice],
        *,
        projected_through: int | None = None,
        law_days_of: Iterable[int] = (),
        culture_day_make_up: bool = False,
    ) -> None:
        """Build it from notices; ``projected_through`` is the last year to compute beyond them.

        ``law_days_of`` names the years whose notices list no more than the acts do, so that the
        days the law itself fixes are filled in.

        Raises NoticeError when the announced years leave a gap, or a notice names a day that is
        far outside them or a make-up day that nothing sets off; CalendarError for a year that
        cannot be projected.
        """
        self._notices = in_order(notices)
        self._culture_day_make_up = culture_day_make_up
        years = announced_years(self._notices)
        through = years[-1]
        if projected_through is not None:
            through = check_projection(projected_through, years[-1])
        self._law_days_of = frozenset(law_days_of)
        projected = range(years[-1] + 1, through + 1)
        computed = computed_days(self._law_days_of, projected, make_up=culture_day_make_up)
        self._special = special_days(self._notices, computed, years[0], through)
        self._first = date(years[0], 1, 1)
        self._announced_last = date(years[-1], 12, 31)
        self._last = date(through, 12, 31)
        self._edition = max(notice.act.date or date.min for notice in self._notices)
        first, last = self._first.toordinal(), self._last.toordinal()
        days = list(map(date.fromordinal, range(first, last + 1)))
        worked = worked_days(self._first, len(days), self._special)
        self._place = dict(zip(days, range(len(days)), strict=True))
        self._working = worked
        self._upto = list(accumulate(worked))
        self._days = list(compress(days, worked))

    @property
    def first(self) -> date:
        """The first day known."""
        return self._first

    @property
    def last(self) -> date:
        """The last day known, by announcement or projection."""
        return self._last

    @property
    def announced_last(self) -> date:
        """The last day announced; what comes after it is provisional."""
        return self._announced_last

    @property
    def edition(self) -> date:
        """The date of the newest act known."""
        return self._edition

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices it is built from, the oldest act first."""
        return self._notices

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().is_working_day(date(2026, 11, 24))
        False
        """
        try:
            return self._working[self._place[day]]
        except (KeyError, TypeError):
            self._refuse(day)

    def add_working_days(self, day: date, n: int) -> date:
        """Give the n-th working day strictly after a day; before it, for negative n.

        The day of the event is never counted (Civil Code 147). ``n = 0`` gives the day itself if
        it is worked, else the next working day.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().add_working_days(date(2026, 8, 28), 5)
        datetime.date(2026, 9, 9)
        """
        try:
            place = self._place[day]
            index = self._upto[place] + n - (1 if n > 0 else self._working[place])
            if index >= 0:
                return self._days[index]
        except (KeyError, IndexError, TypeError):
            pass
        self._refuse(day, n)

    def next_working_day(self, day: date) -> date:
        """Give the first working day strictly after a day.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().next_working_day(date(2026, 10, 10))
        datetime.date(2026, 10, 12)
        """
        return self.add_working_days(day, 1)

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days in (a, b]; negative, symmetrically, when b is before a.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().working_days_between(date(2026, 9, 30), date(2026, 10, 31))
        22
        """
        try:
            return self._upto[self._place[b]] - self._upto[self._place[a]]
        except (KeyError, TypeError):
            pass
        self._refuse(a if not self._knows(a) else b)

    def iter_working_days(self, start: date, end: date) -> Iterator[date]:
        """Give the working days from start to end, both included.

        >>> from nhiemvu import official_calendar
        >>> len(list(official_calendar().iter_working_days(date(2026, 2, 1), date(2026, 2, 28))))
        15
        """
        for day in (start, end):
            if not self._knows(day):
                self._refuse(day)
        begin, finish = self._place[start], self._place[end]
        before = self._upto[begin] - self._working[begin]
        return iter(self._days[before : self._upto[finish]])

    def is_provisional(self, day: date) -> bool:
        """Tell whether a day belongs to a year that is projected, not announced.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().is_provisional(date(2027, 12, 31))
        False
        """
        if not self._knows(day):
            self._refuse(day)
        return day > self._announced_last

    def explain(self, day: date) -> DayExplanation:
        """Say why a day is worked or not: kind, name, act, confidence.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().explain(date(2026, 8, 31)).kind.value
        'swapped_off'
        """
        working = self.is_working_day(day)
        known = self._special.get(day)
        regular = DayKind.WORKING_DAY if working else DayKind.WEEKEND
        return DayExplanation(
            day=day,
            working=working,
            kind=known.kind if known else regular,
            name=known.name if known else None,
            act=known.act if known else None,
            confidence=known.confidence if known else None,
            partner=known.partner if known else None,
            provisional=self.is_provisional(day),
            edition=self._edition,
        )

    def with_notices(self, notices: Iterable[Notice]) -> WorkingCalendar:
        """Give this calendar with notices added; where acts differ on a day, the newer one holds.

        For a year a notice announces, the days off that the law itself fixes are filled in, so
        that a notice lists no more than the acts do. Raises NoticeError.

        >>> from nhiemvu import official_calendar
        >>> from nhiemvu.calendar import read_notices
        >>> swap = read_notices('{"act": {"number": "1/TB-BNV", "date": "2026-12-01"},'
        ...                     ' "off": ["2027-04-29"], "worked": ["2027-05-08"]}')
        >>> official_calendar().with_notices(swap).is_working_day(date(2027, 4, 29))
        False
        """
        added = tuple(notices)
        known = {notice.covers for notice in self._notices}
        years = announced_years((*self._notices, *added))
        return WorkingCalendar(
            (*self._notices, *added),
            projected_through=self._last.year if self._last.year > years[-1] else None,
            law_days_of={*self._law_days_of, *(year for year in years if year not in known)},
            culture_day_make_up=self._culture_day_make_up,
        )

    def __eq__(self, other: object) -> bool:
        """Compare by what it is built from."""
        return isinstance(other, WorkingCalendar) and self._built_from == other._built_from

    def __hash__(self) -> int:
        """Hash by what it is built from."""
        return hash(self._built_from)

    @property
    def _built_from(self) -> tuple[object, ...]:
        return self._notices, self._last, self._law_days_of, self._culture_day_make_up

    def __repr__(self) -> str:
        """Name the bounds and the edition."""
        return f"<WorkingCalendar {self._first} to {self._last}, edition {self._edition}>"

    def _knows(self, day: object) -> bool:
        try:
            return day in self._place
        except TypeError:
            return False

    def _refuse(self, day: object, *counts: object) -> NoReturn:
        """Say why there was no answer; ``counts`` holds the count asked for, if one was."""
        if isinstance(day, str):
            raise MomentError(
                "not_a_date",
                found=day,
                expected=Text("giá trị kiểu date", "a date; turn the text into one first"),
            )
        known = to_date(day)
        found: object = known
        for n in counts:
            if not isinstance(n, int):
                raise CalendarError(
                    "not_a_count",
                    found=n,
                    expected=Text("số ngày làm việc, là số nguyên", "a whole number of days"),
                )
            if known in self._place:
                found = Text(
                    f"{shown(int(n))} ngày làm việc kể từ {shown(known)}",
                    f"{shown(int(n))} working days from {known}",
                )
        raise UnannouncedDateError(
            found=found,
            first=self._first,
            last=self._last,
            projected=self._last > self._announced_last,
        )
