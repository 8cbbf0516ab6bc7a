"""The strategies given to vendors: each keeps what it promises, and reaches every edge it names."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from nhiemvu import HistoryError, Task, WorkingCalendar, classify, official_calendar
from nhiemvu.model import HISTORY_RULES
from nhiemvu.moments import parse_moment, to_moment
from nhiemvu.testing.strategies import (
    broken_tasks,
    calendars,
    cutoff_moments,
    days,
    deadlines,
    moment_texts,
    moments,
    spans,
    tasks,
)
from nhiemvu.testing.strategies.instants import end_of, instant_of
from nhiemvu.testing.strategies.states import KINDS

OFFICIAL = official_calendar()
ALWAYS_THE_SAME = settings(
    max_examples=70, derandomize=True, database=None, phases=[Phase.generate]
)
FEW = settings(ALWAYS_THE_SAME, max_examples=40)


def test_tasks_are_possible_and_of_every_kind() -> None:
    kinds: Counter[str] = Counter()

    @ALWAYS_THE_SAME
    @given(tasks())
    def each(task: dict[str, Any]) -> None:
        Task.model_validate(task)
        kinds.update(event["kind"] for event in task["events"])

    each()
    assert kinds.keys() == set(KINDS)


def test_broken_tasks_break_each_rule_at_the_place_they_name() -> None:
    broken: Counter[str] = Counter()

    @settings(ALWAYS_THE_SAME, max_examples=200)
    @given(broken_tasks())
    def each(found: tuple[dict[str, Any], int, frozenset[str]]) -> None:
        task, place, codes = found
        with pytest.raises(HistoryError) as caught:
            Task.model_validate(task)
        assert caught.value.index == place
        assert caught.value.code in codes
        broken[caught.value.code] += 1

    each()
    assert broken.keys() == HISTORY_RULES.keys()


def test_moments_of_a_task_meet_its_edges_in_many_offsets() -> None:
    offsets: Counter[timedelta | None] = Counter()
    edges = {"at": 0, "beside": 0}

    @FEW
    @given(st.data(), tasks())
    def each(data: st.DataObject, task: dict[str, Any]) -> None:
        moment = data.draw(moments(task))
        offsets[moment.utcoffset()] += 1
        local = to_moment(moment)
        assert classify(Task.model_validate(task), as_of=local).status
        ends = {end_of(task["deadline"]), instant_of(task["assigned_at"])}
        ends |= {instant_of(event["at"]) for event in task["events"]}
        edges["at"] += local in ends
        edges["beside"] += any(abs(local - end) == timedelta(microseconds=1) for end in ends)

    each()
    assert len(offsets) > 2
    assert all(edges.values())


def test_days_meet_what_is_irregular() -> None:
    kinds: Counter[str] = Counter()

    @FEW
    @given(days())
    def each(day: date) -> None:
        assert OFFICIAL.first < day < OFFICIAL.last
        kinds[OFFICIAL.explain(day).kind] += 1

    each()
    assert len(kinds) > 4


def test_cutoffs_lie_on_both_sides() -> None:
    clocks: Counter[str] = Counter()

    @FEW
    @given(cutoff_moments())
    def each(text: str) -> None:
        clocks[parse_moment(text).time().isoformat()] += 1

    each()
    assert {"15:00:00", "15:00:00.000001", "14:59:59.999999", "00:00:00"} <= clocks.keys()


def test_calendars_have_swaps_of_their_own() -> None:
    notices: Counter[int] = Counter()

    @settings(FEW, max_examples=12)
    @given(calendars(), st.data())
    def each(calendar: WorkingCalendar, data: st.DataObject) -> None:
        more = len(calendar.notices) - len(OFFICIAL.notices)
        notices[more] += 1
        day, count = data.draw(days(calendar)), data.draw(spans())
        assert calendar.first <= calendar.add_working_days(day, count) <= calendar.last

    each()
    assert set(notices) == {0, 1, 2}


@FEW
@given(st.data(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_deadlines_come_after_their_instant_and_texts_are_their_instant(
    data: st.DataObject, day: date
) -> None:
    instant = end_of(day.isoformat())
    assert end_of(data.draw(deadlines(instant))) > instant
    assert instant_of(data.draw(moment_texts(instant))) == instant
