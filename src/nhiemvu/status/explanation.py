"""Why a status is what it is, in sentences that an officer would accept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nhiemvu.law.readings import reading
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import local_day
from nhiemvu.status.codes import Consequence, Status
from nhiemvu.status.table import rows_met
from nhiemvu.text import NOTHING, Text, shown, shown_as_of

if TYPE_CHECKING:
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.moments import Deadline
    from nhiemvu.status.verdict import Verdict
    from nhiemvu.text import Language

_SENT_IN_TIME = Text(
    "Kết quả gửi lúc {sent}, còn trong thời hạn ({due})",
    "The result was sent at {sent}, within the deadline ({due})",
)
_SENT_LATE = Text(
    "Kết quả gửi lúc {sent}, khi đã hết thời hạn ({due})",
    "The result was sent at {sent}, after the deadline ({due})",
)


def _after(start: Text, vi: str, en: str) -> Text:
    return Text(start.vi + vi, start.en + en)


_BY_SENDING = Text(
    "; được duyệt lúc {decided}. Theo khoản 1 Điều 5, trong hạn hay quá hạn được xác định theo lúc"
    " gửi, không theo lúc duyệt.",
    "; it was approved at {decided}. By clause 1 of Article 5 the moment of sending counts, not"
    " that of approval.",
)
_NOT_DECIDED = Text("; chưa được duyệt hoặc từ chối.", "; no decision has been made on it.")
_SENT_NOTHING_SINCE = Text("; sau đó chưa gửi lại kết quả.", "; nothing was sent again.")
_EXTENDED_SINCE = Text(
    "; bị từ chối lúc {decided}, khi đã hết hạn; sau đó được gia hạn ({deadline}), tại thời điểm"
    " trên còn trong hạn.",
    "; it was rejected at {decided}, after the deadline; an extension ({deadline}) was granted"
    " since, which has not passed.",
)

_REASONS = {
    1: Text(
        "Chưa gửi kết quả, còn trong thời hạn ({deadline}).",
        "No result has been sent, and the deadline ({deadline}) has not passed.",
    ),
    2: Text(
        "Đã hết thời hạn ({deadline}) mà chưa gửi kết quả.",
        "No result has been sent, and the deadline ({deadline}) has passed.",
    ),
    3: _after(_SENT_IN_TIME, *_NOT_DECIDED),
    4: _after(_SENT_LATE, *_NOT_DECIDED),
    5: _after(_SENT_IN_TIME, *_BY_SENDING),
    6: _after(_SENT_LATE, *_BY_SENDING),
    7: _after(
        _SENT_IN_TIME,
        "; bị từ chối lúc {decided}, khi còn trong hạn; đơn vị tiếp tục hoàn thiện, gửi lại"
        " trong thời hạn ({deadline}).",
        "; it was rejected at {decided}, within the deadline; it may be sent again ({deadline}).",
    ),
    8: _after(
        _SENT_IN_TIME,
        "; bị từ chối lúc {decided}, khi còn trong hạn; đã hết thời hạn ({deadline}) mà chưa gửi"
        " lại kết quả.",
        "; it was rejected at {decided}, within the deadline; the deadline ({deadline}) has passed"
        " since, and nothing was sent again.",
    ),
    9: _after(
        _SENT_IN_TIME,
        "; nhưng bị từ chối lúc {decided}, khi đã hết hạn" + _SENT_NOTHING_SINCE.vi,
        "; but it was rejected at {decided}, after the deadline" + _SENT_NOTHING_SINCE.en,
    ),
    10: _after(_SENT_IN_TIME, *_EXTENDED_SINCE),
    11: _after(
        _SENT_LATE,
        "; bị từ chối lúc {decided}" + _SENT_NOTHING_SINCE.vi,
        "; it was rejected at {decided}" + _SENT_NOTHING_SINCE.en,
    ),
    12: _after(_SENT_LATE, *_EXTENDED_SINCE),
    13: _after(
        _SENT_LATE,
        "; sau khi gửi thì được gia hạn, bị từ chối lúc {decided} khi còn trong hạn mới; đã hết"
        " thời hạn mới ({deadline}) mà chưa gửi lại kết quả.",
        "; an extension was granted after that, and it was rejected at {decided}, within it; the"
        " extended deadline ({deadline}) has passed since, and nothing was sent again.",
    ),
    14: _after(
        _SENT_LATE,
        "; sau khi gửi thì được gia hạn, bị từ chối lúc {decided} khi còn trong hạn mới; tại thời"
        " điểm trên còn trong hạn ({deadline}).",
        "; an extension was granted after that, and it was rejected at {decided}, within it; the"
        " deadline in force ({deadline}) has not passed.",
    ),
}

_RECALLED = Text(
    "Nhiệm vụ đã được thu hồi lúc {recalled}, không xác định trạng thái theo Điều 5.",
    "The task was recalled at {recalled}; it is outside the statuses of Article 5.",
)
_EXTENDED = Text("Đã gia hạn {} lần.", "Extensions granted: {}.")
_CONSEQUENCE = {
    Consequence.DEDUCT: Text(
        "Hệ quả: đơn vị bị ghi nhận và trừ điểm thi đua.",
        "Consequence: recorded against the unit, emulation points deducted.",
    ),
    Consequence.CONSIDER_DEDUCTION: Text(
        "Hệ quả: đơn vị bị ghi nhận và xem xét trừ điểm thi đua.",
        "Consequence: recorded against the unit, a deduction of emulation points to be considered.",
    ),
}
_NOT_CHARGED = Text(
    "Không tính trừ điểm thi đua, vì thời hạn trước ngày {}, ngày Quy chế có hiệu lực.",
    "No points are charged: the deadline is before {}, when the regulation came into force.",
)
_READINGS = Text(
    "Chỗ Quy chế chưa quy định rõ được hiểu như sau:",
    "Where the regulation is silent, it is read so:",
)


def explanation(verdict: Verdict, lang: Language, regulation: Regulation) -> str:
    """Say why: status, reason, extensions, consequence, basis, readings."""
    label = verdict.status.label(lang, regulation=regulation)
    as_of = Text("Trạng thái tính đến {}: {}.", "Status as of {}: {}.").text(lang)
    sentences = [as_of.format(shown_as_of(verdict.as_of, lang), label), reason(verdict, lang)]
    if verdict.extensions:
        sentences.append(_EXTENDED.text(lang).format(verdict.extensions))
    readings = verdict.readings
    if verdict.consequence in _CONSEQUENCE:
        if predates(verdict, regulation):
            day = shown(regulation.effective_on, lang)
            sentences.append(_NOT_CHARGED.text(lang).format(day))
            readings = (*readings, "D 15")
        else:
            sentences.append(_CONSEQUENCE[verdict.consequence].text(lang))
    sentences.append(_basis(verdict, regulation).text(lang))
    if readings:
        sentences.append(_READINGS.text(lang))
    sentences += [f"({code}) {reading(code).reading.text(lang)}" for code in readings]
    return " ".join(sentences)


def _basis(verdict: Verdict, regulation: Regulation) -> Text:
    """Cite the provision; for another province, its regulation, and the provision it follows."""
    vi, en = verdict.basis.full_text("vi"), verdict.basis.full_text("en")
    if regulation.name == DONG_THAP.name:
        return Text(f"Căn cứ: {vi}.", f"Basis: {en}.")
    name = regulation.name
    return Text(
        f"Căn cứ: {name.vi}, theo cách xác định tại {vi}.", f"Basis: {name.en}, following {en}."
    )


def predates(verdict: Verdict, regulation: Regulation = DONG_THAP) -> bool:
    """Tell whether the deadline that was missed is older than the regulation [D 15]."""
    missed = verdict.deadline
    if verdict.status is Status.COMPLETED_LATE and verdict.deadline_when_sent is not None:
        missed = verdict.deadline_when_sent
    return local_day(missed) < regulation.effective_on


def brings(verdict: Verdict) -> Text:
    """Name the consequence, nothing where there is none; before the regulation, why not [D 15]."""
    if verdict.consequence is Consequence.NONE:
        return NOTHING
    return _TOO_EARLY if predates(verdict) else verdict.consequence.words


_TOO_EARLY = Text(
    "không tính trừ điểm (trước ngày Quy chế có hiệu lực)",
    "not charged (before the regulation came into force)",
)


def reason(verdict: Verdict, lang: Language) -> str:
    """Say in a sentence what happened when, and what that means."""
    if verdict.recalled_at is not None:
        return _RECALLED.text(lang).format(recalled=shown(verdict.recalled_at, lang))
    row = rows_met(verdict.facts)[0]
    return (
        _REASONS[row.number]
        .text(lang)
        .format(
            sent=shown(verdict.sent_at, lang),
            due=_until(verdict.deadline_when_sent, lang),
            decided=shown(verdict.decided_at, lang),
            deadline=_until(verdict.deadline, lang),
        )
    )


def _until(deadline: Deadline | None, lang: Language) -> str:
    """Name a deadline by its end: the end of a day, or the moment itself."""
    if deadline is None or isinstance(deadline, datetime):
        words = Text("đến {}", "until {}")
    else:
        words = Text("đến hết ngày {}", "until the end of {}")
    return words.text(lang).format(shown(deadline, lang))
