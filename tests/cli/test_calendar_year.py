"""``calendar YEAR``: the months side by side, the days set by an act, and where knowledge ends."""

from __future__ import annotations

import calendar
import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

KEYS = [
    "date", "weekday", "working", "kind", "label", "name", "partner", "act", "act_number",
    "act_date", "confidence", "provisional", "edition",
]  # fmt: skip
SATURDAY = 5
OFFICIAL = Path(__file__).parent.parent / "data" / "official_days.json"


def year_of(cli: Cli, *arguments: str) -> dict[str, Any]:
    done = cli("calendar", *arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def official(year: int) -> dict[str, Any]:
    rows: dict[str, dict[str, Any]] = json.loads(OFFICIAL.read_text("utf-8"))["years"]
    return rows[str(year)]


def test_json_has_its_keys_in_their_order(cli: Cli) -> None:
    answer = year_of(cli, "2026")
    assert list(answer) == ["year", "working_days", "edition", "provisional", "days"]
    assert {tuple(day) for day in answer["days"]} == {tuple(KEYS)}
    assert (answer["year"], answer["working_days"], answer["provisional"]) == (2026, 249, False)


def test_json_gives_the_days_an_act_has_set(cli: Cli) -> None:
    days = {day["date"]: day for day in year_of(cli, "2026", "--lang", "en")["days"]}
    assert days["2026-01-10"] | {"edition": ""} == {
        "date": "2026-01-10",
        "weekday": "Saturday",
        "working": True,
        "kind": "make_up_working_day",
        "label": "Make-up working day",
        "name": None,
        "partner": "2026-01-02",
        "act": "Letter 12729/VPCP-KGVX of 2025-12-25",
        "act_number": "12729/VPCP-KGVX",
        "act_date": "2025-12-25",
        "confidence": "A",
        "provisional": False,
        "edition": "",
    }
    assert "2026-01-05" not in days


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_csv_is_every_day_of_the_year(cli: Cli, lang: str) -> None:
    done = cli("calendar", "2028", "--projected", "--format", "csv", "--lang", lang)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == KEYS
    assert [row["date"] for row in rows] == [
        (date(2028, 1, 1) + timedelta(days=n)).isoformat() for n in range(366)
    ]
    assert {row["provisional"] for row in rows} == {"true"}
    assert {row["working"] for row in rows} == {"true", "false"}


def test_csv_and_json_agree(cli: Cli) -> None:
    rows = csv.DictReader(io.StringIO(cli("calendar", "2026", "--format", "csv").stdout))
    set_by_an_act = [row for row in rows if row["kind"] not in ("working_day", "weekend")]
    days = year_of(cli, "2026")["days"]
    for row, day in zip(set_by_an_act, days, strict=True):
        assert list(row.values()) == [
            value if isinstance(value, str) else {None: "", True: "true", False: "false"}[value]
            for value in day.values()
        ]


def marked(page: str, year: int) -> dict[date, str]:
    """Read the month view back: the mark behind each day."""
    found: dict[date, str] = {}
    months: list[tuple[int, int]] = []
    for row in page.splitlines():
        titles = [word for word in row.split() if word.endswith(f"/{year}") and len(word) == 7]
        if titles and row.strip().startswith("Tháng"):
            starts = [row.index(f"Tháng {title}") for title in titles]
            months = [
                (int(title[:2]), start - (20 - len(f"Tháng {title}")) // 2)
                for title, start in zip(titles, starts, strict=True)
            ]
            continue
        for month, left in months:
            for weekday in range(7):
                cell = row[left + 3 * weekday :][:3]
                if cell[:2].strip().isdigit():
                    day = date(year, month, int(cell[:2]))
                    assert day.weekday() == weekday, row
                    found[day] = cell[2:].strip()
        if row.startswith("x nghỉ"):
            break
    return found


@pytest.mark.parametrize("year", [2013, 2026, 2027])
@pytest.mark.parametrize("columns", ["24", "50", "80", "200"])
def test_the_months_mark_days_off_and_made_up_on_any_page(
    cli: Cli, year: int, columns: str
) -> None:
    done = cli("calendar", str(year), COLUMNS=columns)
    assert (done.returncode, done.stderr) == (0, "")
    marks = marked(done.stdout, year)
    assert len(marks) == 365 + calendar.isleap(year)
    days = year_of(cli, str(year))["days"]
    assert {day.isoformat(): mark for day, mark in marks.items() if mark} == {
        day["date"]: "+" if day["working"] else "x" for day in days
    }


@pytest.mark.parametrize("columns", ["24", "80", "200"])
def test_months_are_no_wider_than_the_page(cli: Cli, columns: str) -> None:
    done = cli("calendar", "2026", COLUMNS=columns)
    months = done.stdout.partition("x nghỉ")[0]
    assert max(map(len, months.splitlines())) <= int(columns)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", ["Tháng 01/2026", "T2 T3 T4 T5 T6 T7 CN",
                "x nghỉ lễ, nghỉ bù, nghỉ hoán đổi   + làm bù",
                "\n249 ngày làm việc; lịch cập nhật đến văn bản ngày 02/10/2026.\n",
                ("thứ Bảy, 10/01/2026: Làm bù cho thứ Sáu, 02/01/2026."
                " Căn cứ: Công văn số 12729/VPCP-KGVX ngày 25/12/2025.\n")]),
        ("en", ["2026-01", "Mo Tu We Th Fr Sa Su", "x day off   + make-up day",
                "\n249 working days; calendar edition of 2026-10-02.\n",
                ("Saturday, 2026-01-10: Make-up working day for Friday, 2026-01-02."
                " Basis: Letter 12729/VPCP-KGVX of 2025-12-25.\n")]),
    ],
)  # fmt: skip
def test_text_names_months_marks_counts_and_acts(cli: Cli, lang: str, said: list[str]) -> None:
    page = cli("calendar", "2026", "--lang", lang).stdout
    for words in said:
        assert words in page


