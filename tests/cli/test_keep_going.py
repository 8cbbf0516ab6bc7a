"""``--keep-going``: good lines are answered, bad ones told, and the exit status says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

KEEP = ("--as-of", "31/10/2026", "--keep-going")
COUNTED = {"vi": "Bỏ qua {} dòng không hợp lệ.\n", "en": "Left out {} invalid line(s).\n"}


@pytest.fixture
def mixed(line: Line) -> str:
    """Good lines 1, 4 and 7; bad ones 2, 5 (two problems) and 6; one of a later task, 8."""
    return "".join(
        [
            line("A"),
            "oops\n",
            "\n",
            line("B"),
            line("C", deadline="20261020", zzz=1),
            line("D", events=[{"kind": "approved", "at": "2026-10-06T10:00:00+07:00"}]),
            line("E"),
            line("F", assigned_at="2026-11-05T10:00:00+07:00", deadline="2026-11-20"),
        ]
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_good_lines_are_answered_in_order_and_bad_ones_counted(
    cli: Cli, mixed: str, lang: str
) -> None:
    done = cli("classify", "-", *KEEP, "--lang", lang, stdin=mixed)
    assert done.returncode == 1
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["A", "B", "E"]
    assert done.stderr.endswith(COUNTED[lang].format(3))
    assert "Traceback" not in done.stderr


def test_each_problem_is_a_line_with_its_place(cli: Cli, mixed: str) -> None:
    done = cli("classify", "-", *KEEP, "--lang", "en", stdin=mixed)
    messages = done.stderr.splitlines()
    assert [message.split(": ")[:3] for message in messages[:4]] == [
        ["standard input:2", ('received "oops"; expected one valid JSON object a line, in UTF-8 (it'
         " fails here, column 1"), "expected value)"],
        ["standard input:5", "C", "deadline"],
        ["standard input:5", "C", "zzz"],
        ["standard input:6", "D", "events[0]"],
    ]  # fmt: skip
    assert messages[4:] == [
        "Left out 1 task(s) assigned after the moment asked about (the end of 2026-10-31).",
        "Left out 3 invalid line(s).",
    ]


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_the_answers_are_those_of_the_good_lines_alone(
    cli: Cli, mixed: str, line: Line, form: str
) -> None:
    good = "".join(map(line, "ABE"))
    done = cli("classify", "-", *KEEP, "--format", form, stdin=mixed)
    clean = cli("classify", "-", *KEEP, "--format", form, stdin=good)
    assert (done.returncode, clean.returncode) == (1, 0)
    assert done.stdout == clean.stdout


def test_nothing_bad_is_exit_0_and_silence(cli: Cli, line: Line) -> None:
    done = cli("classify", "-", *KEEP, stdin=line())
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_good_is_exit_1_and_no_answer(cli: Cli) -> None:
    done = cli("classify", "-", *KEEP, stdin="[]\n{}\nx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(COUNTED["vi"].format(3))


def test_a_problem_is_told_after_the_answers_ahead_of_it(
    start: Callable[..., object], line: Line, tmp_path: Path
) -> None:
    """On one terminal, what stands above a message is what came before the bad line."""
    import subprocess
    import sys

    given = line("A") + "oops\n" + line("B")
    done = subprocess.run(
        [sys.executable, "-m", "nhiemvu", "classify", "-", *KEEP],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    first, problem, second, counted = done.stdout.splitlines()
    assert (json.loads(first)["id"], json.loads(second)["id"]) == ("A", "B")
    assert problem.startswith("đầu vào chuẩn:2: ")
    assert counted + "\n" == COUNTED["vi"].format(1)


@pytest.mark.parametrize(("wanted", "status"), [("E", 1), ("A", 0), ("Z", 2)])
def test_timeline_goes_on_as_well(cli: Cli, mixed: str, wanted: str, status: int) -> None:
    """The bad lines ahead of the task are told; those behind it are never read."""
    done = cli(
        "timeline", "-", "--id", wanted, "--until", "31/10/2026", "--keep-going", stdin=mixed
    )
    assert done.returncode == status
    assert ("oops" in done.stderr) is (wanted != "A")
    assert bool(done.stdout) is (status != 2)


def test_without_it_timeline_stops_at_the_first_bad_line(cli: Cli, mixed: str) -> None:
    done = cli("timeline", "-", "--id", "E", "--until", "31/10/2026", stdin=mixed)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("đầu vào chuẩn:2: ")
    assert len(done.stderr.splitlines()) == 1
