"""What a report is broken down by, and the units that get a row without a task."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu.reporting import GROUPINGS

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]

PROVINCE = EXAMPLES.parent / "province-2026.jsonl"
UNITS = EXAMPLES.parent / "units.jsonl"
OCTOBER = ("--period", "2026-10")
TAGGED = {"tags": ["đầu tư công", "giao thông"], "category": "official_letter"}
COUNTED = ("tasks", "recalled", "completed_on_time", "deduct", "due_soon", "extensions")


def report(cli: Cli, *asked: str, stdin: str = "") -> dict[str, Any]:
    done = cli("report", *asked, *OCTOBER, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", GROUPINGS)
def test_every_grouping_counts_every_task(cli: Cli, name: str) -> None:
    found = report(cli, str(PROVINCE), "--by", name)
    assert found["by"] == [name]
    for measure in COUNTED:
        added = sum(row[measure] for row in found["rows"])
        assert (
            added >= found["total"][measure] if name == "tag" else added == found["total"][measure]
        )
    groups = [json.dumps(row["group"]) for row in found["rows"]]
    assert len(set(groups)) == len(groups)
    assert all(name in row["group"] for row in found["rows"])


def test_tags_overlap_so_their_rows_do_not_add_up(cli: Cli, line: Line) -> None:
    found = report(cli, "-", "--by", "tag", stdin=line("A", **TAGGED) + line("B"))
    assert [(row["group"]["tag"], row["tasks"]) for row in found["rows"]] == [
        ("đầu tư công", 1),
        ("giao thông", 1),
        (None, 1),
    ]
    assert found["total"]["tasks"] == 2


def test_commas_cross_and_repeating_adds_a_breakdown(cli: Cli, line: Line) -> None:
    asked = ("--by", "tag,category", "--by", "unit", "--by", "unit", "--by", "category,tag")
    found = report(cli, "-", *asked, stdin=line("A", **TAGGED))
    assert found["by"] == ["tag", "category"]
    assert [part["by"] for part in found["further"]] == [["unit"], ["category", "tag"]]
    assert found["rows"][0]["group"] == {"tag": "đầu tư công", "category": "official_letter"}
    assert found["rows"][0]["label"] == "đầu tư công · Công văn"
    assert "further" not in report(cli, "-", "--by", "unit", stdin=line())


def test_csv_holds_every_breakdown_under_one_header(cli: Cli, line: Line) -> None:
    asked = ("--by", "unit", "--by", "document", "--by", "tag", "--format", "csv")
    done = cli("report", "-", *OCTOBER, *asked, stdin=line("A", **TAGGED))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0])[:6] == ["by", "unit", "document", "issued_on", "tag", "label"]
    assert [row["by"] for row in rows] == ["unit", "document", "tag", "tag", "total"]
    assert [row["label"] for row in rows] == [
        "Sở Tài chính",
        "Văn bản không ghi số, ký hiệu",
        "đầu tư công",
        "giao thông",
        "Tổng số",
    ]
    assert all(None not in row and None not in row.values() for row in rows)


def test_text_has_a_table_for_each_breakdown(cli: Cli, line: Line) -> None:
    asked = ("--by", "unit_kind", "--by", "unit,category", "--lang", "en")
    done = cli("report", "-", *OCTOBER, *asked, stdin=line("A", **TAGGED))
    heads = ("Kind of", "Unit ·")
    assert [row[:7].strip() for row in done.stdout.splitlines() if row.startswith(heads)]
    assert done.stdout.count("\nTotal ") == 2
    assert done.stdout.count("█ Completed\xa0on\xa0time".replace(" ", "\xa0")) == 1


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("", '""'),
        ("foo", '"foo"'),
        ("UNIT", '"UNIT"'),
        ("unit,", '""'),
        (",", '""'),
        ("unit,foo", '"foo"'),
        ("unit;category", '"unit;category"'),
        ("\x1b[31m", '"\\x1b[31m"'),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_grouping_that_is_none(cli: Cli, by: str, found: str, lang: str) -> None:
    done = cli("report", "nowhere.jsonl", *OCTOBER, "--by", by, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    said = {
        "vi": "nhận được: {}; yêu cầu: một trong: {}\n",
        "en": "received {}; expected one of: {}\n",
    }
    assert done.stderr == said[lang].format(found, ", ".join(GROUPINGS))


def test_a_grouping_crossed_with_itself(cli: Cli) -> None:
    done = cli("report", "nowhere.jsonl", *OCTOBER, "--by", "unit,unit", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'received "unit, unit"; expected each grouping once\n'


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_units_with_nothing_have_a_row_of_zeros(cli: Cli, form: str) -> None:
    asked = ("report", "-", *OCTOBER, "--units", str(UNITS), "--format", form)
    done = cli(*asked, stdin="")
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("Sở Tài chính", "UBND phường Mỹ Tho", "UBND xã"):
        assert name in done.stdout
    if form == "csv":
        assert len(done.stdout.splitlines()) == 117 + 2
    if form == "json":
        rows = json.loads(done.stdout)["rows"]
        assert all(row["tasks"] == 0 and row["completion_rate"] is None for row in rows)


def test_the_list_makes_rows_where_a_unit_is_enough_to_tell(cli: Cli) -> None:
    for by, rows in (("unit", 117), ("unit_kind", 0), ("unit,unit_kind", 117), ("leader", 0)):
        assert len(report(cli, "-", "--by", by, "--units", str(UNITS))["rows"]) == rows


def test_the_words_of_the_tasks_come_before_those_of_the_list(
    cli: Cli, line: Line, tmp_path: Path
) -> None:
    path = tmp_path / "units.jsonl"
    path.write_text(
        '\ufeff{"code": "H20.15", "name": "Tên cũ"}\r\n\r\n'
        '{"code": "A"}\n{"code": "A", "name": "Z"}',
        "utf-8",
    )
    found = report(cli, "-", "--units", str(path), stdin=line())
    assert sorted((row["label"], row["tasks"]) for row in found["rows"]) == [
        ("Sở Tài chính", 1),
        ("Z", 0),
    ]


def test_an_empty_list_of_units_changes_nothing(cli: Cli, line: Line, tmp_path: Path) -> None:
    path = tmp_path / "units.jsonl"
    path.touch()
    assert report(cli, "-", "--units", str(path), stdin=line()) == report(cli, "-", stdin=line())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"code": "A", "kynd": "office"}', 'kynd: received the unknown key "kynd"; expected'),
        ('{"name": "A"}', "code: missing; expected the code of the unit (code)"),
        ('{"code": ""}', 'code: received ""; expected'),
        ('{"code": 7}', "code: received 7; expected"),
        ('{"code": "A", "kind": "ward"}', 'kind: received "ward"; expected one of: department'),
        ("[]", "received []; expected a JSON object"),
        ('"A"', 'received "A"; expected a JSON object'),
        ("x", 'received "x"; expected one valid JSON object a line'),
        ("\x00", 'received "\\x00"; expected one valid JSON object a line'),
    ],
)
def test_a_list_of_units_that_is_none(
    cli: Cli, line: Line, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "units.jsonl"
    path.write_text('{"code": "B"}\n\n' + text + "\n", "utf-8")
    asked = (*OCTOBER, "--units", str(path), "--lang", "en")
    for keep_going in ((), ("--keep-going",)):
        done = cli("report", "-", *asked, *keep_going, stdin=line())
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{path}:3: {said}")


def test_every_problem_of_a_unit_is_told_in_vietnamese_too(
    cli: Cli, line: Line, tmp_path: Path
) -> None:
    path = tmp_path / "units.jsonl"
    path.write_text('{"code": 7, "kind": "ward", "zzz": 1}\n', "utf-8")
    done = cli("report", "-", *OCTOBER, "--units", str(path), stdin=line())
    assert done.returncode == 2
    assert done.stderr.count("nhận được: ") == 3
    assert all(row.startswith(f"{path}:1: ") for row in done.stderr.splitlines())
