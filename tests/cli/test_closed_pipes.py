"""A closed pipe ends every command quietly with 141, whatever it still had to say, and where."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from subprocess import PIPE, Popen
from typing import IO, TYPE_CHECKING, TypeAlias

import pytest

from cases import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

Start: TypeAlias = Callable[..., "Popen[bytes]"]
Line: TypeAlias = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")

AS_OF = ("--as-of", "31/10/2026")
ALL_ASSIGNED = ("--as-of", "01/12/2026")
CLOSED_PIPE = 141
LINES_PAST_ANY_BUFFER = 2_000
TASK = ("--id", "NV-2026-000133", "--until", "31/10/2026")
REPORT = ("report", str(EXAMPLES), "--period", "2026", *ALL_ASSIGNED)

ANSWERS = [
    ("calendar", "2026", "--format", "csv"),
    ("calendar", "2026", "--format", "json"),
    ("schema", "task"),
    ("due", "09/10/2026"),
    ("add", "2026-10-05", "3"),
    ("between", "2026-10-05", "2026-10-09"),
    ("explain", "2026-10-05"),
    ("timeline", str(EXAMPLES), *TASK, "--format", "csv"),
    ("classify", str(EXAMPLES), *ALL_ASSIGNED),
    (*REPORT, "--format", "csv"),
    (*REPORT, "--format", "json"),
    ("sample", "--tasks", "3"),
    ("sample", "--units"),
    ("--help",),
    ("--version",),
]
MESSAGES = [
    ("classify", "nowhere.jsonl", *AS_OF),
    ("timeline", str(EXAMPLES), "--id", "Z", "--until", "31/10/2026"),
    ("report", "nowhere.jsonl", "--period", "2026-10"),
    ("report", str(EXAMPLES), str(EXAMPLES), "--period", "2026-10"),
    ("explain", "2012-01-01"),
    ("add", "2026-10-05", "1", "--frob"),
    ("explain", "2026-10-05", "--notices", "nowhere.json"),
    (),
]
BUFFERING = pytest.mark.parametrize(
    "env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"]
)
KEEP_GOING = pytest.mark.parametrize("keep_going", [(), ("--keep-going",)], ids=["", "keep going"])


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None
    return end


@pytest.fixture
def to_nobody(start: Start) -> Callable[..., tuple[int, bytes]]:
    """Run with a pipe that nobody reads; give the status and what the other stream got."""

    def call(*arguments: str, closed: str, stdin: str = "", **env: str) -> tuple[int, bytes]:
        reading, writing = os.pipe()
        os.close(reading)
        ends = {name: writing if name in closed else PIPE for name in ("stdout", "stderr")}
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
        with start(*arguments, **ends, env=kept | env) as process:
            os.close(writing)
            out, err = process.communicate(stdin.encode(), timeout=20)
        return process.returncode, (out or b"") + (err or b"")

    return call


ToNobody: TypeAlias = Callable[..., tuple[int, bytes]]


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "tasks.jsonl"
    rows = EXAMPLES.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(rows * (LINES_PAST_ANY_BUFFER // len(rows) + 1)))
    return path


def status_after_a_line(start: Start, *arguments: str) -> int:
    """Read one line as ``head -1`` does, and check that nothing is said of the closed pipe."""
    with start(*arguments) as process:
        out, err = pipe(process.stdout), pipe(process.stderr)
        assert out.readline()
        out.close()
        assert err.read() == b""
    return process.returncode


@pytest.mark.parametrize("form", ["json", "csv"])
def test_head_takes_a_line_and_the_rest_ends_quietly(
    start: Start, long_file: Path, form: str
) -> None:
    command = ("classify", str(long_file), *AS_OF, "--format", form)
    assert status_after_a_line(start, *command) == CLOSED_PIPE


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("closed", ["stdout", "stdout stderr"])
def test_a_pipe_closed_before_the_first_answer_is_quiet_too(
    to_nobody: ToNobody, arguments: tuple[str, ...], closed: str
) -> None:
    assert to_nobody(*arguments, closed=closed) == (CLOSED_PIPE, b"")


def test_head_takes_a_line_of_a_page_for_people(start: Start, long_file: Path) -> None:
    command = ("classify", str(long_file), *AS_OF, "--format", "text")
    assert status_after_a_line(start, *command) != 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("calendar", "2026"),
        ("timeline", str(EXAMPLES), *TASK),
        ("classify", str(EXAMPLES), *ALL_ASSIGNED, "--format", "text", "--why"),
        REPORT,
    ],
    ids=" ".join,
)
def test_a_pipe_closed_before_a_page_for_people(
    to_nobody: ToNobody, arguments: tuple[str, ...]
) -> None:
    status, said = to_nobody(*arguments, closed="stdout")
    assert (status != 0, said) == (True, b"")


@pytest.mark.parametrize("arguments", MESSAGES, ids=" ".join)
@pytest.mark.parametrize("closed", ["stderr", "stdout stderr"])
def test_an_error_message_that_nobody_reads(
    to_nobody: ToNobody, arguments: tuple[str, ...], closed: str
) -> None:
    """As in ``nhiemvu … 2>&1 | true``."""
    assert to_nobody(*arguments, closed=closed) == (CLOSED_PIPE, b"")


@pytest.mark.parametrize("arguments", MESSAGES[:3], ids=" ".join)
def test_an_error_message_has_nothing_to_do_with_a_closed_stdout(
    to_nobody: ToNobody, arguments: tuple[str, ...]
) -> None:
    status, said = to_nobody(*arguments, closed="stdout")
    assert status == 2
    assert said


@BUFFERING
@KEEP_GOING
@pytest.mark.parametrize("closed", ["stdout", "stdout stderr"])
def test_a_bad_line_after_a_good_one(
    to_nobody: ToNobody, line: Line, env: dict[str, str], closed: str, keep_going: tuple[str, ...]
) -> None:
    """The answer that waits in the buffer meets the closed pipe ahead of the message."""
    given = line("A") + "oops\n"
    done = to_nobody("classify", "-", *AS_OF, *keep_going, closed=closed, stdin=given, **env)
    assert done == (CLOSED_PIPE, b"")


@BUFFERING
@KEEP_GOING
def test_a_bad_line_after_a_good_one_when_nobody_reads_the_messages(
    to_nobody: ToNobody, line: Line, env: dict[str, str], keep_going: tuple[str, ...]
) -> None:
    """The answer ahead of it is still written."""
    given = line("A") + "oops\n"
    command = ("classify", "-", *AS_OF, *keep_going)
    status, said = to_nobody(*command, closed="stderr", stdin=given, **env)
    assert status == CLOSED_PIPE
    assert said.startswith(b'{"id": "A", ')
    assert said.count(b"\n") == 1
