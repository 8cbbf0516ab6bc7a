"""Questions one at a time, for a search whose next question depends on the answer before."""

from __future__ import annotations

from contextlib import closing
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Self

from nhiemvu.testing.programs import Program
from nhiemvu.testing.protocol import Conversation, Limits, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhiemvu.testing.protocol import Json

_PATIENCE = 2.0
"""How long a program that has answered before is waited for."""


class Interview:
    """A program that is asked one question, then the next; a context that ends it.

    It stays while it answers. One that keeps its answers until its input ends, or that falls
    silent, is started anew for each question.

    >>> import sys
    >>> with Interview([sys.executable, "-c", "print(input())"]) as interview:
    ...     interview.ask_one({"op": "cutoff_due"})
    {'seq': 1, 'op': 'cutoff_due'}
    """

    def __init__(
        self, command: Sequence[str], limits: Limits | None = None, *, until: float = inf
    ) -> None:
        self.limits = limits or Limits()
        self._talk = Conversation(command, self.limits, until=until)
        self._until = until
        self._patience = self.limits.answer
        self._program: Program | None = None
        self._stays = True
        self._seq = 0

    def __enter__(self) -> Self:
        """Give the interview itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program."""
        self._let_go()

    def ask_one(self, request: Json) -> Json | None:
        """Give the answer to a question, ``None`` when there is none in time."""
        self._seq += 1
        asked = {"seq": self._seq} | request
        found = self._ask_again(asked) if self._stays else None
        if found is None:
            self._stays = False
            self._let_go()
            with closing(self._talk.ask([asked])) as replies:
                found = next(replies).answer
        return found

    def _ask_again(self, asked: Json) -> Json | None:
        """Ask the program that stays."""
        waiting = {asked["seq"]: asked}
        until = min(monotonic() + self._patience, self._until)
        try:
            self._program = self._program or Program(self._talk.command)
            self._program.send(written(asked))
            while (line := self._program.line(max(until - monotonic(), 0))) is not None:
                found = self._talk.read(line, waiting, frozenset(waiting))
                if found is not None:
                    self._patience = min(self.limits.answer, _PATIENCE)
                    return found
        except OSError:  # TimeoutError is one
            return None
        return None

    def _let_go(self) -> None:
        if self._program is not None:
            self._program.close()
            self._program = None
