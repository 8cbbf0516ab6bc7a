"""Units of a list get a row of zeros."""

from __future__ import annotations

from typing import Any

import pytest

from cases import october_task
from few_tasks import BEFORE, LIST, NOTHING_COUNTED, carried, of, unit
from nhiemvu import (
    Period,
)
from nhiemvu.errors import ReportError


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (("unit",), [{"unit": "H20.15"}, {"unit": "H20.19"}, {"unit": "H20.41"}]),
        (("unit_kind",), [{"unit_kind": "department"}]),
        (
            ("unit", "unit_kind"),
            [
                {"unit": "H20.15", "unit_kind": "department"},
                {"unit": "H20.19", "unit_kind": "department"},
                {"unit": "H20.41", "unit_kind": "commune"},
            ],
        ),
        (("category",), [{"category": None}]),
        (("unit", "category"), [{"unit": "H20.15", "category": None}]),
        (("tag",), [{"tag": None}]),
    ],
)
def test_a_unit_of_the_list_with_nothing_has_a_row_of_zeros_where_a_unit_is_enough_to_tell(
    by: tuple[str, ...], groups: list[dict[str, Any]]
) -> None:
    made = of(october_task(), by=by, units=LIST)
    assert [row.group for row in made.rows] == groups
    first, *zeros = made.rows
    assert first.tasks == made.total.tasks == 1
    for row in zeros:
        plain = row.to_dict()
        assert {name: plain[name] for name in NOTHING_COUNTED} == NOTHING_COUNTED


def test_a_unit_twice_on_the_list_has_one_row_and_a_stream_of_units_serves_all_breakdowns() -> None:
    units = (unit for unit in [*LIST, *LIST])
    made = of(by=[("unit",), ("unit_kind", "unit")], units=units)
    assert [len(breakdown.rows) for breakdown in made.breakdowns] == [3, 3]


def test_a_unit_of_the_list_whose_tasks_are_out_of_the_population_has_zeros() -> None:
    ended = carried({"kind": "approved", "at": BEFORE})
    made = of(ended, units=LIST[:1])
    assert [(row.label(), row.tasks) for row in made.rows] == [("Sở Tài chính", 0)]


def test_zeros_beyond_the_calendar_do_not_claim_that_nothing_is_due_soon() -> None:
    made = of(period=Period.month(2028, 1), units=LIST[:1])
    assert [row.due_soon for row in made.rows] == [None]


@pytest.mark.parametrize("kind", ["other", "commune"])
def test_a_unit_that_has_tasks_gets_no_row_of_zeros_because_the_list_calls_it_another_kind(
    kind: str,
) -> None:
    listed = [unit("H20.15", "Sở Tài chính", kind)]
    for by in (("unit",), ("unit", "unit_kind"), ("unit_kind",)):
        assert [row.tasks for row in of(october_task(), by=by, units=listed).rows] == [1]


def test_the_name_of_the_list_serves_where_no_task_names_the_unit() -> None:
    nameless = october_task(assignee={"code": "H20.15"})
    assert [row.label() for row in of(nameless).rows] == ["H20.15"]
    assert [row.label() for row in of(nameless, units=LIST[:1]).rows] == ["Sở Tài chính"]


@pytest.mark.parametrize("units", ["H20.15", ["H20.15"], [None], 7, [october_task()]])
def test_what_is_no_list_of_units_is_refused(units: Any) -> None:
    for by in ("unit", "category"):
        with pytest.raises(ReportError, match="read_units"):
            of(october_task(), by=by, units=units)
