"""Runs the command line: in this process for speed, as a program for pipes, signals, terminals."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest import mock

import pytest

from nhiemvu.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

if TYPE_CHECKING or sys.platform != "win32":
    import pty

Done: TypeAlias = CompletedProcess[str]

PROGRAM = (sys.executable, "-m", "nhiemvu")
NOT_INHERITED = ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "PYTHONUNBUFFERED")


def environment(**more: str) -> dict[str, str]:
    """The environment of this run without what would change the answers' look."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return kept | {"COLUMNS": "80", **more}


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[BytesIO, BytesIO]]:
    """Give the run streams of its own, in an encoding that cannot write Vietnamese."""
    out, err = BytesIO(), BytesIO()
    streams = [TextIOWrapper(raw, encoding="ascii") for raw in (BytesIO(stdin), out, err)]
    with (
        mock.patch.object(sys, "stdin", streams[0]),
        mock.patch.object(sys, "stdout", streams[1]),
        mock.patch.object(sys, "stderr", streams[2]),
    ):
        yield out, err


@pytest.fixture(scope="session")
def cli() -> Callable[..., Done]:
    """Run a command in this process: its exit status and what it wrote."""

    def call(*arguments: str, stdin: str | bytes = b"", **env: str) -> Done:
        given = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin
        with (
            mock.patch.dict(os.environ, environment(**env), clear=True),
            _streams(given) as (out, err),
        ):
            status = run(list(arguments))
            sys.stdout.flush()
            sys.stderr.flush()
            written = out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8")
        return CompletedProcess(arguments, status, *written)

    return call


@pytest.fixture(scope="session")
def program() -> Callable[..., Done]:
    """Run a command as a program of its own."""

    def call(*arguments: str, stdin: str = "", **env: str) -> Done:
        return subprocess.run(
            [*PROGRAM, *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment(**env),
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Start a command as a program, and leave its pipes to the test."""

    def call(*arguments: str, **kwargs: Any) -> subprocess.Popen[bytes]:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen([*PROGRAM, *arguments], **{**pipes, "env": environment(), **kwargs})

    return call


@pytest.fixture(scope="session")
def redirected() -> Callable[..., Done]:
    """Run a command as a program, its streams redirected the way a shell writes it."""

    def call(redirections: str, *arguments: str, stdin: str = "") -> Done:
        return subprocess.run(
            ["sh", "-c", f'exec "$@" {redirections}', "sh", *PROGRAM, *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment(),
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def task() -> Callable[..., dict[str, Any]]:
    """Make a task of October 2026; keywords lay over what it has."""

    def make(name: str = "NV-1", /, **more: Any) -> dict[str, Any]:
        plain = {
            "id": name,
            "assigned_at": "2026-10-05T10:00:00+07:00",
            "deadline": "2026-10-20",
            "assignee": {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
        }
        return plain | more

    return make


@pytest.fixture(scope="session")
def line(task: Callable[..., dict[str, Any]]) -> Callable[..., str]:
    """Write a task as a line of JSON."""

    def write(name: str = "NV-1", /, **more: Any) -> str:
        return json.dumps(task(name, **more), ensure_ascii=False) + "\n"

    return write


@pytest.fixture(scope="session")
def refused(cli: Callable[..., Done]) -> Callable[..., list[str]]:
    """Classify one bad line, check that it ends as it must, and give its messages."""

    def call(stdin: str | bytes, lang: str = "en", *more: str) -> list[str]:
        place = {"en": "standard input:1: ", "vi": "đầu vào chuẩn:1: "}[lang]
        done = cli("classify", "-", "--as-of", "31/10/2026", "--lang", lang, *more, stdin=stdin)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        messages = done.stderr.splitlines()
        assert messages
        assert all(message.startswith(place) for message in messages), messages
        return [message.removeprefix(place) for message in messages]

    return call


@pytest.fixture
def tasks_file(tmp_path: Path) -> Callable[[Sequence[str]], Path]:
    """Write lines to a file of tasks."""

    def write(lines: Sequence[str]) -> Path:
        path = tmp_path / "tasks.jsonl"
        path.write_text("".join(lines), "utf-8")
        return path

    return write


@pytest.fixture
def on_terminal(
    start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    """Run with stdout, stderr or both on a terminal; give the status and what each received."""

    def call(
        *arguments: str, terminals: str, stdin: bytes = b"", **env: str
    ) -> tuple[int, str, str]:
        kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CI")}
        ends = {name: pty.openpty() if name in terminals else os.pipe() for name in ("out", "err")}
        source, sink = os.pipe()
        process = start(
            *arguments,
            stdin=source,
            stdout=ends["out"][1],
            stderr=ends["err"][1],
            env={**kept, "TERM": "xterm", "COLUMNS": "80", **env},
            cwd=tmp_path,
        )
        os.write(sink, stdin)
        for used in (source, sink, ends["out"][1], ends["err"][1]):
            os.close(used)
        received = read_all({name: end[0] for name, end in ends.items()})
        return process.wait(20), received["out"], received["err"]

    return call


def read_all(ends: dict[str, int]) -> dict[str, str]:
    received = dict.fromkeys(ends, b"")
    with selectors.DefaultSelector() as selector:
        for name, end in ends.items():
            selector.register(end, selectors.EVENT_READ, name)
        while selector.get_map():
            for key, _ in selector.select():
                try:
                    found = os.read(key.fd, 65536)
                except OSError:  # the other side of a terminal is gone
                    found = b""
                received[key.data] += found
                if not found:
                    selector.unregister(key.fd)
                    os.close(key.fd)
    return {name: found.decode().replace("\r\n", "\n") for name, found in received.items()}
