"""Histories of ranks made real: as plain JSON, and as tasks of the library."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import TypeAdapter

from nhiemvu import Task
from nhiemvu.model.events import Event
from nhiemvu.moments import INSTANT, VIETNAM
from order_types import ASSIGNEE, History
from ranks import Due, Rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from order_types import Step

Json: TypeAlias = dict[str, Any]
FIRST_DAY = datetime(2026, 10, 4, tzinfo=VIETNAM)
HALF_A_DAY = timedelta(hours=12)
EVENT: TypeAdapter[Any] = TypeAdapter(Event)


@lru_cache
def noted_moment(rank: int) -> datetime:
    """Even ranks are midnights, so that a deadline may end there in either of its forms."""
    return FIRST_DAY + rank * HALF_A_DAY


@lru_cache
def noted_deadline(end: int, as_date: bool | None = None) -> date | datetime:
    """Give the deadline with this end: as a date or as a moment; each second one, if not said."""
    if as_date is None:
        as_date = end % 4 == 0
    last = noted_moment(end) - INSTANT
    return last.date() if as_date else last


def json_of(
    history: History,
    moment: Callable[[int], Any] = lambda rank: noted_moment(rank).isoformat(),
    deadline: Callable[[int], Any] = lambda end: noted_deadline(end).isoformat(),
) -> Json:
    """Write a history as the JSON of a task."""
    return {
        "id": "NV-1",
        "assigned_at": moment(history.assigned),
        "deadline": deadline(history.due),
        "assignee": {"code": ASSIGNEE},
        "coordinators": [{"code": code} for code in history.named],
        "events": [_event_json(step, moment, deadline) for step in history.steps],
    }


def _event_json(step: Step, moment: Callable[[int], Any], deadline: Callable[[int], Any]) -> Json:
    written: Json = {"kind": step.kind, "at": moment(step.at)}
    if step.unit is not None:
        written["unit"] = step.unit
    if step.end is not None:
        written["deadline"] = deadline(step.end)
    return written


def ranked_json(history: History) -> Json:
    """The same with ranks left as they are, for a reading that only compares."""
    return json_of(history, moment=int, deadline=int)


@lru_cache(maxsize=4096)
def _event(step: Step) -> Any:
    """An event, validated once."""
    text = _event_json(
        step,
        lambda rank: noted_moment(rank).isoformat(),
        lambda end: noted_deadline(end).isoformat(),
    )
    return EVENT.validate_python(text)


@lru_cache
def _blank(named: tuple[str, ...]) -> Task:
    return Task.model_validate(json_of(History(0, 2, (), named)))


def task_of(history: History) -> Task:
    """A task of validated parts; put together unvalidated, for there are millions of them."""
    return _blank(history.named).model_copy(
        update={
            "assigned_at": noted_moment(history.assigned),
            "deadline": noted_deadline(history.due),
            "events": tuple(map(_event, history.steps)),
        }
    )


def ranked_task(history: History, ends: str = "") -> Task:
    """The same task with moments that can only be compared; ends may be of a scale of their own."""
    return _blank(history.named).model_copy(
        update={
            "assigned_at": Rank(history.assigned),
            "deadline": Due(history.due, ends),
            "events": tuple(_ranked_event(step, ends) for step in history.steps),
        }
    )


@lru_cache(maxsize=4096)
def _ranked_event(step: Step, ends: str) -> Any:
    update: Json = {"at": Rank(step.at)}
    if step.end is not None:
        update["deadline"] = Due(step.end, ends)
    return _event(step).model_copy(update=update)
