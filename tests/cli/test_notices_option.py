"""``--notices``: a notice added changes the answers; one that is wrong is told by file and key."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Write: TypeAlias = Callable[..., str]

ACT = {"number": "1/TB-BNV", "date": "2026-12-01"}
SWAP = {"act": ACT, "off": ["2027-04-29"], "worked": ["2027-05-08"]}
YEAR = {"act": ACT | {"number": "2/TB-BNV"}, "covers": 2028, "off": ["2028-01-26"]}


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write notices to a file; give its name."""

    def write(notices: object, name: str = "thông báo.json") -> str:
        path = tmp_path / name
        text = notices if isinstance(notices, str) else json.dumps(notices)
        path.write_text(text, "utf-8")
        return str(path)

    return write


def test_a_swap_moves_the_answers_and_the_edition(cli: Cli, written: Write) -> None:
    notices = ("--notices", written(SWAP))
    before = json.loads(cli("explain", "2027-04-29", "--format", "json").stdout)
    after = json.loads(cli("explain", "2027-04-29", "--format", "json", *notices).stdout)
    assert (before["kind"], before["act"]) == ("working_day", None)
    assert (after["kind"], after["partner"]) == ("swapped_off", "2027-05-08")
    assert (after["act"], after["edition"]) == ("1/TB-BNV ngày 01/12/2026", "2026-12-01")
    due = json.loads(cli("due", "28/04/2027 16:00", "--format", "json", *notices).stdout)
    assert (due["due"], due["edition"]) == ("2027-05-04", "2026-12-01")


def test_every_calendar_command_takes_notices(cli: Cli, written: Write) -> None:
    notices = ("--notices", written(SWAP))
    assert cli("add", "2027-04-28", "1", *notices).stdout == "thứ Ba, 04/05/2027 (2027-05-04)\n"
    assert cli("between", "2027-05-07", "2027-05-08", *notices).stdout == "1 ngày làm việc\n"
    assert "29x" in cli("calendar", "2027", *notices).stdout


def test_a_year_announced_is_no_longer_projected(cli: Cli, written: Write) -> None:
    notices = ("--notices", written(YEAR))
    alone = json.loads(cli("calendar", "2028", "--format", "json", *notices).stdout)
    both = json.loads(cli("calendar", "2028", "--format", "json", "--projected", *notices).stdout)
    assert alone == both
    assert alone["provisional"] is False
    assert "2028-01-26" in [day["date"] for day in alone["days"]]


def test_notices_may_be_several_in_a_file_and_several_files(cli: Cli, written: Write) -> None:
    lines = written(f"{json.dumps(SWAP)}\n\n{json.dumps(YEAR)}\n", "lines.jsonl")
    listed = written([SWAP, YEAR], "list.json")
    first, second = written(SWAP, "1.json"), written("\ufeff" + json.dumps(YEAR), "2.json")
    answers = {
        cli("calendar", "2028", "--format", "json", *options).stdout
        for options in (
            ("--notices", lines),
            ("--notices", listed),
            ("--notices", first, "--notices", second),
        )
    }
    (answer,) = answers
    assert json.loads(answer)["year"] == 2028


WRONG: list[tuple[object, str | int]] = [
    ("{", 1),
    ("oops", 1),
    ("[" * 100_000, 1),
    ("9" * 5_000, 1),
    (json.dumps(SWAP) + "\noops", 2),
    (json.dumps(SWAP) + "\n\n" + json.dumps(SWAP) + "\noops", 4),
    (5, "notice"),
    (None, "notice"),
    ([[]], "notice"),
    ({}, "act"),
    (SWAP | {"on": []}, "notice"),
    (SWAP | {"act": "1/TB-BNV"}, "act"),
    (SWAP | {"act": {"date": "2026-12-01"}}, "act.number"),
    (SWAP | {"act": {"number": " ", "date": None}}, "act.number"),
    (SWAP | {"act": {"number": "1"}}, "act"),
    (SWAP | {"act": ACT | {"date": 20261201}}, "act.date"),
    (SWAP | {"act": ACT | {"date": "2026-02-30"}}, "act.date"),
    (SWAP | {"act": ACT | {"date": "9999-01-01"}}, "act.date"),
    (SWAP | {"off": "2027-04-29"}, "off"),
    (SWAP | {"off": ["29/04/2027"], "worked": []}, "off[0]"),
    (SWAP | {"off": [5]}, "off[0]"),
    (SWAP | {"off": [{"date": "2027-04-29", "day": 1}]}, "off[0]"),
    (SWAP | {"off": [{"date": "2027-04-29", "kind": "party"}]}, "off[0].kind"),
    (SWAP | {"worked": [{"date": "2027-05-08", "kind": "holiday"}]}, "worked[0].kind"),
    (SWAP | {"worked": ["2027-04-29"]}, "off, worked"),
    (SWAP | {"covers": "2027"}, "covers"),
    (SWAP | {"covers": True}, "covers"),
    (SWAP | {"covers": 2030}, "covers"),
    (SWAP | {"off": ["2040-01-02"]}, "1/TB-BNV"),
    (SWAP | {"worked": ["2027-05-07"]}, "1/TB-BNV"),
]


@pytest.mark.parametrize(("notices", "where"), WRONG)
def test_a_wrong_notice_is_told_by_file_and_key(
    cli: Cli, written: Write, notices: object, where: str | int
) -> None:
    path = written(notices)
    for lang, word, row in (("vi", "nhận được: ", "dòng"), ("en", "received ", "line")):
        done = cli("explain", "2026-10-05", "--notices", path, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        (message,) = done.stderr.splitlines()
        file, key, rest = message.split(": ", 2)
        assert file == path
        assert key == f"{row} {where}" if isinstance(where, int) else where in key
        assert rest.startswith(word)


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e", "\n"])
@pytest.mark.parametrize("place", ["key", "kind", "date"])
def test_what_a_wrong_notice_holds_is_shown_escaped(
    cli: Cli, written: Write, evil: str, place: str
) -> None:
    notices: object = {
        "key": SWAP | {evil: 1},
        "kind": SWAP | {"off": [{"date": "2027-04-29", "kind": evil}]},
        "date": SWAP | {"off": [evil]},
    }[place]
    done = cli("explain", "2026-10-05", "--notices", written(notices))
    assert done.returncode == 2
    assert done.stderr.rstrip("\n").isprintable()


def test_the_second_file_is_named_when_it_is_the_wrong_one(cli: Cli, written: Write) -> None:
    good, bad = written(SWAP, "good.json"), written("oops", "bad.json")
    done = cli("explain", "2026-10-05", "--notices", good, "--notices", bad)
    assert done.returncode == 2
    assert "bad.json" in done.stderr
    assert "good.json" not in done.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_notice_file_that_cannot_be_read(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("binary").write_bytes(b"\xff\xfe\x00")
    for name, vietnamese, english in (
        ("none", "không tìm thấy tệp", "no such file"),
        (".", "đây là thư mục", "this is a folder"),
        ("binary", "tệp JSON, mã UTF-8", "a JSON file in UTF-8"),
    ):
        done = cli("explain", "2026-10-05", "--notices", name, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert name in done.stderr
        assert {"vi": vietnamese, "en": english}[lang] in done.stderr
