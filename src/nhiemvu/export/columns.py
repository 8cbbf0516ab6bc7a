"""The columns of a list of tasks: every form of a handout takes its own from this table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from nhiemvu.status.codes import Timeliness
from nhiemvu.status.explanation import brings, reason
from nhiemvu.status.lateness import late_span
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from nhiemvu.export.entries import Entry
    from nhiemvu.text import Language

Value: TypeAlias = "str | int | date | datetime | None"
"""What stands in a cell; how dates and numbers are written is for each form to say."""


class Column(NamedTuple):
    """One column: its name in data, its title for people, and its value for a task.

    ``width`` is in characters, for forms that fix it.
    """

    name: str
    title: Text
    width: int
    value: Callable[[Entry, Language], Value]


_SENT = {
    Timeliness.ON_TIME: Text("Trong hạn", "On time"),
    Timeliness.LATE: Text("Quá hạn", "Late"),
    None: Text("", ""),
}

COLUMNS = (
    Column("id", Text("Mã nhiệm vụ", "Task"), 18, lambda entry, _: entry.id),
    Column("unit", Text("Đơn vị chủ trì", "Lead unit"), 32, lambda entry, _: entry.unit),
    Column(
        "unit_kind",
        Text("Loại đơn vị", "Kind of unit"),
        16,
        lambda entry, lang: entry.unit_kind.label(lang),
    ),
    Column("content", Text("Nội dung", "Content"), 48, lambda entry, _: entry.content),
    Column(
        "reference",
        Text("Số, ký hiệu văn bản", "Number and symbol"),
        18,
        lambda entry, _: entry.reference,
    ),
    Column(
        "directed_by",
        Text("Người chỉ đạo", "Directed by"),
        22,
        lambda entry, _: entry.directed_by,
    ),
    Column(
        "coordinators",
        Text("Đơn vị phối hợp", "Coordinating units"),
        28,
        lambda entry, _: "; ".join(entry.coordinators),
    ),
    Column("assigned_at", Text("Giao lúc", "Assigned at"), 16, lambda entry, _: entry.assigned_at),
    Column("deadline", Text("Thời hạn", "Deadline"), 16, lambda entry, _: entry.verdict.deadline),
    Column(
        "extensions",
        Text("Số lần gia hạn", "Extensions"),
        9,
        lambda entry, _: entry.verdict.extensions,
    ),
    Column(
        "sent_at",
        Text("Gửi kết quả lúc", "Result sent at"),
        16,
        lambda entry, _: entry.verdict.sent_at,
    ),
    Column(
        "sent",
        Text("Gửi trong hạn hay quá hạn", "Sent on time or late"),
        12,
        lambda entry, lang: _SENT[entry.verdict.facts.sent].text(lang),
    ),
    Column(
        "status",
        Text("Trạng thái", "Status"),
        24,
        lambda entry, lang: entry.verdict.status.label(lang),
    ),
    Column(
        "consequence",
        Text("Điểm thi đua", "Points"),
        22,
        lambda entry, lang: brings(entry.verdict).text(lang),
    ),
    Column(
        "days_late",
        Text("Số ngày làm việc quá hạn", "Working days late"),
        10,
        lambda entry, _: None if late_span(entry.verdict) is None else entry.days_late,
    ),
    Column(
        "remaining",
        Text("Số ngày làm việc còn lại", "Working days left"),
        10,
        lambda entry, _: entry.remaining,
    ),
    Column(
        "light",
        Text("Cảnh báo", "Warning"),
        14,
        lambda entry, lang: "" if entry.light is None else entry.light.label(lang),
    ),
    Column(
        "basis", Text("Căn cứ", "Basis"), 26, lambda entry, lang: entry.verdict.basis.text(lang)
    ),
    Column("reason", Text("Lý do", "Reason"), 60, lambda entry, lang: reason(entry.verdict, lang)),
)
"""Every column, in the order of a list."""
