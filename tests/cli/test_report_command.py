"""``report``: one question, three forms of the same answer, from files and standard input."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu import Period, official_calendar, read_tasks, report
from nhiemvu.reporting import MEASURES
from nhiemvu.reporting.figures import shown_measure

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]
Write: TypeAlias = Callable[..., Path]

PROVINCE = EXAMPLES.parent / "province-2026.jsonl"
UNITS = EXAMPLES.parent / "units.jsonl"
OCTOBER = ("--period", "2026-10")
KEYS = [
    "period",
    "as_of",
    "calendar_edition",
    "provisional",
    "due_soon_days",
    "left_out",
    "not_charged",
]
STATUSES = (
    "awaiting_confirmation",
    "completed_on_time",
    "completed_late",
    "in_progress_on_time",
    "in_progress_overdue",
)


def in_json(cli: Cli, *arguments: str, **kwargs: Any) -> dict[str, Any]:
    done = cli("report", *arguments, "--format", "json", **kwargs)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def in_csv(cli: Cli, *arguments: str) -> list[dict[str, str]]:
    done = cli("report", *arguments, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def written(value: object) -> str:
    return "" if value is None else str(value)


def test_json_has_the_keys_that_hosts_rely_on(cli: Cli) -> None:
    found = in_json(cli, str(EXAMPLES), *OCTOBER)
    assert list(found) == [*KEYS, "by", "total", "rows"]
    assert [found[key] for key in KEYS] == [
        "2026-10",
        "2026-10-31T23:59:59.999999+07:00",
        official_calendar().edition.isoformat(),
        False,
        3,
        1,
        0,
    ]
    assert found["by"] == ["unit"]
    measures = [measure.name for measure in MEASURES]
    assert list(found["total"]) == measures
    for row in found["rows"]:
        assert list(row) == ["group", "label", *measures]
    assert {"unit": "H20.15"} in [row["group"] for row in found["rows"]]


def test_it_is_the_report_of_the_library(cli: Cli) -> None:
    asked = Period.month(2026, 10)
    made = report(read_tasks(EXAMPLES), asked, calendar=official_calendar(), obligations=True)
    assert in_json(cli, str(EXAMPLES), *OCTOBER) == json.loads(json.dumps(made.to_dict()))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("period", ["2026-10", "2026-Q1", "2026-H1", "2026-05-05..2026-05-06"])
def test_json_and_csv_tell_the_same(cli: Cli, lang: str, period: str) -> None:
    asked = ("--period", period, "--lang", lang, "--by", "unit", "--by", "unit_kind,category")
    whole = in_json(cli, str(PROVINCE), *asked, "--units", str(UNITS))
    table = in_csv(cli, str(PROVINCE), *asked, "--units", str(UNITS))
    rows = whole["rows"] + [row for part in whole["further"] for row in part["rows"]]
    assert [part["by"] for part in whole["further"]] == [["unit_kind", "category"]]
    assert len(table) == len(rows) + 1
    for row, cells in zip(rows, table, strict=False):
        flat = row.pop("group") | row
        assert {key: written(value) for key, value in flat.items()}.items() <= cells.items()
        assert row["carried_over"] + row["newly_assigned"] == row["tasks"] + row["recalled"]
        assert row["tasks"] == sum(row[status] for status in STATUSES)
    last = table[-1]
    assert last["label"] == {"vi": "Tổng số", "en": "Total"}[lang]
    assert all(last[key] == written(value) for key, value in whole["total"].items())
    assert (last["unit"], last["unit_kind"], last["category"]) == ("", "", "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_and_json_tell_the_same(cli: Cli, lang: str) -> None:
    """Every figure of the table stands where JSON has it."""
    asked = (str(PROVINCE), *OCTOBER, "--by", "unit_kind", "--lang", lang)
    made = report(
        read_tasks(PROVINCE),
        Period.month(2026, 10),
        calendar=official_calendar(),
        by="unit_kind",
        obligations=True,
    )
    assert in_json(cli, *asked) == json.loads(
        json.dumps(made.to_dict("en" if lang == "en" else "vi"))
    )
    page = cli("report", *asked, COLUMNS="500").stdout
    lines = page.splitlines()
    known = {measure.name: measure for measure in MEASURES}
    for row in made.rows:
        label = row.label("en" if lang == "en" else "vi")
        (line,) = [line for line in lines if line.startswith(label)]
        cells = line.removeprefix(label).split()
        assert cells[0] == str(row.tasks)
        for name in ("completed_on_time", "completed_late", "late_rate", "mean_working_days_late"):
            assert shown_measure(row, known[name], "en" if lang == "en" else "vi") in cells


def test_text_is_the_default_and_every_unit_has_a_row(cli: Cli) -> None:
    done = cli("report", str(EXAMPLES), *OCTOBER)
    assert done.returncode == 0
    assert done.stdout == cli("report", str(EXAMPLES), *OCTOBER, "--format", "text").stdout
    head = " ".join(done.stdout.split())
    assert "Tổng số 35 nhiệm vụ" in head
    assert "kỳ trước chuyển sang 9, giao trong kỳ 29" in head
    assert "Sở Tài chính" in done.stdout
    assert "█ Đã hoàn thành trong hạn" in done.stdout.replace("\xa0", " ")


def test_tasks_assigned_later_are_left_out_and_counted(cli: Cli) -> None:
    for lang, said in (
        ("vi", "Không tính 1 nhiệm vụ giao sau thời điểm lấy số liệu"),
        ("en", "Left out 1 task(s) assigned after the moment of the report"),
    ):
        done = cli("report", str(EXAMPLES), *OCTOBER, "--lang", lang)
        assert done.stderr.startswith(said)
        assert done.stderr.count("\n") == 1
        assert "Left out" not in done.stdout


def test_several_files_count_as_one(cli: Cli, tmp_path: Path) -> None:
    lines = EXAMPLES.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_text("".join(lines[::2]), "utf-8")
    (tmp_path / "b.jsonl").write_text("".join(lines[1::2]), "utf-8")
    whole = in_json(cli, str(EXAMPLES), *OCTOBER)
    assert in_json(cli, str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"), *OCTOBER) == whole
    rest = "".join(lines[1::2])
    assert in_json(cli, str(tmp_path / "a.jsonl"), "-", *OCTOBER, stdin=rest) == whole
    assert in_json(cli, "-", str(tmp_path / "a.jsonl"), *OCTOBER, stdin=rest) == whole


def test_marks_blank_lines_and_the_ends_of_lines_change_nothing(cli: Cli) -> None:
    text = EXAMPLES.read_text("utf-8")
    strange = "\ufeff" + text.replace("\n", "\r\n \t\r\n")
    whole = in_json(cli, str(EXAMPLES), *OCTOBER)
    assert in_json(cli, "-", *OCTOBER, stdin=strange) == whole
    assert in_json(cli, "-", *OCTOBER, stdin=text.rstrip("\n")) == whole


@pytest.mark.parametrize("nothing", ["", "\n\n", "\ufeff"])
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_tasks_is_an_answer_too(cli: Cli, nothing: str, form: str) -> None:
    done = cli("report", "-", *OCTOBER, "--format", form, stdin=nothing)
    assert (done.returncode, done.stderr) == (0, "")
    assert "None" not in done.stdout
    if form == "text":
        assert "Không có nhiệm vụ nào thuộc kỳ báo cáo." in done.stdout
        assert "█ " not in done.stdout
    if form == "csv":
        assert len(done.stdout.splitlines()) == 2


def test_how_soon_is_soon_can_be_said(cli: Cli, line: Line) -> None:
    given = "".join(line(f"NV-{day}", deadline=f"2026-11-{day:02}") for day in range(1, 21))
    asked = ("-", *OCTOBER, "--due-soon")
    counts = {
        days: in_json(cli, *asked, str(days), stdin=given)["total"]["due_soon"]
        for days in (0, 1, 3, 10)
    }
    assert counts == {0: 0, 1: 2, 3: 4, 10: 13}
    assert in_json(cli, "-", *OCTOBER, stdin=given)["due_soon_days"] == 3


@pytest.mark.parametrize("days", ["-1", "367", "x", "1.5"])
def test_a_number_of_days_that_is_none(cli: Cli, days: str) -> None:
    done = cli("report", str(EXAMPLES), *OCTOBER, "--due-soon", days)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'--due-soon'" in done.stderr


@pytest.mark.parametrize("missing", [(), (str(EXAMPLES),), OCTOBER])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_must_be_said(cli: Cli, missing: tuple[str, ...], lang: str) -> None:
    done = cli("report", *missing, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    said, help_at = done.stderr.splitlines()
    assert said.startswith({"vi": "Thiếu tham số '", "en": "Missing "}[lang])
    assert help_at.endswith(": nhiemvu report --help")
