"""When a task ended, before a period or within it (10); what a status brings."""

from __future__ import annotations

from typing import Any

import pytest

from cases import event, october_task
from nhiemvu import classify
from nhiemvu.moments import parse_moment
from nhiemvu.status.ending import ended_before
from nhiemvu.status.explanation import brings

START = parse_moment("2026-10-28T00:00:00+07:00")
CLOSE = parse_moment("2026-10-31T23:59:59.999999+07:00")
SENT, LATE = event("submitted", "19 09:00"), event("submitted", "22 09:00")

ENDS: dict[str, tuple[list[dict[str, Any]], bool]] = {
    "nothing has happened": ([], False),
    "it awaits": ([SENT], False),
    "rejected": ([SENT, event("rejected", "20 09:00")], False),
    "approved in time": ([SENT, event("approved", "20 09:00")], True),
    "approved late": ([LATE, event("approved", "23 09:00")], True),
    "approved a microsecond before": ([SENT, event("approved", "27 23:59:59.999999")], True),
    "approved at the start": ([SENT, event("approved", "28 00:00")], False),
    "approved late at the start": ([LATE, event("approved", "28 00:00")], False),
    "recalled": ([event("recalled", "20 09:00")], True),
    "recalled at the start": ([event("recalled", "28 00:00")], False),
    "recalled after a rejection": (
        [SENT, event("rejected", "20 09:00"), event("recalled", "28 09:00")],
        False,
    ),
}


@pytest.mark.parametrize("how", ENDS)
def test_a_task_ended_before_a_moment(how: str) -> None:
    events, ended = ENDS[how]
    assert ended_before(classify(october_task(*events), as_of=CLOSE), START) is ended


BRINGS: dict[str, tuple[list[dict[str, Any]], dict[str, Any], str]] = {
    "nothing": ([SENT, event("approved", "20 09:00")], {}, ""),
    "a deduction": ([], {}, "trừ điểm thi đua"),
    "a deduction considered": (
        [LATE, event("approved", "23 09:00")],
        {},
        "xem xét trừ điểm thi đua",
    ),
    "none before the regulation": (
        [],
        {"assigned_at": "2026-01-05T10:00:00+07:00", "deadline": "2026-01-14"},
        "không tính trừ điểm (trước ngày Quy chế có hiệu lực)",
    ),
}


@pytest.mark.parametrize("what", BRINGS)
def test_what_a_status_brings(what: str) -> None:
    events, more, words = BRINGS[what]
    found = brings(classify(october_task(*events, **more), as_of=CLOSE))
    assert found.vi.casefold() == words.casefold()
    assert bool(found.en) is bool(words)
