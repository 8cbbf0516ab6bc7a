"""What happens to a task: received, worked on, sent, returned, extended, recalled, approved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.moments import deadline_end, local_day
from nhiemvu.testing.sample.asking import others
from nhiemvu.testing.sample.clock import CLOSE, at, later, minute_of, office_hour
from nhiemvu.testing.sample.papers import Papers

if TYPE_CHECKING:
    from nhiemvu.testing.sample.directives import Duty
    from nhiemvu.testing.sample.province import Province

_CUTOFF_HOUR, _CLOSING_HOUR = 15, 17
_EVENING_HOUR, _LAST_MINUTE = 20, 23 * 60 + 30
_MINUTE = timedelta(minutes=1)


class Life:
    """The history of one duty, told once and in order of time."""

    def __init__(self, duty: Duty, province: Province) -> None:
        self.duty = duty
        self.draw = duty.draw
        self.province = province
        self.sayings = province.sayings
        self.papers = Papers(duty)
        self.deadline = duty.deadline
        self.grants: list[tuple[datetime, date | datetime]] = []
        self.found: list[tuple[datetime, dict[str, Any]]] = []
        self.ended_at = CLOSE
        self.unsigned = False
        self.moved_at: datetime | None = None
        self._live()

    def events(self) -> list[dict[str, Any]]:
        """Give what happened until the close of the year, in order of time."""
        told = sorted(self.found, key=lambda pair: pair[0])
        return [
            {"kind": event["kind"], "at": moment.isoformat(), **event}
            for moment, event in told
            if moment <= CLOSE and (moment <= self.ended_at or event["kind"] in _AFTER_THE_END)
        ]

    def _say(self, moment: datetime, kind: str, **more: object) -> None:
        if not self.duty.old or kind in _IN_OLD_RECORDS:
            known = {key: value for key, value in more.items() if value is not None}
            self.found.append((moment, {"kind": kind, **known}))

    def _live(self) -> None:
        duty, draw = self.duty, self.draw
        begun = duty.assigned_at + timedelta(minutes=draw.between(5, 240))
        if begun.hour >= _CLOSING_HOUR:
            begun = self._office_moment(begun, 1)
        if draw.chance(80):
            self._say(begun, "received", by=f"Văn thư {duty.unit.name}")
        if duty.meant is not None or draw.chance(2):
            self._recall(begun)
            return
        punctual = draw.chance(duty.unit.diligence - 30 * duty.old)
        self._extend(begun, needed=not punctual)
        if self.grants and draw.chance(70):
            punctual = True
        sent_at = self._first_sending(begun, punctual=punctual)
        self._coordinate(begun, sent_at, punctual=punctual)
        self._send_until_approved(sent_at)

    def _recall(self, begun: datetime) -> None:
        """Take the task back, for good or to give it to a unit that it fits better."""
        duty, draw = self.duty, self.draw
        moment = at(later(begun, draw.between(1, 8)), office_hour(draw))
        why = "recalled"
        if (duty.meant is not None or draw.chance(60)) and others(duty, self.province):
            why = "moved commune" if duty.unit.kind == "commune" else "moved"
            self.moved_at = moment
        self._say(moment, "recalled", reason=draw.pick(self.sayings[why]))
        self.ended_at = moment

    def _extend(self, begun: datetime, *, needed: bool) -> None:
        """Ask for more time, or get it unasked; some requests are refused, some not answered."""
        draw, last = self.draw, local_day(self.deadline)
        if draw.chance(1.5):
            self._grant(max(begun + _MINUTE, at(later(last, -1), office_hour(draw))))
        if not draw.chance(45 if needed else 4):
            return
        days = draw.weighed((-3, -2, -1, 0, 1, 2), (15, 25, 30, 15, 10, 5))
        asked_at = max(begun + _MINUTE, at(later(last, days), office_hour(draw)))
        if self.grants:
            asked_at = max(asked_at, self.grants[-1][0] + _MINUTE)
        self._ask(asked_at)
        decided_at = at(later(asked_at, draw.between(1, 3)), office_hour(draw))
        answer = draw.weighed(("granted", "refused", "none"), (68, 24, 8))
        if answer == "granted":
            self._grant(decided_at)
            if draw.chance(8):
                again_at = at(later(self.deadline, -1), office_hour(draw))
                self._ask(max(again_at, decided_at + _MINUTE))
                self._grant(
                    max(at(later(self.deadline, 0), 16 * 60 + 30), decided_at + 2 * _MINUTE)
                )
        elif answer == "refused":
            self._say(decided_at, "extension_refused", by=self.papers.office)

    def _ask(self, moment: datetime) -> None:
        papers = self.papers.request(moment, self.draw.pick(self.sayings["extension"]))
        wanted = later(self.deadline, self.draw.between(5, 10)).isoformat()
        complete = self.draw.chance(93)
        self._say(
            moment,
            "extension_requested",
            document=papers if complete else None,
            deadline=wanted,
        )

    def _grant(self, moment: datetime) -> None:
        self.deadline = later(local_day(self.deadline), self.draw.between(4, 12))
        self.grants.append((moment, self.deadline))
        self._say(
            moment,
            "extension_granted",
            by=self.papers.office,
            deadline=self.deadline.isoformat(),
            document=self.papers.grant(moment) if self.draw.chance(94) else None,
        )

    def _first_sending(self, begun: datetime, *, punctual: bool) -> datetime:
        """Send in time, most often on the last days; or late, by a day or by weeks."""
        draw, last = self.draw, local_day(self.deadline)
        if punctual:
            days = -draw.weighed((0, 1, 2, 3, 4, 6), (40, 24, 14, 10, 7, 5))
        else:
            days = draw.weighed((1, 2, 3, 5, 8, 13, 21, 34, 55), (12, 11, 11, 12, 14, 13, 12, 9, 6))
        day = later(last, days) if days else last
        minutes = office_hour(draw, late=45)
        if days == 0 and draw.chance(9):
            minutes = draw.between(17 * 60, 22 * 60)
        if isinstance(self.deadline, datetime) and days == 0:
            minutes = min(minutes, self.deadline.hour * 60 - draw.between(5, 90))
        return max(at(day, minutes), begun + draw.between(30, 240) * _MINUTE)

    def _coordinate(self, begun: datetime, sent_at: datetime, *, punctual: bool) -> None:
        """Ask the coordinators; who answers late may be named for the delay (14.6)."""
        draw = self.draw
        for helper in self.duty.helpers:
            asked_at = max(self._office_moment(begun, draw.between(0, 2)), begun + _MINUTE)
            if asked_at >= sent_at or not draw.chance(75):
                continue
            due = later(asked_at, draw.between(3, 6))
            self._say(asked_at, "coordination_requested", unit=helper.code, due=due.isoformat())
            answered = draw.chance(94)
            in_time = draw.chance(helper.diligence if punctual else helper.diligence - 50)
            days = -draw.between(0, 2) if in_time else draw.between(1, 6)
            answered_at = max(at(later(due, days), office_hour(draw)), asked_at + _MINUTE)
            if answered:
                self._say(answered_at, "coordination_answered", unit=helper.code)
            if not punctual and not in_time and draw.chance(85):
                named_at = self._office_moment(max(answered_at, sent_at), draw.between(1, 3))
                reason = draw.pick(self.sayings["delay"])
                self._say(
                    named_at,
                    "delay_attributed",
                    by=self.papers.office,
                    unit=helper.code,
                    reason=reason,
                )

    def _office_moment(self, moment: datetime, days: int) -> datetime:
        """Give a moment of office hours, so many working days later."""
        return at(later(moment, days), office_hour(self.draw))

    def _send_until_approved(self, sent_at: datetime) -> None:
        """Send; mostly it is approved, else returned a few times, at times left for weeks."""
        draw, said = self.draw, [""]
        sent_at, decided_at = self._send(sent_at, self.duty.assigned_at)
        for _ in range(draw.weighed((0, 1, 2, 3), (83, 14, 2, 1))):
            said.append(draw.pick([each for each in self._objections() if each not in said]))
            self._say(decided_at, "rejected", by=self.papers.office, reason=said[-1])
            days = draw.weighed((0, 1, 2, 3, 5, 25, 40), (12, 34, 28, 16, 10, 3, 2))
            again_at = at(later(decided_at, days), office_hour(draw, late=45))
            again_at = max(again_at, decided_at + draw.between(60, 200) * _MINUTE)
            sent_at, decided_at = self._send(again_at, decided_at)
        self._approve(sent_at, decided_at)

    def _objections(self) -> list[str]:
        """Give what the Office may find wanting in such an answer."""
        if self.unsigned:
            return [*self.sayings["rejected unsigned"], *self.sayings["rejected"]]
        duty = self.duty
        if duty.content.opinion:
            return list(self.sayings["rejected slip"])
        fit = ["rejected"]
        if duty.asks.startswith("Báo cáo"):
            fit.append("rejected report")
        elif duty.asks.startswith(_PROPOSALS) or "đề xuất" in duty.asks:
            fit.append("rejected proposal")
        if duty.unit.kind == "department":
            fit.append("rejected department")
        return [saying for each in fit for saying in self.sayings[each]]

    def _send(self, sent_at: datetime, since: datetime) -> tuple[datetime, datetime]:
        """Send, at times twice, at times with more to follow; give when, and when it is decided."""
        draw = self.draw
        self._submit(sent_at, since)
        if draw.chance(2) and sent_at.hour < _EVENING_HOUR:
            first_at, sent_at = sent_at, self._that_day(sent_at, draw.between(30, 200))
            self._submit(sent_at, first_at)
        if draw.chance(7):
            self._say(self._that_day(sent_at, draw.between(5, 50)), "supplemented")
        return sent_at, self._reviewed(sent_at)

    def _submit(self, sent_at: datetime, since: datetime) -> None:
        report = self.papers.report(sent_at, since, self.draw)
        self.unsigned = report is not None and "signature" not in report["attachments"][0]
        self._say(sent_at, "submitted", report=report)

    def _that_day(self, moment: datetime, minutes: int) -> datetime:
        """Give a moment so many minutes later, before the end of the evening."""
        passed = minute_of(moment)
        return at(moment.date(), min(passed + minutes, (passed + _LAST_MINUTE) // 2))

    def _reviewed(self, sent_at: datetime) -> datetime:
        """Give the moment of the decision: the Office is in time but for one in ten."""
        draw = self.draw
        soonest = sent_at + draw.between(55, 175) * _MINUTE
        if draw.chance(10):
            return max(at(later(sent_at, draw.between(2, 6)), office_hour(draw)), soonest)
        late = sent_at.hour >= _CUTOFF_HOUR or later(sent_at, 0) != sent_at.date()
        day = later(sent_at, 1) if late or draw.chance(8) else sent_at.date()
        return max(at(day, office_hour(draw)), soonest)

    def _approve(self, sent_at: datetime, decided_at: datetime) -> None:
        in_force = max(
            [
                self.duty.deadline,
                *(deadline for given, deadline in self.grants if given <= sent_at),
            ],
            key=deadline_end,
        )
        late = sent_at >= deadline_end(in_force)
        wrong = self.draw.chance(1.5)
        confirmed = "late" if late != wrong else "on_time"
        stated = confirmed if self.draw.chance(88) else None
        self._say(decided_at, "approved", by=self.papers.office, confirmed=stated)
        self.ended_at = decided_at


_PROPOSALS = ("Đề xuất", "Đăng ký", "Tham mưu", "Trình", "Xây dựng", "Lập danh mục")
_AFTER_THE_END = ("coordination_answered", "delay_attributed")
_IN_OLD_RECORDS = ("submitted", "approved", "rejected", "extension_granted", "recalled")
