"""The list of tasks behind every export: in order, whole, and small in memory."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import example, given
from hypothesis import strategies as st

from cases import EXAMPLES, event, october_task
from few_tasks import CALENDAR, OCTOBER
from nhiemvu import Task, read_tasks, report
from nhiemvu.export import COLUMNS, Entries, handout
from nhiemvu.language import sort_key
from nhiemvu.moments import deadline_end
from nhiemvu.reporting import Lights
from provinces import (
    EXAMPLE_PROVINCE,
    EXAMPLE_QUESTION,
    Question,
    provinces,
    questions,
    read,
    tried,
)

if TYPE_CHECKING:
    from nhiemvu.export import Entry

asked = provinces().flatmap(lambda province: st.tuples(st.just(province), questions(province)))


@tried(share=20, at_least=20)
@given(asked)
@example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION))
def test_the_list_holds_the_tasks_of_the_report_with_their_verdicts(
    given_: tuple[list[dict[str, Any]], Question],
) -> None:
    tasks, question = read(given_[0]), given_[1]
    options = question.asked() | {"lights": Lights(0, question.due_soon_days)}
    del options["due_soon_days"]
    made = handout(tasks, question.period, **options)
    kept = report(tasks, question.period, keep_lines=True, **question.asked())
    assert made.report == replace(kept, lines=())
    found = list(made.entries)
    assert len(found) == len(made.entries) == len(kept.lines)
    lines = {line.task.id: line for line in kept.lines}
    for entry in found:
        line = lines.pop(entry.id)
        assert entry.verdict == line.verdict
        assert entry.days_late == line.days_late
        assert entry.unit_code == line.task.assignee.code
        assert entry.light == made.lights.of(line.verdict, calendar=question.calendar)
        assert line.task.assigned_at <= entry.updated_at <= made.report.as_of
    assert not lines
    again = Entries.of(kept.lines, calendar=question.calendar, lights=made.lights)
    assert sorted(again) == sorted(found)


def named(number: int, name: str | None, deadline: str, **more: Any) -> Task:
    unit = {"code": f"H20.{number}", "name": name}
    return october_task(assignee=unit, deadline=deadline, **more)


def test_units_stand_in_the_vietnamese_order_and_their_tasks_by_deadline() -> None:
    tasks = [
        named(1, "Sở Y tế", "2026-10-20"),
        named(2, "Đội A", "2026-10-21"),
        named(3, "Dự án", "2026-10-30"),
        named(2, "Đội A", "2026-10-20T17:00:00+07:00"),
        named(4, None, "2026-10-20"),
        named(5, "Sở Y tế", "2026-10-19"),
    ]
    numbered = [task.model_copy(update={"id": str(n)}) for n, task in enumerate(tasks)]
    found = list(handout(numbered, OCTOBER, calendar=CALENDAR).entries)
    assert [entry.id for entry in found] == ["2", "3", "1", "4", "0", "5"]

    def order(entry: Entry) -> tuple[Any, ...]:
        return sort_key(entry.unit), entry.unit_code, deadline_end(entry.verdict.deadline)

    assert found == sorted(found, key=order)


def test_two_readings_at_once_do_not_disturb_each_other() -> None:
    tasks = [october_task().model_copy(update={"id": str(n)}) for n in range(5)]
    entries = handout(tasks, OCTOBER, calendar=CALENDAR).entries
    pairs = list(zip(entries, entries, strict=True))
    assert [one.id for one, _ in pairs] == [other.id for _, other in pairs] == list("01234")


def test_what_is_known_of_a_task_and_what_is_not() -> None:
    bare = Task.model_validate(
        {"id": "1", "assignee": {"code": "H20.1"}, "deadline": "2026-10-20",
         "assigned_at": "2026-10-05T10:00:00+07:00"}
    )  # fmt: skip
    full = october_task(
        event("submitted", "19 09:00"),
        event("approved", "20 10:00"),
        content=None,
        directed_by={"name": "A", "position": "Chủ tịch"},
        document={"subject": "về việc này", "reference": "12/UBND-KT", "issued_on": "2026-10-02"},
        coordinators=[{"code": "H20.7", "name": "Sở Y tế"}, {"code": "H20.8"}],
    ).model_copy(update={"id": "2"})
    one, two = handout([bare, full], OCTOBER, calendar=CALENDAR).entries
    assert (one.unit, one.content, one.reference, one.directed_by) == ("H20.1", "", "", "")
    assert (one.issued_on, one.coordinators, one.updated_at) == (None, (), bare.assigned_at)
    assert (two.content, two.reference, two.directed_by) == (
        "về việc này", "12/UBND-KT", "A, Chủ tịch",
    )  # fmt: skip
    assert two.coordinators == ("Sở Y tế", "H20.8")
    assert two.updated_at == full.events[-1].at
    early = handout(
        [full], OCTOBER, calendar=CALENDAR, as_of=full.events[-1].at - timedelta(microseconds=1)
    )
    assert next(iter(early.entries)).updated_at == full.events[0].at


IN_WORDS = {"status", "sent", "consequence", "light", "basis", "reason", "unit_kind"}


def test_every_column_gives_a_value_in_both_languages() -> None:
    entries = list(handout(read_tasks(EXAMPLES), OCTOBER, calendar=CALENDAR).entries)
    names = [column.name for column in COLUMNS]
    assert len(names) == len(set(names))
    for column in COLUMNS:
        vi = [column.value(entry, "vi") for entry in entries]
        en = [column.value(entry, "en") for entry in entries]
        assert (vi != en) == (column.name in IN_WORDS), column.name
        assert any(vi), column.name


def test_a_task_on_the_list_costs_little_memory() -> None:
    """At most 60 bytes a task: the rest lies in a file."""
    entries = Entries(CALENDAR)
    kept = report([october_task()], OCTOBER, calendar=CALENDAR, keep_lines=True)
    entries.add(kept.lines[0])
    many = 1_500
    tracemalloc.start()
    try:
        for _ in range(many):
            entries.add(kept.lines[0])
        gc.collect()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown / many < 60
