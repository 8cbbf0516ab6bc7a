"""What holds between the measures of every row, and between the rows and the whole (10, 15.2)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import example, given
from hypothesis import strategies as st

from literal_report import ADDED_UP, FIVE, MEASURE_NAMES, RATES
from nhiemvu import report
from provinces import (
    BREAKDOWNS,
    EXAMPLE_PROVINCE,
    EXAMPLE_QUESTION,
    Question,
    provinces,
    questions,
    read,
    tried,
)

if TYPE_CHECKING:
    from nhiemvu import Report
    from nhiemvu.reporting import Breakdown, Measures

Case: TypeAlias = tuple[list[dict[str, Any]], Question]
asked = provinces(most=10).flatmap(lambda p: st.tuples(st.just(p), questions(p)))
EXAMPLE = (EXAMPLE_PROVINCE, EXAMPLE_QUESTION)


def reported(case: Case) -> Report:
    province, question = case
    return report(read(province), question.period, by=list(BREAKDOWNS), **question.asked())


def all_measures(made: Report) -> list[Measures]:
    """The whole, and every row of every breakdown."""
    return [made.total, *(row for breakdown in made.breakdowns for row in breakdown.rows)]


def without_tags(made: Report) -> list[Breakdown]:
    """The breakdowns in which a task has exactly one row."""
    return [breakdown for breakdown in made.breakdowns if "tag" not in breakdown.by]


def value(measures: Measures, name: str) -> int:
    found = getattr(measures, name)
    assert type(found) is int, f"{name} is {found!r}"
    return found


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_tasks_are_the_sum_of_the_five_statuses(case: Case) -> None:
    for m in all_measures(reported(case)):
        assert m.tasks == sum(value(m, status) for status in FIVE)
        assert m.completed == m.completed_on_time + m.completed_late
        assert all(value(m, name) >= 0 for name in ADDED_UP)


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_carried_over_and_newly_assigned_are_the_tasks_and_the_recalled(case: Case) -> None:
    for m in all_measures(reported(case)):
        assert m.carried_over + m.newly_assigned == m.tasks + m.recalled


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_deductions_are_those_of_the_decision_table(case: Case) -> None:
    """Overdue is to be deducted, completed late to be considered, nothing else is either."""
    for m in all_measures(reported(case)):
        assert m.deduct == m.in_progress_overdue
        assert m.consider_deduction == m.completed_late
        assert m.lateness_unknown <= m.completed_late + m.in_progress_overdue
        assert 0 <= (m.due_soon or 0) <= m.in_progress_on_time


def _exact(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_rates_are_exact_and_absent_where_nothing_is_divided(case: Case) -> None:
    for m in all_measures(reported(case)):
        late = m.completed_late + m.in_progress_overdue
        expected = {
            "completion_rate": _exact(m.completed, m.tasks),
            "on_time_rate": _exact(m.completed_on_time, m.completed),
            "late_rate": _exact(late, m.tasks),
        }
        for name, rate in expected.items():
            assert getattr(m, name) == rate
            assert type(getattr(m, name)) in (Fraction, type(None))
        mean = m.mean_working_days_late
        assert (mean is None) == (late == 0 or m.lateness_unknown > 0)
        if mean is not None:
            assert isinstance(mean, Fraction)
            assert mean >= 0


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_rows_without_tags_add_up_to_the_whole(case: Case) -> None:
    made = reported(case)
    for breakdown in without_tags(made):
        for name in ADDED_UP:
            summed = sum(value(row, name) for row in breakdown.rows)
            assert summed == value(made.total, name), (breakdown.by, name)
        soon = [row.due_soon for row in breakdown.rows]
        if made.total.due_soon is None:
            assert soon == [None] * len(soon)
        else:
            assert sum(number or 0 for number in soon) == made.total.due_soon
            assert None not in soon
        assert _days_late(breakdown.rows) == _days_late([made.total])


def _days_late(parts: Any) -> Fraction | None:
    """The working days late of all parts, by their means; ``None`` where one is not known."""
    if any(m.lateness_unknown for m in parts):
        return None
    late = [(m.mean_working_days_late, m.completed_late + m.in_progress_overdue) for m in parts]
    return sum((mean * number for mean, number in late if mean is not None), Fraction(0))


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_tag_rows_overlap_but_none_exceeds_the_whole_and_none_is_lost(case: Case) -> None:
    made = reported(case)
    tags = {breakdown.by: breakdown.rows for breakdown in made.breakdowns}[("tag",)]
    for name in ADDED_UP:
        whole = value(made.total, name)
        assert all(value(row, name) <= whole for row in tags)
        assert sum(value(row, name) for row in tags) >= whole


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_a_crossing_adds_up_to_each_of_its_groupings(case: Case) -> None:
    rows = {breakdown.by: breakdown.rows for breakdown in reported(case).breakdowns}
    crossed = rows[("unit", "category")]
    for grouping in ("unit", "category"):
        for row in rows[(grouping,)]:
            parts = [p for p in crossed if p.group[grouping] == row.group[grouping]]
            assert parts
            for name in ADDED_UP:
                assert sum(value(part, name) for part in parts) == value(row, name)
    assert sorted(_figures(row) for row in crossed) == sorted(
        _figures(row) for row in rows[("category", "unit")]
    )


def _figures(row: Measures) -> list[int]:
    return [value(row, name) for name in ADDED_UP]


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_no_row_is_empty_unless_a_list_of_units_was_given(case: Case) -> None:
    """A row stands for a task of the population, if only for one that was recalled."""
    for breakdown in reported(case).breakdowns:
        assert all(row.tasks + row.recalled > 0 for row in breakdown.rows)


@tried(share=6)
@given(asked)
@example(EXAMPLE)
def test_json_carries_the_same_measures_with_rates_as_numbers(case: Case) -> None:
    made = reported(case)
    plain = made.to_dict()
    further = [breakdown["rows"] for breakdown in plain["further"]]
    tables = zip(made.breakdowns, [plain["rows"], *further], strict=True)
    pairs = [(made.total, plain["total"])]
    for breakdown, rows in tables:
        pairs += zip(breakdown.rows, rows, strict=True)
        assert [row["group"] for row in rows] == [row.group for row in breakdown.rows]
        assert [row["label"] for row in rows] == [row.label() for row in breakdown.rows]
    for measures, flat in pairs:
        for name in MEASURE_NAMES:
            exact = getattr(measures, name)
            assert flat[name] == (float(exact) if name in RATES and exact is not None else exact)
            assert type(flat[name]) is not Fraction


def test_the_example_province_as_counted_by_hand() -> None:
    """As of Sunday 25/10/2026. Of the 14 histories, one for each row of the decision table, 2 wait,
    1 is completed on time, 1 late (sent on 21/10, a day late), 1 has been granted until 30/10 and
    9 are overdue: 6 since Tuesday 20/10 (3 working days), 3 since Friday 23/10 (none). One task of
    September is due on Wednesday 28/10, the third working day; two were recalled.
    """
    total = reported(EXAMPLE).total
    assert [value(total, status) for status in FIVE] == [2, 1, 1, 2, 9]
    assert (total.tasks, total.recalled, total.due_soon) == (15, 2, 1)
    assert (total.carried_over, total.newly_assigned) == (16, 1)
    assert (total.extensions, total.rejections) == (3 * 1 + 2, 8)
    assert (total.deduct, total.consider_deduction) == (9, 1)
    assert total.completion_rate == Fraction(2, 15)
    assert total.on_time_rate == Fraction(1, 2)
    assert total.late_rate == Fraction(1 + 9, 15)
    assert total.mean_working_days_late == Fraction(1 + 6 * 3 + 3 * 0, 1 + 9)
