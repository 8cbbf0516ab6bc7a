"""Lines of tasks, kept on request."""

from __future__ import annotations

from cases import at, event, october_task
from few_tasks import BEFORE, CALENDAR, OCTOBER, carried, of
from nhiemvu import (
    days_late,
    report,
)


def test_lines_are_the_tasks_of_the_population_and_are_kept_only_when_asked_for() -> None:
    tasks = (
        october_task(),
        october_task(event("recalled", "06 09:00")),
        carried({"kind": "approved", "at": BEFORE}),
        october_task(assigned_at="2026-11-01T00:00:00+07:00", deadline="2026-11-20"),
    )
    assert of(*tasks).lines == ()
    kept = of(*tasks, keep_lines=True)
    assert [(line.task.id, line.verdict.status.value) for line in kept.lines] == [
        ("NV-1", "in_progress_overdue"),
        ("NV-2", "recalled"),
    ]
    assert [line.days_late for line in kept.lines] == [8, 0]
    assert kept.total == of(*tasks).total


def test_a_line_tells_how_late_its_task_is_even_while_the_result_waits() -> None:
    """Days late are counted for a task completed, awaiting or overdue (rules, 6.4)."""
    tasks = (
        october_task(),
        october_task(event("submitted", "22 09:00")),
        october_task(event("submitted", "22 09:00"), event("approved", "23 09:00")),
        october_task(event("submitted", "20 09:00")),
        october_task(event("submitted", "22 09:00"), event("recalled", "23 09:00")),
    )
    lines = of(*tasks, keep_lines=True).lines
    assert [line.days_late for line in lines] == [8, 2, 2, 0, 0]
    assert all(days_late(line.verdict, calendar=CALENDAR) == line.days_late for line in lines)


def test_lines_stand_in_the_order_of_assignment_however_they_were_counted() -> None:
    tasks = [
        october_task(assigned_at=at(f"{day:02} 10:00")).model_copy(update={"id": f"NV-{day}"})
        for day in (9, 5, 7)
    ]
    made = [
        report(order, OCTOBER, calendar=CALENDAR, keep_lines=True) for order in (tasks, tasks[::-1])
    ]
    assert made[0] == made[1]
    assert [line.task.id for line in made[0].lines] == ["NV-5", "NV-7", "NV-9"]
