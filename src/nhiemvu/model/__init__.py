"""What a host stores: tasks, units, documents, events; read from JSON Lines, checked, frozen."""

from nhiemvu.model.documents import Attachment, DirectiveDocument, Document, Signature
from nhiemvu.model.events import (
    EVENT_LABELS,
    Approved,
    CoordinationAnswered,
    CoordinationRequested,
    DelayAttributed,
    Event,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    Recalled,
    Received,
    Rejected,
    Submitted,
    Supplemented,
)
from nhiemvu.model.history import HISTORY_RULES, history_problems
from nhiemvu.model.organisations import Person, Unit, UnitKind
from nhiemvu.model.reading import read_task, read_tasks, read_units
from nhiemvu.model.schema import task_schema
from nhiemvu.model.task import Category, Task

__all__ = [
    "EVENT_LABELS",
    "HISTORY_RULES",
    "Approved",
    "Attachment",
    "Category",
    "CoordinationAnswered",
    "CoordinationRequested",
    "DelayAttributed",
    "DirectiveDocument",
    "Document",
    "Event",
    "ExtensionGranted",
    "ExtensionRefused",
    "ExtensionRequested",
    "Person",
    "Recalled",
    "Received",
    "Rejected",
    "Signature",
    "Submitted",
    "Supplemented",
    "Task",
    "Unit",
    "UnitKind",
    "history_problems",
    "read_task",
    "read_tasks",
    "read_units",
    "task_schema",
]
