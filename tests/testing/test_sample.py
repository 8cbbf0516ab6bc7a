"""The sample province: the examples, the same bytes for the same seed, real units."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nhiemvu import Task, Unit
from nhiemvu.testing.sample import sample, sample_line, sample_units
from nhiemvu.testing.sample.asking import kind_of
from nhiemvu.testing.sample.draw import Draw
from nhiemvu.testing.sample.province import province
from sample_year import SEEDS, year

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WRITE = """
import sys
from nhiemvu.testing.sample import sample, sample_line
sys.stdout.buffer.write("".join(map(sample_line, sample(400, seed=11))).encode())
"""


def test_the_examples_are_the_sample() -> None:
    lines = "".join(map(sample_line, sample(2_000, seed=2026)))
    assert lines.encode() == (EXAMPLES / "province-2026.jsonl").read_bytes()
    units = [
        Unit.model_validate_json(line)
        for line in (EXAMPLES / "units.jsonl").read_text("utf-8").splitlines()
    ]
    assert tuple(units) == sample_units()


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_same_seed_gives_the_same_bytes_whatever_the_hashes(hash_seed: str) -> None:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run([sys.executable, "-c", WRITE], env=env, capture_output=True, check=True)
    assert done.stdout == "".join(map(sample_line, sample(400, seed=11))).encode()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_is_a_task_and_comes_back_as_it_was(seed: int) -> None:
    made = list(sample(300, seed=seed))
    for task in made:
        line = sample_line(task)
        assert line.endswith("}\n")
        assert line.count("\n") == 1
        assert json.loads(line) == task
        read = Task.model_validate_json(line)
        assert Task.model_validate_json(read.model_dump_json()) == read


def test_units_are_those_of_the_province() -> None:
    units = sample_units()
    assert len(units) == len({unit.code for unit in units}) == 117
    assert len({unit.name for unit in units}) == 117
    names = [unit.name or "" for unit in units if unit.kind == "commune"]
    assert sum(name.startswith("UBND xã ") for name in names) == 82
    assert sum(name.startswith("UBND phường ") for name in names) == 20
    assert len(names) == 102
    known = {unit.code: unit for unit in units}
    for task in year():
        for unit in (task.assignee, *task.coordinators):
            assert unit == known[unit.code]


def test_what_replaces_follows_what_was_taken_back() -> None:
    known = {task.id: task for seed in SEEDS[:1] for task in year(seed)}
    for task in year():
        if task.replaces is not None:
            old = known[task.replaces]
            assert old.events[-1].kind == "recalled"
            assert old.events[-1].at <= task.assigned_at
            assert old.assignee.code != task.assignee.code
            assert (old.assignee.kind == "commune") is (task.assignee.kind == "commune")
            assert (old.content, old.document) == (task.content, task.document)


def test_no_two_tasks_share_what_they_hold() -> None:
    def held(value: object) -> Iterator[int]:
        if isinstance(value, (dict, list)):
            yield id(value)
            for part in value.values() if isinstance(value, dict) else value:
                yield from held(part)

    made = list(sample(400, seed=5))
    found = [each for task in made for each in held(task)]
    assert len(found) == len(set(found))
    documents = Counter(str(task.get("document")) for task in made if "document" in task)
    assert documents.most_common(1)[0][1] > 3


def test_every_topic_has_something_to_ask_in_every_month() -> None:
    for topic in province(1).topics:
        assert topic.departments or topic.communes
        for contents in (topic.departments, topic.communes):
            for month in range(1, 13):
                fit = [content for content in contents if month in content.months]
                assert bool(fit) is bool(contents), (topic.tags, month)


def test_what_is_asked_goes_to_units_that_it_fits() -> None:
    for task in year():
        content, name = task.content or "", task.assignee.name or ""
        if "nông thôn mới" in content and task.assignee.kind == "commune":
            assert name.startswith("UBND xã ")
        if "nội phường" in content or "đô thị văn minh" in content:
            assert name.startswith("UBND phường ")
        if content.startswith(("Tham mưu", "Trình")) or "phiên họp" in content:
            assert task.assignee.kind in ("department", "office"), content
        if "an ninh" in content:
            assert task.assignee.kind == "commune"


def test_a_sample_is_as_long_as_asked() -> None:
    for number in (0, 1, 2, 50):
        assert len(list(sample(number, seed=3))) == number


def test_a_busier_year_has_no_more_orders_and_plans() -> None:
    drawn = {
        number: [kind_of(number, Draw("kind", n)) for n in range(300)] for number in (0, 4_000)
    }
    assert set(drawn[0]) == {"letter", "notice", "slip", "order", "plan"}
    assert set(drawn[4_000]) == {"letter", "notice", "slip"}


def test_draws_stay_within_their_options() -> None:
    draw = Draw("words", 7)
    assert {draw.between(2, 4) for _ in range(200)} == {2, 3, 4}
    assert {draw.weighed("abc", (1, 0, 3)) for _ in range(200)} == {"a", "c"}
    assert {draw.pick("xy") for _ in range(200)} == {"x", "y"}
    assert sorted(draw.few((1, 2, 3), 9)) == [1, 2, 3]
    assert draw.few((1, 2, 3), 0) == []
    assert not any(draw.chance(0) for _ in range(50))
    assert all(draw.chance(100) for _ in range(50))
