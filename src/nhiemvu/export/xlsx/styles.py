"""How cells look: fonts, borders, and the formats of numbers, days and moments.

The signs of a format code are those of English, whatever the language: Excel shows a number with
the separators of the reader's own system, which in Việt Nam makes 1.234 and 61,5%. The code of the
language before it makes LibreOffice do so everywhere, and binds days to their order.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from nhiemvu.text import Language, Text

FONT = "Times New Roman"
GREY, PALE, TITLE = "#808080", "#e8eef6", "#1f3864"

Kind: TypeAlias = Literal["tasks", "times", "rate", "days", "date", "moment"]
"""What a number counts, as a measure has it; or a day, or a moment."""

_LOCALE = Text("[$-42A]", "[$-409]")
_CODES = {
    "tasks": Text("#,##0", "#,##0"),
    "times": Text("#,##0", "#,##0"),
    "rate": Text("0.0%", "0.0%"),
    "days": Text("#,##0.0", "#,##0.0"),
    "date": Text(r"dd\/mm\/yyyy", r"yyyy\-mm\-dd"),
    "moment": Text(r"dd\/mm\/yyyy hh:mm", r"yyyy\-mm\-dd hh:mm"),
}
_POINTS = Text('0.0" điểm %"', '0.0" points"')


def code_of(kind: str, lang: Language = "vi") -> str:
    r"""Give the format code of what is counted, or of a day or a moment.

    >>> code_of("date"), code_of("rate", "en")
    ('[$-42A]dd\\/mm\\/yyyy', '[$-409]0.0%')
    """
    return _LOCALE.text(lang) + _CODES[kind].text(lang)


def change_code_of(kind: str, lang: Language = "vi") -> str:
    """Give the format code of a change: with its sign, and in points where it is one of a rate.

    >>> change_code_of("tasks")
    '[$-42A]+#,##0;[$-42A]-#,##0;[$-42A]0'
    """
    code = (_POINTS if kind == "rate" else _CODES[kind]).text(lang)
    locale, none = _LOCALE.text(lang), code.replace("#,##", "")
    return f"{locale}+{code};{locale}-{code};{locale}{none}"


PLAIN: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
TEXT = PLAIN | {"text_wrap": True, "valign": "top"}
CELL = PLAIN | {"border": 1, "border_color": GREY}
LABEL = CELL | {"text_wrap": True}
HEAD = LABEL | {"bold": True, "align": "center", "bg_color": PALE}
NUMBER = CELL | {"align": "right"}
HEADING = PLAIN | {"bold": True, "font_size": 12, "font_color": TITLE}
LEFT_TITLE = HEADING | {"font_size": 13}
MAIN_TITLE = LEFT_TITLE | {"text_wrap": True, "align": "center"}
ITALIC = PLAIN | {"italic": True}
