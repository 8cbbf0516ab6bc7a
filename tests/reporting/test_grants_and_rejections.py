"""Grants and rejections made in the period, up to the moment of the report."""

from __future__ import annotations

import pytest

from cases import at, event, october_task
from few_tasks import BEFORE, START, carried, counted, of


@pytest.mark.parametrize(
    ("moment", "made_in"),
    [
        (BEFORE, 0),
        (START, 1),
        (at("31 23:59:59.999999"), 1),
        ("2026-11-01T00:00:00+07:00", 0),
    ],
)
def test_grants_and_rejections_count_from_the_first_to_the_last_microsecond(
    moment: str, made_in: int
) -> None:
    granted = {"kind": "extension_granted", "at": moment, "deadline": "2026-12-01"}
    made = of(carried({"kind": "rejected", "at": moment}), carried(granted))
    assert counted(made, "rejections", "extensions") == (made_in, made_in)
    assert made.total.tasks == 2


@pytest.mark.parametrize(("as_of", "made_in"), [(at("20 08:59:59.999999"), 0), (at("20 09:00"), 1)])
def test_grants_and_rejections_count_up_to_the_moment_of_the_report(
    as_of: str, made_in: int
) -> None:
    granted = event("extension_granted", "20 09:00", deadline="2026-12-01")
    made = of(carried(event("rejected", "20 09:00"), granted), as_of=as_of)
    assert counted(made, "rejections", "extensions") == (made_in, made_in)


def test_every_grant_and_rejection_counts_and_requests_and_refusals_do_not() -> None:
    made = of(
        october_task(
            event("extension_requested", "06 09:00"),
            event("extension_refused", "06 10:00"),
            event("extension_granted", "07 09:00", deadline="2026-10-21"),
            event("extension_granted", "07 09:00", deadline="2026-10-22"),
            event("submitted", "08 09:00"),
            event("rejected", "08 10:00"),
            event("submitted", "09 09:00"),
            event("rejected", "09 10:00"),
            event("submitted", "12 09:00"),
            event("rejected", "12 09:00"),
        )
    )
    assert counted(made, "extensions", "rejections") == (2, 3)
