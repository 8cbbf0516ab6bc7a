"""``score``: the table and the ledgers for people, JSON, CSV; nothing on bad input (15.2)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest import mock

import pytest

from cases import EXAMPLES
from nhiemvu.scoring import Scorecard

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Line: TypeAlias = Callable[..., str]

OCTOBER = ("--period", "2026-10")
POLICIES = EXAMPLES.parent / "policies"
FLAT, DECREE = POLICIES / "flat.toml", POLICIES / "decree-335.toml"
FORMS = pytest.mark.parametrize("form", ["text", "json", "csv"])
RULING = {"task": "A", "decision": "waive", "by": "Chủ tịch UBND tỉnh", "reason": "phân hệ hỏng"}


def rows(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.stdout)))


def answer(done: Done) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def rulings(tmp_path: Path) -> Callable[..., str]:
    def write(*given: dict[str, Any]) -> str:
        path = tmp_path / "rulings.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in given), "utf-8")
        return str(path)

    return write


def test_without_a_policy_it_counts_and_gives_no_points(cli: Cli, line: Line) -> None:
    done = cli("score", "-", *OCTOBER, stdin=line("A"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("TỔNG HỢP TRỪ ĐIỂM THI ĐUA, THÁNG 10/2026\n")
    assert "Chỉ ghi nhận, không tính điểm" in done.stdout
    assert "\n  A: Trừ điểm thi đua: ghi nhận đang thực hiện quá hạn 8 ngày làm" in done.stdout
    assert "Hạng" not in done.stdout
    [card] = answer(cli("score", "-", *OCTOBER, "--format", "json", stdin=line("A")))["cards"]
    assert (card["score"], card["rank"], card["deduct"]) == (None, None, 1)


def test_the_page_ranks_the_units_and_shows_each_ledger(cli: Cli, rulings: Any) -> None:
    given = rulings(
        RULING | {"task": "NV-2026-000118"}, RULING | {"task": "NV-9", "on": "2026-11-02"}
    )
    asked = ("score", str(EXAMPLES), *OCTOBER, "--policy", str(FLAT), "--rulings", given)
    done = cli(*asked)
    assert done.returncode == 0
    lines = [text.rstrip() for text in done.stdout.splitlines()]
    assert "UBND phường Cai Lậy (H20.46): điểm gốc 100, điểm đạt 97,8" in lines
    assert any(text.startswith("  −2,2  NV-2026-000139: Trừ điểm thi đua") for text in lines)
    assert any(text.startswith("  0  NV-2026-000118: Trừ điểm thi đua") for text in lines)
    whole = " ".join(done.stdout.split())
    assert "Quyết định: không trừ điểm (Chủ tịch UBND tỉnh; lý do: phân hệ hỏng)" in whole
    assert "NV-9: trong kỳ không có trường hợp nào để áp dụng quyết định. Quyết định:" in whole
    assert "02/11/2026" in whole
    english = cli(*asked, "--lang", "en").stdout
    assert english.startswith("EMULATION POINTS, OCTOBER 2026\n")
    assert "NV-9: no charge of the period meets this ruling. Ruling:" in " ".join(english.split())
    assert all(len(text.rstrip()) <= 80 for text in done.stdout.splitlines())


def test_what_a_cap_gives_back_has_a_plus(cli: Cli, line: Line, tmp_path: Path) -> None:
    policy = tmp_path / "p.toml"
    policy.write_text(
        'policy = "flat"\nbase = 10\ndeduct = 4\nconsider_deduction = 1\ncap_per_task = 3\n'
        "floor = 8\n"
    )
    done = cli("score", "-", *OCTOBER, "--policy", str(policy), stdin=line("A"))
    assert "\n  −4  A: Trừ điểm" in done.stdout
    assert "\n  +1  A: Không trừ quá mức tối đa cho một nhiệm vụ.\n" in done.stdout
    assert "\n  +1  Không trừ xuống dưới mức điểm thấp nhất.\n" in done.stdout
    assert ": điểm gốc 10, điểm đạt 8\n" in done.stdout


@pytest.mark.parametrize("columns", ["20", "80", "100", "200"])
def test_the_table_of_the_decree_fits_the_terminal(cli: Cli, columns: str) -> None:
    done = cli("score", str(EXAMPLES), *OCTOBER, "--policy", str(DECREE), COLUMNS=columns)
    assert done.returncode == 0
    lines = [text.rstrip() for text in done.stdout.splitlines()]
    assert all(len(text) <= max(78, int(columns)) for text in lines)
    assert "Tổng" in done.stdout
    head = done.stdout.partition("Sở Khoa học")[0]
    assert ("QĐ" in head) is (int(columns) >= 100), "counts of rulings give way first"
    assert any("Hoàn thành xuất" in text for text in lines)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_json_and_csv_have_the_same_lines(cli: Cli, lang: str) -> None:
    asked = ("score", str(EXAMPLES), *OCTOBER, "--policy", str(FLAT), "--lang", lang)
    found = answer(cli(*asked, "--format", "json"))
    table = rows(cli(*asked, "--format", "csv"))
    flat = [(card["unit"], line) for card in found["cards"] for line in card["ledger"] or [None]]
    assert [row["unit"] for row in table] == [unit for unit, _ in flat]
    for row, (_, line) in zip(table, flat, strict=True):
        if line is None:
            assert row["kind"] == row["amount"] == ""
            continue
        assert row["words"] == line["words"]
        assert (row["task"], row["amount"]) == (line["task"], line["amount"])
        codes = ",".join(one["code"] for one in line["circumstances"])
        assert row["circumstances"] == codes
        assert row["bearers"] == ",".join(f"{b['unit']}:{b['share']}" for b in line["bearers"])
        assert row["readings"] == ",".join(line["readings"])
    for card in found["cards"]:
        taken = sum(Decimal(line["amount"]) for line in card["ledger"])
        assert Decimal(card["base"]) - Decimal(card["score"]) == taken


def test_a_card_is_written_out_once_however_long_its_ledger(cli: Cli, line: Line) -> None:
    """A thousand tasks of one unit once took as long as a million."""
    given = "".join(line(f"A{number}") for number in range(5))
    with mock.patch.object(
        Scorecard, "to_dict", autospec=True, side_effect=Scorecard.to_dict
    ) as written:
        done = cli("score", "-", *OCTOBER, "--format", "csv", stdin=given)
    assert [row["task"] for row in rows(done)] == ["A0", "A1", "A2", "A3", "A4"]
    assert written.call_count == 1


@pytest.mark.parametrize("order", [1, -1])
def test_a_unit_listed_twice_keeps_its_name_as_in_the_report(
    cli: Cli, tmp_path: Path, order: int
) -> None:
    units = tmp_path / "units.jsonl"
    listed = ['{"code": "X"}\n', '{"code": "X", "name": "Một"}\n', '{"code": "X", "name": "Hai"}\n']
    units.write_text("".join(listed[::order]), "utf-8")
    asked = ("-", *OCTOBER, "--units", str(units), "--format", "csv")
    for command in ("score", "report"):
        assert rows(cli(command, *asked))[0]["label"] == "Một"


def test_the_ruling_stands_in_the_csv(cli: Cli, line: Line, rulings: Any) -> None:
    given = rulings(RULING | {"on": "2026-11-02"})
    done = cli("score", "-", *OCTOBER, "--format", "csv", "--rulings", given, stdin=line("A"))
    [row] = rows(done)
    assert [row[name] for name in ("standing", "decision", "by", "on", "reason")] == [
        "waived",
        "waive",
        "Chủ tịch UBND tỉnh",
        "2026-11-02",
        "phân hệ hỏng",
    ]


def test_outages_and_units_are_read(cli: Cli, line: Line, tmp_path: Path) -> None:
    outages, units = tmp_path / "outages.jsonl", tmp_path / "units.jsonl"
    outages.write_text(
        '{"start": "2026-10-20T08:00:00+07:00", "end": "2026-10-20T17:00:00+07:00",'
        ' "notice": "Thông báo số 31/TB-VP"}\n',
        "utf-8",
    )
    units.write_text('{"code": "H20.99", "name": "Sở Y tế"}\n', "utf-8")
    asked = ("score", "-", *OCTOBER, "--outages", str(outages), "--units", str(units))
    found = answer(cli(*asked, "--format", "json", stdin=line("A")))
    assert [card["label"] for card in found["cards"]] == ["Sở Tài chính", "Sở Y tế"]
    [one] = found["cards"][0]["ledger"][0]["circumstances"]
    assert (one["code"], one["basis"]) == ("outage", "12.2")
    assert "31/TB-VP" in cli(*asked, stdin=line("A")).stdout


def test_nothing_belongs_to_the_period(cli: Cli) -> None:
    for lang, said in (("vi", "Không có nhiệm vụ nào thuộc kỳ."), ("en", "No task belongs")):
        done = cli("score", "-", *OCTOBER, "--lang", lang, stdin="")
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_the_cards_do_not_show_is_said(cli: Cli, line: Line, lang: str) -> None:
    old = line("A", assigned_at="2026-01-05T10:00:00+07:00", deadline="2026-01-15")
    done = cli("score", "-", *OCTOBER, "--lang", lang, stdin=old)
    assert "D 15" in done.stdout
    far = line("A", assigned_at="2028-01-04T10:00:00+07:00", deadline="2028-01-10")
    asked = ("score", "-", "--period", "2028-01", "--as-of", "2028-01-20", "--lang", lang)
    planned = cli(*asked, "--projected", stdin=far)
    assert {"vi": "lịch dự kiến", "en": "projected calendar"}[lang] in planned.stdout
    assert "D 15" not in planned.stdout
    known = cli(*asked, stdin=far)
    assert {"vi": "ngoài lịch", "en": "outside the calendar"}[lang] in " ".join(
        known.stdout.split()
    )


def test_a_period_that_is_not_over_needs_its_moment(cli: Cli, line: Line) -> None:
    done = cli("score", "-", "--period", "2999", stdin=line("A"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "--as-of" in done.stderr
    done = cli("score", "-", "--period", "2999", "--as-of", "2999-10-01", stdin=line("A"))
    assert done.returncode == 0


@FORMS
def test_nothing_is_answered_when_a_line_is_bad(cli: Cli, line: Line, form: str) -> None:
    given = line("A") + line("B", zzz=1, deadline="20261020")
    done = cli("score", "-", *OCTOBER, "--format", form, "--lang", "en", stdin=given)
    assert (done.returncode, done.stdout) == (2, "")
    assert [said.split(": ")[:3] for said in done.stderr.splitlines()] == [
        ["standard input:2", "B", "deadline"],
        ["standard input:2", "B", "zzz"],
    ]
    kept = cli("score", "-", *OCTOBER, "--format", form, "--keep-going", stdin=given)
    assert kept.returncode == 1
    assert kept.stdout == cli("score", "-", *OCTOBER, "--format", form, stdin=line("A")).stdout
    assert kept.stderr.endswith("Bỏ qua 1 dòng không hợp lệ.\n")


def test_the_same_id_twice_names_both_files_and_lines(cli: Cli, line: Line, tmp_path: Path) -> None:
    one, two = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    one.write_text(line("A"), "utf-8")
    two.write_text("\n" + line("B") + line("A"), "utf-8")
    done = cli("score", str(one), str(two), *OCTOBER, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{two}:3: A: received an id that already stands at {one}:1;")


def test_tasks_assigned_later_are_left_out_and_counted(cli: Cli, line: Line) -> None:
    later = line("L", assigned_at="2026-11-05T10:00:00+07:00", deadline="2026-11-20")
    done = cli("score", "-", *OCTOBER, "--lang", "en", stdin=line("A") + later)
    assert done.returncode == 0
    assert done.stderr.startswith("Left out 1 task(s) assigned after the moment of the report")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bad_policies_rulings_and_outages_are_named(
    cli: Cli, line: Line, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "given"
    for option, text, places in (
        ("--policy", 'policy = "flat"\nbase = -1\n', ["base", "consider_deduction", "deduct"]),
        ("--policy", "policy = \n", ["line 1", "dòng 1"]),
        ("--rulings", '\n{"task": "A"}\n', ["decision", "by", "reason"]),
        ("--rulings", json.dumps(RULING) + "\n" + json.dumps(RULING), ["task"]),
        ("--outages", "{}", ["start", "end", "notice"]),
    ):
        path.write_text(text, "utf-8")
        done = cli("score", "-", *OCTOBER, option, str(path), "--lang", lang, stdin=line("A"))
        assert (done.returncode, done.stdout) == (2, "")
        said = done.stderr.splitlines()
        assert said
        for one in said:
            assert one.startswith(str(path))
            assert any(place in one for place in places)
        missing = cli("score", "-", *OCTOBER, option, str(tmp_path / "x"), "--lang", lang)
        assert (missing.returncode, missing.stdout) == (2, "")


def test_a_policy_that_says_too_little_of_a_unit(cli: Cli, line: Line, tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('policy = "decree_335"\n', "utf-8")
    done = cli("score", "-", *OCTOBER, "--policy", str(path), stdin=line("A"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: units: ")
    assert "H20.15 (Sở Tài chính)" in done.stderr
    assert "quantity" in done.stderr


def test_what_a_terminal_would_obey_is_never_written(cli: Cli, line: Line, rulings: Any) -> None:
    bad = "\x1b[31m\u202e"
    task = line("A" + bad, assignee={"code": "H" + bad, "name": "Sở" + bad})
    given = rulings(
        RULING | {"task": "A" + bad, "reason": bad + "x"},
        RULING | {"task": "B" + bad, "by": bad + "x"},
    )
    for form in ("text", "json"):
        done = cli("score", "-", *OCTOBER, "--rulings", given, "--format", form, stdin=task)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout


@pytest.mark.parametrize(("lang", "heading"), [("vi", "Tùy chọn:"), ("en", "Options:")])
def test_help_names_every_option(cli: Cli, lang: str, heading: str) -> None:
    page = cli("--lang", lang, "score", "--help").stdout
    assert heading in page
    for option in ("--policy", "--rulings", "--outages", "--as-of", "--units", "--keep-going"):
        assert option in page
