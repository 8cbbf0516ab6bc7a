"""Draws that give the same results for the same seed on every Python.

Only ``random()`` is promised to stay as it is from version to version; everything here is made
from it by whole-number arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Draw:
    """A source of chances, known by the words and numbers it is seeded with.

    >>> Draw("province", 7).between(1, 100) == Draw("province", 7).between(1, 100)
    True
    """

    def __init__(self, *seed: str | int) -> None:
        self._random = Random(":".join(map(str, seed))).random  # noqa: S311  no secrets here

    def chance(self, percent: float) -> bool:
        """Tell whether something of this chance happens."""
        return self._random() * 100 < percent

    def between(self, low: int, high: int) -> int:
        """Give a whole number, both ends included."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Give one of the options."""
        return options[int(self._random() * len(options))]

    def weighed(self, options: Sequence[T], weights: Sequence[int]) -> T:
        """Give one of the options, by whole weights."""
        totals = list(accumulate(weights))
        return options[bisect_right(totals, int(self._random() * totals[-1]))]

    def few(self, options: Sequence[T], number: int) -> list[T]:
        """Give so many different options, or all of them if there are fewer."""
        left = list(options)
        return [left.pop(int(self._random() * len(left))) for _ in range(min(number, len(left)))]
