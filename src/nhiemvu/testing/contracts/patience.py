"""Calls that are given a bounded time: a store that hangs is told so, and holds nobody up."""

from __future__ import annotations

from concurrent.futures import Future, wait
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")


def in_time(seconds: float, *acts: Callable[[], Found]) -> list[Found]:
    """Do things at once, each in a thread of its own, and give what each of them gives.

    Raises the first error of theirs, in their order; AssertionError when one has not ended in time.

    >>> in_time(60, lambda: 1, lambda: 2)
    [1, 2]
    """
    futures = [begun(act) for act in acts]
    ended(seconds, *futures)
    return [future.result() for future in futures]


def ended(seconds: float, *futures: Future[Any]) -> None:
    """See that what was begun has ended in time."""
    hanging = wait(futures, timeout=seconds).not_done
    assert not hanging, (
        f"the store hangs: a call has not ended within {seconds} seconds; keep no lock after a"
        " call, nor from one step of an iteration to the next"
    )


def begun(act: Callable[[], Found]) -> Future[Found]:
    """Begin something in a thread of its own."""
    future: Future[Found] = Future()

    def run() -> None:
        try:
            future.set_result(act())
        except BaseException as error:  # noqa: BLE001  raised again by whoever asks
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future
