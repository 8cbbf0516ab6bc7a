"""The models of a task as pydantic alone would have them: our fields, none of our validators."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(Plain):
    code: str
    name: str | None = None
    kind: Literal["department", "commune", "subordinate", "office", "other"] = "other"


class Person(Plain):
    name: str | None = None
    position: str | None = None


class Attachment(Plain):
    name: str
    sha256: str | None = None
    signature: Literal["digital", "certified_scan"] | None = None


class Document(Plain):
    title: str | None = None
    reference: str | None = None
    subject: str | None = None
    issued_on: date | None = None
    released_at: datetime | None = None
    signer: Person | None = None
    attachments: tuple[Attachment, ...] = ()


class DirectiveDocument(Document):
    consultation_slip: bool = False


class EventModel(Plain):
    at: datetime
    by: str | None = None
    extra: dict[str, Any] = Field(default_factory=dict)


class Received(EventModel):
    kind: Literal["received"]


class ExtensionRequested(EventModel):
    kind: Literal["extension_requested"]
    document: Document | None = None
    deadline: date | datetime | None = None


class ExtensionGranted(EventModel):
    kind: Literal["extension_granted"]
    deadline: date | datetime
    document: Document | None = None


class ExtensionRefused(EventModel):
    kind: Literal["extension_refused"]


class Submitted(EventModel):
    kind: Literal["submitted"]
    report: Document | None = None


class Supplemented(EventModel):
    kind: Literal["supplemented"]


class Rejected(EventModel):
    kind: Literal["rejected"]
    reason: str | None = None


class Approved(EventModel):
    kind: Literal["approved"]
    confirmed: Literal["on_time", "late"] | None = None


class Recalled(EventModel):
    kind: Literal["recalled"]
    reason: str | None = None


class CoordinationRequested(EventModel):
    kind: Literal["coordination_requested"]
    unit: str
    due: date | None = None


class CoordinationAnswered(EventModel):
    kind: Literal["coordination_answered"]
    unit: str


class DelayAttributed(EventModel):
    kind: Literal["delay_attributed"]
    unit: str
    reason: str | None = None


Event = Annotated[
    Received
    | ExtensionRequested
    | ExtensionGranted
    | ExtensionRefused
    | Submitted
    | Supplemented
    | Rejected
    | Approved
    | Recalled
    | CoordinationRequested
    | CoordinationAnswered
    | DelayAttributed,
    Field(discriminator="kind"),
]


class Task(Plain):
    id: str
    assigned_at: datetime
    deadline: date | datetime
    assignee: Unit
    category: Literal["official_letter", "conclusion_notice", "other_directive"] | None = None
    content: str | None = None
    coordinators: tuple[Unit, ...] = ()
    directed_by: Person | None = None
    drafted_by: Person | None = None
    document: DirectiveDocument | None = None
    tags: tuple[str, ...] = ()
    replaces: str | None = None
    extra: dict[str, Any] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()
