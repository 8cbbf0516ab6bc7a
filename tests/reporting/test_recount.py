"""A report against a literal recount, on random provinces (10, 11.3)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from literal_report import DUTY_NAMES, FIVE, MEASURE_NAMES, Recount, figures_of, recount, rows_of
from nhiemvu import report
from nhiemvu.reporting import GROUPINGS, MEASURES, Report
from provinces import (
    ALL_GROUPINGS,
    BEYOND_THE_CALENDAR,
    BREAKDOWNS,
    EXAMPLE_PROVINCE,
    EXAMPLE_QUESTION,
    Question,
    provinces,
    questions,
    read,
    tried,
)

asked = provinces().flatmap(lambda p: st.tuples(st.just(p), questions(p)))


def both(
    province: list[dict[str, Any]], question: Question, by: list[tuple[str, ...]]
) -> tuple[Report, Recount]:
    """The report and its recount."""
    reported = report(read(province), question.period, by=by, **question.asked())
    period = question.period
    counted = recount(province, period.first, period.last, by=by, **question.asked())
    return reported, counted


def assert_agree(reported: Report, counted: Recount) -> None:
    assert figures_of(reported.total) == counted.total
    assert reported.later == counted.later
    for breakdown, rows in zip(reported.breakdowns, counted.breakdowns, strict=True):
        assert rows_of(breakdown) == rows


def reached(counted: Recount, province: list[dict[str, Any]]) -> set[str]:
    """What a case exercises, to see that the hard ones come up."""
    names = {f.status for f in counted.found}
    names |= {name for name, value in counted.total.items() if value}
    names |= {"left_out"} if counted.later else set()
    outside = len(province) - counted.later - len(counted.found)
    names |= {"ended_before"} if outside else set()
    rows = [row for rows in counted.breakdowns for row in rows.values()]
    names |= (
        {"only_recalled"} if any(row["recalled"] and not row["tasks"] for row in rows) else set()
    )
    names |= {"unknown_soon"} if counted.total["due_soon"] is None else set()
    names |= {"several"} if len(counted.found) > 2 else set()
    return names


def test_totals_and_every_row_are_those_of_the_recount() -> None:
    """All groupings and some crossings, in one pass, at the close of a period or within it."""
    seen: Counter[str] = Counter()

    @tried(at_least=100)
    @given(asked)
    @example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION))
    @example(BEYOND_THE_CALENDAR)
    def agree(case: tuple[list[dict[str, Any]], Question]) -> None:
        province, question = case
        reported, counted = both(province, question, list(BREAKDOWNS))
        assert_agree(reported, counted)
        seen.update(reached(counted, province))
        for name in reached(counted, province):
            event(name)

    agree()
    hard = {*FIVE, "recalled", "carried_over", "newly_assigned", "left_out", "ended_before",
            "extensions", "rejections", "lateness_unknown", "unknown_soon", "due_soon",
            "only_recalled"}  # fmt: skip
    assert hard - seen.keys() == set()
    assert seen["several"] > 10, "the random provinces are all but empty"


@tried(share=2)
@given(asked, st.lists(st.permutations(ALL_GROUPINGS), min_size=1, max_size=3), st.data())
def test_any_crossing_is_that_of_the_recount(
    case: tuple[list[dict[str, Any]], Question], orders: list[list[str]], data: st.DataObject
) -> None:
    by = {tuple(order[: data.draw(st.integers(1, 4))]): None for order in orders}
    assert_agree(*both(*case, list(by)))


@tried(share=2)
@given(asked)
@example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION))
def test_a_unit_is_called_what_its_latest_task_that_names_it_calls_it(
    case: tuple[list[dict[str, Any]], Question],
) -> None:
    reported, counted = both(*case, [("unit",)])
    labels = {row.group["unit"]: row.label() for row in reported.rows}
    assert labels.keys() == counted.unit_names.keys()
    for code, names in counted.unit_names.items():
        assert labels[str(code)] in names


@pytest.mark.parametrize("by", [("unit",), ("tag",), ("unit", "category")])
def test_breakdowns_made_in_one_pass_are_those_made_alone(by: tuple[str, ...]) -> None:
    tasks, period = read(EXAMPLE_PROVINCE), EXAMPLE_QUESTION.period
    together = report(tasks, period, by=list(BREAKDOWNS), **EXAMPLE_QUESTION.asked())
    alone = report(tasks, period, by=by, **EXAMPLE_QUESTION.asked())
    assert alone.rows
    assert alone.by == by
    assert {b.by: b.rows for b in together.breakdowns}[by] == alone.rows
    assert alone.total == together.total


def test_the_example_province_holds_a_task_of_every_measure() -> None:
    counted = both(EXAMPLE_PROVINCE, EXAMPLE_QUESTION, [("unit",)])[1]
    empty = {name for name, value in counted.total.items() if not value}
    assert empty == {"lateness_unknown"}
    assert counted.later == 1
    assert len(counted.found) == len(EXAMPLE_PROVINCE) - 2


def test_the_measures_are_those_of_the_rules() -> None:
    assert sorted(measure.name for measure in MEASURES) == sorted((*MEASURE_NAMES, *DUTY_NAMES))
    assert sorted(GROUPINGS) == sorted(ALL_GROUPINGS)
