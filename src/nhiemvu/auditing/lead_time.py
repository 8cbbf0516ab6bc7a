"""The least time a unit must be given: one working day (4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import local_day

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.task import Task


def lead_time_start(task: Task) -> date:
    """Give the day from which the lead time runs: the later of release and assignment [D 14].

    >>> from nhiemvu import Task
    >>> task = Task(id="NV-1", assigned_at="2026-10-09T10:00:00+07:00", deadline="2026-10-12",
    ...             assignee={"code": "H20.15"}, document={"issued_on": "2026-10-08"})
    >>> lead_time_start(task)
    datetime.date(2026, 10, 9)
    """
    assigned_on = local_day(task.assigned_at)
    released = None if task.document is None else task.document.released
    return max(assigned_on, local_day(released)) if released else assigned_on


def earliest_deadline(
    task: Task, *, calendar: WorkingCalendar, regulation: Regulation = DONG_THAP
) -> date:
    """Give the earliest deadline that leaves the least time there must be (4.2) [D 14].

    The first working day after the later of release and assignment; where a regulation asks for
    more or fewer working days, that many. Raises UnannouncedDateError.

    >>> from nhiemvu import Task, official_calendar
    >>> task = Task(id="NV-1", assigned_at="2026-10-09T10:00:00+07:00", deadline="2026-10-10",
    ...             assignee={"code": "H20.15"})
    >>> earliest_deadline(task, calendar=official_calendar())
    datetime.date(2026, 10, 12)
    """
    start = lead_time_start(task)
    return calendar.add_working_days(start, regulation.lead_time) if regulation.lead_time else start
