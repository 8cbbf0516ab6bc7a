"""The period of a report, the moment of its figures, and the calendar they rest on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]

BAD = [
    "", "x", "26", "2026-1", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-q4", "2026-H0",
    "2026-H3", "2026-10-01", "2026-10-01..", "..2026-10-01", "2026-10-01...2026-10-02",
    "2026-10-15..2026-10-01", "2026-10-01..2026-10-32", "2026-02-29..2026-03-01",
    "01/10/2026..15/10/2026", " 2026-10", "2026-10 ", "２０２６", "1899", "3000", "0000",
    "1899-12-31..1900-01-01",
]  # fmt: skip


def report(cli: Cli, stdin: str, *asked: str) -> dict[str, Any]:
    done = cli("report", "-", *asked, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("period", "known_as", "close"),
    [
        ("2026-10", "2026-10", "2026-10-31"),
        ("2026-Q3", "2026-Q3", "2026-09-30"),
        ("2026-H1", "2026-H1", "2026-06-30"),
        ("2025", "2025", "2025-12-31"),
        ("1900", "1900", "1900-12-31"),
        ("2026-10-01..2026-10-15", "2026-10-01..2026-10-15", "2026-10-15"),
        ("2026-10-01..2026-10-31", "2026-10", "2026-10-31"),
        ("2026-10-31..2026-10-31", "2026-10-31..2026-10-31", "2026-10-31"),
    ],
)
def test_a_period_ends_with_its_last_microsecond(
    cli: Cli, period: str, known_as: str, close: str
) -> None:
    found = report(cli, "", "--period", period)
    assert (found["period"], found["as_of"]) == (known_as, f"{close}T23:59:59.999999+07:00")


@pytest.mark.parametrize("period", BAD)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_period_that_is_none(cli: Cli, period: str, lang: str) -> None:
    done = cli("report", "-", "--period", period, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    said, help_at = done.stderr.splitlines()
    assert "'--period'" in said
    assert "2026-10-01..2026-10-15" in said
    assert help_at.endswith(": nhiemvu report --help")


@pytest.mark.parametrize("period", BAD)
def test_a_bad_period_is_named_as_it_was_typed(cli: Cli, period: str) -> None:
    done = cli("report", "-", "--period", period, "--lang", "en")
    assert f'received "{period}"; expected ' in done.stderr


@pytest.mark.parametrize(
    ("as_of", "known_as"),
    [
        ("2026-10-01T00:00:00+07:00", "2026-10-01T00:00:00+07:00"),
        ("01/10/2026 00:00", "2026-10-01T00:00:00+07:00"),
        ("2026-09-30T17:00:00Z", "2026-10-01T00:00:00+07:00"),
        ("15/10/2026", "2026-10-15T23:59:59.999999+07:00"),
        ("2026-10-15", "2026-10-15T23:59:59.999999+07:00"),
        ("15/10/2026 10:30", "2026-10-15T10:30:00+07:00"),
        ("2026-10-15T10:30:00", "2026-10-15T10:30:00+07:00"),
        ("31/10/2026", "2026-10-31T23:59:59.999999+07:00"),
        ("2026-10-31T16:59:59.999999Z", "2026-10-31T23:59:59.999999+07:00"),
    ],
)
def test_a_moment_of_the_period(cli: Cli, as_of: str, known_as: str) -> None:
    found = report(cli, "", "--period", "2026-10", "--as-of", as_of)
    assert found["as_of"] == known_as


@pytest.mark.parametrize(
    "as_of", ["30/09/2026", "2026-09-30T23:59:59.999999+07:00", "01/11/2026 00:00", "01/11/2026"]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_moment_outside_the_period(cli: Cli, as_of: str, lang: str) -> None:
    done = cli("report", "-", "--period", "2026-10", "--as-of", as_of, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    bounds = {"vi": ("01/10/2026", "31/10/2026"), "en": ("2026-10-01", "2026-10-31")}[lang]
    assert all(bound in done.stderr for bound in bounds)


@pytest.mark.parametrize("as_of", ["", "20261015", "32/10/2026", "15/10/2026 25:00", "hôm nay"])
def test_a_moment_that_is_none(cli: Cli, as_of: str) -> None:
    done = cli("report", "-", "--period", "2026-10", "--as-of", as_of)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'--as-of'" in done.stderr


@pytest.mark.parametrize("period", ["2999", "2999-12", "2999-Q4", "2026-10-01..2999-10-01"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_period_that_is_not_over_needs_a_moment(cli: Cli, period: str, lang: str) -> None:
    """Its state at the close is not known yet; even a file that is not there is not looked at."""
    done = cli("report", "nowhere.jsonl", "--period", period, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert "(--as-of)" in done.stderr or "--as-of for one" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_period_that_is_not_over_with_a_moment(cli: Cli, line: Line) -> None:
    given = line("A", assigned_at="2999-05-04T10:00:00+07:00", deadline="2999-05-20")
    found = report(cli, given, "--period", "2999", "--as-of", "05/05/2999")
    assert (found["period"], found["total"]["tasks"], found["total"]["due_soon"]) == (
        "2999",
        1,
        None,
    )


def test_rules_on_who_belongs_to_a_period(cli: Cli, line: Line) -> None:
    """Carried over or new, and not ended before (rules, section 9)."""
    ended = [
        {"kind": "submitted", "at": "2026-09-29T10:00:00+07:00"},
        {"kind": "approved", "at": "2026-09-30T23:59:59.999999+07:00"},
    ]
    just = [ended[0], ended[1] | {"at": "2026-10-01T00:00:00+07:00"}]
    early = "2026-09-01T10:00:00+07:00"
    first, last = "2026-10-01T00:00:00+07:00", "2026-10-31T23:59:59.999999+07:00"
    given = "".join(
        [
            line("ended before", assigned_at=early, deadline="2026-10-20", events=ended),
            line("ended at the start", assigned_at=early, events=just),
            line("new at the start", assigned_at=first),
            line("new at the end", assigned_at=last, deadline="2026-11-20"),
            line("later", assigned_at="2026-11-01T00:00:00+07:00", deadline="2026-11-20"),
        ]
    )
    found = report(cli, given, "--period", "2026-10")
    total = found["total"]
    assert (total["carried_over"], total["newly_assigned"], found["left_out"]) == (1, 2, 1)
    assert (total["completed_on_time"], total["in_progress_overdue"]) == (1, 1)


OVERDUE = {"assigned_at": "2027-12-06T10:00:00+07:00", "deadline": "2027-12-20"}
IN_2028 = ("--period", "2028-01", "--as-of", "14/01/2028")


def test_beyond_the_calendar_the_figures_say_what_they_do_not_know(cli: Cli, line: Line) -> None:
    total = report(cli, line(**OVERDUE), *IN_2028)["total"]
    assert (total["lateness_unknown"], total["mean_working_days_late"], total["due_soon"]) == (
        1,
        None,
        None,
    )
    for lang, options in (("vi", "(--notices)"), ("en", "(--projected)")):
        done = cli("report", "-", *IN_2028, "--lang", lang, stdin=line(**OVERDUE))
        assert done.returncode == 0
        assert options in done.stdout
        assert not re.search("bình quân quá hạn|on average|Sắp đến hạn:|Due soon:", done.stdout)


def test_a_projection_answers_and_says_so(cli: Cli, line: Line) -> None:
    found = report(cli, line(**OVERDUE), *IN_2028, "--projected")
    assert found["provisional"] is True
    assert found["total"]["mean_working_days_late"] == pytest.approx(19, abs=2)
    for lang, said in (("vi", "chưa công bố lịch nghỉ"), ("en", "projected calendar")):
        done = cli("report", "-", *IN_2028, "--projected", "--lang", lang, stdin=line(**OVERDUE))
        assert said in done.stdout
        assert "--projected" not in done.stdout


def test_an_announced_year_is_not_provisional_in_a_projection(cli: Cli, line: Line) -> None:
    found = report(cli, line(), "--period", "2026-10", "--projected")
    assert found["provisional"] is False


def test_a_notice_changes_the_figures_and_their_edition(
    cli: Cli, line: Line, tmp_path: Path
) -> None:
    act = {"number": "1/TB", "date": "2026-10-20"}
    path = tmp_path / "notice.json"
    path.write_text(json.dumps({"act": act, "off": ["2026-10-21"], "worked": []}), "utf-8")
    plain = report(cli, line(), "--period", "2026-10")
    noticed = report(cli, line(), "--period", "2026-10", "--notices", str(path))
    assert noticed["calendar_edition"] == "2026-10-20"
    late = "mean_working_days_late"
    assert noticed["total"][late] == plain["total"][late] - 1


@pytest.mark.parametrize("text", ["{", '{"off": []}', ""])
def test_a_notice_that_is_none(cli: Cli, line: Line, tmp_path: Path, text: str) -> None:
    path = tmp_path / "notice.json"
    path.write_text(text, "utf-8")
    done = cli("report", "-", "--period", "2026-10", "--notices", str(path), stdin=line())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: ")


@pytest.mark.parametrize(("lang", "wrong"), [("vi", "năm tới"), ("en", "coming year")])
def test_before_the_calendar_begins_nothing_is_said_of_years_to_come(
    cli: Cli, lang: str, wrong: str
) -> None:
    done = cli("report", "-", "--period", "2012-05", "--lang", lang)
    assert done.returncode == 0
    assert wrong not in done.stdout


def test_nobody_is_told_to_use_the_projection_that_is_in_use(cli: Cli, line: Line) -> None:
    done = cli(
        "report", "-", "--period", "2999", "--as-of", "05/05/2999", "--projected", stdin=line()
    )
    assert done.returncode == 0
    assert "--projected" not in done.stdout
