"""The topics of the sample: who directs and drafts, who leads, what is asked in which season."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = Path(__file__).parent / "topics.json"
_YEAR_ROUND = frozenset(range(1, 13))
_AFTER_A_QUARTER = frozenset({1, 2, 4, 5, 7, 8, 10, 11})
_FIT_FOR_AN_ORDER = ("tăng cường", "đẩy mạnh", "đẩy nhanh", "chủ động")


@dataclass(frozen=True, slots=True)
class Content:
    """Something asked, and of whom: of those who lead, or ``to`` communes of a kind or of any.

    What is ``seasonal`` is asked in its ``months`` alone, and soon.
    """

    asks: str
    to: str | None
    lead: tuple[str, ...]
    months: frozenset[int]
    seasonal: bool

    @property
    def opinion(self) -> bool:
        """Whether it is the draft of another unit, to give an opinion on."""
        return not self.months


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of work; ``aim`` and ``matter`` name it after a verb and after a preposition."""

    field: str
    room: str
    area: str
    leader: str
    tags: tuple[str, ...]
    matter: str
    aim: str
    lead: tuple[str, ...]
    helpers: tuple[str, ...]
    departments: tuple[Content, ...]
    communes: tuple[Content, ...]
    drafts: tuple[str, ...]

    @property
    def orders(self) -> bool:
        """Whether a Chỉ thị may be about it."""
        return self.aim.startswith(_FIT_FOR_AN_ORDER)


@cache
def told() -> dict[str, Any]:
    """Give what the file tells."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


def topics_of(found: dict[str, Any]) -> tuple[Topic, ...]:
    """Read the topics that the file tells of."""
    return tuple(
        Topic(
            field=topic["field"],
            **found["fields"][topic["field"]],
            tags=tuple(topic["tags"]),
            matter=topic["matter"],
            aim=topic["aim"],
            lead=tuple(topic["lead"]),
            helpers=tuple(topic["with"]),
            departments=_contents(topic.get("departments", ()), topic["lead"], to=None),
            communes=_contents(topic.get("communes", ()), topic["lead"], to=""),
            drafts=tuple(topic.get("drafts", ())),
        )
        for topic in found["topics"]
    )


def _contents(
    told: Sequence[str | dict[str, Any]], lead: Sequence[str], *, to: str | None
) -> tuple[Content, ...]:
    """Read what is asked: a plain text is for anybody, at any time it makes sense."""
    each = [{"asks": found} if isinstance(found, str) else found for found in told]
    return tuple(
        Content(
            asks=found["asks"],
            to=found.get("to", to),
            lead=tuple(found.get("lead", lead)),
            months=_months(found),
            seasonal="months" in found,
        )
        for found in each
    )


def _months(found: dict[str, Any]) -> frozenset[int]:
    if "months" in found:
        spans = [span.split("-") for span in found["months"].split(",")]
        return frozenset(
            month for span in spans for month in range(int(span[0]), int(span[-1]) + 1)
        )
    return _AFTER_A_QUARTER if "{quarter}" in found["asks"] else _YEAR_ROUND
