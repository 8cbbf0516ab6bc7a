"""Programs of vendors: small scripts that answer the protocol, each in its own way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Vendor: TypeAlias = Callable[[str], list[str]]

PRELUDE = """
import json, os, signal, subprocess, sys, time
def say(seq, **more):
    print(json.dumps({"seq": seq, "value": 1} | more), flush=True)
def questions():
    return map(json.loads, sys.stdin)
"""


def vendor(folder: Path, body: str, *, name: str = "vendor.py") -> list[str]:
    """Write a program, and give the command that runs it, quickly: without site packages."""
    path = folder / name
    path.write_text(PRELUDE + body, "utf-8")
    return [sys.executable, "-I", "-S", str(path)]
