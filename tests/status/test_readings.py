"""A verdict names the readings it rests on: both sides of each edge."""

from __future__ import annotations

from typing import Any

import pytest

from cases import at, event, october_task
from nhiemvu import classify
from nhiemvu.moments import parse_moment

LATE, APPROVED = event("submitted", "21 09:00"), event("approved", "22 09:00")


def readings(*events: dict[str, Any], as_of: str = "31 00:00", **more: Any) -> tuple[str, ...]:
    task = october_task(*events, **more)
    return classify(task, as_of=parse_moment(at(as_of))).readings


def report(**document: str) -> dict[str, Any]:
    return event("submitted", "21 09:00", report=document)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"released_at": at("20 16:00")}, ("D 3",)),
        ({"released_at": at("20 23:59:59.999999")}, ("D 3",)),
        ({"released_at": at("21 00:00")}, ()),
        ({"issued_on": "2026-10-20"}, ("D 3",)),
        ({"issued_on": "2026-10-21"}, ()),
        ({"title": "Báo cáo"}, ()),
    ],
)
def test_d3_a_report_released_in_time_and_sent_late(
    document: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert readings(report(**document), APPROVED) == expected


def test_d3_is_no_matter_when_it_was_sent_in_time() -> None:
    sent = event("submitted", "20 09:00", report={"issued_on": "2026-10-20"})
    assert readings(sent, APPROVED) == ()


@pytest.mark.parametrize(
    ("granted", "deadline", "expected"),
    [
        ("21 09:00:00.000001", "2026-10-21", ("D 4",)),
        ("21 09:00", "2026-10-21", ()),
        ("21 09:30", at("21 08:59"), ()),
        ("21 09:30", at("21 09:00"), ("D 4",)),
        ("21 09:30", at("21 08:59:59.999999"), ()),
    ],
)
def test_d4_a_grant_after_a_late_sending(
    granted: str, deadline: str, expected: tuple[str, ...]
) -> None:
    """A grant that would have covered the sending, had it come in time."""
    grant = event("extension_granted", granted, deadline=deadline)
    assert readings(LATE, grant, APPROVED) == expected


def test_d4_the_last_grant_counts_of_several() -> None:
    """The first was still too short for the sending."""
    first = event("extension_granted", "21 09:30", deadline=at("21 08:59"))
    last = event("extension_granted", "21 10:00", deadline="2026-10-22")
    assert readings(LATE, first, APPROVED) == ()
    assert readings(LATE, first, last, APPROVED) == ("D 4",)


def test_d3_the_deadline_is_the_one_the_sending_was_late_for() -> None:
    """A report released after it is not in time because an extension came later."""
    grant = event("extension_granted", "21 11:00", deadline="2026-10-30")
    history = [grant, event("rejected", "21 12:00")]
    assert readings(report(released_at=at("21 00:00")), *history) == ("D 4",)
    assert readings(report(released_at=at("20 23:59:59")), *history) == ("D 3", "D 4")


def test_d5_silence_after_the_deadline() -> None:
    assert readings(as_of="20 23:59:59.999999") == ()
    assert readings(as_of="21 00:00") == ("D 5",)


@pytest.mark.parametrize(
    ("requested", "expected"),
    [("20 23:59:59.999999", ()), ("21 00:00", ("D 6",))],
)
def test_d6_an_extension_asked_for_after_the_deadline(
    requested: str, expected: tuple[str, ...]
) -> None:
    request = event("extension_requested", requested)
    grant = event("extension_granted", "21 08:00", deadline="2026-11-10")
    assert readings(request, grant) == expected


def test_d6_the_deadline_is_the_one_in_force_when_it_was_asked_for() -> None:
    history = [
        event("extension_granted", "19 08:00", deadline="2026-10-22"),
        event("extension_requested", "21 08:00"),
        event("extension_granted", "21 09:00", deadline="2026-11-10"),
    ]
    assert readings(*history) == ()
    history[1] = event("extension_requested", "23 08:00")
    history[2] = event("extension_granted", "23 09:00", deadline="2026-11-10")
    assert readings(*history) == ("D 6",)


def test_d6_a_request_that_was_refused_is_not_what_was_granted() -> None:
    history = [
        event("extension_requested", "22 08:00"),
        event("extension_refused", "22 09:00"),
        event("extension_granted", "22 10:00", deadline="2026-11-10"),
    ]
    assert readings(*history) == ()


def test_d6_a_second_grant_without_a_request_of_its_own() -> None:
    """The late request was answered by the first; nobody asked for what is in force."""
    history = [
        event("extension_requested", "21 08:00"),
        event("extension_granted", "21 09:00", deadline="2026-10-22"),
        event("extension_granted", "21 10:00", deadline="2026-11-10"),
    ]
    assert readings(*history[:2], as_of="22 00:00") == ("D 6",)
    assert readings(*history) == ()


def test_d7_a_result_sent_again_while_one_awaits() -> None:
    first, again = event("submitted", "19 09:00"), event("submitted", "19 10:00")
    assert readings(first, APPROVED) == ()
    assert readings(first, again, APPROVED) == ("D 7",)
    assert readings(first, event("rejected", "19 09:30"), again, APPROVED) == ()


AT_THE_MOMENT: list[tuple[list[dict[str, Any]], tuple[str, ...]]] = [
    ([event("submitted", "19 09:00")], ("D 10",)),
    ([event("submitted", "18 09:00"), event("approved", "19 09:00")], ("D 10",)),
    ([event("submitted", "18 09:00"), event("rejected", "19 09:00")], ("D 10",)),
    ([event("extension_granted", "19 09:00", deadline="2026-10-30")], ("D 10",)),
    ([event("recalled", "19 09:00")], ("D 10", "D 12")),
    ([event("received", "19 09:00")], ()),
]


@pytest.mark.parametrize(("events", "expected"), AT_THE_MOMENT)
def test_d10_what_happens_at_the_very_moment(
    events: list[dict[str, Any]], expected: tuple[str, ...]
) -> None:
    assert readings(*events, as_of="19 09:00") == expected
    later = tuple(code for code in expected if code != "D 10")
    assert readings(*events, as_of="19 09:00:00.000001") == later


def test_d10_is_no_matter_of_what_came_before() -> None:
    history = [event("submitted", "18 09:00"), event("received", "19 09:00")]
    assert readings(*history, as_of="19 09:00") == ()


def test_d12_recalled() -> None:
    assert readings(event("recalled", "08 09:00")) == ("D 12",)


def test_several_stand_in_their_order() -> None:
    history = [
        event("submitted", "19 09:00"),
        report(issued_on="2026-10-20"),
        event("extension_requested", "21 10:00"),
        event("extension_granted", "21 11:00", deadline="2026-10-21"),
        event("rejected", "21 12:00"),
    ]
    found = readings(*history, as_of="21 13:00")
    assert found == ("D 3", "D 4", "D 6", "D 7")
    history[-1] = APPROVED
    assert readings(*history, as_of="22 09:00") == ("D 3", "D 4", "D 7", "D 10")


def test_d6_has_no_part_in_a_result_sent_before_the_extension() -> None:
    """Sent late, then an extension asked for late: the deadline at the sending decides."""
    history = [
        LATE,
        event("extension_requested", "21 10:00"),
        event("extension_granted", "21 11:00", deadline="2026-10-30"),
    ]
    assert readings(*history) == ("D 4",)
    assert readings(*history, APPROVED) == ("D 4",)


def test_d6_counts_for_the_extension_under_which_it_was_sent() -> None:
    history = [
        event("extension_requested", "21 08:00"),
        event("extension_granted", "21 09:00", deadline="2026-10-23"),
        event("submitted", "22 09:00"),
        event("extension_requested", "22 10:00"),
        event("extension_granted", "22 11:00", deadline="2026-10-30"),
        event("approved", "23 09:00"),
    ]
    assert readings(*history) == ("D 6",)


ASKED_LATE = event("extension_requested", "21 08:00")
GRANTED = event("extension_granted", "21 09:00", deadline="2026-10-23")
REJECTED, AFTER_BOTH = event("rejected", "22 09:00"), event("rejected", "22 11:00")
NOT_ASKED = event("extension_granted", "22 10:00", deadline="2026-10-30")


@pytest.mark.parametrize(
    "history",
    [
        [ASKED_LATE, GRANTED, event("submitted", "21 10:00"), NOT_ASKED, AFTER_BOTH],
        [event("submitted", "20 09:00"), ASKED_LATE, GRANTED, REJECTED, NOT_ASKED],
        [event("submitted", "19 09:00"), event("rejected", "19 10:00"), ASKED_LATE, GRANTED],
    ],
    ids=["at the sending", "at the rejection", "now"],
)
def test_d6_a_rejected_result_rests_on_every_deadline_it_was_held_against(
    history: list[dict[str, Any]],
) -> None:
    """Only one of the three was granted on a request made late; that is enough."""
    assert "D 6" in readings(*history)
    assert "D 6" not in readings(*(e for e in history if e != ASKED_LATE))
