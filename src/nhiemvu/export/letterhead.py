"""What stands above and below a document (Decree 30/2020): agency, number, place, signature.

A clerk may write it by hand, as a TOML file; every problem of it is named by its key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import LetterheadError
from nhiemvu.language import nfc
from nhiemvu.scoring.policy_fields import Reader, WrongValueError, words
from nhiemvu.scoring.policy_files import toml_values
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from nhiemvu.errors import Problem
    from nhiemvu.scoring.policy_fields import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The host's own: who issues the document, under which number and symbol, and who signs it.

    ``reporter`` is the agency as a sentence names it. What is not known yet (``number``,
    ``issued_on``, ``signer``) is left to be filled in by hand. ``addressees`` stand after "Kính
    gửi", ``signs_as`` are the lines above the signature, with the prefix of one who signs for
    another (TM., KT., TL., TUQ., Q.), ``recipients`` the lines below "Nơi nhận". Raises
    LetterheadError with every problem of it.

    >>> deputy = Letterhead(number="7", signs_as=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"))
    >>> deputy.agency, deputy.written_number
    ('VĂN PHÒNG', '07/BC-VP')
    """

    superior: str = "UBND TỈNH ĐỒNG THÁP"
    agency: str = "VĂN PHÒNG"
    reporter: str = "Văn phòng UBND tỉnh"
    number: str | None = None
    symbol: str = "BC-VP"
    place: str = "Đồng Tháp"
    issued_on: date | None = None
    addressees: tuple[str, ...] = ("Ủy ban nhân dân tỉnh Đồng Tháp",)
    signs_as: tuple[str, ...] = ("CHÁNH VĂN PHÒNG",)
    signer: str | None = None
    recipients: tuple[str, ...] = ("Như trên", "Các đơn vị được giao nhiệm vụ", "Lưu: VT")

    def __post_init__(self) -> None:
        """Refuse what cannot stand there, and keep text in one Unicode form."""
        given = {known.name: getattr(self, known.name) for known in fields(self)}
        for name, value in _checked(given, None).items():
            object.__setattr__(self, name, value)

    @property
    def written_number(self) -> str | None:
        """Number and symbol as they are written: below 10 with a leading 0 (Decree 30/2020)."""
        return None if self.number is None else f"{self.number:0>2}/{self.symbol}"


def read_letterhead(path: str | PathLike[str]) -> Letterhead:
    """Read what stands above and below a document from a TOML file; a key left out has its default.

    A number, a day or a signer given as ``""`` is filled in by hand. Raises LetterheadError with
    the file, the key, what was found and what is expected, all problems at once; OSError for a file
    that cannot be opened.

    >>> read_letterhead("examples/letterhead.toml").symbol
    'BC-VP'
    """
    name = str(path)
    values = toml_values(Path(path).read_bytes(), name, LetterheadError)
    return Letterhead(**_checked(values, name))


def _checked(values: Mapping[str, object], source: str | None) -> dict[str, Any]:
    problems: list[Problem] = []
    read = Reader(values, problems).read(_CHECKS)
    if problems:
        raise LetterheadError(tuple(problems), source=source)
    return read


def _text(value: object, _reader: Reader) -> str:
    if not isinstance(value, str):
        raise WrongValueError(Text("chữ, đặt trong dấu nháy", "text, in quotes"))
    return nfc(value).strip()


def _known_or_blank(value: object, reader: Reader) -> str | None:
    return None if value is None else _text(value, reader) or None


def _number(value: object, reader: Reader) -> str | None:
    """Take a number of a document, written as a number or as text."""
    text = str(value) if type(value) is int else value
    if text in (None, ""):
        return None
    if not isinstance(text, str) or not re.fullmatch(r"[1-9][0-9]{0,5}[a-z]?", text.lstrip("0")):
        raise WrongValueError(
            Text(
                'số của văn bản, không kèm ký hiệu, ví dụ 45; "" nếu chưa có',
                'the number of the document without its symbol, such as 45; "" if not known yet',
            )
        )
    return _text(text, reader).lstrip("0")


def _symbol(value: object, reader: Reader) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\w&.]+(-[\w&.]+)*", nfc(value).strip()):
        raise WrongValueError(
            Text(
                "ký hiệu của văn bản, không kèm số, ví dụ BC-VP",
                "the symbol of the document without its number, such as BC-VP",
            )
        )
    return _text(value, reader)


def _day(value: object, _reader: Reader) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise WrongValueError(
            Text(
                'ngày dạng 2026-11-05, không đặt trong dấu nháy; "" nếu chưa có',
                'a day such as 2026-11-05, without quotes; "" if not known yet',
            )
        )
    return value


def _lines(value: object, reader: Reader) -> tuple[str, ...]:
    """Take lines of words without the signs that end them; one may stand without brackets."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, Sequence):
        raise WrongValueError(
            Text(
                'các dòng chữ, ví dụ ["Như trên", "Lưu: VT"]', 'lines, as ["As above", "Archives"]'
            )
        )
    bare = [line.rstrip(" ;.") if isinstance(line, str) else line for line in given]
    return tuple(words(line, reader).strip() for line in bare)


_CHECKS: dict[str, Check] = {
    "superior": _text,
    "agency": words,
    "reporter": words,
    "number": _number,
    "symbol": _symbol,
    "place": words,
    "issued_on": _day,
    "addressees": _lines,
    "signs_as": _lines,
    "signer": _known_or_blank,
    "recipients": _lines,
}

ENGLISH = Letterhead(
    superior="PEOPLE'S COMMITTEE OF ĐỒNG THÁP PROVINCE",
    agency="OFFICE",
    reporter="the Office of the Provincial People's Committee",
    addressees=("the People's Committee of Đồng Tháp Province",),
    signs_as=("CHIEF OF OFFICE",),
    recipients=("As above", "The units that were assigned tasks", "Archives"),
)
"""What stands there in English, where the host says nothing."""
