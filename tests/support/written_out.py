"""The fields of a task and of its events that decide no status: left out, and filled to mislead."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from realised import Json


def _paper(day: str) -> Json:
    """A document with all its fields, of a day."""
    return {
        "title": "Báo cáo",
        "reference": "45/BC-STC",
        "subject": "Giải ngân",
        "issued_on": day,
        "released_at": f"{day}T09:00:00+07:00",
        "signer": {"position": "Giám đốc"},
        "attachments": [{"name": "1.pdf", "sha256": "0" * 64, "signature": "digital"}],
    }


LONG_AGO, LATER = "2026-01-16", "2026-12-31"
"""Days before and after all that the walks know."""

FIELDS: dict[str, tuple[Json, ...]] = {
    "submitted": ({"report": _paper(LONG_AGO)}, {"report": _paper(LATER)}),
    "approved": ({"confirmed": "on_time"}, {"confirmed": "late"}),
    "rejected": ({"reason": "Chưa đạt"},),
    "recalled": ({"reason": "Giao lại"},),
    "extension_requested": ({"document": _paper(LONG_AGO), "deadline": LATER},),
    "extension_granted": ({"document": _paper(LONG_AGO)},),
    "coordination_requested": ({"due": LONG_AGO},),
    "delay_attributed": ({"reason": "Trả lời chậm"},),
}
"""What a kind of event may say besides; two ways where the one and the other could mislead."""

ANY_EVENT: Json = {"by": "Văn phòng", "extra": {"status": "recalled", "kind": "approved"}}

ANY_TASK: Json = {
    "category": "other_directive",
    "content": "Báo cáo giải ngân",
    "directed_by": {"position": "Chủ tịch"},
    "drafted_by": {"position": "Chuyên viên"},
    "document": {**_paper(LATER), "consultation_slip": True},
    "tags": ["overdue"],
    "replaces": "NV-0",
    "extra": {"status": "completed_late"},
}


def every_writing(task: Json) -> Iterator[Json]:
    """Each event bare and full in each way, in all combinations; so the rest of the task."""
    ways = [_writings(event) for event in task["events"]]
    for more in ({}, ANY_TASK):
        for events in product(*ways):
            yield {**task, **more, "events": list(events)}


def _writings(event: Json) -> list[Json]:
    fields: tuple[dict[str, Any], ...] = FIELDS.get(event["kind"], ({},))
    return [event, *({**event, **ANY_EVENT, **filled} for filled in fields)]
