"""The classifier against the literal reading of Điều 5, on random histories."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import at, event, october_task
from literal_reading import literal_deadline, literal_sent, literal_verdict
from nhiemvu import Consequence, NhiemvuError, Status, Task, classify
from nhiemvu.errors import MomentError, NotYetAssignedError
from nhiemvu.moments import parse_moment, to_deadline
from nhiemvu.status import all_facts, extension_counts
from nhiemvu.testing.strategies import moments, tasks

AFTER = parse_moment("2026-12-31T00:00:00+07:00")


@given(st.data())
def test_agrees_with_the_literal_reading(data: st.DataObject) -> None:
    source = data.draw(tasks())
    as_of = data.draw(moments(source))
    verdict = classify(Task.model_validate(source), as_of=as_of)
    answer = (verdict.status, verdict.consequence, verdict.basis.code)
    assert answer == literal_verdict(source, as_of)
    assert verdict.facts in all_facts()
    assert verdict.facts.sent == literal_sent(source, as_of)


@given(st.data())
def test_the_dates_of_a_verdict_are_those_of_the_history(data: st.DataObject) -> None:
    source = data.draw(tasks())
    as_of = data.draw(moments(source))
    verdict = classify(Task.model_validate(source), as_of=as_of)
    known = [e for e in source["events"] if parse_moment(e["at"]) <= as_of]
    sent = [parse_moment(e["at"]) for e in known if e["kind"] == "submitted"]
    assert verdict.as_of == as_of
    assert verdict.deadline == to_deadline(literal_deadline(source, as_of))
    assert verdict.sent_at == (sent[-1] if sent else None)
    if verdict.sent_at is not None:
        due = to_deadline(literal_deadline(source, verdict.sent_at))
        assert verdict.deadline_when_sent == due
    else:
        assert verdict.deadline_when_sent is None
    grants = [e for e in known if e["kind"] == "extension_granted"]
    assert verdict.extensions == len(grants)
    recalled = [parse_moment(e["at"]) for e in known if e["kind"] == "recalled"]
    assert verdict.recalled_at == (recalled[0] if recalled else None)


@given(st.data())
def test_an_offset_changes_nothing(data: st.DataObject) -> None:
    """The same instants, written in another offset, give the same verdict."""
    source = data.draw(tasks())
    as_of = data.draw(moments(source))
    local = source | {
        "assigned_at": parse_moment(source["assigned_at"]).isoformat(),
        "events": [e | {"at": parse_moment(e["at"]).isoformat()} for e in source["events"]],
    }
    first = classify(Task.model_validate(source), as_of=as_of)
    assert first == classify(Task.model_validate(local), as_of=parse_moment(as_of.isoformat()))


@given(st.data())
def test_what_happens_after_as_of_does_not_exist(data: st.DataObject) -> None:
    source = data.draw(tasks())
    as_of = data.draw(moments(source))
    known = source | {"events": [e for e in source["events"] if parse_moment(e["at"]) <= as_of]}
    whole = classify(Task.model_validate(source), as_of=as_of)
    assert whole == classify(Task.model_validate(known), as_of=as_of)


def test_a_task_does_not_exist_before_it_is_assigned() -> None:
    task = october_task()
    assert classify(task, as_of=task.assigned_at).status is Status.IN_PROGRESS_ON_TIME
    with pytest.raises(NotYetAssignedError) as caught:
        classify(task, as_of=parse_moment(at("05 09:59:59.999999")))
    assert "NV-1" in caught.value.message("vi")
    assert "task NV-1 was not assigned yet" in caught.value.message("en")


def test_a_naive_moment_is_refused() -> None:
    naive = parse_moment(at("06 10:00")).replace(tzinfo=None)
    with pytest.raises(MomentError, match="múi giờ"):
        classify(october_task(), as_of=naive)
    with pytest.raises(MomentError, match="múi giờ"):
        extension_counts(october_task(), as_of=naive)


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(NhiemvuError):
        classify(october_task(), as_of=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rejected", "basis"), [("20 23:59:59.999999", "14.5"), ("21 00:00", "5.2.b.3")]
)
def test_a_rejection_is_past_the_deadline_from_its_first_moment(rejected: str, basis: str) -> None:
    """Sent in time; 5.2.b tells a rejection within the deadline from one after it."""
    history = [event("submitted", "20 09:00"), event("rejected", rejected)]
    assert classify(october_task(*history), as_of=AFTER).basis.code == basis


def test_the_decision_is_that_on_the_last_sending() -> None:
    """What was decided on the one before it is over."""
    history = [event("submitted", "18 09:00"), event("rejected", "18 10:00")]
    again = event("submitted", "19 09:00")
    decided = classify(october_task(*history), as_of=AFTER).decided_at
    assert decided == parse_moment(at("18 10:00"))
    assert classify(october_task(*history, again), as_of=AFTER).decided_at is None


@pytest.mark.parametrize("confirmed", ["on_time", "late", None])
def test_the_word_of_the_office_does_not_change_the_status(confirmed: str | None) -> None:
    approved = event("approved", "22 09:00", confirmed=confirmed)
    verdict = classify(october_task(event("submitted", "20 09:00"), approved), as_of=AFTER)
    assert verdict.status is Status.COMPLETED_ON_TIME


def test_a_recall_ends_every_consequence() -> None:
    history = [event("submitted", "22 09:00"), event("rejected", "22 10:00")]
    before = classify(october_task(*history), as_of=AFTER)
    after = classify(october_task(*history, event("recalled", "26 09:00")), as_of=AFTER)
    assert before.consequence is Consequence.DEDUCT
    assert (after.status, after.consequence) == (Status.RECALLED, Consequence.NONE)
    assert after.readings == ("D 12",)


ASKED, AGAIN = event("extension_requested", "15 09:00"), event("extension_requested", "16 09:00")
GRANTED = event("extension_granted", "16 09:00", deadline="2026-10-22")

HISTORIES: list[tuple[list[dict[str, Any]], tuple[int, int, int]]] = [
    ([], (0, 0, 0)),
    ([ASKED], (0, 0, 1)),
    ([ASKED, AGAIN], (0, 0, 1)),
    ([ASKED, event("extension_refused", "16 09:00")], (0, 1, 0)),
    ([GRANTED], (1, 0, 0)),
    ([ASKED, GRANTED], (1, 0, 0)),
    ([ASKED, event("received", "16 09:00")], (0, 0, 1)),
    ([ASKED, event("submitted", "16 09:00")], (0, 0, 1)),
    ([ASKED, event("recalled", "16 09:00")], (0, 0, 0)),
    (
        [
            ASKED,
            GRANTED,
            event("extension_requested", "17 09:00"),
            event("submitted", "18 09:00"),
            event("approved", "19 09:00"),
        ],
        (1, 0, 0),
    ),
]


@pytest.mark.parametrize(("events", "counts"), HISTORIES)
def test_extensions_are_counted_from_the_history(
    events: list[dict[str, Any]], counts: tuple[int, int, int]
) -> None:
    found = extension_counts(october_task(*events), as_of=AFTER)
    assert (found.granted, found.refused, found.open) == counts


def test_extensions_are_counted_up_to_the_moment() -> None:
    task = october_task(event("extension_granted", "15 09:00", deadline="2026-10-22"))
    assert extension_counts(task, as_of=parse_moment(at("15 09:00"))).granted == 1
    assert extension_counts(task, as_of=parse_moment(at("15 08:59:59.999999"))).granted == 0
