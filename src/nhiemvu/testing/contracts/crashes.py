"""A program that dies at a line of its own: for trying what a write leaves behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.testing.contracts.places import watch, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.testing.contracts.places import Own, Step


class Crash(BaseException):
    """The program ends at a place; not an Exception, for nobody is to handle it."""


WRITERS_OF_FILES = frozenset({"csv", "json", "pathlib", "pickle", "shelve", "shutil"})
"""Modules of the standard library in which a file may be half written."""


def crash(act: Callable[[], object], *, line: int, own: Own) -> str | None:
    """Do something, and die where the code of a store comes to its n-th line.

    What the standard library does in Python to write a file counts as its own.
    Gives the place it died at, ``None`` when it ended before. Only steps forward count: a ``with``
    is left by a step back, and its lock would stay with a thread that in truth is dead.

    >>> crash(lambda: None, line=1, own=lambda name, file: False) is None
    True
    """
    try:
        watched(act, watch(_or_writes_files(own), dying_at(line)))
    except Crash as end:
        return str(end)
    return None


def dying_at(line: int) -> Callable[[Step], None]:
    """Give what raises Crash at the n-th step forward that it is told of."""
    passed = 0

    def at(step: Step) -> None:
        nonlocal passed
        passed += step.forward
        if step.forward and passed == line:
            raise Crash(f"{Path(step.file).name}:{step.line}")

    return at


def _or_writes_files(own: Own) -> Own:
    return lambda name, file: own(name, file) or name.partition(".")[0] in WRITERS_OF_FILES
