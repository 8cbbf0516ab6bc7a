"""How long tasks have been overdue: the same classes in every form of a handout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.status.codes import Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.export.entries import Entry


class Age(NamedTuple):
    """A class of lateness in working days, and how many overdue tasks are in it."""

    title: Text
    tasks: int


_LESS = Text("Dưới 1 ngày làm việc", "Less than 1 working day")
_UNKNOWN = Text("Chưa tính được", "Not known")
_UP_TO = {
    0: _LESS,
    5: Text("1–5 ngày làm việc", "1–5 working days"),
    10: Text("6–10 ngày làm việc", "6–10 working days"),
    20: Text("11–20 ngày làm việc", "11–20 working days"),
}
_MORE = Text("Trên 20 ngày làm việc", "Over 20 working days")


def age_of(days_late: int | None) -> Text:
    """Name the class of so many working days; ``None`` lies outside the calendar.

    >>> age_of(7).text(), age_of(None).text("en")
    ('6–10 ngày làm việc', 'Not known')
    """
    if days_late is None:
        return _UNKNOWN
    return next((title for most, title in _UP_TO.items() if days_late <= most), _MORE)


def ageing(entries: Iterable[Entry]) -> tuple[Age, ...]:
    """Count the tasks in progress overdue by how many working days they are late.

    Those overdue since the last working day, and those whose days the calendar does not know, have
    a class of their own, which is left out when it is empty.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> from nhiemvu.export import handout
    >>> made = handout(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                calendar=official_calendar())
    >>> [age.tasks for age in ageing(made.entries)]
    [5, 2, 0, 0]
    """
    counts = dict.fromkeys([*_UP_TO.values(), _MORE, _UNKNOWN], 0)
    for entry in entries:
        if entry.verdict.status is Status.IN_PROGRESS_OVERDUE:
            counts[age_of(entry.days_late)] += 1
    return tuple(
        Age(title, tasks)
        for title, tasks in counts.items()
        if tasks or title not in (_LESS, _UNKNOWN)
    )
