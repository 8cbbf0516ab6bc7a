"""Sent again [D 7] or taken back [D 12]: a duty ends, unless it is overdue already."""

from __future__ import annotations

import pytest

from audits import Json, audited, duties, event, iso, states
from nhiemvu.moments import parse_moment

FIRST = event("submitted", "2026-10-09 16:00")  # to be reviewed by Monday 12/10
ASKED = event("coordination_requested", "2026-10-06 08:00", unit="H20.19", due="2026-10-12")
ANSWER = {"unit": "H20.19"}


def test_sent_again_in_time_leaves_one_review() -> None:
    again = event("submitted", "2026-10-12 23:59:59.999999")
    [duty] = duties("review_result", FIRST, again, as_of="2026-10-12 23:59:59.999999")
    assert (duty.index, duty.due.isoformat(), duty.state.value) == (1, "2026-10-13", "open")


def test_sent_again_once_the_review_was_overdue_keeps_both() -> None:
    again = event("submitted", "2026-10-13 00:00")
    history = FIRST, again, event("approved", "2026-10-13 10:00")
    old, new = duties("review_result", *history)
    assert (old.state.value, old.days_late, old.done) == ("overdue", 1, None)
    assert (old.dropped_at, old.readings) == (parse_moment(iso("2026-10-13 00:00")), ("D 7",))
    assert (new.state.value, new.dropped_at, new.readings) == ("met", None, ())


def test_the_review_replaced_grows_no_later() -> None:
    """It fell away on the Tuesday; what passes after is not its lateness."""
    history = FIRST, event("submitted", "2026-10-13 09:00")
    assert states("review_result", *history, as_of="2026-10-30 09:00")[0] == ("overdue", 1)


def test_a_review_done_is_not_replaced() -> None:
    history = FIRST, event("rejected", "2026-10-14 09:00"), event("submitted", "2026-10-14 10:00")
    assert states("review_result", *history, as_of="2026-10-14 11:00") == [("late", 2), ("open", 0)]


@pytest.mark.parametrize("after", [event("submitted", "2026-10-14 10:00"), None])
def test_a_review_done_does_not_fall_away(after: Json | None) -> None:
    """D 7 and D 12 end what was still owed: a rejection was given, whatever comes after it."""
    ended = [after] if after else []
    history = FIRST, event("rejected", "2026-10-14 09:00"), *ended
    [done, *_] = duties("review_result", *history, event("recalled", "2026-10-14 11:00"))
    assert (done.state.value, done.dropped_at, done.readings) == ("late", None, ())


def test_a_rejection_and_a_new_result_at_one_moment_follow_the_list() -> None:
    moment = "2026-10-12 09:00"
    history = FIRST, event("rejected", moment), event("submitted", moment)
    assert states("review_result", *history, as_of=moment) == [("met", 0), ("open", 0)]
    assert states("review_result", FIRST, event("submitted", moment), as_of=moment) == [("open", 0)]


@pytest.mark.parametrize(
    ("recalled", "expected"),
    [("2026-10-12 23:59:59.999999", []), ("2026-10-13 00:00", [("overdue", 1)])],
)
def test_a_recall_drops_what_is_not_overdue_yet(
    recalled: str, expected: list[tuple[str, int]]
) -> None:
    taken_back = event("recalled", recalled)
    assert states("review_result", FIRST, taken_back) == expected
    assert states("answer_coordination", ASKED, taken_back) == expected


def test_what_was_overdue_at_the_recall_says_so() -> None:
    [duty] = duties("review_result", FIRST, event("recalled", "2026-10-15 09:00"))
    assert (duty.days_late, duty.readings) == (3, ("D 12",))
    [duty] = duties("answer_coordination", ASKED, event("recalled", "2026-10-15 09:00"))
    assert (duty.days_late, duty.readings) == (3, ("D 12",))
    assert duty.dropped_at == parse_moment(iso("2026-10-15 09:00"))


def test_a_finding_names_the_readings_of_its_duty() -> None:
    [found] = [
        one
        for one in audited(FIRST, event("recalled", "2026-10-15 09:00"))
        if one.code == "review_result_overdue"
    ]
    assert found.readings == ("D 12",)


def test_readings_stand_in_their_order() -> None:
    """A Sunday [D 1], and a recall [D 12] after the Monday."""
    sunday = event("submitted", "2026-10-11 09:00")
    [duty] = duties("review_result", sunday, event("recalled", "2026-10-13 09:00"))
    assert duty.readings == ("D 1", "D 12")
    stroke = event("submitted", "2026-10-09 15:00")
    [duty] = duties("review_result", stroke, event("recalled", "2026-10-13 09:00"))
    assert duty.readings == ("D 2", "D 12")


def test_a_recall_undoes_nothing_that_was_done() -> None:
    answered = event("coordination_answered", "2026-10-13 08:00", **ANSWER)
    history = ASKED, FIRST, answered, event("rejected", "2026-10-13 09:00")
    kept = audited(*history, event("recalled", "2026-10-13 10:00"))
    assert [one.code for one in kept if one.obligation] == [
        "enter_task_met",
        "answer_coordination_late",
        "review_result_late",
    ]


def test_an_answer_after_the_recall_comes_to_a_duty_that_is_no_more() -> None:
    late = event("coordination_answered", "2026-10-20 08:00", **ANSWER)
    in_time = event("recalled", "2026-10-12 10:00")
    assert states("answer_coordination", ASKED, in_time, late) == []
    too_late = event("recalled", "2026-10-13 10:00")
    assert states("answer_coordination", ASKED, too_late, late) == [("overdue", 1)]
