"""7.1.b: a number and symbol that is not well formed is reported with its place, never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from audits import audited, event, iso

if TYPE_CHECKING:
    from nhiemvu.auditing import Finding

LETTER = {"title": "Công văn", "reference": "78/STC-NS"}


def malformed(*events: dict[str, Any], **fields: Any) -> list[Finding]:
    found = audited(*events, as_of="2026-10-30 08:00", **fields)
    return [one for one in found if one.code.endswith("_reference_malformed")]


@pytest.mark.parametrize("reference", ["128/QĐ-UBND", "07/UBND-KT", None, " ", "60/2025/QĐ-UBND"])
def test_what_is_well_formed_or_missing_is_no_such_finding(reference: str | None) -> None:
    assert not malformed(document={"reference": reference})


def test_the_message_says_what_is_wrong_where_and_what_to_write() -> None:
    (found,) = malformed(document={"reference": "7/QĐ-UBND"})
    assert (found.code, found.field, found.index) == (
        "document_reference_malformed",
        "document.reference",
        None,
    )
    assert found.basis.code == "7.1.b"
    assert "ký tự thứ 1" in found.message()
    assert "Sửa thành: 07/QĐ-UBND." in found.message()
    assert "character 1" in found.message("en")
    assert "Write instead: 07/QĐ-UBND." in found.message("en")


def test_what_cannot_be_repaired_has_no_suggestion() -> None:
    (found,) = malformed(document={"reference": "không số"})
    assert "Sửa thành" not in found.message()


@pytest.mark.parametrize(
    ("made", "code", "field"),
    [
        (
            event("submitted", "2026-10-20 08:00", report=LETTER | {"reference": "45-BC-STC"}),
            "report_reference_malformed",
            "events[0].report.reference",
        ),
        (
            event("extension_requested", "2026-10-16 08:00", document={"reference": "8/STC-NS"}),
            "extension_reference_malformed",
            "events[0].document.reference",
        ),
        (
            event(
                "extension_granted",
                "2026-10-16 08:00",
                deadline="2026-10-30",
                document={"reference": "9/ubnd-KT"},
            ),
            "extension_reference_malformed",
            "events[0].document.reference",
        ),
    ],
)
def test_papers_of_events_are_looked_at_too(made: dict[str, Any], code: str, field: str) -> None:
    (found,) = malformed(made, document={"reference": "128/QĐ-UBND"})
    assert (found.code, found.field, found.index) == (code, field, 0)


def test_events_without_papers_have_none() -> None:
    history = event("received", "2026-10-06 08:00"), event("submitted", "2026-10-20 08:00")
    assert not malformed(*history, document=None)


@pytest.mark.parametrize(("day", "number"), [("15", 0), ("16", 1)])
def test_nothing_is_found_of_papers_before_the_regulation(day: str, number: int) -> None:
    """D 15, by the assignment for the directive document."""
    entered = iso(f"2026-01-{day} 08:00")
    found = malformed(
        assigned_at=entered, deadline="2026-10-20", document={"reference": "7/QĐ-UBND"}
    )
    assert len(found) == number


def test_an_entry_without_a_number_hides_no_fault_of_a_report() -> None:
    report = event("submitted", "2026-10-20 08:00", report=LETTER | {"reference": "45-BC-STC"})
    (found,) = malformed(report, document={"reference": None})
    assert found.code == "report_reference_malformed"


def test_of_several_faults_the_first_is_named() -> None:
    """A zero is lacking, and the symbol is misspelt: both are mended in what is suggested."""
    (found,) = malformed(document={"reference": "7/qđ-UBND"})
    for message, first, second in (
        (found.message(), "ký tự thứ 1", "ký tự thứ 3"),
        (found.message("en"), "character 1", "character 3"),
    ):
        assert first in message
        assert second not in message
        assert "07/QĐ-UBND" in message
