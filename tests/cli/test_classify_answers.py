"""What ``classify`` answers: the keys every script relies on, in every form and both languages."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from cases import EXAMPLES

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

KEYS = [
    "id", "status", "label", "consequence", "basis", "citation", "deadline", "sent", "extensions",
]  # fmt: skip
COUNTS = {
    "awaiting_confirmation": 2,
    "completed_on_time": 14,
    "completed_late": 9,
    "in_progress_on_time": 8,
    "in_progress_overdue": 7,
    "recalled": 3,
}
CLOSE_OF_OCTOBER = ("--as-of", "31/10/2026")
LEFT_OUT = {
    "vi": ("Không tính 1 nhiệm vụ giao sau thời điểm xét (hết ngày 31/10/2026).\n"),
    "en": "Left out 1 task(s) assigned after the moment asked about (the end of 2026-10-31).\n",
}


@pytest.fixture(scope="module")
def examples() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]


def answers(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_json_line_has_the_keys_in_their_order(cli: Cli) -> None:
    done = cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER)
    assert done.returncode == 0
    assert {tuple(row) for row in answers(done.stdout)} == {tuple(KEYS)}


def test_json_is_the_default_and_answers_are_in_input_order(
    cli: Cli, examples: list[dict[str, Any]]
) -> None:
    done = cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER)
    assert done.stdout == cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--format=json").stdout
    ids = [task["id"] for task in examples if task["assigned_at"] < "2026-11"]
    assert [row["id"] for row in answers(done.stdout)] == ids


def test_the_examples_stand_as_their_page_says_at_the_close_of_october(cli: Cli) -> None:
    done = cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER)
    assert Counter(row["status"] for row in answers(done.stdout)) == COUNTS
    assert done.stderr == LEFT_OUT["vi"]


@pytest.mark.parametrize("form", ["json", "csv", "text"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_task_assigned_later_is_left_out_and_counted(cli: Cli, form: str, lang: str) -> None:
    done = cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--format", form, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, LEFT_OUT[lang])
    assert "NV-2026-000143" not in done.stdout


def test_codes_do_not_depend_on_the_language_and_words_do(cli: Cli) -> None:
    rows = {
        lang: answers(cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--lang", lang).stdout)
        for lang in ("vi", "en")
    }
    for vietnamese, english in zip(rows["vi"], rows["en"], strict=True):
        for key in KEYS:
            assert (vietnamese[key] == english[key]) is (key not in ("label", "citation"))


def test_one_answer_in_full(cli: Cli, line: Callable[..., str]) -> None:
    given = line(
        "NV-9",
        events=[
            {
                "kind": "extension_granted",
                "at": "2026-10-19T09:00:00+07:00",
                "deadline": "2026-10-27",
            },
            {"kind": "submitted", "at": "2026-10-28T09:00:00+07:00"},
            {"kind": "approved", "at": "2026-10-29T09:00:00+07:00"},
        ],
    )
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, stdin=given)
    assert done.stdout == (
        '{"id": "NV-9", "status": "completed_late", "label": "Đã hoàn thành quá hạn",'
        ' "consequence": "consider_deduction", "basis": "5.2.c.1",'
        ' "citation": "trường hợp thứ nhất, điểm c khoản 2 Điều 5",'
        ' "deadline": "2026-10-27", "sent": "late", "extensions": 1}\n'
    )


def test_a_deadline_with_an_hour_keeps_it_and_nothing_sent_is_null(
    cli: Cli, line: Callable[..., str]
) -> None:
    given = line(deadline="2026-10-20T09:30:00Z")
    row = json.loads(cli("classify", "-", *CLOSE_OF_OCTOBER, stdin=given).stdout)
    assert (row["deadline"], row["sent"]) == ("2026-10-20T16:30:00+07:00", None)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_csv_says_the_same_under_one_header(cli: Cli, lang: str) -> None:
    common = ("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--lang", lang)
    table = list(csv.reader(io.StringIO(cli(*common, "--format", "csv").stdout)))
    rows = answers(cli(*common).stdout)
    assert table[0] == KEYS
    assert table[1:] == [["" if v is None else str(v) for v in row.values()] for row in rows]


def test_csv_of_nothing_is_the_header(cli: Cli) -> None:
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, ",".join(KEYS) + "\n", "")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_quotes_commas_and_lines_in_an_id_come_back_whole(
    cli: Cli, line: Callable[..., str], form: str
) -> None:
    name = 'NV "1", a\nb'
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", form, stdin=line(name))
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(done.stdout))
    else:
        row = json.loads(done.stdout)
    assert row["id"] == name


def test_text_gives_two_lines_a_task_and_the_counts(cli: Cli, line: Callable[..., str]) -> None:
    given = line("A") + line("B", deadline="2026-11-20", assignee={"code": "H20.41"})
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", stdin=given)
    assert done.stdout.splitlines() == [
        "● A  Đang thực hiện quá hạn · thời hạn 20/10/2026 · Sở Tài chính",
        "  Căn cứ: khoản 5 Điều 14 · trừ điểm thi đua · theo cách hiểu D 5",
        "● B  Đang thực hiện trong hạn · thời hạn 20/11/2026 · H20.41",
        "  Căn cứ: khoản 5 Điều 14",
        "",
        "Tổng số 2 nhiệm vụ, trong đó:",
        "  Chờ xác nhận                  0",
        "  Đã hoàn thành trong hạn       0",
        "  Đã hoàn thành quá hạn         0",
        "  Đang thực hiện trong hạn      1",
        "  Đang thực hiện quá hạn        1",
        "Ngoài ra:",
        "  Đã thu hồi                    0",
    ]


def test_text_in_english(cli: Cli, line: Callable[..., str]) -> None:
    done = cli(
        "classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", "--lang", "en", stdin=line("A")
    )
    assert done.stdout.splitlines() == [
        "● A  In progress overdue · due 2026-10-20 · Sở Tài chính",
        "  Basis: clause 5, Article 14 · deduct emulation points · reading D 5",
        "",
        "1 task, of which:",
        "  Awaiting confirmation         0",
        "  Completed on time             0",
        "  Completed late                0",
        "  In progress on time           0",
        "  In progress overdue           1",
        "Besides:",
        "  Recalled                      0",
    ]


@pytest.mark.parametrize(
    ("lang", "reason"),
    [
        (
            "vi",
            (
                "Trạng thái tính đến hết ngày 31/10/2026: Đang thực hiện quá hạn. Đã hết thời hạn"
                " (đến hết ngày 20/10/2026) mà chưa gửi kết quả."
            ),
        ),
        (
            "en",
            (
                "Status as of the end of 2026-10-31: In progress overdue. No result has been sent,"
                " and the deadline (until the end of 2026-10-20) has passed."
            ),
        ),
    ],
)
def test_why_adds_sentences_no_wider_than_the_page(
    cli: Cli, line: Callable[..., str], lang: str, reason: str
) -> None:
    common = ("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", "--lang", lang)
    plain = cli(*common, stdin=line("A")).stdout
    done = cli(*common, "--why", stdin=line("A"), COLUMNS="100")
    assert reason in " ".join(done.stdout.split())
    assert reason not in " ".join(plain.split())
    added = [row for row in done.stdout.splitlines() if row not in plain.splitlines()]
    assert all(len(row) <= 100 and row.startswith("  ") for row in added)


WHY = {
    "vi": (
        "Trạng thái tính đến hết ngày 19/10/2026: Đang thực hiện trong hạn. Chưa gửi kết quả, còn"
        " trong thời hạn (đến hết ngày 20/10/2026). Căn cứ: khoản 5 Điều 14 Quy chế ban hành kèm"
        " theo Quyết định số 128/QĐ-UBND ngày 16/01/2026 của UBND tỉnh Đồng Tháp."
    ),
    "en": (
        "Status as of the end of 2026-10-19: In progress on time. No result has been sent, and the"
        " deadline (until the end of 2026-10-20) has not passed. Basis: clause 5, Article 14,"
        " Regulation of Decision 128/QĐ-UBND of 2026-01-16, People's Committee of Đồng Tháp"
        " Province."
    ),
}


@pytest.mark.parametrize(("lang", "why"), WHY.items())
def test_why_is_one_more_key_and_one_more_column(
    cli: Cli, line: Callable[..., str], lang: str, why: str
) -> None:
    common = ("classify", "-", "--as-of", "19/10/2026", "--lang", lang)
    plain = json.loads(cli(*common, stdin=line()).stdout)
    row = json.loads(cli(*common, "--why", stdin=line()).stdout)
    assert row == plain | {"why": why}
    assert list(row) == [*KEYS, "why"]
    table = cli(*common, "--why", "--format", "csv", stdin=line()).stdout
    assert list(csv.reader(io.StringIO(table))) == [
        [*KEYS, "why"],
        ["" if value is None else str(value) for value in row.values()],
    ]


def test_without_it_there_is_no_such_key_or_column(cli: Cli, line: Callable[..., str]) -> None:
    for form in ("json", "csv"):
        done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", form, stdin=line())
        assert "why" not in done.stdout


def test_csv_of_nothing_with_why_is_the_header(cli: Cli) -> None:
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "csv", "--why")
    assert done.stdout == ",".join([*KEYS, "why"]) + "\n"


def test_recalled_tasks_are_counted_apart(cli: Cli, line: Callable[..., str]) -> None:
    recalled = [{"kind": "recalled", "at": "2026-10-08T10:00:00+07:00"}]
    given = line("A") + line("B", events=recalled) + line("C", events=recalled)
    for lang, total, besides in (
        ("vi", "Tổng số 1 nhiệm vụ, trong đó:", ["Ngoài ra:", "  Đã thu hồi                    2"]),
        ("en", "1 task, of which:", ["Besides:", "  Recalled                      2"]),
    ):
        common = ("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", "--lang", lang)
        rows = cli(*common, stdin=given).stdout.splitlines()
        assert rows[-8] == total
        assert rows[-2:] == besides


def test_the_examples_are_forty_and_three_recalled(cli: Cli) -> None:
    done = cli("classify", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--format", "text")
    rows = done.stdout.splitlines()
    assert rows[-8] == "Tổng số 40 nhiệm vụ, trong đó:"
    assert [int(row.split()[-1]) for row in rows[-7:-2]] == list(COUNTS.values())[:-1]
    assert rows[-2:] == ["Ngoài ra:", "  Đã thu hồi                    3"]


@pytest.mark.parametrize(
    ("lang", "head"), [("vi", "Tổng số 0 nhiệm vụ, trong đó:"), ("en", "0 tasks, of which:")]
)
def test_text_of_nothing_is_the_counts(cli: Cli, lang: str, head: str) -> None:
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == ["", head]


def test_lines_of_a_task_are_not_broken_on_a_narrow_page(
    cli: Cli, line: Callable[..., str]
) -> None:
    given = line("NV-" + "1" * 90)
    wide, narrow = (
        cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", stdin=given, COLUMNS=columns)
        for columns in ("200", "40")
    )
    assert wide.stdout == narrow.stdout


def test_brackets_and_colons_are_text_not_markup(cli: Cli, line: Callable[..., str]) -> None:
    name = "[red]x[/red] :smile: [/]"
    done = cli("classify", "-", *CLOSE_OF_OCTOBER, "--format", "text", stdin=line(name))
    assert done.stdout.startswith(f"● {name}  ")
