"""Calls that meet: one is held up at each of its lines in turn, and another comes in between."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import Future, wait
from functools import partial
from threading import Barrier
from time import perf_counter
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

from nhiemvu.testing.contracts.patience import begun, ended
from nhiemvu.testing.contracts.places import watch, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.testing.contracts.places import Own, Step

Found = TypeVar("Found")
Place: TypeAlias = tuple[str, int, int]

LONGEST: Final = 0.02
"""Seconds for the second call to end while the first is held up; else it waits for the first."""

SHORTEST: Final = 0.01
"""The same, where it ends at once when nothing is in its way."""

SLOWER: Final = 20
"""How many times the quickest of the calls one may take that does not wait."""

AFTERWARDS: Final = 0.08
"""Which part of it the first is held up at each further line, while the second waits for it."""

LINES_A_MEETING: Final = 16
"""Lines at which the second may wait in a meeting: who waits for a file looks ever more seldom."""

VISITS: Final = 2
"""How often a line is tried: in a loop, what comes before the second visit is half of it."""

EAGER: Final = 1e-6
"""Seconds after which Python turns to another thread, for calls that are to come at once."""


class Meetings:
    """All places at which a call was held up so far, so that each is tried once.

    >>> meetings = Meetings(lambda name, file: False, seconds=60)
    >>> [future.result() for future in meetings.of(lambda: 1, lambda: 2)], meetings.over
    ([1, 2], True)
    """

    def __init__(self, own: Own, *, seconds: float) -> None:
        self._own = own
        self._seconds = seconds
        self._tried: set[Place] = set()
        self._quickest = LONGEST / SLOWER
        self.over = False

    def of(
        self, first: Callable[[], Found], second: Callable[[], Found], *, again: bool = False
    ) -> list[Future[Found]]:
        """Do two things, the second while the first is held up at a line where it never was.

        The second may be done ``again`` at each such line, where that changes nothing. Where there
        is no such line left, one is done after the other, and the meetings are over.
        """
        held = HeldUp(self._timed(second), self._tried, again=again)
        held.at_first = max(SHORTEST, self._quickest * SLOWER)
        one = begun(partial(watched, first, watch(self._own, held.at)))
        ended(self._seconds, one)
        self.over = not held.others
        others = held.others or [begun(second)]
        ended(self._seconds, *others)
        return [one, *others]

    def _timed(self, act: Callable[[], Found]) -> Callable[[], Found]:
        def timed() -> Found:
            begin = perf_counter()
            try:
                return act()
            finally:
                self._quickest = min(self._quickest, perf_counter() - begin)

        return timed


class HeldUp(Generic[Found]):
    """Holds up the thread that tells of its lines, until another call has ended, or waits.

    At the outermost lines the other begins anew, and has twice the time: between them a store may
    let go of its lock.
    """

    at_first = LONGEST

    def __init__(self, act: Callable[[], Found], tried: set[Place], *, again: bool) -> None:
        self._act = act
        self.tried = tried
        self._again = again
        self._left = LINES_A_MEETING
        self._visits: Counter[tuple[str, int]] = Counter()
        self.others: list[Future[Found]] = []

    def at(self, step: Step) -> None:
        """Hold up the thread here, if that is something new."""
        self._visits[step.file, step.line] += 1
        place = (step.file, step.line, self._visits[step.file, step.line])
        if place[-1] > VISITS or place in self.tried or not self._left:
            return
        waits = bool(self.others) and not self.others[-1].done()
        if (self.others and not waits and not self._again) or (waits and step.outermost):
            return
        self.tried.add(place)
        if not waits:
            self.others.append(begun(self._act))
        part = AFTERWARDS if waits else 1 + step.outermost
        ends = wait(self.others, timeout=self.at_first * part)
        self._left -= len(ends.not_done)


def at_once(seconds: float, *acts: Callable[[], Found]) -> list[Future[Found]]:
    """Do things at the same time, as near as can be."""
    ready = Barrier(len(acts))
    before = sys.getswitchinterval()
    sys.setswitchinterval(EAGER)
    try:
        found = [begun(partial(_when_all_are, ready, act)) for act in acts]
        ended(seconds, *found)
    finally:
        sys.setswitchinterval(before)
    return found


def _when_all_are(ready: Barrier, act: Callable[[], Found]) -> Found:
    ready.wait()
    return act()
