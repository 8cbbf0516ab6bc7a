"""Words in two languages, and values written for people.

Every label, message and explanation is a ``Text``: the same words in Vietnamese and in English.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Final, Literal, NamedTuple

Language = Literal["vi", "en"]
"""The two languages of every label and message."""

_LONGEST_SHOWN = 80


class Text(NamedTuple):
    """The same words in Vietnamese and in English.

    >>> Text("nhiệm vụ", "task").text("en"), str(Text("nhiệm vụ", "task"))
    ('task', 'nhiệm vụ')
    """

    vi: str
    en: str

    def text(self, lang: Language = "vi") -> str:
        """Give the words in the language asked for, Vietnamese by default."""
        return self.en if lang == "en" else self.vi

    def filled(self, *details: Text | str | float) -> Text:
        """Put details where the words have ``{}``: other words and numbers in their language.

        >>> Text("{} câu quá {} giây", "{} took more than {} s").filled(1_200, 0.5)
        Text(vi='1.200 câu quá 0,5 giây', en='1,200 took more than 0.5 s')
        """
        return Text(
            self.vi.format(*(_detail(detail, "vi") for detail in details)),
            self.en.format(*(_detail(detail, "en") for detail in details)),
        )

    def __str__(self) -> str:
        """Give the Vietnamese words."""
        return self.vi


def _detail(detail: Text | str | float, lang: Language) -> str:
    if isinstance(detail, Text):
        return detail.text(lang)
    if isinstance(detail, str):
        return detail
    return with_signs(f"{detail:,}" if isinstance(detail, int) else f"{detail:,g}", lang)


NOTHING: Final = Text("", "")
"""What was found where something is missing."""


def shown(value: object, lang: Language = "vi") -> str:
    """Write a value for a person: dates the Vietnamese way, text in quotes, long text cut.

    >>> shown(date(2026, 10, 20)), shown(date(2026, 10, 20), "en"), shown("abc")
    ('20/10/2026', '2026-10-20', '"abc"')
    """
    if isinstance(value, Text):
        return printable(value.text(lang))
    if isinstance(value, datetime):
        return value.isoformat() if lang == "en" else _vietnamese_moment(value)
    if isinstance(value, date):
        return value.isoformat() if lang == "en" else _vietnamese_day(value)
    return cut(f'"{value}"' if isinstance(value, str) else _as_json(value))


def shown_as_of(moment: datetime, lang: Language = "vi") -> str:
    """Name the last microsecond of a day as its end, which is what people mean by it."""
    if moment.time() != time.max:
        return shown(moment, lang)
    end = Text("hết ngày {}", "the end of {}").text(lang)
    return end.format(shown(moment.date(), lang))


def _as_json(value: object) -> str:
    """Write a value the way it stood in JSON, where it can have stood there."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        pass
    try:
        return repr(value)
    except (ValueError, RecursionError):
        return f"<{type(value).__name__}>"


def printable(text: str) -> str:
    r"""Write what a terminal cannot show, or should not obey, as an escape.

    >>> print(printable("a" + chr(27) + "[31m"))
    a\x1b[31m
    """
    if text.isprintable():
        return text
    plain = text.replace("\xa0", " ")
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in plain)


def cut(text: str) -> str:
    """Shorten what is too long for a line, after making it printable."""
    text = printable(text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def capitalised(words: str) -> str:
    """Begin words as a sentence does, with a large letter.

    >>> capitalised("đạt mức 3"), capitalised("")
    ('Đạt mức 3', '')
    """
    return words[:1].upper() + words[1:]


def with_signs(number: str, lang: Language = "vi") -> str:
    """Give a number the signs of a language: 1,234.5 is 1.234,5 in Vietnamese.

    >>> with_signs("1,234.5"), with_signs("1,234.5", "en")
    ('1.234,5', '1,234.5')
    """
    return number if lang == "en" else number.translate(_VIETNAMESE_SIGNS)


_VIETNAMESE_SIGNS = str.maketrans(",.", ".,")


def _vietnamese_day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _vietnamese_moment(value: datetime) -> str:
    finer = f":{value:%S}" if value.second or value.microsecond else ""
    finer += f",{value.microsecond:06}" if value.microsecond else ""
    return f"{value:%H:%M}{finer} ngày {_vietnamese_day(value)}"
