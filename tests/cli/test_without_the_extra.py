"""Without click or rich the program says what to install, in both languages; the library works."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import nhiemvu.cli

BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {library!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocked())
"""
CALL = """
import sys
sys.argv = ["nhiemvu", "add", "2026-10-05", "1"]
from nhiemvu.cli import main
main()
"""
LIBRARY = """
from nhiemvu import Task, classify, official_calendar
from nhiemvu.moments import parse_moment
official_calendar()
task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
            assignee={"code": "H20.15"})
print(classify(task, as_of=parse_moment("2026-10-06T10:00:00+07:00")).status)
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize("library", ["click", "rich"])
def test_the_missing_library_and_the_extra_are_named(library: str) -> None:
    done = python(BLOCKED.format(library=library) + CALL)
    assert (done.returncode, done.stdout) == (2, "")
    command = 'pip install "nhiemvu[cli]"'
    assert done.stderr.splitlines() == [
        f"Máy chưa cài thư viện {library}. Cài bằng lệnh: {command}",
        f"The library {library} is not installed. Install it: {command}",
    ]


@pytest.mark.parametrize("library", ["click", "rich"])
def test_the_library_itself_needs_neither(library: str) -> None:
    done = python(BLOCKED.format(library=library) + LIBRARY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "in_progress_on_time\n", "")


def test_any_other_missing_module_is_a_fault_and_shown_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nhiemvu.cli.app", None)
    with pytest.raises(ModuleNotFoundError, match=r"nhiemvu\.cli\.app"):
        nhiemvu.cli.main()


def test_with_both_the_status_of_the_run_is_the_program_s(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["nhiemvu", "between", "2026-10-05", "2026-10-09"])
    with pytest.raises(SystemExit) as ending:
        nhiemvu.cli.main()
    assert ending.value.code == 0
    assert capsys.readouterr().out == "4 ngày làm việc\n"
