"""Histories that cannot have happened: each code of the rules, with its event and provision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from nhiemvu.model import HISTORY_RULES

Refused: TypeAlias = Callable[..., list[str]]
Line: TypeAlias = Callable[..., str]


def event(kind: str, day: int, **more: object) -> dict[str, Any]:
    return {"kind": kind, "at": f"2026-10-{day:02}T10:00:00+07:00", **more}


BROKEN: dict[str, tuple[list[dict[str, Any]], int]] = {
    "before_assignment": ([event("received", 4)], 0),
    "out_of_order": ([event("received", 8), event("submitted", 7)], 1),
    "decision_without_submission": ([event("received", 7), event("approved", 8)], 1),
    "supplement_without_submission": ([event("supplemented", 8)], 0),
    "event_after_end": ([event("recalled", 8), event("submitted", 9)], 1),
    "deadline_not_later": ([event("extension_granted", 8, deadline="2026-10-20")], 0),
    "refusal_without_request": ([event("extension_refused", 8)], 0),
    "coordination_not_requested": ([event("coordination_answered", 8, unit="H20.19")], 0),
    "not_a_coordinator": ([event("delay_attributed", 8, unit="H20.19")], 0),
}
"""For each code a history that earns it, and the place of the event that does."""


def test_every_code_has_its_history() -> None:
    assert set(BROKEN) == set(HISTORY_RULES)


@pytest.mark.parametrize("code", BROKEN)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_event_and_the_provision_are_named(
    refused: Refused, line: Line, code: str, lang: str
) -> None:
    events, place = BROKEN[code]
    rule = HISTORY_RULES[code]
    (message,) = refused(line(events=events), lang)
    named = {"vi": f"sự kiện thứ {place + 1} (events[{place}])", "en": f"events[{place}]"}[lang]
    received = {"vi": "nhận được: ", "en": "received "}[lang]
    assert message.startswith(f"NV-1: {named}: {received}")
    assert rule.expected.text("en" if lang == "en" else "vi") in message
    assert message.endswith(f"({rule.provision.text('en' if lang == 'en' else 'vi')})")


def test_the_messages_in_full(refused: Refused, line: Line) -> None:
    given = line(events=BROKEN["decision_without_submission"][0])
    assert refused(given, "vi") == [
        (
            "NV-1: sự kiện thứ 2 (events[1]): nhận được: Duyệt kết quả, 10:00 ngày 08/10/2026;"
            " yêu cầu: chỉ duyệt hoặc từ chối khi đang có kết quả chờ xác nhận"
            " (điểm b khoản 5 Điều 4)"
        )
    ]
    assert refused(given, "en") == [
        (
            "NV-1: events[1]: received Approved at 2026-10-08T10:00:00+07:00; expected a submission"
            " that awaits the decision (point b, clause 5, Article 4)"
        )
    ]


@pytest.mark.parametrize(
    ("code", "vietnamese", "english"),
    [
        (
            "deadline_not_later",
            "Chấp thuận gia hạn (đến 20/10/2026), 10:00 ngày 08/10/2026; yêu cầu: ",
            "Extension granted (until 2026-10-20) at 2026-10-08T10:00:00+07:00; expected ",
        ),
        (
            "coordination_not_requested",
            "Phản hồi phối hợp (H20.19), 10:00 ngày 08/10/2026; yêu cầu: ",
            "Coordination answered (H20.19) at 2026-10-08T10:00:00+07:00; expected ",
        ),
    ],
)
def test_the_deadline_granted_and_the_unit_are_shown(
    refused: Refused, line: Line, code: str, vietnamese: str, english: str
) -> None:
    given = line(events=BROKEN[code][0])
    assert vietnamese in refused(given, "vi")[0]
    assert english in refused(given, "en")[0]


def test_all_that_is_wrong_with_a_history_is_told(refused: Refused, line: Line) -> None:
    events = [
        event("received", 4),
        event("rejected", 8),
        event("submitted", 9),
        event("approved", 10),
        event("approved", 11),
    ]
    places = [message.split(": ")[1] for message in refused(line(events=events))]
    assert places == ["events[0]", "events[1]", "events[4]"]


def test_a_broken_field_is_told_before_the_history_is_read(refused: Refused, line: Line) -> None:
    (message,) = refused(line(deadline="x", events=[event("approved", 8)]))
    assert message.startswith("NV-1: deadline: ")
