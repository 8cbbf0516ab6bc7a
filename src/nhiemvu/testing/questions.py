"""Random questions about each operation of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from nhiemvu.testing.strategies import broken_tasks, cutoff_moments, days, moments, spans, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

Json: TypeAlias = dict[str, Any]


def _cutoffs() -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"op": st.just("cutoff_due"), "moment": cutoff_moments()})


def _additions() -> st.SearchStrategy[Json]:
    day = days().map(str)
    return st.fixed_dictionaries({"op": st.just("add_working_days"), "date": day, "n": spans()})


def _counts() -> st.SearchStrategy[Json]:
    day = days().map(str)
    return st.fixed_dictionaries({"op": st.just("working_days_between"), "a": day, "b": day})


@st.composite
def _statuses(draw: st.DrawFn) -> Json:
    task = draw(tasks())
    return {"op": "classify", "task": task, "as_of": draw(moments(task)).isoformat()}


def _histories() -> st.SearchStrategy[Json]:
    any_task = tasks() | broken_tasks().map(lambda broken: broken[0])
    return st.fixed_dictionaries({"op": st.just("validate"), "task": any_task})


QUESTIONS: dict[str, Callable[[], st.SearchStrategy[Json]]] = {
    "cutoff_due": _cutoffs,
    "add_working_days": _additions,
    "working_days_between": _counts,
    "classify": _statuses,
    "validate": _histories,
}
"""What is asked at random about each operation."""
