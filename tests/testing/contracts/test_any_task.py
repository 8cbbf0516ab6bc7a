"""Whatever the tasks are, both adapters keep them, and give a report all that it counts."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from full_tasks import full_tasks
from nhiemvu import Period, Task, official_calendar, report
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.sqlite import SqliteRepository

if TYPE_CHECKING:
    from nhiemvu.ports import TaskRepository

CALENDAR = official_calendar()
PERIODS = [Period.month(2026, 1), Period.month(2026, 10), Period.year(2025), Period.year(2026)]
by_id = attrgetter("id")


@settings(max_examples=12)
@given(st.lists(full_tasks(), min_size=1, max_size=5, unique_by=lambda task: task["id"]))
def test_what_is_stored_is_what_was_given(found: list[dict[str, Any]]) -> None:
    tasks = sorted(map(Task.model_validate, found), key=by_id)
    with TemporaryDirectory() as folder:
        stores: list[TaskRepository] = [
            MemoryRepository(),
            SqliteRepository(Path(folder) / "tasks.sqlite"),
        ]
        for store in stores:
            store.add(tasks)
            assert sorted(store.tasks(), key=by_id) == tasks
            assert [store.get(task.id).task for task in tasks] == tasks
            for period in PERIODS:
                _same_report(store, tasks, period)


def _same_report(store: TaskRepository, tasks: list[Task], period: Period) -> None:
    counted = list(store.tasks(period=period))
    whole = report(tasks, period, calendar=CALENDAR).total
    assert report(counted, period, calendar=CALENDAR).total == whole
    assert len(counted) == whole.tasks + whole.recalled
