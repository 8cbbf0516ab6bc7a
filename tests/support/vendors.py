"""Programs of vendors: small scripts that answer the protocol, each in its own way."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from nhiemvu.testing.protocol import Conversation, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.testing.protocol import Reply

ASKED = 6
QUICK = Limits(answer=0.5, total=20)
PATIENT = Limits(answer=30, total=60)

PRELUDE = """
import json, os, signal, subprocess, sys, time
def say(seq, **more):
    print(json.dumps({"seq": seq, "value": 1} | more), flush=True)
def questions():
    return map(json.loads, sys.stdin)
"""


def vendor(folder: Path, body: str) -> list[str]:
    """Write a program, and give the command that runs it, quickly: without site packages."""
    path = folder / "vendor.py"
    path.write_text(PRELUDE + body, "utf-8")
    return [sys.executable, "-I", "-S", str(path)]


def ask(command: list[str], limits: Limits, **more: object) -> tuple[Conversation, list[Reply]]:
    """Ask a few questions; it must be over in time, and each must have one end."""
    talk, start = Conversation(command, limits), monotonic()
    replies = list(talk.ask([{"seq": seq, "op": "fly", **more} for seq in range(1, ASKED + 1)]))
    assert monotonic() - start < 15
    assert sorted(reply.seq for reply in replies) == list(range(1, ASKED + 1))
    assert all((reply.answer is None) is (reply.fault is not None) for reply in replies)
    return talk, replies


def codes(replies: list[Reply]) -> list[str]:
    """Why there is no answer, in the order of the questions."""
    found = sorted(replies, key=lambda reply: reply.seq)
    return [reply.fault.code if reply.fault else "" for reply in found]
