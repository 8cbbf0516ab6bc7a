"""Directive documents and the tasks they give: signed by whom, entered when, due when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.moments import local_day
from nhiemvu.testing.sample.asking import asked, helpers, kind_of, mistaken, others, topic_of
from nhiemvu.testing.sample.clock import (
    at,
    day_of_assignment,
    later,
    minute_of,
    office_hour,
    on_working_day,
    period_words,
)
from nhiemvu.testing.sample.draw import Draw
from nhiemvu.testing.sample.numbering import Paper
from nhiemvu.testing.sample.wording import asks, subject

if TYPE_CHECKING:
    from nhiemvu.testing.sample.province import Place, Province
    from nhiemvu.testing.sample.topics import Content, Topic


@dataclass(slots=True)
class Duty:
    """One task before it has an id: what was asked, and whether its record is an old, thin one."""

    assigned_at: datetime
    deadline: date | datetime
    unit: Place
    helpers: list[Place]
    topic: Topic
    content: Content
    asks: str
    directive: Directive
    old: bool
    draw: Draw
    meant: Place | None = None
    replaces: Duty | None = None
    id: str = ""


@dataclass(slots=True)
class Directive:
    """A document that gives tasks; ``document`` is how it stands in them, once it is numbered."""

    category: str
    leader: str
    document: dict[str, Any]
    paper: Paper | None
    duties: list[Duty] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it is written: its kind, what it is about, who directs, and when."""

    kind: str
    topic: Topic
    leader: str
    released_at: datetime
    old: bool


_CHAIRMAN = "Chủ tịch UBND tỉnh"
_HEADS_OF_OFFICE = ("Chánh Văn phòng UBND tỉnh", "Phó Chánh Văn phòng UBND tỉnh")
_OFFICE_BOOK = "H20.01 "
_KINDS = {
    "letter": ("official_letter", "Công văn", 0, False),
    "notice": ("conclusion_notice", "Thông báo", 450, True),
    "plan": ("other_directive", "Kế hoạch", 250, False),
    "order": ("other_directive", "Chỉ thị", 24, False),
    "slip": ("other_directive", "Phiếu lấy ý kiến", 0, True),
}
_BOOKS = {"notice": "TB-VPUBND", "plan": "KH-UBND", "order": "CT-UBND"}


def directive(province: Province, seed: int, number: int, orders: int) -> Directive:
    """Make one document with its tasks, after so many Chỉ thị."""
    draw = Draw("directive", seed, number)
    kind = kind_of(number, draw)
    topic = topic_of(kind, province, orders, draw)
    old = draw.chance(3)
    day = day_of_assignment(draw, old=old)
    released_at = at(day, office_hour(draw, late=22))
    entered_at = _entered(released_at, draw)
    duties = []
    for ask in asked(kind, topic, province, day.month, draw):
        each, content, places = ask
        wrong = mistaken(ask, province, draw)
        deadline = _deadline(entered_at, kind, content, draw, alone=len(places) == 1)
        words = period_words(day, max(day, later(deadline, -10)))
        duties += [
            (each, content, asks(content).format(**words), deadline, place, wrong)
            for place in places
        ]
    draft = Draft(kind, topic, _leader(kind, topic, draw), released_at, old)
    topics = list(dict.fromkeys(duty[0] for duty in duties))
    made = _written(draft, subject(draft, topics, duties[0][2], draw), draw)
    for each, content, text, deadline, place, wrong in duties:
        made.duties.append(
            Duty(
                assigned_at=entered_at,
                deadline=deadline,
                unit=wrong or place,
                helpers=helpers(each, content, wrong or place, province, draw),
                topic=each,
                content=content,
                asks=text,
                directive=made,
                old=old,
                draw=Draw("duty", seed, number, len(made.duties)),
                meant=place if wrong else None,
            )
        )
        entered_at += timedelta(minutes=draw.between(0, 2))
    return made


