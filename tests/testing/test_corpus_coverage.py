"""The corpus covers what its questions rest on: provisions, rows, refusals, readings, oddities."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.law.citation import QD128
from nhiemvu.law.provisions import all_provisions
from nhiemvu.law.readings import all_readings
from nhiemvu.model.events import EVENT_LABELS
from nhiemvu.model.history import HISTORY_RULES
from nhiemvu.moments import deadline_end, to_deadline, to_moment
from nhiemvu.status.codes import Consequence, Status
from nhiemvu.status.table import RECALLED, TABLE
from nhiemvu.testing.corpus import cases

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST = 480

PROVISIONS = (
    "4.2", "4.3", "4.4", "4.5.a", "4.5.b", "4.5.c",
    "5.1", "5.2", "5.2.a", "5.2.b.1", "5.2.b.2", "5.2.b.3", "5.2.c.1", "5.2.c.2", "5.2.d",
    "7.1.đ", "11.2.a", "11.2.b", "11.3", "14.3", "14.4", "14.4.d", "14.5", "14.6",
)  # fmt: skip
"""What calendar, status and history rest on in the regulation."""

OTHER_LAW = ("blld-2019:111.3", "blld-2019:112.1.b", "nq28-2026:2.1", "blds-2015:147")

NOT_ASKED = {
    "D 9": "24/11 falls on a weekend in no announced year",
    "D 13": "no question is about the duty to enter a request",
    "D 14": "the lead time is a finding, and moves no date and no status",
    "D 16": "who answers for a delay is a matter of points",
}
"""Readings that none of the five questions touches."""

ALL = cases()
ACCEPTED = [case.given["task"] for case in ALL if case.expect.get("valid")]
HISTORIES = [case.given["task"] for case in ALL if "task" in case.given]


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= LEAST
    assert {case.op for case in ALL} == {
        "cutoff_due", "add_working_days", "working_days_between", "classify", "validate",
    }  # fmt: skip


@pytest.mark.parametrize("code", [*PROVISIONS, *OTHER_LAW])
def test_every_provision_has_a_case(code: str) -> None:
    assert [case.id for case in ALL if case.provision.code == code]


def test_the_provisions_are_those_the_answers_cite() -> None:
    cited = {row.outcome.basis.code for row in TABLE} | {RECALLED.basis.code}
    cited |= {rule.provision.code for rule in HISTORY_RULES.values()}
    assert cited <= set(PROVISIONS)


def test_what_a_case_cites_exists_and_can_be_executed() -> None:
    executable = {p.citation.code for p in all_provisions() if p.executable}
    here = {case.provision.code for case in ALL if case.provision.instrument == QD128}
    assert here <= executable
    assert {case.provision.code for case in ALL} - here == set(OTHER_LAW)


@pytest.mark.parametrize("row", [row.number for row in TABLE])
def test_every_row_of_the_table_has_three_cases(row: int) -> None:
    assert sum(case.row == row for case in ALL) >= 3


def test_every_status_and_consequence_is_expected_somewhere() -> None:
    assert {case.expect.get("status") for case in ALL} - {None} == {s.value for s in Status}
    assert {case.expect.get("consequence") for case in ALL} - {None} == {
        consequence.value for consequence in Consequence
    }


@pytest.mark.parametrize("code", HISTORY_RULES)
def test_every_refusal_has_two_cases(code: str) -> None:
    assert sum(case.expect.get("error") == code for case in ALL) >= 2


@pytest.mark.parametrize(
    "code", sorted(HISTORY_RULES.keys() - {"before_assignment", "out_of_order", "event_after_end"})
)
def test_a_refused_event_stands_first_and_further_on(code: str) -> None:
    """An event before the assignment can only stand first; two others need one ahead of them."""
    places = {case.expect["index"] for case in ALL if case.expect.get("error") == code}
    assert {bool(place) for place in places} == {False, True}


def test_every_reading_has_a_case_or_touches_none_of_the_questions() -> None:
    used = Counter(code for case in ALL for code in case.readings)
    assert {reading.code for reading in all_readings()} == used.keys() | NOT_ASKED.keys()
    assert not used.keys() & NOT_ASKED.keys()


def test_every_kind_of_event_occurs_in_an_accepted_history() -> None:
    found = {event["kind"] for task in ACCEPTED for event in task.get("events", ())}
    assert found == EVENT_LABELS.keys()


def kinds(task: dict[str, Any]) -> str:
    return " ".join(event["kind"] for event in task.get("events", ()))


def asked_late(task: dict[str, Any]) -> bool:
    end = deadline_end(to_deadline(task["deadline"]))
    return any(
        event["kind"] == "extension_requested" and to_moment(event["at"]) >= end
        for event in task.get("events", ())
    )


def asks_a_stranger(task: dict[str, Any]) -> bool:
    named = {unit["code"] for unit in task.get("coordinators", ())}
    asked = [e for e in task.get("events", ()) if e["kind"] == "coordination_requested"]
    return bool(named) and any(event["unit"] not in named for event in asked)


ODDITIES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "sent again while one awaits": lambda task: "submitted submitted" in kinds(task),
    "sent after a rejection": lambda task: "rejected submitted" in kinds(task),
    "asked for after the deadline": asked_late,
    "a second request": lambda t: "extension_requested extension_requested" in kinds(t),
    "granted without a request or papers": lambda t: kinds(t).startswith("extension_granted"),
    "a unit asked that was not named": asks_a_stranger,
    "an answer after the end": lambda t: "approved coordination_answered" in kinds(t),
    "a delay laid after the end": lambda t: "recalled delay_attributed" in kinds(t),
}


@pytest.mark.parametrize("oddity", ODDITIES)
def test_every_oddity_that_is_allowed_is_accepted_somewhere(oddity: str) -> None:
    assert [task["id"] for task in ACCEPTED if ODDITIES[oddity](task)]


def test_moments_are_given_in_several_offsets_and_to_the_microsecond() -> None:
    texts = [case.given["moment"] for case in ALL if "moment" in case.given]
    texts += [event["at"] for task in HISTORIES for event in task.get("events", ())]
    assert {text[-6:] for text in texts if text[-6] in "+-"} >= {"+07:00", "+09:00", "-05:00"}
    assert any(text.endswith("Z") for text in texts)
    assert any(text.endswith(":00.000001+07:00") for text in texts)
    assert any(text.endswith("T23:59:59.999999+07:00") for text in texts)
