"""The number and symbol of a document as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import MalformedReferenceError
from nhiemvu.moments import FIRST_YEAR, LAST_YEAR
from nhiemvu.references.examination import Examination, Parts, examine
from nhiemvu.references.faults import MOST_DIGITS, new_fault
from nhiemvu.references.kinds import LETTER, DocumentKind, kind_of
from nhiemvu.references.symbols import names_a_kind
from nhiemvu.references.text_values import text_schema

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_TYPES = ((int, str, int, str), (int, str, type(None), str))
_BEYOND = 10**20
_one_letter = re.compile(r"[A-Za-z]").fullmatch


@dataclass(frozen=True, slots=True)
class Reference:
    """Number and symbol of a document, unique in its agency and year (7.1.b; Decree 30/2020, 15).

    ``year`` is that of a legal act (``60/2025/QĐ-UBND``), ``suffix`` a letter after the number.
    ``str()`` writes it as it should be, and reads back as the same value. The constructor refuses
    what could not be read back, with the same MalformedReferenceError as ``parse``.

    >>> reference = Reference(7, "QĐ-UBND")
    >>> str(reference), reference.kind.label(), reference.issuer
    ('07/QĐ-UBND', 'quyết định', 'UBND')
    """

    number: int
    symbol: str
    year: int | None = None
    suffix: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be read back as the same; bring the symbol to NFC."""
        unfit = self._unfit_part()
        if unfit is not None:
            code, part = unfit
            raise _malformed(Examination(part, (new_fault(code, 0, part),)))
        found = examine(str(self))
        if found.parts is None:
            raise _malformed(found)
        if found.parts.year != self.year:
            raise _malformed(Examination(self.symbol, (new_fault("parts", 0, self.symbol),)))
        object.__setattr__(self, "symbol", found.parts.symbol)

    def _unfit_part(self) -> tuple[str, str] | None:
        """Find a part that is not of its type or range, and the code for it."""
        types = tuple(map(type, self._given()))
        if types not in _TYPES:
            return "parts", ", ".join(kind.__name__ for kind in types)
        if self.number < 1:
            return "number_zero", _short(self.number)
        if self.number >= 10**MOST_DIGITS:
            return "number_too_long", _short(self.number)
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            return "year", _short(self.year)
        if self.suffix and not _one_letter(self.suffix):
            return "suffix", self.suffix
        return None

    def _given(self) -> Parts:
        return Parts(self.number, self.symbol, self.year, self.suffix)

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read a number and symbol; raises MalformedReferenceError with everything wrong (7.1.b).

        >>> Reference.parse("60/2025/QĐ-UBND").year
        2025
        """
        found = examine(text)
        if found.parts is None:
            raise _malformed(found)
        return cls(*found.parts)

    @property
    def groups(self) -> tuple[str, ...]:
        """The abbreviations of the symbol."""
        return tuple(self.symbol.split("-"))

    @property
    def is_letter(self) -> bool:
        """Whether it is an official letter: agency and unit, no kind of document, no year.

        Abbreviations of agencies are no closed list, so what does not stand for a kind that is
        known is taken for an agency.

        >>> Reference.parse("1234/UBND-KT").is_letter, Reference.parse("28/2026/QH16").is_letter
        (True, False)
        """
        return self.year is None and not names_a_kind(self.groups[0])

    @property
    def kind(self) -> DocumentKind | None:
        """The kind of document or of copy; ``None`` where it is none of those in the tables.

        >>> Reference.parse("1234/UBND-KT").kind is LETTER, Reference.parse("01/HNVB-VPCP").kind
        (True, None)
        """
        return LETTER if self.is_letter else kind_of(self.groups[0])

    @property
    def issuer(self) -> str:
        """The abbreviation of the agency: the group after the kind, else the first (7.1.b).

        >>> Reference.parse("1234/VPCP-KGVX").issuer, Reference.parse("28/2026/QH16").issuer
        ('VPCP', 'QH16')
        """
        first, *others = self.groups
        return others[0] if others and names_a_kind(first) else first

    def __str__(self) -> str:
        """Write it as it should be, a number below 10 with a zero before it."""
        return str(self._given())

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic read and write a reference as its text."""
        return text_schema(cls, cls.parse)


def _short(number: int) -> str:
    """Write a number, unless it is too long to be written."""
    return str(number) if abs(number) < _BEYOND else "…"


def _malformed(found: Examination) -> MalformedReferenceError:
    return MalformedReferenceError(found.faults, found=found.text, suggestion=found.suggestion)