@pytest.mark.parametrize("year", range(2013, 2028))
def test_days_off_and_counts_are_the_official_ones(cli: Cli, year: int) -> None:
    answer, expected = year_of(cli, str(year)), official(year)
    off = [day["date"] for day in answer["days"] if not day["working"]]
    assert answer["working_days"] == expected["working_days"]
    assert [day for day in off if date.fromisoformat(day).weekday() < SATURDAY] == expected[
        "weekday_days_off"
    ]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("year", ["2012", "2028", "1900", "2999"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "từ 01/01/2013 đến 31/12/2027"), ("en", "2013-01-01 to 2027-12-31")],
)
def test_an_unannounced_year_names_what_is_known(
    cli: Cli, year: str, form: str, lang: str, said: str
) -> None:
    done = cli("calendar", year, "--format", form, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("year", ["2028", "2047", "2048", "2099", "2100"])
def test_projected_years_are_provisional(cli: Cli, year: str) -> None:
    answer = year_of(cli, year, "--projected")
    assert answer["provisional"] is True
    assert all(day["provisional"] for day in answer["days"])
    assert all(day["confidence"] == "projected" for day in answer["days"])


def test_projected_text_says_so_on_each_day(cli: Cli) -> None:
    page = cli("calendar", "2028", "--projected").stdout
    head = "\nDự kiến 248 ngày làm việc; năm 2028 chưa có thông báo chính thức.\n"
    rows = page.partition(head)[2].splitlines()
    assert rows
    assert all(row.endswith(". Dự kiến; năm này chưa có thông báo chính thức.") for row in rows)


def test_projected_text_says_so_in_english_too(cli: Cli) -> None:
    page = cli("calendar", "2028", "--projected", "--lang", "en").stdout
    head = "\n248 working days as projected; 2028 has not been announced.\n"
    rows = page.partition(head)[2].splitlines()
    assert rows
    assert all(row.endswith(". Projected; this year has not been announced.") for row in rows)


def test_an_announced_year_says_nothing_of_a_projection(cli: Cli) -> None:
    for lang, word in (("vi", "Dự kiến"), ("en", "rojected")):
        assert word not in cli("calendar", "2027", "--projected", "--lang", lang).stdout


def test_projected_leaves_announced_years_as_they_are(cli: Cli) -> None:
    assert year_of(cli, "2026", "--projected") == year_of(cli, "2026")


@pytest.mark.parametrize("year", ["2012", "2101", "2999"])
def test_a_projection_has_an_end_too(cli: Cli, year: str) -> None:
    done = cli("calendar", year, "--projected", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"received {year}-01-01" in done.stderr


@pytest.mark.parametrize("year", ["1899", "3000", "26", "-1", "abc", "2026.0", ""])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "Giá trị của 'YEAR' không hợp lệ: cần số nguyên từ 1900 đến 2999"), ("en", "'YEAR'")],
)
def test_what_is_no_year_is_a_usage_error(cli: Cli, year: str, lang: str, said: str) -> None:
    done = cli("calendar", "--lang", lang, "--", year)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
