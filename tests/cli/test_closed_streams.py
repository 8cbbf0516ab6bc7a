"""Streams that are closed, or a disk that is full: a status, a message where it can be read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

from cases import EXAMPLES

Redirected: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections of POSIX")

FULL = "/dev/full"
full_disk = pytest.mark.skipif(not Path(FULL).exists(), reason=f"no {FULL} here")

AS_OF = ("--as-of", "31/10/2026")
TASK = ("--id", "NV-2026-000133", "--until", "31/10/2026")
NO_SPACE = {"vi": "hết chỗ trên đĩa\n", "en": "no space left on the disk\n"}
NO_INPUT = {
    "vi": "đầu vào chuẩn: không đọc được\n",
    "en": "standard input: it cannot be read\n",
}

ANSWERS = [
    ("due", "09/10/2026"),
    ("calendar", "2026"),
    ("timeline", str(EXAMPLES), *TASK),
    ("classify", str(EXAMPLES), "--as-of", "01/12/2026"),
    ("classify", str(EXAMPLES), "--as-of", "01/12/2026", "--format", "text"),
    ("report", str(EXAMPLES), "--period", "2026", "--as-of", "01/12/2026"),
    ("report", str(EXAMPLES), "--period", "2026", "--as-of", "01/12/2026", "--format", "json"),
    ("sample", "--tasks", "3"),
    ("--help",),
]
WRONG = [("classify", "nowhere.jsonl", *AS_OF), ("due", "x"), ()]
CLOSED = pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])


@full_disk
@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_a_full_disk_is_told(redirected: Redirected, arguments: tuple[str, ...]) -> None:
    done = redirected(f">{FULL}", *arguments)
    assert (done.returncode, done.stderr) == (2, NO_SPACE["vi"])


@full_disk
@pytest.mark.parametrize("arguments", ANSWERS[:1] + ANSWERS[3:4], ids=" ".join)
def test_a_full_disk_is_told_in_english(redirected: Redirected, arguments: tuple[str, ...]) -> None:
    done = redirected(f">{FULL}", *arguments, "--lang", "en")
    assert (done.returncode, done.stderr) == (2, NO_SPACE["en"])


@full_disk
@pytest.mark.parametrize("keep_going", [(), ("--keep-going",)])
def test_a_full_disk_at_a_bad_line(
    redirected: Redirected, line: Line, keep_going: tuple[str, ...]
) -> None:
    given = line("A") + "oops\n"
    done = redirected(f">{FULL}", "classify", "-", *AS_OF, *keep_going, stdin=given)
    assert (done.returncode, done.stderr) == (2, NO_SPACE["vi"])


@full_disk
def test_a_full_disk_when_nobody_can_be_told(redirected: Redirected) -> None:
    assert redirected(f">{FULL} 2>&-", "due", "09/10/2026").returncode == 2


@full_disk
def test_nothing_to_write_fits_on_a_full_disk(redirected: Redirected) -> None:
    done = redirected(f">{FULL}", "classify", "-", *AS_OF)
    assert (done.returncode, done.stderr) == (0, "")


@CLOSED
@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_an_answer_with_streams_closed(
    redirected: Redirected, closed: str, arguments: tuple[str, ...]
) -> None:
    done = redirected(closed, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) is (closed in ("2>&-", "<&-"))


@CLOSED
@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_mistake_with_streams_closed(
    redirected: Redirected, closed: str, arguments: tuple[str, ...]
) -> None:
    done = redirected(closed, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert bool(done.stderr) is ("2>&-" not in closed)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "command",
    [("classify", "-", *AS_OF), ("timeline", "-", *TASK), ("report", "-", "--period", "2026-10")],
    ids=" ".join,
)
def test_a_closed_standard_input_is_told(
    redirected: Redirected, command: tuple[str, ...], lang: str
) -> None:
    done = redirected("<&-", *command, "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", NO_INPUT[lang])


def test_a_closed_standard_input_with_nobody_to_tell(redirected: Redirected) -> None:
    assert redirected("<&- >&- 2>&-", "classify", "-", *AS_OF).returncode == 2


def test_bad_lines_are_still_counted_when_messages_go_nowhere(
    redirected: Redirected, line: Line
) -> None:
    given = line("A") + "oops\n" + line("B")
    done = redirected("2>&-", "classify", "-", *AS_OF, "--keep-going", stdin=given)
    assert (done.returncode, done.stderr) == (1, "")
    assert len(done.stdout.splitlines()) == 2
