"""What a finding says to a person, and how grave it is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from audits import Json, audited, event, iso, sent
from nhiemvu.auditing import RULES, ObligationKind, Severity
from nhiemvu.auditing.parts import ANSWERED, ENTRY, REPORT
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.auditing.parts import Part
    from nhiemvu.auditing.rules import Rule

SENT = event("submitted", "2026-10-09 14:00")  # to be reviewed the same Friday
APPROVED = "approved"


def said(code: str, *events: Json, as_of: str = "2026-12-31 00:00") -> tuple[str, str]:
    [found] = [one for one in audited(*events, as_of=as_of) if one.code == code]
    return found.message(), found.message("en")


@pytest.mark.parametrize(
    ("done", "vi", "en"),
    [
        (
            "2026-10-10 08:00",
            "2026, chậm, chưa sang ngày làm việc tiếp theo (",
            "late by less than a",
        ),
        ("2026-10-12 08:00", "2026, chậm 1 ngày làm việc (", "late by 1 working day ("),
        ("2026-10-13 08:00", "2026, chậm 2 ngày làm việc (", "late by 2 working days ("),
    ],
)
def test_how_late(done: str, vi: str, en: str) -> None:
    messages = said("review_result_late", SENT, event(APPROVED, done))
    assert vi in messages[0]
    assert en in messages[1]


def test_who_must_act_is_named() -> None:
    vi, en = said("review_result_open", SENT, as_of="2026-10-09 15:00")
    assert vi.startswith("Văn phòng UBND tỉnh chưa")
    assert en.startswith("The Office has")
    report = sent("2026-10-15 10:00", released_at=iso("2026-10-15 09:00"))
    vi, en = said("enter_report_met", report)
    assert vi.startswith("Sở Tài chính đã")
    assert en.startswith("Sở Tài chính entered")


def test_a_sentence_begins_with_a_capital_however_a_host_writes_its_units() -> None:
    small = {"code": "H20.15", "name": "sở Tài chính"}
    report = sent("2026-10-15 10:00", released_at=iso("2026-10-15 09:00"))
    [found] = [one for one in audited(report, assignee=small) if one.code == "enter_report_met"]
    assert found.message().startswith("Sở Tài chính ")
    assert found.message("en").startswith("Sở Tài chính ")


def test_an_overdue_duty_says_what_became_of_it() -> None:
    later = "2026-10-13 09:00"
    vi, en = said("review_result_overdue", SENT, as_of=later)
    assert vi.endswith("Cần thực hiện ngay.")
    assert en.endswith("Do it now.")
    vi, en = said("review_result_overdue", SENT, event("recalled", later))
    assert vi.endswith("Nhiệm vụ đã được thu hồi lúc 09:00 ngày 13/10/2026.")
    assert en.endswith("The task was recalled at 2026-10-13T09:00:00+07:00.")
    again = event("submitted", later), event(APPROVED, "2026-10-13 10:00")
    vi, en = said("review_result_overdue", SENT, *again)
    assert vi.endswith("Kết quả đã được gửi lại lúc 09:00 ngày 13/10/2026.")
    assert en.endswith("It was sent again at 2026-10-13T09:00:00+07:00.")


def test_a_confirmation_is_held_against_the_deadline_then_in_force() -> None:
    history = [
        event("extension_granted", "2026-10-19 09:00", deadline="2026-10-22"),
        event("submitted", "2026-10-21 09:00"),
        event("extension_granted", "2026-10-21 10:00", deadline="2026-10-30"),
        event(APPROVED, "2026-10-21 11:00", confirmed="late"),
    ]
    vi, en = said("confirmation_at_odds", *history)
    assert "22/10/2026" in vi
    assert "2026-10-22" in en
    assert "2026-10-30" not in en


def test_the_order_of_gravity() -> None:
    rising = [Severity.INFO, Severity.WARNING, Severity.VIOLATION]
    for (a, one), (b, other) in product(enumerate(rising), repeat=2):
        assert one.at_least(other) is (a >= b)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_each_code_speaks_vietnamese_first_and_english_when_asked(rule: Rule) -> None:
    """Without what is filled in, which is the host's, English has no letters of Vietnamese."""
    assert not rule.text.vi.isascii()
    assert rule.text.en.isascii()


@pytest.mark.parametrize("part", [*ENTRY, *ANSWERED, *REPORT], ids=lambda part: part.code)
def test_a_part_that_is_missing_is_named_whole(part: Part) -> None:
    vi, en = part.name
    assert RULES[part.code].text == Text(
        f"Chưa cập nhật {vi}. Cần bổ sung.", f"{en[:1].upper()}{en[1:]} is not recorded. Add it."
    )


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("document", "văn bản giao nhiệm vụ", "the directive document"),
        ("report", "văn bản báo cáo", "the report"),
        ("extension", "văn bản về gia hạn", "the paper on the extension"),
    ],
)
def test_what_is_not_well_formed_is_named_whole(code: str, vi: str, en: str) -> None:
    assert RULES[f"{code}_reference_malformed"].text == Text(
        f"Số, ký hiệu của {vi} là {{found}}, chưa đúng thể thức; {{fault}}.{{suggestion}}",
        f"The number and symbol of {en} is {{found}}, which is not well formed; {{fault}}."
        "{suggestion}",
    )


def test_the_office_enters_tasks_and_reviews_results_and_nothing_else() -> None:
    """4.5 and 11.2 name the Office; 14.4 and 14.6 the units."""
    assert [kind.value for kind in ObligationKind if kind.of_the_office] == [
        "enter_task",
        "review_result",
    ]


@pytest.mark.parametrize(
    ("kind", "vi", "en"),
    [
        ("enter_task", "cập nhật nhiệm vụ vào phân hệ", "entered the task"),
        ("enter_report", "cập nhật báo cáo vào phân hệ", "entered the report"),
        ("review_result", "xem xét kết quả", "reviewed the result"),
        ("answer_coordination", "phản hồi phối hợp", "answered"),
    ],
)
def test_what_was_to_be_done_is_named_in_each_state(kind: str, vi: str, en: str) -> None:
    until = "(phải xong trước khi hết ngày {due})", "(due by the end of {due})"
    said = {
        "open": Text(
            f"{{who}} chưa {vi}; phải xong trước khi hết ngày {{due}}.",
            f"{{who}} has not yet {en}; due by the end of {{due}}.",
        ),
        "met": Text(
            f"{{who}} đã {vi} lúc {{done}}, đúng thời gian {until[0]}.",
            f"{{who}} {en} at {{done}}, in time {until[1]}.",
        ),
        "late": Text(
            f"{{who}} {vi} lúc {{done}}, chậm{{days}} {until[0]}.",
            f"{{who}} {en} at {{done}}, late{{days}} {until[1]}.",
        ),
        "overdue": Text(
            f"{{who}} chưa {vi}, đã chậm{{days}} {until[0]}.{{then}}",
            f"{{who}} has not {en}, late{{days}} {until[1]}.{{then}}",
        ),
    }
    entered = kind in ("enter_task", "enter_report")  # what was never entered is not seen
    for state in ("met", "late") if entered else said:
        assert RULES[f"{kind}_{state}"].text == said[state]
