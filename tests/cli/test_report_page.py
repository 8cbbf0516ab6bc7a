"""The page of a report for people: it fits the terminal, reads well, and never steers it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from rich.cells import cell_len

from cases import EXAMPLES
from nhiemvu.reporting import GROUPINGS, MEASURES

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]

PROVINCE = EXAMPLES.parent / "province-2026.jsonl"
UNITS = EXAMPLES.parent / "units.jsonl"
OCTOBER = ("--period", "2026-10")
MARKS = "█▓▒░×"
ALL = tuple(word for name in GROUPINGS for word in ("--by", name))
WIDTHS = pytest.mark.parametrize("columns", [20, 40, 78, 79, 80, 81, 100, 119, 120, 121, 200, 500])
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
HOSTILE = {
    "long": "Đ" * 200,
    "many words": "Sở Văn hóa " * 18 + "x",
    "emoji": "🏛️ Sở 🇻🇳 ⚠️",
    "family": "👨\u200d👩\u200d👧",
    "quotes": "\"Sở\", 'x'; <b>&",
    "tab": "a\tb",
    "lines": "a\r\nb\u2028c\x85d",
    "orders": "\x1b[31mđỏ\x1b[0m\x1b]0;pwn\x07\x9b2J",
    "bidi": "a\u202eb\u2066c\u2069",
    "decomposed": "Sơ\u0309 e\u0302\u0301",
    "formula": "=1+1",
    "markup": "[bold red]x[/] [link=http://x]y :smile:",
    "wide": "省人民委員会" * 12,
    "hangul": "ᄀ" * 40,
    "marks": "e\u0301\u0302\u0303" * 40,
    "nothing to see": "a\u200bb\u00adc\x00d",
    "no break": "a\xa0b" * 20,
    "two words": "x" * 31 + " " + "y" * 31,
}


def page(cli: Cli, *asked: str, columns: int = 80, stdin: str = "") -> list[str]:
    done = cli("report", *asked, stdin=stdin, COLUMNS=str(columns))
    assert done.returncode == 0, done.stderr
    lines: list[str] = done.stdout.split("\n")
    return lines


def assert_fits(lines: list[str], columns: int) -> None:
    widest = max(lines, key=cell_len)
    assert cell_len(widest) <= max(columns, 78), widest
    for line in lines:
        assert line.replace("\xa0", " ").isprintable(), line


@LANGS
@WIDTHS
def test_no_line_is_longer_than_the_terminal(cli: Cli, columns: int, lang: str) -> None:
    """Where there are 78 columns; a page for less is that wide."""
    asked = (str(PROVINCE), "--period", "2026-H1", "--units", str(UNITS), "--lang", lang)
    assert_fits(page(cli, *asked, columns=columns), columns)


@LANGS
@pytest.mark.parametrize("columns", [40, 80, 120, 200])
@pytest.mark.parametrize("by", [ALL, ("--by", "unit,category,leader", "--by", "tag,document")])
def test_nor_with_any_grouping(cli: Cli, columns: int, by: tuple[str, ...], lang: str) -> None:
    asked = (str(EXAMPLES), "--period", "2026-10-01..2026-10-15", *by, "--lang", lang)
    assert_fits(page(cli, *asked, columns=columns), columns)


@pytest.mark.parametrize("columns", [80, 97, 120, 200])
@pytest.mark.parametrize("by", ["unit", "leader", "tag", "document", "unit,leader,tag"])
def test_nor_with_any_name_and_no_name_steers_the_terminal(
    cli: Cli, line: Line, columns: int, by: str
) -> None:
    given = "".join(
        line(
            name,
            assignee={"code": name, "name": text},
            directed_by={"name": text},
            tags=[text],
            document={"title": text, "reference": "1/UBND", "issued_on": "2026-10-01"},
        )
        for name, text in HOSTILE.items()
    )
    lines = page(cli, "-", *OCTOBER, "--by", by, columns=columns, stdin=given)
    assert_fits(lines, columns)
    text = "\n".join(lines)
    if by == "unit":
        for known in ("a\\tb", "\\x1b[31mđỏ", "a\\u202eb", "Sở ế", "=1+1", "[bold red]x[/]"):
            assert known in text


@pytest.mark.parametrize("form", ["json", "csv"])
def test_names_come_back_from_data_as_they_were(cli: Cli, line: Line, form: str) -> None:
    given = "".join(line(k, assignee={"code": k, "name": text}) for k, text in HOSTILE.items())
    done = cli("report", "-", *OCTOBER, "--format", form, stdin=given)
    if form == "json":
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", done.stdout)
        found = {row["group"]["unit"]: row["label"] for row in json.loads(done.stdout)["rows"]}
    else:
        rows = csv.DictReader(io.StringIO(done.stdout, newline=""))
        found = {row["unit"]: row["label"] for row in rows if row["unit"]}
    assert found == {k: unicodedata.normalize("NFC", text) for k, text in HOSTILE.items()}


@LANGS
def test_large_numbers_have_room(cli: Cli, line: Line, lang: str) -> None:
    given = "".join(
        line(f"NV-{number}", assignee={"code": "A", "name": "Sở " * 12 + "A"})
        for number in range(1_234)
    )
    lines = page(cli, "-", *OCTOBER, "--lang", lang, stdin=given)
    assert_fits(lines, 80)
    written = {"vi": "1.234", "en": "1,234"}[lang]
    assert any(row.startswith(f"{written} ") or f" {written} nhiệm vụ" in row for row in lines)
    assert sum(written in row for row in lines) >= 4


def cells(lines: list[str]) -> list[str]:
    return [row for row in lines if re.search(r"\d +\d.* [█▓▒░×]+ *$", row)]


def test_bars_are_as_long_as_a_row_is_large_and_show_every_status(cli: Cli) -> None:
    rows = cells(page(cli, str(PROVINCE), *OCTOBER, "--by", "unit_kind"))
    bars = ["".join(c for c in row if c in MARKS) for row in rows[-4:]]
    assert len(bars) == 4
    assert max(map(len, bars)) == len(bars[1])
    assert set(bars[1]) == set(MARKS)
    assert len(bars[3]) >= 1


def test_a_row_with_one_task_of_each_status_shows_all_of_them(cli: Cli, line: Line) -> None:
    sent = {"kind": "submitted", "at": "2026-10-06T10:00:00+07:00"}
    late = sent | {"at": "2026-10-21T10:00:00+07:00"}
    done = {"kind": "approved", "at": "2026-10-22T10:00:00+07:00"}
    given = (
        line("1", events=[sent, done])
        + line("2", events=[late, done])
        + line("3", events=[sent])
        + line("4", deadline="2026-11-20")
        + line("5")
        + "".join(line(f"6-{n}", assignee={"code": "B"}) for n in range(400))
    )
    bars = cells(page(cli, "-", *OCTOBER, stdin=given))[-2:]
    small = min(("".join(c for c in row if c in MARKS) for row in bars), key=len)
    assert small == MARKS


def sentences(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_one_task_and_none(cli: Cli, line: Line) -> None:
    text = sentences(page(cli, "-", *OCTOBER, stdin=line()))
    assert "Tổng số 1 nhiệm vụ" in text
    assert "kỳ trước chuyển sang 0, giao trong kỳ 1" in text
    assert "Tỷ lệ hoàn thành 0,0%; quá hạn 100,0% tổng số; bình quân quá hạn 8,0 ngày" in text
    none = sentences(page(cli, "-", *OCTOBER))
    assert none.endswith("Không có nhiệm vụ nào thuộc kỳ báo cáo.")


def test_one_task_is_no_tasks_in_english(cli: Cli, line: Line) -> None:
    text = sentences(page(cli, "-", *OCTOBER, "--lang", "en", stdin=line()))
    assert " 1 task " in text
    assert "1 tasks" not in text


def test_recalled_tasks_stand_outside_the_sum(cli: Cli, line: Line) -> None:
    recalled = [{"kind": "recalled", "at": "2026-10-06T10:00:00+07:00", "reason": "trùng"}]
    given = line("A", events=recalled) + line("B")
    for lang, total, apart in (
        ("vi", "Tổng số 1 nhiệm vụ", "1 nhiệm vụ đã thu hồi"),
        ("en", "2 newly assigned", "1 recalled"),
    ):
        text = sentences(page(cli, "-", *OCTOBER, "--lang", lang, stdin=given))
        assert total in text
        assert apart in text
        plain = sentences(page(cli, "-", *OCTOBER, "--lang", lang, stdin=line("B")))
        assert apart.split(" ", 1)[1] not in plain


def test_where_all_was_recalled_there_are_no_rates_to_speak_of(cli: Cli, line: Line) -> None:
    recalled = [{"kind": "recalled", "at": "2026-10-06T10:00:00+07:00"}]
    for lang, said, never in (
        ("vi", "Tổng số 0 nhiệm vụ", "Tỷ lệ"),
        ("en", "0 tasks (0 carried over, 1 newly assigned; 1 recalled", "rate"),
    ):
        given = line(events=recalled)
        text = sentences(page(cli, "-", *OCTOBER, "--lang", lang, stdin=given))
        assert said in text
        assert never not in text


def test_the_page_says_what_is_not_charged(cli: Cli, line: Line) -> None:
    """A deadline before 16/01/2026 is counted, and the reader told that it costs nothing [D 15]."""
    old = line("A", assigned_at="2025-12-20T08:00:00+07:00", deadline="2026-01-15")
    for lang, said in (
        ("vi", "có 1 nhiệm vụ không tính trừ điểm, vì thời hạn trước ngày 16/01/2026"),
        ("en", "1 not charged: the deadline is before 2026-01-16"),
    ):
        assert said in sentences(page(cli, "-", *OCTOBER, "--lang", lang, stdin=old))
        assert said not in sentences(page(cli, "-", *OCTOBER, "--lang", lang, stdin=line("B")))


def english_task(task: dict[str, Any]) -> str:
    plain = task | {
        "assignee": {"code": "A", "name": "Finance", "kind": "department"},
        "directed_by": {"position": "Chairman"},
        "tags": ["investment"],
        "document": {"title": "Letter", "reference": "12/LETTER", "issued_on": "2026-10-01"},
    }
    return json.dumps(plain) + "\n"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("more", [(), ("--projected",)])
def test_english_output_has_no_vietnamese_of_its_own(
    cli: Cli, task: Callable[..., dict[str, Any]], form: str, more: tuple[str, ...]
) -> None:
    late = {"assigned_at": "2027-12-20T10:00:00+07:00", "deadline": "2028-02-01"}
    given = english_task(task("A")) + english_task(task("C", **late))
    given += json.dumps(task("B", assignee={"code": "B"})) + "\n{}\n"
    asked = (*ALL, "--format", form, "--lang", "en", *more, "--keep-going")
    for period in ((*OCTOBER,), ("--period", "2028-01", "--as-of", "14/01/2028")):
        done = cli("report", "-", *period, *asked, stdin=given, COLUMNS="200")
        assert done.returncode == 1
        own = (done.stdout + done.stderr).translate(str.maketrans("", "", MARKS + "–·…\xa0"))
        assert own.isascii(), [word for word in own.split() if not word.isascii()]


def test_vietnamese_output_has_no_english_of_its_own(cli: Cli) -> None:
    english = {measure.label("en") for measure in MEASURES}
    english |= {grouping.title.en for grouping in GROUPINGS.values()}
    english |= {"Total", "Figures", "Department", "Commune", "Letter", " of ", " and ", "None"}
    english -= {"Tasks"}
    for period in (("--period", "2026-09"), ("--period", "2028-01", "--as-of", "14/01/2028")):
        done = cli("report", str(EXAMPLES), *period, *ALL, COLUMNS="500")
        assert done.returncode == 0
        assert [word for word in english if word in done.stdout + done.stderr] == []


@LANGS
def test_labels_are_not_broken_within_a_word(cli: Cli, lang: str) -> None:
    """On the usual 80 columns there is room for the words of every kind of unit and ward."""
    asked = (str(PROVINCE), *OCTOBER, "--by", "unit_kind", "--by", "unit", "--lang", lang)
    lines = page(cli, *asked, columns=80)
    known = {"vi": ("Đơn vị trực thuộc", "Xã, phường"), "en": ("Subordinate", "Department")}[lang]
    for words in (*known, "UBND phường", "Sở Nông"):
        assert any(row.startswith(words) for row in lines), words


def test_the_head_names_period_moment_and_edition(cli: Cli) -> None:
    vi = page(cli, "-", "--period", "2026-Q2")
    assert vi[0] == "KẾT QUẢ THỰC HIỆN NHIỆM VỤ DO UBND TỈNH GIAO, QUÝ II/2026"
    assert " ".join(vi[1:3]).startswith("Số liệu tính đến hết ngày 30/06/2026; lịch làm việc")
    en = page(cli, "-", "--period", "2026-10", "--as-of", "2026-10-05T10:00:00", "--lang", "en")
    assert en[0] == "TASKS ASSIGNED BY THE PEOPLE'S COMMITTEE, OCTOBER 2026"
    assert en[1].startswith("Figures as of 2026-10-05T10:00:00+07:00; calendar edition of 20")


def test_a_unit_that_only_had_to_answer_has_no_row_of_zeros_unless_units_are_listed(
    cli: Cli, task: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    asked = {"kind": "coordination_requested", "at": "2026-10-06T09:00:00+07:00",
             "unit": "H20.19", "due": "2026-10-12"}  # fmt: skip
    tasks, units = tmp_path / "tasks.jsonl", tmp_path / "units.jsonl"
    tasks.write_text(json.dumps(task(events=[asked])), "utf-8")
    units.write_text('{"code": "H20.19"}', "utf-8")
    plain = cli("report", str(tasks), "--period=2026-10")
    assert "Sở Tài chính" in plain.stdout
    assert "H20.19" not in plain.stdout
    assert "quá thời gian, chưa thực hiện 1" in " ".join(plain.stdout.split())
    listed = cli("report", str(tasks), "--period=2026-10", "--units", str(units))
    assert "H20.19" in listed.stdout
    as_json = cli("report", str(tasks), "--period=2026-10", "--format=json").stdout
    assert [row["group"]["unit"] for row in json.loads(as_json)["rows"]] == ["H20.15", "H20.19"]
