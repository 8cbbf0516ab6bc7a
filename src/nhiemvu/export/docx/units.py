"""Which units do best, and which need pressing (10): by rates, with ties, and with care for few."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from nhiemvu.export.docx.narrative import say
from nhiemvu.reporting import FEWEST, ranking
from nhiemvu.reporting.figures import shown_number
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhiemvu.reporting import Ranked, Row
    from nhiemvu.text import Language

_PLACES = 5
_MOST_NAMED = 10
_MOST_OVERDUE = 25

_BEST = Text("Tỷ lệ hoàn thành cao nhất:", "Highest completion rates:")
_BEST_OF_THE_OTHERS = Text(
    "Tỷ lệ hoàn thành cao nhất, không kể các đơn vị cần đôn đốc nêu dưới đây:",
    "Highest completion rates, without the units to be pressed below:",
)
_WORST = Text(
    "Tỷ lệ quá hạn (đã hoàn thành quá hạn và đang thực hiện quá hạn) cao nhất, cần đôn đốc:",
    "Highest late rates (completed late and in progress overdue), to be pressed:",
)
_LINE = Text("- {unit}: {value} (trên {of} nhiệm vụ).", "- {unit}: {value} (of {of} tasks).")
_OTHERS = Text(
    "- {number} đơn vị khác có cùng tỷ lệ {value}.",
    "- {number} more at the same rate of {value}.",
)
_NO_RANKING = Text(
    "Không xếp hạng, do không có đơn vị nào có từ {fewest} nhiệm vụ trở lên.",
    "No order is given: no unit has {fewest} tasks or more.",
)
_NOBODY_LATE = Text(
    "Không có đơn vị nào được xếp hạng có nhiệm vụ quá hạn.",
    "None of the units in order has a late task.",
)
_FEW = Text(
    "Không xếp hạng {number} đơn vị có dưới {fewest} nhiệm vụ, do số nhiệm vụ quá ít để so sánh tỷ"
    " lệ.",
    "{number} unit(s) with fewer than {fewest} tasks are left out of the order: too few to compare"
    " rates.",
)
_NONE = Text(
    "Có {number} đơn vị không có nhiệm vụ trong kỳ.",
    "{number} unit(s) had no task in the period.",
)
_OVERDUE = Text(
    "Các đơn vị có nhiệm vụ đang thực hiện quá hạn (số nhiệm vụ): {units}.",
    "Units with tasks in progress overdue (how many): {units}.",
)
_MORE = Text("{units} và {number} đơn vị khác", "{units} and {number} more")
_NO_OVERDUE = Text(
    "Không có đơn vị nào có nhiệm vụ đang thực hiện quá hạn.",
    "No unit has a task in progress overdue.",
)


def ranked(rows: Sequence[Row], lang: Language) -> list[str]:
    """Name the best and those to be pressed; say who is left out for having few tasks."""
    found = ranking(rows, "late_rate")
    if all(one.place is None for one in found):
        return [say(_NO_RANKING, lang, fewest=FEWEST)]
    late = [one for one in found if one.place is not None and one.value]
    worst = sorted(late, key=_rate, reverse=True)
    pressed = {one.row.identity for one in _inside(worst)}
    best = [
        one
        for one in ranking(rows, "completion_rate")
        if one.place is not None and one.value and one.row.identity not in pressed
    ]
    head = _BEST_OF_THE_OTHERS if pressed else _BEST
    said = [head.text(lang), *_first(best, lang)] if best else []
    said += [_WORST.text(lang), *_first(worst, lang)] if late else [_NOBODY_LATE.text(lang)]
    few, none = sum(one.few for one in found), sum(one.value is None for one in found)
    said += [say(_FEW, lang, number=few, fewest=FEWEST)] if few else []
    return [*said, say(_NONE, lang, number=none)] if none else said


def _rate(one: Ranked) -> Fraction:
    return one.value or Fraction(0)


def _inside(found: Sequence[Ranked]) -> list[Ranked]:
    """Choose the first few, and all who are equal to the last of them."""
    last = found[:_PLACES][-1:]
    return [one for nth, one in enumerate(found) if nth < _PLACES or one.value == last[0].value]


def _first(found: Sequence[Ranked], lang: Language) -> list[str]:
    """Name the first few, and all who are equal to the last of them, up to a number."""
    inside = _inside(found)
    said = [
        say(_LINE, lang, unit=one.row.label(lang), value=_rate(one), of=one.of)
        for one in inside[:_MOST_NAMED]
    ]
    more = len(inside) - _MOST_NAMED
    return [*said, say(_OTHERS, lang, number=more, value=_rate(inside[-1]))] if more > 0 else said


def overdue(rows: Sequence[Row], lang: Language) -> str:
    """Name the units with overdue tasks, those with most of them first."""
    busy = sorted(
        (row for row in rows if row.in_progress_overdue), key=lambda row: -row.in_progress_overdue
    )
    if not busy:
        return _NO_OVERDUE.text(lang)
    named = ", ".join(
        f"{row.label(lang)} ({shown_number(row.in_progress_overdue, lang)})"
        for row in busy[:_MOST_OVERDUE]
    )
    more = len(busy) - _MOST_OVERDUE
    return say(
        _OVERDUE, lang, units=say(_MORE, lang, units=named, number=more) if more > 0 else named
    )
