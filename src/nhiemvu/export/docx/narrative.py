"""What the report says in whole sentences, written from its figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from nhiemvu.law.citation import Citation
from nhiemvu.reporting.figures import shown_number, shown_percent
from nhiemvu.reporting.sentences import duties, left_out, notes, sentences, thresholds
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from nhiemvu.calendar import Period
    from nhiemvu.export.handout import Handout
    from nhiemvu.export.letterhead import Letterhead
    from nhiemvu.reporting import Measures, Report
    from nhiemvu.text import Language

SUBJECT = Text(
    "Kết quả thực hiện nhiệm vụ do UBND tỉnh giao",
    "Tasks assigned by the Provincial People's Committee: results",
)
PERIOD = Text("Kỳ báo cáo: {}", "Period: {}")
_OPENING = Text(
    "Thực hiện {provision}, {reporter} báo cáo kết quả thực hiện nhiệm vụ do UBND tỉnh giao, kỳ"
    " báo cáo {period}, như sau:",
    "Under {provision}, {reporter} reports on the tasks assigned by the Provincial People's"
    " Committee, for the period {period}:",
)
_CLOSING = Text(
    "Trên đây là báo cáo kết quả thực hiện nhiệm vụ do UBND tỉnh giao, kỳ báo cáo {period};"
    " {reporter} kính trình {addressees} xem xét, chỉ đạo./.",
    "This is the report on the tasks assigned by the Provincial People's Committee, for the period"
    " {period}, which {reporter} submits to {addressees}.",
)
_CLOSING_TO_NOBODY = Text(
    "Trên đây là báo cáo kết quả thực hiện nhiệm vụ do UBND tỉnh giao, kỳ báo cáo {period} của"
    " {reporter}./.",
    "This is the report of {reporter} on the tasks assigned by the Provincial People's Committee,"
    " for the period {period}.",
)
_NONE = Text(
    "{within}, không có nhiệm vụ nào do UBND tỉnh giao thuộc kỳ báo cáo.",
    "{within} no task belongs to the period.",
)
_ORIGIN = Text(
    "{within}, các đơn vị thực hiện {tasks} nhiệm vụ do UBND tỉnh giao. Số nhiệm vụ kỳ trước chuyển"
    " sang là {carried_over}, số nhiệm vụ giao trong kỳ là {newly_assigned}",
    "{within} the number of tasks was {tasks}: {carried_over} carried over and {newly_assigned}"
    " newly assigned",
)
_RECALLED = Text(
    "; trong đó {recalled} nhiệm vụ đã thu hồi, không tính vào tổng số",
    ", of which {recalled} recalled and not counted in the sum",
)
_STATUSES = Text(
    "Tính đến {as_of}: đã hoàn thành {completed} nhiệm vụ (trong hạn {completed_on_time}, quá hạn"
    " {completed_late}); chờ xác nhận {awaiting_confirmation} nhiệm vụ; đang thực hiện {doing}"
    " nhiệm vụ (trong hạn {in_progress_on_time}, quá hạn {in_progress_overdue}). Cụ thể:",
    "As of {as_of}: {completed} completed ({completed_on_time} on time, {completed_late} late);"
    " {awaiting_confirmation} awaiting confirmation; {doing} in progress ({in_progress_on_time} on"
    " time, {in_progress_overdue} overdue):",
)
_COUNTS = (
    "tasks",
    "carried_over",
    "newly_assigned",
    "recalled",
    "completed",
    "completed_on_time",
    "completed_late",
    "awaiting_confirmation",
    "in_progress_on_time",
    "in_progress_overdue",
)


def say(words: Text, lang: Language, **values: Fraction | int | str) -> str:
    """Put figures into words: a fraction as a percentage, a number with the signs of a language."""
    return words.text(lang).format_map(
        {name: shown_value(value, lang) for name, value in values.items()}
    )


def shown_value(value: Fraction | int | str, lang: Language) -> str:
    """Write a value as a sentence has it."""
    if isinstance(value, Fraction):
        return shown_percent(value, lang)
    return value if isinstance(value, str) else shown_number(value, lang)


def counts(total: Measures) -> dict[str, int]:
    """Give what is counted of the whole, by name."""
    doing = total.in_progress_on_time + total.in_progress_overdue
    return {name: getattr(total, name) for name in _COUNTS} | {"doing": doing}


def opening(report: Report, reporter: str, lang: Language) -> str:
    """Say on what ground, and of which period, the report is made (11.3)."""
    provision = Citation.parse("11.3").full_text(lang)
    return say(
        _OPENING, lang, provision=provision, reporter=reporter, period=report.period.label(lang)
    )


def closing(report: Report, letterhead: Letterhead, lang: Language) -> str:
    """Say that the report ends, and to whom it goes."""
    return say(
        _CLOSING if letterhead.addressees else _CLOSING_TO_NOBODY,
        lang,
        reporter=letterhead.reporter,
        period=report.period.label(lang),
        addressees=", ".join(letterhead.addressees),
    )


def within(period: Period, lang: Language) -> str:
    """Begin a sentence with the period."""
    words = _WITHIN_DAYS if period.label().startswith("từ ") else _WITHIN
    return say(words, lang, period=period.label(lang))


_WITHIN = Text("Trong {period}", "In {period}")
_WITHIN_DAYS = Text("Trong thời gian {period}", "From {period}")


def origin(report: Report, lang: Language) -> str:
    """Say how many tasks there were, and where they came from."""
    total, when = report.total, within(report.period, lang)
    if report.empty:
        return say(_NONE, lang, within=when)
    words = _ORIGIN.text(lang) + (_RECALLED.text(lang) if total.recalled else "") + "."
    return say(Text(words, words), lang, within=when, **counts(total))


def statuses(report: Report, lang: Language) -> str:
    """Say where the tasks stand."""
    as_of = shown_as_of(report.as_of, lang)
    return say(_STATUSES, lang, as_of=as_of, **counts(report.total))


def figures(report: Report, lang: Language) -> list[str]:
    """Say what else the figures tell, a line each."""
    said = [*sentences(report.total), *duties(report.total)]
    return [f"- {words.text(lang)}" for words in said]


# What the figures rest on.

_RESTS_ON = Text(
    "Số liệu tính đến {as_of}; lịch làm việc cập nhật đến văn bản ngày {edition}.",
    "Figures as of {as_of}; calendar edition of {edition}.",
)


def remarks(handout: Handout, lang: Language) -> list[str]:
    """Say what the figures rest on, and what they do not know."""
    report = handout.report
    edition = shown(report.calendar_edition, lang)
    said = [say(_RESTS_ON, lang, as_of=shown_as_of(report.as_of, lang), edition=edition)]
    found = [thresholds(handout.lights), *left_out(report), *notes(report)]
    said += [words.text(lang) for words in found]
    return [f"- {words}" for words in said]
