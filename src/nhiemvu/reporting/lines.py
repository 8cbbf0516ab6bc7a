"""The line of a task in a list of a report (10, 11.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemvu.model.task import Task
    from nhiemvu.status.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """A task of the report, with its verdict, for lists and exports.

    ``days_late`` is in working days, 0 for a task that is not late, ``None`` outside the calendar.
    """

    task: Task
    verdict: Verdict
    days_late: int | None
    due_soon: bool
