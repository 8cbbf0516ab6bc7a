"""What once went wrong, each with its reason, so that it does not again."""

from __future__ import annotations

import csv
import io
import json
import os
from subprocess import PIPE
from typing import TYPE_CHECKING, Any

import pytest

from cases import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    Cli = Callable[..., CompletedProcess[str]]

FULL = "/dev/full"
TASK = ("--id", "NV-2026-000133", "--until", "31/10/2026")
PAGES = [
    ("calendar", "2026"),
    ("timeline", str(EXAMPLES), *TASK),
    ("classify", str(EXAMPLES), "--as-of", "01/12/2026", "--format", "text", "--why"),
]


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
@pytest.mark.parametrize("closed", ["stdout", "stdout stderr"])
def test_a_page_for_people_ends_quietly_too(
    start: Callable[..., Any], arguments: tuple[str, ...], closed: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ends = {name: writing if name in closed else PIPE for name in ("stdout", "stderr")}
    with start(*arguments, **ends) as process:
        os.close(writing)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, (out or b"") + (err or b"")) == (141, b"")


@pytest.mark.parametrize(
    "arguments",
    [["due", "--help", "--lang", "en"], ["--help", "--lang", "en"], ["-h", "--lang=en"]],
)
def test_the_language_counts_wherever_it_stands(cli: Cli, arguments: list[str]) -> None:
    assert cli(*arguments).stdout.startswith("Usage: nhiemvu")


@pytest.mark.parametrize(
    "given",
    [
        ["2026-10-05", "1", "--frob"],
        ["2026-10-05", "--frob"],
        ["2026-10-05", "1", "--frob=3"],
        ["--frob", "2026-10-05", "1"],
        ["2026-10-05", "-1", "--frob"],
        ["2026-10-05", "1", "-x"],
    ],
)
def test_an_unknown_option_is_told_beside_a_negative_number(cli: Cli, given: list[str]) -> None:
    name = "-x" if "-x" in given else "--frob"
    assert cli("add", *given).stderr.splitlines()[0] == f'Không có tùy chọn "{name}".'
    assert name in cli("add", *given, "--lang", "en").stderr.splitlines()[0]


def test_a_negative_number_may_stand_before_options(cli: Cli) -> None:
    assert cli("add", "2026-10-12", "-1", "--lang", "en").stdout == "Friday, 2026-10-09\n"


@pytest.mark.parametrize("typed", ["2026-02-30T15:00", "3000-01-01T00:00", "31/12/9999"])
def test_a_moment_is_shown_as_it_was_typed(cli: Cli, typed: str) -> None:
    assert f'received "{typed}";' in cli("due", typed, "--lang", "en").stderr


def test_an_option_without_its_value_points_at_the_page_of_its_command(cli: Cli) -> None:
    assert cli("classify", "x", "--as-of").stderr.endswith("Xem: nhiemvu classify --help\n")


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("2026-01-15", "không tính trừ điểm (trước ngày Quy chế có hiệu lực)"),
        ("2026-01-16", "trừ điểm thi đua"),
    ],
)
def test_a_step_before_the_regulation_is_not_charged(
    cli: Cli, line: Callable[..., str], deadline: str, said: str
) -> None:
    given = line(assigned_at="2025-12-01T08:00:00+07:00", deadline=deadline)
    done = cli("timeline", "-", "--id", "NV-1", "--until", "31/01/2026", stdin=given, COLUMNS="999")
    assert done.stdout.splitlines()[3].endswith("  Đang thực hiện quá hạn · " + said)


def test_the_reason_of_a_step_holds_for_all_of_it(cli: Cli, line: Callable[..., str]) -> None:
    """A grant in time makes no new step; the reason names the deadline that stands at its end."""
    grant = {
        "kind": "extension_granted",
        "at": "2026-10-19T08:00:00+07:00",
        "deadline": "2026-11-10",
    }
    asked = ("timeline", "-", "--id", "NV-1", "--until", "31/10/2026", "--format", "json")
    (step,) = map(json.loads, cli(*asked, stdin=line(events=[grant])).stdout.splitlines())
    assert "10/11/2026" in step["why"]


@pytest.mark.skipif(not os.path.exists(FULL), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_under_the_messages_is_no_closed_pipe(redirected: Callable[..., Any]) -> None:
    assert redirected(f"2>{FULL}", "due", "x").returncode == 2


def test_a_grant_whose_deadline_is_null_is_refused_under_its_provision(
    cli: Cli, line: Callable[..., str]
) -> None:
    grant = {"kind": "extension_granted", "at": "2026-10-06T10:00:00+07:00", "deadline": None}
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=line(events=[grant]))
    assert done.stderr.splitlines()[0].endswith("(điểm d khoản 2 Điều 5)")


def test_csv_quotes_a_bare_carriage_return(cli: Cli, line: Callable[..., str]) -> None:
    done = cli("classify", "-", "--as-of", "31/10/2026", "--format", "csv", stdin=line("a\rb"))
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["id"] for row in rows] == ["a\rb"]


@pytest.mark.parametrize("obeyed", ["\x9b2J", "\u202e", "\u2028", "\x7f"])
def test_json_escapes_what_a_terminal_would_obey(
    cli: Cli, line: Callable[..., str], obeyed: str
) -> None:
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=line(f"a{obeyed}b"))
    assert obeyed not in done.stdout
    assert json.loads(done.stdout)["id"] == f"a{obeyed}b"


@pytest.mark.parametrize("width", ["1", "10", "23"])
def test_the_calendar_fits_any_terminal(cli: Cli, width: str) -> None:
    assert cli("calendar", "2026", COLUMNS=width).returncode == 0
