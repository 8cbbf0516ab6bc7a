"""What a period is compared with: the one before, the year before, the year to date (10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.docx.narrative import counts, say, shown_value
from nhiemvu.reporting import change
from nhiemvu.reporting.sentences import remarks
from nhiemvu.text import Text, shown_as_of

if TYPE_CHECKING:
    from nhiemvu.reporting import Measures, Report, Trend
    from nhiemvu.text import Language

BEFORE = Text("kỳ trước ({period})", "the period before ({period})")
YEAR_BEFORE = Text("cùng kỳ năm trước ({period})", "the same period of the year before ({period})")
_COMPARED = Text("So với {other}: {changes}.", "Against {other}: {changes}.")
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
    """Compare the period with the one before, and with the same of the year before (10).

    What has no data is left to the remarks, which follow.
    """
    others = {trend.year_before.period: (YEAR_BEFORE, trend.year_before)}
    others |= {trend.previous.period: (BEFORE, trend.previous)}
    found = [
        _against(trend.report, then, name, lang)
        for _, (name, then) in sorted(others.items(), key=lambda item: item[0].first, reverse=True)
        if then.total.tasks and trend.report.total.tasks
    ]
    return [*found, *_to_date(trend, lang), *(said.text(lang) for said in remarks(trend))]


def _against(now: Report, then: Report, name: Text, lang: Language) -> str:
    changes = "; ".join(
        _changed(now.total, then.total, measure, words.text(lang), lang)
        for measure, words in _COMPARED_BY.items()
    )
    other = say(name, lang, period=then.period.label(lang))
    return say(_COMPARED, lang, other=other, changes=changes)


def _changed(now: Measures, then: Measures, measure: str, name: str, lang: Language) -> str:
    """Say how a measure moved; what looks the same when rounded is called the same."""
    after, before = (
        shown_value(getattr(now, measure), lang),
        shown_value(getattr(then, measure), lang),
    )
    by = change(now, then, measure) or 0
    words = _SAME if after == before else _UP if by > 0 else _DOWN
    return say(words, lang, name=name, now=after, then=before)


def _to_date(trend: Trend, lang: Language) -> list[str]:
    """Say what the year has brought so far; nothing where the period is all of it."""
    year = trend.year_to_date
    if year.period == trend.report.period or not year.total.tasks:
        return []
    rates = {name: getattr(year.total, name) for name in ("completion_rate", "late_rate")}
    as_of = shown_as_of(year.as_of, lang)
    number = str(year.period.last.year)
    return [say(_TO_DATE, lang, year=number, as_of=as_of, **rates, **counts(year.total))]
