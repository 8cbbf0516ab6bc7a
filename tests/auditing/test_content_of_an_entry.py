"""What an entry must hold (11.2.a): each missing part is a finding, and blank is missing."""

from __future__ import annotations

from typing import Any

import pytest

from audits import audited, codes, sent

DOCUMENT = ("title", "reference", "subject", "issued_on", "signer", "attachments")
CODES = {
    "title": "document_title_missing",
    "reference": "document_reference_missing",
    "subject": "document_subject_missing",
    "issued_on": "document_issue_date_missing",
    "signer": "document_signer_missing",
    "attachments": "document_file_missing",
}
SLIP = {"consultation_slip": True, "reference": None}


def named(*found: str) -> list[tuple[str, int | None]]:
    return [(code, None) for code in found]


def test_a_complete_entry_lacks_nothing() -> None:
    assert codes() == []


@pytest.mark.parametrize("part", DOCUMENT)
def test_each_part_of_the_document_is_missed_alone(part: str) -> None:
    absent: Any = [] if part == "attachments" else None
    assert codes(document={part: absent}) == named(CODES[part])
    [found] = [one for one in audited(document={part: absent}) if one.code == CODES[part]]
    assert (found.field, found.basis.code) == (f"document.{part}", "11.2.a")


@pytest.mark.parametrize("part", ["title", "reference", "subject"])
@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0"])
def test_blank_text_is_missing(part: str, blank: str) -> None:
    assert codes(document={part: blank}) == named(CODES[part])


def test_no_document_lacks_every_part() -> None:
    assert sorted(codes(document=None)) == named(*sorted(CODES.values()))


def test_who_directs_and_who_drafted() -> None:
    assert codes(directed_by=None) == named("leader_missing")
    assert codes(drafted_by=None) == named("drafting_officer_missing")
    assert codes(directed_by={"position": "Phó Chủ tịch UBND tỉnh"}) == []


def test_a_missing_category_is_for_information() -> None:
    [found] = [one for one in audited(category=None) if not one.obligation]
    assert (found.code, found.severity.value, found.basis.code) == (
        "category_missing",
        "info",
        "3.1",
    )


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (["digital"], []),
        ([None], ["document_file_unsigned"]),
        (["certified_scan"], ["document_file_unsigned"]),
        ([None, "certified_scan"], ["document_file_unsigned"]),
        ([None, "digital"], []),
        (["digital", None], []),
    ],
)
def test_one_file_with_a_digital_signature_is_enough(
    signatures: list[str | None], expected: list[str]
) -> None:
    """11.2.a asks for a digital signature; a certified scan serves for reports alone (14.4.c)."""
    files = [{"name": f"{n}.pdf", "signature": how} for n, how in enumerate(signatures)]
    assert codes(document={"attachments": files}) == named(*expected)


@pytest.mark.parametrize("category", ["other_directive", None])
def test_a_slip_needs_no_number(category: str | None) -> None:
    """3.1.c, 11.2.a; where the category is not recorded, the mark is believed."""
    missing = ["category_missing"] if category is None else []
    assert codes(category=category, document=SLIP) == named(*missing)
    # the answered document, which is the slip, needs none either
    assert codes(sent("2026-10-15 10:00"), category=category, document=SLIP) == named(*missing)


def test_a_slip_needs_everything_else() -> None:
    slip = SLIP | {"title": None, "subject": "", "issued_on": None, "signer": None}
    found = codes(category="other_directive", document=slip | {"attachments": []})
    assert found == named(*[CODES[part] for part in DOCUMENT if part != "reference"])


def test_another_directive_that_is_no_slip_needs_its_number() -> None:
    found = codes(category="other_directive", document={"reference": None})
    assert found == named("document_reference_missing")


@pytest.mark.parametrize("category", ["official_letter", "conclusion_notice"])
def test_the_mark_of_a_slip_on_another_category_is_a_finding(category: str) -> None:
    """And it does not excuse the number."""
    marked = {"consultation_slip": True}
    assert codes(category=category, document=marked) == named("consultation_slip_misplaced")
    found = set(codes(category=category, document=SLIP))
    assert found == set(named("consultation_slip_misplaced", "document_reference_missing"))


def test_the_message_on_a_slip_names_the_category() -> None:
    looked = audited(category="conclusion_notice", document={"consultation_slip": True})
    [found] = [one for one in looked if not one.obligation]
    assert "Thông báo kết luận" in found.message()
    assert "Conclusion notice" in found.message("en")
    assert found.basis.code == "3.1.c"


def test_a_deadline_on_a_day_off_comes_before_what_the_entry_lacks() -> None:
    """Findings of one place keep one order, so that two audits can be laid side by side."""
    found = codes(deadline="2026-10-25", directed_by=None)
    assert found == [("deadline_on_day_off", None), ("leader_missing", None)]


def test_what_an_entry_lacks_is_told_in_the_order_of_the_provision() -> None:
    """11.2.a names them one after the other; the category of 3.1 comes last."""
    document = dict.fromkeys(("title", "reference", "subject", "issued_on", "signer"))
    lacking = {"document": document | {"attachments": []}, "category": None}
    bare = codes(directed_by=None, drafted_by=None, **lacking)
    assert [code for code, _ in bare] == [
        "document_title_missing",
        "document_reference_missing",
        "document_subject_missing",
        "document_issue_date_missing",
        "leader_missing",
        "document_signer_missing",
        "drafting_officer_missing",
        "document_file_missing",
        "category_missing",
    ]
