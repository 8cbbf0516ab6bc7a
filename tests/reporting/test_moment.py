"""The moment of a report: within its period, its close by default."""

from __future__ import annotations

from typing import Any

import pytest

from cases import event, october_task
from few_tasks import OCTOBER, TICK, counted, of
from nhiemvu.errors import MomentError, ReportError
from nhiemvu.moments import parse_moment


@pytest.mark.parametrize("moment", [OCTOBER.start, OCTOBER.end])
def test_the_first_and_the_last_microsecond_are_moments_of_the_period(moment: Any) -> None:
    assert of(october_task(), as_of=moment).as_of == moment


@pytest.mark.parametrize("moment", [OCTOBER.start - TICK, OCTOBER.end + TICK])
def test_a_moment_a_microsecond_outside_the_period_is_refused(moment: Any) -> None:
    with pytest.raises(ReportError) as refused:
        of(october_task(), as_of=moment)
    assert refused.value.code == "as_of_outside_period"


def test_the_state_at_its_close_is_the_default_and_a_naive_moment_is_refused() -> None:
    assert of().as_of == parse_moment("2026-10-31T23:59:59.999999+07:00")
    with pytest.raises(MomentError):
        of(as_of=OCTOBER.end.replace(tzinfo=None))


def test_an_approval_at_the_last_microsecond_has_happened() -> None:
    """D 10: events at or before the moment exist."""
    sent = event("submitted", "20 09:00")
    for moment, completed in ((OCTOBER.end, 1), (OCTOBER.end + TICK, 0)):
        made = of(october_task(sent, {"kind": "approved", "at": moment.isoformat()}))
        assert counted(made, "completed_on_time", "tasks") == (completed, 1)
