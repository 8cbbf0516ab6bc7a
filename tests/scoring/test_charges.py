"""What is charged, and what is not (5.2, 14.6; D 12, D 15, D 16)."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cases import event, october_task
from few_scores import SENT_IN_TIME, SENT_LATE, charged, scored
from nhiemvu import DONG_THAP, Consequence, Status, projected_calendar
from nhiemvu.errors import NotYetAssignedError
from nhiemvu.moments import parse_moment
from nhiemvu.scoring import Bearer, bearers_of

START = parse_moment("2026-10-01T00:00:00+07:00")
FIXED = (event("submitted", "23 09:00"), event("rejected", "24 09:00"))


def test_the_state_that_stands_is_charged() -> None:
    found = charged(october_task())
    assert found is not None
    assert (found.severity, found.basis.code, found.readings) == ("deduct", "14.5", ("D 5",))
    assert (found.missed, found.days_late) == (date(2026, 10, 20), 8)
    assert (found.task, found.assignee.code, found.responsible) == ("NV-1", "H20.15", ())
    assert (found.status, found.provisional) == (Status.IN_PROGRESS_OVERDUE, False)
    late = charged(october_task(*SENT_LATE))
    assert late is not None
    assert (late.severity, late.basis.code, late.days_late) == ("consider_deduction", "5.2.c.1", 2)


@pytest.mark.parametrize(
    "events", [SENT_IN_TIME, SENT_IN_TIME[:1], SENT_LATE[:1], (event("recalled", "25 09:00"),)]
)
def test_nothing_is_charged_for_a_state_without_consequence(events: tuple[Any, ...]) -> None:
    assert charged(october_task(*events)) is None


def test_a_record_stays_when_the_state_has_been_cleared() -> None:
    awaiting = october_task(event("submitted", "22 09:00"))
    assert charged(awaiting) is None
    found = charged(awaiting, charge="records")
    assert found is not None
    assert (found.severity, found.basis.code, found.days_late) == ("deduct", "14.5", 2)
    assert found.status is Status.IN_PROGRESS_OVERDUE


def test_a_deduction_is_graver_than_a_consideration_that_came_later() -> None:
    found = charged(october_task(*SENT_LATE), charge="records")
    assert found is not None
    assert found.severity is Consequence.DEDUCT
    decided = (("19", "rejected", "21"), ("23", "rejected", "26"), ("27", "approved", "28"))
    rejected = october_task(
        *(
            one
            for sent, decision, day in decided
            for one in (event("submitted", f"{sent} 09:00"), event(decision, f"{day} 09:00"))
        )
    )
    latest = charged(rejected, charge="records")
    assert latest is not None
    assert (latest.severity, latest.basis.code) == ("deduct", "5.2.c.2")


def test_considerations_alone_are_charged_as_records_too() -> None:
    events = (event("submitted", "22 09:00"), event("approved", "23 09:00"))
    since = parse_moment("2026-10-23T00:00:00+07:00")
    found = charged(october_task(*events), charge="records", since=since)
    assert found is not None
    assert found.severity is Consequence.CONSIDER_DEDUCTION


def test_only_records_made_in_the_period_are_charged() -> None:
    task = october_task()
    tick = parse_moment("2026-10-21T00:00:00.000001+07:00")
    edge = parse_moment("2026-10-21T00:00:00+07:00")
    assert charged(task, charge="records", since=edge) is not None
    assert charged(task, charge="records", since=tick) is None
    assert charged(task, charge="state", since=tick) is not None


@pytest.mark.parametrize("charge", ["state", "records"])
@pytest.mark.parametrize("events", [(), ("submitted", "approved")])
def test_a_deadline_before_the_regulation_is_not_charged(
    charge: Any, events: tuple[str, ...]
) -> None:
    """D 15: the last deadline that is not charged is 15/01/2026, the first that is 16/01/2026."""
    happened = [
        {"kind": kind, "at": f"2026-01-{20 + n}T09:00:00+07:00"} for n, kind in enumerate(events)
    ]
    for deadline, is_charged in (("2026-01-15", False), ("2026-01-16", True)):
        task = october_task(
            assigned_at="2026-01-05T09:00:00+07:00", deadline=deadline, events=happened
        )
        assert (charged(task, charge=charge) is not None) is is_charged, deadline
        later = DONG_THAP.derive(effective_on=date(2026, 1, 17))
        assert charged(task, charge=charge, regulation=later) is None


def test_the_edge_of_d_15_is_that_of_the_deadline_that_was_missed() -> None:
    """Extended later, the task is overdue against a deadline that counts; the sending was not."""
    sent = {"kind": "submitted", "at": "2026-01-15T09:00:00+07:00"}
    grant = {
        "kind": "extension_granted",
        "at": "2026-01-16T09:00:00+07:00",
        "deadline": "2026-01-20",
    }
    begun = {"assigned_at": "2026-01-05T09:00:00+07:00", "deadline": "2026-01-14"}
    refused = {"kind": "rejected", "at": "2026-01-19T09:00:00+07:00"}
    approved = {"kind": "approved", "at": "2026-01-19T09:00:00+07:00"}
    overdue = charged(october_task(sent, grant, refused, **begun))
    assert overdue is not None
    assert overdue.missed == date(2026, 1, 20)
    assert charged(october_task(sent, grant, approved, **begun)) is None


def test_a_recalled_task_keeps_its_records_and_has_no_state() -> None:
    """D 12: a lateness recorded before stays with the old unit."""
    task = october_task(event("recalled", "25 09:00"))
    assert charged(task) is None
    found = charged(task, charge="records")
    assert found is not None
    assert (found.readings, found.days_late) == (("D 5", "D 12"), 2 + 1)
    before = charged(task, "2026-10-24T09:00:00+07:00", charge="records")
    assert before is not None
    assert "D 12" not in before.readings
    assert charged(october_task(event("recalled", "20 09:00")), charge="records") is None


def test_the_units_on_which_a_delay_was_laid_are_named_once_in_order() -> None:
    known = {"code": "H20.19", "name": "Sở Xây dựng"}
    task = october_task(
        event("coordination_requested", "07 09:00", unit="H20.77"),
        event("delay_attributed", "21 09:00", unit="H20.77"),
        event("delay_attributed", "22 09:00", unit="H20.19"),
        event("delay_attributed", "23 09:00", unit="H20.77"),
        coordinators=[known],
    )
    found = charged(task)
    assert found is not None
    assert [unit.label for unit in found.responsible] == ["H20.77", "Sở Xây dựng"]
    assert found.readings == ("D 5", "D 16")
    early = charged(task, "2026-10-21T10:00:00+07:00")
    assert early is not None
    assert [unit.code for unit in early.responsible] == ["H20.77"]


def test_an_assignee_on_whom_its_own_delay_was_laid_keeps_its_name() -> None:
    """14.6: whoever delays answers for it; the assignee may be asked to coordinate, too."""
    asked = event("coordination_requested", "06 09:00", unit="H20.15")
    task = october_task(asked, event("delay_attributed", "22 09:00", unit="H20.15"))
    found = charged(task)
    assert found is not None
    assert found.responsible == (task.assignee,)


def test_who_bears_a_charge_is_told_of_each_unit_in_order() -> None:
    """14.6, D 16: the assignee first, then the units the delay was laid on, once for all."""
    found = charged(
        october_task(
            event("delay_attributed", "21 09:00", unit="H20.77"),
            event("delay_attributed", "22 09:00", unit="H20.19"),
            coordinators=[{"code": "H20.19"}, {"code": "H20.77"}],
        )
    )
    assert found is not None
    first, second = found.responsible
    half, third = Fraction(1, 2), Fraction(1, 3)
    assert bearers_of(found, "coordinators") == (
        Bearer(found.assignee, Fraction(0)),
        Bearer(first, half),
        Bearer(second, half),
    )
    assert bearers_of(found, "shared") == (
        Bearer(found.assignee, third),
        Bearer(first, third),
        Bearer(second, third),
    )


def test_days_outside_the_calendar_are_not_known_and_projected_ones_are_provisional() -> None:
    task = october_task(assigned_at="2028-01-03T09:00:00+07:00", deadline="2028-01-10")
    as_of = "2028-01-14T09:00:00+07:00"
    unknown = charged(task, as_of)
    assert unknown is not None
    assert (unknown.days_late, unknown.provisional) == (None, False)
    planned = charged(task, as_of, calendar=projected_calendar())
    assert planned is not None
    assert (planned.days_late, planned.provisional) == (4, True)


def test_the_last_announced_day_is_not_provisional() -> None:
    task = october_task(assigned_at="2027-12-20T09:00:00+07:00", deadline="2027-12-28")
    for as_of, provisional in (("2027-12-31", False), ("2028-01-01", True)):
        found = charged(task, f"{as_of}T09:00:00+07:00", calendar=projected_calendar())
        assert found is not None
        assert found.provisional is provisional


def test_the_days_of_a_delay_end_with_the_sending_unless_it_was_rejected() -> None:
    """Sent on an announced day and approved, nothing rests on later days; rejected, it goes on."""
    sent = {"kind": "submitted", "at": "2027-12-29T09:00:00+07:00"}
    for decision, provisional in (("approved", False), ("rejected", True)):
        task = october_task(
            sent,
            {"kind": decision, "at": "2027-12-29T10:00:00+07:00"},
            assigned_at="2027-12-20T09:00:00+07:00",
            deadline="2027-12-28",
        )
        found = charged(task, "2028-01-10T09:00:00+07:00", calendar=projected_calendar())
        assert found is not None
        assert found.provisional is provisional


def test_a_charge_is_provisional_where_only_what_speaks_for_the_unit_is() -> None:
    """4.5.c: sent on the last announced day, after 15:00, it was to be reviewed on a later one."""
    task = october_task(
        {"kind": "submitted", "at": "2027-12-31T16:00:00+07:00"},
        {"kind": "approved", "at": "2028-01-20T09:00:00+07:00"},
        assigned_at="2027-12-20T09:00:00+07:00",
        deadline="2027-12-28",
    )
    found = charged(task, "2028-01-31T09:00:00+07:00", calendar=projected_calendar())
    assert found is not None
    assert [(one.kind.value, one.provisional) for one in found.circumstances] == [
        ("review_late", True)
    ]
    assert (found.days_late, found.provisional) == (3, True)


def test_what_happens_at_the_very_moment_has_happened() -> None:
    """14.6, D 12: a delay laid on a unit, and a recall, count from their moment on."""
    coordinator: dict[str, Any] = {"coordinators": [{"code": "H20.19"}]}
    laid = october_task(event("delay_attributed", "22 09:00", unit="H20.19"), **coordinator)
    recalled = october_task(event("recalled", "22 09:00"))
    for clock, happened in (("08:59:59.999999", False), ("09:00:00", True)):
        as_of = f"2026-10-22T{clock}+07:00"
        of_a_unit, of_a_recall = (charged(t, as_of, charge="records") for t in (laid, recalled))
        assert of_a_unit is not None
        assert of_a_recall is not None
        assert bool(of_a_unit.responsible) is happened
        assert ("D 12" in of_a_recall.readings) is happened


def test_what_is_held_against_units_cannot_be_changed() -> None:
    """A charge and its line stand on several cards at once (14.6); a host may keep any of them."""
    task = october_task(event("submitted", "22 09:00"), event("rejected", "26 09:00"))
    found = scored(task)
    [charge], [card] = found.charges, found.cards
    for value in (charge, charge.circumstances[0], card, card.ledger[0], found):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, None)


def test_a_task_that_was_not_assigned_yet_is_refused() -> None:
    for charge in ("state", "records"):
        with pytest.raises(NotYetAssignedError):
            charged(october_task(), "2026-10-04T09:00:00+07:00", charge=charge)
