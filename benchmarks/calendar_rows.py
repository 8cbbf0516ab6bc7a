"""The calendar against the bare lookup, and against its peers, on the same questions."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import holidays
import numpy as np
from bizdays import Calendar

from benchmarks.harness import Result, ratio
from nhiemvu import WorkingCalendar, official_calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALENDAR = official_calendar()
FIRST = CALENDAR.first.toordinal()
ALL = [date.fromordinal(o) for o in range(FIRST, CALENDAR.last.toordinal() + 1)]
WORKED = [CALENDAR.is_working_day(day) for day in ALL]
UPTO = [CALENDAR.working_days_between(CALENDAR.first, day) + WORKED[0] for day in ALL]
DAYS = [day for day, worked in zip(ALL, WORKED, strict=True) if worked]
_RANDOM = Random(7)  # noqa: S311  the same days in every run
ASKED = [date(2014, 1, 1) + timedelta(days=_RANDOM.randrange(3650)) for _ in range(200)]
OFF = [day for day, worked in zip(ALL, WORKED, strict=True) if not worked]


def bare_is(day: date) -> bool:
    return WORKED[day.toordinal() - FIRST]


def bare_add(day: date, n: int) -> date:
    return DAYS[UPTO[day.toordinal() - FIRST] + n - 1]


def bare_between(a: date, b: date) -> int:
    return UPTO[b.toordinal() - FIRST] - UPTO[a.toordinal() - FIRST]


def each(function: Callable[[date], object]) -> Callable[[], None]:
    def run() -> None:
        for day in ASKED:
            function(day)

    return run


def adding(function: Callable[[date, int], object], n: int) -> Callable[[], None]:
    def run() -> None:
        for day in ASKED:
            function(day, n)

    return run


def spans(function: Callable[[date, date], object], days: int) -> Callable[[], None]:
    pairs = [(day, day + timedelta(days=days)) for day in ASKED if day.year < 2017]

    def run() -> None:
        for a, b in pairs:
            function(a, b)

    return run


def rows() -> Iterator[Result]:
    ours = CALENDAR
    bare = "a bare unchecked lookup by ordinal"
    yield Result("is_working_day", bare, ratio(each(ours.is_working_day), each(bare_is)), 1.4)
    for n in (1, 20, 250):
        found = ratio(adding(ours.add_working_days, n), adding(bare_add, n))
        yield Result(f"add_working_days, n = {n}", bare, found, 1.4)
    found = ratio(adding(ours.add_working_days, 250), adding(ours.add_working_days, 1))
    yield Result("add_working_days, n = 250", "itself, n = 1", found, 1.2)
    found = ratio(spans(ours.working_days_between, 365), spans(bare_between, 365))
    yield Result("working_days_between, 365 days", bare, found, 1.6)
    found = ratio(spans(ours.working_days_between, 3650), spans(ours.working_days_between, 5))
    yield Result("working_days_between, 3650 days", "itself, 5 days", found, 1.2)
    yield from _peers(ours)
    yield _ready()


def _peers(ours: WorkingCalendar) -> Iterator[Result]:
    peer = Calendar(OFF, startdate=ALL[0], enddate=ALL[-1], name="vn")
    national = holidays.country_holidays("VN", years=range(2013, 2028))
    worked = np.busdaycalendar(weekmask="1111111", holidays=[np.datetime64(day) for day in OFF])
    start = np.datetime64("2014-06-02"), np.datetime64("2015-06-02")
    assert peer.offset(date(2026, 8, 28), 5) == ours.add_working_days(date(2026, 8, 28), 5)
    assert np.busday_count(*start, busdaycal=worked) == ours.working_days_between(
        date(2014, 6, 1), date(2015, 6, 1)
    )
    found = 1 / ratio(adding(ours.add_working_days, 20), adding(peer.offset, 20))
    yield Result("add_working_days, n = 20", "bizdays", found, at_least=15)

    def numpy_count(a: date, b: date) -> object:
        return np.busday_count(a, b, busdaycal=worked)

    found = 1 / ratio(spans(ours.working_days_between, 365), spans(numpy_count, 365))
    yield Result("working_days_between, 365 days", "numpy", found, at_least=15)
    found = 1 / ratio(adding(ours.add_working_days, 20), adding(national.get_nth_working_day, 20))
    yield Result("add_working_days, n = 20", "holidays", found, at_least=280)
    counted = national.get_working_days_count
    found = 1 / ratio(spans(ours.working_days_between, 365), spans(counted, 365))
    yield Result("working_days_between, 365 days", "holidays", found, at_least=2500)


_READY = """
import dataclasses, enum, json, pathlib, re, time, typing, unicodedata
started = time.perf_counter()
import nhiemvu.calendar.vietnam
imported = time.perf_counter()
nhiemvu.calendar.vietnam.official_calendar()
built = time.perf_counter()
import holidays
holidays.country_holidays("VN", years=range(2013, 2028))
theirs = time.perf_counter()
print(json.dumps([theirs - built, built - imported, built - started]))
"""


def _ready() -> Result:
    runs = []
    for _ in range(11):
        done = subprocess.run([sys.executable, "-c", _READY], capture_output=True, check=True)  # noqa: S603
        runs.append(json.loads(done.stdout))
    theirs, built, _with_import = (sorted(column)[5] for column in zip(*runs, strict=True))
    reference = "importing holidays and building Việt Nam"
    return Result("calendar ready for use", reference, theirs / built, at_least=25)
