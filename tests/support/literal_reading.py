"""A second reading of QĐ 128/2026, Điều 5, 7.1.đ and 14.5, made to disagree with the library.

Slow on purpose and written in the order of the law: each clause decides for itself, from the plain
JSON of a task, whether it applies. Nothing is shared with the library but the text of the rules.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = tuple[str, str, str]

VIET_NAM = timezone(timedelta(hours=7))
MICROSECOND = timedelta(microseconds=1)
AFTER_THE_END = ("coordination_answered", "delay_attributed")


# The words the clauses use.


@lru_cache(maxsize=4096)
def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None, f"a moment needs its offset: {text}"
    return moment.astimezone(VIET_NAM)


def _events(task: Json) -> list[Json]:
    return list(task.get("events", []))


def _happened(task: Json, as_of: datetime) -> list[Json]:
    """The events at or before a moment: later ones do not exist yet."""
    return [event for event in _events(task) if _moment(event["at"]) <= as_of]


def literal_end(deadline: str) -> datetime:
    """The first moment after a deadline: the next midnight, or one microsecond later."""
    if "T" in deadline:
        return _moment(deadline) + MICROSECOND
    next_day = date.fromisoformat(deadline) + timedelta(days=1)
    return datetime.combine(next_day, time.min, VIET_NAM)


def literal_deadline(task: Json, at: datetime) -> str:
    """The latest of the assigned deadline and those granted at or before a moment."""
    latest: str = task["deadline"]
    for event in _happened(task, at):
        granted = event["kind"] == "extension_granted"
        if granted and literal_end(event["deadline"]) > literal_end(latest):
            latest = event["deadline"]
    return latest


def _within(task: Json, at: datetime) -> bool:
    """Whether a moment is not past the deadline in force at that moment."""
    return at < literal_end(literal_deadline(task, at))


def _review(events: list[Json]) -> tuple[Json | None, Json | None]:
    """The last submission, and the first decision listed after it."""
    submission: Json | None = None
    decision: Json | None = None
    for event in events:
        if event["kind"] == "submitted":
            submission, decision = event, None
        if event["kind"] in ("approved", "rejected") and decision is None:
            decision = event
    return (submission, decision) if submission is not None else (None, None)


def _recalled(task: Json, as_of: datetime) -> bool:
    return any(event["kind"] == "recalled" for event in _happened(task, as_of))


def _sent(task: Json, as_of: datetime, how: str) -> bool:
    """Whether the task stands and its last result was sent ``on_time`` or ``late``."""
    return not _recalled(task, as_of) and literal_sent(task, as_of) == how


def _decided(task: Json, as_of: datetime, kind: str) -> bool:
    """Whether the decision on the last result is of this kind."""
    decision = _review(_happened(task, as_of))[1]
    return decision is not None and decision["kind"] == kind


def _rejected_within(task: Json, as_of: datetime) -> bool:
    """Whether the last result was refused before the deadline of that moment had passed."""
    decision = _review(_happened(task, as_of))[1]
    if decision is None or decision["kind"] != "rejected":
        return False
    return _within(task, _moment(decision["at"]))


def _rejected_past(task: Json, as_of: datetime) -> bool:
    """Whether the last result was refused after the deadline of that moment had passed."""
    return _decided(task, as_of, "rejected") and not _rejected_within(task, as_of)


# Điều 5, khoản 1.


def literal_sent(task: Json, as_of: datetime) -> str | None:
    """5.1: the moment of sending makes a result timely or late; the approval has no part in it."""
    submission = _review(_happened(task, as_of))[0]
    if submission is None:
        return None
    return "on_time" if _within(task, _moment(submission["at"])) else "late"


# Điều 5, khoản 2.


def clause_5_2_a(task: Json, as_of: datetime) -> Answer | None:
    """A result is in and nobody has ruled on it: it waits, whether timely or late."""
    submission, decision = _review(_happened(task, as_of))
    if not _recalled(task, as_of) and submission is not None and decision is None:
        return "awaiting_confirmation", "none", "5.2.a"
    return None


def clause_5_2_b_1(task: Json, as_of: datetime) -> Answer | None:
    """A timely result that was accepted is completed on time."""
    if _sent(task, as_of, "on_time") and _decided(task, as_of, "approved"):
        return "completed_on_time", "none", "5.2.b.1"
    return None


def clause_5_2_b_2(task: Json, as_of: datetime) -> Answer | None:
    """A timely result refused within the deadline: work goes on, and there is still time."""
    timely = _sent(task, as_of, "on_time") and _rejected_within(task, as_of)
    if timely and _within(task, as_of):
        return "in_progress_on_time", "none", "5.2.b.2"
    return None


def clause_5_2_b_3(task: Json, as_of: datetime) -> Answer | None:
    """A timely result refused once the deadline had passed: overdue, and points are taken."""
    refused = _sent(task, as_of, "on_time") and _rejected_past(task, as_of)
    if refused and not _within(task, as_of):
        return "in_progress_overdue", "deduct", "5.2.b.3"
    return None


def clause_5_2_c_1(task: Json, as_of: datetime) -> Answer | None:
    """A late result that was accepted is completed late; taking points is to be considered."""
    if _sent(task, as_of, "late") and _decided(task, as_of, "approved"):
        return "completed_late", "consider_deduction", "5.2.c.1"
    return None


def clause_5_2_c_2(task: Json, as_of: datetime) -> Answer | None:
    """A late result that was refused leaves the task overdue, and points are taken."""
    refused = _sent(task, as_of, "late") and _decided(task, as_of, "rejected")
    if refused and not _within(task, as_of):
        return "in_progress_overdue", "deduct", "5.2.c.2"
    return None


def clause_5_2_d_refused_late(task: Json, as_of: datetime) -> Answer | None:
    """A timely result refused too late, and more time granted since: in time again."""
    refused = _sent(task, as_of, "on_time") and _rejected_past(task, as_of)
    if refused and _within(task, as_of):
        return "in_progress_on_time", "none", "5.2.d"
    return None


def clause_5_2_d_sent_late(task: Json, as_of: datetime) -> Answer | None:
    """A late result refused, and more time granted since it was sent: in time again."""
    refused = _sent(task, as_of, "late") and _decided(task, as_of, "rejected")
    if refused and _within(task, as_of):
        return "in_progress_on_time", "none", "5.2.d"
    return None


# Điều 7 and Điều 14.


def clause_7_1_dd(task: Json, as_of: datetime) -> Answer | None:
    """7.1.đ: a task taken back is outside the five statuses and costs nobody anything."""
    return ("recalled", "none", "7.1.đ") if _recalled(task, as_of) else None


def clause_14_5_nothing_sent(task: Json, as_of: datetime) -> Answer | None:
    """With no result sent, the deadline alone tells in time from overdue (D 5)."""
    if _recalled(task, as_of) or literal_sent(task, as_of) is not None:
        return None
    if _within(task, as_of):
        return "in_progress_on_time", "none", "14.5"
    return "in_progress_overdue", "deduct", "14.5"


def clause_14_5_nothing_sent_again(task: Json, as_of: datetime) -> Answer | None:
    """Sent and refused in time, but nothing further came before the deadline passed (D 5)."""
    refused = _sent(task, as_of, "on_time") and _rejected_within(task, as_of)
    if refused and not _within(task, as_of):
        return "in_progress_overdue", "deduct", "14.5"
    return None


CLAUSES: tuple[Callable[[Json, datetime], Answer | None], ...] = (
    clause_5_2_a, clause_5_2_b_1, clause_5_2_b_2, clause_5_2_b_3, clause_5_2_c_1, clause_5_2_c_2,
    clause_5_2_d_refused_late, clause_5_2_d_sent_late, clause_7_1_dd,
    clause_14_5_nothing_sent, clause_14_5_nothing_sent_again,
)  # fmt: skip


def literal_verdict(task: Json, as_of: datetime) -> Answer:
    """Status, consequence and basis; every clause is asked, and exactly one may answer."""
    assert as_of >= _moment(task["assigned_at"]), "the task did not exist yet"
    answers = [answer for clause in CLAUSES if (answer := clause(task, as_of)) is not None]
    assert len(answers) == 1, f"{len(answers)} clauses answer at {as_of}: {answers}"
    return answers[0]


def literal_step_edges(task: Json) -> list[datetime]:
    """Every moment, from the assignment on, at which the answer may change."""
    assigned = _moment(task["assigned_at"])
    grants = [event for event in _events(task) if event["kind"] == "extension_granted"]
    edges = {assigned, literal_end(task["deadline"])}
    edges |= {_moment(event["at"]) for event in _events(task)}
    edges |= {literal_end(grant["deadline"]) for grant in grants}
    return sorted(edge for edge in edges if edge >= assigned)


# What a history may look like (rules, section 7): one event against those listed ahead of it.


def _has_ended(earlier: list[Json]) -> bool:
    return any(event["kind"] in ("approved", "recalled") for event in earlier)


def _request_is_open(earlier: list[Json]) -> bool:
    kinds = [event["kind"] for event in earlier if event["kind"].startswith("extension_")]
    return kinds[-1:] == ["extension_requested"]


def _asked(earlier: list[Json]) -> set[str]:
    return {event["unit"] for event in earlier if event["kind"] == "coordination_requested"}


def _nothing_awaits(earlier: list[Json]) -> bool:
    submission, decision = _review(earlier)
    return submission is None or decision is not None


def _not_later(task: Json, earlier: list[Json], deadline: str) -> bool:
    granted = [event["deadline"] for event in earlier if event["kind"] == "extension_granted"]
    latest = max(literal_end(known) for known in [task["deadline"], *granted])
    return literal_end(deadline) <= latest


def _broken_rules(task: Json, earlier: list[Json], event: Json) -> list[str]:
    """Every rule one event breaks, the one to be named first at the head."""
    kind, at, unit = event["kind"], _moment(event["at"]), event.get("unit")
    named = {coordinator["code"] for coordinator in task.get("coordinators", [])}
    rules = {
        "before_assignment": at < _moment(task["assigned_at"]),
        "out_of_order": bool(earlier) and at < _moment(earlier[-1]["at"]),
        "event_after_end": kind not in AFTER_THE_END and _has_ended(earlier),
        "decision_without_submission": (
            kind in ("approved", "rejected") and _nothing_awaits(earlier)
        ),
        "supplement_without_submission": kind == "supplemented" and _nothing_awaits(earlier),
        "deadline_not_later": (
            kind == "extension_granted" and _not_later(task, earlier, event["deadline"])
        ),
        "refusal_without_request": kind == "extension_refused" and not _request_is_open(earlier),
        "coordination_not_requested": (
            kind == "coordination_answered" and unit not in _asked(earlier)
        ),
        "not_a_coordinator": kind == "delay_attributed" and unit not in named | _asked(earlier),
    }
    return [code for code, broken in rules.items() if broken]


def literal_problems(task: Json) -> list[tuple[int, frozenset[str]]]:
    """Index of the first refused event and the codes that may name it; empty when accepted."""
    events = _events(task)
    for index, event in enumerate(events):
        broken = _broken_rules(task, events[:index], event)
        if not broken:
            continue
        acceptable = {broken[0]}
        approved = any(earlier["kind"] == "approved" for earlier in events[:index])
        decides_again = approved and event["kind"] in ("approved", "rejected")
        if broken[0] == "event_after_end" and decides_again:
            acceptable.add("decision_without_submission")
        return [(index, frozenset(acceptable))]
    return []
