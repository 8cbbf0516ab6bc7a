"""A finding of the audit: what it says, how grave it is, and the provision it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemvu.language import LabelledEnum

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.auditing.obligations import Obligation, State
    from nhiemvu.law.citation import Citation
    from nhiemvu.text import Language, Text


class Severity(LabelledEnum):
    """How grave a finding is.

    A violation is a provision not kept, by what is recorded; a warning is something missing or
    contradictory that must be checked; the rest is for information.

    >>> Severity.VIOLATION.label(), Severity.WARNING.at_least(Severity.INFO)
    ('Chưa đúng quy định', True)
    """

    INFO = "info", "Thông tin", "Information"
    WARNING = "warning", "Cần kiểm tra", "To be checked"
    VIOLATION = "violation", "Chưa đúng quy định", "Not as required"

    def at_least(self, other: Severity) -> bool:
        """Tell whether it is as grave as another, or graver."""
        order = list(Severity)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the audit of a task found (3, 4, 5.2.d, 11.2, 14).

    ``code`` is stable, ``field`` says where in the task, such as ``events[2].report.signer``, and
    ``index`` the place of the event, if it is of one. ``obligation`` is there for a duty that must
    be done by a day; so are ``who``, ``due``, ``done``, ``state``, ``days_late``, and
    ``dropped_at``, when an overdue one fell away undone. A finding that rests on the calendar
    carries its edition, and whether a day it used is ``provisional``.

    >>> from nhiemvu import Task, audit, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-09T10:00:00+07:00", deadline="2026-10-09",
    ...             assignee={"code": "H20.15"})
    >>> found = audit(task, calendar=official_calendar(),
    ...               as_of=parse_moment("2026-10-09T11:00:00+07:00"))
    >>> [short] = [finding for finding in found if finding.severity is Severity.VIOLATION]
    >>> short.code, str(short.basis), short.readings
    ('lead_time_short', 'khoản 2 Điều 4', ('D 14',))
    >>> print(short.message("en"))
    The deadline 2026-10-09 leaves fewer working days than required (1); the earliest is \
2026-10-12. Recall the task and assign it anew, or grant a later deadline.
    """

    code: str
    basis: Citation
    severity: Severity
    field: str
    text: Text
    readings: tuple[str, ...] = ()
    index: int | None = None
    obligation: Obligation | None = None
    calendar_edition: date | None = None
    provisional: bool = False

    def message(self, lang: Language = "vi") -> str:
        """Say what is missing or wrong, and what to do."""
        return self.text.text(lang)

    @property
    def who(self) -> str | None:
        """Who must act, ``office`` or the code of a unit, where it is an obligation."""
        return None if self.obligation is None else self.obligation.who

    @property
    def due(self) -> date | None:
        """The day by whose end an obligation is due."""
        return None if self.obligation is None else self.obligation.due

    @property
    def done(self) -> datetime | None:
        """When an obligation was done."""
        return None if self.obligation is None else self.obligation.done

    @property
    def state(self) -> State | None:
        """The state of an obligation."""
        return None if self.obligation is None else self.obligation.state

    @property
    def days_late(self) -> int | None:
        """The working days by which an obligation is late."""
        return None if self.obligation is None else self.obligation.days_late

    @property
    def dropped_at(self) -> datetime | None:
        """When an overdue obligation fell away undone: nobody can do it any more."""
        return None if self.obligation is None else self.obligation.dropped_at
