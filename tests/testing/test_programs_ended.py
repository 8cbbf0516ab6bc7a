"""A program is ended with what it started: no process, thread or open file of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from threading import Timer, active_count
from time import monotonic, sleep
from unittest.mock import Mock, call

import pytest

from nhiemvu.testing import programs, protocol
from nhiemvu.testing.ending import Ended, ended_by_signals
from nhiemvu.testing.programs import _END_ALL, Program, _end_if_marked
from vendors import ASKED, PATIENT, QUICK, ask, codes, vendor


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (programs, protocol):
        monkeypatch.setattr(module, "_GRACE", 0.3)


def lives(pid: int) -> bool:
    """Whether a process is there, and not merely waiting to be counted out."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("end", ["time.sleep(60)", "sys.exit(0)", "os.close(0)\ntime.sleep(60)"])
def test_nothing_of_a_program_is_left(tmp_path: Path, end: str, apart: bool) -> None:
    note = tmp_path / "pids"
    body = (
        f"child = subprocess.Popen(['sleep', '60'], start_new_session={apart})\n"
        f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n{end}"
    )
    ask(vendor(tmp_path, body), QUICK)
    pids = [int(pid) for pid in note.read_text("utf-8").split()]
    assert len(pids) == 2
    until = monotonic() + 5
    while any(map(lives, pids)) and monotonic() < until:
        pass
    assert not any(map(lives, pids))


def test_a_child_that_cannot_be_found_stops_nobody(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    body = (
        "child = subprocess.Popen(['/bin/sleep', '60'], start_new_session=True, env={})\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\nsys.exit(3)"
    )
    _, replies = ask(vendor(tmp_path, body), PATIENT)
    os.kill(int(note.read_text("utf-8")), signal.SIGKILL)
    assert codes(replies) == ["ended"] * ASKED


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_what_is_gone_or_cannot_be_looked_at_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _end_if_marked(tmp_path / str(2**30), b"mark")
    assert not _end_if_marked(tmp_path / str(os.getpid()), b"mark")
    looked = Mock(return_value=True)
    monkeypatch.setattr(programs, "_end_if_marked", looked)
    programs._end_marked(b"mark")  # noqa: SLF001
    assert looked.call_args_list.count(call(Path(f"/proc/{os.getpid()}"), b"mark")) == 5


def test_where_no_process_can_be_held_the_group_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "pidfd_open", raising=False)
    with Program(vendor(tmp_path, "time.sleep(60)")) as program:
        assert lives(program.pid)
    assert not lives(program.pid)


def test_on_windows_the_tree_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    with subprocess.Popen(["true"]) as process:
        monkeypatch.setattr(subprocess, "run", lambda command, **_: called.append(command))
        _END_ALL["nt"](process)
    assert called == [["taskkill", "/T", "/F", "/PID", str(process.pid)]]


def test_no_thread_and_no_open_file_is_left(tmp_path: Path) -> None:
    before = (active_count(), len(list(Path("/proc/self/fd").glob("*"))))
    for body in ("time.sleep(60)", "sys.exit(3)"):
        with Program(vendor(tmp_path, body)):
            pass
        with Program(vendor(tmp_path, body)) as program:
            program.send(b"x" * 1_000_000)
    assert (active_count(), len(list(Path("/proc/self/fd").glob("*")))) == before


def test_a_handler_that_takes_its_time_prolongs_no_wait(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: sleep(0.3))
    start = monotonic()
    try:
        with Program(vendor(tmp_path, "time.sleep(20)")) as program:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            with pytest.raises(TimeoutError):
                program.line(0.5)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert monotonic() - start < 10


def test_a_signal_ends_the_wait_and_the_program(tmp_path: Path) -> None:
    pids: list[int] = []

    def ending() -> None:
        with ended_by_signals(), Program(vendor(tmp_path, "time.sleep(60)")) as program:
            pids.append(program.pid)
            Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
            program.line(60)

    start = monotonic()
    with pytest.raises(Ended) as ended:
        ending()
    assert ended.value.status == 143
    assert monotonic() - start < 10
    assert not any(map(lives, pids))
