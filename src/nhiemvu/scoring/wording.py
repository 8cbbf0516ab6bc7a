"""A line of a ledger in words, as an office would write it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from nhiemvu.scoring.figures import EXACT, shown_points
from nhiemvu.status.codes import Consequence, Status
from nhiemvu.text import Language, Text, printable, shown

if TYPE_CHECKING:
    from nhiemvu.law.citation import Citation
    from nhiemvu.scoring.ledger import LedgerLine
    from nhiemvu.scoring.rulings import Ruling


def line_words(line: LedgerLine) -> Text:
    """Say what a line is: how late, who bears it, what speaks for the unit, what was ruled, why."""
    return Text(_words(line, "vi"), _words(line, "en"))


def _words(line: LedgerLine, lang: Language) -> str:
    said = [_head(line, lang)]
    if len(line.bearers) > 1:
        said.append(_bearers(line, lang))
    if line.circumstances:
        heading = Text("Tình tiết cần xem xét: {}", "For consideration: {}").text(lang)
        told = (f"{one.text(lang)}, {one.basis.text(lang)}" for one in line.circumstances)
        said.append(heading.format("; ".join(told)))
    if line.ruling is not None:
        said.append(ruling_words(line.ruling, lang))
    elif line.standing == "pending":
        said.append(line.standing.label(lang).capitalize())
    elif line.severity is Consequence.CONSIDER_DEDUCTION and line.standing == "counted":
        said.append(_WITHOUT_A_RULING.text(lang))
    if line.basis is not None:
        said.append(_basis(line.basis, line.readings, lang))
    return ". ".join(map(printable, said)) + "."


_WITHOUT_A_RULING = Text(
    "Cách tính điểm này không đòi hỏi phải có quyết định trừ điểm",
    "This policy counts it without a ruling",
)


def _basis(basis: Citation, readings: tuple[str, ...], lang: Language) -> str:
    said = Text("Căn cứ: {}", "Basis: {}").text(lang).format(basis.text(lang))
    if readings:
        read_so = Text("{}, theo cách hiểu {}", "{}, reading {}").text(lang)
        said = read_so.format(said, ", ".join(readings))
    return said


def _head(line: LedgerLine, lang: Language) -> str:
    """Name the line, with what was recorded, the deadline that was missed, how late, how many."""
    head = line.kind.label(lang)
    if line.missed is not None:
        deadline = Text(" (thời hạn {})", " (deadline {})").text(lang)
        recorded = _RECORDED.get(line.severity, _LATE)
        head += recorded.text(lang) + _days(line.days_late).text(lang)
        head += deadline.format(shown(line.missed, lang))
    if line.count is not None:
        head += f": {line.count}"
    if line.part is not None:
        head += f": {shown_points(EXACT.multiply(line.part, 100), lang)}%"
    return head


def _recorded(status: Status) -> Text:
    return Text(
        f": ghi nhận {status.label().lower()}", f": recorded as {status.label('en').lower()},"
    )


_RECORDED: dict[Consequence | None, Text] = {
    Consequence.DEDUCT: _recorded(Status.IN_PROGRESS_OVERDUE),
    Consequence.CONSIDER_DEDUCTION: _recorded(Status.COMPLETED_LATE),
}
"""The one status that each consequence follows (5.2)."""

_LATE = Text(": quá hạn", ":")


def _days(days: int | None) -> Text:
    if days is None:
        return Text(
            ", không tính được số ngày vì ngoài lịch",
            " days late unknown: outside the calendar",
        )
    if not days:
        return Text(" chưa đến 1 ngày làm việc", " less than a working day late")
    return Text(f" {days} ngày làm việc", f" {days} working day(s) late")


def _bearers(line: LedgerLine, lang: Language) -> str:
    """Say who bears a delay that was laid on coordinators (14.6)."""
    heading = Text(
        "Chậm trễ do cơ quan phối hợp (khoản 6 Điều 14): {}",
        "A delay laid on coordinators (clause 6, Article 14), borne: {}",
    ).text(lang)
    parts = (f"{unit.label} {_part(share).text(lang)}" for unit, share in line.bearers)
    return heading.format(", ".join(parts))


def _part(share: Fraction) -> Text:
    if share in _WHOLE_OR_NOTHING:
        return _WHOLE_OR_NOTHING[share]
    return Text(f"chịu {share}", f"{share}")


_WHOLE_OR_NOTHING = {
    Fraction(0): Text("không bị tính", "nothing"),
    Fraction(1): Text("chịu toàn bộ", "all"),
}


def ruling_words(ruling: Ruling, lang: Language) -> str:
    """Say what was ruled, by whom, when, and why.

    >>> from nhiemvu.scoring import Ruling
    >>> ruling_words(Ruling(task="NV-1", decision="waive", by="Chủ tịch UBND tỉnh",
    ...                     reason="phân hệ gặp sự cố", on="2026-12-20"), "vi")
    'Quyết định: không trừ điểm (Chủ tịch UBND tỉnh, 20/12/2026; lý do: phân hệ gặp sự cố)'
    """
    by = ruling.by if ruling.on is None else f"{ruling.by}, {shown(ruling.on, lang)}"
    heading = Text("Quyết định: {} ({}; lý do: {})", "Ruling: {} ({}; reason: {})").text(lang)
    return heading.format(ruling.decision.label(lang), by, ruling.reason)
