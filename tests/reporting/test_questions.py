"""What cannot be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import october_task
from few_tasks import CALENDAR, of
from nhiemvu import Period, Task, report
from nhiemvu.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    "by",
    [
        *("nobody", ("unit", "nobody"), [("unit",), ("nobody",)], ("unit", "unit"), 7, [()], None),
        *([7], [None], "", [[[]]], [["unit", []]], [[["unit"]]]),
    ],
)
def test_a_grouping_that_is_none_or_comes_twice_is_refused(by: Any) -> None:
    with pytest.raises(ReportError):
        of(by=by)


def test_what_is_no_period_is_refused() -> None:
    not_one: Any = "2026-10"
    with pytest.raises(ReportError):
        report([], not_one, calendar=CALENDAR)


@pytest.mark.parametrize("calendar", [None, "x", Period.month(2026, 10)])
def test_what_is_no_calendar_is_refused(calendar: Any) -> None:
    with pytest.raises(ReportError) as refused:
        report([], Period.month(2026, 10), calendar=calendar)
    assert refused.value.code == "not_a_calendar"


@pytest.mark.parametrize(
    "tasks", ["tasks.jsonl", Path("tasks.jsonl"), october_task(), [{"id": "1"}], ["NV-1"], None, 7]
)
def test_what_are_no_tasks_is_refused_and_the_reader_named(tasks: Any) -> None:
    with pytest.raises(ReportError, match="read_tasks") as refused:
        report(tasks, Period.month(2026, 10), calendar=CALENDAR)
    assert refused.value.code == "not_a_task"


def test_an_error_of_the_stream_itself_comes_through() -> None:
    def broken() -> Iterator[Task]:
        yield october_task()
        message = "the line is down"
        raise OSError(message)

    with pytest.raises(OSError, match="the line is down"):
        report(broken(), Period.month(2026, 10), calendar=CALENDAR)


def test_a_report_is_a_value() -> None:
    """It can be a key, and what is read from it changes nothing in it (design, section 2)."""
    made = of(october_task(), keep_lines=True)
    assert hash(made) == hash(of(october_task(), keep_lines=True))
    made.to_dict()["rows"][0]["group"]["unit"] = "another"
    made.rows[0].group["unit"] = "another"
    assert made == of(october_task(), keep_lines=True)


def test_no_grouping_gives_the_whole_alone() -> None:
    made = of(october_task(), by=())
    assert (made.total.tasks, made.breakdowns, made.rows, made.by) == (1, (), (), ())
