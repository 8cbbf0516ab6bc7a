"""The papers that go with events: reports, requests, grants."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.sample.clock import at, later

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.testing.sample.directives import Duty
    from nhiemvu.testing.sample.draw import Draw


_MID_MORNING = 10


class Papers:
    """Writes the papers of one duty."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self.office = f"{duty.topic.room}, Văn phòng UBND tỉnh"

    def report(self, sent_at: datetime, draw: Draw) -> dict[str, Any] | None:
        """Give the report that is sent at a moment; old records have none."""
        if self._duty.old:
            return None
        found = self._paper("Báo cáo", "BC", self._released(sent_at, draw), self._duty.content)
        signature = draw.weighed(("digital", "certified_scan", ""), (88, 9, 3))
        found["attachments"] = [
            {"name": _file(found["reference"])} | ({"signature": signature} if signature else {})
        ]
        if draw.chance(3):
            del found["signer"]
        return found

    def _released(self, sent_at: datetime, draw: Draw) -> datetime:
        """Give the moment the report was released: mostly shortly before it was entered."""
        if sent_at.hour < _MID_MORNING and draw.chance(25):
            return at(later(sent_at, -1), draw.between(15 * 60 + 5, 17 * 60))
        if draw.chance(4):
            return at(later(sent_at, -draw.between(2, 3)), draw.between(8 * 60, 16 * 60))
        return sent_at - timedelta(minutes=draw.between(8, 55))

    def request(self, asked_at: datetime, subject: str) -> dict[str, Any]:
        """Give the written request for a later deadline."""
        return self._paper("Công văn", "CV", asked_at - timedelta(minutes=15), subject)

    def grant(self, granted_at: datetime) -> dict[str, Any]:
        """Give the written answer that grants it."""
        field = self._duty.topic.field
        return {
            "title": "Công văn",
            "reference": f"{_number(granted_at, 17)}/UBND-{field}",
            "subject": "Chấp thuận gia hạn thời gian thực hiện nhiệm vụ",
            "issued_on": granted_at.date().isoformat(),
            "signer": {"position": self._duty.topic.leader},
        }

    def _paper(self, title: str, book: str, released: datetime, subject: str) -> dict[str, Any]:
        symbol = self._duty.unit.symbol
        reference = f"{_number(released, 3)}/{symbol if book == 'CV' else f'{book}-{symbol}'}"
        return {
            "title": title,
            "reference": reference,
            "subject": subject,
            "issued_on": released.date().isoformat(),
            "released_at": released.isoformat(),
            "signer": {"position": self._duty.unit.head},
            "attachments": [{"name": _file(reference), "signature": "digital"}],
        }


def _number(moment: datetime, pace: int) -> int:
    """Give a number that grows over the year at some pace a day."""
    return moment.timetuple().tm_yday * pace + moment.minute % pace + 1


def _file(reference: str) -> str:
    return reference.replace("/", "-") + ".pdf"
