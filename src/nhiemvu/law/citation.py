"""Citations of a provision: a code for programs, words for people.

A code is written ``article.clause.point.case``; a bare one is of QĐ 128/QĐ-UBND, another
instrument is put before it. In words the smallest part comes first, the Vietnamese way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nhiemvu.errors import CitationError
from nhiemvu.text import Language, Text

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

QD128: Final = "qd128-2026"

INSTRUMENTS: Final = {
    QD128: Text(
        "Quy chế ban hành kèm theo Quyết định số 128/QĐ-UBND ngày 16/01/2026"
        " của UBND tỉnh Đồng Tháp",
        "Regulation of Decision 128/QĐ-UBND of 2026-01-16,"
        " People's Committee of Đồng Tháp Province",
    ),
    "nd30-2020": Text("Nghị định số 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP"),
    "nd335-2025": Text("Nghị định số 335/2025/NĐ-CP", "Decree 335/2025/NĐ-CP"),
    "blld-2019": Text("Bộ luật Lao động 2019", "Labour Code 2019"),
    "blds-2015": Text("Bộ luật Dân sự 2015", "Civil Code 2015"),
    "nq28-2026": Text("Nghị quyết số 28/2026/QH16", "Resolution 28/2026/QH16"),
}
"""The instruments that may be cited, by the prefix of their code."""

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín")
_code = re.compile(
    r"(?:(?P<instrument>[a-z0-9-]+):)?(?P<article>[1-9]\d{0,2})"
    r"(?:\.(?P<clause>[1-9]\d?))?(?:\.(?P<point>[a-zđ])(?:\.(?P<case>[1-9]))?)?",
    re.ASCII,
).fullmatch


def _malformed(found: object) -> CitationError:
    return CitationError(
        "citation_format",
        found=found,
        expected=Text(
            "mã dạng điều.khoản.điểm.trường hợp, ví dụ 5.2.b.2",
            "a code article.clause.point.case, such as 5.2.b.2",
        ),
    )


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer stands in the law.

    ``str()`` gives the Vietnamese words, ``code`` the short form, ``text("en")`` the English.

    >>> citation = Citation.parse("5.2.b.2")
    >>> str(citation)
    'trường hợp thứ hai, điểm b khoản 2 Điều 5'
    >>> citation.text("en"), citation.code
    ('case 2, point b, clause 2, Article 5', '5.2.b.2')
    """

    article: int
    clause: int | None = None
    point: str | None = None
    case: int | None = None
    instrument: str = QD128

    def __post_init__(self) -> None:
        """Refuse a case beyond those that can be named."""
        if self.case is not None and not 1 <= self.case <= len(_ORDINALS):
            raise _malformed(self.case)

    @classmethod
    def parse(cls, code: str) -> Citation:
        """Read a code; raises CitationError when it is not one.

        >>> str(Citation.parse("nd335-2025:16"))
        'Điều 16 Nghị định số 335/2025/NĐ-CP'
        """
        match = _code(code)
        instrument = (match["instrument"] or QD128) if match else QD128
        if match is None or instrument not in INSTRUMENTS:
            raise _malformed(code)
        clause, case = match["clause"], match["case"]
        return cls(
            article=int(match["article"]),
            clause=int(clause) if clause else None,
            point=match["point"],
            case=int(case) if case else None,
            instrument=instrument,
        )

    @property
    def code(self) -> str:
        """The short form, ``article.clause.point.case``."""
        parts = (self.article, self.clause, self.point, self.case)
        code = ".".join(str(part) for part in parts if part is not None)
        return code if self.instrument == QD128 else f"{self.instrument}:{code}"

    def text(self, lang: Language = "vi") -> str:
        """Give the citation in words, smallest part first."""
        if lang == "en":
            parts = [
                self.case and f"case {self.case}",
                self.point and f"point {self.point}",
                self.clause and f"clause {self.clause}",
                f"Article {self.article}",
            ]
            words = ", ".join(part for part in parts if part)
            other = ", "
        else:
            case = f"trường hợp thứ {_ORDINALS[self.case - 1]}, " if self.case else ""
            point = f"điểm {self.point} " if self.point else ""
            clause = f"khoản {self.clause} " if self.clause else ""
            words = f"{case}{point}{clause}Điều {self.article}"
            other = " "
        if self.instrument == QD128:
            return words
        return words + other + INSTRUMENTS[self.instrument].text(lang)

    def full_text(self, lang: Language = "vi") -> str:
        """Give the citation in words with its instrument, QĐ 128 too.

        >>> Citation.parse("14.5").full_text("en")
        "clause 5, Article 14, Regulation of Decision 128/QĐ-UBND of 2026-01-16, \
People's Committee of Đồng Tháp Province"
        """
        words = self.text(lang)
        if self.instrument == QD128:
            words += Text(" ", ", ").text(lang) + INSTRUMENTS[QD128].text(lang)
        return words

    def __str__(self) -> str:
        """Give the citation in Vietnamese."""
        return self.text("vi")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic read and write a citation as its code."""
        from pydantic_core import core_schema  # noqa: PLC0415  the law itself needs no pydantic

        def read(value: object) -> Citation:
            try:
                return value if isinstance(value, cls) else cls.parse(str(value))
            except CitationError as error:
                raise ValueError(error.message("en")) from None

        return core_schema.no_info_plain_validator_function(
            read,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda citation: citation.code, return_schema=core_schema.str_schema()
            ),
        )
