"""Coordinators answer by the day they are asked for (14.6)."""

from __future__ import annotations

import pytest

from audits import Json, all_codes, audited, codes, duties, event, states

CONSTRUCTION = {"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"}


def asked(when: str, due: str | None = "2026-10-12", unit: str = "H20.19") -> Json:
    return event("coordination_requested", when, unit=unit, due=due)


def answered(when: str, unit: str = "H20.19") -> Json:
    return event("coordination_answered", when, unit=unit)


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2026-10-06 08:00", ("met", 0)),
        ("2026-10-12 15:00:00.000001", ("met", 0)),
        ("2026-10-12 23:59:59.999999", ("met", 0)),
        ("2026-10-13 00:00", ("late", 1)),
        ("2026-10-17 08:00", ("late", 4)),
    ],
)
def test_an_answer_by_the_end_of_the_day_asked_for_is_in_time(
    when: str, state: tuple[str, int]
) -> None:
    """The cut-off has no part in it: 14.6 names no hour."""
    assert states("answer_coordination", asked("2026-10-06 08:00"), answered(when)) == [state]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-10-12 23:59:59.999999", ("open", 0)), ("2026-10-13 00:00", ("overdue", 1))],
)
def test_silence_is_open_then_overdue(as_of: str, state: tuple[str, int]) -> None:
    assert states("answer_coordination", asked("2026-10-06 08:00"), as_of=as_of) == [state]


def test_the_unit_asked_must_act() -> None:
    [duty] = duties("answer_coordination", asked("2026-10-06 08:00"))
    assert (duty.who, duty.index, duty.due.isoformat()) == ("H20.19", 0, "2026-10-12")
    assert (duty.basis.code, duty.readings) == ("14.6", ())


def test_a_day_asked_for_that_is_off_stays() -> None:
    """11/10 is a Sunday: overdue on the Monday, by one working day."""
    history = asked("2026-10-06 08:00", due="2026-10-11"), answered("2026-10-12 00:00")
    assert states("answer_coordination", *history) == [("late", 1)]


def test_an_answer_answers_every_open_request_to_that_unit_alone() -> None:
    history = [
        asked("2026-10-06 08:00", due="2026-10-08"),
        asked("2026-10-07 08:00", due="2026-10-09"),
        asked("2026-10-07 09:00", due="2026-10-09", unit="H20.41"),
        answered("2026-10-09 16:00"),
    ]
    found = [("late", 1), ("met", 0), ("overdue", 1)]
    assert states("answer_coordination", *history, as_of="2026-10-12 08:00") == found


def test_a_request_after_an_answer_wants_another() -> None:
    history = asked("2026-10-06 08:00"), answered("2026-10-06 09:00"), asked("2026-10-06 09:00")
    found = states("answer_coordination", *history, as_of="2026-10-06 10:00")
    assert found == [("met", 0), ("open", 0)]


def test_a_second_answer_makes_the_first_no_later() -> None:
    history = asked("2026-10-06 08:00"), answered("2026-10-12 09:00"), answered("2026-10-14 09:00")
    assert states("answer_coordination", *history) == [("met", 0)]


def test_approval_leaves_a_coordinator_to_answer() -> None:
    """Only a recall drops the duty; the answer may come after the approval."""
    ended = [
        asked("2026-10-06 08:00"),
        event("submitted", "2026-10-07 08:00"),
        event("approved", "2026-10-07 09:00"),
    ]
    assert states("answer_coordination", *ended, as_of="2026-10-14 08:00") == [("overdue", 2)]
    assert states("answer_coordination", *ended, answered("2026-10-12 08:00")) == [("met", 0)]


def test_without_a_day_there_is_no_duty_and_that_is_said() -> None:
    history = asked("2026-10-06 08:00", due=None), answered("2026-12-01 08:00")
    assert not duties("answer_coordination", *history)
    assert codes(*history) == [("coordination_due_missing", 0)]


def test_a_day_before_the_request_is_overdue_at_once() -> None:
    history = asked("2026-10-06 08:00", due="2026-10-05")
    assert states("answer_coordination", history, as_of="2026-10-06 08:00") == [("overdue", 1)]


def test_a_coordinator_is_named_and_a_stranger_goes_by_its_code() -> None:
    history = asked("2026-10-06 08:00"), asked("2026-10-06 08:00", unit="H20.99")
    found = audited(*history, coordinators=[CONSTRUCTION], as_of="2026-10-07 08:00")
    messages = [one.message() for one in found if one.code == "answer_coordination_open"]
    assert [text.split(" chưa")[0] for text in messages] == ["Sở Xây dựng", "Đơn vị H20.99"]


def test_a_delay_laid_on_a_coordinator_changes_no_duty() -> None:
    blamed = event("delay_attributed", "2026-10-14 08:00", unit="H20.19", reason="Chậm phản hồi")
    history = asked("2026-10-06 08:00"), answered("2026-10-12 08:00")
    assert all_codes(*history, blamed) == all_codes(*history)


def test_the_finding_stands_at_the_request() -> None:
    [found] = [one for one in audited(asked("2026-10-06 08:00")) if one.index == 0]
    assert (found.code, found.field) == ("answer_coordination_overdue", "events[0]")
    assert found.severity.value == "violation"
