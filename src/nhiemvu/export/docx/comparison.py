"""What a period is compared with: the one before, the year before, the year to date (10)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from nhiemvu.export.docx.narrative import counts, say, shown_value
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.reporting import change
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from nhiemvu.reporting import Measures, Report, Trend
    from nhiemvu.text import Language

BEFORE = Text("kỳ trước ({period})", "the period before ({period})")
YEAR_BEFORE = Text("cùng kỳ năm trước ({period})", "the same period of the year before ({period})")
_NO_DATA = Text("Không có số liệu của {other}{why}.", "There are no data for {other}{why}.")
_NOTHING_NOW = Text(
    "Kỳ này không có nhiệm vụ nên không so sánh với {other}.",
    "This period has no task to be compared with {other}.",
)
_WHY = Text(
    ", do trước ngày Quy chế có hiệu lực ({day})",
    ", which lies before the regulation took effect ({day})",
)
_PARTLY = Text(
    " Một phần thời gian của {other} trước ngày Quy chế có hiệu lực ({day}), số liệu so sánh chỉ để"
    " tham khảo.",
    " A part of {other} lies before the regulation took effect ({day}): for reference only.",
)
_WHOLLY = Text(
    " Toàn bộ thời gian của {other} trước ngày Quy chế có hiệu lực ({day}), số liệu so sánh chỉ để"
    " tham khảo.",
    " The whole of {other} lies before the regulation took effect ({day}): for reference only.",
)
_COMPARED = Text("So với {other}: {changes}.", "Against {other}: {changes}.")
_UNFINISHED = Text(
    "Kỳ này chưa kết thúc, số liệu mới tính đến {as_of}; số liệu kỳ so sánh được tính cho cả kỳ.",
    "This period is not over: its figures are as of {as_of}, those of the others are of the whole.",
)
_TO_DATE = Text(
    "Lũy kế từ đầu năm {year} đến {as_of}: tổng số {tasks} nhiệm vụ; đã hoàn thành {completed}"
    " nhiệm vụ, đạt {completion_rate}; tỷ lệ quá hạn {late_rate}; đang thực hiện quá hạn"
    " {in_progress_overdue} nhiệm vụ.",
    "From the beginning of {year} to {as_of}: {tasks} task(s) in all; {completed} completed,"
    " {completion_rate}; late {late_rate}; {in_progress_overdue} in progress overdue.",
)
_COMPARED_BY = {
    "tasks": Text("tổng số nhiệm vụ", "tasks"),
    "completion_rate": Text("tỷ lệ hoàn thành", "completion rate"),
    "late_rate": Text("tỷ lệ quá hạn", "late rate"),
    "in_progress_overdue": Text("số nhiệm vụ đang thực hiện quá hạn", "in progress overdue"),
}
_UP = Text("{name} tăng từ {then} lên {now}", "{name} up from {then} to {now}")
_DOWN = Text("{name} giảm từ {then} xuống {now}", "{name} down from {then} to {now}")
_SAME = Text("{name} không thay đổi ({now})", "{name} unchanged ({now})")


def compared(trend: Trend, lang: Language) -> list[str]:
    """Compare the period with the one before, and with the same of the year before (10)."""
    now = trend.report
    found = []
    if now.as_of < now.period.end:
        found.append(say(_UNFINISHED, lang, as_of=shown_as_of(now.as_of, lang)))
    found.append(_against(now, trend.previous, BEFORE, lang))
    if trend.year_before.period != trend.previous.period:
        found.append(_against(now, trend.year_before, YEAR_BEFORE, lang))
    return found


def _against(now: Report, then: Report, name: Text, lang: Language) -> str:
    other = say(name, lang, period=then.period.label(lang))
    day = shown(DONG_THAP.effective_on, lang)
    if not then.total.tasks:
        before = then.period.last < DONG_THAP.effective_on
        return say(_NO_DATA, lang, other=other, why=say(_WHY, lang, day=day) if before else "")
    if not now.total.tasks:
        return say(_NOTHING_NOW, lang, other=other)
    changes = "; ".join(
        _changed(now.total, then.total, measure, words.text(lang), lang)
        for measure, words in _COMPARED_BY.items()
    )
    said = say(_COMPARED, lang, other=other, changes=changes)
    if then.period.first >= DONG_THAP.effective_on:
        return said
    words = _PARTLY if then.period.last >= DONG_THAP.effective_on else _WHOLLY
    return said + say(words, lang, other=other, day=day)


def _changed(now: Measures, then: Measures, measure: str, name: str, lang: Language) -> str:
    """Say how a measure moved; what looks the same when rounded is called the same."""
    after, before = (
        shown_value(getattr(now, measure), lang),
        shown_value(getattr(then, measure), lang),
    )
    by = change(now, then, measure) or 0
    words = _SAME if after == before else _UP if by > 0 else _DOWN
    return say(words, lang, name=name, now=after, then=before)


def to_date(trend: Trend, lang: Language) -> str | None:
    """Say what the year has brought so far; nothing where the period is all of it."""
    year = trend.year_to_date
    total = year.total
    if year.period == trend.report.period or total.completion_rate is None:
        return None
    rates = {"completion_rate": total.completion_rate, "late_rate": total.late_rate or Fraction(0)}
    as_of = shown_as_of(year.as_of, lang)
    number = str(year.period.last.year)
    said = say(_TO_DATE, lang, year=number, as_of=as_of, **rates, **counts(total))
    if year.period.first >= DONG_THAP.effective_on:
        return said
    return said + say(_PARTLY_TO_DATE, lang, day=shown(DONG_THAP.effective_on, lang))


_PARTLY_TO_DATE = Text(
    " Số liệu lũy kế có phần thời gian trước ngày Quy chế có hiệu lực ({day}).",
    " This includes days before the regulation took effect ({day}).",
)
