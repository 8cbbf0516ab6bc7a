"""The classifier at every order type of short histories, and what carries it to all histories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from any_order_type import order_types
from literal_answers import (
    answer_in_full,
    answer_of,
    by_core,
    core,
    dates_of,
    literal_answer,
    reading_ranks,
)
from literal_facts import literal_dates
from literal_history import broken_rules
from nhiemvu import Task, classify
from nhiemvu.moments import INSTANT, VIETNAM
from order_types import DECIDING, QUIET, History, histories, moments_of, placements, sequences
from proof import CHECKER, STATUS
from ranks import Due, LooksCloserError, Rank
from realised import json_of, noted_deadline, noted_moment, ranked_json, task_of
from status_walk import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUPPORT = Path(__file__).parent.parent / "support"
FIGURES = Path(__file__).parent.parent / "data" / "proof.json"
ANY_KIND = (*DECIDING, *QUIET)

TRIED_QUICKLY = os.environ.get("HYPOTHESIS_PROFILE") in {"quick", "mutants"}
WALKED: dict[str, int] = (
    dict.fromkeys((*STATUS, *CHECKER), 1) | {"deciding": 2, "at_the_end": 2}
    if TRIED_QUICKLY
    else json.loads((FIGURES.parent / "proof_in_tests.json").read_text("utf-8"))
)
"""How many events the tests walk; `make proof` walks more."""

SHORT = range(2 if TRIED_QUICKLY else 3)
"""How many events there are in the histories that are also tried whole, as text."""

LONG_ONES = settings(
    max_examples=20 if TRIED_QUICKLY else 100,
    suppress_health_check=[HealthCheck.large_base_example, HealthCheck.too_slow],
)


def test_the_walk_covers_what_the_page_says(tmp_path: Path) -> None:
    """`make proof`, for shorter histories and in one process: no disagreement, the same figures."""
    kept = tmp_path / "figures.json"
    command = [sys.executable, "-m", "proof", "--jobs", "1", "--figures", str(kept)]
    for walk, events in WALKED.items():
        command += [f"--{walk.replace('_', '-')}", str(events)]
    unmeasured = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    subprocess.run(command, cwd=SUPPORT, env=unmeasured, check=True, capture_output=True)
    figures, published = (json.loads(path.read_text("utf-8")) for path in (kept, FIGURES))
    assert figures.keys() == published.keys()
    for walk, walked in figures.items():
        assert walked[-1]["events"] == WALKED[walk]
        assert walked == published[walk][: len(walked)]


def test_the_page_shows_a_whole_run() -> None:
    published = json.loads(FIGURES.read_text("utf-8"))
    for walk, (events, _, _) in STATUS.items():
        assert [walked["events"] for walked in published[walk]] == list(range(events + 1))
    for walk, (events, _, _) in CHECKER.items():
        assert [walked["events"] for walked in published[walk]] == list(range(1, events + 1))
    assert published.keys() == {*STATUS, *CHECKER}


@cache
def ways_to_merge(points: int, ends: int) -> int:
    """Count how points, which may tie, and ends, which may not, can be put in one order."""
    if not points and not ends:
        return 1
    return sum(
        ways_to_merge(points - here, ends - end)
        for here in range(points + 1)
        for end in range(min(ends, 1) + 1)
        if here or end
    )


NEXT = {
    "nothing awaits": ("awaits", "ended"),
    "awaits": ("awaits", "nothing awaits", "ended", "ended"),
}
"""What follows a submission; a decision or a recall; an approval and a recall; grants aside."""


def sequences_by_grants(events: int) -> Counter[int]:
    """Count the sequences of events that decide, by how many grants there are among them."""
    counts = Counter({("nothing awaits", 0): 1})
    for _ in range(events):
        longer: Counter[tuple[str, int]] = Counter()
        for (state, grants), number in counts.items():
            for after in NEXT.get(state, ()):
                longer[after, grants] += number
            if state in NEXT:
                longer[state, grants + 1] += number
        counts = longer
    by_grants: Counter[int] = Counter()
    for (_, grants), number in counts.items():
        by_grants[grants] += number
    return by_grants


@pytest.mark.parametrize("walk", ["deciding", "at_the_end"])
def test_the_number_of_histories_is_what_can_be_reckoned(walk: str) -> None:
    """Without walking: sequences are counted by state, orders by recursion."""
    for walked in json.loads(FIGURES.read_text("utf-8"))[walk]:
        events = walked["events"]
        reckoned = sum(
            number * ways_to_merge(events + 1, grants + 1)
            for grants, number in sequences_by_grants(events).items()
        )
        assert walked["histories"] == reckoned


def test_order_types_are_all_there_and_none_twice() -> None:
    """Counted in another way: the ranks of any points whatever, kept where they are in order."""
    for events, deadlines in ((1, 1), (2, 1), (1, 2), (2, 2)):
        size = 1 + events + deadlines
        found = set()
        for ranks in product(range(size), repeat=size):
            points, ends = ranks[: events + 1], ranks[events + 1 :]
            dense = len(set(ranks)) == max(ranks) + 1
            if dense and list(points) == sorted(points) and list(ends) == sorted(set(ends)):
                found.add(ranks)
        listed = [
            tuple(rank // 2 - 1 for rank in (assigned, *ats, *ends))
            for assigned, ats, ends in placements(events, deadlines)
        ]
        assert len(listed) == len(set(listed))
        assert set(listed) == found


def every_form(history: History) -> Iterator[dict[str, Any]]:
    """Write a history with each of its deadlines as a date and as a moment."""
    ends = [history.due, *(step.end for step in history.steps if step.end is not None)]
    for forms in product((True, False), repeat=len(ends)):
        form = dict(zip(ends, forms, strict=True))
        yield json_of(history, deadline=partial(_written, form))


def _written(form: dict[int, bool], end: int) -> str:
    return noted_deadline(end, form[end]).isoformat()


def test_short_histories_in_every_form_and_in_full() -> None:
    """Nothing is taken over here: JSON, validated; the literal reading of all that is written."""
    for kinds in (kinds for n in SHORT for kinds in sequences(n)):
        for history in histories(kinds):
            for source in every_form(history):
                task = Task.model_validate(source)
                for place in moments_of(history):
                    as_of = noted_moment(place)
                    verdict = classify(task, as_of=as_of)
                    assert answer_of(verdict) == literal_answer(source, as_of)
                    assert as_written(dates_of(verdict)) == literal_dates(source, as_of)


def test_the_answer_by_ranks_is_that_of_the_whole_text() -> None:
    for kinds in (kinds for n in SHORT for kinds in sequences(n, ANY_KIND)):
        for history in list(histories(kinds))[::3]:
            with reading_ranks():
                by_ranks = dict(by_core(history))
            for place, answer in by_ranks.items():
                assert answer == answer_in_full(history, place)


def test_the_tasks_walked_are_those_that_reading_gives() -> None:
    for kinds in (kinds for n in SHORT for kinds in sequences(n, ANY_KIND)):
        for history in histories(kinds):
            assert task_of(history) == Task.model_validate(json_of(history))


# From order types to moments: the answer depends on nothing else.


@LONG_ONES
@given(order_types(longest=6), st.data())
def test_stretching_time_changes_no_answer(history: History, data: st.DataObject) -> None:
    """From a microsecond to years between one point and the next."""
    places = moments_of(history)
    gaps = st.integers(1, 10) | st.integers(1, 10**14)
    steps = data.draw(st.lists(gaps, min_size=places.stop, max_size=places.stop))
    first = datetime(2000, 2, 28, tzinfo=VIETNAM)
    moments = [first + timedelta(microseconds=sum(steps[:n])) for n in range(len(steps))]
    source = json_of(
        history,
        moment=lambda rank: moments[rank].isoformat(),
        deadline=lambda end: (moments[end] - INSTANT).isoformat(),
    )
    task, known = Task.model_validate(source), task_of(history)
    for place in places:
        answer = answer_of(classify(known, as_of=noted_moment(place)))
        assert answer_of(classify(task, as_of=moments[place])) == answer
        assert literal_answer(source, moments[place]) == answer


LOOKS: list[Callable[[Rank], object]] = [
    lambda moment: moment.day,
    lambda moment: moment.date(),
    lambda moment: moment.isoformat(),
    lambda moment: f"{moment}",
    lambda moment: moment - moment,
    lambda moment: moment + INSTANT,
    lambda moment: moment.timestamp(),
    hash,
    lambda moment: moment == datetime(2026, 1, 1, tzinfo=VIETNAM),
    lambda moment: moment < Rank(3, "another"),
    lambda _moment: Due(3) + timedelta(days=1),
]


@pytest.mark.parametrize("look", LOOKS)
def test_a_rank_tells_nothing_but_its_order(look: Callable[[Rank], object]) -> None:
    with pytest.raises(LooksCloserError):
        look(Rank(3))


def test_ranks_are_in_order() -> None:
    for a, b in product(range(3), repeat=2):
        low, high = Rank(a), Rank(b)
        assert ((low < high), (low <= high), (low == high)) == ((a < b), (a <= b), (a == b))
        assert ((low > high), (low >= high), (low != high)) == ((a > b), (a >= b), (a != b))
        assert (Due(a) + INSTANT == high) == (a == b)


# From short histories to long ones: six events decide, wherever they stand.


@LONG_ONES
@given(order_types())
def test_six_events_decide_however_many_there_are(history: History) -> None:
    task = task_of(history)
    source = ranked_json(history)
    with reading_ranks():
        answers = dict(by_core(history))
        assert answers == {place: literal_answer(source, place) for place in answers}
    for place, answer in answers.items():
        steps = core(tuple(step for step in history.steps if step.at <= place))
        left = history._replace(steps=steps)
        assert len(steps) <= 6
        assert not any(broken_rules(left, n) for n in range(len(steps)))
        as_of = noted_moment(place)
        assert answer_of(classify(task, as_of=as_of)) == answer
        assert answer_of(classify(task_of(left), as_of=as_of)) == answer
