"""Tallies of disjoint sets of tasks merge to the tally of their union (10)."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from nhiemvu import Period, Tally, Task, official_calendar, projected_calendar
from nhiemvu.errors import DuplicateTaskError, ReportError
from nhiemvu.moments import parse_moment
from nhiemvu.reporting import report_of
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
    from collections.abc import Iterable

OCTOBER = Period.month(2026, 10)
TASKS = read(EXAMPLE_PROVINCE)
asked = provinces(most=10).flatmap(lambda p: st.tuples(st.just(p), questions(p)))


def tally_of(
    tasks: Iterable[Task], question: Question = EXAMPLE_QUESTION, *, lines: bool = False
) -> Tally:
    tally = Tally(question.period, by=list(BREAKDOWNS), keep_lines=lines, **question.asked())
    for task in tasks:
        tally.add(task)
    return tally


def travelled(tally: Tally) -> Tally:
    """The tally as another process would receive it."""
    copy = pickle.loads(pickle.dumps(tally))  # noqa: S301  made here
    assert isinstance(copy, Tally)
    return copy


def split(tasks: list[Task], places: list[int], parts: int) -> list[list[Task]]:
    """Deal tasks to parts; a part may be empty."""
    dealt: list[list[Task]] = [[] for _ in range(parts)]
    for task, place in zip(tasks, places, strict=True):
        dealt[place % parts].append(task)
    return dealt


def assert_equal(merged: Tally, whole: Tally) -> None:
    assert merged == whole
    first, second = report_of(merged), report_of(whole)
    assert replace(first, lines=()) == replace(second, lines=())
    assert first.to_dict() == second.to_dict()
    assert {line.task.id: line for line in first.lines} == {
        line.task.id: line for line in second.lines
    }


@tried(share=4)
@given(asked, st.integers(2, 5), st.booleans(), st.data())
@example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION), 3, True, None)
def test_parts_in_any_split_and_order_merge_to_the_whole(
    case: tuple[list[dict[str, Any]], Question], parts: int, lines: bool, data: Any
) -> None:
    province, question = case
    tasks = read(province)
    places, order = list(range(len(tasks))), list(range(parts))
    if data is not None:
        places = [data.draw(st.integers(0, parts - 1)) for _ in tasks]
        order = data.draw(st.permutations(order))
    dealt = split(tasks, places, parts)
    event(f"parts with tasks: {sum(map(bool, dealt))}")
    merged, *others = [tally_of(dealt[number], question, lines=lines) for number in order]
    for other in others:
        merged.merge(other)
    assert_equal(merged, tally_of(tasks, question, lines=lines))


@tried(share=6)
@given(asked, st.data())
@example((EXAMPLE_PROVINCE, EXAMPLE_QUESTION), None)
def test_tallies_that_travelled_merge_to_the_whole(
    case: tuple[list[dict[str, Any]], Question], data: Any
) -> None:
    province, question = case
    tasks = read(province)
    cut = data.draw(st.integers(0, len(tasks))) if data else len(tasks) // 2
    first = travelled(tally_of(tasks[:cut], question))
    assert first == tally_of(tasks[:cut], question)
    first.merge(travelled(tally_of(tasks[cut:], question)))
    assert_equal(first, tally_of(tasks, question))


@tried(share=4)
@given(asked, st.data())
def test_the_order_of_the_tasks_does_not_matter(
    case: tuple[list[dict[str, Any]], Question], data: st.DataObject
) -> None:
    province, question = case
    tasks = read(province)
    assert_equal(tally_of(data.draw(st.permutations(tasks)), question), tally_of(tasks, question))


@tried(share=4)
@given(asked, st.integers(0, 9), st.integers(0, 9))
def test_how_merges_are_bracketed_does_not_matter(
    case: tuple[list[dict[str, Any]], Question], one: int, two: int
) -> None:
    """(a + b) + c is a + (b + c)."""
    province, question = case
    tasks = read(province)
    low, high = sorted((one, two))
    pieces = tasks[:low], tasks[low:high], tasks[high:]
    left, middle, right = (tally_of(piece, question) for piece in pieces)
    left.merge(middle)
    left.merge(right)
    first, second, third = (tally_of(piece, question) for piece in pieces)
    second.merge(third)
    first.merge(second)
    assert_equal(left, first)


def test_a_tally_made_by_another_process_merges() -> None:
    """Another process hashes text differently; ids are compared all the same."""
    program = """
