"""Ratios between two callables timed in turn, so that a drift of the machine hits both alike."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLACK = 1.15
"""What noise may add to a measured ratio before the gate closes."""

_ROUNDS = 21
_ROUND_SECONDS = 0.02


@dataclass(frozen=True)
class Result:
    """A measured ratio and its bound: ``at_most`` for a cost, ``at_least`` for a gain."""

    name: str
    reference: str
    ratio: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def holds(self) -> bool:
        return self.meets(SLACK)

    def meets(self, slack: float) -> bool:
        if self.at_most is not None:
            return self.ratio <= self.at_most * slack
        return self.at_least is None or self.ratio >= self.at_least / slack

    def line(self) -> str:
        if self.at_most is not None:
            bound = f"≤ {self.at_most:g}"
        else:
            bound = "reported" if self.at_least is None else f"≥ {self.at_least:g}"
        mark = "ok  " if self.meets(1) else "near" if self.holds else "FAIL"
        return f"{mark} {self.ratio:9.2f}×  {bound:>9}  {self.name}  against  {self.reference}"


def _repeats(action: Callable[[], object]) -> int:
    repeats = 1
    while True:
        started = perf_counter()
        for _ in range(repeats):
            action()
        if perf_counter() - started > _ROUND_SECONDS / 4:
            return repeats * 4
        repeats *= 2


def _seconds(action: Callable[[], object], repeats: int) -> float:
    started = perf_counter()
    for _ in range(repeats):
        action()
    return (perf_counter() - started) / repeats


def microseconds(action: Callable[[], object]) -> float:
    """Time one call: for people, for no claim rests on it."""
    return median(_seconds(action, 1) for _ in range(_ROUNDS // 4)) * 1e6


def ratio(ours: Callable[[], object], reference: Callable[[], object]) -> float:
    """Time both in turn and give the median of the pairwise ratios, ours over the reference."""
    pairs = [(ours, _repeats(ours)), (reference, _repeats(reference))]
    return median(_seconds(*pairs[0]) / _seconds(*pairs[1]) for _ in range(_ROUNDS))
