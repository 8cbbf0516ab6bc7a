"""Periods of a report: a month, a quarter, half a year, a year, or any range of days (10, 11.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from nhiemvu.errors import MomentError, PeriodError
from nhiemvu.moments import FIRST_YEAR, LAST_YEAR, deadline_end, to_date
from nhiemvu.text import Language, Text, shown

_named = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?", re.ASCII
).fullmatch

_EXPECTED = Text(
    "kỳ dạng 2026-10, 2026-Q4, 2026-H2, 2026 hoặc 2026-10-01..2026-10-15",
    "a period such as 2026-10, 2026-Q4, 2026-H2, 2026 or 2026-10-01..2026-10-15",
)


_IN_ORDER = Text(
    "ngày đầu kỳ không sau ngày cuối kỳ, ví dụ 2026-10-01..2026-10-15",
    "a first day that is not after the last, such as 2026-10-01..2026-10-15",
)
_DAYS = Text("ngày đầu và ngày cuối kiểu date", "a first and a last date")
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included, in Việt Nam's time.

    >>> Period.parse("2026-Q4") == Period.quarter(2026, 4)
    True
    >>> Period.month(2026, 10).end.isoformat()
    '2026-10-31T23:59:59.999999+07:00'
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse what are no dates, and a period that ends before it begins."""
        for day in (self.first, self.last):
            if isinstance(day, datetime) or not isinstance(day, date):
                raise PeriodError("not_a_date", found=day, expected=_DAYS)
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise PeriodError("year_out_of_range", found=day, expected=_EXPECTED)
        if self.last < self.first:
            raise PeriodError("ends_before_it_begins", found=str(self), expected=_IN_ORDER)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Give a calendar month, 1 to 12."""
        return cls._nth_of(year, month, 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Give a quarter, 1 to 4."""
        return cls._nth_of(year, quarter, 3)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """Give half a year, 1 or 2."""
        return cls._nth_of(year, half, 6)

    @classmethod
    def year(cls, year: int) -> Period:
        """Give a calendar year."""
        return cls._nth_of(year, 1, 12)

    @classmethod
    def _nth_of(cls, year: int, nth: int, months: int) -> Period:
        """Give the nth stretch of so many months of a year."""
        numbers = type(year) is type(nth) is int
        if not numbers or not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= nth <= _YEAR // months):
            raise PeriodError("no_such_period", found=[year, nth], expected=_EXPECTED)
        first = date(year, (nth - 1) * months + 1, 1)
        return cls(first, first + relativedelta(months=months, days=-1))

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period as written on the command line; raises PeriodError.

        >>> str(Period.parse("2026-10-01..2026-10-15"))
        '2026-10-01..2026-10-15'
        """
        given: object = text
        if not isinstance(given, str):
            raise PeriodError("period_format", found=given, expected=_EXPECTED)
        try:
            return cls._parsed(text)
        except (MomentError, PeriodError) as error:
            if isinstance(error, PeriodError):
                raise PeriodError(error.code, found=text, expected=error.expected) from None
            raise PeriodError("period_format", found=text, expected=_EXPECTED) from None

    @classmethod
    def _parsed(cls, text: str) -> Period:
        match = _named(text)
        if match is None:
            first, _, last = text.partition("..")
            return cls(to_date(first), to_date(last))
        year = int(match["year"])
        for part, months in (("month", 1), ("quarter", 3), ("half", 6)):
            if match[part]:
                return cls._nth_of(year, int(match[part]), months)
        return cls.year(year)

    @property
    def start(self) -> datetime:
        """The first moment of the period."""
        return deadline_end(self.first - timedelta(days=1))

    @property
    def end(self) -> datetime:
        """The last microsecond of the period, the state at its close."""
        return deadline_end(self.last) - timedelta(microseconds=1)

    def previous(self) -> Period:
        """Give the period of the same kind just before; a range of days, as many days before.

        >>> str(Period.month(2026, 1).previous())
        '2025-12'
        """
        length = self._length()
        if length:
            first = self.first - relativedelta(months=length)
            return Period(first, self.first - timedelta(days=1))
        last = self.first - timedelta(days=1)
        return Period(last - (self.last - self.first), last)

    def year_before(self) -> Period:
        """Give the same period of the year before.

        >>> str(Period.month(2024, 2).year_before()), str(Period.month(2025, 2).year_before())
        ('2023-02', '2024-02')
        """
        first, months = self.first - relativedelta(years=1), self._length()
        ends = relativedelta(months=months, days=-1)
        return Period(first, first + ends if months else self.last - relativedelta(years=1))

    def over_a_year(self) -> tuple[Period, ...]:
        """Give the periods of the same kind over a year, from that of the year before to this one.

        A range of days has no kind: it gives itself, and the days before it.

        >>> [str(period) for period in Period.quarter(2026, 1).over_a_year()]
        ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']
        """
        months = self._length()
        periods = [self]
        for _ in range(_YEAR // months if months else 1):
            periods.append(periods[-1].previous())
        return tuple(reversed(periods))

    def _length(self) -> int:
        """Give the months of a named period, 0 for a range of days."""
        for months in (1, 3, 6, 12):
            whole = (self.first.month - 1) % months == 0 and self.first.day == 1
            if whole and self.first + relativedelta(months=months, days=-1) == self.last:
                return months
        return 0

    def label(self, lang: Language = "vi") -> str:
        """Name the period for people.

        >>> Period.quarter(2026, 4).label(), Period.month(2026, 10).label("en")
        ('quý IV/2026', 'October 2026')
        """
        names = {
            1: Text(f"tháng {self.first:%m/%Y}", f"{_MONTHS[self.first.month - 1]} {self._year}"),
            3: Text(
                f"quý {_ROMAN[self._nth(3)]}/{self._year}", f"Q{self._nth(3) + 1} {self._year}"
            ),
            6: Text(
                f"6 tháng {('đầu', 'cuối')[self._nth(6)]} năm {self._year}",
                f"{('first', 'second')[self._nth(6)]} half of {self._year}",
            ),
            12: Text(f"năm {self._year}", f"{self._year}"),
            0: Text(
                f"từ {shown(self.first)} đến {shown(self.last)}", f"{self.first} to {self.last}"
            ),
        }
        return names[self._length()].text(lang)

    @property
    def _year(self) -> int:
        return self.first.year

    def _nth(self, months: int) -> int:
        return (self.first.month - 1) // months

    def __str__(self) -> str:
        """Write the period as the command line reads it."""
        written = {
            1: f"{self.first:%Y-%m}",
            3: f"{self._year}-Q{self._nth(3) + 1}",
            6: f"{self._year}-H{self._nth(6) + 1}",
            12: f"{self._year}",
            0: f"{self.first}..{self.last}",
        }
        return written[self._length()]


_ROMAN = ("I", "II", "III", "IV")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
