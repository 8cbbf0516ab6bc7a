"""A report for people: the whole in sentences and bars, then a table that fits the terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Styled

from nhiemvu.cli.answers import STYLES, print_wrapped
from nhiemvu.cli.compare_page import compare_page
from nhiemvu.cli.output import console
from nhiemvu.reporting import Trend
from nhiemvu.reporting.figures import shown_measure, shown_number, shown_percent
from nhiemvu.reporting.measure_table import BY_NAME
from nhiemvu.reporting.sentences import duties, not_charged, notes, origin, sentences, unknown
from nhiemvu.status import Status
from nhiemvu.text import Text, printable, shown, shown_as_of

if TYPE_CHECKING:
    from rich.console import Console

    from nhiemvu.calendar import WorkingCalendar
    from nhiemvu.reporting import Breakdown, Measure, Measures, Report
    from nhiemvu.scoring import Scorecards
    from nhiemvu.text import Language

MARKS = {
    Status.COMPLETED_ON_TIME: "█",
    Status.COMPLETED_LATE: "▓",
    Status.AWAITING_CONFIRMATION: "▒",
    Status.IN_PROGRESS_ON_TIME: "░",
    Status.IN_PROGRESS_OVERDUE: "×",
}
"""The mark of each status in a bar: told apart without colours too."""

_ALWAYS = ("tasks", *(status.value for status in MARKS))
_IF_THERE_IS_ROOM = (
    "late_rate",
    "completion_rate",
    "on_time_rate",
    "due_soon",
    "mean_working_days_late",
    "extensions",
    "rejections",
    "recalled",
    "deduct",
    "consider_deduction",
    "newly_assigned",
    "carried_over",
)
_NARROWEST = 78
_LABEL, _WIDEST_LABEL = 22, 44
_BAR, _NARROWEST_BAR, _WIDEST_BAR = 10, 6, 40
_WIDE = 120
_HEAD_LINES, _HEAD_LINES_IF_NARROW = 4, 5


def report_page(
    made: Report | Trend, lang: Language, calendar: WorkingCalendar, *, idle: bool = True
) -> None:
    """Write a report, or a comparison, for people; ``calendar`` is the one it was made with.

    Without ``idle`` the rows that have no task are left out of the tables: those are of units that
    only had to answer.
    """
    page = console()
    page.width = max(page.width, _NARROWEST)
    report = made.report if isinstance(made, Trend) else made
    _head(page, report, lang)
    _whole(page, report, lang)
    shown_rows = [_rows(breakdown, idle=idle) for breakdown in report.breakdowns]
    for breakdown in shown_rows:
        if breakdown.rows:
            page.print()
            page.print(_table(breakdown, report.total, page.width, lang))
    if any(breakdown.rows for breakdown in shown_rows):
        _legend(page, lang)
    if isinstance(made, Trend):
        compare_page(page, made, lang)
    found = notes(report)
    if (
        unknown(report)
        and calendar.first <= report.as_of.date()
        and calendar.last == calendar.announced_last
    ):
        found.append(_HINT)
    for note in found:
        print_wrapped(page, note.text(lang))


_HINT = Text(
    "Muốn có các số liệu này thì bổ sung thông báo nghỉ (--notices) hoặc dùng lịch dự kiến"
    " (--projected).",
    "To have these figures, add notices (--notices) or use the projected calendar (--projected).",
)


def _rows(breakdown: Breakdown, *, idle: bool) -> Breakdown:
    busy = tuple(row for row in breakdown.rows if idle or row.tasks or row.recalled)
    return replace(breakdown, rows=busy)


def _head(page: Console, report: Report, lang: Language) -> None:
    period = report.period.label(lang)
    title = Text(
        f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ DO UBND TỈNH GIAO, {period.upper()}",
        f"TASKS ASSIGNED BY THE PEOPLE'S COMMITTEE, {period.upper()}",
    )
    page_head(page, title, report, lang)


def page_head(page: Console, title: Text, made: Report | Scorecards, lang: Language) -> None:
    """Write the title of a page, and the moment and the calendar its figures rest on."""
    page.print(Styled(title.text(lang), style="bold"), soft_wrap=True)
    said = Text(
        f"Số liệu tính đến {shown_as_of(made.as_of)};"
        f" lịch làm việc cập nhật đến văn bản ngày {shown(made.calendar_edition)}.",
        f"Figures as of {shown_as_of(made.as_of, 'en')};"
        f" calendar edition of {made.calendar_edition}.",
    )
    print_wrapped(page, said.text(lang))


def _whole(page: Console, report: Report, lang: Language) -> None:
    """Write the figures of the whole: where the tasks come from, where they stand, how late."""
    total = report.total
    page.print()
    if report.empty:
        none = Text("Không có nhiệm vụ nào thuộc kỳ báo cáo.", "No task belongs to the period.")
        print_wrapped(page, none.text(lang))
        return
    print_wrapped(page, origin(total).text(lang))
    _statuses(page, total, lang)
    print_wrapped(page, " ".join(sentence.text(lang) for sentence in sentences(total)))
    for sentence in (*not_charged(report), *duties(total)):
        print_wrapped(page, sentence.text(lang))


def _statuses(page: Console, total: Measures, lang: Language) -> None:
    """Draw a bar for each status."""
    width = max(cell_len(status.label(lang)) for status in MARKS)
    bar = min(_WIDEST_BAR, page.width - width - 20)
    for status, mark in MARKS.items():
        number = getattr(total, status.value)
        line = Styled("  ")
        line.append(f"{status.label(lang):<{width}}", style=STYLES[status])
        share = shown_percent(total.share(number), lang)
        line.append(f" {shown_number(number, lang):>7} {share:>7}  ")
        length = -(-number * bar // total.tasks) if total.tasks else 0
        line.append(mark * length, style=STYLES[status])
        page.print(line, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class _Column:
    """One measure in the table, and how wide it must be."""

    measure: Measure
    width: int


def _table(breakdown: Breakdown, total: Measures, width: int, lang: Language) -> Table:
    rows: list[Measures] = [*breakdown.rows, total]
    lines = _HEAD_LINES if width >= _WIDE else _HEAD_LINES_IF_NARROW
    columns = [_column(BY_NAME[name], rows, lang, lines) for name in _ALWAYS]
    left = width - _LABEL - _BAR - 3 - sum(column.width + 1 for column in columns)
    bar_width = max(_NARROWEST_BAR, _BAR + min(left, 0))
    left += _BAR - bar_width
    for name in _IF_THERE_IS_ROOM:
        more = _column(BY_NAME[name], rows, lang, lines)
        if left >= more.width + 1 + _WIDEST_BAR // 2:
            columns.append(more)
            left -= more.width + 1
    labels = [printable(row.label(lang)) for row in breakdown.rows]
    wish = max([*map(cell_len, labels), _LABEL])
    label_width = min(wish, _WIDEST_LABEL, _LABEL + left)
    bar_width = min(_WIDEST_BAR, bar_width + left - (label_width - _LABEL))
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(breakdown.title.text(lang), width=label_width, overflow="fold")
    for column in columns:
        table.add_column(_head_of(column.measure, lang, lines), width=column.width, justify="right")
    table.add_column("", width=bar_width + 1, no_wrap=True)
    largest = max((row.tasks for row in breakdown.rows), default=0)
    for label, row in zip(labels, breakdown.rows, strict=True):
        cells = [_cell(row, column.measure, lang) for column in columns]
        table.add_row(label, *cells, Styled(" ") + stacked_bar(row, largest, bar_width))
    cells = [_cell(total, column.measure, lang) for column in columns]
    table.add_row(Text("Tổng số", "Total").text(lang), *cells, "", style="bold")
    return table


def _column(measure: Measure, rows: list[Measures], lang: Language, lines: int) -> _Column:
    """Make a column wide enough for its figures, and for its head in so many lines."""
    head = _head_of(measure, lang, lines)
    figures = [cell_len(shown_measure(row, measure, lang)) for row in rows]
    width = max([*figures, *map(cell_len, head.split())])
    while len(wrap(head, width)) > lines:
        width += 1
    return _Column(measure, width)


def _head_of(measure: Measure, lang: Language, lines: int) -> str:
    """Name a column; the longest word is left out where room is short."""
    head = measure.label(lang)
    if lines == _HEAD_LINES_IF_NARROW and measure.name == Status.AWAITING_CONFIRMATION:
        return Text(head, "Awaiting").text(lang)
    return head


def _cell(row: Measures, measure: Measure, lang: Language) -> Styled:
    overdue = measure.name == Status.IN_PROGRESS_OVERDUE and row.in_progress_overdue
    return Styled(shown_measure(row, measure, lang), style="bold red" if overdue else "")


def stacked_bar(row: Measures, largest: int, width: int) -> Styled:
    """Draw the statuses of a row side by side, as long as its share of the largest row.

    Every status that occurs gets a mark, as long as the bar has room for all of them.

    >>> from nhiemvu.reporting.measures import measures_of
    >>> stacked_bar(measures_of([]), 0, 10).plain
    ''
    """
    numbers = {status: getattr(row, status.value) for status in MARKS}
    there = [status for status, number in numbers.items() if number]
    if not there:
        return Styled("")
    length = max(round(width * row.tasks / largest), min(len(there), width))
    marks = dict.fromkeys(there, 1) if length >= len(there) else {}
    while sum(marks.values()) < length:
        owed = {status: numbers[status] * length / row.tasks for status in there}
        neediest = max(there, key=lambda status: owed[status] - marks.get(status, 0))
        marks[neediest] = marks.get(neediest, 0) + 1
    bar = Styled()
    for status, number in marks.items():
        bar.append(MARKS[status] * number, style=STYLES[status])
    return bar


def _legend(page: Console, lang: Language) -> None:
    parts = [f"{mark} {status.label(lang)}" for status, mark in MARKS.items()]
    page.print()
    print_wrapped(page, "   ".join(part.replace(" ", "\xa0") for part in parts))