def _leader(kind: str, topic: Topic, draw: Draw) -> str:
    """Give who directs: the Chairman signs every Chỉ thị, and chairs some of the meetings."""
    if kind == "order" or (kind == "notice" and draw.chance(20)):
        return _CHAIRMAN
    return topic.leader


def _written(draft: Draft, about: str, draw: Draw) -> Directive:
    kind, released_at = draft.kind, draft.released_at
    category, title, yearly, by_office = _KINDS[kind]
    book = symbol = _BOOKS.get(kind, "")
    if kind == "letter":
        by_office = draw.chance(35)
        book, yearly = (_OFFICE_BOOK, 4_000) if by_office else ("UBND", 5_000)
        symbol = f"{'VPUBND' if by_office else 'UBND'}-{draft.topic.field}"
    document: dict[str, Any] = {"title": title}
    if book:
        document["reference"] = ""
    document |= {"subject": about, "issued_on": released_at.date().isoformat()}
    if draw.chance(90) and not draft.old:
        document["released_at"] = released_at.isoformat()
    signer = draw.weighed(_HEADS_OF_OFFICE, (40, 60)) if by_office else draft.leader
    document["signer"] = {"position": signer}
    if not book:
        document["consultation_slip"] = True
    signed = {"signature": "digital"} if draw.chance(97) else {}
    document["attachments"] = [{"name": "phieu-lay-y-kien.pdf", **signed}]
    paper = Paper(released_at, book, symbol, yearly, document) if book else None
    return Directive(category, draft.leader, document, paper)


def _entered(released_at: datetime, draw: Draw) -> datetime:
    """Give the moment of entry: mostly the same day, or the next morning after 15:00."""
    minutes = minute_of(released_at)
    if draw.chance(5):
        return at(later(released_at, draw.between(2, 4)), office_hour(draw))
    if minutes > 15 * 60 and draw.chance(65):
        return at(later(released_at, 1), draw.between(7 * 60 + 20, 10 * 60))
    longest = min(130, 17 * 60 + 30 - minutes)
    return at(released_at.date(), minutes + draw.between(10, longest))


def _deadline(
    entered_at: datetime, kind: str, content: Content, draw: Draw, *, alone: bool
) -> date | datetime:
    """Give a deadline: urgent, ordinary or long; at times on a day off, or at an hour."""
    if alone and draw.chance(2):
        return entered_at.date()
    if kind == "slip":
        day = later(entered_at, draw.between(2, 6))
    elif draw.chance(8):
        day = later(entered_at, draw.between(1, 3))
    elif content.seasonal:
        day = later(entered_at, draw.weighed((5, 7, 10, 15), (25, 30, 30, 15)))
    elif kind in ("plan", "order"):
        day = entered_at.date() + timedelta(days=draw.between(25, 100))
    else:
        day = later(entered_at, draw.weighed((5, 7, 10, 15, 20, 30), (16, 22, 28, 18, 10, 6)))
    if not draw.chance(4):
        day = on_working_day(day)
    if draw.chance(4 if alone else 1):
        day += timedelta(days=5 - day.weekday())
    return at(day, draw.pick((10 * 60, 11 * 60, 16 * 60))) if draw.chance(4) else day


def replacement(duty: Duty, recalled_at: datetime, province: Province) -> Duty:
    """Give the task that replaces one taken back: the same duty, for another unit [D 12]."""
    draw = Draw("replacement", duty.asks, duty.unit.code, duty.draw.between(1, 1 << 30))
    entered_at = recalled_at + timedelta(minutes=draw.between(5, 45))
    anew = Duty(
        assigned_at=entered_at,
        deadline=max(local_day(duty.deadline), later(entered_at, draw.between(5, 15))),
        unit=draw.pick(others(duty, province)),
        helpers=[],
        topic=duty.topic,
        content=duty.content,
        asks=duty.asks,
        directive=duty.directive,
        old=duty.old,
        draw=draw,
        replaces=duty,
    )
    duty.directive.duties.append(anew)
    return anew
