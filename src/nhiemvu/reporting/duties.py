"""The duties due in a period, and how they were kept (4.5.c, 11.2.b, 14.4, 14.6).

A duty counts in the period that holds the day it is due, once, whatever became of its task; what
is still open does not count. The Office's are its own, whichever unit the task is given to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nhiemvu.auditing.duties import Duty, duties
from nhiemvu.auditing.obligations import State, began_before, due_of, state_of
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import local_day
from nhiemvu.reporting.counting import add

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task
    from nhiemvu.reporting.counting import Duties

_UNITS: Final = {
    State.MET: "obligations_met",
    State.LATE: "obligations_late",
    State.OVERDUE: "obligations_overdue",
}
_OFFICE: Final = {
    State.MET: "office_met",
    State.LATE: "office_late",
    State.OVERDUE: "office_overdue",
}
OF_DUTIES: Final = (*_UNITS.values(), *_OFFICE.values())
"""The measures that count duties, by their names."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a period, and the day from which on a start may be due in it."""

    first: date
    last: date
    earliest_start: date


def window_of(period: Period, calendar: WorkingCalendar) -> Window | None:
    """Give the window of a period; ``None`` where the calendar does not reach."""
    if period.last > calendar.last:
        return None
    try:
        return Window(period.first, period.last, calendar.add_working_days(period.first, -1))
    except UnannouncedDateError:
        return None


def kept(
    task: Task,
    window: Window,
    calendar: WorkingCalendar,
    as_of: datetime,
    regulation: Regulation = DONG_THAP,
) -> dict[Unit | None, Duties]:
    """Count the duties on a task that are due in a window and no longer open.

    Under ``None`` those of the Office and of the assignee, each under its own measures; then those
    of each coordinator.
    """
    found: dict[Unit | None, Duties] = {}
    for duty in duties(task, as_of):
        state = _state(duty, window, calendar, as_of, regulation)
        if state is None or state is State.OPEN:
            continue
        names = _OFFICE if duty.kind.of_the_office else _UNITS
        who = None if duty.stated is None else task.unit(duty.who)
        add(found.setdefault(who, {}), {names[state]: 1})
    return found


def _state(
    duty: Duty,
    window: Window,
    calendar: WorkingCalendar,
    as_of: datetime,
    regulation: Regulation,
) -> State | None:
    due = duty.stated
    if due is None:
        if not window.earliest_start <= local_day(duty.start) <= window.last:
            return None
        try:
            due = due_of(duty, calendar, regulation)
        except UnannouncedDateError:
            return None
    if not window.first <= due <= window.last or began_before(duty, regulation):
        return None
    return state_of(duty, due, as_of)
