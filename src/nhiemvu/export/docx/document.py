"""The report from the first page to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from nhiemvu.export import charts
from nhiemvu.export.docx import comparison, frame, narrative, units
from nhiemvu.export.docx.annexes import (
    Annex,
    annex_pages,
    breakdown_annex,
    name_of,
    overdue_annex,
)
from nhiemvu.export.docx.elements import Element, el, paragraph
from nhiemvu.export.docx.package import (
    describe,
    empty_document,
    header_of,
    picture,
    save,
    section,
)
from nhiemvu.export.docx.tables import (
    MAIN,
    Captions,
    breakdown_table,
    compared_table,
    status_table,
)
from nhiemvu.export.letterhead import ENGLISH, Letterhead
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from nhiemvu.export.handout import Handout
    from nhiemvu.reporting import Breakdown, Row
    from nhiemvu.text import Language

_MOST_ROWS = 30
"""Rows of a table in the text; one with more goes to an annex."""

_MOST_BARS = 15
_COLUMNS, _BARS_WIDTH = 120, 155
_HEIGHT = 120
_FONTS = "Times New Roman, DejaVu Serif, serif"

_WHOLE = Text("KẾT QUẢ CHUNG", "RESULTS AS A WHOLE")
_COMPARISON = Text("SO SÁNH VỚI CÁC KỲ KHÁC", "COMPARISON WITH OTHER PERIODS")
_PARTS = Text("KẾT QUẢ THEO TỪNG TIÊU CHÍ", "RESULTS BY GROUP")
_UNITS = Text("ĐÁNH GIÁ THEO ĐƠN VỊ", "UNITS")
_REMARKS = Text("GHI CHÚ VỀ SỐ LIỆU", "NOTES ON THE FIGURES")
_BY = Text("Theo {}", "By {}")
_STATUS_TABLE = Text("Nhiệm vụ theo trạng thái", "Tasks by status")
_COMPARED_TABLE = Text("So sánh với các kỳ khác", "Comparison with other periods")
_SERIES = Text("Nhiệm vụ theo trạng thái qua các kỳ", "Tasks by status, period by period")
_BARS = Text("Nhiệm vụ theo trạng thái, theo {}", "Tasks by status, by {}")
_MOST = Text("{number} {what} có nhiều nhiệm vụ nhất", "the {number} with most tasks")
_IN_ANNEX = Text("Số liệu chi tiết tại {}.", "The figures are in {}.")
_LIST = Text(
    "Danh mục nhiệm vụ đang thực hiện quá hạn tại {}.", "The overdue tasks are listed in {}."
)
_TAGS = Text(
    "Một nhiệm vụ có thể gắn nhiều nhãn, nên tổng các dòng có thể lớn hơn tổng số.",
    "A task may carry several tags, so the rows may add up to more than the total.",
)


def write(
    handout: Handout,
    stream: BinaryIO,
    *,
    lang: Language = "vi",
    letterhead: Letterhead | None = None,
) -> None:
    """Write a handout as a document to be signed (11.3); without a letterhead, the Office's own."""
    above = letterhead or (Letterhead() if lang == "vi" else ENGLISH)
    pages = _Pages(handout, above, lang)
    save(pages.made, pages.all(), stream)


