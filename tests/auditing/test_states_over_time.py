"""A duty is open until its day ends, then overdue (rules, section 4)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from audits import CALENDAR, Json, audited, duties, entry, event, iso, states
from nhiemvu import audit, screen
from nhiemvu.auditing import State, obligations
from nhiemvu.errors import MomentError
from nhiemvu.moments import parse_moment

SENT = event("submitted", "2026-10-09 16:00")  # due on Monday 12/10


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2026-10-09 16:00", ("open", 0)),
        ("2026-10-12 23:59:59.999999", ("open", 0)),
        ("2026-10-13 00:00", ("overdue", 1)),
        ("2026-10-16 23:59:59.999999", ("overdue", 4)),
        ("2026-10-18 12:00", ("overdue", 4)),
        ("2026-10-19 00:00", ("overdue", 5)),
    ],
)
def test_open_to_the_last_microsecond_of_its_day(as_of: str, state: tuple[str, int]) -> None:
    assert states("review_result", SENT, as_of=as_of) == [state]


def test_overdue_on_a_day_off_is_overdue_by_no_working_day_yet() -> None:
    sent = event("submitted", "2026-10-09 14:00")
    assert states("review_result", sent, as_of="2026-10-10 00:00") == [("overdue", 0)]
    assert states("review_result", sent, as_of="2026-10-12 00:00") == [("overdue", 1)]


def test_a_decision_later_than_the_moment_is_not_there_yet() -> None:
    history = SENT, event("approved", "2026-10-13 09:00")
    assert states("review_result", *history, as_of="2026-10-13 08:59:59.999999") == [("overdue", 1)]
    assert states("review_result", *history, as_of="2026-10-13 09:00") == [("late", 1)]


def test_the_day_of_a_moment_is_that_of_viet_nam() -> None:
    """17:00 UTC is the next day's midnight in Việt Nam."""
    sent = SENT | {"at": "2026-10-09T09:00:00Z"}
    assert states("review_result", sent, as_of="2026-10-12 23:59:59.999999") == [("open", 0)]
    done = event("approved", "2026-10-13 00:00") | {"at": "2026-10-12T17:00:00Z"}
    assert states("review_result", sent, done) == [("late", 1)]
    before = done | {"at": "2026-10-12T16:59:59.999999Z"}
    assert states("review_result", sent, before) == [("met", 0)]


def test_a_duty_says_when_it_was_done() -> None:
    [duty] = duties("review_result", SENT, event("rejected", "2026-10-12 09:00"))
    assert (duty.start, duty.done) == tuple(
        parse_moment(iso(text)) for text in ("2026-10-09 16:00", "2026-10-12 09:00")
    )
    assert (duty.state, duty.dropped_at, duty.basis.code) == (State.MET, None, "4.5.c")


def test_each_result_is_reviewed_for_itself() -> None:
    """A result sent again after a rejection begins a duty of its own."""
    history = [
        event("submitted", "2026-10-06 09:00"),
        event("rejected", "2026-10-07 09:00"),
        event("submitted", "2026-10-08 09:00"),
        event("approved", "2026-10-08 10:00"),
    ]
    assert states("review_result", *history) == [("late", 1), ("met", 0)]
    assert [duty.index for duty in duties("review_result", *history)] == [0, 2]


def test_material_added_begins_and_ends_no_duty() -> None:
    history = SENT, event("supplemented", "2026-10-12 10:00")
    assert states("review_result", *history, as_of="2026-10-12 11:00") == [("open", 0)]


def test_a_request_for_extension_begins_no_duty() -> None:
    """D 13: 14.4 speaks of responses and reports on results."""
    paper = {"reference": "78/STC-NS", "released_at": iso("2026-10-06 08:00")}
    asked = event("extension_requested", "2026-10-16 09:00", document=paper)
    granted = event("extension_granted", "2026-10-19 09:00", document=paper, deadline="2026-10-27")
    found = [one.code for one in audited(asked, granted) if one.obligation]
    assert found == ["enter_task_met"]


@pytest.mark.parametrize("decided", [[], [event("approved", "2026-10-13 07:00")]])
def test_a_finding_tells_what_its_duty_tells(decided: list[Json]) -> None:
    history, when = (SENT, *decided), "2026-10-13 08:00"
    [found] = [one for one in audited(*history, as_of=when) if one.due and one.index == 0]
    [duty] = duties("review_result", *history, as_of=when)
    assert found.obligation == duty
    told = found.who, found.due, found.done, found.state, found.days_late
    assert told == (duty.who, duty.due, duty.done, duty.state, duty.days_late)
    assert (found.done is None) is (decided == [])


def test_findings_are_values_that_nobody_changes() -> None:
    """What an audit found is evidence: a host may keep it, and lay two audits side by side."""
    first, again = audited(SENT, as_of="2026-10-13 08:00"), audited(SENT, as_of="2026-10-13 08:00")
    assert set(first) == set(again)
    assert len({screen(entry()), screen(entry())}) == 1


def test_what_is_no_duty_tells_nothing_of_one() -> None:
    [found] = [one for one in audited(directed_by=None) if one.code == "leader_missing"]
    assert (found.who, found.due, found.done, found.state, found.days_late) == (None,) * 5


def test_a_moment_without_an_offset_is_refused_and_one_of_any_zone_is_the_same() -> None:
    task = entry(event("submitted", "2026-10-09 14:00"))
    asked = audit(task, calendar=CALENDAR, as_of=parse_moment("2026-10-12T07:00:00+07:00"))
    assert isinstance(asked, tuple)
    assert asked
    same = parse_moment("2026-10-12T07:00:00+07:00").astimezone(UTC)
    assert audit(task, calendar=CALENDAR, as_of=same) == asked
    for answer in (audit, obligations):
        with pytest.raises(MomentError):
            answer(task, calendar=CALENDAR, as_of=datetime(2026, 10, 12))
