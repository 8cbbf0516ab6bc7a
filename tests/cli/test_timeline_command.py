"""``timeline``: the steps of one task in every form, and what ends without an answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Literal, TypeAlias
from unicodedata import normalize

import pytest

from cases import EXAMPLES

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

KEYS = ["start", "end", "status", "label", "consequence", "basis", "citation", "why"]
UNTIL = ("--until", "31/10/2026")

WHY = {
    "vi": [
        "Chưa gửi kết quả, còn trong thời hạn (đến hết ngày 20/10/2026).",
        (
            "Kết quả gửi lúc 09:00 ngày 19/10/2026, còn trong thời hạn (đến hết ngày 20/10/2026);"
            " chưa được duyệt hoặc từ chối."
        ),
        (
            "Kết quả gửi lúc 09:00 ngày 19/10/2026, còn trong thời hạn (đến hết ngày 20/10/2026);"
            " nhưng bị từ chối lúc 09:00 ngày 21/10/2026, khi đã hết hạn; sau đó chưa gửi lại"
            " kết quả."
        ),
        (
            "Kết quả gửi lúc 09:00 ngày 19/10/2026, còn trong thời hạn (đến hết ngày 20/10/2026);"
            " bị từ chối lúc 09:00 ngày 21/10/2026, khi đã hết hạn; sau đó được gia hạn"
            " (đến hết ngày 10/11/2026), tại thời điểm trên còn trong hạn."
        ),
    ],
    "en": [
        "No result has been sent, and the deadline (until the end of 2026-10-20) has not passed.",
        (
            "The result was sent at 2026-10-19T09:00:00+07:00, within the deadline (until the end"
            " of 2026-10-20); no decision has been made on it."
        ),
        (
            "The result was sent at 2026-10-19T09:00:00+07:00, within the deadline (until the end"
            " of 2026-10-20); but it was rejected at 2026-10-21T09:00:00+07:00, after the deadline;"
            " nothing was sent again."
        ),
        (
            "The result was sent at 2026-10-19T09:00:00+07:00, within the deadline (until the end"
            " of 2026-10-20); it was rejected at 2026-10-21T09:00:00+07:00, after the deadline;"
            " an extension (until the end of 2026-11-10) was granted since, which has not passed."
        ),
    ],
}


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


@pytest.mark.parametrize(("lang", "whys"), WHY.items())
def test_each_step_says_why_it_came(cli: Cli, story: str, lang: str, whys: list[str]) -> None:
    common = ("timeline", "-", "--id", "NV-7", *UNTIL, "--lang", lang, "--format", "json")
    done = cli(*common, stdin=story)
    assert [json.loads(row)["why"] for row in done.stdout.splitlines()] == whys


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
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            (
                "tính đến 09:59 ngày 05/10/2026: nhiệm vụ NV-7 chưa được giao"
                " (giao lúc 10:00 ngày 05/10/2026)\n"
            ),
        ),
        (
            "en",
            (
                "as of 2026-10-05T09:59:00+07:00: task NV-7 was not assigned yet"
                " (it was at 2026-10-05T10:00:00+07:00)\n"
            ),
        ),
    ],
)
def test_a_moment_before_the_assignment_is_refused(
    cli: Cli, story: str, form: str, lang: str, said: str
) -> None:
    done = cli(
        "timeline", "-", "--id", "NV-7", "--until", "05/10/2026 09:59", "--format", form,
        "--lang", lang, stdin=story,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "tính đến hết ngày 04/10/2026: nhiệm vụ NV-7 chưa được giao"),
        ("en", "as of the end of 2026-10-04: task NV-7 was not assigned yet"),
    ],
)
def test_a_day_before_the_assignment_is_named_by_its_end(
    cli: Cli, story: str, lang: str, said: str
) -> None:
    common = ("--id", "NV-7", "--until", "04/10/2026", "--lang", lang)
    assert cli("timeline", "-", *common, stdin=story).stderr.startswith(said)


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


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_id_is_found_in_either_unicode_form(
    cli: Cli, line: Line, form: Literal["NFC", "NFD"]
) -> None:
    done = cli("timeline", "-", "--id", normalize(form, "NV-Đồng"), *UNTIL, stdin=line("NV-Đồng"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("NV-Đồng · ")


def test_an_id_is_found_under_a_locale_that_cannot_hold_it(cli: Cli, line: Line) -> None:
    given = "NV-Đồng".encode().decode("ascii", "surrogateescape")
    done = cli("timeline", "-", "--id", given, *UNTIL, stdin=line("NV-Đồng"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("NV-Đồng · ")


def test_lines_behind_the_task_are_not_read(cli: Cli, line: Line) -> None:
    done = cli("timeline", "-", "--id", "NV-1", *UNTIL, stdin=line() + "oops")
    assert (done.returncode, done.stderr) == (0, "")
