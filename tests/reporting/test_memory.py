"""A report over a stream keeps the ids and nothing else of a task: at most 64 bytes each."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from cases import event, october_task
from nhiemvu import Period, Report, official_calendar, report
from nhiemvu.reporting.seen import SeenTasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu import Task

TASKS = 44_000
BYTES_A_TASK = 64
FIXED_TABLES = 300_000
BY = [("unit",), ("unit_kind",), ("category",), ("leader",), ("tag",), ("unit", "category")]


def _units(count: int) -> list[Task]:
    first = october_task(
        event("submitted", "19 09:00"),
        category="official_letter",
        tags=["đầu tư công", "Tết"],
        directed_by={"position": "Chủ tịch UBND tỉnh"},
        content="Tham mưu báo cáo giải ngân vốn đầu tư công quý III " * 20,
    )
    return [
        first.model_copy(
            update={"assignee": first.assignee.model_copy(update={"code": f"H20.{number}"})}
        )
        for number in range(count)
    ]


def _stream(models: list[Task], count: int) -> Iterator[Task]:
    """Tasks that nobody else holds, with ids as a province writes them."""
    for number in range(count):
        model = models[number % len(models)]
        yield model.model_copy(update={"id": f"NV-2026-{number:06}"})


def _peak(models: list[Task], count: int, **asked: Any) -> tuple[Report, int]:
    """The report of a stream, and the most memory it took at any moment beyond the start."""
    stream, period, calendar = _stream(models, count), Period.month(2026, 10), official_calendar()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        made = report(stream, period, calendar=calendar, **asked)
        return made, tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def test_a_stream_takes_at_most_64_bytes_a_task() -> None:
    models = _units(20)
    _peak(models, 100, by=BY)  # what is made once for all is made here
    made, peak = _peak(models, TASKS, by=BY)
    assert made.total.awaiting_confirmation == TASKS
    assert [len(breakdown.rows) for breakdown in made.breakdowns] == [20, 1, 1, 1, 2, 20]
    assert peak <= BYTES_A_TASK * TASKS + FIXED_TABLES, f"{peak / TASKS:.1f} bytes a task"


@pytest.mark.parametrize("count", [22_500, 45_000])
def test_ids_as_long_as_a_uuid_stay_within_it_too(count: int) -> None:
    """The counts are those at which the table has just grown."""
    ids = (str(UUID(int=number * 0x9E3779B97F4A7C15)) for number in range(count))
    seen = SeenTasks()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for place, task_id in enumerate(ids):
            seen.add(task_id, place)
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert len(seen) == count
    assert peak <= BYTES_A_TASK * count + FIXED_TABLES, f"{peak / count:.1f} bytes a task"


def test_the_measure_would_notice_tasks_that_are_kept() -> None:
    """Asked to keep the tasks, it takes more than that: the bound above is not idle."""
    count = 5_000
    made, peak = _peak(_units(1), count, keep_lines=True)
    assert len(made.lines) == count
    assert peak > BYTES_A_TASK * count + FIXED_TABLES


@pytest.mark.parametrize("count", [1_000, 11_000])
def test_a_short_stream_takes_its_ids_and_the_fixed_tables(count: int) -> None:
    models = _units(20)
    _peak(models, 100, by=BY)
    made, peak = _peak(models, count, by=BY)
    assert made.total.tasks == count
    assert peak <= BYTES_A_TASK * count + FIXED_TABLES
