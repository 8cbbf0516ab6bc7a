"""Periods side by side in one pass: each as if it had been asked alone (10, 11.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases import at, event, october_task
from few_tasks import CALENDAR, OCTOBER, carried
from nhiemvu import Period, Tally, report
from nhiemvu.errors import DuplicateTaskError, MomentError, ReportError
from nhiemvu.moments import VIETNAM, parse_moment
from nhiemvu.reporting import TrendTally, change, series, trend
from nhiemvu.status import Status
from provinces import (
    EXAMPLE_PROVINCE,
    EXAMPLE_QUESTION,
    Question,
    provinces,
    questions,
    read,
    tried,
)

asked = provinces().flatmap(lambda province: st.tuples(st.just(province), questions(province)))


@tried(share=20, at_least=20)
@given(asked)
@example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION))
def test_every_period_is_what_it_is_when_asked_alone(
    given_: tuple[list[dict[str, Any]], Question],
) -> None:
    tasks, question = read(given_[0]), given_[1]
    options = question.asked()
    as_of = options.pop("as_of")
    found = trend(tasks, question.period, as_of=as_of, obligations=True, **options)
    assert found.report == report(tasks, question.period, as_of=as_of, obligations=True, **options)
    assert found.report is found.series[-1]
    assert found.previous is found.series[-2]
    for before in (*found.series[:-1], found.year_before):
        assert before == report(tasks, before.period, **options)
    moment = found.report.as_of
    year = found.year_to_date.period
    assert year.first == date(moment.astimezone(VIETNAM).year, 1, 1)
    assert year.last == min(question.period.last, year.first.replace(month=12, day=31))
    assert found.year_to_date == report(tasks, year, as_of=moment, **options)


@pytest.mark.parametrize(
    ("period", "before", "year_before", "year", "how_many"),
    [
        ("2026-10", "2026-09", "2025-10", "2026-01-01..2026-10-31", 13),
        ("2026-01", "2025-12", "2025-01", "2026-01", 13),
        ("2024-02", "2024-01", "2023-02", "2024-01-01..2024-02-29", 13),
        ("2026-Q1", "2025-Q4", "2025-Q1", "2026-Q1", 5),
        ("2026-H2", "2026-H1", "2025-H2", "2026", 3),
        ("2026", "2025", "2025", "2026", 2),
        ("2026-10-01..2026-10-15", "2026-09-16..2026-09-30", "2025-10-01..2025-10-15",
         "2026-01-01..2026-10-15", 2),
        ("2024-02-29..2024-03-01", "2024-02-27..2024-02-28", "2023-02-28..2023-03-01",
         "2024-01-01..2024-03-01", 2),
        ("2025-12-30..2026-01-02", "2025-12-26..2025-12-29", "2024-12-30..2025-01-02",
         "2026-01-01..2026-01-02", 2),
    ],
)  # fmt: skip
def test_what_a_period_is_compared_with(
    period: str, before: str, year_before: str, year: str, how_many: int
) -> None:
    found = trend([], Period.parse(period), calendar=CALENDAR)
    assert str(found.report.period) == period
    assert str(found.previous.period) == before
    assert str(found.year_before.period) == year_before
    assert str(found.year_to_date.period) == year
    assert len(found.series) == how_many
    ends = [made.period.last for made in found.series]
    assert ends == sorted(set(ends))


def test_a_period_not_over_is_looked_at_at_the_moment_and_those_before_at_their_close() -> None:
    moment = parse_moment("2026-10-14T09:00:00+07:00")
    found = trend([], OCTOBER, calendar=CALENDAR, as_of=moment)
    assert found.report.as_of == found.year_to_date.as_of == moment
    assert found.previous.as_of == Period.month(2026, 9).end
    assert found.year_before.as_of == Period.month(2025, 10).end


def test_a_series_takes_the_periods_as_given_and_looks_at_the_last_at_the_moment() -> None:
    months = [Period.month(2026, 10), Period.month(2026, 9)]
    moment = parse_moment("2026-10-14T09:00:00+07:00")
    tasks = [october_task(), carried().model_copy(update={"id": "NV-9"})]
    found = series(iter(tasks), months, calendar=CALENDAR, as_of=moment, by="category")
    assert [made.as_of for made in found] == [moment, months[1].end]
    assert [made.total.tasks for made in found] == [2, 1]
    assert found[0].by == ("category",)
    (close,) = series(tasks, months[1:], calendar=CALENDAR, as_of=months[1].end, by=())
    assert (close.as_of, close.total.tasks, close.breakdowns) == (months[1].end, 1, ())


def test_what_cannot_be_asked_of_a_series() -> None:
    with pytest.raises(ReportError) as none:
        series([], [], calendar=CALENDAR)
    assert none.value.code == "no_period"
    with pytest.raises(ReportError) as before:
        series(
            [], [OCTOBER], calendar=CALENDAR, as_of=parse_moment(at("05 10:00")).replace(year=2025)
        )
    assert before.value.code == "as_of_outside_period"
    with pytest.raises(MomentError):
        series([], [OCTOBER], calendar=CALENDAR, as_of=OCTOBER.end.replace(tzinfo=None))


def test_an_id_that_comes_twice_is_refused_once_and_counted_nowhere() -> None:
    tally = TrendTally(OCTOBER, calendar=CALENDAR)
    tally.add(october_task(), 7)
    with pytest.raises(DuplicateTaskError) as twice:
        tally.add(october_task(), 9)
    assert (twice.value.first, twice.value.second) == (7, 9)
    found = tally.trend()
    assert found.report.total.tasks == found.year_to_date.total.tasks == 1


def test_lines_are_handed_on_once_though_many_periods_are_counted() -> None:
    lines: list[Any] = []
    found = trend([october_task()], OCTOBER, calendar=CALENDAR, on_line=lines.append)
    assert [line.task.id for line in lines] == [october_task().id]
    assert found.report.lines == ()
    kept = trend([october_task()], OCTOBER, calendar=CALENDAR, keep_lines=True)
    assert list(kept.report.lines) == lines
    assert kept.year_to_date.lines == ()


def test_a_line_is_handed_on_and_kept_when_both_are_asked() -> None:
    lines: list[Any] = []
    tally = Tally(OCTOBER, calendar=CALENDAR, keep_lines=True, on_line=lines.append)
    tally.add(october_task())
    assert tally.lines == lines
    assert lines[0].verdict.status is Status.IN_PROGRESS_OVERDUE


def test_a_change_is_a_difference_of_counts_or_of_shares() -> None:
    done = october_task(event("submitted", "19 09:00"), event("approved", "20 09:00"))
    undone = done.model_copy(update={"id": "NV-2", "events": ()})
    now = report([done, undone], OCTOBER, calendar=CALENDAR).total
    then = report([done], OCTOBER, calendar=CALENDAR).total
    nothing = report([], OCTOBER, calendar=CALENDAR).total
    assert change(now, then, "tasks") == 1
    assert change(now, then, "completion_rate") == -change(then, now, "completion_rate") == -0.5  # type: ignore[operator]
    assert change(now, nothing, "completion_rate") is None
    assert change(nothing, now, "completion_rate") is None
    assert change(nothing, now, "tasks") == -2


def test_groupings_given_as_a_stream_are_those_of_every_period() -> None:
    found = trend([october_task()], OCTOBER, calendar=CALENDAR, by=iter([("unit",)]))
    assert {len(made.breakdowns) for made in (*found.series, found.year_to_date)} == {1}
    months = [OCTOBER, Period.month(2026, 11)]
    made = series([october_task()], months, calendar=CALENDAR, by=iter(["unit", "category"]))
    assert [one.by for one in made] == [("unit", "category")] * 2
