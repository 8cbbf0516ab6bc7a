"""What may stand in a cell: text that stays text, numbers, days and moments in Việt Nam's time."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from nhiemvu.moments import VIETNAM
from nhiemvu.text import Text, printable, shown

if TYPE_CHECKING:
    from fractions import Fraction

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from nhiemvu.text import Language

Value: TypeAlias = "str | int | float | Fraction | date | datetime | None"
"""What a sheet is given; ``None`` leaves an empty cell that has its format."""

Place: TypeAlias = tuple[int, int]
"""A row and a column, from 0."""

MOST_UNITS = 32_767
"""The most UTF-16 units that Excel takes in a cell."""

_CUT = Text(" … (đã cắt bớt)", " … (cut)")
_FIRST_SURE_YEAR = 1901


def put(sheet: Worksheet, place: Place, value: Value, style: Format, lang: Language = "vi") -> None:
    """Write a value as what it is; text is never read as a formula, a link or a number."""
    row, column = place
    if isinstance(value, (date, datetime)):
        value = _day(value, lang)
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        _put_text(sheet, place, clean(value, lang), style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, float(value), style)


def _put_text(sheet: Worksheet, place: Place, text: str, style: Format) -> None:
    if text.startswith("<r>") and text.endswith("</r>"):  # which XlsxWriter takes for markup
        sheet.write_rich_string(*place, text[:1], style, text[1:], style)
    else:
        sheet.write_string(*place, text, style)


def _day(value: date, lang: Language) -> date | str:
    """Give a day, or a moment to the second, as Excel counts it; text where it counts wrongly.

    Excel takes 1900 for a leap year, and knows nothing before.
    """
    if value.year < _FIRST_SURE_YEAR:
        return shown(value, lang)
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0)
    return value


def clean(text: str, lang: Language = "vi") -> str:
    r"""Give text as a cell can hold it: what cannot be shown as an escape, too much cut off.

    Lines stay lines.

    >>> clean("=1+1\r\n\x00"), len(clean("x" * 40_000)), clean("x" * 40_000)[-16:]
    ('=1+1\n\\x00', 32767, 'x … (đã cắt bớt)')
    """
    lines = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    plain = "\n".join(map(printable, lines))
    if 2 * len(plain) <= MOST_UNITS or len(plain.encode("utf-16-le")) // 2 <= MOST_UNITS:
        return plain
    sign = _CUT.text(lang)
    kept = plain.encode("utf-16-le")[: 2 * (MOST_UNITS - len(sign))]
    return kept.decode("utf-16-le", "ignore") + sign