class _Pages:
    """The pages of one document."""

    def __init__(self, handout: Handout, letterhead: Letterhead, lang: Language) -> None:
        self.handout, self.letterhead, self.lang = handout, letterhead, lang
        self.report = handout.report
        self.made: Any = empty_document(lang)
        self.captions = Captions(lang)
        long = [part for part in self.report.breakdowns if len(part.rows) > _MOST_ROWS]
        total = self.report.total
        annexes = [breakdown_annex(part, total, lang) for part in long]
        late = overdue_annex(handout.entries, lang)
        self.annexes: list[Annex] = [*annexes, *([late] if late else [])]
        names = [name_of(nth, len(self.annexes), lang) for nth in range(len(self.annexes))]
        self.names = names
        self.annex_of = {part.by: name for part, name in zip(long, names, strict=False)}
        self.list_in = names[-1] if late else None

    def all(self) -> list[Element]:
        """Make the whole: the text, then each annex, in sections of their own."""
        period = self.report.period.label(self.lang)
        subject = [
            narrative.SUBJECT.text(self.lang),
            narrative.PERIOD.text(self.lang).format(period),
        ]
        title = ", ".join((subject[0], period))
        describe(
            self.made,
            title=title,
            author=self.letterhead.reporter,
            as_of=self.report.as_of,
            lang=self.lang,
        )
        body = [
            *frame.head(self.letterhead, subject, self.lang),
            *self._text(),
            *frame.foot(self.letterhead, self.lang),
        ]
        header = header_of(self.made)
        sections = [section(header), *(section(header, landscape=True) for _ in self.annexes)]
        for annex, name, before in zip(self.annexes, self.names, sections, strict=False):
            body.append(paragraph("Line", sectPr=before))
            body += annex_pages(annex, name, self.letterhead, self.lang)
        return [*body, *([paragraph("Line")] if self.annexes else []), sections[-1]]

    def _text(self) -> list[Element]:
        lang, reporter = self.lang, self.letterhead.reporter
        parts = [
            (_WHOLE, self._whole()),
            (_COMPARISON, self._comparison()),
            (_PARTS, self._breakdowns()),
            (_UNITS, self._units()),
            (_REMARKS, _paragraphs(narrative.remarks(self.handout, lang))),
        ]
        made = [paragraph("Body", narrative.opening(self.report, reporter, lang))]
        said = [(title, content) for title, content in parts if content]
        for number, (title, content) in zip(_NUMBERS, said, strict=False):
            made += [paragraph("Heading1", f"{number}. {title.text(lang)}"), *content]
        end = narrative.closing(self.report, self.letterhead, lang)
        return [*made, paragraph("Body", end, keepNext=el("keepNext"))]

    def _whole(self) -> list[Element]:
        report, lang = self.report, self.lang
        made = [paragraph("Body", narrative.origin(report, lang))]
        if report.empty:
            return made
        title = _STATUS_TABLE.text(lang)
        return [
            *made,
            *_paragraphs([narrative.statuses(report, lang)]),
            self.captions.table(title),
            status_table(report.total, lang, title),
            _gap(),
            *_paragraphs(narrative.figures(report, lang)),
        ]

    def _comparison(self) -> list[Element]:
        trend, lang = self.handout.trend, self.lang
        made = _paragraphs(comparison.compared(trend, lang))
        known = [*trend.series, trend.year_before, trend.year_to_date]
        if all(report.empty for report in known):
            return made
        title = _COMPARED_TABLE.text(lang)
        chart = charts.status_columns(trend.series, lang).properties(height=_HEIGHT)
        return [
            *made,
            self.captions.table(title),
            compared_table(trend, frame.WIDTH, lang, title),
            _gap(),
            *self._figure(chart, _SERIES.text(lang), _COLUMNS),
        ]

    def _breakdowns(self) -> list[Element]:
        made: list[Element] = []
        for nth, part in enumerate((p for p in self.report.breakdowns if p.rows), 1):
            title = _BY.text(self.lang).format(part.title.text(self.lang).lower())
            made.append(paragraph("Heading2", f"{nth}. {title}"))
            made += self._breakdown(part)
            if nth == 1:
                made += self._bars(part)
        return made

    def _breakdown(self, part: Breakdown) -> list[Element]:
        lang = self.lang
        note = [paragraph("Note", _TAGS.text(lang))] if "tag" in part.by else []
        if part.by in self.annex_of:
            where = _IN_ANNEX.text(lang).format(self.annex_of[part.by])
            return [paragraph("Body", where), *note]
        title = (
            narrative.SUBJECT.text(lang)
            + ", "
            + _BY.text(lang).lower().format(part.title.text(lang).lower())
        )
        made = breakdown_table(
            part, self.report.total, MAIN, width=frame.WIDTH, lang=lang, title=title
        )
        return [self.captions.table(title), made, _gap(), *note]

    def _bars(self, part: Breakdown) -> list[Element]:
        busy = [found for found in part.rows if found.tasks]
        if not busy:
            return []
        what = part.title.text(self.lang).lower()
        title = _BARS.text(self.lang).format(what)
        rows = _most(busy)
        if len(rows) < len(busy):
            title += f" ({_MOST.text(self.lang).format(number=len(rows), what=what)})"
        return self._figure(charts.status_bars(rows, self.lang), title, _BARS_WIDTH)

    def _figure(self, chart: Any, title: str, width: float) -> list[Element]:
        png = charts.png(chart.configure(font=_FONTS))
        caption = self.captions.figure(title)
        number = self.captions.figures
        drawn = picture(self.made, png, number=number, width=width, words=title)
        return [paragraph("Figure", drawn), caption]

    def _units(self) -> list[Element]:
        lang = self.lang
        rows = next((p.rows for p in self.report.breakdowns if p.by == ("unit",)), ())
        if not self.report.total.tasks:
            return []
        said = [*units.ranked(rows, lang), units.overdue(rows, lang)] if rows else []
        if self.list_in:
            said.append(_LIST.text(lang).format(self.list_in))
        return _paragraphs(said)


_NUMBERS = ("I", "II", "III", "IV", "V")


def _paragraphs(said: Iterable[str]) -> list[Element]:
    """Make paragraphs; one that announces what follows stays with it."""
    made = []
    for words in said:
        laid = {"keepNext": el("keepNext")} if words.endswith(":") else {}
        made.append(paragraph("Body", words, **laid))
    return made


def _gap() -> Element:
    """Make the space below a table, which has none of its own."""
    return paragraph("Line", spacing=el("spacing", before=60, after=60, line=40, lineRule="exact"))


def _most(rows: Sequence[Row]) -> list[Row]:
    """Choose the rows of most tasks, in the order given."""
    most = sorted(range(len(rows)), key=lambda nth: -rows[nth].tasks)[:_MOST_BARS]
    return [rows[nth] for nth in sorted(most)]
