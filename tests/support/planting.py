"""Planting a fault: a piece of the adapter of the examples, and what stands in its place.

Each is declared with the topics that are about it, and with the others whose cases cannot help but
fail: it must be found by cases of each of these topics, and by none of any other.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from nhiemvu.testing.outcomes import BAD
from nhiemvu.testing.runner import certify

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.text import Text

Json: TypeAlias = dict[str, Any]

ADAPTER: Final = Path(__file__).parents[2] / "examples" / "certify" / "nhiemvu_adapter.py"


class Planted(NamedTuple):
    """A fault: what it is, its place and what is put there, whose cases must find it."""

    code: str
    words: Text
    place: str
    put: str
    own: str
    also: str = ""

    @property
    def topics(self) -> set[str]:
        """The topics it must be found by, and no others."""
        return {*self.own.split(), *self.also.split()}


def vendor(fault: Planted | None = None) -> Callable[[Json], Json]:
    """Give the adapter as a function, with a fault in it or as it is."""
    text = ADAPTER.read_text("utf-8")
    if fault is not None:
        assert text.count(fault.place) == 1, fault.code
        text = text.replace(fault.place, fault.put)
    names: dict[str, Any] = {"__name__": "vendor", "__file__": str(ADAPTER)}
    exec(compile(text, ADAPTER.name, "exec"), names)  # noqa: S102

    def answer(question: Json) -> Json:
        found: Json = names["ANSWERS"][question["op"]](question)
        return found

    return answer


@cache
def found_by(fault: Planted) -> dict[str, int]:
    """Count, by topic, the cases of the whole corpus that find a fault."""
    certificate = certify(vendor(fault))
    return dict(Counter(result.case.topic for result in certificate.results_of(*BAD)))
