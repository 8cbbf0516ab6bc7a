"""Another province is another value: its cut-off, its lead time, its first day."""

from __future__ import annotations

from datetime import date, time

import pytest

from audits import Json, all_codes, audited, codes, duties, event, iso, sent, states
from nhiemvu import DONG_THAP

FOUR = DONG_THAP.derive(cutoff=time(16))
SHORT = ("lead_time_short", None)


@pytest.mark.parametrize(
    ("moment", "here", "there"),
    [
        ("2026-10-09 15:00", 9, 9),
        ("2026-10-09 15:00:00.000001", 12, 9),
        ("2026-10-09 16:00", 12, 9),
        ("2026-10-09 16:00:00.000001", 12, 12),
    ],
)
def test_a_cut_off_at_16(moment: str, here: int, there: int) -> None:
    result = sent("2026-10-20 08:00", released_at=iso(moment), issued_on="2026-10-09")
    document = {"released_at": iso(moment)}
    late: Json = {"document": document, "assigned_at": iso("2026-10-20 08:00")}
    review = event("submitted", moment)
    for regulation, day in ((DONG_THAP, here), (FOUR, there)):
        found = [
            *duties("enter_task", regulation=regulation, **late),
            *duties("enter_report", result, regulation=regulation),
            *duties("review_result", review, regulation=regulation),
        ]
        assert [one.due for one in found] == [date(2026, 10, day)] * 3


@pytest.mark.parametrize(
    ("moment", "readings"), [("2026-10-09 15:00", ()), ("2026-10-09 16:00", ("D 2",))]
)
def test_the_reading_of_the_stroke_goes_with_the_cut_off(
    moment: str, readings: tuple[str, ...]
) -> None:
    [duty] = duties("review_result", event("submitted", moment), regulation=FOUR)
    assert duty.readings == readings


@pytest.mark.parametrize(
    ("days", "too_early", "earliest"),
    [(1, "2026-10-11", "2026-10-12"), (2, "2026-10-12", "2026-10-13"), (0, None, "2026-10-09")],
)
def test_a_lead_time_of_other_days(days: int, too_early: str | None, earliest: str) -> None:
    """Assigned on Friday 09/10: none asked for, the day itself will do."""
    looked: Json = {"assigned_at": iso("2026-10-09 10:00"), "document": None}
    other = DONG_THAP.derive(lead_time=days)
    assert SHORT not in codes(**looked, deadline=earliest, regulation=other)
    if too_early is not None:
        found = audited(**looked, deadline=too_early, regulation=other)
        [short] = [one for one in found if one.code == "lead_time_short"]
        assert earliest in short.message("en")


def test_no_lead_time_takes_a_day_off_as_it_is() -> None:
    """Assigned on a Saturday for that Saturday: nothing is asked for, so nothing is short."""
    saturday: Json = {"assigned_at": iso("2026-10-10 10:00"), "document": None}
    none = DONG_THAP.derive(lead_time=0)
    assert SHORT not in codes(**saturday, deadline="2026-10-10", regulation=none)


def test_another_first_day() -> None:
    """What one regulation leaves alone, an older one finds: the Saturday 10/01/2026 is worked."""
    older = DONG_THAP.derive(effective_on=date(2026, 1, 9))
    history = (
        event("submitted", "2026-01-09 15:00:00.000001"),
        event("approved", "2026-01-12 08:00"),
    )
    looked: Json = {"assigned_at": iso("2026-01-05 08:00"), "deadline": "2026-03-31"}
    assert states("review_result", *history, **looked) == []
    assert states("review_result", *history, regulation=older, **looked) == [("late", 1)]
    [duty] = duties("review_result", *history, regulation=older, **looked)
    assert duty.due == date(2026, 1, 10)
    newer = DONG_THAP.derive(effective_on=date(2027, 1, 1))
    assert all_codes(event("submitted", "2026-10-09 16:00"), category=None, regulation=newer) == []
