"""A report of a few tasks, made in a line."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cases import october_task
from literal_report import ADDED_UP, RATES
from nhiemvu import Period, Report, Task, Unit, official_calendar, report
from nhiemvu.moments import parse_moment

OCTOBER = Period.month(2026, 10)
CALENDAR = official_calendar()
TICK = timedelta(microseconds=1)
BEFORE, START = "2026-09-30T23:59:59.999999+07:00", "2026-10-01T00:00:00+07:00"


def of(*tasks: Task, period: Period = OCTOBER, **asked: Any) -> Report:
    """The report of a few tasks, numbered as they come."""
    numbered = [task.model_copy(update={"id": f"NV-{n}"}) for n, task in enumerate(tasks, 1)]
    if isinstance(asked.get("as_of"), str):
        asked["as_of"] = parse_moment(asked["as_of"])
    return report(numbered, period, **{"calendar": CALENDAR} | asked)


def counted(made: Report, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(made.total, name) for name in names)


def carried(*events: dict[str, Any], **more: Any) -> Task:
    sent = {"kind": "submitted", "at": "2026-09-10T09:00:00+07:00"}
    begun = {"assigned_at": "2026-09-01T10:00:00+07:00", "deadline": "2026-09-15"}
    return october_task(sent, *events, **begun | more)


def unit(code: str, name: str | None, kind: str) -> Unit:
    return Unit.model_validate({"code": code, "name": name, "kind": kind})


LIST = (
    unit("H20.15", "Sở Tài chính", "department"),
    unit("H20.19", "Sở Xây dựng", "department"),
    unit("H20.41", "UBND phường Mỹ Tho", "commune"),
)
NOTHING_COUNTED = dict.fromkeys([*ADDED_UP, "due_soon"], 0) | dict.fromkeys(RATES)
