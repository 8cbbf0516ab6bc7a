"""`enter_report` concerns the first sending of each report document (14.4; rules, section 4)."""

from __future__ import annotations

import pytest

from audits import Json, duties, event, iso, sent, states

REJECTED = event("rejected", "2026-10-15 14:00")
RELEASED = {"released_at": iso("2026-10-15 09:00")}
FIRST = sent("2026-10-15 10:00", **RELEASED)


def test_the_same_document_sent_again_is_entered_once() -> None:
    """Sent in time, refused, and sent again a week later: nobody was late to enter it."""
    again = sent("2026-10-22 10:00", **RELEASED)
    [duty] = duties("enter_report", FIRST, REJECTED, again)
    assert (duty.state.value, duty.index) == ("met", 0)


def test_another_number_is_another_document() -> None:
    other = sent("2026-10-22 10:00", reference="46/BC-STC", released_at=iso("2026-10-21 09:00"))
    assert states("enter_report", FIRST, REJECTED, other) == [("met", 0), ("late", 1)]


def test_the_same_number_of_another_date_is_another_document() -> None:
    other = sent("2026-10-22 10:00", issued_on="2026-10-21", released_at=iso("2026-10-21 09:00"))
    assert states("enter_report", FIRST, REJECTED, other) == [("met", 0), ("late", 1)]


def test_a_corrected_record_of_the_same_number_and_date_is_the_same_document() -> None:
    """The subject was mended, an hour was added: it is still the paper that was entered."""
    again = sent(
        "2026-10-22 10:00", subject="Kết quả giải ngân", released_at=iso("2026-10-15 08:00")
    )
    assert states("enter_report", FIRST, REJECTED, again) == [("met", 0)]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_without_a_number_what_is_said_tells_documents_apart(blank: str | None) -> None:
    """Two papers of one day without a number are not one paper: the second was entered late."""
    first = sent("2026-10-15 10:00", reference=blank, **RELEASED)
    same = sent("2026-10-22 10:00", reference=blank, **RELEASED)
    other = sent("2026-10-22 10:00", reference=blank, subject="Giải trình", **RELEASED)
    assert states("enter_report", first, REJECTED, same) == [("met", 0)]
    assert states("enter_report", first, REJECTED, other) == [("met", 0), ("late", 5)]


def test_spaces_around_a_number_make_no_other_document() -> None:
    again = sent("2026-10-22 10:00", reference=" 45/BC-STC ", **RELEASED)
    assert states("enter_report", FIRST, REJECTED, again) == [("met", 0)]


def test_a_date_that_one_record_lacks_makes_no_other_document() -> None:
    """Otherwise the gap in the record would make the unit late."""
    undated, again = sent("2026-10-15 10:00", issued_on=None, **RELEASED), "2026-10-22 10:00"
    gap = sent(again, issued_on=None, **RELEASED)
    assert states("enter_report", FIRST, REJECTED, gap) == [("met", 0)]
    assert states("enter_report", undated, REJECTED, sent(again, **RELEASED)) == [("met", 0)]


def test_the_third_sending_is_held_against_both_before_it() -> None:
    other = sent("2026-10-15 10:30", reference="46/BC-STC", **RELEASED)
    again = sent("2026-10-22 10:00", **RELEASED)
    assert states("enter_report", FIRST, other, REJECTED, again) == [("met", 0), ("met", 0)]


def test_the_first_sending_counts_though_it_was_replaced() -> None:
    late = sent("2026-10-16 08:00", **RELEASED)
    again = sent("2026-10-16 09:00", **RELEASED)
    [duty] = duties("enter_report", late, again)
    assert (duty.state.value, duty.index) == ("late", 0)


def test_a_recall_undoes_no_lateness_of_a_report() -> None:
    """D 12: what was late before stays with the unit."""
    late = sent("2026-10-16 08:00", **RELEASED)
    assert states("enter_report", late, event("recalled", "2026-10-16 09:00")) == [("late", 1)]


@pytest.mark.parametrize(
    "mended",
    [
        {"reference": "45/BC-STC"},
        {"attachments": [{"name": "45.pdf", "signature": "digital"}]},
        {"signer": {"position": "Phó Giám đốc Sở Tài chính"}},
    ],
)
def test_what_the_audit_asks_to_add_makes_no_other_document(mended: Json) -> None:
    """Rejected for what it lacked, sent again with it: the paper was entered in time (14.4)."""
    lacking: Json = {"reference": None, "attachments": [], "signer": None}
    first = sent("2026-10-15 10:00", **RELEASED, **lacking)
    again = sent("2026-10-22 10:00", **RELEASED, **lacking | mended)
    assert states("enter_report", first, REJECTED, again) == [("met", 0)]


def test_a_number_written_as_it_should_be_makes_no_other_document() -> None:
    first = sent("2026-10-15 10:00", reference="45 /bc-stc", **RELEASED)
    again = sent("2026-10-22 10:00", reference="45/BC-STC", **RELEASED)
    assert states("enter_report", first, REJECTED, again) == [("met", 0)]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Công văn"},
        {"subject": "Giải trình"},
        {"released_at": iso("2026-10-15 07:00")},
        {"issued_on": "2026-10-14"},
    ],
)
def test_without_a_number_each_thing_said_tells_documents_apart(other: Json) -> None:
    first = sent("2026-10-15 10:00", reference=None, **RELEASED)
    again = sent("2026-10-22 10:00", reference=None, **RELEASED | other)
    assert [state for state, _ in states("enter_report", first, REJECTED, again)] == ["met", "late"]


def test_a_record_that_says_nothing_is_no_sending_of_a_document() -> None:
    """Otherwise it would stand for whatever is sent next, and hide that it was entered late."""
    empty = event("submitted", "2026-10-15 10:00", report={})
    late = sent("2026-10-22 10:00", **RELEASED)
    assert states("enter_report", empty, REJECTED, late) == [("late", 5)]
