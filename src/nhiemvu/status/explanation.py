"""Why a status is what it is, in sentences that an officer would accept."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from nhiemvu.errors import Text, shown
from nhiemvu.law.readings import reading
from nhiemvu.status.codes import Consequence
from nhiemvu.status.table import rows_met

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.errors import Language
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.status.verdict import Verdict

_SENT_IN_TIME = Text(
    "Kết quả được gửi lúc {sent}, trong thời hạn {due}",
    "The result was sent at {sent}, within the deadline of {due}",
)
_SENT_LATE = Text(
    "Kết quả được gửi lúc {sent}, sau thời hạn {due}",
    "The result was sent at {sent}, after the deadline of {due}",
)


def _after(start: Text, vi: str, en: str) -> Text:
    return Text(start.vi + vi, start.en + en)


_BY_SENDING = Text(
    "; được duyệt lúc {decided}. Xếp loại căn cứ vào lúc gửi, không căn cứ vào lúc duyệt.",
    "; it was approved at {decided}. The moment of sending counts, not that of approval.",
)

_REASONS = {
    1: Text(
        "Chưa gửi kết quả, thời hạn {deadline} chưa qua.",
        "No result has been sent, and the deadline of {deadline} has not passed.",
    ),
    2: Text(
        "Chưa gửi kết quả, trong khi thời hạn {deadline} đã qua.",
        "No result has been sent, and the deadline of {deadline} has passed.",
    ),
    3: _after(_SENT_IN_TIME, "; chưa được duyệt.", "; no decision has been made on it."),
    4: _after(_SENT_LATE, "; chưa được duyệt.", "; no decision has been made on it."),
    5: _after(_SENT_IN_TIME, *_BY_SENDING),
    6: _after(_SENT_LATE, *_BY_SENDING),
    7: _after(
        _SENT_IN_TIME,
        "; bị từ chối lúc {decided}, khi chưa hết hạn; thời hạn {deadline} chưa qua.",
        "; it was rejected at {decided}, within the deadline; {deadline} has not passed.",
    ),
    8: _after(
        _SENT_IN_TIME,
        "; bị từ chối lúc {decided}, khi chưa hết hạn; đến nay đã qua thời hạn {deadline}"
        " mà chưa gửi lại kết quả.",
        "; it was rejected at {decided}, within the deadline; the deadline of {deadline} has"
        " passed since, and nothing was sent again.",
    ),
    9: _after(
        _SENT_IN_TIME,
        "; nhưng bị từ chối lúc {decided}, khi đã hết hạn; thời hạn hiện hành là {deadline}.",
        "; but it was rejected at {decided}, after the deadline; the deadline in force is"
        " {deadline}.",
    ),
    10: _after(
        _SENT_IN_TIME,
        "; bị từ chối lúc {decided}, khi đã hết hạn; sau đó được gia hạn đến {deadline},"
        " hiện còn hạn.",
        "; it was rejected at {decided}, after the deadline; an extension to {deadline} was"
        " granted since, which has not passed.",
    ),
    11: _after(
        _SENT_LATE,
        "; bị từ chối lúc {decided}, khi đã hết hạn; thời hạn hiện hành là {deadline}.",
        "; it was rejected at {decided}, after the deadline; the deadline in force is {deadline}.",
    ),
    12: _after(
        _SENT_LATE,
        "; bị từ chối lúc {decided}, khi đã hết hạn; sau đó được gia hạn đến {deadline},"
        " hiện còn hạn.",
        "; it was rejected at {decided}, after the deadline; an extension to {deadline} was"
        " granted since, which has not passed.",
    ),
    13: _after(
        _SENT_LATE,
        "; sau khi gửi thì được gia hạn, bị từ chối lúc {decided} khi chưa hết hạn mới; đến nay"
        " đã qua thời hạn {deadline} mà chưa gửi lại kết quả.",
        "; an extension was granted after that, and it was rejected at {decided}, within it; the"
        " deadline of {deadline} has passed since, and nothing was sent again.",
    ),
    14: _after(
        _SENT_LATE,
        "; sau khi gửi thì được gia hạn đến {deadline}, bị từ chối lúc {decided}; hiện còn hạn.",
        "; an extension to {deadline} was granted after that, and it was rejected at {decided};"
        " the deadline has not passed.",
    ),
}

_RECALLED = Text(
    "Nhiệm vụ đã được thu hồi lúc {recalled}, không xếp loại theo Điều 5.",
    "The task was recalled at {recalled}; it is outside the statuses of Article 5.",
)
_EXTENDED = Text("Đã gia hạn {} lần.", "Extensions granted: {}.")
_CONSEQUENCE = {
    Consequence.DEDUCT: Text(
        "Hệ quả: ghi nhận và trừ điểm thi đua.",
        "Consequence: recorded, emulation points deducted.",
    ),
    Consequence.CONSIDER_DEDUCTION: Text(
        "Hệ quả: ghi nhận và xem xét trừ điểm thi đua.",
        "Consequence: recorded, a deduction of emulation points to be considered.",
    ),
}


def explanation(verdict: Verdict, lang: Language, regulation: Regulation) -> str:
    """Say why: status, reason, extensions, consequence, basis, readings."""
    label = verdict.status.label(lang, regulation=regulation)
    as_of = Text("{}, tính đến {}.", "{} as of {}.").text(lang)
    sentences = [as_of.format(label, as_of_words(verdict.as_of, lang)), _reason(verdict, lang)]
    if verdict.extensions:
        sentences.append(_EXTENDED.text(lang).format(verdict.extensions))
    if verdict.consequence in _CONSEQUENCE:
        sentences.append(_CONSEQUENCE[verdict.consequence].text(lang))
    of = Text("Căn cứ: {} {}.", "Basis: {}, {}.").text(lang)
    sentences.append(of.format(verdict.basis.text(lang), regulation.name.text(lang)))
    for code in verdict.readings:
        known = reading(code)
        words = Text("Cách hiểu {}: {} {}", "Reading {}: {} {}").text(lang)
        sentences.append(words.format(code, known.question.text(lang), known.reading.text(lang)))
    return " ".join(sentences)


def _reason(verdict: Verdict, lang: Language) -> str:
    if verdict.recalled_at is not None:
        return _RECALLED.text(lang).format(recalled=shown(verdict.recalled_at, lang))
    row = rows_met(verdict.facts)[0]
    return (
        _REASONS[row.number]
        .text(lang)
        .format(
            sent=shown(verdict.sent_at, lang),
            due=shown(verdict.deadline_when_sent, lang),
            decided=shown(verdict.decided_at, lang),
            deadline=shown(verdict.deadline, lang),
        )
    )


def as_of_words(moment: datetime, lang: Language) -> str:
    """Name the last microsecond of a day as its end, which is what people mean by it."""
    if moment.time() == time.max:
        end = Text("hết ngày {}", "the end of {}").text(lang)
        return end.format(shown(moment.date(), lang))
    return shown(moment, lang)
