"""The ids that were counted, kept small: a report over a stream keeps nothing else of a task."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

from nhiemvu.errors import DuplicateTaskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIRST_SIZE = 1 << 14
_CHUNK = 256
_HASH = (1 << 32) - 1
_BETWEEN = "\udcff"
"""Stands for a byte that UTF-8 never uses, so that no id contains it."""


class SeenTasks:
    """The ids of tasks and the place of each, exactly, in some 25 bytes a task beside its id.

    A dict of strings takes four times as much. A table of numbers finds the record of an id by its
    hash; the ids themselves lie end to end, and are looked at only when two hashes agree. A place
    is a number from 0 to 4,294,967,295.

    >>> seen = SeenTasks()
    >>> seen.add("NV-1", 1)
    >>> try:
    ...     seen.add("NV-1", 7)
    ... except DuplicateTaskError as error:
    ...     error.first, error.second
    (1, 7)
    """

    __slots__ = ("_chunks", "_hashes", "_mask", "_pending", "_places", "_table")

    def __init__(self) -> None:
        self._table = array("I", (0,)) * _FIRST_SIZE
        self._mask = _FIRST_SIZE - 1
        self._hashes = array("I", (0,))
        self._places = array("I", (0,))
        self._chunks: list[bytes] = []
        self._pending: list[str] = []

    def add(self, task_id: str, place: int) -> None:
        """Note an id; raises DuplicateTaskError, naming both places, when it was there."""
        table, mask = self._table, self._mask
        hashed = hash(task_id) & _HASH
        slot = hashed & mask
        while record := table[slot]:
            if self._hashes[record] == hashed and self._id(record) == task_id:
                raise DuplicateTaskError(task_id, first=self._places[record], second=place)
            slot = (slot + 1) & mask
        self._places.append(place)  # first, for it alone can fail
        number = len(self._hashes)
        table[slot] = number
        self._hashes.append(hashed)
        self._pending.append(task_id)
        if not number % _CHUNK:
            self._write_pending()
            if (number + _CHUNK) * 3 > mask * 2:
                self._grow()

    def update(self, other: SeenTasks, *, shift: int = 0) -> None:
        """Note all ids of another; raises DuplicateTaskError and changes nothing if one was here.

        ``shift`` is added to their places.

        >>> here, there = SeenTasks(), SeenTasks()
        >>> here.add("NV-1", 1)
        >>> there.add("NV-2", 1)
        >>> here.update(there, shift=1)
        >>> list(here)
        [('NV-1', 1), ('NV-2', 2)]
        """
        for task_id, place in other:
            first = self.place(task_id)
            if first is not None:
                raise DuplicateTaskError(task_id, first=first, second=place + shift)
        for task_id, place in other:
            self.add(task_id, place + shift)

    def place(self, task_id: str) -> int | None:
        """Give the place of an id, ``None`` when it is not here."""
        hashed = hash(task_id) & _HASH
        slot = hashed & self._mask
        while record := self._table[slot]:
            if self._hashes[record] == hashed and self._id(record) == task_id:
                return self._places[record]
            slot = (slot + 1) & self._mask
        return None

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Give each id and its place, in the order they were noted."""
        written = (task_id for chunk in self._chunks for task_id in _split(chunk))
        return zip(chain(written, self._pending), self._places[1:], strict=True)

    def __len__(self) -> int:
        """Count the ids."""
        return len(self._hashes) - 1

    def __getstate__(self) -> list[tuple[str, int]]:
        """Travel as plain pairs: another process hashes text differently."""
        return list(self)

    def __setstate__(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Build the table anew."""
        self.__init__()  # type: ignore[misc]  # slots are empty after unpickling
        for task_id, place in pairs:
            self.add(task_id, place)

    def _id(self, record: int) -> str:
        chunk, place = divmod(record - 1, _CHUNK)
        if chunk == len(self._chunks):
            return self._pending[place]
        return _split(self._chunks[chunk])[place]

    def _write_pending(self) -> None:
        text = _BETWEEN.join(self._pending)
        self._chunks.append(text.encode("utf-8", "surrogateescape"))
        self._pending.clear()

    def _grow(self) -> None:
        """Make room for twice as many records."""
        size = 2 * len(self._table)
        table, mask = array("I", (0,)) * size, size - 1
        for record, hashed in enumerate(self._hashes):
            slot = hashed & mask
            while table[slot]:
                slot = (slot + 1) & mask
            table[slot] = record
        self._table, self._mask = table, mask


def _split(chunk: bytes) -> list[str]:
    return chunk.decode("utf-8", "surrogateescape").split(_BETWEEN)
