"""Codes of agencies, as electronic documents carry them.

Two forms are in use. That of Decision 20/2020/QĐ-TTg has at most 35 characters: groups of capitals
A to Z and digits, divided by full stops; that much is confirmed. That the first group is a capital
and two digits, and that groups go from the top level down, agrees with every code seen in use but
is not confirmed by the text, nor is what Decision 09/2025/QĐ-TTg amended. The older form, of
QCVN 102:2016/BTTTT, has 13 characters and reads from the right, level by level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nhiemvu.errors import MalformedAgencyCodeError
from nhiemvu.language import LabelledEnum
from nhiemvu.references.text_values import text_schema
from nhiemvu.text import Text

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

LONGEST_CODE: Final = 35

_OLD: Final = "000.00.00.A00"
_GROUP_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

_EXPECTED = {
    "not_text": Text("mã định danh, ví dụ H20.15", "the code of an agency, such as H20.15"),
    "empty": Text("mã định danh, ví dụ H20.15", "the code of an agency, such as H20.15"),
    "too_long": Text(
        f"mã định danh không quá {LONGEST_CODE} ký tự", f"at most {LONGEST_CODE} characters"
    ),
    "root": Text(
        "nhóm đầu gồm một chữ cái in hoa và hai chữ số, ví dụ H20",
        "a first group of one capital and two digits, such as H20",
    ),
    "sign": Text(
        "chữ cái in hoa từ A đến Z, chữ số và dấu chấm giữa các nhóm, ví dụ H20.15",
        "capitals A to Z, digits, and full stops between groups, such as H20.15",
    ),
    "empty_group": Text(
        "chữ cái hoặc chữ số ở cả hai bên dấu chấm, ví dụ H20.15",
        "letters or digits on each side of a full stop, such as H20.15",
    ),
    "old_form": Text(
        "mã 13 ký tự dạng 000.00.14.H20", "a code of 13 characters such as 000.00.14.H20"
    ),
}


class AgencyCodeForm(LabelledEnum):
    """The two forms of codes (Decision 20/2020/QĐ-TTg; QCVN 102:2016/BTTTT before it).

    >>> AgencyCode("000.00.14.H20").form.label()
    'mã theo QCVN 102:2016/BTTTT'
    """

    QD20 = "qd20", "mã theo Quyết định số 20/2020/QĐ-TTg", "code of Decision 20/2020/QĐ-TTg"
    QCVN102 = "qcvn102", "mã theo QCVN 102:2016/BTTTT", "code of QCVN 102:2016/BTTTT"


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """The code of an agency, in either form; raises MalformedAgencyCodeError.

    Partly unconfirmed: see the head of the module. Source: Decision 20/2020/QĐ-TTg.

    >>> code = AgencyCode("H37.DN.001")
    >>> code.levels, str(code.parent), str(code.root)
    (('H37', 'DN', '001'), 'H37.DN', 'H37')
    >>> AgencyCode("000.00.14.H20").levels
    ('H20', '14')
    """

    code: str

    def __post_init__(self) -> None:
        """Refuse what is no code."""
        found = _fault(self.code)
        if found is not None:
            code, position = found
            raise MalformedAgencyCodeError(
                code, found=self.code, position=position, expected=_EXPECTED[code]
            )

    @classmethod
    def parse(cls, text: str) -> AgencyCode:
        """Read a code, in either form; raises MalformedAgencyCodeError.

        >>> AgencyCode.parse("H20.15") == AgencyCode("H20.15")
        True
        """
        return cls(text)

    @property
    def form(self) -> AgencyCodeForm:
        """Which of the two forms it has."""
        return AgencyCodeForm.QCVN102 if self.code[0].isdecimal() else AgencyCodeForm.QD20

    @property
    def levels(self) -> tuple[str, ...]:
        """The groups from the top level down; zeros below the lowest level are left out."""
        groups = self.code.split(".")
        if self.form is AgencyCodeForm.QD20:
            return tuple(groups)
        while len(groups) > 1 and not int(groups[0]):
            groups = groups[1:]
        return tuple(reversed(groups))

    @property
    def root(self) -> AgencyCode:
        """The code of the ministry or province at the top, in the same form."""
        return self._upper(self.levels[:1])

    @property
    def parent(self) -> AgencyCode | None:
        """The code one level up, in the same form; ``None`` at the top."""
        upper = self.levels[:-1]
        return self._upper(upper) if upper else None

    def _upper(self, levels: tuple[str, ...]) -> AgencyCode:
        if self.form is AgencyCodeForm.QD20:
            return AgencyCode(".".join(levels))
        kept = ".".join(reversed(levels))
        return AgencyCode(_OLD[: len(_OLD) - len(kept)] + kept)

    def __str__(self) -> str:
        """Give the code."""
        return self.code

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic read and write a code as its text."""
        return text_schema(cls, cls.parse)


def _fault(code: object) -> tuple[str, int] | None:
    """Give the first thing wrong with a code, and where; nothing if it is one."""
    if not isinstance(code, str):
        return "not_text", 0
    if not code:
        return "empty", 0
    if len(code) > LONGEST_CODE:
        return "too_long", LONGEST_CODE
    if code[0] in "0123456789":
        return _fault_in_old(code)
    return _fault_in_new(code)


def _fault_in_old(code: str) -> tuple[str, int] | None:
    for place, pattern in enumerate(_OLD):
        if not _fits(code[place : place + 1], pattern):
            return "old_form", place
    return None if len(code) == len(_OLD) else ("old_form", len(_OLD))


def _fits(sign: str, pattern: str) -> bool:
    if pattern == ".":
        return sign == "."
    return sign in _GROUP_SIGNS and sign.isdecimal() == pattern.isdecimal()


def _fault_in_new(code: str) -> tuple[str, int] | None:
    for place, pattern in enumerate("A00"):
        if not _fits(code[place : place + 1], pattern):
            return "root", place
    if code[3:4] not in ("", "."):
        return "root", 3
    for place, sign in enumerate(code):
        if sign != "." and sign not in _GROUP_SIGNS:
            return "sign", place
        if sign == "." and code[place + 1 : place + 2] in ("", "."):
            return "empty_group", place + 1
    return None
