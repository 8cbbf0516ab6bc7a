"""Moments of which nothing can be learned but their order.

A function that is given nothing but these, and answers, has answered for every history of the same
order: each comparison comes out the same there, so each step is the same, and so is the answer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NoReturn, Self

from nhiemvu.moments import INSTANT, VIETNAM


class LooksCloserError(AssertionError):
    """A moment was asked for more than its order."""


class Rank(datetime):
    """A moment that can be compared with others of its scale, and no more."""

    place: int
    scale: str

    def __new__(cls, place: int, scale: str = "") -> Self:
        made = super().__new__(cls, 2026, 1, 1, tzinfo=VIETNAM)
        made.place, made.scale = place, scale
        return made

    def _against(self, other: object) -> tuple[int, int]:
        if not isinstance(other, Rank) or type(other) is not type(self):
            raise LooksCloserError(other)
        if other.scale != self.scale:
            raise LooksCloserError(f"{self.scale} against {other.scale}")
        return self.place, other.place

    def __lt__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine < theirs

    def __le__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine <= theirs

    def __gt__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine > theirs

    def __ge__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine >= theirs

    def __eq__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine == theirs

    def __ne__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine != theirs

    def __hash__(self) -> int:
        raise LooksCloserError("__hash__")

    @property
    def year(self) -> int:
        """The same for all."""
        return 2026

    def utcoffset(self) -> timedelta:
        """The same for all."""
        return timedelta(hours=7)

    def astimezone(self, _zone: Any = None) -> Rank:
        return self


class Due(Rank):
    """A deadline: it has an exclusive end, which is a rank."""

    def __add__(self, more: timedelta) -> Rank:  # type: ignore[override]
        if more != INSTANT:
            raise LooksCloserError(more)
        return Rank(self.place, self.scale)


def _hide(name: str) -> None:
    def look(_self: Rank, *_given: object, **_named: object) -> NoReturn:
        raise LooksCloserError(name)

    setattr(Rank, name, property(look))


_NEEDED = {"__class__", "__init_subclass__", "__subclasshook__", "__getattribute__", "__setattr__",
           "__init__", "__doc__", "__dir__", "__new__", "__delattr__"}  # fmt: skip
for _name in set(dir(datetime)) - _NEEDED - set(vars(Rank)):
    _hide(_name)
