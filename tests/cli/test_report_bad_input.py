"""``report`` on bad input: nothing is answered, or with ``--keep-going`` the good lines are."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]

OCTOBER = ("--period", "2026-10")
FORMS = pytest.mark.parametrize("form", ["text", "json", "csv"])
SAME_ID = {
    "vi": "{}: {}: nhận được: mã đã có ở {}; yêu cầu: mỗi mã nhiệm vụ chỉ có một lần"
    " trong số liệu của một kỳ",
    "en": "{}: {}: received an id that already stands at {}; expected each id once among the"
    " tasks of a period",
}


def total(done: Done) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)["total"]
    return found


@FORMS
def test_nothing_is_answered_when_a_line_is_bad(cli: Cli, line: Line, form: str) -> None:
    given = line("A") + "\n" + line("B", zzz=1, deadline="20261020") + "oops\n" + line("C")
    done = cli("report", "-", *OCTOBER, "--format", form, "--lang", "en", stdin=given)
    assert (done.returncode, done.stdout) == (2, "")
    messages = done.stderr.splitlines()
    assert [message.split(": ")[:3] for message in messages] == [
        ["standard input:3", "B", "deadline"],
        ["standard input:3", "B", "zzz"],
    ]


@FORMS
def test_a_bad_line_in_a_later_file(cli: Cli, line: Line, tmp_path: Path, form: str) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(line("A"), "utf-8")
    bad.write_text(line("B") + "[]\n", "utf-8")
    out = tmp_path / "out.json"
    done = cli("report", str(good), str(bad), *OCTOBER, "--format", form, "-o", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{bad}:2: ")
    assert not out.exists()


@FORMS
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_keeping_going(cli: Cli, line: Line, form: str, lang: str) -> None:
    later = line("L", assigned_at="2026-11-05T10:00:00+07:00", deadline="2026-11-20")
    given = line("A") + "oops\n" + line("B", zzz=1) + line("A") + line("C") + later
    asked = ("report", "-", *OCTOBER, "--format", form, "--lang", lang)
    done = cli(*asked, "--keep-going", stdin=given)
    assert done.returncode == 1
    assert done.stdout == cli(*asked, stdin=line("A") + line("C") + later).stdout
    name = {"vi": "đầu vào chuẩn", "en": "standard input"}[lang]
    messages = done.stderr.splitlines()
    assert [message.split(": ")[0] for message in messages[:3]] == [
        f"{name}:{n}" for n in (2, 3, 4)
    ]
    assert messages[2] == SAME_ID[lang].format(f"{name}:4", "A", f"{name}:1")
    assert messages[3].startswith({"vi": "Không tính 1 nhiệm vụ", "en": "Left out 1 task"}[lang])
    assert messages[4:] == [
        {"vi": "Bỏ qua 3 dòng không hợp lệ.", "en": "Left out 3 invalid line(s)."}[lang]
    ]


def test_keeping_going_when_nothing_is_bad(cli: Cli, line: Line) -> None:
    done = cli("report", "-", *OCTOBER, "--keep-going", stdin=line())
    assert (done.returncode, done.stderr) == (0, "")


def test_keeping_going_when_all_is_bad(cli: Cli) -> None:
    done = cli("report", "-", *OCTOBER, "--keep-going", "--format", "json", stdin="x\n[]\n")
    assert done.returncode == 1
    assert total(done)["tasks"] == 0
    assert done.stderr.endswith("Bỏ qua 2 dòng không hợp lệ.\n")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_id_twice_names_both_places(
    cli: Cli, line: Line, tmp_path: Path, lang: str
) -> None:
    one, two = tmp_path / "một.jsonl", tmp_path / "hai.jsonl"
    one.write_text(line("A") + line("B"), "utf-8")
    two.write_text("\n" + line("C") + line("B"), "utf-8")
    asked = (*OCTOBER, "--lang", lang)
    name = {"vi": "đầu vào chuẩn", "en": "standard input"}[lang]
    for files, stdin, said in (
        ((one, two), "", (f"{two}:3", "B", f"{one}:2")),
        ((one, one), "", (f"{one}:1", "A", f"{one}:1")),
        ((one, "-"), "\n" + line("B"), (f"{name}:2", "B", f"{one}:2")),
        (("-", one), line("A"), (f"{one}:1", "A", f"{name}:1")),
        (("-",), line("Z") + line("Z"), (f"{name}:2", "Z", f"{name}:1")),
    ):
        done = cli("report", *map(str, files), *asked, stdin=stdin)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == SAME_ID[lang].format(*said) + "\n"


def test_an_id_is_the_same_in_any_unicode_form_and_however_old_the_task(
    cli: Cli, line: Line
) -> None:
    old = line("NV-e\u0302", assigned_at="2025-01-05T10:00:00+07:00", deadline="2025-01-20")
    later = line("NV-\u00ea", assigned_at="2026-12-05T10:00:00+07:00", deadline="2026-12-20")
    done = cli("report", "-", *OCTOBER, "--lang", "en", stdin=old + later)
    assert done.returncode == 2
    assert done.stderr.startswith("standard input:2: NV-ê: received an id")


def test_the_same_file_twice_counts_once_when_kept_going(
    cli: Cli, line: Line, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.jsonl"
    path.write_text(line("A") + line("B"), "utf-8")
    asked = (*OCTOBER, "--format", "json")
    done = cli("report", str(path), str(path), *asked, "--keep-going")
    assert done.returncode == 1
    assert json.loads(done.stdout) == json.loads(cli("report", str(path), *asked).stdout)
    assert done.stderr.endswith("Bỏ qua 2 dòng không hợp lệ.\n")


def test_standard_input_twice_is_read_once(cli: Cli, line: Line) -> None:
    done = cli("report", "-", "-", *OCTOBER, "--format", "json", stdin=line("A"))
    assert (done.returncode, done.stderr) == (0, "")
    assert total(done)["tasks"] == 1


@pytest.mark.parametrize(
    "given",
    [
        b"PK\x03\x04" + bytes(range(256)),
        '{"id": "A"}\n'.encode("utf-16"),
        b"\xff\xfe\x00\x00",
        b"\x00",
        b'{"id": "\xe9"}\n',
    ],
    ids=["binary", "utf-16", "utf-32", "nul", "latin-1"],
)
def test_what_is_no_text_is_refused_at_its_first_line(cli: Cli, given: bytes) -> None:
    done = cli("report", "-", *OCTOBER, "--lang", "en", stdin=given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("standard input:1: ")
    assert "Traceback" not in done.stderr
    assert all(row.isprintable() for row in done.stderr.splitlines())


@pytest.mark.parametrize("keep_going", [(), ("--keep-going",)])
@pytest.mark.parametrize("option", [(), ("--units",), ("--notices",)])
def test_a_file_that_cannot_be_read(
    cli: Cli, line: Line, tmp_path: Path, keep_going: tuple[str, ...], option: tuple[str, ...]
) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text(line(), "utf-8")
    asked = ("report", str(good), *OCTOBER, *keep_going, "--lang", "en", *option)
    for path, reason in (
        (tmp_path / "none.jsonl", "no such file"),
        (tmp_path, "this is a folder, a file is expected"),
    ):
        done = cli(*asked, str(path))
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{path}: {reason}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="names of POSIX")
def test_the_name_of_a_file_never_steers_the_terminal(cli: Cli, line: Line, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.jsonl"
    path.write_text(line("A") + line("A"), "utf-8")
    done = cli("report", str(path), *OCTOBER)
    assert "a\\x1b[31m\\u202e.jsonl:2: A: " in done.stderr
    assert done.stderr.rstrip("\n").isprintable()
