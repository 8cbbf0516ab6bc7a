"""A task: one duty of one unit under one directive document, with one deadline."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from nhiemvu.errors import HistoryError
from nhiemvu.language import LabelledEnum
from nhiemvu.model.documents import DirectiveDocument
from nhiemvu.model.events import Event
from nhiemvu.model.fields import DeadlineField, Model, Moment, Name, Words
from nhiemvu.model.history import history_problems
from nhiemvu.model.organisations import Person, Unit


class Category(LabelledEnum):
    """The categories of directive documents that give tasks (3.1.a, 3.1.b, 3.1.c).

    >>> Category.CONCLUSION_NOTICE.label()
    'Thông báo kết luận'
    """

    OFFICIAL_LETTER = "official_letter", "Công văn", "Official letter"
    CONCLUSION_NOTICE = "conclusion_notice", "Thông báo kết luận", "Conclusion notice"
    OTHER_DIRECTIVE = "other_directive", "Văn bản chỉ đạo khác", "Other directive document"


class Task(Model):
    """A task and all that has happened to it (3, 4, 5, 11.2.a).

    ``assigned_at`` is the moment it was assigned in the subsystem. Only ``id``, ``assigned_at``,
    ``deadline`` and ``assignee`` are required; a task without a deadline is not recorded (3.3).
    Raises pydantic's ValidationError on a field, HistoryError on a history that cannot have
    happened.

    >>> task = Task(
    ...     id="NV-1",
    ...     assigned_at="2026-10-05T10:00:00+07:00",
    ...     deadline="2026-10-20",
    ...     assignee={"code": "H20.15", "name": "Sở Tài chính"},
    ...     events=[{"kind": "submitted", "at": "2026-10-19T09:00:00+07:00"}],
    ... )
    >>> task.deadline, task.events[0].kind
    (datetime.date(2026, 10, 20), 'submitted')
    """

    id: Name
    assigned_at: Moment
    deadline: DeadlineField
    assignee: Unit
    category: Category | None = None
    content: Words | None = None
    coordinators: tuple[Unit, ...] = ()
    directed_by: Person | None = None
    drafted_by: Person | None = None
    document: DirectiveDocument | None = None
    tags: tuple[Name, ...] = ()
    replaces: Name | None = None
    extra: dict[str, Any] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()

    def unit(self, code: str) -> Unit:
        """Give the assignee or the coordinator of a code; a unit asked unnamed has no more (14.6).

        >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
        ...             assignee={"code": "H20.15", "name": "Sở Tài chính"})
        >>> task.unit("H20.15").label, task.unit("H20.19").label
        ('Sở Tài chính', 'H20.19')
        """
        known = (unit for unit in (self.assignee, *self.coordinators) if unit.code == code)
        return next(known, Unit(code=code))

    def __hash__(self) -> int:
        """Hash by what tells tasks apart; ``extra`` cannot be hashed."""
        return hash((self.id, self.assigned_at))

    @model_validator(mode="after")
    def _possible_history(self) -> Task:
        problems = history_problems(self)
        if problems:
            raise HistoryError(tuple(problems))
        return self