import pickle
import sys
from provinces import BREAKDOWNS, EXAMPLE_PROVINCE, EXAMPLE_QUESTION, read
from nhiemvu import Tally
question = EXAMPLE_QUESTION
tally = Tally(question.period, by=list(BREAKDOWNS), **question.asked())
for task in read(EXAMPLE_PROVINCE)[9:]:
    tally.add(task)
sys.stdout.buffer.write(pickle.dumps(tally))
"""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    made = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()[-400:]
    other = pickle.loads(made.stdout)  # noqa: S301  made here
    assert other == tally_of(TASKS[9:])
    merged = tally_of(TASKS[:9])
    merged.merge(other)
    assert_equal(merged, tally_of(TASKS))
    with pytest.raises(DuplicateTaskError):
        merged.merge(other)


def test_what_is_merged_in_stays_as_it_was() -> None:
    receiver, given_one = tally_of(TASKS[:9]), tally_of(TASKS[9:])
    receiver.merge(given_one)
    assert given_one == tally_of(TASKS[9:])
    receiver.add(TASKS[0].model_copy(update={"id": "NV-900"}))
    assert given_one == tally_of(TASKS[9:])
    given_one.add(TASKS[0].model_copy(update={"id": "NV-901"}))
    assert receiver == tally_of([*TASKS, TASKS[0].model_copy(update={"id": "NV-900"})])


def test_counting_goes_on_after_a_merge() -> None:
    tally = tally_of(TASKS[:5])
    tally.merge(tally_of(TASKS[5:12]))
    for task in TASKS[12:]:
        tally.add(task)
    assert_equal(tally, tally_of(TASKS))


def test_an_empty_tally_changes_nothing_on_either_side() -> None:
    full, empty = tally_of(TASKS), tally_of([])
    full.merge(empty)
    assert full == tally_of(TASKS)
    empty.merge(full)
    assert_equal(empty, tally_of(TASKS))


def test_tallies_of_other_tasks_differ() -> None:
    """Equality that always held would make every test above pass."""
    whole = tally_of(TASKS)
    assert whole != tally_of(TASKS[:-1])
    assert whole != tally_of(TASKS[1:])
    assert whole != tally_of([*TASKS[:-1], TASKS[-1].model_copy(update={"id": "NV-900"})])
    retagged = TASKS[0].model_copy(update={"tags": ("khác",)})
    assert whole != tally_of([retagged, *TASKS[1:]])


def test_a_merged_report_is_provisional_when_one_of_its_parts_is() -> None:
    """At the close of the last year projected only the lateness rests on a provisional day."""
    period, calendar = Period.year(2028), projected_calendar(through=2028)
    late = TASKS[0].model_copy(update={"deadline": date(2028, 12, 1)})
    in_time = TASKS[1].model_copy(update={"deadline": date(2029, 1, 10)})
    tallies = {}
    for task in (late, in_time):
        tallies[task.id] = Tally(period, calendar=calendar)
        tallies[task.id].add(task)
    assert report_of(tallies[late.id]).provisional is True
    assert report_of(tallies[in_time.id]).provisional is False
    merged = tallies[in_time.id]
    merged.merge(tallies[late.id])
    assert report_of(merged).provisional is True
    assert report_of(merged).total.due_soon is None


# Refusals.


def _asked(**other: Any) -> Tally:
    usual: dict[str, Any] = {
        "calendar": official_calendar(),
        "by": ("unit",),
        "as_of": None,
    } | other
    return Tally(usual.pop("period", OCTOBER), **usual)


@pytest.mark.parametrize(
    "other",
    [
        {"period": Period.quarter(2026, 4), "as_of": OCTOBER.end},
        {"period": Period(date(2026, 10, 2), OCTOBER.last)},
        {"as_of": parse_moment("2026-10-31T23:59:59.999998+07:00")},
        {"by": ("unit_kind",)},
        {"by": ("unit", "category")},
        {"by": [("unit",), ("tag",)]},
        {"due_soon_days": 4},
        {"calendar": projected_calendar()},
        {"keep_lines": True},
    ],
    ids=", ".join,
)
def test_tallies_of_different_questions_are_not_merged(other: dict[str, Any]) -> None:
    receiver, foreign, before = _asked(), _asked(**other), _asked()
    for tally, task in ((receiver, TASKS[0]), (before, TASKS[0]), (foreign, TASKS[1])):
        tally.add(task)
    with pytest.raises(ReportError) as refused:
        receiver.merge(foreign)
    assert refused.value.code == "different_scope"
    assert receiver == before


def test_tallies_of_the_same_question_asked_in_other_words_are_merged() -> None:
    """The close of the period is its default moment; another offset is the same instant."""
    receiver, same = _asked(), _asked(as_of=parse_moment("2026-10-31T16:59:59.999999Z"))
    receiver.add(TASKS[0])
    same.add(TASKS[1])
    receiver.merge(same)
    assert report_of(receiver).total.newly_assigned == 2


@pytest.mark.parametrize("place", [0, 3, 5])
def test_an_id_in_two_parts_is_refused_and_leaves_the_receiver_unchanged(place: int) -> None:
    """Wherever it stands in the other: the ids before it are not taken either."""
    receiver, others = tally_of(TASKS[:9], lines=True), TASKS[9:14]
    others.insert(place, TASKS[4])
    other = tally_of(others, lines=True)
    with pytest.raises(DuplicateTaskError) as refused:
        receiver.merge(other)
    assert refused.value.task_id == TASKS[4].id
    numbered_on = 9 + place + 1
    assert (refused.value.first, refused.value.second) == (5, numbered_on)
    assert receiver == tally_of(TASKS[:9], lines=True)
    assert other == tally_of(others, lines=True)
    for task in TASKS[9:]:
        receiver.add(task)
    assert_equal(receiver, tally_of(TASKS, lines=True))


def test_the_last_task_of_a_part_is_known_as_well_as_the_first() -> None:
    for shared in (TASKS[0], TASKS[8]):
        receiver = tally_of(TASKS[:9])
        with pytest.raises(DuplicateTaskError):
            receiver.merge(tally_of([shared]))


def test_a_tally_is_not_merged_into_itself() -> None:
    tally = tally_of(TASKS)
    with pytest.raises(DuplicateTaskError):
        tally.merge(tally)
    assert tally == tally_of(TASKS)


@pytest.mark.parametrize("number", [14, 15, 17, 18], ids=["carried", "recalled", "ended", "later"])
def test_a_duplicate_is_one_even_when_it_is_not_of_the_period(number: int) -> None:
    """An id is known by having been given, whether or not its task was counted."""
    receiver = tally_of(TASKS)
    with pytest.raises(DuplicateTaskError):
        receiver.merge(tally_of([TASKS[number]]))
    with pytest.raises(DuplicateTaskError):
        receiver.add(TASKS[number])
    assert receiver == tally_of(TASKS)


@pytest.mark.parametrize("other", [None, [], TASKS[0]])
def test_only_tallies_merge(other: Any) -> None:
    receiver = tally_of(TASKS[:3])
    with pytest.raises(ReportError) as refused:
        receiver.merge(other)
    assert refused.value.code == "not_a_tally"
    assert receiver == tally_of(TASKS[:3])
