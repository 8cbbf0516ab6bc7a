"""The working-day calendar: which days are worked, why, and how far that is known.

Every answer takes constant time, whatever the span: its tables by date are built once.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate, compress, pairwise
from typing import TYPE_CHECKING, NoReturn

from nhiemvu.calendar.days import DayExplanation, DayKind
from nhiemvu.calendar.notices import Notice
from nhiemvu.calendar.projection import law_days, projected_days
from nhiemvu.errors import NhiemvuError, NoticeError, UnannouncedDateError
from nhiemvu.moments import to_date
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.calendar.days import NoticeDay

_SATURDAY = 5


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
        "_culture_day_make_up",
        "_days",
        "_special",
        "_upto",
        "_working",
        "announced_last",
        "edition",
        "first",
        "last",
        "notices",
    )

    def __init__(
        self,
        notices: Iterable[Notice],
        *,
        projected_through: int | None = None,
        culture_day_make_up: bool = False,
    ) -> None:
        """Build it from notices; ``projected_through`` is the last year to compute beyond them.

        Raises NoticeError when the announced years leave a gap, or a notice names a day that is
        far outside them or a make-up day that is worked already.
        """
        self.notices = tuple(sorted(notices, key=lambda notice: notice.act.date or date.min))
        self._culture_day_make_up = culture_day_make_up
        years = _announced_years(self.notices)
        self.first = date(years[0], 1, 1)
        self.announced_last = date(years[-1], 12, 31)
        self.last = max(self.announced_last, date(projected_through or years[-1], 12, 31))
        self.edition = max(n.act.date or date.min for n in self.notices)
        self._special = self._special_days()
        days = list(map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1)))
        worked = self._worked(len(days))
        self._working = dict(zip(days, map(bool, worked), strict=True))
        self._upto = dict(zip(days, accumulate(worked), strict=True))
        self._days = list(compress(days, worked))

    def _special_days(self) -> dict[date, NoticeDay]:
        special: dict[date, NoticeDay] = {}
        for year in range(self.announced_last.year + 1, self.last.year + 1):
            for day in projected_days(year, culture_day_make_up=self._culture_day_make_up):
                special[day.day] = day
        for notice in self.notices:
            for day in notice.days:
                self._check(day, special)
                special[day.day] = day
        return special

    def _check(self, day: NoticeDay, special: dict[date, NoticeDay]) -> None:
        if not self.first.year - 1 <= day.day.year <= self.last.year + 1:
            raise NoticeError(
                "day_outside_calendar",
                where=day.act.text(),
                found=day.day,
                expected=Text(
                    f"ngày trong các năm {self.first.year} đến {self.last.year}, hoặc liền kề",
                    f"a day of the years {self.first.year} to {self.last.year}, or next to them",
                ),
            )
        earlier = special.get(day.day)
        regular = day.day.weekday() < _SATURDAY
        if day.working and regular and (earlier is None or earlier.working):
            raise NoticeError(
                "already_a_working_day",
                where=day.act.text(),
                found=day.day,
                expected=Text(
                    "ngày làm bù là ngày đang được nghỉ", "a make-up day that is otherwise off"
                ),
            )

    def _worked(self, length: int) -> bytearray:
        """Say of each day from the first on whether it is worked: 1 or 0."""
        monday_first = bytes((1, 1, 1, 1, 1, 0, 0))
        start = self.first.weekday()
        worked = bytearray((monday_first * (length // 7 + 2))[start : start + length])
        origin = self.first.toordinal()
        for day, known in self._special.items():
            if self.first <= day <= self.last:
                worked[day.toordinal() - origin] = known.working
        return worked

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().is_working_day(date(2026, 11, 24))
        False
        """
        try:
            return self._working[day]
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
            index = self._upto[day] + n - (1 if n > 0 else self._working[day])
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
            return self._upto[b] - self._upto[a]
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
        return iter(self._days[self._upto[start] - self._working[start] : self._upto[end]])

    def is_provisional(self, day: date) -> bool:
        """Tell whether a day belongs to a year that is projected, not announced.

        >>> from nhiemvu import official_calendar
        >>> official_calendar().is_provisional(date(2027, 12, 31))
        False
        """
        if not self._knows(day):
            self._refuse(day)
        return day > self.announced_last

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
            edition=self.edition,
        )

    def with_notices(self, notices: Iterable[Notice]) -> WorkingCalendar:
        """Give this calendar with notices added; where acts differ on a day, the newer one holds.

        For a year a notice covers, the days off that the law itself fixes are filled in.

        >>> from nhiemvu import official_calendar
        >>> from nhiemvu.calendar import read_notices
        >>> swap = read_notices('{"act": {"number": "1/TB-BNV", "date": "2026-12-01"},'
        ...                     ' "off": ["2027-04-29"], "worked": ["2027-05-08"]}')
        >>> official_calendar().with_notices(swap).is_working_day(date(2027, 4, 29))
        False
        """
        added = tuple(notices)
        law = tuple(
            Notice(act=days[0].act, days=tuple(days))
            for notice in added
            if notice.covers is not None and notice.covers > self.announced_last.year
            for days in [law_days(notice.covers)]
        )
        return WorkingCalendar(
            (*law, *self.notices, *added),
            projected_through=self.last.year,
            culture_day_make_up=self._culture_day_make_up,
        )

    def __repr__(self) -> str:
        """Name the bounds and the edition."""
        return f"<WorkingCalendar {self.first} to {self.last}, edition {self.edition}>"

    def _knows(self, day: object) -> bool:
        try:
            return day in self._working
        except TypeError:
            return False

    def _refuse(self, day: object, n: object = 0) -> NoReturn:
        """Say why there was no answer."""
        known = to_date(day)
        if type(n) is not int:
            raise NhiemvuError(
                "not_a_count",
                found=n,
                expected=Text("số ngày làm việc, là số nguyên", "a whole number of working days"),
            )
        beyond = Text(f"{known:%d/%m/%Y} cộng {n} ngày làm việc", f"{known} plus {n} working days")
        raise UnannouncedDateError(found=beyond if n else known, first=self.first, last=self.last)


def _announced_years(notices: tuple[Notice, ...]) -> list[int]:
    years = sorted({notice.covers for notice in notices if notice.covers is not None})
    for year, following in pairwise(years):
        if following != year + 1:
            raise NoticeError(
                "gap",
                where="covers",
                found=following,
                expected=Text(
                    f"thông báo của năm {year + 1} trước: lịch không được bỏ cách năm",
                    f"the notice of {year + 1} first: announced years leave no gap",
                ),
            )
    if not years:
        raise NoticeError(
            "gap",
            where="covers",
            found=None,
            expected=Text("ít nhất một năm được công bố", "at least one announced year"),
        )
    return years
