"""The papers that go with events: reports, requests, grants."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.sample.clock import at, later, minute_of
from nhiemvu.testing.sample.numbering import Paper
from nhiemvu.testing.sample.wording import answer

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.testing.sample.directives import Duty
    from nhiemvu.testing.sample.draw import Draw
    from nhiemvu.testing.sample.province import Place

_MID_MORNING, _EVENING = 10 * 60, 20 * 60
_ROOMS = {"ĐTXD": "KT", "KT": "KT", "VX": "VHXH", "NC": "VP", "TH": "VP"}
_BUSIEST = {"BC": 500, "TTr": 150, "": 2_000}


class Papers:
    """Writes the papers of one duty; ``written`` are those that wait for a number."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self.office = f"{duty.topic.room}, Văn phòng UBND tỉnh"
        self.written: list[Paper] = []

    def report(self, sent_at: datetime, since: datetime, draw: Draw) -> dict[str, Any] | None:
        """Give the paper sent at a moment, written after ``since``; old records have none."""
        if self._duty.old:
            return None
        signature = draw.weighed(("digital", "certified_scan", ""), (88, 9, 3))
        released_at = max(self._released(sent_at, draw), since + timedelta(minutes=2))
        title, kind, subject = answer(self._duty.asks)
        found = self._paper(title, kind, released_at, subject, signature)
        if draw.chance(30):
            found["signer"] = {"position": f"Phó {self._duty.unit.head}"}
        if draw.chance(3):
            del found["signer"]
        return found

    def _released(self, sent_at: datetime, draw: Draw) -> datetime:
        """Give the moment the paper was released: mostly shortly before it was entered."""
        minutes = minute_of(sent_at)
        if minutes < _MID_MORNING and draw.chance(25):
            return at(later(sent_at, -1), draw.between(15 * 60 + 5, 17 * 60))
        if draw.chance(4):
            return at(later(sent_at, -draw.between(2, 3)), draw.between(8 * 60, 16 * 60))
        return at(sent_at.date(), min(minutes, _EVENING) - draw.between(4, 20))

    def request(self, asked_at: datetime, subject: str) -> dict[str, Any]:
        """Give the written request for a later deadline."""
        released_at = max(
            asked_at - timedelta(minutes=15), self._duty.assigned_at + timedelta(minutes=2)
        )
        return self._paper("Công văn", "", released_at, subject, "digital")

    def grant(self, granted_at: datetime) -> dict[str, Any]:
        """Give the written answer that grants it."""
        found = {
            "title": "Công văn",
            "reference": "",
            "subject": "Về việc gia hạn thời gian thực hiện nhiệm vụ",
            "issued_on": granted_at.date().isoformat(),
            "signer": {"position": self._duty.directive.leader},
        }
        symbol = f"UBND-{self._duty.topic.field}"
        self.written.append(Paper(granted_at, "UBND", symbol, 5_000, found))
        return found

    def _paper(
        self, title: str, kind: str, released_at: datetime, subject: str, signature: str
    ) -> dict[str, Any]:
        unit = self._duty.unit
        signed = {"signature": signature} if signature else {}
        found = {
            "title": title,
            "reference": "",
            "subject": subject,
            "issued_on": released_at.date().isoformat(),
            "released_at": released_at.isoformat(),
            "signer": {"position": unit.head},
            "attachments": [{"name": "", **signed}],
        }
        symbol = f"{kind}-{unit.symbol}" if kind else f"{unit.symbol}-{self._room(unit)}"
        self.written.append(
            Paper(released_at, f"{unit.code} {kind}", symbol, _BUSIEST[kind], found)
        )
        return found

    def _room(self, unit: Place) -> str:
        """Give the letters of the room that drafts, which end the symbol of a letter."""
        field = self._duty.topic.field
        if unit.kind == "commune":
            return _ROOMS[field]
        return field if unit.kind == "office" else "VP"
