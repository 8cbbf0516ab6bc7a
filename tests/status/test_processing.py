"""The codes for the sender, from the events of a task."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from cases import at, event, october_task
from nhiemvu.errors import MomentError, NotYetAssignedError
from nhiemvu.model import EVENT_LABELS, Task
from nhiemvu.moments import INSTANT, parse_moment
from nhiemvu.status import ProcessingCode, Status, classify, processing_code
from nhiemvu.status.processing import _TOLD_BY
from nhiemvu.testing.strategies import tasks

RECEIVED = event("received", "05 14:00")
SUBMITTED = event("submitted", "07 08:00")
ASKED = event("coordination_requested", "07 08:00", unit="H20.19")

# what happened, the code that then stands
TOLD = [
    ([], "01"),
    ([RECEIVED], "03"),
    ([event("extension_granted", "06 08:00", deadline="2026-10-25")], "01"),
    ([RECEIVED, event("extension_granted", "06 08:00", deadline="2026-10-25")], "03"),
    ([RECEIVED, event("extension_requested", "06 08:00")], "05"),
    (
        [
            RECEIVED,
            event("extension_requested", "06 08:00"),
            event("extension_refused", "06 09:00"),
        ],
        "05",
    ),
    ([SUBMITTED], "05"),
    ([SUBMITTED, event("received", "08 08:00")], "05"),
    ([RECEIVED, SUBMITTED, event("supplemented", "08 08:00")], "05"),
    ([RECEIVED, SUBMITTED, event("rejected", "08 08:00")], "05"),
    ([RECEIVED, SUBMITTED, event("approved", "08 08:00")], "06"),
    ([RECEIVED, event("recalled", "08 08:00")], "13"),
    ([event("recalled", "08 08:00")], "13"),
    ([ASKED], "05"),
    ([ASKED, event("coordination_answered", "08 08:00", unit="H20.19")], "05"),
    ([ASKED, event("recalled", "08 08:00"), event("delay_attributed", "09 08:00", unit="H20.19")],
     "13"),
    ([ASKED, event("submitted", "08 08:00"), event("approved", "08 09:00"),
      event("coordination_answered", "09 08:00", unit="H20.19")], "06"),
]  # fmt: skip


@pytest.mark.parametrize(("events", "code"), TOLD)
def test_the_furthest_event_counts(events: list[dict[str, object]], code: str) -> None:
    """Taken in by the unit (4.3), decided by the Office (4.5.a), recalled (7.1.đ)."""
    task = october_task(*events)
    assert processing_code(task, as_of=parse_moment(at("31 08:00"))) == code


def test_a_delay_laid_on_a_coordinator_tells_nothing_of_the_unit() -> None:
    delay = event("delay_attributed", "09 08:00", unit="H20.19")
    task = october_task(delay, coordinators=[{"code": "H20.19"}])
    assert processing_code(task, as_of=parse_moment(at("31 08:00"))) == "01"


def test_only_events_up_to_the_moment_exist() -> None:
    task = october_task(RECEIVED, SUBMITTED)
    for moment, code in (("05 10:00", "01"), ("05 14:00", "03"), ("07 08:00", "05")):
        as_of = parse_moment(at(moment))
        assert processing_code(task, as_of=as_of) == code
        assert processing_code(task, as_of=as_of + INSTANT) == code
    before = parse_moment(at("07 08:00")) - INSTANT
    assert processing_code(task, as_of=before) is ProcessingCode.ACCEPTED


def test_before_the_assignment_there_is_no_code() -> None:
    task = october_task(RECEIVED)
    with pytest.raises(NotYetAssignedError) as caught:
        processing_code(task, as_of=task.assigned_at - INSTANT)
    assert caught.value.task_id == "NV-1"
    assert processing_code(task, as_of=task.assigned_at) is ProcessingCode.ARRIVED


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(MomentError):
        processing_code(october_task(), as_of=datetime(2026, 10, 10))


def test_every_kind_of_event_has_its_say() -> None:
    assert set(_TOLD_BY) == set(EVENT_LABELS)


def test_some_codes_no_event_tells() -> None:
    untold = {code.value for code in ProcessingCode} - {code.value for code in _TOLD_BY.values()}
    assert untold == {"02", "04", "15", "16"}


def test_the_codes_are_text_of_two_characters_with_names() -> None:
    codes = [code.value for code in ProcessingCode]
    assert codes == ["01", "02", "03", "04", "05", "06", "13", "15", "16"]
    for lang in ("vi", "en"):
        assert len({code.label(lang) for code in ProcessingCode}) == len(codes)


@given(tasks())
def test_the_code_agrees_with_the_status_and_never_goes_back(raw: dict[str, Any]) -> None:
    task = Task.model_validate(raw)
    moments = [task.assigned_at, *(event.at for event in task.events)]
    codes = [processing_code(task, as_of=moment) for moment in moments]
    assert all(before <= after for before, after in pairwise(codes))
    for moment, code in zip(moments, codes, strict=True):
        status = classify(task, as_of=moment).status
        completed = (Status.COMPLETED_ON_TIME, Status.COMPLETED_LATE)
        assert (code is ProcessingCode.FINISHED) == (status in completed)
        assert (code is ProcessingCode.RECALLED) == (status is Status.RECALLED)
