"""A second reading of the report (10, 11.3), made to disagree with the library.

Slow on purpose: each task is judged by the literal reading of Điều 5, each measure is one sentence
of the rules, and working days are counted one by one from the calendar's yes or no.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from literal_reading import VIET_NAM, Json, literal_deadline, literal_verdict
from nhiemvu.errors import UnannouncedDateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from nhiemvu import WorkingCalendar

Figures: TypeAlias = dict[str, int | Fraction | None]
Group: TypeAlias = frozenset[tuple[str, str | None]]

DAY = timedelta(days=1)
FIVE = (
    "awaiting_confirmation", "completed_on_time", "completed_late",
    "in_progress_on_time", "in_progress_overdue",
)  # fmt: skip
RATES = ("completion_rate", "on_time_rate", "late_rate", "mean_working_days_late")
ADDED_UP = (
    "carried_over", "newly_assigned", "tasks", *FIVE, "recalled", "completed", "extensions",
    "rejections", "lateness_unknown", "deduct", "consider_deduction",
)  # fmt: skip
MEASURE_NAMES = (*ADDED_UP, "due_soon", *RATES)
DUTY_NAMES = tuple(
    f"{who}_{how}" for who in ("obligations", "office") for how in ("met", "late", "overdue")
)


@dataclass(frozen=True)
class Found:
    """One task of the population, and what the rules see of it at the moment of the report."""

    task: Json
    deadline: str
    status: str
    consequence: str
    carried_over: bool
    extensions: int
    rejections: int
    days_late: int | None
    due_soon: bool


@dataclass(frozen=True)
class Recount:
    """What a report has to say, by the rules alone."""

    total: Figures
    breakdowns: list[dict[Group, Figures]]
    unit_names: dict[str, set[str]]
    later: int
    found: list[Found]


# The words of the rules.


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIET_NAM)


def _day_of(deadline: str) -> date:
    return _moment(deadline).date() if "T" in deadline else date.fromisoformat(deadline)


def _happened(task: Json, as_of: datetime, *kinds: str) -> list[datetime]:
    """When events of these kinds happened, up to the moment of the report."""
    moments = [_moment(event["at"]) for event in task["events"] if event["kind"] in kinds]
    return [moment for moment in moments if moment <= as_of]


def literal_working_days(calendar: WorkingCalendar, after: date, last: date) -> int | None:
    """The working days in (after, last], each day asked for; ``None`` outside the calendar."""
    try:
        calendar.is_working_day(after)
        days = [after + n * DAY for n in range(1, (last - after).days + 1)]
        return sum(calendar.is_working_day(day) for day in days)
    except UnannouncedDateError:
        return None


def literal_soon(calendar: WorkingCalendar, day: date, number: int) -> date | None:
    """The working day that is so many after a day; ``None`` where the calendar ends before."""
    try:
        while number:
            day += DAY
            number -= calendar.is_working_day(day)
    except UnannouncedDateError:
        return None
    return day


# Population and facts.


def literal_days_late(
    task: Json, status: str, as_of: datetime, calendar: WorkingCalendar
) -> int | None:
    """Completed late: up to the day of the decisive sending; overdue: up to that of ``as_of``."""
    if status == "completed_late":
        sent = _happened(task, as_of, "submitted")[-1]
        return literal_working_days(calendar, _day_of(literal_deadline(task, sent)), sent.date())
    if status == "in_progress_overdue":
        due = _day_of(literal_deadline(task, as_of))
        return literal_working_days(calendar, due, as_of.date())
    return 0


def _population(tasks: Iterable[Json], start: datetime, as_of: datetime) -> list[Json]:
    """Assigned at or before ``as_of``, not approved or recalled before the period."""
    existing = [task for task in tasks if _moment(task["assigned_at"]) <= as_of]
    return [
        task
        for task in existing
        if not any(at < start for at in _happened(task, as_of, "approved", "recalled"))
    ]


def _judged(
    task: Json, start: datetime, as_of: datetime, calendar: WorkingCalendar, soon: date | None
) -> Found:
    status, consequence, _ = literal_verdict(task, as_of)
    deadline = literal_deadline(task, as_of)
    near = soon is not None and _day_of(deadline) <= soon
    grants = _happened(task, as_of, "extension_granted")
    rejections = _happened(task, as_of, "rejected")
    return Found(
        task=task,
        deadline=deadline,
        status=status,
        consequence=consequence,
        carried_over=_moment(task["assigned_at"]) < start,
        extensions=len([at for at in grants if at >= start]),
        rejections=len([at for at in rejections if at >= start]),
        days_late=literal_days_late(task, status, as_of, calendar),
        due_soon=status == "in_progress_on_time" and near,
    )


# Measures.


def _divided(part: int, whole: int) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole > 0 else None


def _mean(late: list[Found]) -> Fraction | None:
    """The mean of the days late; not given when one of them is unknown."""
    days = [found.days_late for found in late if found.days_late is not None]
    return _divided(sum(days), len(days)) if len(days) == len(late) else None


def literal_measures(row: Sequence[Found], *, soon_known: bool) -> Figures:
    """Each measure by its own sentence of the rules."""
    by_status = {status: len([f for f in row if f.status == status]) for status in FIVE}
    tasks = sum(by_status.values())
    completed = by_status["completed_on_time"] + by_status["completed_late"]
    late = [f for f in row if f.status in ("completed_late", "in_progress_overdue")]
    return {
        "carried_over": len([f for f in row if f.carried_over]),
        "newly_assigned": len([f for f in row if not f.carried_over]),
        "tasks": tasks,
        **by_status,
        "recalled": len([f for f in row if f.status == "recalled"]),
        "completed": completed,
        "completion_rate": _divided(completed, tasks),
        "on_time_rate": _divided(by_status["completed_on_time"], completed),
        "late_rate": _divided(len(late), tasks),
        "extensions": sum(f.extensions for f in row),
        "rejections": sum(f.rejections for f in row),
        "mean_working_days_late": _mean(late),
        "lateness_unknown": len([f for f in late if f.days_late is None]),
        "due_soon": len([f for f in row if f.due_soon]) if soon_known else None,
        "deduct": len([f for f in row if f.consequence == "deduct"]),
        "consider_deduction": len([f for f in row if f.consequence == "consider_deduction"]),
    }


# Groupings.


def _nfc(text: str | None) -> str | None:
    return None if text is None else unicodedata.normalize("NFC", text)


def _leader(task: Json) -> str | None:
    person = task.get("directed_by")
    if person is None:
        return None
    return _nfc(", ".join(person[part] for part in ("name", "position") if person.get(part)))


def _document(task: Json) -> dict[str, str | None]:
    document = task.get("document") or {}
    return {"document": _nfc(document.get("reference")), "issued_on": document.get("issued_on")}


LITERAL_GROUPS: dict[str, Callable[[Found], list[dict[str, str | None]]]] = {
    "unit": lambda f: [{"unit": f.task["assignee"]["code"]}],
    "unit_kind": lambda f: [{"unit_kind": f.task["assignee"].get("kind", "other")}],
    "leader": lambda f: [{"leader": _leader(f.task)}],
    "category": lambda f: [{"category": f.task.get("category")}],
    "tag": lambda f: [{"tag": tag} for tag in {_nfc(t) for t in f.task.get("tags", [])} or {None}],
    "document": lambda f: [_document(f.task)],
    "deadline_month": lambda f: [{"deadline_month": f"{_day_of(f.deadline):%Y-%m}"}],
}


def group_of(values: dict[str, str | None]) -> Group:
    """What tells a row from the others."""
    return frozenset(values.items())


def _rows(names: tuple[str, ...], found: list[Found]) -> dict[Group, list[Found]]:
    """A task is in every row whose groups all hold it: of a crossing, each combination."""
    rows: dict[Group, list[Found]] = {}
    for one in found:
        for parts in product(*(LITERAL_GROUPS[name](one) for name in names)):
            together: dict[str, str | None] = {}
            for part in parts:
                together |= part
            rows.setdefault(group_of(together), []).append(one)
    return rows


def _unit_names(found: list[Found]) -> dict[str, set[str]]:
    """What a unit may be called: as in its latest task that names it, else by its code."""
    names: dict[str, set[str]] = {}
    for code in {f.task["assignee"]["code"] for f in found}:
        tasks = [f.task for f in found if f.task["assignee"]["code"] == code]
        naming = [task for task in tasks if task["assignee"].get("name")]
        latest = max((_moment(task["assigned_at"]) for task in naming), default=None)
        same = [task for task in naming if _moment(task["assigned_at"]) == latest]
        names[code] = {task["assignee"]["name"] for task in same} or {code}
    return names


def recount(  # noqa: PLR0913  each is a part of the question
    tasks: Sequence[Json],
    first: date,
    last: date,
    *,
    calendar: WorkingCalendar,
    by: Sequence[tuple[str, ...]] = (("unit",),),
    as_of: datetime | None = None,
    due_soon_days: int = 3,
) -> Recount:
    """Count again, from the plain JSON of the tasks, the days of the period, and the rules."""
    start = _midnight(first)
    moment = _midnight(last + DAY) - timedelta(microseconds=1) if as_of is None else as_of
    moment = moment.astimezone(VIET_NAM)
    soon = literal_soon(calendar, moment.date(), due_soon_days)
    found = [
        _judged(task, start, moment, calendar, soon) for task in _population(tasks, start, moment)
    ]

    def figures(row: Sequence[Found]) -> Figures:
        return literal_measures(row, soon_known=soon is not None)

    return Recount(
        total=figures(found),
        breakdowns=[
            {group: figures(row) for group, row in _rows(names, found).items()} for names in by
        ],
        unit_names=_unit_names(found),
        later=len([task for task in tasks if _moment(task["assigned_at"]) > moment]),
        found=found,
    )


def figures_of(measures: Any) -> Figures:
    """The measures of a report or of a row, by name."""
    return {name: getattr(measures, name) for name in MEASURE_NAMES}


def rows_of(breakdown: Any) -> dict[Group, Figures]:
    """The rows of a breakdown, by group; no group may come twice."""
    rows = {group_of(row.group): figures_of(row) for row in breakdown.rows}
    assert len(rows) == len(breakdown.rows), "two rows of one group"
    return rows
