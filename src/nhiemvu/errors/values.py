"""What is refused of a value: a moment, a citation, a notice, a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.errors.root import NhiemvuError
from nhiemvu.text import Text, printable, shown

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.references.faults import Fault
    from nhiemvu.text import Language


class MomentError(NhiemvuError):
    """A moment, a date or a deadline that cannot be used: naive, malformed or out of range."""


class CitationError(NhiemvuError):
    """A citation that is not well formed, or names a provision that does not exist."""


class RegulationError(NhiemvuError):
    """A regulation derived with a parameter that cannot be; ``code`` names the parameter."""

    def message(self, lang: Language = "vi") -> str:
        """Say which parameter is wrong, and how."""
        return f"{self.code}: {super().message(lang)}"


_OR_PROJECTED = Text(" hoặc dùng lịch dự kiến", " or use the projected calendar")


class UnannouncedDateError(NhiemvuError):
    """A day outside the calendar; ``first`` and ``last`` bound what is known."""

    def __init__(self, *, found: object, first: date, last: date, projected: bool = False) -> None:
        kind = Text("dự kiến", "projected") if projected else Text("đã công bố", "announced")
        more = Text("", "") if projected else _OR_PROJECTED
        super().__init__(
            "unannounced_date",
            found=found,
            expected=Text(
                f"ngày trong lịch {kind.vi}, từ {shown(first)} đến {shown(last)}; muốn tính xa"
                f" hơn thì bổ sung thông báo nghỉ của năm đó{more.vi}",
                f"a day of the {kind.en} calendar, {first} to {last}; to go beyond it, add the"
                f" notice of that year{more.en}",
            ),
        )
        self.first = first
        self.last = last


class NoticeError(NhiemvuError):
    """A notice of days off that cannot be used; ``where`` names the key."""

    def __init__(self, code: str, *, where: str | Text, found: object, expected: Text) -> None:
        super().__init__(code, found=found, expected=expected)
        self.where = where

    def message(self, lang: Language = "vi") -> str:
        """Say which key of the notice is wrong, and how."""
        where = self.where if isinstance(self.where, str) else self.where.text(lang)
        return f"{printable(where)}: {super().message(lang)}"


class CalendarError(NhiemvuError):
    """A question the calendar cannot be asked: a count that is none, a projection too far."""


class PeriodError(NhiemvuError):
    """A period that is malformed or ends before it begins."""


class MalformedReferenceError(NhiemvuError):
    """A number and symbol that is not well formed: everything wrong with it (7.1.b).

    ``position`` is that of the first fault, counted from zero; ``suggestion`` is what to write
    instead, where that is beyond doubt.

    >>> from nhiemvu.references import Reference
    >>> try:
    ...     Reference.parse("128-QĐ-UBND")
    ... except MalformedReferenceError as error:
    ...     print(error.code, error.position, error.suggestion)
    separator 3 128/QĐ-UBND
    """

    def __init__(
        self, faults: tuple[Fault, ...], *, found: object, suggestion: str | None = None
    ) -> None:
        first = faults[0]
        super().__init__(
            first.code, found=found, expected=first.expected, provision=first.provision
        )
        self.faults = faults
        self.position = first.position
        self.suggestion = suggestion

    def message(self, lang: Language = "vi") -> str:
        """Say every fault, one a line; then what to write instead, if that is beyond doubt."""
        lines = [fault.message(lang) for fault in self.faults]
        if self.suggestion is not None:
            instead = Text("Sửa thành: {}", "Write instead: {}").text(lang)
            lines.append(instead.format(self.suggestion))
        return "\n".join(lines)


class MalformedAgencyCodeError(NhiemvuError):
    """A code of an agency that is not well formed; ``position`` counts from zero.

    The forms are those of Decision 20/2020/QĐ-TTg and of QCVN 102:2016/BTTTT before it.

    >>> from nhiemvu.references import AgencyCode
    >>> try:
    ...     AgencyCode("H20.dn")
    ... except MalformedAgencyCodeError as error:
    ...     print(error.code, error.position)
    sign 4
    """

    def __init__(self, code: str, *, found: object, position: int, expected: Text) -> None:
        super().__init__(code, found=found, expected=expected)
        self.position = position

    def message(self, lang: Language = "vi") -> str:
        """Say where the code goes wrong, and how."""
        place = Text("ký tự thứ {}: ", "character {}: ").text(lang)
        return place.format(self.position + 1) + super().message(lang)
