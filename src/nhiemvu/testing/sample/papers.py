"""The papers that go with events: reports, requests, grants."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.sample.clock import at, later
from nhiemvu.testing.sample.numbering import Paper

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.testing.sample.directives import Duty
    from nhiemvu.testing.sample.draw import Draw

_MID_MORNING = 10


class Papers:
    """Writes the papers of one duty; ``written`` are those that wait for a number."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self.office = f"{duty.topic.room}, Văn phòng UBND tỉnh"
        self.written: list[Paper] = []

    def report(self, sent_at: datetime, draw: Draw) -> dict[str, Any] | None:
        """Give the report that is sent at a moment; old records have none."""
        if self._duty.old:
            return None
        signature = draw.weighed(("digital", "certified_scan", ""), (88, 9, 3))
        released_at = self._released(sent_at, draw)
        found = self._paper("Báo cáo", "BC", released_at, self._duty.content, signature)
        if draw.chance(3):
            del found["signer"]
        return found

    def _released(self, sent_at: datetime, draw: Draw) -> datetime:
        """Give the moment the report was released: mostly shortly before it was entered."""
        soonest = self._duty.assigned_at + timedelta(minutes=2)
        if sent_at.hour < _MID_MORNING and draw.chance(25):
            return max(at(later(sent_at, -1), draw.between(15 * 60 + 5, 17 * 60)), soonest)
        if draw.chance(4):
            day = later(sent_at, -draw.between(2, 3))
            return max(at(day, draw.between(8 * 60, 16 * 60)), soonest)
        return sent_at - timedelta(minutes=draw.between(4, 25))

    def request(self, asked_at: datetime, subject: str) -> dict[str, Any]:
        """Give the written request for a later deadline."""
        return self._paper("Công văn", "", asked_at - timedelta(minutes=15), subject, "digital")

    def grant(self, granted_at: datetime) -> dict[str, Any]:
        """Give the written answer that grants it."""
        found = {
            "title": "Công văn",
            "reference": "",
            "subject": "Chấp thuận gia hạn thời gian thực hiện nhiệm vụ",
            "issued_on": granted_at.date().isoformat(),
            "signer": {"position": self._duty.topic.leader},
        }
        symbol = f"UBND-{self._duty.topic.field}"
        self.written.append(Paper(granted_at, "UBND", symbol, 1, found))
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
        symbol = f"{kind}-{unit.symbol}" if kind else unit.symbol
        self.written.append(Paper(released_at, f"{unit.code} {kind}", symbol, 2, found))
        return found
