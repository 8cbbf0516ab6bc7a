"""Periods side by side, counted in one pass: a series, and what a period is compared with (10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.calendar.periods import Period
from nhiemvu.errors import ReportError
from nhiemvu.moments import local_day, to_moment
from nhiemvu.reporting.figures import NO_FIGURE, shown_measure
from nhiemvu.reporting.groupings import breakdowns
from nhiemvu.reporting.report import Report, report_of
from nhiemvu.reporting.tally import Tally
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from fractions import Fraction

    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task
    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.reporting.measures import Measures
    from nhiemvu.text import Language


class TallyGroup:
    """Tallies of several questions fed in one pass (10): the id of a task is kept once.

    DuplicateTaskError is raised for an id seen before, and nothing is counted then.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> months = [Period.month(2026, month) for month in (9, 10)]
    >>> tallies = [Tally(month, calendar=official_calendar()) for month in months]
    >>> group = TallyGroup(tallies)
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     group.add(task)
    >>> [tally.measures().tasks for tally in tallies]
    [10, 35]
    """

    def __init__(self, tallies: Iterable[Tally]) -> None:
        self.first, *self.others = tallies

    def add(self, task: Task, place: int | None = None) -> None:
        """Count a task in every tally; ``place`` as for one tally."""
        self.first.add(task, place)
        for tally in self.others:
            tally.add_new(task)


def series(
    tasks: Iterable[Task],
    periods: Iterable[Period],
    *,
    as_of: datetime | None = None,
    units: Iterable[Unit] = (),
    **options: Any,
) -> tuple[Report, ...]:
    """Report on several periods in one pass over the tasks (10, 11.3), in the order given.

    Each is counted at its close, one that holds ``as_of`` at that moment; ``options`` are those of
    ``report``. Raises ReportError for no period, or one that begins after ``as_of``.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> months = [Period.month(2026, month) for month in (9, 10)]
    >>> made = series(read_tasks("examples/tasks.jsonl"), months, calendar=official_calendar())
    >>> [(str(report.period), report.total.tasks) for report in made]
    [('2026-09', 10), ('2026-10', 35)]
    """
    given = tuple(periods)
    if not given:
        expected = Text("ít nhất một kỳ báo cáo", "at least one period")
        raise ReportError("no_period", found=Text("không có", "none"), expected=expected)
    asked = _once(options)
    tallies = [Tally(period, as_of=_moment(period, as_of), **asked) for period in given]
    group = TallyGroup(tallies)
    for task in tasks:
        group.add(task)
    known = tuple(units)
    return tuple(report_of(tally, units=known) for tally in tallies)


def _once(options: dict[str, Any]) -> dict[str, Any]:
    """Read the groupings asked for once, for they may be a stream."""
    return options | {"by": breakdowns(options["by"])} if "by" in options else options


def _moment(period: Period, as_of: datetime | None) -> datetime | None:
    """Look at a period at its close, unless it is not over at the moment asked about."""
    return None if as_of is None or period.end < to_moment(as_of) else as_of


@dataclass(frozen=True, slots=True)
class Trend:
    """A period and what it is compared with (10, 11.3).

    ``series`` holds the periods of the same kind over a year, the last of which is ``report``
    itself; ``year_before`` is the same period of the year before, ``year_to_date`` runs from
    1 January of the year of its moment. A range of days has only the days before it in its series.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> found = trend(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...               calendar=official_calendar())
    >>> found.previous.total.tasks, found.report.total.tasks, found.year_before.total.tasks
    (10, 35, 0)
    """

    series: tuple[Report, ...]
    year_before: Report
    year_to_date: Report

    @property
    def report(self) -> Report:
        """The report of the period itself."""
        return self.series[-1]

    @property
    def previous(self) -> Report:
        """The report of the period before, at its close."""
        return self.series[-2]

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the report as JSON has it, with ``compared``: the totals of the other periods."""
        others = {"previous": self.previous, "year_before": self.year_before}
        others["year_to_date"] = self.year_to_date
        compared = {name: _compared(report) for name, report in others.items()}
        series = [_compared(report) for report in self.series]
        return {**self.report.to_dict(lang), "compared": {**compared, "series": series}}


def _compared(report: Report) -> dict[str, Any]:
    """Give a period compared with; its figures are null when it has no task."""
    figures = None if report.empty else report.total.flat()
    return {"period": str(report.period), "as_of": report.as_of.isoformat(), "total": figures}


class TrendTally(TallyGroup):
    """Tasks counted for a period and all it is compared with; ``trend`` gives what was found.

    ``options`` are those of a tally. Obligations are counted, and lines are kept or handed on, of
    the period itself alone.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> tally = TrendTally(Period.quarter(2026, 4), calendar=official_calendar())
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     tally.add(task)
    >>> [str(report.period) for report in tally.trend().series]
    ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
    """

    def __init__(self, period: Period, *, as_of: datetime | None = None, **options: Any) -> None:
        asked = _once(options)
        own = Tally(period, as_of=as_of, **asked)
        plain = {name: value for name, value in asked.items() if name not in _OF_THE_PERIOD}
        before = period.over_a_year()[:-1]
        compared = [Tally(other, **plain) for other in (*before, period.year_before())]
        moment = own.scope.as_of
        whole = Tally(_year_to_date(period, moment), as_of=moment, **plain)
        super().__init__((own, *compared, whole))

    def trend(self, *, units: Iterable[Unit] = ()) -> Trend:
        """Give the reports of what has been counted so far; ``units`` as for ``report``."""
        known = tuple(units)
        own = report_of(self.first, units=known)
        *before, year_before, year = (report_of(tally, units=known) for tally in self.others)
        return Trend((*before, own), year_before, year)


def _year_to_date(period: Period, moment: datetime) -> Period:
    """Give the days from the beginning of the year of a moment to the end of the period."""
    year = Period.year(local_day(moment).year)
    return Period(year.first, min(period.last, year.last))


_OF_THE_PERIOD = ("obligations", "keep_lines", "on_line")


def trend(
    tasks: Iterable[Task],
    period: Period,
    *,
    as_of: datetime | None = None,
    units: Iterable[Unit] = (),
    **options: Any,
) -> Trend:
    """Report on a period and all it is compared with, in one pass; ``options`` as for a tally.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> found = trend(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...               calendar=official_calendar())
    >>> change(found.report.total, found.previous.total, "tasks")
    25
    """
    tally = TrendTally(period, as_of=as_of, **options)
    for task in tasks:
        tally.add(task)
    return tally.trend(units=units)


def shown_past(report: Report, measure: Measure, lang: Language = "vi") -> str:
    """Write a measure of a period compared with (10): no figure where it has no task at all.

    >>> from nhiemvu import Period, official_calendar, report
    >>> from nhiemvu.reporting.measure_table import BY_NAME
    >>> old = report([], Period.month(2025, 10), calendar=official_calendar())
    >>> shown_past(old, BY_NAME["tasks"])
    '–'
    """
    return NO_FIGURE if report.empty else shown_measure(report.total, measure, lang)


def change(now: Measures, then: Measures, name: str) -> Fraction | int | None:
    """Give by how much a measure grew; ``None`` where one of the two has no figure.

    A rate grows by a difference of shares: percentage points, not per cent.

    >>> from nhiemvu.reporting.measures import measures_of
    >>> nothing = measures_of([])
    >>> change(nothing, nothing, "tasks"), change(nothing, nothing, "late_rate")
    (0, None)
    """
    after, before = getattr(now, name), getattr(then, name)
    return None if after is None or before is None else after - before
