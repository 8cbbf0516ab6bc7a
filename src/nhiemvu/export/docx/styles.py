"""The styles of a document: sizes and spaces as appendix I of Decree 30/2020 has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.export.docx.elements import el, mm

if TYPE_CHECKING:
    from nhiemvu.export.docx.elements import Element
    from nhiemvu.text import Language

FONT = "Times New Roman"
INDENT = 12.7
"""How far the first line of a paragraph is set in, in millimetres."""

LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}


class Style(NamedTuple):
    """A style of paragraphs: sizes and spaces in points, ``first`` in millimetres.

    ``line`` is how many lines a line takes, or how many points where it is ``exact``.
    """

    id: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    keep: bool = False
    level: int | None = None
    line: float = 1
    exact: bool = False


STYLES = (
    Style("Body", "Nội dung", align="both", before=3, after=6, first=INDENT, line=1.1),
    Style("Heading1", "heading 1", bold=True, align="both", before=6, after=6, first=INDENT,
          keep=True, level=0),
    Style("Heading2", "heading 2", bold=True, align="both", before=3, after=6, first=INDENT,
          keep=True, level=1),
    Style("Title", "Title", bold=True, align="center", before=18),
    Style("Subtitle", "Subtitle", bold=True, align="center"),
    Style("Annex", "Phụ lục", bold=True, align="center", keep=True, level=0),
    Style("AnnexTitle", "Tên phụ lục", bold=True, align="center", keep=True),
    Style("AnnexOf", "Kèm theo văn bản", italic=True, align="center", after=8, keep=True),
    Style("Caption", "caption", size=13, italic=True, align="center", before=6, after=4, keep=True),
    Style("Figure", "Hình", align="center", before=6, keep=True),
    Style("FigureCaption", "Tên hình", size=13, italic=True, align="center", after=8),
    Style("Note", "Ghi chú", size=12, italic=True, align="both", before=3, after=6),
    Style("Nation", "Quốc hiệu", size=12, bold=True, align="center"),
    Style("Motto", "Tiêu ngữ", size=13, bold=True, align="center"),
    Style("Superior", "Cơ quan chủ quản", size=12, align="center"),
    Style("Agency", "Cơ quan ban hành", size=12, bold=True, align="center"),
    Style("Number", "Số, ký hiệu", size=13, align="center", before=6),
    Style("PlaceAndDate", "Địa danh, ngày tháng", size=13, italic=True, align="center", before=6),
    Style("Translation", "Bản dịch", size=11, italic=True, align="center"),
    Style("Addressee", "Kính gửi", align="center", before=12, after=12),
    Style("Authority", "Quyền hạn, chức vụ", bold=True, align="center", keep=True),
    Style("Signer", "Họ tên người ký", bold=True, align="center", before=72),
    Style("Recipients", "Nơi nhận", size=12, bold=True, italic=True, keep=True),
    Style("Recipient", "Danh sách nơi nhận", size=11, keep=True),
    Style("TableText", "Chữ trong bảng", size=11, before=1, after=1),
    Style("TableNumber", "Số trong bảng", size=11, before=1, after=1, align="right"),
    Style("TableMiddle", "Giữa ô trong bảng", size=11, before=1, after=1, align="center"),
    Style("TableGroup", "Nhóm trong bảng", size=11, before=1, after=1, bold=True, keep=True),
    Style("Line", "Đường kẻ", size=1, before=2, line=2, exact=True),
    Style("Header", "header", size=13, align="center"),
)  # fmt: skip
"""Every style of paragraphs but the one they are all based on."""


HEAD_SIZES: dict[Language, float] = {"vi": 11, "en": 8.5}
"""The size of the titles of columns: English words are longer."""


def all_styles(lang: Language) -> list[Element]:
    """Make the styles of a document in a language."""
    normal = el(
        "style",
        el("name", val="Normal"),
        el("qFormat"),
        type="paragraph",
        styleId="Normal",
        default=1,
    )
    plain = el(
        "style", el("name", val="Normal Table"), type="table", styleId="TableNormal", default=1
    )
    plain.append(el("tblPr", _margins(0)))
    grid = el("style", el("name", val="Table Grid"), type="table", styleId="TableGrid")
    grid.append(el("basedOn", val="TableNormal"))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [el(side, val="single", sz=4, space=0, color="000000") for side in sides]
    grid.append(el("tblPr", el("tblBorders", *lines), _margins(0.7)))
    head = Style(
        "TableHead", "Tiêu đề bảng", bold=True, align="center", before=1, after=1, keep=True
    )
    styles = (*STYLES, head._replace(size=HEAD_SIZES[lang]))
    return [_defaults(lang), normal, *map(_style, styles), plain, grid]


def _defaults(lang: Language) -> Element:
    """Make what holds where no style says otherwise: the font in every script, the language."""
    locale = LOCALES[lang]
    font = el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    colour = el("color", val="000000")
    language = el("lang", val=locale, eastAsia=locale, bidi="ar-SA")
    run = el("rPr", font, colour, el("sz", val=28), el("szCs", val=28), language)
    space = el("spacing", before=0, after=0, line=240, lineRule="auto")
    return el("docDefaults", el("rPrDefault", run), el("pPrDefault", el("pPr", space)))


def _style(style: Style) -> Element:
    made = el("style", el("name", val=style.name), type="paragraph", styleId=style.id)
    made.append(el("basedOn", val="Normal"))
    made.append(el("qFormat"))
    spacing = el(
        "spacing",
        before=round(style.before * 20),
        after=round(style.after * 20),
        line=round(style.line * (20 if style.exact else 240)),
        lineRule="exact" if style.exact else "auto",
    )
    made.append(
        el(
            "pPr",
            el("keepNext") if style.keep else None,
            el("widowControl"),
            spacing,
            el("ind", firstLine=mm(style.first)) if style.first else None,
            el("jc", val=style.align),
            None if style.level is None else el("outlineLvl", val=style.level),
        )
    )
    half_points = round(style.size * 2)
    marks = [el(name) for name in ("b", "bCs") if style.bold]
    marks += [el(name) for name in ("i", "iCs") if style.italic]
    made.append(el("rPr", *marks, el("sz", val=half_points), el("szCs", val=half_points)))
    return made


def _margins(width: float) -> Element:
    sides = [el(side, w=mm(width), type="dxa") for side in ("left", "right")]
    return el("tblCellMar", *sides)
