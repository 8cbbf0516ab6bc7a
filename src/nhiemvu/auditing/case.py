"""What the checks of the audit look at: a task, and what had happened to it by a moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from nhiemvu.moments import deadline_end, local_day
from nhiemvu.status.circumstances import in_force
from nhiemvu.text import Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.auditing.findings import Finding
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.events import Event, ExtensionGranted
    from nhiemvu.model.task import Task
    from nhiemvu.moments import Deadline


@dataclass(frozen=True)
class Case:
    """A task as it stood at a moment, with the calendar and the regulation it is held against."""

    task: Task
    calendar: WorkingCalendar
    as_of: datetime
    regulation: Regulation

    @cached_property
    def events(self) -> tuple[tuple[int, Event], ...]:
        """The events that had happened, each with its place."""
        listed = enumerate(self.task.events)
        return tuple((place, event) for place, event in listed if event.at <= self.as_of)

    @cached_property
    def _grants(self) -> list[ExtensionGranted]:
        return [event for _, event in self.events if event.kind == "extension_granted"]

    def deadline_at(self, moment: datetime) -> Deadline:
        """Give the deadline in force at a moment (5.2.d)."""
        return in_force(self.task.deadline, self._grants, moment)

    def late(self, moment: datetime) -> bool:
        """Tell whether a result sent at a moment was late (5.1)."""
        return moment >= deadline_end(self.deadline_at(moment))

    def binds(self, moment: Deadline) -> bool:
        """Tell whether the regulation was in force: nothing is found of acts before it [D 15]."""
        return local_day(moment) >= self.regulation.effective_on

    def by_calendar(self, found: Finding, last: date) -> Finding:
        """Say that a finding rests on the calendar, up to a day."""
        calendar = self.calendar
        provisional = last > calendar.announced_last
        return replace(found, calendar_edition=calendar.edition, provisional=provisional)

    def name_of(self, code: str) -> Text:
        """Name a unit of the task by its code."""
        for unit in (self.task.assignee, *self.task.coordinators):
            if unit.code == code:
                return Text(unit.label, unit.label)
        return Text(f"Đơn vị {code}", f"Unit {code}")
