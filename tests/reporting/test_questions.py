"""What cannot be asked."""

from __future__ import annotations

from typing import Any

import pytest

from cases import october_task
from few_tasks import CALENDAR, of
from nhiemvu import (
    report,
)
from nhiemvu.errors import ReportError


@pytest.mark.parametrize(
    "by", ["nobody", ("unit", "nobody"), [("unit",), ("nobody",)], ("unit", "unit"), 7, [()]]
)
def test_a_grouping_that_is_none_or_comes_twice_is_refused(by: Any) -> None:
    with pytest.raises(ReportError):
        of(by=by)


def test_what_is_no_period_is_refused() -> None:
    not_one: Any = "2026-10"
    with pytest.raises(ReportError):
        report([], not_one, calendar=CALENDAR)


def test_no_grouping_gives_the_whole_alone() -> None:
    made = of(october_task(), by=())
    assert (made.total.tasks, made.breakdowns, made.rows, made.by) == (1, (), (), ())
