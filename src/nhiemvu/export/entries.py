"""The tasks of a report as a list, put aside in a file while they are counted, then read in order.

A province has 100,000 tasks a year: only the place of each is kept in memory.
"""

from __future__ import annotations

import pickle
from array import array
from os import SEEK_END
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple
from weakref import finalize

from nhiemvu.language import sort_key
from nhiemvu.moments import deadline_end
from nhiemvu.reporting.lights import LIGHTS, remaining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.model.organisations import Person, UnitKind
    from nhiemvu.reporting.lights import Light, Lights
    from nhiemvu.reporting.lines import Line
    from nhiemvu.status.verdict import Verdict


class Entry(NamedTuple):
    """What a list says of one task: whose it is, what it is, and where it stands and why.

    ``unit`` is the name of the assignee, its code where it has none; ``updated_at`` the moment of
    the last event so far, of the assignment where there is none. ``remaining`` is in working days,
    ``None`` for a task that is not in progress on time; ``days_late`` is 0 for one that is not
    late; both are ``None`` outside the calendar. ``light`` follows the host's thresholds.
    """

    id: str
    unit_code: str
    unit: str
    unit_kind: UnitKind
    coordinators: tuple[str, ...]
    content: str
    reference: str
    issued_on: date | None
    directed_by: str
    assigned_at: datetime
    updated_at: datetime
    verdict: Verdict
    days_late: int | None
    remaining: int | None
    light: Light | None


class Entries:
    """The tasks of a report, by unit in alphabetical order, then by deadline in force.

    The recalled are among them, though not in the sum of a report. They may be read as often as
    needed, and are gone with the object. ``lights`` are the host's thresholds.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> from nhiemvu.reporting import Tally
    >>> entries = Entries(official_calendar())
    >>> tally = Tally(Period.month(2026, 10), calendar=official_calendar(), on_line=entries.add)
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     tally.add(task)
    >>> len(entries), next(iter(entries)).unit
    (38, 'Ban Quản lý dự án Đầu tư xây dựng tỉnh')
    """

    def __init__(self, calendar: WorkingCalendar, lights: Lights = LIGHTS) -> None:
        self.lights = lights
        self._calendar = calendar
        self._file = TemporaryFile()  # noqa: SIM115  it lives as long as the list
        finalize(self, self._file.close)
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._units, self._ends, self._places = array("I"), array("d"), array("Q")

    @classmethod
    def of(
        cls, lines: Iterable[Line], *, calendar: WorkingCalendar, lights: Lights = LIGHTS
    ) -> Entries:
        """Make the list of lines that a report has kept."""
        entries = cls(calendar, lights)
        for line in lines:
            entries.add(line)
        return entries

    def add(self, line: Line) -> None:
        """Put a task on the list."""
        entry = _entry(line, self._calendar, self.lights)
        code = entry.unit_code
        self._names[code] = entry.unit
        self._units.append(self._numbers.setdefault(code, len(self._numbers)))
        self._ends.append(deadline_end(entry.verdict.deadline).timestamp())
        self._places.append(self._file.seek(0, SEEK_END))
        pickle.dump(tuple(entry), self._file, pickle.HIGHEST_PROTOCOL)

    def __len__(self) -> int:
        """Count the tasks."""
        return len(self._places)

    def __iter__(self) -> Iterator[Entry]:
        """Read the tasks in order; readings side by side do not disturb each other."""
        by_unit: dict[int, array[int]] = {number: array("Q") for number in self._numbers.values()}
        for place, unit in enumerate(self._units):
            by_unit[unit].append(place)
        for code, _ in sorted(self._names.items(), key=lambda item: (sort_key(item[1]), item[0])):
            for place in sorted(by_unit[self._numbers[code]], key=self._ends.__getitem__):
                self._file.seek(self._places[place])
                yield Entry(*pickle.load(self._file))  # noqa: S301  written above, in an unnamed file


def _entry(line: Line, calendar: WorkingCalendar, lights: Lights) -> Entry:
    task, verdict = line.task, line.verdict
    document = task.document
    so_far = [event.at for event in task.events if event.at <= verdict.as_of]
    return Entry(
        id=task.id,
        unit_code=task.assignee.code,
        unit=task.assignee.label,
        unit_kind=task.assignee.kind,
        coordinators=tuple(unit.label for unit in task.coordinators),
        content=task.content or (document and document.subject) or "",
        reference=(document and document.reference) or "",
        issued_on=None if document is None else document.issued_on,
        directed_by=_named(task.directed_by),
        assigned_at=task.assigned_at,
        updated_at=max(so_far, default=task.assigned_at),
        verdict=verdict,
        days_late=line.days_late,
        remaining=remaining(verdict, calendar=calendar),
        light=lights.of(verdict, calendar=calendar),
    )


def _named(person: Person | None) -> str:
    return "" if person is None else ", ".join(filter(None, (person.name, person.position)))
