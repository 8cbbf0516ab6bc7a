"""Hypothesis strategies: histories valid and broken, moments at every edge, days, calendars.

Needs the extra ``testing``. Tasks are plain JSON, as any implementation reads them: built event by
event from what is allowed next, never filtered, with instants on both sides of each deadline, so
that ties and edges are the rule and not the exception.

>>> from hypothesis import given, settings
>>> from nhiemvu import Task, classify
>>> @settings(max_examples=20)
... @given(tasks().map(Task.model_validate))
... def a_status_is_known_at_the_assignment(task):
...     assert classify(task, as_of=task.assigned_at).status
>>> a_status_is_known_at_the_assignment()
"""

from nhiemvu.testing.strategies.broken import broken_tasks
from nhiemvu.testing.strategies.days import calendars, cutoff_moments, days, spans
from nhiemvu.testing.strategies.edges import moments
from nhiemvu.testing.strategies.histories import tasks
from nhiemvu.testing.strategies.instants import deadlines, moment_texts

__all__ = [
    "broken_tasks",
    "calendars",
    "cutoff_moments",
    "days",
    "deadlines",
    "moment_texts",
    "moments",
    "spans",
    "tasks",
]
