"""A program that dies at a line of its own: for trying what a write leaves behind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import FrameType


class Crash(BaseException):
    """The program ends at a place; not an Exception, for nobody is to handle it."""


WRITERS_OF_FILES = frozenset({"csv", "json", "pathlib", "pickle", "shelve", "shutil"})
"""Modules of the standard library in which a file may be half written."""


def modules_of(value: object) -> frozenset[str]:
    """Name the modules that the classes of a value are written in."""
    return frozenset(kind.__module__ for kind in type(value).__mro__ if kind is not object)


def crash(act: Callable[[], object], *, line: int, modules: Collection[str]) -> str | None:
    """Do something, and die where the code of some modules comes to its n-th line.

    What the standard library does in Python to write a file counts as theirs.
    Gives the place it died at, ``None`` when it ended before. Only steps forward count: a ``with``
    is left by a step back, and its lock would stay with a thread that in truth is dead.

    >>> crash(lambda: None, line=1, modules=()) is None
    True
    """
    try:
        _watched(act, watch(line, modules))
    except Crash as end:
        return str(end)
    return None


def _watched(act: Callable[[], object], trace: Callable[[FrameType, str, Any], Any]) -> None:
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)


def watch(line: int, modules: Collection[str]) -> Callable[[FrameType, str, Any], Any]:
    """Give the trace function that raises Crash; ``sys.settrace`` says when it is called."""
    passed = 0

    def call(frame: FrameType, _event: str, _value: object) -> object:
        name = frame.f_globals.get("__name__", "")
        if name not in modules and name.partition(".")[0] not in WRITERS_OF_FILES:
            return None
        last = frame.f_lineno

        def step(frame: FrameType, event: str, _value: object) -> object:
            nonlocal last, passed
            forward, last = event == "line" and frame.f_lineno > last, frame.f_lineno
            passed += forward
            if forward and passed == line:
                raise Crash(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
            return step

        return step

    return call
