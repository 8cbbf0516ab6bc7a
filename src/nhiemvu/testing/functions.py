"""A Python function asked as a program would be: it is given JSON, and gives what is JSON too.

What it does to a question, or later to its answer, touches nothing but its own copy.
"""

from __future__ import annotations

import json
from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.testing.faults import OUT_OF_TIME, Fault, fault
from nhiemvu.testing.protocol import Limits, Reply
from nhiemvu.text import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

Json: TypeAlias = dict[str, Any]


class InProcess:
    """A Python function asked as a program would be; what it raises is its fault.

    An interrupt is not: it ends the run. A function that does not return cannot be ended; the time
    of the run is looked at between questions.

    >>> [reply.answer for reply in InProcess(dict).ask([{"seq": 1, "op": "fly"}])]
    [{'seq': 1, 'op': 'fly'}]
    """

    def __init__(
        self, answer: Callable[[Json], Json], limits: Limits | None = None, *, until: float = inf
    ) -> None:
        named = _named(answer)
        self.command = (f"{named.__module__}.{named.__qualname__}",)
        self.faults: tuple[Fault, ...] = ()
        self.said = ""
        self.status: int | None = None
        self._answer = answer
        self._limits = limits or Limits()
        self._until = until

    def ask(self, requests: Iterable[Json]) -> Generator[Reply, None, None]:
        """Give what comes of each question."""
        start = monotonic()
        until = min(start + self._limits.total, self._until)
        for request in requests:
            over = monotonic() >= until
            found = fault(OUT_OF_TIME, self._limits.total) if over else self._found(request)
            answer, why = (None, found) if isinstance(found, Fault) else (found, None)
            yield Reply(request["seq"], answer, why, monotonic() - start)

    def ask_one(self, request: Json) -> Json | None:
        """Give the answer to one question, ``None`` when there is none."""
        return next(self.ask([{"seq": 1} | request])).answer

    def _found(self, request: Json) -> Json | Fault:
        try:
            given = self._answer(json.loads(json.dumps(request)))
        except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a vendor's code raises
            return fault("raised", _shown(error))
        try:
            found = json.loads(json.dumps(given, allow_nan=False))
        except Exception:  # noqa: BLE001  an object's own code may run here too
            found = None
        return found if isinstance(found, dict) else fault("not_an_object.returned", _shown(given))


def _named(answer: Any) -> Any:
    """Give what bears the name of a function: of an object that is called, its class."""
    if isinstance(answer, partial):
        return _named(answer.func)
    return answer if hasattr(answer, "__qualname__") else type(answer)


def _shown(value: object) -> str:
    """Write a value as Python does, where its own code lets it."""
    try:
        return cut(repr(value))
    except Exception:  # noqa: BLE001  as above
        return type(value).__name__
