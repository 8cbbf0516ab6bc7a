"""What is counted under one key of a breakdown: tasks by kind, and duties by measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

Counts: TypeAlias = dict[int, int]
"""How many tasks there are of each kind, by its number in the tally."""

Duties: TypeAlias = dict[str, int]
"""How many duties there are under each measure, by its name."""


@dataclass(slots=True)
class Counted:
    """What was counted under one key, and when the latest task of it was assigned."""

    latest: datetime
    counts: Counts = field(default_factory=dict)
    duties: Duties = field(default_factory=dict)


Groups: TypeAlias = "dict[Hashable, Counted]"


def counted_under(groups: Groups, key: Hashable, at: datetime) -> Counted:
    """Give what is counted under a key, noting when a task of it was assigned."""
    counted = groups.get(key)
    if counted is None:
        counted = groups[key] = Counted(at)
    elif at > counted.latest:
        counted.latest = at
    return counted


def count(groups: Groups, key: Hashable, number: int, at: datetime, times: int = 1) -> None:
    """Count a task of a kind under a key."""
    counts = counted_under(groups, key, at).counts
    counts[number] = counts.get(number, 0) + times


def count_duties(groups: Groups, key: Hashable, found: Duties, at: datetime) -> None:
    """Count duties under a key."""
    add(counted_under(groups, key, at).duties, found)


def add(counts: Duties, more: Duties) -> None:
    """Add counts to counts."""
    for name, times in more.items():
        counts[name] = counts.get(name, 0) + times
