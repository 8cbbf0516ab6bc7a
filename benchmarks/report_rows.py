"""Reports, against classifying once and counting in plain dicts; and what a stream costs."""

from __future__ import annotations

import tracemalloc
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.harness import Result, microseconds, ratio
from nhiemvu import Period, Task, classify, official_calendar, read_tasks, report
from nhiemvu.auditing.obligations import obligations
from nhiemvu.testing.sample import sample, sample_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nhiemvu import WorkingCalendar

FEW, PROVINCE = 2_000, 20_000
"""The tasks of a province in a year have the bound; with few, making the rows costs the most."""
YEAR = Period.year(2026)
BY = [("unit",), ("category",), ("unit_kind",), ("leader",)]
KEYS: tuple[Callable[[Task], Any], ...] = (
    lambda task: task.assignee.code,
    lambda task: task.category,
    lambda task: task.assignee.kind,
    lambda task: task.directed_by and task.directed_by.position,
)
MANY = 200_000


def plain(tasks: list[Task]) -> list[dict[Any, int]]:
    """Classify once, then count statuses in one plain dict loop per grouping; nothing more."""
    found = [(task, classify(task, as_of=YEAR.end)) for task in tasks]
    tables = []
    for key in KEYS:
        counts: dict[Any, int] = {}
        for task, verdict in found:
            cell = key(task), verdict.status
            counts[cell] = counts.get(cell, 0) + 1
        tables.append(counts)
    return tables


def plain_with_duties(tasks: list[Task], calendar: WorkingCalendar) -> list[dict[Any, int]]:
    """Classify and give the obligations once, then count both in plain dict loops."""
    tables = plain(tasks)
    found = [(task, obligations(task, calendar=calendar, as_of=YEAR.end)) for task in tasks]
    for key in KEYS:
        counts: dict[Any, int] = {}
        for task, duties in found:
            for duty in duties:
                cell = key(task), duty.kind, duty.state
                counts[cell] = counts.get(cell, 0) + 1
        tables.append(counts)
    return tables


def many(tasks: list[Task], number: int) -> Iterator[Task]:
    """Give a stream of so many tasks with ids of their own."""
    for n in range(number):
        yield tasks[n % len(tasks)].model_copy(update={"id": f"NV-2026-{n:06}"})


def kept_for_each_task(tasks: list[Task]) -> float:
    """Measure what a report over a stream keeps at its peak, in bytes a task."""
    calendar = official_calendar()
    made = partial(report, period=YEAR, calendar=calendar, by=BY)
    made(many(tasks, 10))
    tracemalloc.start()
    made(many(tasks, MANY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / MANY


def rows() -> Iterator[Result]:
    calendar = official_calendar()
    lines = [sample_line(task) for task in sample(PROVINCE, seed=2026)]
    tasks = list(read_tasks(lines))
    ours = report(tasks, YEAR, calendar=calendar, by=BY)
    by_hand = plain(tasks)
    assert sum(by_hand[0].values()) == ours.total.tasks + ours.total.recalled + len(
        [task for task in tasks if _ended_before(task)]
    )

    for some, bound in ((tasks, 1.3), (tasks[:FEW], None)):
        made = partial(report, some, YEAR, calendar=calendar, by=BY)
        found = ratio(made, partial(plain, some))
        reference = "classifying once, then one plain dict loop for each"
        yield Result(f"a report by four groupings, {len(some):,} tasks", reference, found, bound)

    counted = partial(report, tasks, YEAR, calendar=calendar, by=BY, obligations=True)
    reference = "classifying and giving the obligations once, then one plain dict loop for each"
    found = ratio(counted, partial(plain_with_duties, tasks, calendar))
    yield Result(f"the same with obligations, {len(tasks):,} tasks", reference, found, 1.3)

    def read() -> None:
        for _ in read_tasks(lines):
            pass

    def read_and_report() -> None:
        report(read_tasks(lines), YEAR, calendar=calendar, by=BY)

    costs = f"{microseconds(read_and_report) / len(lines):.1f} µs a task"
    name = f"reading and reporting by four groupings ({costs})"
    yield Result(name, "reading alone", ratio(read_and_report, read))

    name = f"bytes a task kept by a report over {MANY:,} tasks"
    yield Result(name, "64 bytes", kept_for_each_task(tasks) / 64, 1.0)


def _ended_before(task: Task) -> bool:
    ends = [event.at for event in task.events if event.kind in ("approved", "recalled")]
    return bool(ends) and ends[0] < YEAR.start
