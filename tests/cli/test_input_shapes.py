"""Where tasks come from and how a file may be written: none of it changes an answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

AS_OF = ("--as-of", "31/10/2026")
MARK = b"\xef\xbb\xbf"


def ids(done: CompletedProcess[str]) -> list[str]:
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(row)["id"] for row in done.stdout.splitlines()]


@pytest.fixture
def two(line: Callable[..., str]) -> bytes:
    return (line("A") + line("Đ")).encode()


def shapes(two: bytes) -> dict[str, bytes]:
    first, second = two.splitlines()
    return {
        "as it should be": two,
        "no final newline": two.rstrip(b"\n"),
        "lines ended the Windows way": two.replace(b"\n", b"\r\n"),
        "a byte order mark": MARK + two,
        "a byte order mark on a blank line": MARK + b"\n" + two,
        "blank lines": b"\n  \n" + first + b"\n\n\t\r\n" + second + b"\n\n",
        "blanks around": b"  " + first + b" \t\n " + second,
        "letters escaped": b"\n".join(
            json.dumps(json.loads(row)).encode() for row in (first, second)
        ),
    }


@pytest.mark.parametrize("shape", shapes(b"1\n2\n"))
@pytest.mark.parametrize("form", ["path", "-"])
def test_a_shape_that_changes_nothing(
    cli: Cli, two: bytes, tmp_path: Path, shape: str, form: str
) -> None:
    given = shapes(two)[shape]
    path = tmp_path / "tasks.jsonl"
    path.write_bytes(given)
    done = (
        cli("classify", "-", *AS_OF, stdin=given)
        if form == "-"
        else cli("classify", str(path), *AS_OF)
    )
    assert ids(done) == ["A", "Đ"]


@pytest.mark.parametrize("given", [b"", b"\n", b"\n \n\t\n", MARK])
def test_no_task_is_no_answer_and_no_error(cli: Cli, given: bytes) -> None:
    done = cli("classify", "-", *AS_OF, stdin=given)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_text_in_either_unicode_form_is_one_text(cli: Cli, line: Callable[..., str]) -> None:
    composed, decomposed = "NV-Đồng", "NV-Đo\u0302\u0300ng"
    done = cli("classify", "-", *AS_OF, stdin=line(composed) + line(decomposed))
    assert ids(done) == [composed, composed]


def test_a_line_number_counts_blank_lines(cli: Cli) -> None:
    done = cli("classify", "-", *AS_OF, "--lang", "en", stdin="\n\n{}\n")
    assert done.returncode == 2
    assert done.stderr.startswith("standard input:3: ")


def test_a_byte_order_mark_is_taken_off_the_first_line_alone(
    cli: Cli, line: Callable[..., str]
) -> None:
    given = line().encode() + MARK + line().encode()
    done = cli("classify", "-", *AS_OF, "--lang", "en", stdin=given)
    assert done.returncode == 2
    assert done.stderr.startswith("standard input:2: NV-1: received")


def test_the_host_s_own_data_may_be_anything(cli: Cli, line: Callable[..., str]) -> None:
    extra = {"": None, "a": [1, 2.5, {"b": [[]]}], "\x1b[31m": "\u202e", "id": 7}
    event = {"kind": "received", "at": "2026-10-05T11:00:00+07:00", "extra": extra}
    done = cli("classify", "-", *AS_OF, stdin=line("A", extra=extra, events=[event]))
    assert ids(done) == ["A"]


def test_a_file_named_like_standard_input_is_reached_by_its_folder(
    cli: Cli, two: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(two)
    assert ids(cli("classify", "./-", *AS_OF)) == ["A", "Đ"]
