"""The worked cases, and tasks made in a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nhiemvu import Task

TESTS = Path(__file__).parent.parent
EXAMPLES = TESTS.parent / "examples" / "tasks.jsonl"


def cases(name: str) -> list[dict[str, Any]]:
    """Read the worked cases of one kind: ``status`` or ``calendar``."""
    text = (TESTS / "cases" / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def at(text: str) -> str:
    """Write a moment of October 2026 from ``day hh:mm[:ss[.ffffff]]``, in Việt Nam's time."""
    day, clock = text.split()
    return f"2026-10-{day}T{clock}{':00' if clock.count(':') == 1 else ''}+07:00"


def event(kind: str, when: str, **more: object) -> dict[str, Any]:
    """Give an event of October 2026."""
    return {"kind": kind, "at": at(when), **more}


def october_task(*events: dict[str, Any], **more: Any) -> Task:
    """Give a task assigned on 05/10/2026 at 10:00, due on 20/10/2026 unless said."""
    plain = {
        "id": "NV-1",
        "assigned_at": at("05 10:00"),
        "deadline": "2026-10-20",
        "assignee": {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
        "events": list(events),
    }
    return Task.model_validate(plain | more)
