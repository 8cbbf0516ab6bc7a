"""The sample put together: a province's year of tasks, the same bytes for the same seed."""

from __future__ import annotations

import json
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.sample.clock import CLOSE, YEAR
from nhiemvu.testing.sample.directives import directive, replacement
from nhiemvu.testing.sample.lives import Life
from nhiemvu.testing.sample.numbering import number
from nhiemvu.testing.sample.province import province

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.testing.sample.directives import Directive, Duty


def sample(tasks: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Make a year of tasks of a fictional province, in the order they were assigned.

    Units are those of Đồng Tháp since July 2025; persons appear by position, and every number,
    event and habit is invented. The same ``seed`` gives the same tasks on every Python.

    >>> [task["id"] for task in sample(3, seed=7)]
    ['NV-2026-000001', 'NV-2026-000002', 'NV-2026-000003']
    """
    world = province(seed)
    lives: list[Life] = []
    directives: list[Directive] = []
    orders = 0
    while len(lives) < tasks:
        made = directive(world, seed, len(directives), orders)
        orders += made.document["title"] == "Chỉ thị"
        directives.append(made)
        for duty in [duty for duty in made.duties if duty.assigned_at <= CLOSE]:
            life = Life(duty, world)
            lives.append(life)
            if life.moved_at is not None and life.moved_at <= CLOSE:
                lives.append(Life(replacement(duty, life.moved_at, world), world))
    lives = sorted(lives[:tasks], key=lambda life: life.duty.assigned_at)
    papers = [made.paper for made in directives if made.paper is not None]
    number([*papers, *(paper for life in lives for paper in life.papers.written)])
    places = {year: count(1) for year in (YEAR - 1, YEAR)}
    for duty in (life.duty for life in lives):
        year = duty.assigned_at.year
        duty.id = f"NV-{year}-{next(places[year]):06}"
    for life in lives:
        yield _task(life.duty, life)


def sample_line(task: dict[str, Any]) -> str:
    """Write a task of the sample as one line of JSON."""
    return json.dumps(task, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _task(duty: Duty, life: Life) -> dict[str, Any]:
    """Give a task as JSON has it; an old record has the bare necessities."""
    plain = {
        "id": duty.id,
        "assigned_at": duty.assigned_at.isoformat(),
        "deadline": duty.deadline.isoformat(),
        "assignee": duty.unit.as_unit(),
        "events": life.events(),
    }
    if duty.old:
        return plain
    found = {"id": duty.id, "category": duty.directive.category, "content": duty.asks, **plain}
    events = found.pop("events")
    if duty.helpers:
        found["coordinators"] = [helper.as_unit() for helper in duty.helpers]
    found |= {
        "directed_by": {"position": duty.directive.leader},
        "drafted_by": {"position": f"Chuyên viên {duty.topic.room}"},
        "document": deepcopy(duty.directive.document),
        "tags": list(duty.topic.tags),
    }
    if duty.replaces is not None:
        found["replaces"] = duty.replaces.id
    return found | {"events": events}
