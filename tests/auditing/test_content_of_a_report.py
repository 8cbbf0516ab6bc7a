"""What a report must hold (14.4.a to 14.4.c): each missing part is a finding at its sending."""

from __future__ import annotations

from typing import Any

import pytest

from audits import audited, codes, event, sent

WHEN = "2026-10-15 10:00"
APPROVED = event("approved", "2026-10-15 14:00")
CODES = {
    "title": ("report_title_missing", "14.4.b"),
    "reference": ("report_reference_missing", "14.4.b"),
    "subject": ("report_subject_missing", "14.4.b"),
    "issued_on": ("report_issue_date_missing", "14.4.b"),
    "signer": ("report_signer_missing", "14.4.b"),
    "attachments": ("report_file_missing", "14.4.c"),
}
ALL = [(code, 0) for code, _ in CODES.values()]
ANSWERED = {
    "title": "answered_document_title_missing",
    "reference": "answered_document_reference_missing",
    "subject": "answered_document_subject_missing",
    "issued_on": "answered_document_issue_date_missing",
}


def test_a_complete_report_lacks_nothing() -> None:
    assert codes(sent(WHEN), APPROVED) == []


@pytest.mark.parametrize("part", CODES)
def test_each_part_is_missed_alone(part: str) -> None:
    absent: Any = [] if part == "attachments" else None
    code, basis = CODES[part]
    assert codes(sent(WHEN, **{part: absent})) == [(code, 0)]
    [found] = [one for one in audited(sent(WHEN, **{part: absent})) if one.code == code]
    assert (found.field, found.basis.code) == (f"events[0].report.{part}", basis)


@pytest.mark.parametrize("part", ["title", "reference", "subject"])
@pytest.mark.parametrize("blank", ["", "  ", "\u00a0"])
def test_blank_text_is_missing(part: str, blank: str) -> None:
    assert codes(sent(WHEN, **{part: blank})) == [(CODES[part][0], 0)]


def test_a_result_without_a_report_lacks_every_part() -> None:
    assert codes(event("submitted", WHEN)) == ALL


def test_each_sending_is_held_against_the_rules() -> None:
    again = sent("2026-10-16 10:00", signer=None)
    history = sent(WHEN, title=None), event("rejected", "2026-10-15 14:00"), again, APPROVED
    approved = APPROVED | {"at": "2026-10-16T14:00:00+07:00"}
    found = codes(*history[:3], approved)
    assert found == [("report_title_missing", 0), ("report_signer_missing", 2)]


def test_a_result_later_than_the_moment_is_not_there_yet() -> None:
    late = sent(WHEN, title=None)
    assert codes(late, as_of="2026-10-15 09:59:59.999999") == []
    assert codes(late, as_of=WHEN) == [("report_title_missing", 0)]


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (["digital"], []),
        (["certified_scan"], []),
        ([None], [("report_file_unsigned", 0)]),
        ([None, None], [("report_file_unsigned", 0)]),
        ([None, "certified_scan"], []),
        (["digital", None], []),
    ],
)
def test_one_file_signed_or_certified_is_enough(
    signatures: list[str | None], expected: list[tuple[str, int]]
) -> None:
    files = [{"name": f"{n}.pdf", "signature": how} for n, how in enumerate(signatures)]
    assert codes(sent(WHEN, attachments=files)) == expected


@pytest.mark.parametrize("part", ANSWERED)
def test_the_document_answered_is_named_by_each_part(part: str) -> None:
    """14.4.a: said once, at the first report, for a task has one document."""
    again = sent("2026-10-16 10:00")
    history = sent(WHEN), event("rejected", "2026-10-15 14:00"), again
    found = [one for one in codes(*history, document={part: None}) if one[1] is not None]
    assert found == [(ANSWERED[part], 0)]


def test_the_signer_of_the_document_answered_is_not_asked_of_the_unit() -> None:
    assert codes(sent(WHEN), document={"signer": None, "attachments": []}) == [
        ("document_signer_missing", None),
        ("document_file_missing", None),
    ]


def test_without_a_report_nobody_says_what_it_answers() -> None:
    assert [one for one in codes(document={"title": None}) if one[0] in ANSWERED.values()] == []


def test_what_a_report_lacks_comes_before_what_is_wrong_with_its_number() -> None:
    """Findings of one event keep one order, so that two audits can be laid side by side."""
    found = codes(sent(WHEN, title=None, reference="45-BC-STC"), APPROVED)
    assert found == [("report_title_missing", 0), ("report_reference_malformed", 0)]
