"""Signals that end a run: noted when they come, raised where nothing is lost by it.

An exception that a handler raises may fall anywhere: into the start of a program, which then
nobody ends, or into a callback that swallows it. So a first signal is only noted, and the kit asks
at short intervals whether there was one; a second one is raised at once.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_noted: list[int] = []


class Ended(BaseException):
    """The run is ended by a signal; ``status`` is the exit status that a shell gives it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def check() -> None:
    """Raise Ended if a signal was noted.

    >>> check()
    """
    if _noted:
        raise Ended(_noted[0])


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let an interrupt, a request to end, and a terminal that is closed end what runs in here.

    Only the main thread may say what a signal does; in another nothing changes. What the caller had
    ignored stays ignored. At the end the handlers are those of before.

    >>> with ended_by_signals():
    ...     check()
    """
    if current_thread() is not main_thread():
        yield
        return
    handlers = {number: signal.getsignal(number) for number in _numbers()}
    hook = sys.unraisablehook
    sys.unraisablehook = lambda told: None if told.exc_type is Ended else hook(told)
    try:
        for number in handlers:
            signal.signal(number, _note)
        yield
        check()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        sys.unraisablehook = hook
        _noted.clear()


def _numbers() -> list[int]:
    """Give the signals of this system that are not ignored, and whose handler is Python's."""
    known = [int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name)]
    return [n for n in known if signal.getsignal(n) not in (signal.SIG_IGN, None)]


def _note(number: int, _: FrameType | None) -> None:
    _noted.append(number)
    if len(_noted) > 1:
        raise Ended(number)
