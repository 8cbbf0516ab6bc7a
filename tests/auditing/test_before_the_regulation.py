"""D 15: nothing is found of acts and deadlines before 16/01/2026. Both sides, for each finding."""

from __future__ import annotations

from typing import Any

import pytest

from audits import Json, all_codes, codes, event, iso, sent, states

OLD, NEW = "2026-01-15 23:59:59.999999", "2026-01-16 00:00"
OLD_ENTRY: Json = {"assigned_at": iso("2026-01-05 08:00"), "deadline": "2026-03-31"}
EMPTY: Json = {"directed_by": None, "drafted_by": None, "category": None, "document": None}


def of_events(*events: Json, **changes: Any) -> list[str]:
    """The codes of the events alone, the duties apart."""
    found = codes(*events, **OLD_ENTRY | changes)
    return [code for code, index in found if index is not None]


@pytest.mark.parametrize(("assigned", "found"), [(OLD, 0), (NEW, 9)])
def test_an_entry_of_before_lacks_nothing(assigned: str, found: int) -> None:
    looked = codes(**EMPTY | {"assigned_at": iso(assigned), "deadline": "2026-03-31"})
    assert len([code for code, _ in looked if code.endswith("_missing")]) == found


def test_an_old_entry_shows_nothing_at_all() -> None:
    old = EMPTY | {"assigned_at": iso(OLD), "deadline": "2026-01-11"}
    assert all_codes(**old) == []


@pytest.mark.parametrize(("assigned", "found"), [(OLD, False), (NEW, True)])
def test_the_mark_of_a_slip_and_the_signature(assigned: str, *, found: bool) -> None:
    document = {"consultation_slip": True, "attachments": [{"name": "1.pdf"}]}
    looked = {
        code for code, _ in codes(**OLD_ENTRY | {"assigned_at": iso(assigned)}, document=document)
    }
    wrong = {"consultation_slip_misplaced", "document_file_unsigned"}
    assert looked & wrong == (wrong if found else set())


@pytest.mark.parametrize(("assigned", "found"), [(OLD, False), (NEW, True)])
def test_the_lead_time_by_the_day_of_assignment(assigned: str, *, found: bool) -> None:
    """A paper released later makes no finding of a task assigned before."""
    for document in (None, {"released_at": iso("2026-01-20 08:00")}):
        looked = codes(assigned_at=iso(assigned), deadline="2026-01-16", document=document)
        assert (("lead_time_short", None) in looked) is found


@pytest.mark.parametrize(
    ("assigned", "deadline", "found"),
    [
        (NEW, "2026-01-18", True),
        (OLD, "2026-01-18", False),
        (NEW, "2026-01-11", False),
        (NEW, iso("2026-01-11 12:00"), False),
    ],
)
def test_a_deadline_on_a_day_off_by_its_day_and_its_assignment(
    assigned: str, deadline: str, *, found: bool
) -> None:
    looked = codes(assigned_at=iso(assigned), deadline=deadline)
    assert (("deadline_on_day_off", None) in looked) is found


@pytest.mark.parametrize(("when", "found"), [(OLD, False), (NEW, True)])
def test_extensions_by_the_day_of_the_paper(when: str, *, found: bool) -> None:
    asked = event("extension_requested", when)
    assert of_events(asked) == ["extension_request_paper_missing"] * found
    granted = event("extension_granted", when, deadline="2026-04-05")
    missing = ["deadline_on_day_off", "extension_request_missing", "extension_grant_paper_missing"]
    assert of_events(granted) == missing * found


def test_a_request_of_before_is_a_request() -> None:
    paper = {"title": "Công văn"}
    granted = event("extension_granted", NEW, deadline="2026-04-07", document=paper)
    assert of_events(event("extension_requested", OLD), granted) == []


