"""Counting tasks one by one; what was counted apart can be put together (10, 11.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nhiemvu.errors import ReportError, UnannouncedDateError
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.model.task import Task
from nhiemvu.moments import local_day
from nhiemvu.reporting.counting import Counted, add, count, count_duties
from nhiemvu.reporting.duties import OF_DUTIES, kept, window_of
from nhiemvu.reporting.groupings import Asked, keys_of
from nhiemvu.reporting.lines import Line
from nhiemvu.reporting.measures import COUNTED_LATE, Kind, measures_of
from nhiemvu.reporting.scope import DUE_SOON, asked, differences, not_a_task
from nhiemvu.reporting.seen import SeenTasks
from nhiemvu.status.classifier import classify
from nhiemvu.status.codes import Status
from nhiemvu.status.ending import ended_before
from nhiemvu.status.explanation import predates
from nhiemvu.status.lateness import late_span
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.reporting.counting import Counts, Duties, Groups
    from nhiemvu.reporting.duties import Window
    from nhiemvu.reporting.measures import Measures
    from nhiemvu.status.verdict import Verdict


class Tally:
    """Tasks counted for one period at one moment (10, 11.3).

    Tasks assigned after ``as_of`` are left out and counted in ``later``; those approved or
    recalled before the period are not of it. Tallies of disjoint sets of tasks, made anywhere,
    merge to the tally of their union. ``on_line`` is called with the line of each task as it is
    counted; it stays behind when a tally travels. Raises ReportError for a moment outside the
    period, an unknown grouping, or tallies of different questions; DuplicateTaskError for an id
    seen before.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> tasks = list(read_tasks("examples/tasks.jsonl"))
    >>> october, first, second = (
    ...     Tally(Period.month(2026, 10), calendar=official_calendar()) for _ in range(3))
    >>> for task in tasks:
    ...     october.add(task)
    >>> for number, task in enumerate(tasks):
    ...     (second if number % 3 else first).add(task)
    >>> first.merge(second)
    >>> first == october
    True
    """

    def __init__(  # noqa: PLR0913  each is a part of the question
        self,
        period: Period,
        *,
        calendar: WorkingCalendar,
        by: Asked = ("unit",),
        as_of: datetime | None = None,
        due_soon_days: int = DUE_SOON,
        keep_lines: bool = False,
        obligations: bool = False,
        regulation: Regulation = DONG_THAP,
        on_line: Callable[[Line], object] | None = None,
    ) -> None:
        self.scope = asked(
            period,
            as_of,
            calendar,
            by,
            due_soon_days,
            keep_lines=keep_lines,
            obligations=obligations,
            regulation=regulation,
        )
        self.total: Counts = {}
        self.duties: Duties = {}
        self.groups: tuple[Groups, ...] = tuple({} for _ in self.scope.by)
        self.lines: list[Line] = []
        self.on_line = on_line
        self.given = 0
        self.later = 0
        self.not_charged = 0
        self.latest_day_used = self.scope.soon
        self.seen = SeenTasks()
        self._soon = self.scope.soon
        self._window = window_of(period, calendar) if obligations else None
        self._as_of, self._start = self.scope.as_of, period.start
        self._numbered = True
        self.kinds: list[Kind] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._find_keys()

    def _find_keys(self) -> None:
        ways = list(zip(map(keys_of, self.scope.by), self.groups, strict=True))
        self._one = [(keys, groups) for (keys, many), groups in ways if not many]
        self._many = [(keys, groups) for (keys, many), groups in ways if many]

    def __getstate__(self) -> dict[str, Any]:
        """Travel without what finds the keys: functions stay at home."""
        return {name: value for name, value in vars(self).items() if name not in _AT_HOME}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Find the keys anew."""
        vars(self).update(state, on_line=None)
        self._find_keys()

    def add(self, task: Task, place: int | None = None) -> None:
        """Count a task; on an error nothing has changed.

        ``place`` is a number from 0 to 4,294,967,295 that says where it stood, for the error on an
        id that comes twice; its number in the order of counting, if nothing is said.
        """
        if not isinstance(task, Task):
            raise not_a_task(task)
        verdict = self._verdict(task)
        self.seen.add(task.id, self.given + 1 if place is None else place)
        if place is not None:
            self._numbered = False
        self._count(task, verdict)

    def add_new(self, task: Task) -> None:
        """Count a task that was not counted before, as the caller knows: its id is not kept."""
        self._count(task, self._verdict(task))

    def _verdict(self, task: Task) -> Verdict | None:
        return None if task.assigned_at > self._as_of else classify(task, as_of=self._as_of)

    def _count(self, task: Task, verdict: Verdict | None) -> None:
        assigned_at = task.assigned_at
        self.given += 1
        if verdict is None:
            self.later += 1
            return
        if self._window is not None:
            self._count_duties(task, verdict, self._window)
        new = assigned_at >= self._start
        if not new and ended_before(verdict, self._start):
            return
        number = self._kind(task, verdict, new=new)
        total = self.total
        total[number] = total.get(number, 0) + 1
        for key_of, groups in self._one:  # what count does, without the cost of a call
            key = key_of(task, verdict)
            counted = groups.get(key)
            if counted is None:
                groups[key] = Counted(assigned_at, {number: 1})
                continue
            if assigned_at > counted.latest:  # noqa: PLR1730  half the time of max()
                counted.latest = assigned_at
            counts = counted.counts
            counts[number] = counts.get(number, 0) + 1
        for keys, groups in self._many:
            for key in keys(task, verdict):
                count(groups, key, number, assigned_at)
        if self.scope.keep_lines or self.on_line is not None:
            late, soon = self._days_late(verdict), self.kinds[number].due_soon
            line = Line(task, verdict, late, soon)
            if self.scope.keep_lines:
                self.lines.append(line)
            if self.on_line is not None:
                self.on_line(line)

    def _count_duties(self, task: Task, verdict: Verdict, window: Window) -> None:
        """Count the duties due in the period; those of a coordinator under its own name."""
        scope = self.scope
        counted = kept(task, window, scope.calendar, self._as_of, scope.regulation)
        for unit, found in counted.items():
            add(self.duties, found)
            about = task if unit is None else task.model_copy(update={"assignee": unit})
            for key_of, groups in self._one:
                count_duties(groups, key_of(about, verdict), found, task.assigned_at)
            for keys, groups in self._many:
                for key in keys(about, verdict):
                    count_duties(groups, key, found, task.assigned_at)

    def _kind(self, task: Task, verdict: Verdict, *, new: bool) -> int:
        """Give the number of the kind that a task of the period is."""
        status = verdict.status
        late: int | None = 0
        soon = False
        if status is Status.IN_PROGRESS_ON_TIME:
            soon = self._soon is not None and local_day(verdict.deadline) <= self._soon
        elif status in COUNTED_LATE:
            late = self._days_late(verdict)
            self.not_charged += predates(verdict, self.scope.regulation)
        extensions = rejections = 0
        if verdict.sent_at is not None or verdict.extensions:
            for event in task.events:
                if event.kind in _COUNTED and self._start <= event.at <= verdict.as_of:
                    if event.kind == "rejected":
                        rejections += 1
                    else:
                        extensions += 1
        given = new, status, verdict.consequence, soon, late, extensions, rejections
        number = self._numbers.get(given)
        return self._number(Kind(*given)) if number is None else number

    def _number(self, kind: Kind) -> int:
        """Give the number of a kind of task, a new one if it is the first of its kind."""
        number = self._numbers.setdefault(kind, len(self.kinds))
        if number == len(self.kinds):
            self.kinds.append(kind)
        return number

    def _days_late(self, verdict: Verdict) -> int | None:
        """Count the days of what is late, ``None`` outside the calendar; note the last day used."""
        span = late_span(verdict)
        if span is None:
            return 0
        try:
            late = self.scope.calendar.working_days_between(*span)
        except UnannouncedDateError:
            return None
        self._use(span[1])
        return late

    def _use(self, day: date | None) -> None:
        if day is not None and (self.latest_day_used is None or day > self.latest_day_used):
            self.latest_day_used = day

    def measures(self, *parts: Counted) -> Measures:
        """Add up what was counted, all of it unless parts are given."""
        known = self.kinds
        counts = [part.counts for part in parts] or [self.total]
        duties = [part.duties for part in parts] or [self.duties]
        kinds = ((known[number], times) for some in counts for number, times in some.items())
        unknown: tuple[str, ...] = () if self._soon is not None else ("due_soon",)
        unknown += () if self._window is not None else OF_DUTIES
        return measures_of(kinds, duties, unknown=unknown)

    def merge(self, other: Tally) -> None:
        """Take in the tally of other tasks; on an error nothing has changed.

        Tasks that were numbered in the order of counting are numbered on.
        """
        if not isinstance(other, Tally):
            raise ReportError("not_a_tally", found=type(other).__name__, expected=_SAME)
        if other.scope != self.scope:
            found = differences(self.scope, other.scope)
            raise ReportError("different_scope", found=found, expected=_SAME)
        self.seen.update(other.seen, shift=self.given if self._numbered and other._numbered else 0)
        self._numbered = self._numbered and other._numbered
        self.given += other.given
        self.later += other.later
        self.not_charged += other.not_charged
        self.lines += other.lines
        self._use(other.latest_day_used)
        number_of = [self._number(kind) for kind in other.kinds]
        for theirs, times in other.total.items():
            number = number_of[theirs]
            self.total[number] = self.total.get(number, 0) + times
        add(self.duties, other.duties)
        for groups, others in zip(self.groups, other.groups, strict=True):
            for key, counted in others.items():
                count_duties(groups, key, counted.duties, counted.latest)
                for theirs, times in counted.counts.items():
                    count(groups, key, number_of[theirs], counted.latest, times)

    def __eq__(self, other: object) -> bool:
        """Compare by what was asked and what was counted."""
        return isinstance(other, Tally) and self._counted() == other._counted()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _counted(self) -> tuple[object, ...]:
        lines = sorted(self.lines, key=lambda line: line.task.id)
        ids = sorted(task_id for task_id, _ in self.seen)
        groups = [
            {
                key: (counted.latest, self._by_kind(counted.counts), counted.duties)
                for key, counted in found.items()
            }
            for found in self.groups
        ]
        total = self._by_kind(self.total)
        return self.scope, total, self.duties, groups, lines, self.later, ids

    def _by_kind(self, counts: Counts) -> dict[Kind, int]:
        return {self.kinds[number]: times for number, times in counts.items()}


_COUNTED = ("rejected", "extension_granted")
_AT_HOME = ("_one", "_many", "on_line")
_SAME = Text(
    "phần tổng hợp (Tally) có cùng kỳ báo cáo, thời điểm, lịch, quy chế, tiêu chí và lựa chọn",
    "a Tally of the same period, moment, calendar, regulation, groupings and options",
)
