"""Outages of the subsystem that the units were told of in writing (12.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from nhiemvu.errors import InvalidOutage
from nhiemvu.model.fields import Model, Moment, Name
from nhiemvu.model.reading import read_lines, refusing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.model.reading import Source


class Outage(Model):
    """A time during which the subsystem did not work; ``notice`` names the paper that says so.

    It has no effect by itself: a delay on whose last day it fell may be waived for it [D 3].

    >>> Outage(start="2026-10-20T13:00:00+07:00", end="2026-10-20T18:30:00+07:00",
    ...        notice="Thông báo số 31/TB-VP ngày 20/10/2026").start.hour
    13
    """

    start: Moment
    end: Moment
    notice: Name

    @model_validator(mode="after")
    def _in_order(self) -> Outage:
        if self.end <= self.start:
            raise PydanticCustomError("outage", "Input should end after it starts")
        return self


def read_outages(source: Source, *, name: str | None = None) -> Iterator[Outage]:
    """Read outages from JSON Lines, as units are read (12.2); raises InvalidOutage.

    >>> import io
    >>> lines = io.StringIO('{"start": "2026-10-20T13:00:00+07:00", "notice": "31/TB-VP",'
    ...                     ' "end": "2026-10-20T18:30:00+07:00"}')
    >>> [outage.notice for outage in read_outages(lines)]
    ['31/TB-VP']
    """
    refused = refusing(InvalidOutage, Outage)
    yield from read_lines(source, Outage.model_validate_json, refused, None, name)
