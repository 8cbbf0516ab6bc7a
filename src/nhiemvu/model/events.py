"""What happens to a task: one class an event, told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field

from nhiemvu.model.documents import Document
from nhiemvu.model.fields import Day, DeadlineField, Model, Moment, Name, Words
from nhiemvu.text import Text


def _kind_is_required(schema: dict[str, Any]) -> None:
    """Say in JSON Schema what the reader demands: in Python the class says its kind."""
    schema["required"] = ["kind", *schema["required"]]


class EventModel(Model):
    """What every event has: its moment, who did it, and the host's own data.

    The moment of a grant or a refusal is that of the written paper, not of its typing in (5.2.d).
    """

    model_config = ConfigDict(json_schema_extra=_kind_is_required)

    at: Moment
    by: Words | None = None
    extra: dict[str, Any] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash by what tells events apart; ``extra`` cannot be hashed."""
        return hash((type(self), self.at, self.by))


class Received(EventModel):
    """The unit takes the task in (4.3)."""

    kind: Literal["received"] = "received"


class ExtensionRequested(EventModel):
    """The unit asks in writing for a later deadline (5.2.d)."""

    kind: Literal["extension_requested"] = "extension_requested"
    document: Document | None = None
    deadline: DeadlineField | None = None


class ExtensionGranted(EventModel):
    """The assigning authority agrees in writing; only from then does it work (5.2.d)."""

    kind: Literal["extension_granted"] = "extension_granted"
    deadline: DeadlineField
    document: Document | None = None


class ExtensionRefused(EventModel):
    """The assigning authority does not agree (5.2.d)."""

    kind: Literal["extension_refused"] = "extension_refused"


class Submitted(EventModel):
    """The unit sends its result through the subsystem: the moment that counts (5.1, 14.3, 14.5)."""

    kind: Literal["submitted"] = "submitted"
    report: Document | None = None


class Supplemented(EventModel):
    """Material is added to the result that awaits a decision; no fact changes (14.4.d)."""

    kind: Literal["supplemented"] = "supplemented"


class Rejected(EventModel):
    """The Office finds the result not up to what was asked (4.5.a, 4.5.b)."""

    kind: Literal["rejected"] = "rejected"
    reason: Words | None = None


class Approved(EventModel):
    """The Office accepts the result; ``confirmed`` is its own word on the time (4.5.a, 4.5.b)."""

    kind: Literal["approved"] = "approved"
    confirmed: Literal["on_time", "late"] | None = None


class Recalled(EventModel):
    """The Office takes the task back (7.1.đ)."""

    kind: Literal["recalled"] = "recalled"
    reason: Words | None = None


class CoordinationRequested(EventModel):
    """A unit is asked to contribute, by a day if one is named (14.6)."""

    kind: Literal["coordination_requested"] = "coordination_requested"
    unit: Name
    due: Day | None = None


class CoordinationAnswered(EventModel):
    """A unit that was asked answers (14.6)."""

    kind: Literal["coordination_answered"] = "coordination_answered"
    unit: Name


class DelayAttributed(EventModel):
    """A delay is laid on a coordinator (14.6)."""

    kind: Literal["delay_attributed"] = "delay_attributed"
    unit: Name
    reason: Words | None = None


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
"""Any event."""

EVENT_KINDS = get_args(get_args(Event)[0])
"""The classes of events."""

EVENT_LABELS = {
    "received": Text("Tiếp nhận", "Received"),
    "extension_requested": Text("Đề nghị gia hạn", "Extension requested"),
    "extension_granted": Text("Chấp thuận gia hạn", "Extension granted"),
    "extension_refused": Text("Không chấp thuận gia hạn", "Extension refused"),
    "submitted": Text("Gửi kết quả", "Submitted"),
    "supplemented": Text("Bổ sung tài liệu", "Supplemented"),
    "rejected": Text("Từ chối kết quả", "Rejected"),
    "approved": Text("Duyệt kết quả", "Approved"),
    "recalled": Text("Thu hồi nhiệm vụ", "Recalled"),
    "coordination_requested": Text("Đề nghị phối hợp", "Coordination requested"),
    "coordination_answered": Text("Phản hồi phối hợp", "Coordination answered"),
    "delay_attributed": Text("Quy trách nhiệm chậm trễ", "Delay attributed"),
}
"""The name of each kind of event."""
