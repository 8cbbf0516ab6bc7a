"""What a task or a notice holds never steers the terminal that shows an answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

AS_OF = ("--as-of", "31/10/2026")
UNTIL = ("--until", "31/10/2026")
HOSTILE = {
    "\x1b[31m": "\\x1b[31m",
    "\x1b]0;x\x07": "\\x1b]0;x\\x07",
    "\x9b2J": "\\x9b2J",
    "\u202e": "\\u202e",
    "\u2066": "\\u2066",
    "\r": "\\r",
    "\n": "\\n",
    "\x85": "\\x85",
    "\u2028": "\\u2028",
    "\x7f": "\\x7f",
    "\x00": "\\x00",
    "\u200b": "\\u200b",
}
"""What stands in the data, and how it is shown."""
PLAIN = ["Sở Tài chính", "e\u0301", "\U0001f600", "[red]", ":smile:", "\\x1b", "中文"]
"""What stands in the data and is shown as it is, in Unicode NFC."""

hostile = pytest.mark.parametrize(("evil", "shown"), HOSTILE.items(), ids=HOSTILE.values())


def assert_shown(done: CompletedProcess[str], wanted: str) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert wanted in done.stdout
    assert all(row.isprintable() for row in done.stdout.split("\n"))


@hostile
def test_the_id_and_the_unit_of_a_task(cli: Cli, line: Line, evil: str, shown: str) -> None:
    given = line(f"X{evil}Y", assignee={"code": "A", "name": f"U{evil}V"})
    done = cli("classify", "-", *AS_OF, "--format", "text", "--why", stdin=given)
    assert_shown(done, f"● X{shown}Y  Đang")
    assert_shown(done, f" · U{shown}V\n")


@hostile
def test_the_code_of_a_unit_without_a_name(cli: Cli, line: Line, evil: str, shown: str) -> None:
    given = line(assignee={"code": f"U{evil}V"})
    assert_shown(cli("classify", "-", *AS_OF, "--format", "text", stdin=given), f" · U{shown}V\n")


@hostile
def test_the_head_of_a_timeline(cli: Cli, line: Line, evil: str, shown: str) -> None:
    given = line(content=f"C{evil}D", assignee={"code": "A", "name": f"U{evil}V"})
    done = cli("timeline", "-", "--id", "NV-1", *UNTIL, stdin=given)
    assert_shown(done, f"NV-1 · U{shown}V · C{shown}D\n")


@hostile
def test_the_id_in_a_timeline(cli: Cli, line: Line, evil: str, shown: str) -> None:
    given = line(f"X{evil}Y")
    done = cli("timeline", "-", "--id", f"X{evil}Y", *UNTIL, stdin=given)
    assert_shown(done, f"X{shown}Y · Sở Tài chính\n")
    early = cli("timeline", "-", "--id", f"X{evil}Y", "--until", "1/1/2026", stdin=given)
    assert early.returncode == 2
    assert f" nhiệm vụ X{shown}Y chưa được giao " in early.stderr


@pytest.mark.parametrize("text", PLAIN)
def test_anything_else_is_shown_as_it_is(cli: Cli, line: Line, text: str) -> None:
    from unicodedata import normalize

    given = line(f"X{text}Y", assignee={"code": "A", "name": text}, content=text)
    shown = normalize("NFC", text)
    done = cli("classify", "-", *AS_OF, "--format", "text", stdin=given)
    assert done.stdout.startswith(f"● X{shown}Y  ")
    assert done.stdout.splitlines()[0].endswith(f" · {shown}")
    told = cli("timeline", "-", "--id", f"X{text}Y", *UNTIL, stdin=given)
    assert told.stdout.startswith(f"X{shown}Y · {shown} · {shown}\n")


@hostile
@pytest.mark.parametrize("place", ["name", "number", "note"])
def test_the_name_and_the_act_of_a_day(
    cli: Cli, tmp_path: Path, evil: str, shown: str, place: str
) -> None:
    text = f"N{evil}M"
    act = {"number": "1/TB", "date": "2026-12-01"} | ({place: text} if place != "name" else {})
    off = {"date": "2027-04-29"} | ({"name": text} if place == "name" else {})
    path = tmp_path / "notice.json"
    path.write_text(json.dumps({"act": act, "off": [off]}), "utf-8")
    for command in (["explain", "2027-04-29"], ["calendar", "2027"]):
        assert_shown(cli(*command, "--notices", str(path)), f"N{shown}M")


@hostile
def test_json_is_as_safe_and_gives_the_same_text_back(
    cli: Cli, line: Line, evil: str, shown: str
) -> None:
    """Only a zero width space stands there as it is: it moves nothing."""
    done = cli("classify", "-", *AS_OF, stdin=line(f"X{evil}Y"))
    assert json.loads(done.stdout)["id"] == f"X{evil}Y"
    assert done.stdout.replace("\u200b", "").rstrip("\n").isprintable()


@hostile
def test_csv_gives_the_same_text_back(cli: Cli, line: Line, evil: str, shown: str) -> None:
    done = cli("classify", "-", *AS_OF, "--format", "csv", stdin=line(f"X{evil}Y"))
    (row,) = csv.DictReader(io.StringIO(done.stdout, newline=""))
    assert row["id"] == f"X{evil}Y"


@pytest.mark.parametrize("length", [79, 80, 81, 5_000])
def test_a_long_id_is_cut_in_a_message(cli: Cli, line: Line, length: int) -> None:
    name = "X" * length
    done = cli("classify", "-", *AS_OF, "--lang", "en", stdin=line(name, deadline="x"))
    shown = name if length <= 80 else "X" * 79 + "…"
    assert done.stderr.startswith(f"standard input:1: {shown}: deadline: received ")


def hostile_names(evil: str) -> dict[str, tuple[str, ...]]:
    name = f"a{evil}b"
    return {
        "tasks": ("classify", name, *AS_OF),
        "timeline": ("timeline", name, "--id", "A", *UNTIL),
        "notices": ("explain", "2026-10-05", "--notices", name),
    }


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e", "\n"])
@pytest.mark.parametrize("place", hostile_names(""))
def test_the_name_of_a_file_that_is_not_there(cli: Cli, evil: str, place: str) -> None:
    done = cli(*hostile_names(evil)[place])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"a{HOSTILE[evil]}b: không tìm thấy tệp\n"


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e"])
def test_the_name_of_a_file_without_the_task(
    cli: Cli, tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch, evil: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"a{evil}b").write_text(line(), "utf-8")
    done = cli("timeline", f"a{evil}b", "--id", "Z", *UNTIL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'a{HOSTILE[evil]}b: không có nhiệm vụ "Z"\n'


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_unknown_option_and_a_file_too_many(cli: Cli, lang: str) -> None:
    given: list[tuple[Any, ...]] = [
        ("explain", "2026-10-05", "--\x1b[31m"),
        ("add", "2026-10-05", "1", "--\x1b[31m\x9b"),
        ("classify", "a", "b\x9b", *AS_OF),
    ]
    for arguments in given:
        done = cli("--lang", lang, *arguments)
        assert done.returncode == 2
        assert all(row.isprintable() for row in done.stderr.splitlines())
