"""Results replaced across the deadline [D 7], the Office's word (4.5.b), what is owed (14.5)."""

from __future__ import annotations

import pytest

from audits import audited, codes, event, iso, sent

IN_TIME = "2026-10-20 23:59:59.999999"
LATE = "2026-10-21 00:00"
PAPER = {"title": "Công văn"}
ASKED = event("extension_requested", "2026-10-19 09:00", document=PAPER)


def granted(when: str) -> dict[str, object]:
    return event("extension_granted", when, deadline="2026-10-27", document=PAPER)


def test_in_time_replaced_by_late() -> None:
    assert codes(sent(IN_TIME), sent(LATE)) == [("timely_result_replaced", 1)]


def test_both_in_time_or_both_late_is_no_finding() -> None:
    assert codes(sent("2026-10-20 09:00"), sent(IN_TIME)) == []
    assert codes(sent(LATE), sent("2026-10-22 09:00")) == []


def test_late_replaced_by_in_time_under_an_extension() -> None:
    """A grant at the moment of the second sending itself is in force (6.1)."""
    first, again = sent(LATE), sent("2026-10-21 09:00")
    assert codes(ASKED, first, granted("2026-10-21 09:00"), again) == [("late_result_replaced", 3)]
    after = granted("2026-10-21 09:00:00.000001")
    assert codes(ASKED, first, again, after) == []


def test_a_decision_between_is_no_replacement() -> None:
    rejected = event("rejected", IN_TIME)
    assert codes(sent(IN_TIME), rejected, sent(LATE)) == []


def test_material_added_late_replaces_nothing() -> None:
    assert codes(sent(IN_TIME), event("supplemented", LATE)) == []


def test_each_replacement_is_held_against_the_one_before() -> None:
    history = [
        sent(IN_TIME),
        sent(LATE),
        ASKED | {"at": iso("2026-10-21 08:00")},
        granted("2026-10-21 09:00"),
        sent("2026-10-21 10:00"),
    ]
    assert codes(*history) == [("timely_result_replaced", 1), ("late_result_replaced", 4)]


def test_a_deadline_at_a_moment_is_crossed_by_a_microsecond() -> None:
    due = iso("2026-10-20 17:00")
    history = sent("2026-10-20 17:00"), sent("2026-10-20 17:00:00.000001")
    assert codes(*history, deadline=due) == [("timely_result_replaced", 1)]
    assert codes(history[0], history[0], deadline=due) == []


def test_the_message_names_both_sendings() -> None:
    [found] = [one for one in audited(sent(IN_TIME), sent(LATE)) if one.readings == ("D 7",)]
    assert (found.code, found.basis.code) == ("timely_result_replaced", "14.5")
    assert "23:59:59,999999 ngày 20/10/2026" in found.message()
    assert "2026-10-21T00:00:00+07:00" in found.message("en")


@pytest.mark.parametrize(
    ("when", "confirmed", "wrong"),
    [
        (IN_TIME, "on_time", False),
        (IN_TIME, "late", True),
        (LATE, "late", False),
        (LATE, "on_time", True),
        (IN_TIME, None, False),
        (LATE, None, False),
    ],
)
def test_the_word_of_the_office_against_the_moment_of_sending(
    when: str, confirmed: str | None, *, wrong: bool
) -> None:
    """5.1: approved days after the deadline, and still the sending decides."""
    approved = event("approved", "2026-10-26 09:00", confirmed=confirmed)
    expected = [("confirmation_at_odds", 1)] if wrong else []
    assert codes(sent(when), approved) == expected


def test_a_grant_before_the_sending_makes_it_timely_and_one_after_does_not() -> None:
    """D 4."""
    approved = event("approved", "2026-10-26 09:00", confirmed="on_time")
    result = sent("2026-10-21 09:00")
    assert codes(ASKED, granted("2026-10-21 09:00"), result, approved) == []
    after = codes(ASKED, result, granted("2026-10-21 09:00:00.000001"), approved)
    assert after == [("confirmation_at_odds", 3)]


def test_the_last_result_is_what_the_office_confirmed() -> None:
    approved = event("approved", "2026-10-26 09:00", confirmed="on_time")
    found = codes(sent(IN_TIME), sent(LATE), approved)
    assert found == [("timely_result_replaced", 1), ("confirmation_at_odds", 2)]


def test_the_message_on_a_confirmation_names_both_words() -> None:
    approved = event("approved", "2026-10-26 09:00", confirmed="on_time")
    [found] = [one for one in audited(sent(LATE), approved) if one.code == "confirmation_at_odds"]
    assert (found.field, found.severity.value) == ("events[1].confirmed", "violation")
    assert "20/10/2026" in found.message()
    assert "00:00 ngày 21/10/2026" in found.message()


REJECTED = event("rejected", "2026-10-15 14:00")


def test_a_rejected_result_is_owed_until_it_is_sent_again() -> None:
    first, again = sent("2026-10-15 10:00"), sent("2026-10-16 10:00")
    assert codes(first, REJECTED, as_of="2026-10-15 14:00") == [("resubmission_owed", 1)]
    found = codes(first, REJECTED, again, as_of="2026-10-16 09:59:59.999999")
    assert found == [("resubmission_owed", 1)]
    assert codes(first, REJECTED, again, as_of="2026-10-16 10:00") == []


def test_what_came_after_the_rejection_does_not_send_it_again() -> None:
    history = sent("2026-10-15 10:00"), REJECTED, event("received", "2026-10-15 15:00")
    asked = ASKED, granted("2026-10-19 10:00")
    assert codes(*history, *asked) == [("resubmission_owed", 1)]


def test_only_the_last_rejection_is_owed() -> None:
    history = sent("2026-10-15 10:00"), REJECTED, sent("2026-10-16 10:00")
    assert codes(*history, event("rejected", "2026-10-16 11:00")) == [("resubmission_owed", 3)]


def test_a_task_taken_back_owes_nothing() -> None:
    history = sent("2026-10-15 10:00"), REJECTED, event("recalled", "2026-10-16 09:00")
    assert codes(*history) == []
    assert codes(*history, as_of="2026-10-16 08:59:59.999999") == [("resubmission_owed", 1)]
