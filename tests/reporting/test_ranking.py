"""Rows in order of a rate: equal places, and no place where there are few (10)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.errors import ReportError
from nhiemvu.reporting import Ranked, Row, ranking
from nhiemvu.reporting.measures import COUNTED
from nhiemvu.reporting.ranking import RATES
from nhiemvu.text import Text


def row(name: str, **counts: int) -> Row:
    figures = dict.fromkeys(COUNTED, 0) | counts
    return Row(identity=(("unit", name),), title=Text(name, name), **figures)


def done(name: str, on_time: int, late: int = 0, overdue: int = 0) -> Row:
    return row(name, completed_on_time=on_time, completed_late=late, in_progress_overdue=overdue)


def places(found: tuple[Ranked, ...]) -> list[tuple[int | None, str]]:
    return [(one.place, one.row.label()) for one in found]


def test_equal_rates_share_the_best_place_and_the_next_is_left_out() -> None:
    rows = [done("A", 8, 2), done("B", 9, 1), done("C", 18, 2), done("D", 10), done("E", 5, 5)]
    wanted = [(1, "D"), (2, "B"), (2, "C"), (4, "A"), (5, "E")]
    for rate in ("late_rate", "on_time_rate"):
        assert places(ranking(rows, rate)) == wanted


def test_a_unit_with_one_task_is_shown_after_the_others_and_has_no_place() -> None:
    rows = [done("one", 1), done("none", 0), done("many", 9, 1)]
    rows += [done("four", 4), done("five", 5)]
    found = ranking(rows)
    assert places(found) == [
        (1, "five"),
        (2, "many"),
        (None, "one"),
        (None, "four"),
        (None, "none"),
    ]
    assert [one.few for one in found] == [False, False, True, True, False]
    assert [one.of for one in found] == [5, 10, 1, 4, 0]
    assert [one.value for one in found] == [0, pytest.approx(0.1), 0, 0, None]
    assert places(ranking(rows, fewest=1))[:3] == [(1, "one"), (1, "four"), (1, "five")]


def test_few_is_counted_in_what_the_rate_is_a_share_of() -> None:
    """Ten tasks, four of them completed: enough for one rate and too few for the other."""
    rows = [done("A", 4, 0, 6)]
    assert ranking(rows, "completion_rate")[0].place == 1
    assert ranking(rows, "on_time_rate")[0].few


@given(
    st.lists(st.tuples(*[st.integers(0, 9)] * 3), max_size=12),
    st.sampled_from(sorted(RATES)),
    st.integers(0, 20),
)
def test_every_row_is_there_once_and_nobody_better_stands_below(
    counts: list[tuple[int, int, int]], rate: str, fewest: int
) -> None:
    rows = [done(str(number), *three) for number, three in enumerate(counts)]
    found = ranking(rows, rate, fewest=fewest)
    assert sorted(id(one.row) for one in found) == sorted(map(id, rows))
    whole, more_is_better = RATES[rate]
    placed = [one for one in found if one.place is not None]
    assert found[: len(placed)] == tuple(placed)
    for one in found:
        value = getattr(one.row, rate)
        assert (one.value, one.of) == (value, getattr(one.row, whole))
        assert one.few == (value is not None and one.of < fewest)
    for one in placed:
        better = [
            other
            for other in placed
            if (other.value > one.value if more_is_better else other.value < one.value)  # type: ignore[operator]
        ]
        assert one.place == len(better) + 1
    for before, after in pairwise(found):
        if alike(before) == alike(after):
            assert int(before.row.label()) < int(after.row.label())


def alike(one: Ranked) -> tuple[int | None, bool, bool]:
    return one.place, one.few, one.value is None


def test_what_is_no_rate_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReportError) as refused:
        ranking([], "tasks")
    assert refused.value.code == "not_a_rate"
    assert "late_rate" in refused.value.message("en")
