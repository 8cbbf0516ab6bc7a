"""An id that comes twice; see also the merging of tallies."""

from __future__ import annotations

from typing import Any

import pytest

from cases import october_task
from few_tasks import CALENDAR, OCTOBER
from nhiemvu import (
    Tally,
    report,
)
from nhiemvu.errors import DuplicateTaskError


def test_an_id_that_comes_twice_is_refused_and_both_places_are_named() -> None:
    one, two = october_task(id="NV-1"), october_task(id="NV-2")
    with pytest.raises(DuplicateTaskError) as refused:
        report([one, two, one], OCTOBER, calendar=CALENDAR)
    assert (refused.value.task_id, refused.value.first, refused.value.second) == ("NV-1", 1, 3)
    for lang in ("vi", "en"):
        words = refused.value.message(lang)
        assert all(word in words for word in ("NV-1", "1", "3"))
    tally = Tally(OCTOBER, calendar=CALENDAR)
    tally.add(one, place=12)
    tally.add(two, place=40)
    with pytest.raises(DuplicateTaskError) as refused:
        tally.add(two, place=77)
    assert (refused.value.first, refused.value.second) == (40, 77)


@pytest.mark.parametrize("number", [4096, 4097, 10923, 19_999])
def test_an_id_is_known_again_however_many_came_between(number: int) -> None:
    model = october_task()
    tasks = [model.model_copy(update={"id": f"NV-{n}"}) for n in range(number)]
    tasks.append(tasks[0])
    with pytest.raises(DuplicateTaskError) as refused:
        report(tasks, OCTOBER, calendar=CALENDAR)
    assert (refused.value.first, refused.value.second) == (1, number + 1)


def test_ids_that_differ_in_a_letter_or_run_together_are_different() -> None:
    ids = [
        "NV-1",
        "nv-1",
        "NV-1 ",
        "NV-11",
        "NV",
        "-1",
        "NV-1\n",
        "NV-1\x00",
        "NV-1\u200b",
        "Đ",
        "đ",
    ]
    made = report([october_task(id=name) for name in ids], OCTOBER, calendar=CALENDAR)
    assert made.total.tasks == len(ids)


@pytest.mark.parametrize("place", ["tasks.jsonl:12", 1.5, -1, 1 << 32])
def test_a_place_that_is_none_counts_nothing(place: Any) -> None:
    tally = Tally(OCTOBER, calendar=CALENDAR)
    with pytest.raises((TypeError, OverflowError)):
        tally.add(october_task(), place)
    assert tally == Tally(OCTOBER, calendar=CALENDAR)
    tally.add(october_task())
    with pytest.raises(DuplicateTaskError):
        tally.add(october_task())
    assert tally.measures().tasks == 1


def test_merged_tallies_number_their_tasks_on_unless_the_host_has_numbered_them() -> None:
    def tally(*ids: str, places: tuple[int, ...] = ()) -> Tally:
        made = Tally(OCTOBER, calendar=CALENDAR)
        for n, task_id in enumerate(ids):
            task = october_task().model_copy(update={"id": task_id})
            made.add(task, places[n] if places else None)
        return made

    whole = tally("A", "B")
    whole.merge(tally("C"))
    for task_id, number in (("A", 1), ("B", 2), ("C", 3)):
        assert whole.seen.place(task_id) == number
    placed = tally("A", "B", places=(10, 20))
    placed.merge(tally("C", places=(5,)))
    assert list(placed.seen) == [("A", 10), ("B", 20), ("C", 5)]
