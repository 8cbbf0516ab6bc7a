"""Asking a program: JSON Lines on its input, answers on its output, matched by ``seq``.

Whatever the program does, each question ends with an answer or with a fault that says why there is
none, within the time that was set. All questions are written at once and the input is closed, so
that a program may answer in any order, and as late as at the end of its input.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.testing.faults import MOST_FAULTS, OUT_OF_TIME, Fault, fault, not_started
from nhiemvu.testing.programs import LONGEST_LINE, Program

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

Json: TypeAlias = dict[str, Any]

MOST_RUNS = 4
"""How often a program is started, at most, to answer what it left unanswered."""

_TICK = 0.1
_GRACE = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a program may take, in seconds: until its next answer, and for the whole run."""

    answer: float = 10.0
    total: float = 300.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question: an answer, or the fault that says why there is none.

    ``after`` counts the seconds since the program was first started.
    """

    seq: int
    answer: Json | None
    fault: Fault | None
    after: float


class Conversation:
    """Questions to a program, given by its command.

    ``faults`` are lines that answer nothing and belong to no question, ``said`` is the end of what
    the program wrote to its error output, ``status`` how it ended by itself after its last answer.
    ``until`` is the moment, of the clock that only goes forward, at which the
    time of the run is over, when the run has begun before.

    >>> import sys
    >>> talk = Conversation([sys.executable, "-c", "print(input())"])
    >>> [(reply.seq, reply.answer) for reply in talk.ask([{"seq": 1, "op": "cutoff_due"}])]
    [(1, {'seq': 1, 'op': 'cutoff_due'})]
    """

    def __init__(
        self, command: Sequence[str], limits: Limits | None = None, *, until: float = inf
    ) -> None:
        self.command = tuple(command)
        self.limits = limits or Limits()
        self.faults: list[Fault] = []
        self.said = ""
        self.status: int | None = None
        self._lines = 0
        self._start = 0.0
        self._until = until

    def ask(self, requests: Iterable[Json]) -> Generator[Reply, None, None]:
        """Give what comes of each question, as it comes.

        A program that stops at a question is started anew for those behind it, a few times, as long
        as it answers some each time; so one crash does not hide what it does well.
        """
        self._start = monotonic()
        waiting = {request["seq"]: request for request in requests}
        why: Fault | None = None
        runs = 0
        while waiting and runs < MOST_RUNS:
            asked, runs = len(waiting), runs + 1
            why = yield from self._run(waiting)
            if len(waiting) == asked:
                break
            for stuck in list(waiting)[:1]:
                del waiting[stuck]
                yield self._reply(stuck, None, why)
        for seq in waiting:
            yield self._reply(seq, None, why)

    def _run(self, waiting: dict[int, Json]) -> Generator[Reply, None, Fault | None]:
        """Start the program once; what it answers leaves ``waiting``."""
        if self._time_left() <= 0:
            return fault(OUT_OF_TIME, self.limits.total)
        try:
            program = Program(self.command)
        except OSError as error:
            return not_started(self.command, error)
        self._lines, asked = 0, frozenset(waiting)
        with program:
            for request in waiting.values():
                program.send(written(request))
            program.finish()
            why = yield from self._listen(program, waiting, asked)
        self.said = program.said or self.said
        return why

    def _listen(
        self, program: Program, waiting: dict[int, Json], asked: frozenset[int]
    ) -> Generator[Reply, None, Fault | None]:
        quiet_until = monotonic() + self.limits.answer
        while (left := min(quiet_until - monotonic(), self._time_left())) > 0:
            try:
                line = program.line(min(left, _TICK))
            except TimeoutError:
                if program.status() is None:
                    continue
                line = _last_line(program)
            if line is None and waiting:
                return _ended(program)
            if line is None:
                self.status = program.status(_GRACE)
                return None
            answer = self.read(line, waiting, asked)
            if answer is not None:
                yield self._reply(answer["seq"], answer, None)
                quiet_until = monotonic() + (self.limits.answer if waiting else _GRACE)
        return self._why_silent(program) if waiting else None

    def _why_silent(self, program: Program) -> Fault:
        if self._time_left() <= 0:
            return fault(OUT_OF_TIME, self.limits.total)
        if program.refused:
            return fault("closed_input")
        code = "silent" if program.all_sent else "not_reading"
        return fault(code, self.limits.answer)

    def _time_left(self) -> float:
        return min(self._start + self.limits.total, self._until) - monotonic()

    def _reply(self, seq: int, answer: Json | None, why: Fault | None) -> Reply:
        return Reply(seq, answer, why, monotonic() - self._start)

    def read(self, line: bytes, waiting: dict[int, Json], asked: frozenset[int]) -> Json | None:
        """Read an answer, and take its question off those that wait; note a line that is none."""
        self._lines += 1
        if not line.strip():
            return None
        found = _parsed(line)
        code = found if isinstance(found, str) else _misplaced(found, waiting, asked)
        if code or isinstance(found, str):
            self._note(code, line)
            return None
        del waiting[found["seq"]]
        return found

    def _note(self, code: str, line: bytes) -> None:
        if len(self.faults) < MOST_FAULTS:
            shown = line[:60].decode("utf-8", "replace")
            self.faults.append(fault(code, str(self._lines), shown))


def written(request: Json) -> bytes:
    """Write a question as a line, in UTF-8."""
    return json.dumps(request, ensure_ascii=False).encode()


def _parsed(line: bytes) -> Json | str:
    """Give the object that a line holds, or the code of what is wrong with it."""
    if len(line) > LONGEST_LINE:
        return "too_long"
    try:
        found = json.loads(
            line.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_each_once
        )
    except UnicodeDecodeError:
        return "not_utf8"
    except _StrictnessError as refused:
        return refused.code
    except (ValueError, RecursionError):
        return "not_json"
    return found if isinstance(found, dict) else "not_an_object"


class _StrictnessError(Exception):
    """What Python's reader takes for JSON, and JSON does not."""

    def __init__(self, code: str) -> None:
        self.code = code


def _no_number(_: str) -> None:
    raise _StrictnessError("not_json.number")


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _StrictnessError("not_json.key")
    return found


def _misplaced(found: Json, waiting: dict[int, Json], asked: frozenset[int]) -> str:
    """Give the code of what is wrong with the ``seq`` of an answer, or nothing."""
    seq = found.get("seq")
    if type(seq) is not int or seq not in asked:
        return "unknown_seq"
    return "" if seq in waiting else "answered_twice"


def _last_line(program: Program) -> bytes | None:
    """Give what an ended program still had in its pipe; a child of its own may hold it open."""
    try:
        return program.line(_GRACE)
    except TimeoutError:
        return None


def _ended(program: Program) -> Fault:
    """Say why a program's output is over."""
    if program.flooded:
        return fault("flood")
    status = program.status(_GRACE)
    return fault("closed_output") if status is None else fault("ended", str(status))
