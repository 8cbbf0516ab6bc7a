"""A deadline missed before 16/01/2026 gets its status and no charge [D 15]."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Line: TypeAlias = Callable[..., str]

ASSIGNED = "2025-12-01T08:00:00+07:00"
NOT_CHARGED = {
    "vi": "không tính trừ điểm (trước ngày Quy chế có hiệu lực)",
    "en": "not charged (before the regulation came into force)",
}
CHARGED = {"vi": "trừ điểm thi đua", "en": "deduct emulation points"}
SENTENCE = {
    "vi": (
        "Không tính trừ điểm thi đua, vì thời hạn trước ngày 16/01/2026, ngày Quy chế có hiệu lực."
    ),
    "en": (
        "No points are charged: the deadline is before 2026-01-16, when the regulation came into"
        " force."
    ),
}
CONSEQUENCE = {
    "vi": "Hệ quả: đơn vị bị ghi nhận và trừ điểm thi đua.",
    "en": "Consequence: recorded against the unit, emulation points deducted.",
}


def below(cli: Cli, given: str, lang: str) -> str:
    """Give the second line of the task: its basis and consequence."""
    done = cli(
        "classify", "-", "--as-of", "31/01/2026", "--format", "text", "--lang", lang, stdin=given
    )
    return done.stdout.splitlines()[1]


def why(cli: Cli, given: str, lang: str) -> str:
    done = cli("classify", "-", "--as-of", "31/01/2026", "--why", "--lang", lang, stdin=given)
    said: str = json.loads(done.stdout)["why"]
    return said


BEFORE = ["2026-01-15", "2026-01-15T23:59:59.999999+07:00", "2026-01-15T16:59:59Z"]
FROM_THEN_ON = ["2026-01-16", "2026-01-16T00:00:00+07:00", "2026-01-15T17:00:00Z"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("deadline", BEFORE)
def test_a_deadline_before_it_is_not_charged(
    cli: Cli, line: Line, deadline: str, lang: str
) -> None:
    given = line(assigned_at=ASSIGNED, deadline=deadline)
    basis = {"vi": "  Căn cứ: khoản 5 Điều 14 · ", "en": "  Basis: clause 5, Article 14 · "}[lang]
    read_so = {"vi": " · theo cách hiểu D 5", "en": " · reading D 5"}[lang]
    assert below(cli, given, lang) == basis + NOT_CHARGED[lang] + read_so
    said = why(cli, given, lang)
    assert f" {SENTENCE[lang]} " in said
    assert " (D 15) " in said
    assert CONSEQUENCE[lang] not in said


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("deadline", FROM_THEN_ON)
def test_from_that_day_on_it_is(cli: Cli, line: Line, deadline: str, lang: str) -> None:
    given = line(assigned_at=ASSIGNED, deadline=deadline)
    assert f" · {CHARGED[lang]} · " in below(cli, given, lang)
    said = why(cli, given, lang)
    assert f" {CONSEQUENCE[lang]} " in said
    assert "(D 15)" not in said
    assert SENTENCE[lang] not in said


@pytest.mark.parametrize(("grant", "charged"), [("2026-01-15", False), ("2026-01-16", True)])
def test_the_deadline_that_was_missed_counts_not_the_first(
    cli: Cli, line: Line, grant: str, charged: bool
) -> None:
    """Sent late and approved: the deadline in force at the sending decides."""
    events: list[dict[str, Any]] = [
        {"kind": "extension_granted", "at": "2026-01-05T08:00:00+07:00", "deadline": grant},
        {"kind": "submitted", "at": "2026-01-20T08:00:00+07:00"},
        {"kind": "approved", "at": "2026-01-21T08:00:00+07:00"},
    ]
    given = line(assigned_at=ASSIGNED, deadline="2026-01-10", events=events)
    row = below(cli, given, "vi")
    assert (NOT_CHARGED["vi"] in row) is not charged
    assert ("xem xét trừ điểm thi đua" in row) is charged


def test_the_codes_for_programs_stay(cli: Cli, line: Line) -> None:
    given = line(assigned_at=ASSIGNED, deadline="2026-01-15")
    row = json.loads(cli("classify", "-", "--as-of", "31/01/2026", stdin=given).stdout)
    assert (row["status"], row["consequence"]) == ("in_progress_overdue", "deduct")


def test_nothing_missed_says_nothing_of_a_charge(cli: Cli, line: Line) -> None:
    given = line(assigned_at=ASSIGNED, deadline="2026-01-10")
    done = cli("classify", "-", "--as-of", "10/01/2026", "--format", "text", stdin=given)
    assert done.stdout.splitlines()[1] == "  Căn cứ: khoản 5 Điều 14"
