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
from nhiemvu.testing.sample.numbering import Paper

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
    """A document that gives tasks; ``document`` is how it stands in them, once it is numbered."""

    category: str
    released_at: datetime
    document: dict[str, Any]
    paper: Paper | None
    duties: list[Duty] = field(default_factory=list)


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
    topic = draw.pick(province.topics)
    old = draw.chance(3)
    day = day_of_assignment(draw, old=old)
    released_at = at(day, office_hour(draw, late=22))
    made = _written(kind, topic, released_at, draw, old=old)
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


def _written(kind: str, topic: Topic, released_at: datetime, draw: Draw, *, old: bool) -> Directive:
    category, title, book = _KINDS[kind]
    document: dict[str, Any] = {"title": title}
    if book:
        document["reference"] = ""
    day = released_at.date()
    document |= {"subject": _subject(kind, topic, day, draw), "issued_on": day.isoformat()}
    if draw.chance(90) and not old:
        document["released_at"] = released_at.isoformat()
    document["signer"] = {"position": topic.leader}
    if not book:
        document["consultation_slip"] = True
    signed = {"signature": "digital"} if draw.chance(97) else {}
    document["attachments"] = [{"name": "phieu-lay-y-kien.pdf", **signed}]
    symbol = f"UBND-{topic.field}" if book == "UBND" else book
    paper = Paper(released_at, book, symbol, 1, document) if book else None
    return Directive(category, released_at, document, paper)


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
    if draw.chance(1.5):
        day += timedelta(days=5 - day.weekday())
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
