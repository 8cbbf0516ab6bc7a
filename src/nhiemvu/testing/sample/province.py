"""The units of the sample: real names, invented habits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.model.organisations import Unit
from nhiemvu.testing.sample.draw import Draw
from nhiemvu.testing.sample.topics import told, topics_of

if TYPE_CHECKING:
    from nhiemvu.testing.sample.topics import Content, Topic

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
class Province:
    """All that the sample draws from."""

    by_symbol: dict[str, Place]
    communes: dict[str, tuple[Place, ...]]
    topics: tuple[Topic, ...]
    orders: tuple[Topic, ...]
    sayings: dict[str, tuple[str, ...]]

    def asked(self, content: Content) -> tuple[Place, ...]:
        """Give the units that may be asked for something."""
        if content.to is not None:
            return self.communes[content.to]
        return self.named(content.lead)

    def named(self, symbols: tuple[str, ...]) -> tuple[Place, ...]:
        """Give the units of the province with these symbols."""
        return tuple(self.by_symbol[symbol] for symbol in symbols)


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
    places = [
        Place(**unit, diligence=Draw("diligence", seed, unit["code"]).weighed(_HABITS, _SHARES))
        for unit in _units()
    ]
    communes = tuple(place for place in places if place.kind == "commune")
    by_kind = {
        kind: tuple(place for place in communes if place.name.startswith(f"UBND {kind} "))
        for kind in ("xã", "phường")
    }
    found = told()
    topics = topics_of(found)
    orders = [topic for topic in topics if topic.orders]
    return Province(
        by_symbol={place.symbol: place for place in places if place.kind != "commune"},
        communes={"": communes, **by_kind},
        topics=topics,
        orders=tuple(Draw("orders", seed).few(orders, len(orders))),
        sayings={kind: tuple(words) for kind, words in found["sayings"].items()},
    )


_HABITS = (97, 92, 86, 78, 65)
_SHARES = (20, 30, 28, 15, 7)
