"""The file around the text: styles, settings, properties, and the same bytes each time."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from nhiemvu.export.docx.elements import el, field, mm, paragraph
from nhiemvu.export.docx.styles import LOCALES, all_styles
from nhiemvu.text import printable

if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO

    from nhiemvu.export.docx.elements import Element
    from nhiemvu.text import Language

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
_LONGEST_PROPERTY = 255
_DAY_OF_ENTRIES = (1980, 1, 1, 0, 0, 0)


def empty_document(lang: Language) -> Any:
    """Give a document with our own styles, and nothing of the template: no theme, no fonts of it.

    Its header shows the number of the page.
    """
    made = Document()
    for rels in (made.part.package.rels, made.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype not in _KEPT]:
            rels.pop(key)
    _fill(made.styles.element, all_styles(lang))
    _fill(made.settings.element, _settings(lang))
    header = made.sections[0].header
    header.is_linked_to_previous = False
    _fill(header._element, [paragraph("Header", *field("PAGE", "2"))])  # noqa: SLF001  the way in
    return made


def header_of(made: Any) -> str:
    """Give the id of the header."""
    found: str = made.sections[0]._sectPr.headerReference_lst[0].rId  # noqa: SLF001  the way in
    return found


def _fill(element: Element, content: list[Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(content)


def _settings(lang: Language) -> list[Element]:
    decimal, separator = (",", ";") if lang == "vi" else (".", ",")
    word = "http://schemas.microsoft.com/office/word"
    return [
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", el("compatSetting", name="compatibilityMode", uri=word, val=15)),
        el("themeFontLang", val=LOCALES[lang]),
        el("decimalSymbol", val=decimal),
        el("listSeparator", val=separator),
    ]


def describe(made: Any, *, title: str, author: str, as_of: datetime, lang: Language) -> None:
    """Set the properties of the document; it was made when its figures were taken."""
    known = made.core_properties
    moment = as_of.astimezone(UTC).replace(tzinfo=None)
    values = {"title": title, "subject": title, "author": author, "last_modified_by": author}
    for name, text in values.items():
        setattr(known, name, printable(text)[:_LONGEST_PROPERTY])
    known.comments = known.keywords = ""
    known.language = LOCALES[lang]
    known.created = known.modified = moment
    known.revision = 1


def picture(made: Any, png: bytes, *, number: int, width: float, words: str) -> Element:
    """Make a run with a picture, so many millimetres wide; ``words`` say what it shows."""
    inline = made.part.new_pic_inline(BytesIO(png), round(width * 36000))
    inline.docPr.set("id", str(number))
    inline.docPr.set("descr", printable(words))
    return el("r", el("drawing", inline))


def save(made: Any, body: list[Element], stream: BinaryIO) -> None:
    """Write the document with a body; the entries of the file bear no day of their own."""
    _fill(made.element.body, body)
    written = BytesIO()
    made.save(written)
    with ZipFile(written) as draft, ZipFile(stream, "w", ZIP_DEFLATED) as final:
        for name in draft.namelist():
            entry = ZipInfo(name, _DAY_OF_ENTRIES)
            entry.compress_type = ZIP_DEFLATED
            final.writestr(entry, draft.read(name))


def section(header: str, *, landscape: bool = False) -> Element:
    """Make a section of A4 pages (Decree 30/2020), counted from 1, which is not shown."""
    width, height = (297, 210) if landscape else (210, 297)
    orientation = {"orient": "landscape"} if landscape else {}
    reference = el("headerReference", type="default")
    reference.set(qn("r:id"), header)
    margins = {"top": 20, "right": RIGHT, "bottom": 20, "left": LEFT, "header": 10, "footer": 10}
    lengths = {side: mm(length) for side, length in margins.items()}
    return el(
        "sectPr",
        reference,
        el("type", val="nextPage"),
        el("pgSz", w=mm(width), h=mm(height), **orientation),
        el("pgMar", **lengths, gutter=0),
        el("pgNumType", start=1),
        el("titlePg"),
    )


LEFT, RIGHT = 30, 15
"""The margins beside the text, in millimetres."""
