"""The 15:00 rule as a duty (4.5.c, 11.2.b, 14.4): each day read from text and calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audits import duties, event, iso, sent, states

# Release or sending, and the last day; the reason is the id.
EDGES = [
    pytest.param("2026-10-09 14:59:59.999999", (10, 9), id="before 15:00, the same Friday"),
    pytest.param("2026-10-09 15:00", (10, 9), id="15:00 itself is not after 15:00 (D 2)"),
    pytest.param("2026-10-09 15:00:00.000001", (10, 12), id="after 15:00 on a Friday, Monday"),
    pytest.param("2026-10-09 23:59:59.999999", (10, 12), id="the end of a Friday, Monday"),
    pytest.param("2026-10-10 00:00", (10, 12), id="a Saturday at its first moment (D 1)"),
    pytest.param("2026-10-11 08:00", (10, 12), id="a Sunday morning, Monday (D 1)"),
    pytest.param("2026-10-12 00:00", (10, 12), id="a Monday at midnight, that Monday"),
    pytest.param("2026-08-21 15:00", (8, 21), id="15:00 before a make-up Saturday"),
    pytest.param("2026-08-21 15:00:00.000001", (8, 22), id="after 15:00, the Saturday is worked"),
    pytest.param("2026-08-22 09:00", (8, 22), id="a make-up Saturday is worked itself"),
    pytest.param("2026-08-22 16:00", (8, 24), id="after 15:00 on a make-up Saturday, Monday"),
    pytest.param("2026-08-28 16:00", (9, 3), id="31/8 is swapped off, 1/9 and 2/9 are holidays"),
    pytest.param("2026-02-13 15:00", (2, 13), id="15:00 on the last day before Tết"),
    pytest.param("2026-02-13 15:00:00.000001", (2, 23), id="after 15:00 before Tết, when it ends"),
    pytest.param("2026-02-18 09:00", (2, 23), id="in the middle of Tết (D 1)"),
    pytest.param("2026-11-23 15:00:00.000001", (11, 25), id="24/11 is off from 2026"),
    pytest.param("2026-11-24 08:00", (11, 25), id="on 24/11 itself (D 1)"),
    pytest.param("2026-12-31 16:00", (1, 4), id="1/1/2027 is a holiday, then a weekend"),
]


def _day(month_and_day: tuple[int, int]) -> date:
    month, day = month_and_day
    return date(2026 if month > 1 else 2027, month, day)


@pytest.mark.parametrize(("moment", "last"), EDGES)
def test_the_office_enters_what_was_released(moment: str, last: tuple[int, int]) -> None:
    document = {"released_at": iso(moment), "issued_on": "2026-01-20"}
    [duty] = duties("enter_task", document=document, assigned_at=iso("2027-02-01 08:00"),
                    as_of="2027-02-01 08:00")  # fmt: skip
    assert (duty.due, duty.who, duty.index) == (_day(last), "office", None)


@pytest.mark.parametrize(("moment", "last"), EDGES)
def test_the_unit_enters_what_it_released(moment: str, last: tuple[int, int]) -> None:
    result = sent("2027-02-01 08:00", released_at=iso(moment), issued_on="2026-01-20")
    [duty] = duties("enter_report", result, as_of="2027-02-01 08:00")
    assert (duty.due, duty.who, duty.index) == (_day(last), "H20.15", 0)


@pytest.mark.parametrize(("moment", "last"), EDGES)
def test_the_office_reviews_what_was_sent(moment: str, last: tuple[int, int]) -> None:
    early = {"assigned_at": iso("2026-01-20 08:00")}
    [duty] = duties("review_result", event("submitted", moment), as_of="2027-02-01 08:00", **early)
    assert (duty.due, duty.who, duty.index) == (_day(last), "office", 0)


DATES = [
    pytest.param("2026-10-08", (10, 9), id="a Thursday without an hour, the Friday (D 11)"),
    pytest.param("2026-10-09", (10, 12), id="a Friday without an hour, the Monday (D 11)"),
    pytest.param("2026-10-10", (10, 12), id="a Saturday without an hour, the Monday"),
    pytest.param("2026-08-21", (8, 22), id="a Friday before a make-up Saturday, that Saturday"),
    pytest.param("2026-02-13", (2, 23), id="the last day before Tết, the first after it"),
]


@pytest.mark.parametrize(("day", "last"), DATES)
def test_a_date_alone_counts_as_its_end(day: str, last: tuple[int, int]) -> None:
    """D 11: nobody is late before the next working day for an hour that nobody recorded."""
    late = "2027-02-01 08:00"
    document = {"released_at": None, "issued_on": day}
    [entered] = duties("enter_task", document=document, assigned_at=iso(late), as_of=late)
    [reported] = duties("enter_report", sent(late, issued_on=day), as_of=late)
    assert entered.due == reported.due == _day(last)
    assert entered.readings == reported.readings == ("D 11",)
    assert entered.start == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("moment", "readings"),
    [
        ("2026-10-09 14:59:59.999999", ()),
        ("2026-10-09 15:00", ("D 2",)),
        ("2026-10-09 15:00:00.000001", ()),
        ("2026-10-10 15:00", ("D 1",)),
        ("2026-08-22 15:00", ("D 2",)),
    ],
)
def test_a_duty_names_the_reading_it_rests_on(moment: str, readings: tuple[str, ...]) -> None:
    early = {"assigned_at": iso("2026-01-20 08:00")}
    [duty] = duties("review_result", event("submitted", moment), **early)
    assert duty.readings == readings


def test_a_document_without_any_date_starts_no_clock() -> None:
    assert not duties("enter_task", document={"released_at": None, "issued_on": None})
    assert not duties("enter_task", document=None)
    assert not duties("enter_report", sent("2026-10-15 10:00", issued_on=None))
    assert not duties("enter_report", event("submitted", "2026-10-15 10:00"))


DONE = [
    ("2026-10-09 16:00", "2026-10-12 23:59:59.999999", ("met", 0)),
    ("2026-10-09 16:00", "2026-10-13 00:00", ("late", 1)),
    ("2026-10-09 14:00", "2026-10-09 23:59:59.999999", ("met", 0)),
    ("2026-10-09 14:00", "2026-10-10 00:00", ("late", 0)),
    ("2026-10-09 14:00", "2026-10-12 00:00", ("late", 1)),
    ("2026-08-21 14:00", "2026-08-22 08:00", ("late", 1)),
    ("2026-02-13 14:00", "2026-02-22 08:00", ("late", 0)),
    ("2026-02-13 14:00", "2026-02-23 08:00", ("late", 1)),
]


@pytest.mark.parametrize(("released", "done", "state"), DONE)
def test_done_by_the_end_of_its_day_is_in_time(
    released: str, done: str, state: tuple[str, int]
) -> None:
    """Working days late are those after the last day, up to the day it was done."""
    begun = {"assigned_at": iso("2026-01-20 08:00"), "as_of": "2026-12-31 00:00"}
    document: dict[str, Any] = {"document": {"released_at": iso(released)}}
    assert states("enter_task", **begun | document | {"assigned_at": iso(done)}) == [state]
    assert states("enter_report", sent(done, released_at=iso(released)), **begun) == [state]
    for decision in ("approved", "rejected"):
        history = event("submitted", released), event(decision, done)
        assert states("review_result", *history, **begun) == [state]


def test_entered_before_it_was_released_is_in_time() -> None:
    """An entry typed in while the document is still on its way is early, not late."""
    document = {"released_at": iso("2026-10-06 16:00")}
    assert states("enter_task", document=document, as_of="2026-10-05 10:00") == [("met", 0)]
