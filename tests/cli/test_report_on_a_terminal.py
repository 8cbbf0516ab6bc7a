"""``report`` on a terminal: colours that fit, progress that is wiped, messages in one piece."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest
from rich.cells import cell_len

from cases import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

Cli: TypeAlias = "Callable[..., CompletedProcess[str]]"
Line: TypeAlias = Callable[..., str]
Run: TypeAlias = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")

PROVINCE = EXAMPLES.parent / "province-2026.jsonl"
OCTOBER = ("--period", "2026-10")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIPE = "\x1b[2K"
BAR = "━"
MORE_THAN_ONE_STEP = 4_100


def test_colours_on_a_terminal_fit_it_and_hide_nothing(cli: Cli, on_terminal: Run) -> None:
    asked = ("report", str(PROVINCE), *OCTOBER, "--by", "unit_kind", "--by", "unit")
    status, out, _ = on_terminal(*asked, terminals="out err")
    assert status == 0
    assert COLOUR.search(out)
    plain = COLOUR.sub("", out)
    assert "\x1b" not in plain
    assert max(map(cell_len, plain.split("\n"))) <= 80
    assert plain == cli(*asked).stdout


@pytest.mark.parametrize(
    ("terminals", "env"),
    [("err", {}), ("", {}), ("out", {"TERM": "dumb"})],
    ids=["piped", "nowhere", "dumb"],
)
def test_no_colours_elsewhere(
    on_terminal: Run, line: Line, terminals: str, env: dict[str, str]
) -> None:
    asked = ("report", "-", *OCTOBER)
    _, out, _ = on_terminal(*asked, terminals=terminals, stdin=line().encode(), **env)
    assert "\x1b" not in out
    assert "×" in out


def test_no_color_is_respected(on_terminal: Run, line: Line) -> None:
    """Weight may stay; colours go."""
    asked = ("report", "-", *OCTOBER)
    _, out, _ = on_terminal(*asked, terminals="out", stdin=line().encode(), NO_COLOR="1")
    assert set(COLOUR.findall(out)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_data_is_never_coloured(on_terminal: Run, line: Line, form: str) -> None:
    asked = ("report", "-", *OCTOBER, "--format", form)
    _, out, _ = on_terminal(*asked, terminals="out err", stdin=line().encode())
    assert "\x1b" not in out


@pytest.fixture
def long_file(tmp_path: Path, line: Line) -> str:
    text = line("A") + "\n" * MORE_THAN_ONE_STEP + line("B")
    (tmp_path / "tasks.jsonl").write_text(text, "utf-8")
    return "tasks.jsonl"


@pytest.mark.parametrize("terminals", ["err", "out err"])
def test_progress_shows_while_files_are_read_and_is_wiped(
    on_terminal: Run, long_file: str, terminals: str
) -> None:
    """Even when the answer goes to the terminal too: it comes when all has been read."""
    status, out, err = on_terminal("report", long_file, *OCTOBER, terminals=terminals)
    assert status == 0
    assert "tasks.jsonl" in err
    assert BAR in err
    assert err.endswith(WIPE)
    assert BAR not in out


def last_shown(err: str) -> str:
    """What still stands on the terminal after the last line was wiped."""
    return COLOUR.sub("", err.rpartition(WIPE)[2])


@pytest.mark.parametrize("lines", ["oops", "{A}{A}"], ids=["bad line", "same id"])
def test_after_a_bad_line_the_message_stands_alone(
    on_terminal: Run, tmp_path: Path, line: Line, lines: str
) -> None:
    """No bar is left behind it, and a problem is one line (design, section 6)."""
    (tmp_path / "tasks.jsonl").write_text(lines.replace("{A}", line("A")), "utf-8")
    asked = ("report", "tasks.jsonl", *OCTOBER)
    status, out, err = on_terminal(*asked, terminals="err")
    assert (status, out) == (2, "")
    said = last_shown(err)
    assert BAR not in said
    assert said.startswith("tasks.jsonl:")
    assert said.count("\n") == 1


def test_kept_going_each_problem_is_one_line_on_a_terminal_too(
    on_terminal: Run, tmp_path: Path, line: Line
) -> None:
    (tmp_path / "tasks.jsonl").write_text(line("A") + line("A") + "oops\n", "utf-8")
    asked = ("report", "tasks.jsonl", *OCTOBER, "--keep-going")
    status, _, err = on_terminal(*asked, terminals="err")
    assert status == 1
    shown = COLOUR.sub("", err)
    assert re.search(r"tasks\.jsonl:2: A: .* một kỳ\n", shown)
    assert re.search(r'tasks\.jsonl:3: nhận được: "oops".*thiếu giá trị\)\n', shown)
    assert shown.endswith("Bỏ qua 2 dòng không hợp lệ.\n")


MEASURE = """
import resource, subprocess, sys
command = [sys.executable, "-m", "nhiemvu", *sys.argv[1:]]
subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
MANY = 60_000
BYTES_A_TASK, A_FEW_MB = 64, 4


def test_memory_is_that_of_the_ids(tmp_path: Path, line: Line) -> None:
    """At most 64 bytes a task (design, section 10)."""
    import os

    given = [line("NV-{}").replace("{}", f"2026-{number:06}") for number in range(MANY)]
    paths = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    paths[0].write_text("".join(given[:500]), "utf-8")
    paths[1].write_text("".join(given), "utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    peaks = []
    for path in paths:
        command = [sys.executable, "-c", MEASURE, "report", str(path), *OCTOBER]
        done = subprocess.run(command, capture_output=True, env=env, check=True)
        peaks.append(int(done.stdout) * (1 if sys.platform == "darwin" else 1024))
    assert peaks[1] - peaks[0] < MANY * BYTES_A_TASK + A_FEW_MB * 1024**2
