"""What the calendar does not reach is said, and never an exception; 2027 is the last year known."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from audits import CALENDAR, Json, all_codes, audited, codes, duties, event, iso, sent, states
from nhiemvu import DONG_THAP, projected_calendar
from nhiemvu.auditing import ObligationKind
from nhiemvu.errors import UnannouncedDateError

UNKNOWN = "calendar_unannounced"
LATER = "2028-12-31 00:00"
IN_2028: Json = {"assigned_at": iso("2028-03-01 08:00"), "deadline": "2028-04-03", "document": None}
LAST_WEEKS: Json = {"assigned_at": iso("2027-12-01 08:00"), "deadline": "2027-12-31"}


def unknown(*events: Json, **asked: Any) -> list[tuple[str, str]]:
    """Where the calendar does not reach: the field, and the provision that cannot be judged."""
    found = audited(*events, as_of=LATER, **asked)
    return [(one.field, one.basis.code) for one in found if one.code == UNKNOWN]


def test_each_thing_that_cannot_be_judged_is_said() -> None:
    document = {"released_at": iso("2028-03-01 08:00")}
    history = sent("2028-03-06 08:00", released_at=iso("2028-03-06 07:00"), issued_on="2028-03-06")
    granted = event("extension_granted", "2028-03-07 08:00", deadline="2028-04-10")
    assert unknown(history, granted, **IN_2028 | {"document": document}) == [
        ("assigned_at", "11.2.b"),
        ("deadline", "4.2"),
        ("deadline", "11.2.a"),
        ("events[0]", "14.4"),
        ("events[0]", "4.5.c"),
        ("events[1].deadline", "5.2.d"),
    ]


def test_the_message_names_what_and_how_far_the_calendar_goes() -> None:
    found = [one for one in audited(**IN_2028, as_of="2028-03-01 08:00") if one.code == UNKNOWN]
    document = {"released_at": iso("2028-03-01 08:00")}
    [entry] = [
        one
        for one in audited(**IN_2028 | {"document": document}, as_of="2028-03-01 08:00")
        if (one.code, one.field) == (UNKNOWN, "assigned_at")
    ]
    assert entry.message().startswith("Chưa xét được việc cập nhật nhiệm vụ: lịch làm việc")
    assert entry.message("en").startswith("The duty to enter the task cannot be judged: ")
    for one in found:
        assert "31/12/2027" in one.message()
        assert "2027-12-31" in one.message("en")
        assert (one.calendar_edition, one.obligation) == (CALENDAR.edition, None)
        assert not one.provisional


def test_what_cannot_be_judged_is_named_within_the_sentence() -> None:
    released = IN_2028 | {"document": {"released_at": iso("2028-03-01 08:00")}}
    [found] = [one for one in audited(**released, as_of=LATER) if one.basis.code == "11.2.b"]
    named = ObligationKind.ENTER_TASK.label()
    assert f" {named[0].lower()}{named[1:]}" in found.message()
    assert named not in found.message()


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2027-12-30 16:00", "2027-12-31"),
        ("2027-12-31 15:00", "2027-12-31"),
        ("2027-12-31 15:00:00.000001", None),
    ],
)
def test_the_last_day_known(when: str, expected: str | None) -> None:
    """31/12/2027 is a Friday: after 15:00 the day due is in a year nobody announced."""
    result = event("submitted", when)
    found = [one for one in audited(result, **LAST_WEEKS, as_of=when) if one.index == 0]
    due = [one.due.isoformat() for one in found if one.due is not None]
    assert due == ([] if expected is None else [expected])
    assert (UNKNOWN in [one.code for one in found]) is (expected is None)
    assert not any(one.provisional for one in found)


def test_obligations_alone_raise_where_the_audit_says() -> None:
    with pytest.raises(UnannouncedDateError):
        duties("review_result", event("submitted", "2027-12-31 16:00"), **LAST_WEEKS, as_of=LATER)


def test_late_by_nobody_knows_how_many_days() -> None:
    """The day due is known, the day it was done is not."""
    sent_in_time = event("submitted", "2027-12-31 10:00")
    decided = event("approved", "2028-01-04 08:00")
    later = {"as_of": "2028-01-10 08:00"} | LAST_WEEKS
    assert states("review_result", sent_in_time, decided, **later) == [("late", None)]
    assert states("review_result", sent_in_time, **later) == [("overdue", None)]
    for history in ([sent_in_time, decided], [sent_in_time]):
        for one in audited(*history, **later):
            assert not re.search("None|null", one.message() + one.message("en"))


def test_a_day_asked_for_needs_no_calendar_to_be_met() -> None:
    asked = event("coordination_requested", "2028-03-02 08:00", unit="H20.19", due="2028-03-09")
    answered = event("coordination_answered", "2028-03-09 08:00", unit="H20.19")
    later = {"as_of": "2028-04-01 08:00"} | IN_2028
    assert states("answer_coordination", asked, answered, **later) == [("met", 0)]
    assert states("answer_coordination", asked, **later) == [("overdue", None)]


def test_a_lead_time_that_ends_in_an_unknown_year() -> None:
    friday = {"assigned_at": iso("2027-12-31 08:00"), "deadline": "2027-12-31"}
    assert unknown(**friday, document=None) == [("deadline", "4.2")]
    thursday = {"assigned_at": iso("2027-12-30 08:00"), "deadline": "2027-12-31"}
    assert unknown(**thursday, document=None) == []


def test_a_deadline_in_an_unknown_year_may_be_a_day_off() -> None:
    assert codes(deadline="2028-01-10") == [(UNKNOWN, None)]
    assert codes(deadline="2027-12-31") == []


def test_before_the_calendar_only_the_status_is_told() -> None:
    """Before 2013 nothing binds (D 15), so nothing is asked of the calendar."""
    assert (
        all_codes(assigned_at=iso("2012-06-01 08:00"), deadline="2012-07-01", document=None) == []
    )


def test_before_the_calendar_under_an_older_regulation() -> None:
    older = DONG_THAP.derive(effective_on=date(2010, 1, 1))
    looked = {"assigned_at": iso("2012-12-28 08:00"), "deadline": "2013-02-01", "document": None}
    result = event("submitted", "2012-12-31 16:00")
    found = unknown(result, regulation=older, **looked)
    assert found == [("deadline", "4.2"), ("events[0]", "4.5.c")]


def test_a_projected_calendar_judges_and_says_that_it_is_provisional() -> None:
    """rules, section 3: every answer for an unannounced year is marked."""
    looked: Json = {"calendar": projected_calendar(through=2028), "as_of": "2028-12-01 08:00"}
    history = event("submitted", "2028-03-06 08:00"), event("approved", "2028-03-07 08:00")
    found = audited(*history, **IN_2028 | looked)
    [review] = [one for one in found if one.obligation]
    assert (review.code, review.days_late, review.provisional) == ("review_result_late", 1, True)
    short = IN_2028 | {"deadline": "2028-03-01"} | looked
    [lead] = [one for one in audited(**short) if one.code == "lead_time_short"]
    off = IN_2028 | {"deadline": "2028-04-02"} | looked
    [sunday] = [one for one in audited(**off) if one.code == "deadline_on_day_off"]
    assert lead.provisional
    assert sunday.provisional


def test_the_last_day_announced_is_not_provisional() -> None:
    """rules, section 3: only what was not announced is marked; 31/12/2027 was."""
    thursday: Json = {"assigned_at": iso("2027-12-30 08:00"), "deadline": "2027-12-30"}
    looked = thursday | {"document": None, "calendar": projected_calendar(through=2028)}
    found = audited(**looked, as_of="2027-12-30 09:00")
    [lead] = [one for one in found if one.code == "lead_time_short"]
    assert "2027-12-31" in lead.message("en")
    assert not lead.provisional


def test_what_is_announced_is_not_provisional_and_names_its_edition() -> None:
    """rules, section 3: whatever rests on a calendar carries its edition."""
    history = event("submitted", "2026-10-06 08:00"), event("approved", "2026-10-07 08:00")
    found = audited(*history, deadline="2026-10-05") + audited(deadline="2026-10-11")
    resting = [one for one in found if one.obligation or one.code.startswith(("lead", "deadline"))]
    assert {one.code for one in resting} == {
        "enter_task_met", "review_result_late", "lead_time_short", "deadline_on_day_off"
    }  # fmt: skip
    assert {one.calendar_edition for one in resting} == {CALENDAR.edition}
    assert not any(one.provisional for one in resting)
    others = [one for one in found if one not in resting]
    assert {one.calendar_edition for one in others} == {None}


def test_a_day_asked_for_is_provisional_only_where_days_are_counted_from_it() -> None:
    """rules, section 3: it is the calendar's days that are marked, not a day that was named."""
    asked = event("coordination_requested", "2028-03-02 08:00", unit="H20.19", due="2028-03-09")
    projected = projected_calendar(through=2028)
    for calendar in (CALENDAR, projected):
        looked: Json = IN_2028 | {"calendar": calendar, "as_of": "2028-03-09 08:00"}
        [still_open] = duties("answer_coordination", asked, **looked)
        assert not still_open.provisional
    late: Json = IN_2028 | {"as_of": "2028-03-10 08:00"}
    [counted] = duties("answer_coordination", asked, calendar=projected, **late)
    assert (counted.days_late, counted.provisional) == (1, True)
    [unknown_days] = duties("answer_coordination", asked, **late)
    assert (unknown_days.days_late, unknown_days.provisional) == (None, False)


def test_a_provisional_day_stays_so_when_the_days_late_are_beyond_even_the_projection() -> None:
    result = event("submitted", "2028-12-28 08:00")
    looked: Json = IN_2028 | {
        "calendar": projected_calendar(through=2028),
        "as_of": "2029-01-04 08:00",
    }
    [duty] = duties("review_result", result, **looked)
    assert (duty.days_late, duty.provisional) == (None, True)
