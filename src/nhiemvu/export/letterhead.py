"""What stands above and below a document (Decree 30/2020): agency, number, place, signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The host's own: who issues the document, under which number and symbol, and who signs it.

    What is not known yet is left to be filled in by hand. ``signs_as`` are the lines above the
    signature.

    >>> Letterhead().agency
    'VĂN PHÒNG'
    """

    superior: str = "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP"
    agency: str = "VĂN PHÒNG"
    number: str | None = None
    symbol: str = "BC-VP"
    place: str = "Đồng Tháp"
    issued_on: date | None = None
    signs_as: tuple[str, ...] = ("CHÁNH VĂN PHÒNG",)
    signer: str | None = None
    recipients: tuple[str, ...] = ("Ủy ban nhân dân tỉnh (báo cáo)", "Lưu: VT")
