"""The ledger of a card: one line for everything that weighs, so that it always adds up (15.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from nhiemvu.language import LabelledEnum
from nhiemvu.scoring.wording import line_words
from nhiemvu.status.codes import Consequence

if TYPE_CHECKING:
    from nhiemvu.law.citation import Citation
    from nhiemvu.moments import Deadline
    from nhiemvu.scoring.allocation import Bearer, Entry
    from nhiemvu.scoring.circumstances import Circumstance
    from nhiemvu.scoring.policies import Flat
    from nhiemvu.scoring.rulings import Ruling
    from nhiemvu.text import Language, Text


class LineKind(LabelledEnum):
    """What a line of a ledger is for.

    >>> LineKind.CAP.label()
    'Không trừ quá mức tối đa cho một nhiệm vụ'
    """

    CHARGE = "charge", "Trừ điểm thi đua", "Deduction"
    REVIEW = "review", "Xem xét trừ điểm thi đua", "Deduction to be considered"
    DELAY = "delay", "Gửi kết quả quá hạn, chờ xác nhận", "Sent late, awaiting confirmation"
    NOT_DUE = "not_due", "Nhiệm vụ chưa đến hạn", "Tasks not yet due"
    QUANTITY = "quantity", "Số lượng", "Quantity"
    QUALITY = "quality", "Chất lượng", "Quality"
    CAP = "cap", "Không trừ quá mức tối đa cho một nhiệm vụ", "No more than the most for one task"
    FLOOR = "floor", "Không trừ xuống dưới mức điểm thấp nhất", "No lower than the lowest score"
    ROUNDING = "rounding", "Làm tròn", "Rounding"


class Standing(LabelledEnum):
    """Whether a charge counts on a card, or why not (5.2.b.3, 5.2.c, 14.6).

    >>> Standing.PENDING.label()
    'chưa có quyết định trừ điểm'
    """

    COUNTED = "counted", "được tính", "counted"
    WAIVED = "waived", "không trừ theo quyết định", "waived by a ruling"
    PENDING = "pending", "chưa có quyết định trừ điểm", "not ruled on yet"
    ELSEWHERE = "elsewhere", "đơn vị khác chịu", "borne by other units"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What one thing takes off a card; ``amount`` is negative where it gives back (15.2).

    What stems from a task carries its charge: how grave, why, how late, what speaks for the unit,
    the ruling, the unit's ``share`` and who bears the rest; ``standing`` says whether it counts.
    ``count`` is a number of tasks, ``part`` a share given by the host; both ``None`` elsewhere.
    """

    kind: LineKind
    amount: Decimal = Decimal(0)
    task: str | None = None
    standing: Standing | None = None
    severity: Consequence | None = None
    basis: Citation | None = None
    readings: tuple[str, ...] = ()
    share: Fraction | None = None
    bearers: tuple[Bearer, ...] = ()
    missed: Deadline | None = None
    days_late: int | None = None
    circumstances: tuple[Circumstance, ...] = ()
    ruling: Ruling | None = None
    count: int | None = None
    part: Decimal | None = None

    @property
    def words(self) -> Text:
        """What it is, in a few sentences, without the amount."""
        return line_words(self)

    def to_dict(self, lang: Language = "vi") -> dict[str, Any]:
        """Give the line as JSON has it; amounts and shares are text, and exact."""
        ruling = self.ruling
        return {
            "kind": self.kind.value,
            "label": self.kind.label(lang),
            "amount": f"{self.amount:f}",
            "task": self.task,
            "standing": self.standing,
            "severity": self.severity,
            "basis": None if self.basis is None else self.basis.code,
            "readings": list(self.readings),
            "missed": None if self.missed is None else self.missed.isoformat(),
            "days_late": self.days_late,
            "share": None if self.share is None else str(self.share),
            "bearers": [{"unit": unit.code, "share": str(share)} for unit, share in self.bearers],
            "circumstances": [
                {"code": one.kind.value, "basis": one.basis.code, "text": one.text(lang)}
                for one in self.circumstances
            ],
            "ruling": None if ruling is None else ruling.model_dump(mode="json"),
            "words": self.words.text(lang),
        }


class Draft(NamedTuple):
    """A line whose amount is still exact."""

    line: LedgerLine
    exact: Fraction


_KINDS = {
    Consequence.DEDUCT: LineKind.CHARGE,
    Consequence.CONSIDER_DEDUCTION: LineKind.REVIEW,
    Consequence.NONE: LineKind.DELAY,
}


def standing_of(entry: Entry, severity: Consequence) -> Standing:
    """Tell whether a charge counts on a card: considerations only once they are upheld."""
    if entry.waived:
        return Standing.WAIVED
    if not entry.share:
        return Standing.ELSEWHERE
    considered = severity is Consequence.CONSIDER_DEDUCTION and not entry.upheld
    return Standing.PENDING if considered else Standing.COUNTED


def charge_line(entry: Entry, standing: Standing | None = None) -> LedgerLine | None:
    """Give the line of what is held against a task; ``None`` where nothing is."""
    held = entry.outcome.held
    if held is None:
        return None
    return LedgerLine(
        kind=_KINDS[held.severity],
        task=held.task,
        standing=standing or standing_of(entry, held.severity),
        severity=held.severity,
        basis=held.basis,
        readings=held.readings,
        share=entry.share,
        bearers=entry.bearers,
        missed=held.missed,
        days_late=held.days_late,
        circumstances=held.circumstances,
        ruling=entry.ruling,
    )


def recorded_lines(entries: list[Entry]) -> tuple[LedgerLine, ...]:
    """Give the lines of a card without points."""
    lines = map(charge_line, entries)
    return tuple(line for line in lines if line is not None)


def flat_lines(policy: Flat, entries: list[Entry]) -> list[Draft]:
    """Give the lines of a card under fixed points; a cap gives back what is beyond it."""
    found: list[Draft] = []
    for entry in entries:
        line = charge_line(entry)
        if line is None:
            continue
        full = Fraction(0)
        if line.standing is Standing.COUNTED:
            deducts = line.severity is Consequence.DEDUCT
            full = Fraction(policy.deduct if deducts else policy.consider_deduction)
            full += Fraction(policy.per_day_late) * (line.days_late or 0)
        found.append(Draft(line, entry.share * full))
        if policy.cap_per_task is not None and full > policy.cap_per_task:
            cap = LedgerLine(kind=LineKind.CAP, task=line.task, share=entry.share)
            found.append(Draft(cap, entry.share * (Fraction(policy.cap_per_task) - full)))
    return found
