"""Directive documents and the tasks they give: what is asked, of whom, by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.testing.sample.clock import (
    CLOSE,
    at,
    day_of_assignment,
    later,
    office_hour,
    on_working_day,
    period_words,
)
from nhiemvu.testing.sample.draw import Draw

if TYPE_CHECKING:
    from nhiemvu.testing.sample.province import Place, Province, Topic


@dataclass(slots=True)
class Duty:
    """One task before it has an id: what was asked, and whether its record is an old, thin one."""

    assigned_at: datetime
    deadline: date | datetime
    unit: Place
    helpers: list[Place]
    topic: Topic
    content: str
    directive: Directive
    old: bool
    draw: Draw
    replaces: Duty | None = None
    id: str = ""


@dataclass(slots=True)
class Directive:
    """A document that gives tasks; its number is given when all of them stand in order."""

    category: str
    title: str
    book: str
    subject: str
    released_at: datetime
    states_hour: bool
    topic: Topic
    signed: bool
    reference: str | None = None
    duties: list[Duty] = field(default_factory=list)

    def as_document(self) -> dict[str, Any]:
        """Give the document as it stands in a task."""
        slip = self.book == "" and self.category == "other_directive"
        found: dict[str, Any] = {"title": self.title}
        if self.reference is not None:
            found["reference"] = self.reference
        found |= {"subject": self.subject, "issued_on": self.released_at.date().isoformat()}
        if self.states_hour:
            found["released_at"] = self.released_at.isoformat()
        found["signer"] = {"position": self.topic.leader}
        if slip:
            found["consultation_slip"] = True
        name = (self.reference or "phieu-lay-y-kien").replace("/", "-")
        attachment = {"name": f"{name}.pdf"} | ({"signature": "digital"} if self.signed else {})
        return found | {"attachments": [attachment]}


_KINDS = {
    "letter": ("official_letter", "Công văn", "UBND"),
    "notice": ("conclusion_notice", "Thông báo", "TB-VPUBND"),
    "plan": ("other_directive", "Kế hoạch", "KH-UBND"),
    "order": ("other_directive", "Chỉ thị", "CT-UBND"),
    "slip": ("other_directive", "Phiếu lấy ý kiến", ""),
}
_SHARES = (70, 12, 7, 3, 8)


def directive(province: Province, seed: int, number: int) -> Directive:
    """Make one document with its tasks."""
    draw = Draw("directive", seed, number)
    kind = draw.weighed(tuple(_KINDS), _SHARES)
    category, title, book = _KINDS[kind]
    topic = draw.pick(province.topics)
    old = draw.chance(3)
    day = day_of_assignment(draw, old=old)
    released_at = at(day, office_hour(draw, late=22))
    made = Directive(
        category=category,
        title=title,
        book=f"UBND-{topic.field}" if book == "UBND" else book,
        subject=_subject(kind, topic, day, draw),
        released_at=released_at,
        states_hour=draw.chance(90) and not old,
        topic=topic,
        signed=draw.chance(97),
    )
    entered_at = _entered(released_at, draw)
    for place, topic_of_duty in _addressees(province, kind, topic, draw):
        words = period_words(day)
        made.duties.append(
            Duty(
                assigned_at=entered_at,
                deadline=_deadline(entered_at, kind, draw),
                unit=place,
                helpers=_helpers(topic_of_duty, place, draw),
                topic=topic_of_duty,
                content=draw.pick(topic_of_duty.contents).format(**words),
                directive=made,
                old=old,
                draw=Draw("duty", seed, number, len(made.duties)),
            )
        )
        entered_at += timedelta(minutes=draw.between(1, 6))
    return made


def _subject(kind: str, topic: Topic, day: date, draw: Draw) -> str:
    asked = draw.pick(topic.contents).format(**period_words(day))
    if kind == "notice":
        return f"Kết luận của {topic.leader} tại buổi làm việc về {', '.join(topic.tags)}"
    return f"Về việc {asked[0].lower()}{asked[1:]}"


def _entered(released_at: datetime, draw: Draw) -> datetime:
    """Give the moment of entry: mostly the same day, or the next morning after 15:00."""
    minutes = released_at.hour * 60 + released_at.minute
    if draw.chance(5):
        return at(later(released_at, draw.between(2, 4)), office_hour(draw))
    if minutes > 15 * 60 and draw.chance(65):
        return at(later(released_at, 1), draw.between(7 * 60 + 20, 10 * 60))
    return at(released_at.date(), minutes + draw.between(10, 130))


def _deadline(entered_at: datetime, kind: str, draw: Draw) -> date | datetime:
    """Give a deadline: urgent, ordinary or long; at times on a day off, or at an hour."""
    if draw.chance(1):
        return entered_at.date()
    if draw.chance(8):
        day = later(entered_at, draw.between(1, 3))
    elif kind in ("plan", "order"):
        day = entered_at.date() + timedelta(days=draw.between(25, 100))
    else:
        day = later(entered_at, draw.weighed((5, 7, 10, 15, 20, 30), (16, 22, 28, 18, 10, 6)))
    if not draw.chance(4):
        day = on_working_day(day)
    return at(day, draw.pick((10 * 60, 11 * 60, 16 * 60))) if draw.chance(4) else day


def _addressees(
    province: Province, kind: str, topic: Topic, draw: Draw
) -> list[tuple[Place, Topic]]:
    """Give the units that are asked: the one that leads, or many communes, or several topics."""
    if kind == "notice":
        topics = [topic, *draw.few(province.topics, draw.between(2, 7))]
        return [(_one(province, each, draw), each) for each in topics]
    many = topic.communes and draw.chance(22)
    if many or (kind in ("plan", "order") and topic.communes):
        places = draw.few(province.communes, draw.between(4, 14))
        return [(place, topic) for place in places]
    return [(_one(province, topic, draw), topic)]


def _one(province: Province, topic: Topic, draw: Draw) -> Place:
    if topic.communes and draw.chance(35):
        return draw.pick(province.communes)
    return draw.pick(topic.lead)


def _helpers(topic: Topic, place: Place, draw: Draw) -> list[Place]:
    if not draw.chance(24):
        return []
    others = [helper for helper in topic.helpers if helper.code != place.code]
    return draw.few(others, draw.between(1, 2))


def number_documents(directives: list[Directive]) -> None:
    """Number the documents of each book in the order of their release, anew each year."""
    last: dict[tuple[str, int], int] = {}
    for each in sorted(directives, key=lambda found: found.released_at):
        if each.book:
            book = each.book, each.released_at.year
            series = ("UBND" if each.book.startswith("UBND-") else each.book), book[1]
            last[series] = last.get(series, 0) + 1
            each.reference = f"{last[series]:02}/{each.book}"


def replacement(duty: Duty, recalled_at: datetime, province: Province) -> Duty:
    """Give the task that replaces one taken back: the same duty, for another unit [D 12]."""
    draw = Draw("replacement", duty.content, duty.unit.code, duty.draw.between(1, 1 << 30))
    others = [place for place in province.places if place.code != duty.unit.code]
    entered_at = min(recalled_at + timedelta(minutes=draw.between(5, 90)), CLOSE)
    return Duty(
        assigned_at=entered_at,
        deadline=later(entered_at, draw.between(5, 15)),
        unit=draw.pick([place for place in others if place.kind == duty.unit.kind] or others),
        helpers=[],
        topic=duty.topic,
        content=duty.content,
        directive=duty.directive,
        old=duty.old,
        draw=draw,
        replaces=duty,
    )
