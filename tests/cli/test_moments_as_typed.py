"""How a moment and a date may be typed: what is accepted, and that nothing else is guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

MOMENTS = {
    "2026-10-20T15:00:00+07:00": "2026-10-20T15:00:00+07:00",
    "2026-10-20T15:00+07:00": "2026-10-20T15:00:00+07:00",
    "2026-10-20T08:00:00Z": "2026-10-20T15:00:00+07:00",
    "2026-10-20T17:00:00+09:00": "2026-10-20T15:00:00+07:00",
    "2026-10-20T15:00:00": "2026-10-20T15:00:00+07:00",
    "2026-10-20T15:00": "2026-10-20T15:00:00+07:00",
    "2026-10-20T15:00:00.000001": "2026-10-20T15:00:00.000001+07:00",
    "20/10/2026 15:00": "2026-10-20T15:00:00+07:00",
    "20/10/2026 9:05": "2026-10-20T09:05:00+07:00",
    "5/1/2026 00:00": "2026-01-05T00:00:00+07:00",
}
DAYS = {"20/10/2026": "2026-10-20", "2026-10-20": "2026-10-20", "1/9/2026": "2026-09-01"}

NOT_MOMENTS = [
    "20261020", "2026", "1760000000", "", " ", "hôm nay", "20-10-2026", "20/10/26", "20.10.2026",
    "2026/10/20", "2026-10-20 15:00", "2026-10-20T15", "2026-10-20T15:00:00+0700", "2026-W43-2",
    "2026-10-20t15:00:00z", "2026-10-20T24:00", "2026-10-20T15:00:60", "20/10/2026 24:00",
    "20/10/2026 15:60", "20/10/2026 15:00:00", "20/10/2026 15", "20/10/2026 3pm", " 20/10/2026",
    "20/10/2026 ", "30/02/2026", "2026-02-30", "2026-02-30T15:00", "31/11/2026 15:00", "0/10/2026",
    "10/20/2026", "9999-12-31", "0001-01-01", "31/12/9999 23:59", "1/1/0001", "1/1/0000",
    "9999-12-31T23:59:59-07:00", "0001-01-01T00:00:00Z", "2999-12-31T20:00:00-07:00",
    "1899-12-31", "3000-01-01", "２０/１０/２０２６", "٢٠/١٠/٢٠٢٦", "2026-10-20T15:00:00.1234567",
    "2026-10-20T15:00:00-25:00", "\x1b[31m", "--10-20",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), [*MOMENTS.items(), *DAYS.items()])
def test_due_takes_a_moment_and_leaves_a_bare_day_a_day(cli: Cli, typed: str, meant: str) -> None:
    done = cli("due", typed, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["moment"] == meant


@pytest.mark.parametrize(("typed", "day"), DAYS.items())
def test_a_bare_day_of_as_of_is_its_last_microsecond(
    cli: Cli, line: Callable[..., str], typed: str, day: str
) -> None:
    statuses = [
        json.loads(cli("classify", "-", "--as-of", as_of, stdin=given).stdout)["status"]
        for as_of in (typed, f"{day}T23:59:59.999999+07:00")
        for given in (
            line(assigned_at=f"{day}T23:59:59.999999+07:00", deadline=day),
            line(assigned_at="2026-01-05T08:00:00+07:00", deadline=f"{day}T23:59:59.999998+07:00"),
        )
    ]
    assert statuses == ["in_progress_on_time", "in_progress_overdue"] * 2


def test_as_of_on_both_sides_of_the_assignment(cli: Cli, line: Callable[..., str]) -> None:
    early, exact = (
        cli("classify", "-", "--as-of", as_of, "--lang", "en", stdin=line())
        for as_of in ("05/10/2026 09:59", "05/10/2026 10:00")
    )
    assert (early.returncode, early.stdout) == (0, "")
    assert early.stderr == (
        "Left out 1 task(s) assigned after the moment asked about (2026-10-05T09:59:00+07:00).\n"
    )
    assert exact.stderr == ""
    assert json.loads(exact.stdout)["id"] == "NV-1"


@pytest.mark.parametrize("typed", NOT_MOMENTS)
def test_anything_else_is_refused_and_shown(cli: Cli, typed: str) -> None:
    for arguments in (
        ("classify", "-", "--as-of", typed),
        ("timeline", "-", "--id", "NV-1", "--until", typed),
        ("due", "--", typed),
    ):
        done = cli(*arguments, "--lang=en") if "--" not in arguments else cli(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert "\x1b" not in done.stderr
        assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", [
            "Giá trị của '--as-of' không hợp lệ: nhận được: ", "; yêu cầu: ghi 31/10/2026 15:00,",
            "hoặc 31/10/2026 (hiểu là hết ngày), hoặc", "\nXem: nhiemvu classify --help\n",
        ]),
        ("en", [
            "Invalid value for '--as-of': received ", "; expected 31/10/2026 15:00,",
            "or 31/10/2026 (the end of the day), or", "\nSee: nhiemvu classify --help\n",
        ]),
    ],
)  # fmt: skip
def test_the_message_gives_an_example_of_each_form(cli: Cli, lang: str, words: list[str]) -> None:
    done = cli("classify", "-", "--as-of", "20261020", "--lang", lang)
    examples = ["2026-10-31T15:00:00+07:00", "31/10/2026 15:00", "31/10/2026 ("]
    for part in ['"20261020"', *examples, *words]:
        assert part in done.stderr


@pytest.mark.parametrize(("lang", "bounds"), [("vi", "từ 1900 đến 2999"), ("en", "1900 to 2999")])
@pytest.mark.parametrize("typed", ["31/12/9999", "0001-01-01", "3000-01-01T00:00:00+07:00"])
def test_a_year_out_of_range_names_the_bounds(cli: Cli, typed: str, lang: str, bounds: str) -> None:
    done = cli("due", typed, "--lang", lang)
    assert done.returncode == 2
    assert bounds in done.stderr


@pytest.mark.parametrize("typed", ["2026-10-20", "20/10/2026"])
def test_a_date_is_taken_in_both_forms(cli: Cli, typed: str) -> None:
    for command in (["add", typed, "0"], ["between", typed, typed], ["explain", typed]):
        done = cli(*command, "--format", "json")
        assert done.returncode == 0
        assert "2026-10-20" in json.loads(done.stdout).values()


@pytest.mark.parametrize(
    "typed",
    ["2026-10-20T15:00", "20/10/2026 15:00", "2026-10-20T15:00:00+07:00", "x", ""],
)
@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "; yêu cầu: ghi 31/10/2026 hoặc 2026-10-31\n"),
        ("en", "; expected 31/10/2026 or 2026-10-31\n"),
    ],
)
def test_where_a_date_is_meant_an_hour_is_refused(
    cli: Cli, typed: str, lang: str, expected: str
) -> None:
    for command in (["add", typed, "1"], ["between", "2026-10-20", typed], ["explain", typed]):
        done = cli(*command, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert f'"{typed}"' in done.stderr
        assert expected in done.stderr


IMPOSSIBLE_DAYS = ["30/02/2026", "2026-02-30", "31/11/2026", "29/02/2027", "0/10/2026", "1/13/2026"]
IMPOSSIBLE_MOMENTS = ["31/11/2026 15:00", "20/10/2026 24:00", "20/10/2026 15:60"]


@pytest.mark.parametrize("typed", IMPOSSIBLE_DAYS)
@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", 'nhận được: "{}"; yêu cầu: ngày, giờ hợp lệ'),
        ("en", 'received "{}"; expected a day and an hour that exist'),
    ],
)
def test_a_day_there_is_not_is_told_as_such(cli: Cli, typed: str, lang: str, expected: str) -> None:
    for command in (
        ["add", typed, "1"],
        ["between", "2026-10-20", typed],
        ["explain", typed],
        ["due", typed],
        ["classify", "-", "--as-of", typed],
    ):
        done = cli(*command, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert expected.format(typed) in done.stderr


@pytest.mark.parametrize("typed", IMPOSSIBLE_MOMENTS)
def test_an_hour_there_is_not_is_told_as_such(cli: Cli, typed: str) -> None:
    for command in (["due", typed], ["timeline", "-", "--id", "A", "--until", typed]):
        done = cli(*command, "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
        assert f'received "{typed}"; expected a day and an hour that exist\n' in done.stderr


def test_a_leap_day_there_is_stands(cli: Cli) -> None:
    assert cli("explain", "29/02/2024").stdout.startswith("thứ Năm, 29/02/2024: ")


def test_a_date_out_of_range_names_the_bounds(cli: Cli) -> None:
    done = cli("explain", "31/12/9999", "--lang", "en")
    assert done.returncode == 2
    assert "1900 to 2999" in done.stderr
