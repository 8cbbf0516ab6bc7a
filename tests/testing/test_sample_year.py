"""A year of the sample province: all that a year brings, at its hours and on its days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from nhiemvu.moments import local_day
from sample_year import CALENDAR, FEATURES, LAST, SEEDS, due_day, kinds, year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu import Task
    from nhiemvu.model import Event


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_brings(feature: str, seed: int) -> None:
    assert any(map(FEATURES[feature], year(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_most_of_a_year_is_ordinary(seed: int) -> None:
    rare = ("returned", "extended unasked", "recalled", "in place of another", "due on a day off")
    for feature in rare:
        assert sum(map(FEATURES[feature], year(seed))) < 400, feature
    assert sum("approved" in kinds(task) for task in year(seed)) > 1_500


def every_event(seed: int) -> Iterator[tuple[Task, Event]]:
    return ((task, event) for task in year(seed) for event in task.events)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_tells_of_2026_and_of_what_was_left_from_2025(seed: int) -> None:
    """Nothing is assigned or happens after the year it tells of."""
    assert {task.assigned_at.year for task in year(seed)} == {2025, 2026}
    assert max(event.at for _, event in every_event(seed)).year == 2026


@pytest.mark.parametrize("seed", SEEDS)
def test_tasks_come_in_order_and_on_working_days(seed: int) -> None:
    moments = [task.assigned_at for task in year(seed)]
    assert moments == sorted(moments)
    assert all(CALENDAR.is_working_day(local_day(moment)) for moment in moments)
    assert all(7 <= moment.hour < 20 for moment in moments)
    assert all(due_day(task) >= local_day(task.assigned_at) for task in year(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "kind", ["approved", "rejected", "recalled", "extension_granted", "extension_refused",
             "coordination_requested", "coordination_answered", "delay_attributed"]
)  # fmt: skip
def test_offices_work_by_day_on_working_days(seed: int, kind: str) -> None:
    at = [event.at for _, event in every_event(seed) if event.kind == kind]
    assert at
    assert [moment for moment in at if not CALENDAR.is_working_day(local_day(moment))] == []
    assert [moment for moment in at if not 6 <= moment.hour < 22] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_report_is_older_than_its_task(seed: int) -> None:
    for task, event in every_event(seed):
        if event.kind == "submitted" and event.report and event.report.released_at:
            assert task.assigned_at <= event.report.released_at <= event.at, task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weeks_about_tet_are_quiet_and_so_are_weekends(seed: int) -> None:
    days = Counter(local_day(task.assigned_at) for task in year(seed))
    first, last = date(2026, 2, 9), date(2026, 2, 27)
    about_tet = [days[day] for day in CALENDAR.iter_working_days(first, last)]
    others = [days[day] for day in CALENDAR.iter_working_days(date(2026, 3, 2), LAST)]
    assert mean(about_tet) * 1.3 < mean(others)


@pytest.mark.parametrize("seed", SEEDS)
def test_results_come_on_the_last_days(seed: int) -> None:
    before: Counter[int] = Counter()
    for task in year(seed):
        sent = next((event.at for event in task.events if event.kind == "submitted"), None)
        if sent is not None and "extension_granted" not in kinds(task):
            before[(due_day(task) - local_day(sent)) // timedelta(days=1)] += 1
    assert max(before, key=before.__getitem__) == 0
    assert before[0] + before[1] > 0.4 * before.total()
    assert sum(times for days, times in before.items() if days < 0) > 100


@pytest.mark.parametrize("seed", SEEDS)
def test_units_differ_in_diligence(seed: int) -> None:
    given, overdue = Counter[str](), Counter[str]()
    for task in year(seed):
        sent = [local_day(event.at) for event in task.events if event.kind == "submitted"]
        given[task.assignee.code] += 1
        overdue[task.assignee.code] += bool(sent) and sent[0] > due_day(task)
    rates = [overdue[code] / times for code, times in given.items() if times >= 15]
    assert min(rates) < 0.1
    assert max(rates) > 0.25


@pytest.mark.parametrize("seed", SEEDS)
def test_a_number_is_used_once_a_year_in_its_book(seed: int) -> None:
    """The number and symbol of a document are unique within the year (7.1.b)."""
    papers = Counter[tuple[str, str, int]]()
    for task, event in every_event(seed):
        if event.kind == "submitted" and event.report and event.report.reference:
            assert event.report.issued_on is not None
            papers[task.assignee.code, event.report.reference, event.report.issued_on.year] += 1
    assert papers.total() > 1_500
    assert set(papers.values()) == {1}
