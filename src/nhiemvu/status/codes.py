"""The codes of an answer, and of the facts it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from nhiemvu.language import LabelledEnum
from nhiemvu.law.regulation import DONG_THAP

if TYPE_CHECKING:
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.text import Language


class Status(StrEnum):
    """The five statuses of Điều 5, and ``recalled``, which is outside them (7.1.đ) [D 12].

    >>> Status.COMPLETED_LATE.label(), Status.COMPLETED_LATE.label("en")
    ('Đã hoàn thành quá hạn', 'Completed late')
    """

    AWAITING_CONFIRMATION = "awaiting_confirmation"
    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    IN_PROGRESS_ON_TIME = "in_progress_on_time"
    IN_PROGRESS_OVERDUE = "in_progress_overdue"
    RECALLED = "recalled"

    def label(self, lang: Language = "vi", *, regulation: Regulation = DONG_THAP) -> str:
        """Name the status as the regulation does."""
        return regulation.labels[self].text(lang)


class Consequence(LabelledEnum):
    """What a status brings: two severities, never merged (5.2.b, 5.2.c).

    >>> Consequence.CONSIDER_DEDUCTION.label()
    'xem xét trừ điểm thi đua'
    """

    NONE = "none", "không có", "none"
    DEDUCT = "deduct", "trừ điểm thi đua", "deduct emulation points"
    CONSIDER_DEDUCTION = (
        "consider_deduction",
        "xem xét trừ điểm thi đua",
        "consider deducting emulation points",
    )


class Review(LabelledEnum):
    """Where the decisive submission stands with the Office (5.2)."""

    NONE = "none", "chưa gửi", "nothing submitted"
    AWAITING = "awaiting", "chờ xác nhận", "awaiting a decision"
    APPROVED = "approved", "đã duyệt", "approved"
    REJECTED = "rejected", "bị từ chối", "rejected"


class Timeliness(LabelledEnum):
    """The decisive submission against the deadline in force when it was sent (5.1)."""

    ON_TIME = "on_time", "trong hạn", "on time"
    LATE = "late", "quá hạn", "late"


class Window(LabelledEnum):
    """A moment against the deadline in force at it."""

    WITHIN = "within", "còn trong hạn", "within the deadline"
    PAST = "past", "đã hết hạn", "past the deadline"
