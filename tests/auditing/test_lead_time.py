"""The deadline is not before the first working day after release and assignment (4.2, D 14)."""

from __future__ import annotations

from datetime import date

import pytest

from audits import CALENDAR, Json, audited, codes, entry, event, iso
from nhiemvu.auditing import earliest_deadline

SHORT, DAY_OFF = ("lead_time_short", None), ("deadline_on_day_off", None)


def looked_at(assigned: str, deadline: str, released: str | None = None) -> Json:
    """An entry without a document, or one released at a moment or on a day."""
    document: Json | None = None
    if released is not None:
        moment = ":" in released
        document = {
            "released_at": iso(released) if moment else None,
            "issued_on": released.split()[0],
        }
    return {"assigned_at": iso(assigned), "deadline": deadline, "document": document}


def short(assigned: str, deadline: str, released: str | None = None) -> bool:
    return SHORT in codes(**looked_at(assigned, deadline, released), as_of="2027-12-31 00:00")


EARLIEST = [
    pytest.param("2026-10-08 10:00", "2026-10-08", "2026-10-09", id="Thursday, then Friday"),
    pytest.param("2026-10-09 00:00", "2026-10-09", "2026-10-12", id="Friday at midnight, Monday"),
    pytest.param("2026-10-09 10:00", "2026-10-11", "2026-10-12", id="Friday, not the Sunday"),
    pytest.param("2026-10-09 23:59:59.999999", "2026-10-11", "2026-10-12", id="late on Friday"),
    pytest.param("2026-10-10 00:00", "2026-10-11", "2026-10-12", id="assigned on a Saturday"),
    pytest.param("2026-10-11 10:00", "2026-10-11", "2026-10-12", id="assigned on a Sunday"),
    pytest.param("2026-08-21 10:00", "2026-08-21", "2026-08-22", id="the Saturday is made up"),
    pytest.param("2026-08-22 10:00", "2026-08-23", "2026-08-24", id="from a make-up Saturday"),
    pytest.param("2026-08-28 10:00", "2026-09-02", "2026-09-03", id="swap and 2/9"),
    pytest.param("2026-02-13 10:00", "2026-02-22", "2026-02-23", id="over Tết"),
    pytest.param("2026-11-23 10:00", "2026-11-24", "2026-11-25", id="24/11 is off"),
]


@pytest.mark.parametrize(("assigned", "too_early", "earliest"), EARLIEST)
def test_both_sides_of_the_earliest_day(assigned: str, too_early: str, earliest: str) -> None:
    assert short(assigned, too_early)
    assert not short(assigned, earliest)
    found = earliest_deadline(entry(**looked_at(assigned, earliest)), calendar=CALENDAR)
    assert found == date.fromisoformat(earliest)


@pytest.mark.parametrize("released", ["2026-10-09 08:00", "2026-10-09 16:00", "2026-10-09"])
def test_a_later_release_is_the_later_start(released: str) -> None:
    """D 14: a deadline may be recorded before the paper is out; the unit still gets its day."""
    assert short("2026-10-05 10:00", "2026-10-09", released)
    assert short("2026-10-05 10:00", "2026-10-11", released)
    assert not short("2026-10-05 10:00", "2026-10-12", released)


def test_an_earlier_release_gives_no_earlier_start() -> None:
    assert short("2026-10-09 10:00", "2026-10-11", "2026-10-05 08:00")
    assert not short("2026-10-09 10:00", "2026-10-12", "2026-10-05 08:00")


def test_the_release_counts_and_not_the_date_that_the_document_bears() -> None:
    """D 14: a document dated on the Monday and sent out on the Friday was not known before."""
    looked = looked_at("2026-10-05 10:00", "2026-10-09", "2026-10-09 08:00")
    for dated in ("2026-10-05", None):
        document = looked["document"] | {"issued_on": dated}
        assert SHORT in codes(**looked | {"document": document})


def test_the_15_hour_rule_has_no_part_in_it() -> None:
    """Assigned after 15:00 on a Thursday, the Friday is still a working day given."""
    assert not short("2026-10-08 15:00:00.000001", "2026-10-09")


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (iso("2026-10-11 23:59:59.999999"), True),
        (iso("2026-10-12 00:00"), False),
        ("2026-10-11T16:59:59.999999Z", True),
        ("2026-10-11T17:00:00Z", False),
    ],
)
def test_a_deadline_at_a_moment_counts_by_its_day_in_viet_nam(
    deadline: str, *, expected: bool
) -> None:
    assert short("2026-10-09 10:00", deadline) is expected


def test_an_extension_leaves_the_entry_as_it_was() -> None:
    granted = event("extension_granted", "2026-10-09 11:00", deadline="2026-10-20")
    found = codes(granted, **looked_at("2026-10-09 10:00", "2026-10-09"))
    assert SHORT in found


def test_the_message_names_the_earliest_day() -> None:
    looked = looked_at("2026-10-09 10:00", "2026-10-11")
    [found] = [one for one in audited(**looked) if one.code == "lead_time_short"]
    assert (found.basis.code, found.readings, found.field) == ("4.2", ("D 14",), "deadline")
    assert "2026-10-12" in found.message("en")
    assert "12/10/2026" in found.message()


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2026-10-16", False),
        ("2026-10-17", True),
        ("2026-10-18", True),
        ("2026-10-19", False),
        ("2026-08-22", False),
        ("2026-08-31", True),
        ("2026-11-24", True),
        ("2026-02-18", True),
        (iso("2026-10-16 23:59:59.999999"), False),
        (iso("2026-10-17 00:00"), True),
        ("2026-10-16T17:00:00Z", True),
    ],
)
def test_a_deadline_on_a_day_off_stays_and_is_told(deadline: str, *, expected: bool) -> None:
    """D 8: 22/8 is a Saturday that is worked, 31/8 a Monday that is not."""
    assert (DAY_OFF in codes(assigned_at=iso("2026-01-20 08:00"), deadline=deadline)) is expected


def test_a_granted_deadline_on_a_day_off_is_told_where_it_was_granted() -> None:
    paper = {"title": "Công văn"}
    history = [
        event("extension_requested", "2026-10-12 09:00", document=paper),
        event("extension_granted", "2026-10-13 09:00", document=paper, deadline="2026-10-24"),
    ]
    assert codes(*history) == [("deadline_on_day_off", 1)]
    assert codes(*history, as_of="2026-10-13 08:59:59.999999") == []
    [found] = [one for one in audited(*history) if one.index == 1]
    assert (found.field, found.readings) == ("events[1].deadline", ("D 8",))
