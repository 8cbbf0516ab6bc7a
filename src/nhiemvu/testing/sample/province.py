"""The units and the topics of the sample: real names, invented habits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nhiemvu.model.organisations import Unit
from nhiemvu.testing.sample.draw import Draw

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the sample: how it signs, and how diligent it is, from 0 to 100."""

    code: str
    name: str
    kind: str
    symbol: str
    head: str
    diligence: int

    def as_unit(self) -> dict[str, str]:
        """Give the unit as it stands in a task."""
        return {"code": self.code, "name": self.name, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of work: who directs and drafts, who leads, who contributes, what is asked."""

    field: str
    room: str
    leader: str
    tags: tuple[str, ...]
    lead: tuple[Place, ...]
    helpers: tuple[Place, ...]
    communes: bool
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """All that the sample draws from."""

    places: tuple[Place, ...]
    communes: tuple[Place, ...]
    topics: tuple[Topic, ...]
    sayings: dict[str, tuple[str, ...]]


@cache
def _units() -> tuple[dict[str, str], ...]:
    return tuple(json.loads((_HERE / "units.json").read_text("utf-8"))["units"])


def sample_units() -> tuple[Unit, ...]:
    """Give the 117 units of the sample: 15 of the province, 102 communes and wards.

    Names are those in force since 01/07/2025; where they come from stands in ``units.json``.
    Codes are invented, those of communes from the official code of the commune.

    >>> [unit.name for unit in sample_units() if unit.code in ("H20.15", "H20.28261")]
    ['Sở Tài chính', 'UBND phường Mỹ Tho']
    """
    return tuple(Unit(code=unit["code"], name=unit["name"], kind=unit["kind"]) for unit in _units())


def province(seed: int) -> Province:
    """Make the province of a seed: the same units and topics, other habits."""
    places = tuple(
        Place(**unit, diligence=Draw("diligence", seed, unit["code"]).weighed(_HABITS, _SHARES))
        for unit in _units()
    )
    by_symbol = {place.symbol: place for place in places if place.kind != "commune"}
    found: dict[str, Any] = json.loads((_HERE / "topics.json").read_text("utf-8"))
    topics = tuple(
        Topic(
            field=topic["field"],
            room=found["fields"][topic["field"]]["room"],
            leader=found["fields"][topic["field"]]["leader"],
            tags=tuple(topic["tags"]),
            lead=tuple(by_symbol[symbol] for symbol in topic["lead"]),
            helpers=tuple(by_symbol[symbol] for symbol in topic["with"]),
            communes=topic["communes"],
            contents=tuple(topic["contents"]),
        )
        for topic in found["topics"]
    )
    communes = tuple(place for place in places if place.kind == "commune")
    sayings = {kind: tuple(words) for kind, words in found["sayings"].items()}
    return Province(places, communes, topics, sayings)


_HABITS = (97, 92, 86, 78, 65)
_SHARES = (20, 30, 28, 15, 7)
