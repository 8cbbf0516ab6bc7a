"""Classifying and reading, against hand-written code on the same objects and against peers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from transitions import EventData, Machine

from benchmarks import plain_models
from benchmarks.harness import Result, ratio
from nhiemvu import Task, classify, read_tasks
from nhiemvu.moments import VIETNAM, parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES = Path(__file__).parent.parent / "examples" / "tasks.jsonl"
AS_OF = parse_moment("2026-12-31T23:59:59.999999+07:00")


def end_of(deadline: date | datetime) -> datetime:
    if isinstance(deadline, datetime):
        return deadline + timedelta(microseconds=1)
    midnight = datetime(deadline.year, deadline.month, deadline.day, tzinfo=VIETNAM)
    return midnight + timedelta(days=1)


def bare(task: Task, as_of: datetime) -> tuple[str, str, str]:
    """Say it with if and else: status, consequence, basis, and no word of why."""
    end = end_of(task.deadline)
    grants: list[tuple[datetime, datetime]] = []
    sent = decided = None
    review = "none"
    for event in task.events:
        if event.at > as_of:
            break
        if event.kind == "submitted":
            review, sent = "awaiting", event.at
        elif event.kind == "approved":
            review, decided = "approved", event.at
        elif event.kind == "rejected":
            review, decided = "rejected", event.at
        elif event.kind == "extension_granted":
            grants.append((event.at, end_of(event.deadline)))
        elif event.kind == "recalled":
            return "recalled", "none", "7.1.đ"
    now_end = grants[-1][1] if grants else end
    past = as_of >= now_end
    if sent is None:
        if past:
            return "in_progress_overdue", "deduct", "14.5"
        return "in_progress_on_time", "none", "14.5"
    if review == "awaiting":
        return "awaiting_confirmation", "none", "5.2.a"
    sent_end = end
    for at, granted in grants:
        if at <= sent:
            sent_end = granted
    late = sent >= sent_end
    if review == "approved":
        if late:
            return "completed_late", "consider_deduction", "5.2.c.1"
        return "completed_on_time", "none", "5.2.b.1"
    assert decided is not None
    decided_end = end
    for at, granted in grants:
        if at <= decided:
            decided_end = granted
    refused_past = decided >= decided_end
    if late:
        if past:
            return "in_progress_overdue", "deduct", "5.2.c.2"
        return "in_progress_on_time", "none", "5.2.d"
    if refused_past:
        if past:
            return "in_progress_overdue", "deduct", "5.2.b.3"
        return "in_progress_on_time", "none", "5.2.d"
    if past:
        return "in_progress_overdue", "deduct", "14.5"
    return "in_progress_on_time", "none", "5.2.b.2"


class TaskModel:
    """A task as the documentation of transitions has it: a model, its conditions and callbacks."""

    state: str
    trigger: Callable[..., bool]

    def __init__(self, task: Task) -> None:
        self.end = end_of(task.deadline)
        self.sent_in_time = False
        self.refused_in_time = False

    def send(self, event: EventData) -> None:
        self.sent_in_time = event.kwargs["at"] < self.end

    def refuse(self, event: EventData) -> None:
        self.refused_in_time = event.kwargs["at"] < self.end

    def extend(self, event: EventData) -> None:
        self.end = end_of(event.kwargs["deadline"])

    def in_time(self, _event: EventData) -> bool:
        return self.sent_in_time


STATES = ["going", "awaiting", "rejected", "completed_on_time", "completed_late", "recalled"]
OPEN = ["going", "awaiting", "rejected"]
MOVES: list[dict[str, Any]] = [
    {"trigger": "submitted", "source": OPEN, "dest": "awaiting", "after": "send"},
    {
        "trigger": "approved",
        "source": "awaiting",
        "dest": "completed_on_time",
        "conditions": "in_time",
    },
    {"trigger": "approved", "source": "awaiting", "dest": "completed_late"},
    {"trigger": "rejected", "source": "awaiting", "dest": "rejected", "after": "refuse"},
    {"trigger": "extension_granted", "source": OPEN, "dest": "=", "after": "extend"},
    {"trigger": "recalled", "source": OPEN, "dest": "recalled"},
]
HANDLED = {move["trigger"] for move in MOVES}


def by_transitions(machine: Machine, task: Task, as_of: datetime) -> str:
    """Replay the history through the machine; give the status."""
    model = TaskModel(task)
    machine.add_model(model)
    for event in task.events:
        if event.at > as_of:
            break
        if event.kind in HANDLED:
            model.trigger(event.kind, at=event.at, deadline=getattr(event, "deadline", None))
    machine.remove_model(model)
    if model.state == "awaiting":
        return "awaiting_confirmation"
    if model.state in ("going", "rejected"):
        return "in_progress_overdue" if as_of >= model.end else "in_progress_on_time"
    return model.state


def rows() -> Iterator[Result]:
    lines = EXAMPLES.read_bytes().splitlines()
    tasks = [task for task in read_tasks(EXAMPLES) if task.assigned_at <= AS_OF]
    for task in tasks:
        verdict = classify(task, as_of=AS_OF)
        assert bare(task, AS_OF) == (verdict.status, verdict.consequence, verdict.basis.code)

    def ours() -> None:
        for task in tasks:
            classify(task, as_of=AS_OF)

    def by_hand() -> None:
        for task in tasks:
            bare(task, AS_OF)

    found = ratio(ours, by_hand)
    yield Result("classify, the full verdict", "a bare if/else on the same objects", found, 2.0)

    machine = Machine(
        model=None, states=STATES, transitions=cast("Any", MOVES), initial="going", send_event=True
    )
    for task in tasks:
        assert by_transitions(machine, task, AS_OF) == classify(task, as_of=AS_OF).status

    def by_machine() -> None:
        for task in tasks:
            by_transitions(machine, task, AS_OF)

    yield Result("classify", "transitions", 1 / ratio(ours, by_machine), at_least=25)

    def read_and_classify() -> None:
        for task in read_tasks(lines):
            classify(task, as_of=AS_OF)

    plain = plain_models.Task.model_validate_json

    def validate() -> None:
        for line in lines:
            plain(line)

    found = ratio(read_and_classify, validate)
    reference = "pydantic's validate_json into the same models without our validators"
    yield Result("reading JSON Lines and classifying", reference, found, 1.8)
