"""Tasks that a store of tasks is tried on."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from nhiemvu.model.events import Approved, Event, Received
from nhiemvu.model.fields import Model
from nhiemvu.model.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

Found = TypeVar("Found", bound=Model)

ASSIGNED = "2026-10-05T10:00:00+07:00"
SENT = "2026-10-19T16:30:00+07:00"
_UNIT = {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"}


def a_task(task_id: str = "NV-1", **fields: Any) -> Task:
    """Give a task assigned on 05/10/2026 at 10:00 and due on 20/10/2026, unless said."""
    plain = {"assigned_at": ASSIGNED, "deadline": "2026-10-20", "assignee": _UNIT}
    return Task.model_validate({"id": task_id} | plain | fields)


def unchecked(model: Found, **fields: object) -> Found:
    """Give a copy that nobody has checked, as ``model_copy`` makes them."""
    return model.model_copy(update=fields)


def nfd(text: str) -> str:
    """Give text with its marks as letters of their own: another form of the same words."""
    return unicodedata.normalize("NFD", text)


def in_nfd(model: Found) -> Found:
    """Give a copy with all text in NFD, but for ``extra``, which is the host's own."""
    return _with(model, lambda value: nfd(value) if isinstance(value, str) else value)


def elsewhere(model: Found, zone: tzinfo | None) -> Found:
    """Give a copy with all moments as a clock of some zone shows them; without one, bare."""
    return _with(model, lambda value: _shown(value, zone))


def _shown(value: object, zone: tzinfo | None) -> object:
    if not isinstance(value, datetime):
        return value
    return value.replace(tzinfo=None) if zone is None else value.astimezone(zone)


def _with(value: Found, change: Callable[[object], object]) -> Found:
    """Change each value of a model, and of those within it."""

    def changed(part: object) -> object:
        if isinstance(part, Model):
            return _with(part, change)
        if isinstance(part, tuple):
            return tuple(map(changed, part))
        return change(part)

    fields = {name: changed(part) for name, part in value if name != "extra"}
    return unchecked(value, **fields)


def received(by: str | None = None) -> Event:
    """Give an event that changes no status, and may come any number of times."""
    return Received.model_validate({"at": ASSIGNED, "by": by})


def a_pair() -> list[Event]:
    """Give two events of one moment, for a write of more than one."""
    return [received("một"), received("hai")]


def an_approval() -> Event:
    """Give a decision, which cannot be when nothing awaits one."""
    return Approved.model_validate({"at": SENT})


def a_full_task(task_id: str = "NV-1") -> Task:
    """Give a task in which every field has a value, with an event of every kind."""
    signer = {"name": "Người ký", "position": "Phó Chủ tịch"}
    document = {
        "title": "Công văn",
        "reference": "1234/UBND-KT",
        "subject": "Giải ngân vốn đầu tư công",
        "issued_on": "2026-10-05",
        "released_at": "2026-10-05T08:30:00+07:00",
        "signer": signer,
        "attachments": [{"name": "1234.pdf", "sha256": "00ff", "signature": "digital"}],
    }
    other = {"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"}
    return a_task(
        task_id,
        category="official_letter",
        content='Báo cáo "quý III"\n\tvà % \\ \' ; -- 🏛',
        coordinators=[other],
        directed_by={"position": "Chủ tịch UBND tỉnh"},
        drafted_by={"position": "Chuyên viên"},
        document={**document, "consultation_slip": False},
        tags=["đầu tư công", "quý III"],
        replaces="NV-0",
        extra={"id": 7, "trống": None, "số": [0.1, 2**70, True], "sâu": {"a": {"b": []}}},
        events=[
            {"kind": "received", "at": _on(6), "by": "văn thư", "extra": {"seq": 9}},
            {"kind": "coordination_requested", "at": _on(7), "unit": "H20.19", "due": "2026-10-12"},
            {"kind": "coordination_answered", "at": _on(8), "unit": "H20.19"},
            {"kind": "extension_requested", "at": _on(9), "deadline": "2026-10-27"},
            {"kind": "extension_refused", "at": _on(10)},
            {"kind": "extension_requested", "at": _on(11), "document": document},
            {"kind": "extension_granted", "at": _on(12), "deadline": _on(27)},
            {"kind": "submitted", "at": _on(13), "report": document},
            {"kind": "supplemented", "at": _on(14)},
            {"kind": "rejected", "at": _on(15), "reason": "Thiếu phụ lục"},
            {"kind": "submitted", "at": _on(16)},
            {"kind": "approved", "at": _on(17), "confirmed": "on_time"},
            {"kind": "delay_attributed", "at": _on(18), "unit": "H20.19", "reason": "Gửi chậm"},
        ],
    )


def events_of_one_moment() -> list[Event]:
    """Give a history that is possible in this order only, all of it at one moment."""
    kinds = ["submitted", "rejected", "extension_requested", "extension_refused"]
    kinds += ["submitted", "supplemented", "rejected", "received", "submitted", "approved"]
    events = [{"kind": kind, "at": SENT} for kind in kinds]
    return list(a_task(events=events).events)


def _on(day: int) -> str:
    return f"2026-10-{day:02}T16:30:00+07:00"
