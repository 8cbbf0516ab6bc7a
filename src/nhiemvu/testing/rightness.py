"""Whether an answer to any question is right, by what this library answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.law.citation import Citation
from nhiemvu.model.history import HISTORY_RULES
from nhiemvu.moments import parse_moment
from nhiemvu.testing.answers import answer as right_answer
from nhiemvu.testing.comparing import agrees, is_unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = dict[str, Any]


def is_wrong(question: Json, answer: Json | None) -> bool:
    """Tell whether an answer is wrong; what is not supported is not, nor what is not answered.

    >>> is_wrong({"op": "working_days_between", "a": "2026-10-05", "b": "2026-10-06"}, {"value": 2})
    True
    """
    if answer is None or is_unsupported(answer):
        return False
    return not any(agrees(answer, right) for right in right_answers(question))


def right_answers(question: Json) -> Iterator[Json]:
    """Give every answer that is right: an event may break more rules than one.

    The rules have no order of precedence, and the library names one. The others are those it names
    where the task is assigned sooner, the event is not too early, or the task has not ended.

    >>> too_early = {"kind": "approved", "at": "2026-10-01T08:00:00+07:00"}
    >>> assigned = {"assigned_at": "2026-10-05T09:00:00+07:00", "deadline": "2026-10-20"}
    >>> unit = {"id": "NV-1", "assignee": {"code": "H20.13"}}
    >>> question = {"op": "validate", "task": {**unit, **assigned, "events": [too_early]}}
    >>> sorted(right["error"] for right in right_answers(question))
    ['before_assignment', 'decision_without_submission']
    """
    found = right_answer(question)
    yield found
    if "index" not in found:
        return
    place, named = found["index"], {found["error"]}
    for changes in _CHANGES:
        task = question["task"]
        for change in changes:
            task = change(task, place)
        other = right_answer({"op": "validate", "task": task})
        if other.get("index") == place and other["error"] not in named:
            named.add(other["error"])
            yield other


def _assigned_sooner(task: Json, place: int) -> Json:
    """Let the task be assigned no later than the event."""
    at = task["events"][place]["at"]
    return {**task, "assigned_at": min(task["assigned_at"], at, key=parse_moment)}


def _not_too_early(task: Json, place: int) -> Json:
    """Let the event happen when what is listed ahead of it has happened."""
    before = [task["assigned_at"], *(event["at"] for event in task["events"][: place + 1])]
    return _with_event(task, place, task["events"][place] | {"at": max(before, key=parse_moment)})


def _not_ended(task: Json, place: int) -> Json:
    """Let what ended the task be another decision, or nothing but a receipt.

    A request for extension lapsed at that end, so it is let be a receipt as well.
    """
    ahead = task["events"][:place]
    if any(event["kind"] in _ENDS for event in ahead):
        for at, event in enumerate(ahead):
            if event["kind"] in _INSTEAD:
                kept = {"kind": _INSTEAD[event["kind"]], "at": event["at"]}
                task = _with_event(task, at, kept)
    return task


def _with_event(task: Json, place: int, event: Json) -> Json:
    return {**task, "events": [*task["events"][:place], event, *task["events"][place + 1 :]]}


_ENDS = ("approved", "recalled")
_INSTEAD = {"approved": "rejected", "recalled": "received", "extension_requested": "received"}
_CHANGES = ((_assigned_sooner,), (_not_too_early,), (_not_too_early, _not_ended))


def provision_broken(question: Json, received: Json | None, expected: Json) -> Citation:
    """Give the provision that a wrong answer breaks."""
    if question["op"] == "classify":
        return Citation.parse(expected["basis"])
    if question["op"] != "validate":
        return Citation.parse(_PROVISIONS[question["op"]])
    code = expected.get("error") or (received or {}).get("error")
    return HISTORY_RULES[code].provision if code in HISTORY_RULES else Citation.parse("5.2")


_PROVISIONS = {"cutoff_due": "4.5.c", "add_working_days": "4.2", "working_days_between": "4.2"}
