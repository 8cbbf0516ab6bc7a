"""What stands above and below the text of a document, where Decree 30/2020 puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.export.docx.elements import cell, el, length_of, line, mm, paragraph, row, table
from nhiemvu.export.docx.package import LEFT, RIGHT
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nhiemvu.export.docx.elements import Element
    from nhiemvu.export.letterhead import Letterhead
    from nhiemvu.text import Language

WIDTH = 210 - LEFT - RIGHT
"""The text on an upright page, in millimetres."""

_AGENCY, _NATION = 67, WIDTH - 67
_SIGNATURE = 95
_ADDRESSEES = 55
_PART = 0.4
"""How long the line below an agency or a subject is: between a third and a half of the words."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LENGTH = 56
_NATION_IN_ENGLISH = "Socialist Republic of Viet Nam"
_MOTTO_IN_ENGLISH = "Independence - Freedom - Happiness"
_KIND = Text("BÁO CÁO", "REPORT")
_NUMBER = Text("Số: {}", "No. {}")
_DEAR = Text("Kính gửi: {}", "To {}")
_RECIPIENTS = Text("Nơi nhận:", "Recipients:")
_BLANK_NUMBER = "........"
_BLANK_DATE = Text("ngày ..... tháng ..... năm .......", "....................")
_FIRST_MONTHS = 2


def head(letterhead: Letterhead, subject: Sequence[str], lang: Language) -> list[Element]:
    """Make what stands above the text: agency and nation, number and date, subject, addressees."""
    agency = [
        *([paragraph("Superior", letterhead.superior)] if letterhead.superior else []),
        paragraph("Agency", letterhead.agency),
        line(_share(letterhead.agency, 12, _AGENCY) * _PART, _AGENCY),
    ]
    nation = [
        paragraph("Nation", NATION),
        paragraph("Motto", MOTTO),
        line(_MOTTO_LENGTH / _NATION, _NATION),
    ]
    if lang == "en":
        nation.append(paragraph("Translation", _NATION_IN_ENGLISH))
        nation.append(paragraph("Translation", _MOTTO_IN_ENGLISH))
    number = paragraph("Number", _NUMBER.text(lang).format(number_of(letterhead)))
    place = paragraph("PlaceAndDate", f"{letterhead.place}, {date_of(letterhead, lang)}")
    rows = [
        row(cell(_AGENCY, *agency, top=True), cell(_NATION, *nation, top=True)),
        row(cell(_AGENCY, number, top=True), cell(_NATION, place, top=True)),
    ]
    title = f"{letterhead.superior} {letterhead.agency}".strip()
    return [
        table((_AGENCY, _NATION), rows, style="TableNormal", title=title),
        paragraph("Title", _KIND.text(lang)),
        *(paragraph("Subtitle", part) for part in subject),
        line(_share(subject[0], 14, WIDTH) * _PART, WIDTH),
        *_addressees(letterhead.addressees, lang),
    ]


def number_of(letterhead: Letterhead) -> str:
    """Give number and symbol; room to write the number where it is not known yet."""
    return letterhead.written_number or f"{_BLANK_NUMBER}/{letterhead.symbol}"


def date_of(letterhead: Letterhead, lang: Language) -> str:
    """Give the day of issue in words; room to write it where it is not known yet."""
    day = letterhead.issued_on
    if day is None:
        return _BLANK_DATE.text(lang)
    return _written(day) if lang == "vi" else day.isoformat()


def _written(day: date) -> str:
    """Write a day as Decree 30/2020 does: days below 10 and the months 1 and 2 with a leading 0."""
    month = f"{day.month:02}" if day.month <= _FIRST_MONTHS else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _share(words: str, size: float, column: float) -> float:
    """Tell about how much of a column a line of text fills."""
    return min(length_of(words, size), column) / column


def _addressees(names: Sequence[str], lang: Language) -> list[Element]:
    if len(names) <= 1:
        return [paragraph("Addressee", _DEAR.text(lang).format(name)) for name in names]
    return [
        paragraph("Addressee", _DEAR.text(lang).format("").rstrip()),
        *(
            paragraph("Body", words, ind=el("ind", left=mm(_ADDRESSEES), firstLine=0))
            for words in _listed(names)
        ),
    ]


def _listed(names: Sequence[str]) -> list[str]:
    """Write names below each other, with a semicolon after each and a full stop after the last."""
    ends = [*";" * (len(names) - 1), "."]
    return [f"- {name}{end}" for name, end in zip(names, ends, strict=False)]


def foot(letterhead: Letterhead, lang: Language) -> list[Element]:
    """Make what stands below the text: who receives it, who signs it."""
    left = WIDTH - _SIGNATURE
    names = letterhead.recipients
    receive = [
        paragraph("Recipients", _RECIPIENTS.text(lang) if names else ""),
        *(paragraph("Recipient", words) for words in _listed(names)),
    ]
    sign = [
        *(paragraph("Authority", part) for part in letterhead.signs_as),
        paragraph("Signer", letterhead.signer or ""),
    ]
    both = row(cell(left, *receive, top=True), cell(_SIGNATURE, *sign, top=True))
    return [
        paragraph("Line", keepNext=el("keepNext")),
        table((left, _SIGNATURE), [both], style="TableNormal", title=_RECIPIENTS.text(lang)),
    ]
