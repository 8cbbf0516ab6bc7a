"""Classifiers wrong on purpose, each in what has happened or when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nhiemvu import Task, classify
from nhiemvu.moments import INSTANT, VIETNAM
from realised import noted_moment

if TYPE_CHECKING:
    from nhiemvu import Verdict


def blind_at_the_moment(task: Task, *, as_of: datetime) -> Verdict:
    """Events at ``as_of`` itself have not happened yet."""
    return classify(task, as_of=max(as_of - INSTANT, task.assigned_at))


def seeing_ahead(task: Task, *, as_of: datetime) -> Verdict:
    """What is still to come has happened."""
    return classify(task, as_of=max(as_of, *(event.at for event in task.events), as_of))


def with_the_first_sending(task: Task, *, as_of: datetime) -> Verdict:
    """A result sent again does not count."""
    sent = [event for event in task.events if event.kind == "submitted"]
    kept = tuple(event for event in task.events if event not in sent[1:] or event is sent[0])
    return classify(task.model_copy(update={"events": kept}), as_of=as_of)


def inclusive_at_midnight(task: Task, *, as_of: datetime) -> Verdict:
    """The first moment after the deadline is still in time."""
    later = noted_moment(0)
    end = task.deadline if isinstance(task.deadline, datetime) else None
    later = (end + INSTANT) if end else datetime.combine(task.deadline, later.time(), VIETNAM)
    later += timedelta(0) if end else timedelta(days=1)
    return classify(task.model_copy(update={"deadline": later}), as_of=as_of)


def granted_from_the_start(task: Task, *, as_of: datetime) -> Verdict:
    """An extension works backwards, once it is granted."""
    granted = [e for e in task.events if e.kind == "extension_granted" and e.at <= as_of]
    deadline = granted[-1].deadline if granted else task.deadline
    kept = tuple(event for event in task.events if event.kind != "extension_granted")
    return classify(task.model_copy(update={"deadline": deadline, "events": kept}), as_of=as_of)


def without_recalls(task: Task, *, as_of: datetime) -> Verdict:
    kept = tuple(event for event in task.events if event.kind != "recalled")
    return classify(task.model_copy(update={"events": kept}), as_of=as_of)
