"""Scorecards for people: a table of the units, then the ledger of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Styled

from nhiemvu.cli.answers import print_wrapped
from nhiemvu.cli.output import console
from nhiemvu.cli.report_page import page_head
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.reporting.sentences import PROVISIONAL
from nhiemvu.scoring.figures import shown_points
from nhiemvu.scoring.wording import ruling_words
from nhiemvu.text import Text, printable, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from rich.console import Console, JustifyMethod

    from nhiemvu.scoring import LedgerLine, Scorecard, Scorecards
    from nhiemvu.text import Language

_NARROWEST = 78


def score_page(found: Scorecards, lang: Language) -> None:
    """Write scorecards for people."""
    page = console()
    page.width = max(page.width, _NARROWEST)
    period = found.period.label(lang).upper()
    title = Text(f"TỔNG HỢP TRỪ ĐIỂM THI ĐUA, {period}", f"EMULATION POINTS, {period}")
    page_head(page, title, found, lang)
    print_wrapped(page, _way(found).text(lang))
    page.print()
    if found.cards:
        page.print(_table(found, page.width, lang))
    else:
        none = Text("Không có nhiệm vụ nào thuộc kỳ.", "No task belongs to the period.")
        print_wrapped(page, none.text(lang))
    for card in found.cards:
        if card.ledger:
            _ledger(page, card, lang)
    notes = _notes(found, lang)
    if notes:
        page.print()
    for note in notes:
        print_wrapped(page, note)


def _way(found: Scorecards) -> Text:
    """Say how the points are counted."""
    by = _CHARGED[found.policy.charge]
    title, numbers = (
        found.policy.title,
        [_number(*known) for known in found.policy.points().items()],
    )
    said = [number for number in numbers if number is not None]
    more = Text("", "")
    if said:
        vi, en = ("; ".join(number.text(lang) for number in said) for lang in ("vi", "en"))
        more = Text(f" Mức điểm: {vi}.", f" Points: {en}.")
    return Text(
        f"Cách tính: {title.vi}; {by.vi}.{more.vi}", f"Policy: {title.en}; {by.en}.{more.en}"
    )


def _number(name: str, value: Decimal) -> Text | None:
    """Say one number of a policy; nothing of what takes nothing off."""
    if name not in _NUMBERS or (name == "per_day_late" and not value):
        return None
    words = _NUMBERS[name]
    return Text(words.vi.format(shown_points(value)), words.en.format(shown_points(value, "en")))


_NUMBERS = {
    "base": Text("điểm gốc {}", "base {}"),
    "deduct": Text("trừ điểm {}", "a deduction {}"),
    "consider_deduction": Text(
        "xem xét trừ điểm, khi có quyết định trừ, {}", "an upheld consideration {}"
    ),
    "per_day_late": Text("thêm {} mỗi ngày làm việc quá hạn", "{} more for each working day late"),
    "cap_per_task": Text("mỗi nhiệm vụ trừ tối đa {}", "at most {} a task"),
    "floor": Text("điểm thấp nhất {}", "never below {}"),
}


_CHARGED = {
    "state": Text(
        "theo trạng thái tại thời điểm lấy số liệu", "by the state that stands at that moment"
    ),
    "records": Text(
        "theo lần ghi nhận nặng nhất trong kỳ", "by the gravest record made in the period"
    ),
}


def _table(found: Scorecards, width: int, lang: Language) -> Table:
    """Draw the units in order; a column that nobody fills is left out."""
    columns = {
        name: (head.text(lang), [printable(cell(card, lang)) for card in found.cards])
        for name, (head, cell) in _COLUMNS.items()
    }
    columns = {name: (head, cells) for name, (head, cells) in columns.items() if any(cells)}
    widths = {name: _width(name, head, cells) for name, (head, cells) in columns.items()}
    wish = widths.pop("unit")
    for name in _IF_THERE_IS_ROOM:
        if _left(width, widths) < _NARROWEST_UNIT:
            widths.pop(name, None)
    widths["unit"] = max(_NARROWEST_UNIT, min(wish, _left(width, widths)))
    columns = {name: column for name, column in columns.items() if name in widths}
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for name, (head, _) in columns.items():
        justify: JustifyMethod = "left" if name in _WORDS else "right"
        table.add_column(head, justify=justify, width=widths[name], overflow="fold")
    for row in zip(*(cells for _, cells in columns.values()), strict=True):
        table.add_row(*map(Styled, row))
    return table


def _left(width: int, widths: dict[str, int]) -> int:
    """Give the room that is left for the names of the units."""
    return width - sum(widths.values()) - _GAP * (len(widths) + 1)


def _width(name: str, head: str, cells: list[str]) -> int:
    """Give the width a column would like; words wrap, figures do not."""
    longest = max(map(cell_len, cells))
    wish = min(longest, _WIDEST_BAND) if name == "band" else longest
    return max([wish, *map(cell_len, head.split())])


_WORDS = ("unit", "band")
_IF_THERE_IS_ROOM = ("waived", "upheld", "tasks", "general")
_GAP = 2
_NARROWEST_UNIT, _WIDEST_BAND = 20, 16


def _points(name: str) -> Callable[[Scorecard, Language], str]:
    def cell(card: Scorecard, lang: Language) -> str:
        value = getattr(card, name)
        return "" if value is None else shown_points(value, lang, idle_zeros=True)

    return cell


def _count(name: str) -> Callable[[Scorecard, Language], str]:
    return lambda card, _lang: str(getattr(card, name))


_COLUMNS: dict[str, tuple[Text, Callable[[Scorecard, Language], str]]] = {
    "rank": (Text("Hạng", "Rank"), lambda card, _: str(card.rank or "")),
    "unit": (Text("Đơn vị", "Unit"), lambda card, _: card.unit.label),
    "tasks": (Text("Nhiệm vụ", "Tasks"), _count("tasks")),
    "deduct": (Text("Diện trừ điểm", "Deduct"), _count("deduct")),
    "consider_deduction": (Text("Diện xem xét", "Consider"), _count("consider_deduction")),
    "upheld": (Text("QĐ trừ", "Upheld"), _count("upheld")),
    "waived": (Text("QĐ không trừ", "Waived"), _count("waived")),
    "score": (Text("Điểm", "Score"), _points("score")),
    "general": (Text("Tiêu chí chung", "General"), _points("general")),
    "total": (
        Text("Tổng điểm", "Total"),
        lambda card, lang: "" if card.general is None else _points("total")(card, lang),
    ),
    "band": (
        Text("Xếp loại", "Band"),
        lambda card, lang: "" if card.band is None else card.band.label(lang),
    ),
}
"""The columns: what heads each, and what a card has there."""


def _ledger(page: Console, card: Scorecard, lang: Language) -> None:
    """Write the lines of one card, with what each takes off."""
    page.print()
    head = f"{printable(card.unit.label)} ({printable(card.unit.code)})"
    if card.base is not None and card.score is not None:
        base, score = shown_points(card.base, lang), shown_points(card.score, lang)
        head += Text(f": điểm gốc {base}, điểm đạt {score}", f": {score} of {base}").text(lang)
    page.print(Styled(head, style="bold"), soft_wrap=True)
    for line in card.ledger:
        print_wrapped(page, _line(line, lang, points=card.base is not None), indent="  ")


def _line(line: LedgerLine, lang: Language, *, points: bool) -> str:
    amount = f"{_signed(line, lang)}  " if points else ""
    task = "" if line.task is None else f"{printable(line.task)}: "
    return f"{amount}{task}{line.words.text(lang)}"


def _signed(line: LedgerLine, lang: Language) -> str:
    """Write what a line takes off with a minus, what it gives back with a plus."""
    if not line.amount:
        return "0"
    sign = "−" if line.amount > 0 else "+"
    return sign + shown_points(abs(line.amount), lang)


def _notes(found: Scorecards, lang: Language) -> list[str]:
    """Say what the cards do not show."""
    notes = []
    for ruling in found.unmet_rulings:
        said = Text(
            "{}: trong kỳ không có trường hợp nào để áp dụng quyết định. {}.",
            "{}: no charge of the period meets this ruling. {}.",
        ).text(lang)
        notes.append(said.format(printable(ruling.task), printable(ruling_words(ruling, lang))))
    if found.not_charged:
        notes.append(
            Text(
                f"Có {found.not_charged} nhiệm vụ không tính trừ điểm, vì thời hạn trước ngày"
                f" {shown(DONG_THAP.effective_on)}, ngày Quy chế có hiệu lực (D 15).",
                f"Not charged: {found.not_charged}, with a deadline before"
                f" {DONG_THAP.effective_on}, when the regulation came into force (D 15).",
            ).text(lang)
        )
    if found.lateness_unknown:
        notes.append(
            Text(
                f"Có {found.lateness_unknown} trường hợp mà lịch đang dùng không có những ngày cần"
                " tính, nên chưa tính điểm theo số ngày quá hạn.",
                f"Days late that lie outside the calendar in use, so that nothing is taken off for"
                f" days: {found.lateness_unknown}.",
            ).text(lang)
        )
    if found.provisional:
        notes.append(PROVISIONAL.text(lang))
    return notes
