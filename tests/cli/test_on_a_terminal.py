"""On a terminal: progress only where answers do not go, colours only where people read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Line: TypeAlias = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")

AS_OF = ("--as-of", "31/10/2026")
BAR = "━"
CONTROL = "\x1b["
MORE_THAN_ONE_STEP = 4_100


@pytest.fixture
def long_file(tmp_path: Path, line: Line) -> str:
    """Give the name of a file, as seen from where the program runs."""
    text = line("A") + "\n" * MORE_THAN_ONE_STEP + line("B")
    (tmp_path / "tasks.jsonl").write_text(text, "utf-8")
    return "tasks.jsonl"


Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(("form", "rows"), [("csv", 3), ("text", 13)])
def test_progress_shows_on_stderr_while_answers_go_to_a_file(
    on_terminal: Run, long_file: str, form: str, rows: int
) -> None:
    status, out, err = on_terminal("classify", long_file, *AS_OF, "--format", form, terminals="err")
    assert status == 0
    assert len(out.splitlines()) == rows
    assert CONTROL not in out
    assert "Đang thực hiện" not in err
    assert BAR in err
    assert "tasks.jsonl" in err
    assert "%" in err


def test_the_bar_names_the_file_alone_and_as_it_is(
    on_terminal: Run, tmp_path: Path, line: Line
) -> None:
    """Neither its folder, nor markup, nor what a terminal would obey."""
    name = "[red]a[bold]\x1b]0;x\x07.jsonl"
    (tmp_path / "folder").mkdir()
    text = line("A") + "\n" * MORE_THAN_ONE_STEP
    (tmp_path / "folder" / name).write_text(text, "utf-8")
    common = ("classify", f"folder/{name}", *AS_OF, "--format", "csv")
    status, _, err = on_terminal(*common, terminals="err")
    assert status == 0
    assert "[red]a[bold]\\x1b]0;x\\x07" in err
    assert "\x1b]0" not in err
    assert "folder" not in err


def test_the_bar_is_wiped_when_the_work_is_done(on_terminal: Run, long_file: str) -> None:
    _, _, err = on_terminal("classify", long_file, *AS_OF, "--format", "csv", terminals="err")
    assert err.endswith("\x1b[2K")
    assert "\x1b[?25h" in err


def test_standard_input_shows_how_many_lines_have_come(on_terminal: Run, line: Line) -> None:
    given = ("\n" * MORE_THAN_ONE_STEP + line()).encode()
    _, out, err = on_terminal(
        "classify", "-", *AS_OF, "--format", "csv", terminals="err", stdin=given
    )
    assert len(out.splitlines()) == 2
    assert "đầu vào chuẩn" in err
    assert "4000/?" in err


@pytest.mark.parametrize("terminals", ["", "out", "out err"])
@pytest.mark.parametrize("form", ["json", "text"])
def test_no_progress_anywhere_else(
    on_terminal: Run, long_file: str, terminals: str, form: str
) -> None:
    status, out, err = on_terminal(
        "classify", long_file, *AS_OF, "--format", form, terminals=terminals
    )
    assert (status, err) == (0, "")
    assert BAR not in out


def test_problems_still_reach_the_terminal_under_the_bar(
    on_terminal: Run, tmp_path: Path, line: Line
) -> None:
    path = tmp_path / "tasks.jsonl"
    path.write_text(line("A") + "oops\n" + line("B"), "utf-8")
    keep = ("--keep-going", "--format", "csv")
    status, out, err = on_terminal("classify", str(path), *AS_OF, *keep, terminals="err")
    assert status == 1
    assert len(out.splitlines()) == 3
    assert '"oops"' in err
    assert "Bỏ qua 1 dòng không hợp lệ.\n" in err


@pytest.mark.parametrize(
    ("terminals", "env", "coloured"),
    [
        ("out err", {}, True),
        ("out", {}, True),
        ("", {}, False),
        ("out", {"TERM": "dumb"}, False),
    ],
)
def test_text_is_coloured_on_a_terminal_alone(
    on_terminal: Run, line: Line, terminals: str, env: dict[str, str], coloured: bool
) -> None:
    command = ("classify", "-", *AS_OF, "--format", "text")
    _, out, _ = on_terminal(*command, terminals=terminals, stdin=line().encode(), **env)
    assert (CONTROL in out) is coloured
    assert "Đang thực hiện quá hạn" in out


def test_no_color_is_respected(on_terminal: Run, line: Line) -> None:
    command = ("classify", "-", *AS_OF, "--format", "text")
    _, out, _ = on_terminal(*command, terminals="out", stdin=line().encode(), NO_COLOR="1")
    assert "\x1b[31m" not in out
    assert "\x1b[1;31m" not in out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_json_and_csv_are_never_coloured(on_terminal: Run, line: Line, form: str) -> None:
    command = ("classify", "-", *AS_OF, "--format", form)
    _, out, _ = on_terminal(*command, terminals="out err", stdin=line().encode())
    assert CONTROL not in out


def test_the_calendar_marks_days_in_colour(on_terminal: Run) -> None:
    _, out, _ = on_terminal("calendar", "2026", terminals="out")
    assert "\x1b[1;31m" in out
    assert "\x1b[1;32m" in out