@pytest.mark.parametrize(("when", "found"), [(OLD, False), (NEW, True)])
def test_the_content_of_a_report_by_its_sending(when: str, *, found: bool) -> None:
    bare = event("submitted", when)
    assert len(of_events(bare)) == (6 if found else 0)
    answered = of_events(sent(when), document={"title": None})
    assert answered == ["answered_document_title_missing"] * found
    unsigned = sent(when, attachments=[{"name": "1.pdf"}])
    assert of_events(unsigned) == ["report_file_unsigned"] * found


def test_the_document_answered_is_asked_for_at_the_first_report_under_the_regulation() -> None:
    history = sent("2026-01-12 08:00"), event("rejected", "2026-01-12 09:00"), sent(NEW)
    found = codes(*history, **OLD_ENTRY, document={"title": None})
    assert found == [("answered_document_title_missing", 2)]


@pytest.mark.parametrize(("when", "found"), [(OLD, False), (NEW, True)])
def test_a_replaced_result_by_the_sending_that_replaced_it(when: str, *, found: bool) -> None:
    early = OLD_ENTRY | {"deadline": "2026-01-12"}
    history = sent("2026-01-12 08:00"), sent(when)
    replaced = [code for code, _ in codes(*history, **early) if code == "timely_result_replaced"]
    assert replaced == ["timely_result_replaced"] * found


@pytest.mark.parametrize(("when", "found"), [(OLD, False), (NEW, True)])
def test_a_confirmation_and_a_rejection_by_their_day(when: str, *, found: bool) -> None:
    result = sent("2026-01-12 08:00")
    wrong = of_events(result, event("approved", when, confirmed="late"))
    assert wrong == ["confirmation_at_odds"] * found
    assert of_events(result, event("rejected", when)) == ["resubmission_owed"] * found


@pytest.mark.parametrize(("when", "found"), [(OLD, False), (NEW, True)])
def test_a_request_without_a_day_by_when_it_was_made(when: str, *, found: bool) -> None:
    asked = event("coordination_requested", when, unit="H20.19")
    assert of_events(asked) == ["coordination_due_missing"] * found


# Duties by their start, although they were done, or are looked at, long after.


@pytest.mark.parametrize(
    ("released", "expected"),
    [
        ({"released_at": iso(OLD)}, []),
        ({"released_at": iso(NEW)}, [("late", 3)]),
        ({"released_at": None, "issued_on": "2026-01-15"}, []),
        ({"released_at": None, "issued_on": "2026-01-16"}, [("late", 2)]),
    ],
)
def test_entering_by_the_release(released: Json, expected: list[tuple[str, int]]) -> None:
    """A date alone is the end of that day: 15/01 is before, 16/01 is not (D 11)."""
    done = "2026-01-21 08:00"
    assert states("enter_task", assigned_at=iso(done), document=released) == expected
    assert states("enter_report", sent(done, **released), **OLD_ENTRY) == expected


@pytest.mark.parametrize(("when", "expected"), [(OLD, []), (NEW, [("late", 3)])])
def test_reviewing_by_the_sending(when: str, expected: list[tuple[str, int]]) -> None:
    history = sent(when), event("approved", "2026-01-21 08:00")
    assert states("review_result", *history, **OLD_ENTRY) == expected


@pytest.mark.parametrize(("due", "expected"), [("2026-01-15", []), ("2026-01-16", [("late", 3)])])
def test_answering_by_the_day_asked_for(due: str, expected: list[tuple[str, int]]) -> None:
    """Asked before the regulation for a day under it: the deadline is what counts."""
    asked = event("coordination_requested", "2026-01-12 08:00", unit="H20.19", due=due)
    answered = event("coordination_answered", "2026-01-21 08:00", unit="H20.19")
    assert states("answer_coordination", asked, answered, **OLD_ENTRY) == expected


def test_a_report_first_sent_before_is_not_entered_anew_under_the_regulation() -> None:
    """Its first sending predates; the second is of the same document."""
    released = {"released_at": iso("2026-01-15 08:00"), "issued_on": "2026-01-15"}
    history = sent("2026-01-15 09:00", **released), event("rejected", "2026-01-16 08:00")
    again = sent("2026-01-20 08:00", **released)
    assert states("enter_report", *history, again, **OLD_ENTRY) == []
