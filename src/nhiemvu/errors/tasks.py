"""What is refused of a task, or of a line that should be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.errors.root import NhiemvuError
from nhiemvu.text import Text, cut, printable, shown, shown_as_of

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.errors.root import Problem
    from nhiemvu.text import Language


class HistoryError(NhiemvuError):
    """A history that cannot have happened (rules on structure, not on completeness).

    ``code`` and ``index`` are those of the first problem; ``problems`` holds all of them. It does
    not derive from ValueError, so pydantic lets it through with its values.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            first.code, found=first.found, expected=first.expected, provision=first.provision
        )
        self.problems = problems
        self.index = first.index

    def message(self, lang: Language = "vi") -> str:
        """Say every problem, one a line."""
        return "\n".join(problem.message(lang) for problem in self.problems)


class InvalidLine(NhiemvuError):  # noqa: N818  named as its published kinds are
    """A line that is not what it should be: every problem of it, and where it stands.

    ``source`` and ``line`` say where, ``task_id`` which task, as far as these are known.
    """

    def __init__(
        self,
        problems: tuple[Problem, ...],
        *,
        task_id: str | None = None,
        source: str | None = None,
        line: int | None = None,
    ) -> None:
        first = problems[0]
        super().__init__(
            first.code, found=first.found, expected=first.expected, provision=first.provision
        )
        self.problems = problems
        self.task_id = task_id
        self.source = source
        self.line = line

    def message(self, lang: Language = "vi") -> str:
        """Say every problem, one a line: file, line, task, field, found, expected."""
        place = [str(part) for part in (self.source, self.line) if part is not None]
        head = [printable(":".join(place))] if place else []
        head += [cut(self.task_id)] if self.task_id and self.task_id.strip() else []
        return "\n".join(": ".join([*head, p.message(lang)]) for p in self.problems)


class InvalidTask(InvalidLine):
    """A line that is not a task."""


class InvalidUnit(InvalidLine):
    """A line that is not a unit."""


class InvalidRuling(InvalidLine):
    """A line that is not a ruling, or a second ruling on one task."""


class InvalidOutage(InvalidLine):
    """A line that is not an outage."""


class NotYetAssignedError(NhiemvuError):
    """A status asked for a moment at which the task did not exist yet.

    ``as_of`` is that moment; ``task_id`` and ``assigned_at`` say which task, and since when.
    """

    def __init__(self, *, as_of: datetime, task_id: str, assigned_at: datetime) -> None:
        since = Text(
            f"thời điểm từ lúc giao trở đi, {shown(assigned_at)}",
            f"a moment from its assignment on, {shown(assigned_at, 'en')}",
        )
        super().__init__("not_yet_assigned", found=as_of, expected=since)
        self.as_of = as_of
        self.task_id = task_id
        self.assigned_at = assigned_at

    def message(self, lang: Language = "vi") -> str:
        """Say which task, and when it was assigned."""
        at, given = shown_as_of(self.as_of, lang), shown(self.assigned_at, lang)
        return Text(
            f"tính đến {at}: nhiệm vụ {cut(self.task_id)} chưa được giao (giao lúc {given})",
            f"as of {at}: task {cut(self.task_id)} was not assigned yet (it was at {given})",
        ).text(lang)
