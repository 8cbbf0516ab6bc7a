"""``report -o``: Excel, Word, one page, a calendar; and ``--compare``, at the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZipFile

import pytest

from cases import EXAMPLES
from nhiemvu.export import WRITERS

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]

OCTOBER = (str(EXAMPLES), "--period", "2026-10")
BEGINS = {
    ".xlsx": b"PK\x03\x04",
    ".docx": b"PK\x03\x04",
    ".html": b"<!doctype html",
    ".ics": b"BEGIN:VCALENDAR",
}
LETTERHEAD = EXAMPLES.with_name("letterhead.toml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_form_is_written_in_one_run_in_either_language(
    cli: Cli, here: Path, lang: str
) -> None:
    outputs = [word for suffix in WRITERS for word in ("-o", f"báo cáo{suffix.upper()}")]
    done = cli("report", *OCTOBER, *outputs, "-o", "x.json", "--lang", lang)
    assert (done.returncode, done.stdout) == (0, "")
    for suffix in WRITERS:
        assert (
            (here / f"báo cáo{suffix.upper()}")
            .read_bytes()[:15]
            .lower()
            .startswith(BEGINS[suffix].lower())
        )
    assert json.loads((here / "x.json").read_text("utf-8"))["total"]["tasks"] == 35
    assert len(list(here.iterdir())) == len(WRITERS) + 1


def test_a_calendar_for_each_unit_that_has_a_task(cli: Cli, here: Path) -> None:
    done = cli("report", *OCTOBER, "-o", "hạn-{unit}.ics")
    assert done.returncode == 0
    made = {path.name: path.read_text("utf-8") for path in here.iterdir()}
    assert "hạn-H20.15.ics" in made
    assert sum(text.count("BEGIN:VEVENT") for text in made.values()) == 38
    assert all("BEGIN:VEVENT" in text for text in made.values())


def test_a_code_that_is_no_name_of_a_file_leads_nowhere_else(
    cli: Cli, here: Path, line: Callable[..., str]
) -> None:
    (here / "in").mkdir()
    for code in ("../x", "..", "a/b\\c", "."):
        stdin = line(assignee={"code": code})
        done = cli("report", "-", "--period", "2026-10", "-o", "in/{unit}.ics", stdin=stdin)
        assert done.returncode == 0, code
    assert [path.name for path in here.iterdir()] == ["in"]
    names = sorted(path.name for path in (here / "in").iterdir())
    assert all(name.endswith(".ics") and name.strip("-.ics") for name in names[2:])


def test_the_letterhead_of_the_host_stands_in_the_document(cli: Cli, here: Path) -> None:
    head = LETTERHEAD.read_text("utf-8").replace('symbol = "BC-VP"', 'symbol = "BC-XYZ"')
    (here / "head.toml").write_text(head, "utf-8")
    done = cli("report", *OCTOBER, "-o", "x.docx", "--letterhead", "head.toml")
    assert done.returncode == 0
    with ZipFile(here / "x.docx") as package:
        assert "BC-XYZ" in package.read("word/document.xml").decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_letterhead_that_cannot_be_used_is_told_before_anything_is_read(
    cli: Cli, here: Path, lang: str
) -> None:
    (here / "head.toml").write_text('agenzy = "x"\nnumber = true\n', "utf-8")
    asked = ("--period", "2026-10", "-o", "x.docx", "--lang", lang)
    done = cli("report", "nowhere.jsonl", *asked, "--letterhead", "head.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["head.toml"] * 2
    assert "agenzy" in done.stderr
    missing = cli(
        "report", *OCTOBER, "-o", "x.docx", "--letterhead", "nowhere.toml", "--lang", lang
    )
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    over = cli("report", *OCTOBER, "-o", "head.toml", "--letterhead", "head.toml")
    assert over.returncode == 2
    assert not (here / "x.docx").exists()


@pytest.mark.parametrize(
    ("form", "library"),
    [("xlsx", "xlsxwriter"), ("docx", "docx"), ("html", "jinja2"), ("ics", "icalendar")],
)
def test_the_extra_of_a_form_is_named_before_anything_is_read(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(f"nhiemvu.export.{form}")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    done = cli("report", "nowhere.jsonl", "--period", "2026-10", "-o", f"x.{form}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f'pip install "nhiemvu[{form}]"' in done.stderr
    assert list(here.iterdir()) == []


def test_thresholds_of_the_host(cli: Cli, here: Path) -> None:
    asked = ("report", *OCTOBER, "-o", "x.ics")
    heads = []
    for chosen in ((), ("--urgent", "2", "--due-soon", "4"), ("--due-soon", "0")):
        assert cli(*asked, *chosen).returncode == 0
        heads.append(
            (here / "x.ics").read_text("utf-8").replace("\n ", "").partition("BEGIN:VEVENT")[0]
        )
    assert "Nhắc trước 3 và 1 ngày" in heads[0]
    assert "Nhắc trước 4 và 2 ngày" in heads[1]
    assert "Nhắc trước 0 và 0 ngày" in heads[2]
    done = cli(*asked, "--urgent", "5")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_comparison_as_json_holds_the_report_and_the_totals_of_the_others(
    cli: Cli, here: Path
) -> None:
    plain = json.loads(cli("report", *OCTOBER, "--format", "json").stdout)
    done = cli("report", *OCTOBER, "--compare", "--format", "json", "-o", "x.json", "-o", "x.csv")
    compared = json.loads(done.stdout)
    assert json.loads((here / "x.json").read_text("utf-8")) == compared
    others = compared.pop("compared")
    assert compared == plain
    assert [part["period"] for part in others["series"]][-2:] == ["2026-09", "2026-10"]
    assert others["series"][-1]["total"] == plain["total"]
    assert others["previous"] == others["series"][-2]
    assert others["year_before"]["period"] == "2025-10"
    assert others["year_before"]["total"] is None
    asked = ("--period", "2026-09", "--format", "json")
    september = json.loads(cli("report", str(EXAMPLES), *asked).stdout)["total"]
    duties = {name for name in september if name.startswith(("obligations", "office"))}
    assert others["previous"]["total"] == {
        name: None if name in duties else value for name, value in september.items()
    }
    csv = cli("report", *OCTOBER, "--format", "csv").stdout
    assert (here / "x.csv").read_text("utf-8") == csv


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ["So sánh", "Kỳ trước", "Từ đầu năm", "Không có số liệu của cùng kỳ năm trước"]),
        ("en", ["Compared", "Before", "Year to date", "No data of the same period of the year"]),
    ],
)
def test_a_comparison_for_people_fits_the_page(cli: Cli, lang: str, words: list[str]) -> None:
    done = cli("report", *OCTOBER, "--compare", "--lang", lang)
    for word in words:
        assert word in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    line = next(
        line for line in done.stdout.splitlines() if line.startswith(("Tổng số nhiệm vụ", "Tasks "))
    )
    assert line.split()[-6:] == ["35", "10", "+25", "–", "–", "39"]


def test_two_units_may_not_share_a_file_and_nothing_is_written_then(
    cli: Cli, here: Path, line: Callable[..., str]
) -> None:
    for one, other in (("a/b", "a-b"), ("A-B", "a-b")):
        stdin = line("NV-1", assignee={"code": one}) + line("NV-2", assignee={"code": other})
        done = cli("report", "-", "--period", "2026-10", "-o", "{unit}.ics", stdin=stdin)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert one in done.stderr
    refused = cli("report", *OCTOBER, "-o", "{unit}.docx")
    assert (refused.returncode, ".ics" in refused.stderr) == (2, True)
    assert list(here.iterdir()) == []
