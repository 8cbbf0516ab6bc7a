"""What ``audit`` answers: the keys hosts rely on, in every form, from every gravity on."""

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
from nhiemvu import audit, official_calendar, read_tasks
from nhiemvu.moments import parse_moment

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

KEYS = ["id", "code", "basis", "citation", "severity", "message", "field", "readings"]
OF_A_DUTY = ["who", "due", "done", "state", "days_late", "dropped_at"]
OF_THE_CALENDAR = ["calendar_edition", "provisional"]
CLOSE_OF_OCTOBER = ("--as-of", "31/10/2026")
AS_OF = parse_moment("2026-10-31T23:59:59.999999+07:00")
SENT = {"kind": "submitted", "at": "2026-10-16T15:00:00.000001+07:00"}


def answers(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def written(value: object) -> str:
    """A value as CSV has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_every_line_has_the_keys_in_their_order_and_a_duty_its_own(cli: Cli) -> None:
    done = cli("audit", str(EXAMPLES), *CLOSE_OF_OCTOBER)
    assert done.returncode == 0
    shapes = Counter(tuple(row) for row in answers(done.stdout))
    assert set(shapes) == {
        tuple(KEYS),
        (*KEYS, *OF_A_DUTY, *OF_THE_CALENDAR),
        (*KEYS, *OF_THE_CALENDAR),
    }


def test_it_is_the_audit_of_the_library_in_input_order(cli: Cli) -> None:
    rows = answers(cli("audit", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--lang=en").stdout)
    expected = [
        (task.id, found.code, found.basis.code, found.message("en"), found.field)
        for task in read_tasks(EXAMPLES)
        if task.assigned_at <= AS_OF
        for found in audit(task, calendar=official_calendar(), as_of=AS_OF)
    ]
    names = ("id", "code", "basis", "message", "field")
    assert [tuple(row[name] for name in names) for row in rows] == expected


def test_one_duty_in_full(cli: Cli, line: Line) -> None:
    """Sent a microsecond after 15:00 on Friday 16/10: the Office had until the end of Monday."""
    done = cli("audit", "-", "--as-of", "21/10/2026 08:00", "--severity=violation",
               stdin=line(events=[SENT]))  # fmt: skip
    assert answers(done.stdout) == [
        {
            "id": "NV-1",
            "code": "review_result_overdue",
            "basis": "4.5.c",
            "citation": "điểm c khoản 5 Điều 4",
            "severity": "violation",
            "message": "Văn phòng UBND tỉnh chưa xem xét kết quả, đã chậm 2 ngày làm việc (phải"
            " xong trước khi hết ngày 19/10/2026). Cần thực hiện ngay.",
            "field": "events[0]",
            "readings": [],
            "who": "office",
            "due": "2026-10-19",
            "done": None,
            "state": "overdue",
            "days_late": 2,
            "dropped_at": None,
            "calendar_edition": official_calendar().edition.isoformat(),
            "provisional": False,
        }
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_csv_says_the_same_under_one_header(cli: Cli, lang: str) -> None:
    asked = ("audit", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--lang", lang)
    table = list(csv.DictReader(io.StringIO(cli(*asked, "--format=csv").stdout)))
    rows = answers(cli(*asked).stdout)
    assert list(table[0]) == [*KEYS, *OF_A_DUTY, *OF_THE_CALENDAR]
    assert len(table) == len(rows) > 100
    for cells, row in zip(table, rows, strict=True):
        assert cells["readings"] == ", ".join(row.pop("readings"))
        assert {key: written(value) for key, value in row.items()}.items() <= cells.items()


def test_a_gravity_leaves_out_what_is_below_it(cli: Cli) -> None:
    asked = ("audit", str(EXAMPLES), *CLOSE_OF_OCTOBER)
    every = answers(cli(*asked).stdout)
    for least, kept in (
        ("info", {"info", "warning", "violation"}),
        ("warning", {"warning", "violation"}),
        ("violation", {"violation"}),
    ):
        some = answers(cli(*asked, "--severity", least).stdout)
        assert some == [row for row in every if row["severity"] in kept]
        assert {row["severity"] for row in some} == kept


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_names_each_task_once_and_counts_each_code(cli: Cli, lang: str) -> None:
    """For people, what is only for information is left out unless it is asked for."""
    asked = ("audit", str(EXAMPLES), *CLOSE_OF_OCTOBER, "--lang", lang)
    rows = answers(cli(*asked, "--severity=warning").stdout)
    page = cli(*asked, "--format=text").stdout
    for name in {row["id"] for row in rows}:
        assert page.count(f"{name}  ") == 1
    codes = Counter(row["code"] for row in rows)
    for code, number in codes.items():
        assert f"  {code:<38} {number:>6}\n" in page
    assert str(codes.total()) in page
    assert max(map(len, page.splitlines())) <= 100
    assert "review_result_met" not in page
    assert "review_result_met" in cli(*asked, "--format=text", "--severity=info").stdout


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "Không có lưu ý nào.\n"), ("en", "Nothing was found.\n")]
)
def test_text_of_nothing_says_so(cli: Cli, lang: str, said: str) -> None:
    done = cli("audit", "-", *CLOSE_OF_OCTOBER, "--format=text", "--lang", lang)
    assert (done.returncode, done.stdout) == (0, said)


def test_the_first_bad_line_ends_the_run_after_the_answers_ahead_of_it(
    cli: Cli, line: Line
) -> None:
    late = line("NV-2", assigned_at="2026-11-02T08:00:00+07:00", deadline="2026-11-20")
    done = cli("audit", "-", *CLOSE_OF_OCTOBER, "--severity=violation",
               stdin=line(events=[SENT]) + late + "{}\n" + line("NV-3"))  # fmt: skip
    assert done.returncode == 2
    assert [row["id"] for row in answers(done.stdout)] == ["NV-1"]
    assert "Không tính 1 nhiệm vụ" in done.stderr
    assert "đầu vào chuẩn:3" in done.stderr


def test_it_goes_on_past_bad_lines_when_told_to(cli: Cli, line: Line) -> None:
    done = cli("audit", "-", *CLOSE_OF_OCTOBER, "--severity=violation", "--keep-going",
               stdin="{}\n" + line(events=[SENT]))  # fmt: skip
    assert done.returncode == 1
    assert len(answers(done.stdout)) == 1
    assert "Bỏ qua 1 dòng không hợp lệ." in done.stderr


def test_what_the_calendar_does_not_reach_is_said_and_a_projection_is_provisional(
    cli: Cli, line: Line
) -> None:
    """Sent in 2028, which is not announced: the review cannot be judged, or is provisional."""
    sent = SENT | {"at": "2028-03-01T09:00:00+07:00"}
    asked = ("audit", "-", "--as-of", "10/03/2028")
    plain = answers(cli(*asked, stdin=line(events=[sent])).stdout)
    assert "calendar_unannounced" in {row["code"] for row in plain}
    projected = answers(cli(*asked, "--projected", stdin=line(events=[sent])).stdout)
    (review,) = [row for row in projected if row["code"] == "review_result_overdue"]
    assert (review["due"], review["provisional"]) == ("2028-03-01", True)


def test_words_of_the_host_cannot_give_orders_to_a_terminal(cli: Cli, line: Line) -> None:
    wild = {"reference": "7/\x1b[31mqđ-ubnd"}
    for form in ("text", "json", "csv"):
        done = cli("audit", "-", *CLOSE_OF_OCTOBER, f"--format={form}", stdin=line(document=wild))
        assert "\x1b" not in done.stdout
        assert "document_reference_malformed" in done.stdout
