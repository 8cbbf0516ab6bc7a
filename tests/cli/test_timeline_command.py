"""``timeline``: the steps of one task in every form, and what ends without an answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

from cases import EXAMPLES

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

KEYS = ["start", "end", "status", "label", "consequence", "basis", "citation"]
UNTIL = ("--until", "31/10/2026")


@pytest.fixture
def story(line: Line) -> str:
    """Overdue, rejected, extended: on time again, with the overdue stretch on record."""
    return line("OTHER") + line(
        "NV-7",
        content="Báo cáo quý III",
        events=[
            {"kind": "submitted", "at": "2026-10-19T09:00:00+07:00"},
            {"kind": "rejected", "at": "2026-10-21T09:00:00+07:00"},
            {
                "kind": "extension_granted",
                "at": "2026-10-23T09:00:00+07:00",
                "deadline": "2026-11-10",
            },
        ],
    )


def test_json_is_a_line_a_step(cli: Cli, story: str) -> None:
    done = cli("timeline", "-", "--id", "NV-7", *UNTIL, "--format", "json", stdin=story)
    steps = [json.loads(row) for row in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [list(step) for step in steps] == [KEYS] * 4
    assert [(step["start"][8:16], step["status"], step["basis"]) for step in steps] == [
        ("05T10:00", "in_progress_on_time", "14.5"),
        ("19T09:00", "awaiting_confirmation", "5.2.a"),
        ("21T09:00", "in_progress_overdue", "5.2.b.3"),
        ("23T09:00", "in_progress_on_time", "5.2.d"),
    ]


def test_each_step_ends_where_the_next_begins_and_the_last_goes_on(cli: Cli, story: str) -> None:
    done = cli("timeline", "-", "--id", "NV-7", *UNTIL, "--format", "json", stdin=story)
    steps = [json.loads(row) for row in done.stdout.splitlines()]
    assert [step["end"] for step in steps] == [*(step["start"] for step in steps[1:]), None]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_csv_says_the_same(cli: Cli, story: str, lang: str) -> None:
    common = ("timeline", "-", "--id", "NV-7", *UNTIL, "--lang", lang)
    table = list(csv.DictReader(io.StringIO(cli(*common, "--format", "csv", stdin=story).stdout)))
    rows = cli(*common, "--format", "json", stdin=story).stdout.splitlines()
    assert [list(row) for row in table] == [KEYS] * 4
    assert [{key: value or None for key, value in row.items()} for row in table] == [
        json.loads(row) for row in rows
    ]


def test_text_is_the_default_and_says_why(cli: Cli, story: str) -> None:
    done = cli("timeline", "-", "--id", "NV-7", *UNTIL, stdin=story, COLUMNS="200")
    assert done.stdout.splitlines() == [
        "NV-7 · Sở Tài chính · Báo cáo quý III",
        "● từ 10:00 ngày 05/10/2026  Đang thực hiện trong hạn",
        "  khoản 5 Điều 14",
        "● từ 09:00 ngày 19/10/2026  Chờ xác nhận",
        "  điểm a khoản 2 Điều 5",
        "● từ 09:00 ngày 21/10/2026  Đang thực hiện quá hạn · trừ điểm thi đua",
        "  trường hợp thứ ba, điểm b khoản 2 Điều 5",
        "● từ 09:00 ngày 23/10/2026  Đang thực hiện trong hạn",
        "  điểm d khoản 2 Điều 5",
        "",
        *done.stdout.splitlines()[10:-1],
        "Nếu không có gì mới, trạng thái đổi lúc 00:00 ngày 11/11/2026.",
    ]
    assert "sau đó được gia hạn đến 10/11/2026" in " ".join(done.stdout.split())


def test_text_in_english(cli: Cli, story: str) -> None:
    done = cli("timeline", "-", "--id", "NV-7", *UNTIL, "--lang", "en", stdin=story)
    rows = done.stdout.splitlines()
    assert rows[1] == "● from 2026-10-05T10:00:00+07:00  In progress on time"
    assert rows[-1] == ("If nothing more happens, the status changes at 2026-11-11T00:00:00+07:00.")


def test_a_task_without_content_whose_status_stands(cli: Cli, line: Line) -> None:
    done = cli("timeline", "-", "--id", "NV-1", *UNTIL, stdin=line())
    assert done.stdout.startswith("NV-1 · Sở Tài chính\n")
    assert "trạng thái đổi lúc" not in done.stdout


def test_only_what_happened_by_then_is_known(cli: Cli, story: str) -> None:
    until = "2026-10-20T23:59:59.999999+07:00"
    done = cli("timeline", "-", "--id", "NV-7", "--until", until, "--format", "json", stdin=story)
    assert [json.loads(row)["status"] for row in done.stdout.splitlines()] == [
        "in_progress_on_time",
        "awaiting_confirmation",
    ]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_every_example_has_a_timeline(cli: Cli, form: str) -> None:
    for row in EXAMPLES.read_text("utf-8").splitlines():
        task = json.loads(row)
        done = cli(
            "timeline",
            "-",
            "--id",
            task["id"],
            "--until",
            "31/12/2026",
            "--format",
            form,
            stdin=row,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", 'đầu vào chuẩn: không có nhiệm vụ "NV-8"\n'),
        ("en", 'standard input: there is no task "NV-8"\n'),
    ],
)
def test_an_unknown_id_is_told_with_its_file(cli: Cli, story: str, lang: str, said: str) -> None:
    done = cli("timeline", "-", "--id", "NV-8", *UNTIL, "--lang", lang, stdin=story)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.parametrize("wanted", ["", "nv-7", "NV-7 ", "NV", "*"])
def test_an_id_is_matched_whole(cli: Cli, story: str, wanted: str) -> None:
    done = cli("timeline", "-", "--id", wanted, *UNTIL, stdin=story)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize(("lang", "said"), [("vi", "từ lúc giao"), ("en", "from the assignment")])
def test_a_moment_before_the_assignment_is_refused(
    cli: Cli, story: str, form: str, lang: str, said: str
) -> None:
    done = cli(
        "timeline", "-", "--id", "NV-7", "--until", "05/10/2026 09:59", "--format", form,
        "--lang", lang, stdin=story,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "NV-7" in done.stderr


def test_the_moment_of_the_assignment_is_the_first_step(cli: Cli, story: str) -> None:
    done = cli(
        "timeline",
        "-",
        "--id",
        "NV-7",
        "--until",
        "05/10/2026 10:00",
        "--format",
        "json",
        stdin=story,
    )
    assert json.loads(done.stdout)["start"] == "2026-10-05T10:00:00+07:00"


def test_lines_behind_the_task_are_not_read(cli: Cli, line: Line) -> None:
    done = cli("timeline", "-", "--id", "NV-1", *UNTIL, stdin=line() + "oops")
    assert (done.returncode, done.stderr) == (0, "")
