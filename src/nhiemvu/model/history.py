"""What a history may look like; what cannot have happened is refused, with its code and place.

Events are in order of time; at one moment the order of the list decides what follows what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from nhiemvu.errors import Problem
from nhiemvu.law.citation import Citation
from nhiemvu.model.events import EVENT_LABELS
from nhiemvu.moments import deadline_end
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.model.events import CoordinationRequested, Event
    from nhiemvu.model.task import Task


class HistoryRule(NamedTuple):
    """One rule on histories: its provision, and what it expects, in both languages."""

    provision: Citation
    expected: Text


def _rule(provision: str, vi: str, en: str) -> HistoryRule:
    return HistoryRule(Citation.parse(provision), Text(vi, en))


HISTORY_RULES = {
    "before_assignment": _rule(
        "4.2", "sự kiện không sớm hơn lúc giao nhiệm vụ", "no event before the task was assigned"
    ),
    "out_of_order": _rule(
        "5.1",
        "ghi các sự kiện theo thứ tự thời gian",
        "events listed in order of time",
    ),
    "decision_without_submission": _rule(
        "4.5.b",
        "chỉ duyệt hoặc từ chối khi đang có kết quả chờ xác nhận",
        "a submission that awaits the decision",
    ),
    "supplement_without_submission": _rule(
        "14.4.d",
        "chỉ bổ sung tài liệu khi đang có kết quả chờ xác nhận",
        "a submission that awaits a decision, to add material to",
    ),
    "event_after_end": _rule(
        "5.2",
        "sau khi duyệt hoặc thu hồi thì không ghi thêm sự kiện, trừ phản hồi phối hợp và quy trách"
        " nhiệm chậm trễ",
        "nothing after an approval or a recall, coordination answers and delays excepted",
    ),
    "deadline_not_later": _rule(
        "5.2.d",
        "thời hạn mới muộn hơn thời hạn đã giao và mọi thời hạn đã gia hạn trước đó;"
        " muốn rút ngắn thì thu hồi và giao lại",
        "a deadline later than the assigned one and every one granted before;"
        " to bring it forward, recall the task and assign it anew",
    ),
    "refusal_without_request": _rule(
        "5.2.d",
        "chỉ ghi không chấp thuận gia hạn khi đang có đề nghị gia hạn",
        "an open request for extension to refuse",
    ),
    "coordination_not_requested": _rule(
        "14.6",
        "chỉ ghi phản hồi của đơn vị đã được đề nghị phối hợp trước đó",
        "a unit that was asked to coordinate before",
    ),
    "not_a_coordinator": _rule(
        "14.6",
        "chỉ quy trách nhiệm cho cơ quan, đơn vị phối hợp của nhiệm vụ hoặc đã được đề nghị phối"
        " hợp",
        "a coordinator of the task, or a unit that was asked to coordinate",
    ),
}
"""The codes of what is refused, each with its provision."""

_AWAITING, _REQUESTED, _ENDED = 1, 2, 4


class _Effect(NamedTuple):
    """What a kind of event needs to be open, the code otherwise; what it opens and closes.

    ``checked`` kinds are held against the rest of the task as well.
    """

    needs: int = 0
    otherwise: str = ""
    opens: int = 0
    closes: int = 0
    checked: bool = False


_EFFECTS = {
    "received": _Effect(),
    "submitted": _Effect(opens=_AWAITING),
    "supplemented": _Effect(needs=_AWAITING, otherwise="supplement_without_submission"),
    "rejected": _Effect(_AWAITING, "decision_without_submission", closes=_AWAITING),
    "approved": _Effect(_AWAITING, "decision_without_submission", _ENDED, closes=_AWAITING),
    "recalled": _Effect(opens=_ENDED),
    "extension_requested": _Effect(opens=_REQUESTED),
    "extension_granted": _Effect(closes=_REQUESTED, checked=True),
    "extension_refused": _Effect(_REQUESTED, "refusal_without_request", closes=_REQUESTED),
    "coordination_requested": _Effect(checked=True),
    "coordination_answered": _Effect(checked=True),
    "delay_attributed": _Effect(checked=True),
}
_AFTER_END = ("coordination_answered", "delay_attributed")


def history_problems(task: Task) -> list[Problem]:
    """Give everything in a task's history that cannot have happened, in the order of the list.

    An event that is refused is passed over for what follows. An empty list is an accepted history.
    """
    problems: list[Problem] = []
    latest = task.assigned_at
    still_open = 0
    granted: list[datetime] = []
    asked: list[str] = []
    for index, event in enumerate(task.events):
        at, kind = event.at, event.kind
        needs, otherwise, opens, closes, checked = _EFFECTS[kind]
        if at < latest:
            code = "before_assignment" if at < task.assigned_at else "out_of_order"
        elif still_open & _ENDED and kind not in _AFTER_END:
            code = "event_after_end"
        elif needs & ~still_open:
            code = otherwise
        else:
            code = _misplaced(task, event, granted, asked) if checked else ""
        if code:
            problems.append(_problem(code, index, event))
        else:
            latest = at
            still_open = still_open & ~closes | opens
    return problems


def _misplaced(task: Task, event: Event, granted: list[datetime], asked: list[str]) -> str:
    """Check a grant against the deadlines before it, a unit against those that coordinate."""
    if event.kind == "extension_granted":
        end = deadline_end(event.deadline)
        if end <= (granted[-1] if granted else deadline_end(task.deadline)):
            return "deadline_not_later"
        granted.append(end)
    elif event.kind == "coordination_answered":
        return "" if event.unit in asked else "coordination_not_requested"
    elif event.kind == "delay_attributed":
        named = (unit.code for unit in task.coordinators)
        return "" if event.unit in asked or event.unit in named else "not_a_coordinator"
    else:
        asked.append(cast("CoordinationRequested", event).unit)
    return ""


def _problem(code: str, index: int, event: Event) -> Problem:
    rule = HISTORY_RULES[code]
    label = EVENT_LABELS[event.kind]
    detail = f" ({event.unit})" if hasattr(event, "unit") else ""
    due = event.deadline if event.kind == "extension_granted" else None
    until = Text("", "")
    if due is not None:
        until = Text(f" (đến {shown(due)})", f" (until {shown(due, 'en')})")
    return Problem(
        code=code,
        field=f"events[{index}]",
        found=Text(
            f"{label.vi}{detail}{until.vi}, {shown(event.at)}",
            f"{label.en}{detail}{until.en} at {shown(event.at, 'en')}",
        ),
        expected=rule.expected,
        provision=rule.provision,
        index=index,
        label=event_label(index),
    )


def event_label(index: int) -> Text:
    """Name an event by its place, counted from one for people."""
    return Text(f"sự kiện thứ {index + 1} (events[{index}])", f"events[{index}]")
