"""Instants and deadlines as JSON writes them, in one offset or another."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, TypeAlias

from hypothesis import strategies as st

from nhiemvu.moments import INSTANT, VIETNAM

Json: TypeAlias = dict[str, Any]

DAY = timedelta(days=1)
ZONES = {
    "+07:00": VIETNAM,
    "Z": UTC,
    "+00:00": UTC,
    "-05:00": timezone(timedelta(hours=-5)),
    "+09:30": timezone(timedelta(hours=9, minutes=30)),
}
DAYS = (date(2026, 10, 5), date(2026, 1, 16), date(2025, 12, 30), date(2028, 2, 27))
HOURS = (time(10), time.min, time(15), time(23, 59, 59, 999999))


def instant_of(text: str) -> datetime:
    """Read a moment, whatever its offset, in Việt Nam's time."""
    return datetime.fromisoformat(text).astimezone(VIETNAM)


def end_of(deadline: str) -> datetime:
    """Give the first instant after a deadline: the next midnight, or a microsecond later."""
    if "T" in deadline:
        return instant_of(deadline) + INSTANT
    return datetime.combine(date.fromisoformat(deadline) + DAY, time.min, VIETNAM)


@st.composite
def moment_texts(draw: st.DrawFn, instant: datetime) -> str:
    """The same instant, written in one of several offsets."""
    offset = draw(st.sampled_from(tuple(ZONES)))
    text = instant.astimezone(ZONES[offset]).isoformat()
    return text.replace("+00:00", "Z") if offset == "Z" else text


@st.composite
def deadlines(draw: st.DrawFn, after: datetime) -> str:
    """A deadline, date or moment, whose end comes after an instant; often just after it."""
    if draw(st.booleans()):
        days = draw(st.sampled_from((0, 1, 3, 7)))
        return (after.astimezone(VIETNAM).date() + days * DAY).isoformat()
    gap = draw(st.sampled_from((timedelta(0), INSTANT, timedelta(hours=7), DAY, 3 * DAY, 7 * DAY)))
    return draw(moment_texts(after + gap))


@st.composite
def not_later_deadlines(draw: st.DrawFn, end: datetime) -> str:
    """A deadline that ends at or before an instant: the same, one tick less, a day less."""
    if draw(st.booleans()):
        return ((end - DAY).date() - draw(st.integers(0, 1)) * DAY).isoformat()
    return draw(moment_texts(end - INSTANT - draw(st.sampled_from((timedelta(0), INSTANT, DAY)))))
