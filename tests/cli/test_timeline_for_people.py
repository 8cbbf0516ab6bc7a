"""``timeline`` for people: each step with its reason and basis, then what the status becomes."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

WIDE = "1000"
STORY: list[dict[str, Any]] = [
    {"kind": "submitted", "at": "2026-10-19T09:00:00+07:00"},
    {"kind": "rejected", "at": "2026-10-21T09:00:00+07:00"},
    {"kind": "extension_granted", "at": "2026-10-23T09:00:00+07:00", "deadline": "2026-11-10"},
]
"""Overdue, rejected, extended: on time again, with the overdue stretch on record."""

REGULATION = {
    "vi": " Quy chế ban hành kèm theo Quyết định số 128/QĐ-UBND ngày 16/01/2026 của UBND tỉnh"
    " Đồng Tháp.",
    "en": ", Regulation of Decision 128/QĐ-UBND of 2026-01-16, People's Committee of Đồng Tháp"
    " Province.",
}


def page(
    cli: Cli, given: str, *, until: str = "31/10/2026", lang: str = "vi", columns: str = WIDE
) -> list[str]:
    common = ("timeline", "-", "--id", "NV-1", "--until", until, "--lang", lang)
    done = cli(*common, stdin=given, COLUMNS=columns)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_text_is_the_default_and_says_why(cli: Cli, line: Line) -> None:
    sent = "Kết quả gửi lúc 09:00 ngày 19/10/2026, còn trong thời hạn (đến hết ngày 20/10/2026);"
    extended = (
        f"{sent} bị từ chối lúc 09:00 ngày 21/10/2026, khi đã hết hạn; sau đó được gia hạn"
        " (đến hết ngày 10/11/2026), tại thời điểm trên còn trong hạn."
    )
    assert page(cli, line(content="Báo cáo quý III", events=STORY)) == [
        "NV-1 · Sở Tài chính · Báo cáo quý III",
        "● từ 10:00 ngày 05/10/2026  Đang thực hiện trong hạn",
        (
            "  Chưa gửi kết quả, còn trong thời hạn (đến hết ngày 20/10/2026)."
            " Căn cứ: khoản 5 Điều 14."
        ),
        "● từ 09:00 ngày 19/10/2026  Chờ xác nhận",
        f"  {sent} chưa được duyệt hoặc từ chối. Căn cứ: điểm a khoản 2 Điều 5.",
        "● từ 09:00 ngày 21/10/2026  Đang thực hiện quá hạn · trừ điểm thi đua",
        (
            f"  {sent} nhưng bị từ chối lúc 09:00 ngày 21/10/2026, khi đã hết hạn; sau đó chưa"
            " gửi lại kết quả. Căn cứ: trường hợp thứ ba, điểm b khoản 2 Điều 5."
        ),
        "● từ 09:00 ngày 23/10/2026  Đang thực hiện trong hạn",
        f"  {extended} Căn cứ: điểm d khoản 2 Điều 5.",
        "",
        f"Trạng thái tính đến hết ngày 31/10/2026: Đang thực hiện trong hạn. {extended} Đã gia hạn"
        " 1 lần. Căn cứ: điểm d khoản 2 Điều 5" + REGULATION["vi"],
        (
            "Nếu không phát sinh thêm, từ 00:00 ngày 11/11/2026 nhiệm vụ chuyển sang: Đang thực"
            " hiện quá hạn."
        ),
    ]


def test_text_in_english(cli: Cli, line: Line) -> None:
    sent = (
        "The result was sent at 2026-10-19T09:00:00+07:00, within the deadline"
        " (until the end of 2026-10-20);"
    )
    extended = (
        f"{sent} it was rejected at 2026-10-21T09:00:00+07:00, after the deadline; an extension"
        " (until the end of 2026-11-10) was granted since, which has not passed."
    )
    assert page(cli, line(events=STORY), lang="en") == [
        "NV-1 · Sở Tài chính",
        "● from 2026-10-05T10:00:00+07:00  In progress on time",
        (
            "  No result has been sent, and the deadline (until the end of 2026-10-20) has not"
            " passed. Basis: clause 5, Article 14."
        ),
        "● from 2026-10-19T09:00:00+07:00  Awaiting confirmation",
        f"  {sent} no decision has been made on it. Basis: point a, clause 2, Article 5.",
        "● from 2026-10-21T09:00:00+07:00  In progress overdue · deduct emulation points",
        (
            f"  {sent} but it was rejected at 2026-10-21T09:00:00+07:00, after the deadline;"
            " nothing was sent again. Basis: case 3, point b, clause 2, Article 5."
        ),
        "● from 2026-10-23T09:00:00+07:00  In progress on time",
        f"  {extended} Basis: point d, clause 2, Article 5.",
        "",
        f"Status as of the end of 2026-10-31: In progress on time. {extended} Extensions granted:"
        " 1. Basis: point d, clause 2, Article 5" + REGULATION["en"],
        (
            "If nothing more happens, from 2026-11-11T00:00:00+07:00 the task becomes: In progress"
            " overdue."
        ),
    ]


DUE_AT_FOUR = "2026-10-20T16:00:00+07:00"


@pytest.mark.parametrize(
    ("lang", "day", "hour"),
    [
        ("vi", "● từ 00:00 ngày 21/10/2026  ", "● sau 16:00 ngày 20/10/2026  "),
        ("en", "● from 2026-10-21T00:00:00+07:00  ", "● after 2026-10-20T16:00:00+07:00  "),
    ],
)
def test_a_step_starts_after_a_deadline_with_an_hour_and_from_the_end_of_a_day(
    cli: Cli, line: Line, lang: str, day: str, hour: str
) -> None:
    """A stated hour is still in time: the step begins one microsecond past it."""
    assert page(cli, line(), lang=lang)[3].startswith(day)
    assert page(cli, line(deadline=DUE_AT_FOUR), lang=lang)[3].startswith(hour)


@pytest.mark.parametrize(
    ("lang", "day", "hour"),
    [
        (
            "vi",
            "từ 00:00 ngày 21/10/2026 nhiệm vụ chuyển sang: Đang thực hiện quá hạn.",
            "sau 16:00 ngày 20/10/2026 nhiệm vụ chuyển sang: Đang thực hiện quá hạn.",
        ),
        (
            "en",
            "from 2026-10-21T00:00:00+07:00 the task becomes: In progress overdue.",
            "after 2026-10-20T16:00:00+07:00 the task becomes: In progress overdue.",
        ),
    ],
)
def test_the_end_says_what_the_status_changes_to_and_when(
    cli: Cli, line: Line, lang: str, day: str, hour: str
) -> None:
    start = {"vi": "Nếu không phát sinh thêm, ", "en": "If nothing more happens, "}[lang]
    assert page(cli, line(), until="20/10/2026", lang=lang)[-1] == start + day
    timed = line(deadline=DUE_AT_FOUR)
    assert page(cli, timed, until="20/10/2026 16:00", lang=lang)[-1] == start + hour


@pytest.mark.parametrize(
    ("given", "until"),
    [({}, "21/10/2026 00:00"), ({"deadline": DUE_AT_FOUR}, "2026-10-20T16:00:00.000001")],
)
def test_a_task_whose_status_stands_says_nothing_of_a_change(
    cli: Cli, line: Line, given: dict[str, Any], until: str
) -> None:
    for lang, word in (("vi", "chuyển sang"), ("en", "becomes")):
        rows = page(cli, line(**given), until=until, lang=lang)
        assert rows[0] == "NV-1 · Sở Tài chính"
        assert word not in "\n".join(rows)


def test_a_recalled_task_is_outside_the_statuses(cli: Cli, line: Line) -> None:
    events = [{"kind": "recalled", "at": "2026-10-08T10:00:00+07:00"}]
    rows = page(cli, line(events=events))
    assert rows[3] == "● từ 10:00 ngày 08/10/2026  Đã thu hồi"
    assert rows[4].startswith("  Nhiệm vụ đã được thu hồi lúc 10:00 ngày 08/10/2026, ")
    assert rows[-1].startswith("Trạng thái tính đến hết ngày 31/10/2026: Đã thu hồi. ")


@pytest.mark.parametrize("columns", ["80", "100"])
def test_reasons_are_no_wider_than_the_page(cli: Cli, line: Line, columns: str) -> None:
    rows = page(cli, line(events=STORY), columns=columns)
    assert max(map(len, rows)) <= int(columns)
    wide = page(cli, line(events=STORY))
    assert " ".join(" ".join(rows).split()) == " ".join(" ".join(wide).split())


def test_the_number_of_a_document_is_never_broken(cli: Cli, line: Line) -> None:
    for columns in range(60, 100):
        said = "\n".join(page(cli, line(), columns=str(columns)))
        assert "128/QĐ-UBND" in said


def test_on_a_page_too_narrow_reasons_keep_sixty_columns(cli: Cli, line: Line) -> None:
    rows = page(cli, line(events=STORY), columns="20")
    assert rows == page(cli, line(events=STORY), columns="60")
    reasons = [row for row in rows if row.startswith("  ")]
    assert 50 < max(map(len, reasons)) <= 60
