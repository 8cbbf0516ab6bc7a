"""A program run beside us: lines go in, lines come out; at the end it is ended with its children.

Threads carry the lines, so that a program which reads nothing, or says too much, stops nobody.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import IO, TYPE_CHECKING, Final, Self, cast
from uuid import uuid4

from nhiemvu.testing.ending import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST_LINE: Final = 100_000
"""The longest line that is read whole; of a longer one the head is kept, one byte more."""

MOST_OUTPUT: Final = 8_000_000
"""How many bytes a program may write before it is read no further; each question adds to it."""

_FOR_A_QUESTION = 1_000
_FOR_A_LINE = 100

_CHUNK = 65_536
_TAIL = 4_096
_TICK = 0.1
_GRACE = 1.0
_LONGEST_END = 30.0
_MARK = "NHIEMVU_PROGRAM"
_MOST_ROUNDS = 5


class Program:
    """A started program; raises OSError when the system cannot start it.

    >>> import sys
    >>> with Program([sys.executable, "-c", "print(input())"]) as program:
    ...     program.send(b"a line")
    ...     program.line(20)
    b'a line'
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._mark = uuid4().hex
        self._process = subprocess.Popen(  # noqa: S603  it is what the user asked to run
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
            env=os.environ | {_MARK: self._mark},
        )
        self._outgoing: SimpleQueue[bytes | None] = SimpleQueue()
        # no SimpleQueue: with a signal at the end of its time, its wait for a line has no end
        self._incoming: Queue[bytes | None] = Queue()
        self._tail = b""
        self._all_sent = Event()
        self._sent = 0
        self.refused = False
        self.flooded = False
        self._threads = [
            Thread(target=work, daemon=True) for work in (self._write, self._read, self._overhear)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        """Give the program itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.close()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Let one line be written to its input, as soon as it reads."""
        self._sent += 1
        self._outgoing.put(line + b"\n")

    def finish(self) -> None:
        """Let its input be closed after the last line."""
        self._outgoing.put(None)

    def line(self, seconds: float) -> bytes | None:
        """Give the next line of its output, ``None`` at the end; raises TimeoutError.

        A signal that was noted meanwhile is raised here.
        """
        until = monotonic() + seconds
        while True:
            check()
            left = until - monotonic()
            with suppress(Empty):
                return self._incoming.get(timeout=min(max(left, 0), _TICK))
            if left <= _TICK:
                raise TimeoutError

    @property
    def all_sent(self) -> bool:
        """Whether its input has taken everything, or refused more."""
        return self._all_sent.is_set()

    def status(self, seconds: float = 0) -> int | None:
        """Give its exit status, waiting a little for it; ``None`` while it runs."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    @property
    def said(self) -> str:
        """The end of what it wrote to its error output."""
        return self._tail.decode("utf-8", "replace")

    def close(self) -> None:
        """End it and what it started.

        That is its group of processes and, on Linux, also what has left the group. Not ended is,
        on Linux, what has given up the environment that it inherited, or another user's rights
        protect; on other systems of POSIX, what has left the group; on Windows, what was started by
        a process that is gone. Such a one may hold a pipe, and its thread, until it ends.
        """
        _END_ALL[os.name](self._process)
        self.status(_LONGEST_END)
        if hasattr(os, "pidfd_open"):
            _end_marked(f"{_MARK}={self._mark}".encode())
        self.finish()
        for thread in self._threads:
            thread.join(_GRACE)

    def _write(self) -> None:
        """Write what there is; each thread closes its own pipe, since no other may do it safely."""
        try:
            with cast("IO[bytes]", self._process.stdin) as stdin:
                for line in iter(self._outgoing.get, None):
                    left = memoryview(line)
                    while left:
                        left = left[stdin.write(left) :]
        except OSError:
            self.refused = True
        self._all_sent.set()

    def _read(self) -> None:
        with cast("IO[bytes]", self._process.stdout):
            for line in lines_of(self._output()):
                self._incoming.put(line)
        self._incoming.put(None)

    def _output(self) -> Iterator[bytes]:
        used = 0
        for chunk in _chunks(self._process.stdout):
            yield chunk
            used += len(chunk) + _FOR_A_LINE * chunk.count(b"\n")
            if used > MOST_OUTPUT + _FOR_A_QUESTION * self._sent:
                self.flooded = True
                return

    def _overhear(self) -> None:
        with cast("IO[bytes]", self._process.stderr):
            for chunk in _chunks(self._process.stderr):
                self._tail = (self._tail + chunk)[-_TAIL:]


def _chunks(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Give what a pipe holds, until its other side is closed."""
    with suppress(OSError):
        while chunk := cast("IO[bytes]", stream).read(_CHUNK):
            yield chunk


def lines_of(chunks: Iterator[bytes]) -> Iterator[bytes]:
    r"""Cut a stream into lines; of one that is too long only the head is kept.

    >>> list(lines_of(iter([b"ab", b"c\nd", b"ef"])))
    [b'abc', b'def']
    """
    kept = b""
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        kept = (kept + first)[: LONGEST_LINE + 1]
        for other in others:
            yield kept
            kept = other[: LONGEST_LINE + 1]
    if kept:
        yield kept


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End the group of processes that a program leads."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children, on Windows."""
    command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
    subprocess.run(command, capture_output=True, check=False)  # noqa: S603


def _end_marked(mark: bytes) -> None:
    """End the processes that have inherited a mark, those that they start meanwhile too."""
    for _ in range(_MOST_ROUNDS):
        if not [pid for pid in Path("/proc").glob("[0-9]*") if _end_if_marked(pid, mark)]:
            break


def _end_if_marked(process: Path, mark: bytes) -> bool:
    """End a process if it has a mark; held open meanwhile, so that no other has its number."""
    try:
        held = os.pidfd_open(int(process.name))
    except OSError:
        return False
    try:
        marked = mark in (process / "environ").read_bytes().split(b"\0")
        if marked:
            signal.pidfd_send_signal(held, signal.SIGKILL)
    except OSError:
        return False
    finally:
        os.close(held)
    return marked


_END_ALL: dict[str, Callable[[subprocess.Popen[bytes]], None]] = {
    "posix": _end_group,
    "nt": _end_tree,
}
