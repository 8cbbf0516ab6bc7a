"""The report of a period: the whole, its rows, and on request its tasks (10, 11.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from nhiemvu.errors import ReportError
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.model.organisations import Unit
from nhiemvu.model.task import Task
from nhiemvu.reporting.counting import Counted
from nhiemvu.reporting.groupings import GROUPINGS, Asked, By, Group
from nhiemvu.reporting.measures import COUNTED, Measures
from nhiemvu.reporting.scope import DUE_SOON, not_a_task
from nhiemvu.reporting.tally import Tally
from nhiemvu.text import Text

_Identity: TypeAlias = "tuple[tuple[str, str | None], ...]"
"""What tells a group of one grouping from the others."""

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.reporting.counting import Groups
    from nhiemvu.reporting.groupings import Grouping
    from nhiemvu.reporting.lines import Line
    from nhiemvu.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Measures):
    """The figures of one group (10); ``group`` tells it from the others, ``title`` names it.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> row = report(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...              calendar=official_calendar(), by=("unit_kind",)).rows[0]
    >>> row.group, row.label("en"), row.tasks
    ({'unit_kind': 'department'}, 'Department', 20)
    """

    identity: tuple[tuple[str, str | None], ...]
    title: Text

    @property
    def group(self) -> Group:
        """The value of each grouping, by its name."""
        return dict(self.identity)

    def label(self, lang: Language = "vi") -> str:
        """Name the group for people."""
        return self.title.text(lang)

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the row with the keys of the JSON of a report."""
        return {"group": self.group, "label": self.label(lang), **self.flat()}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The rows of one breakdown (10), in the order they are read; ``by`` are the groupings crossed.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> made = report(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...               calendar=official_calendar(), by=[("category",), ("unit_kind",)])
    >>> [(breakdown.by, len(breakdown.rows)) for breakdown in made.breakdowns]
    [(('category',), 3), (('unit_kind',), 3)]
    """

    by: By
    rows: tuple[Row, ...]

    @property
    def title(self) -> Text:
        """What its rows are."""
        return _joined([GROUPINGS[name].title for name in self.by])

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the breakdown as it stands in the JSON of a report."""
        return {"by": list(self.by), "rows": [row.to_dict(lang) for row in self.rows]}


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a period, as of a moment (10, 11.3, 15.2).

    ``total`` counts every task once; ``breakdowns`` hold the rows, ``rows`` those of the first.
    ``lines`` are the tasks, when they were asked for, in the order of assignment; ``later`` counts
    the tasks left out because they were assigned after ``as_of``, ``not_charged`` those among the
    deductions that predate the regulation [D 15]. ``provisional`` says whether a
    day that the figures rest on has not been announced yet; ``calendar_edition`` is the date of the
    newest act of the calendar.
    """

    period: Period
    as_of: datetime
    calendar_edition: date
    provisional: bool
    due_soon_days: int
    total: Measures
    breakdowns: tuple[Breakdown, ...]
    lines: tuple[Line, ...]
    later: int
    not_charged: int

    @property
    def by(self) -> By:
        """The groupings of the first breakdown."""
        return self.breakdowns[0].by if self.breakdowns else ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the first breakdown."""
        return self.breakdowns[0].rows if self.breakdowns else ()

    @property
    def empty(self) -> bool:
        """Whether no task belongs to the period."""
        return not (self.total.tasks or self.total.recalled)

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the report as JSON has it; ``further`` holds a second breakdown and the others."""
        further = [breakdown.to_dict(lang) for breakdown in self.breakdowns[1:]]
        return {
            "period": str(self.period),
            "as_of": self.as_of.isoformat(),
            "calendar_edition": self.calendar_edition.isoformat(),
            "provisional": self.provisional,
            "due_soon_days": self.due_soon_days,
            "left_out": self.later,
            "not_charged": self.not_charged,
            "by": list(self.by),
            "total": self.total.flat(),
            "rows": [row.to_dict(lang) for row in self.rows],
            **({"further": further} if further else {}),
        }


def report(  # noqa: PLR0913  each is a part of the question
    tasks: Iterable[Task],
    period: Period,
    *,
    calendar: WorkingCalendar,
    by: Asked = ("unit",),
    as_of: datetime | None = None,
    units: Iterable[Unit] = (),
    keep_lines: bool = False,
    due_soon_days: int = DUE_SOON,
    obligations: bool = False,
    regulation: Regulation = DONG_THAP,
) -> Report:
    """Report on the tasks of a period, at its close or as of a moment in it (10, 11.3).

    ``by`` names groupings: ``unit``, ``unit_kind``, ``leader``, ``category``, ``tag``,
    ``document``, ``deadline_month``. Names side by side are crossed; a list of tuples makes
    several breakdowns in one pass. ``units`` get a row of zeros in a breakdown by unit when they
    have no task; a code twice among them is one unit. With ``obligations`` the duties to enter, to
    review and to answer are counted too (4.5.c, 11.2.b, 14.4, 14.6), by the day they were due; a
    unit that only had to answer has a row. Tasks may be a stream: only their ids are
    kept, unless ``keep_lines``. Raises DuplicateTaskError for an id that comes twice, ReportError
    for what cannot be asked.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> october = report(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                  calendar=official_calendar(), by=("unit_kind",))
    >>> [(row.label(), row.tasks, row.in_progress_overdue) for row in october.rows]
    [('Sở, ban, ngành', 20, 2), ('Xã, phường', 12, 5), ('Đơn vị trực thuộc', 3, 0)]
    """
    tally = Tally(
        period,
        calendar=calendar,
        by=by,
        as_of=as_of,
        due_soon_days=due_soon_days,
        keep_lines=keep_lines,
        obligations=obligations,
        regulation=regulation,
    )
    given: object = tasks
    if isinstance(given, (str, PathLike, Task)) or not isinstance(given, Iterable):
        raise not_a_task(given)
    for task in tasks:
        tally.add(task)
    return report_of(tally, units=units)


def report_of(tally: Tally, *, units: Iterable[Unit] = ()) -> Report:
    """Make the report of what a tally has counted so far (10, 11.3); ``units`` as for ``report``.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> tally = Tally(Period.month(2026, 10), calendar=official_calendar())
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     tally.add(task)
    >>> report_of(tally).total.tasks
    35
    """
    scope = tally.scope
    known = _checked(units)
    latest = tally.latest_day_used
    return Report(
        period=scope.period,
        as_of=scope.as_of,
        calendar_edition=scope.calendar.edition,
        provisional=latest is not None and scope.calendar.is_provisional(latest),
        due_soon_days=scope.due_soon_days,
        total=tally.measures(),
        breakdowns=tuple(
            Breakdown(names, _rows(tally, names, groups, known))
            for names, groups in zip(scope.by, tally.groups, strict=True)
        ),
        lines=tuple(sorted(tally.lines, key=lambda line: (line.task.assigned_at, line.task.id))),
        later=tally.later,
        not_charged=tally.not_charged,
    )


def _checked(units: Iterable[Unit]) -> tuple[Unit, ...]:
    given: object = units
    known = tuple(given) if isinstance(given, Iterable) else (given,)
    for unit in known:
        if not isinstance(unit, Unit):
            expected = Text(
                "danh sách đơn vị (Unit); đọc từ tệp bằng read_units",
                "units (Unit); read a file with read_units",
            )
            raise ReportError("not_a_unit", found=type(unit).__name__, expected=expected)
    return known


def _rows(tally: Tally, names: By, groups: Groups, units: tuple[Unit, ...]) -> tuple[Row, ...]:
    """Give the rows in order; keys that differ in their words alone make one row."""
    crossed = [GROUPINGS[name] for name in names]
    entries = [_Entry(_parts(key, names), counted) for key, counted in groups.items()]
    if "unit" in names and all(grouping.of_unit for grouping in crossed):
        place = names.index("unit")
        busy = {entry.parts[place][0] for entry in entries}
        idle = [unit for unit in units if unit.code not in busy or names == ("unit",)]
        entries += [_Entry(_parts_of_unit(crossed, unit), None) for unit in idle]
    best = [_words(grouping, place, entries) for place, grouping in enumerate(crossed)]
    rows: dict[tuple[_Identity, ...], list[Counted]] = {}
    for entry in entries:
        identity = tuple(map(_identity, crossed, entry.parts))
        rows.setdefault(identity, []).append(entry.counted or Counted(tally.scope.as_of))
    ordered = []
    for identity, counted in rows.items():
        parts = [words[known] for words, known in zip(best, identity, strict=True)]
        title = _joined([g.label(part) for g, part in zip(crossed, parts, strict=True)])
        order = [g.order(part) for g, part in zip(crossed, parts, strict=True)]
        found = tally.measures(*counted)
        figures = {name: getattr(found, name) for name in COUNTED}
        plain = tuple(item for known in identity for item in known)
        ordered.append((order, Row(identity=plain, title=title, **figures)))
    ordered.sort(key=lambda pair: pair[0])
    return tuple(row for _, row in ordered)


def _identity(grouping: Grouping, part: Any) -> _Identity:
    return tuple(grouping.group(part).items())


def _words(grouping: Grouping, place: int, entries: list[_Entry]) -> dict[_Identity, Any]:
    """Choose the words for each group: a name before none, then those of its latest task."""
    best: dict[_Identity, tuple[tuple[Any, ...], Any]] = {}
    for entry in entries:
        part = entry.parts[place]
        known = _identity(grouping, part)
        bare = part.count(None) if isinstance(part, tuple) else 0
        latest = () if entry.counted is None else (entry.counted.latest,)
        rank = -bare, latest, repr(part)
        if known not in best or rank > best[known][0]:
            best[known] = rank, part
    return {known: part for known, (_, part) in best.items()}


class _Entry(NamedTuple):
    """What was counted under one key; nothing, for a unit of the host's list."""

    parts: tuple[Any, ...]
    counted: Counted | None


def _parts(key: Any, names: By) -> tuple[Any, ...]:
    """Give the key of each grouping that is crossed."""
    return (key,) if len(names) == 1 else tuple(key)


def _parts_of_unit(crossed: list[Grouping], unit: Unit) -> tuple[Any, ...]:
    return tuple(grouping.of_unit(unit) for grouping in crossed if grouping.of_unit)


def _joined(words: list[Text]) -> Text:
    return Text(" · ".join(word.vi for word in words), " · ".join(word.en for word in words))
