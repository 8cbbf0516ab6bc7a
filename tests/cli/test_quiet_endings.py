"""Ctrl-C ends a run quietly; answers stream, and memory does not grow."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice
from subprocess import Popen
from typing import IO, TYPE_CHECKING, NoReturn, TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu.cli import app, main

if TYPE_CHECKING:
    from pathlib import Path

Start: TypeAlias = Callable[..., "Popen[bytes]"]
Line: TypeAlias = Callable[..., str]

AS_OF = ("--as-of", "31/10/2026")
INTERRUPTED = 130
A_FEW_MB = 4
LINES_PAST_ANY_BUFFER = 2_000
MORE_THAN_A_PIPE_HOLDS = 200_000

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")


def examples(count: int) -> bytes:
    return b"".join(islice(cycle(EXAMPLES.read_bytes().splitlines(keepends=True)), count))


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "tasks.jsonl"
    path.write_bytes(examples(LINES_PAST_ANY_BUFFER))
    return path


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None
    return end


def feed(process: Popen[bytes], given: bytes) -> None:
    pipe(process.stdin).write(given)
    pipe(process.stdin).flush()


def unwatched() -> dict[str, str]:
    """The environment without coverage, whose own lock a signal can leave closed for ever."""
    watching = ("COV", "PYTHONUNBUFFERED")
    return {key: value for key, value in os.environ.items() if not key.startswith(watching)}


def finish(process: Popen[bytes]) -> tuple[bytes, bytes]:
    """Wait for the end, but not for ever: a program that hangs is killed and fails its test."""
    try:
        return process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


@posix
@pytest.mark.parametrize(
    "command",
    [
        ("classify", "-", *AS_OF),
        ("classify", "-", *AS_OF, "--format", "text"),
        ("classify", "-", *AS_OF, "--keep-going", "--format", "csv"),
    ],
)
def test_ctrl_c_in_the_middle_of_a_stream(start: Start, command: tuple[str, ...]) -> None:
    with start(*command, env=unwatched()) as process:
        feed(process, examples(200))
        pipe(process.stdout).readline()
        process.send_signal(signal.SIGINT)
        _, errors = finish(process)
    assert process.returncode == INTERRUPTED
    assert errors.strip() == b""


@posix
@pytest.mark.parametrize(
    "command",
    [
        ("timeline", "-", "--id", "NV-1", "--until", "31/10/2026"),
        ("report", "-", "--period", "2026-10"),
        ("report", "-", "--period", "2026-10", "--format", "json"),
    ],
    ids=" ".join,
)
def test_ctrl_c_while_nothing_has_been_answered(start: Start, command: tuple[str, ...]) -> None:
    with start(*command, env=unwatched()) as process:
        feed(process, b"\n" * MORE_THAN_A_PIPE_HOLDS)
        process.send_signal(signal.SIGINT)
        out, errors = finish(process)
    assert (process.returncode, out, errors.strip()) == (INTERRUPTED, b"", b"")


INTERRUPTED_IMPORT = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
sys.argv = ["nhiemvu", "classify", "--help"]
from nhiemvu.cli import main
main()
"""


@posix
@pytest.mark.parametrize(
    "module", ["click", "rich.console", "nhiemvu.cli.app", "nhiemvu.status", "nhiemvu.model.task"]
)
def test_ctrl_c_while_the_program_is_still_loading(module: str) -> None:
    code = INTERRUPTED_IMPORT.format(module=module)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=False, env=unwatched(), timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, b"", b"")


def interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def test_ctrl_c_within_a_run_is_its_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_answered", interrupt)
    assert app.run(["due", "2026-10-05"]) == INTERRUPTED


def test_ctrl_c_before_a_run_is_its_exit_status_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "run", interrupt)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == INTERRUPTED


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_answers_arrive_while_tasks_still_come(start: Start, form: str) -> None:
    """What is written to a pipe is buffered, but not until the input ends."""
    with start("classify", "-", *AS_OF, "--format", form) as process:
        feed(process, examples(200))
        first = pipe(process.stdout).readline().decode()
        finish(process)
    assert first.startswith({"json": '{"id": ', "csv": "id,", "text": "● "}[form])


MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "nhiemvu", *sys.argv[1:]], stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(path: Path, *options: str) -> float:
    """The most memory a run needs, in MB, without coverage watching it."""
    pytest.importorskip("resource")
    env = unwatched()
    command = [sys.executable, "-c", MEASURE, "classify", str(path), *AS_OF, *options]
    done = subprocess.run(command, capture_output=True, env=env, check=True)
    return int(done.stdout) / (1024**2 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_memory_is_flat_in_the_number_of_lines(tmp_path: Path, form: str) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    few.write_bytes(examples(500))
    many.write_bytes(examples(50_000))
    assert peak(many, "--format", form) - peak(few, "--format", form) < A_FEW_MB


def test_memory_is_flat_in_the_number_of_bad_lines(tmp_path: Path, line: Line) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    few.write_text(line(deadline="20261020") * 100, "utf-8")
    many.write_text(line(deadline="20261020") * 10_000, "utf-8")
    assert peak(many, "--keep-going") - peak(few, "--keep-going") < A_FEW_MB


def test_a_reader_gets_every_answer_when_it_reads_to_the_end(start: Start, long_file: Path) -> None:
    with start("classify", str(long_file), *AS_OF) as process:
        out, _ = finish(process)
    assert process.returncode == 0
    rows = [json.loads(row) for row in out.splitlines()]
    assert len(rows) == sum(
        json.loads(row)["assigned_at"] < "2026-11"
        for row in examples(LINES_PAST_ANY_BUFFER).splitlines()
    )
