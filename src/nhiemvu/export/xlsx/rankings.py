"""The sheet that puts units in order, with care where there are few tasks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nhiemvu.export.xlsx.cells import clean
from nhiemvu.export.xlsx.pages import Page, lines_of
from nhiemvu.export.xlsx.styles import LABEL, NUMBER
from nhiemvu.reporting.figures import NO_FIGURE
from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.reporting.ranking import FEWEST, RATES, ranking
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.export.xlsx.cells import Value
    from nhiemvu.export.xlsx.pages import Book
    from nhiemvu.reporting.ranking import Ranked
    from nhiemvu.reporting.report import Breakdown

_NAME = Text("Xếp hạng đơn vị", "Ranking of units")
_FIRST, *_OTHERS = sorted(RATES, key=lambda rate: rate != "late_rate")
_WIDTHS = (8, 40, 10, 10, *(10 for _ in range(2 * len(_OTHERS))), 10, 46)
_TITLES = {measure.name: measure.title for measure in MEASURES}
_PLACE = Text("Hạng", "Place")


def write_ranking(book: Book, breakdown: Breakdown) -> None:
    """Write the units in order of the rate of lateness, and their places by the other rates."""
    page = Page(book, book.say(_NAME), _WIDTHS)
    page.head_line(f"{book.say(_NAME)} – {book.say(book.title)}")
    page.paragraph(book.say(_RULES), italic=True)
    page.heads(_heads(book), 64)
    first = page.row
    others = {rate: _by_row(ranking(breakdown.rows, rate)) for rate in _OTHERS}
    ranked = ranking(breakdown.rows, _FIRST)
    shared = Counter(found.place for found in ranked)
    place, label = book.style(NUMBER, {"align": "center"}, kind="tasks"), book.style(LABEL)
    number, rate = book.style(NUMBER, kind="tasks"), book.style(NUMBER, kind="rate")
    styles = [place, label, number, rate, *[place, rate] * len(_OTHERS), number, label]
    for found in ranked:
        row = found.row
        values: list[Value] = [_or_none(found.place), row.label(book.lang), row.tasks]
        values.append(_or_none(found.value))
        for name in _OTHERS:
            other = others[name][row.identity]
            values += [_or_none(other.place), _or_none(other.value)]
        notes = _notes(found, others["on_time_rate"][row.identity], shared[found.place])
        values += [row.in_progress_overdue, " ".join(book.say(note) for note in notes)]
        page.grow(max(lines_of(clean(str(values[at])), _WIDTHS[at]) for at in (1, -1)))
        page.write(values, styles)
    if ranked:
        bar = {"type": "data_bar", "bar_color": "#f4a6a6", "bar_solid": True}
        bar |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
        page.sheet.conditional_format(first, 3, page.row - 1, 3, bar)
        page.sheet.autofilter(first - 1, 0, page.row - 1, len(_WIDTHS) - 1)
    page.sheet.freeze_panes(first, 2)
    page.sheet.repeat_rows(first - 1)


_RULES = Text(
    f"Xếp theo tỷ lệ quá hạn, từ thấp đến cao; hạng 1 là tốt nhất, cùng tỷ lệ thì cùng hạng. Tỷ lệ"
    f" tính trên dưới {FEWEST} nhiệm vụ vẫn được nêu nhưng không xếp hạng. Xếp hạng này không phải"
    " quy định của Quy chế.",
    f"By rate of lateness, the lowest first; 1 is best, equal rates share a place. A rate of fewer"
    f" than {FEWEST} tasks is shown but not ranked. The ranking is no part of the regulation.",
)


def _heads(book: Book) -> list[str]:
    heads = [_PLACE, Text("Đơn vị", "Unit"), _TITLES["tasks"], _TITLES[_FIRST]]
    for rate in _OTHERS:
        title = _TITLES[rate]
        by = Text(f"Hạng theo {title.vi.lower()}", f"Place by {title.en.lower()}")
        heads += [by, title]
    heads += [_TITLES["in_progress_overdue"], Text("Ghi chú", "Note")]
    return [book.say(words) for words in heads]


def _by_row(ranked: tuple[Ranked, ...]) -> dict[object, Ranked]:
    return {found.row.identity: found for found in ranked}


def _or_none(value: Value) -> Value:
    return NO_FIGURE if value is None else value


def _notes(found: Ranked, on_time: Ranked, shared: int) -> list[Text]:
    """Say why there is no place, or with how many it is shared."""
    if found.value is None:
        return [Text("Không có nhiệm vụ trong kỳ.", "No task in the period.")]
    if found.few:
        return [
            Text(
                f"Chỉ có {found.of} nhiệm vụ, không xếp hạng.",
                f"Only {found.of} task(s), not ranked.",
            )
        ]
    said = []
    if shared > 1:
        said.append(Text(f"Đồng hạng: {shared} đơn vị.", f"{shared} units share the place."))
    if on_time.few:
        said.append(
            Text(
                f"Mới hoàn thành {on_time.of} nhiệm vụ, không xếp hạng theo tỷ lệ hoàn thành trong"
                " hạn.",
                f"Only {on_time.of} completed, no place by on-time rate.",
            )
        )
    return said
