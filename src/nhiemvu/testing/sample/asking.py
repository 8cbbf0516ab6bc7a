"""What a directive document asks, and of whom: every content goes to units that it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from nhiemvu.testing.sample.topics import Content

if TYPE_CHECKING:
    from nhiemvu.testing.sample.directives import Duty
    from nhiemvu.testing.sample.draw import Draw
    from nhiemvu.testing.sample.province import Place, Province
    from nhiemvu.testing.sample.topics import Topic

Asked: TypeAlias = "tuple[Topic, Content, list[Place]]"

_FEW_ORDERS, _FEW_PLANS = 700, 3_500
_SHARES = {"letter": 69, "notice": 13, "plan": 7, "order": 3, "slip": 8}


def kind_of(number: int, draw: Draw) -> str:
    """Draw the kind of a document: a year has some 20 Chỉ thị and 250 Kế hoạch, however busy."""
    kind = draw.weighed(tuple(_SHARES), tuple(_SHARES.values()))
    if (kind == "order" and number >= _FEW_ORDERS) or (kind == "plan" and number >= _FEW_PLANS):
        return "letter"
    return kind


def topic_of(kind: str, province: Province, orders: int, draw: Draw) -> Topic:
    """Draw a topic that a document of the kind may be about; every Chỉ thị is about another."""
    topics = province.topics
    if kind == "slip":
        topics = tuple(topic for topic in topics if topic.drafts)
    if kind == "order":
        return province.orders[orders % len(province.orders)]
    return draw.pick(topics)


def asked(kind: str, topic: Topic, province: Province, month: int, draw: Draw) -> list[Asked]:
    """Give what is asked, and of whom: of one unit, of many communes, of a meeting's members."""
    if kind == "slip":
        return [_opinions(topic, province, draw)]
    if kind == "notice":
        field = [each for each in province.topics if each.field == topic.field and each != topic]
        topics = [topic, *draw.few(field, draw.between(0, 6))]
        return [_one(each, province, month, draw) for each in topics]
    if kind == "letter":
        if topic.communes and draw.chance(27):
            return [_many(topic, province, month, draw, draw.between(4, 14))]
        return [_one(topic, province, month, draw)]
    found = [_to(topic.departments, province, month, draw, 1)] if topic.departments else []
    if topic.communes:
        found.append(_to(topic.communes, province, month, draw, draw.between(3, 9)))
    return [(topic, *pair) for pair in found]


def _opinions(topic: Topic, province: Province, draw: Draw) -> Asked:
    """Ask those who work with the one that drafts for their opinion."""
    draft = Content(draw.pick(topic.drafts), None, topic.helpers, frozenset(), seasonal=False)
    return topic, draft, draw.few(province.asked(draft), draw.between(2, 4))


def _one(topic: Topic, province: Province, month: int, draw: Draw) -> Asked:
    commune = not topic.departments or (bool(topic.communes) and draw.chance(35))
    contents = topic.communes if commune else topic.departments
    return (topic, *_to(contents, province, month, draw, 1))


def _many(topic: Topic, province: Province, month: int, draw: Draw, number: int) -> Asked:
    return (topic, *_to(topic.communes, province, month, draw, number))


def _to(
    contents: tuple[Content, ...], province: Province, month: int, draw: Draw, number: int
) -> tuple[Content, list[Place]]:
    """Draw what is asked in a month, and so many units that it fits."""
    content = draw.pick([content for content in contents if month in content.months])
    return content, draw.few(province.asked(content), number)


def helpers(
    topic: Topic, content: Content, place: Place, province: Province, draw: Draw
) -> list[Place]:
    """Give the units that contribute, if any; an opinion is everybody's own."""
    if content.opinion or not draw.chance(26):
        return []
    known = (*topic.lead, *topic.helpers) if place.kind == "commune" else topic.helpers
    others = [helper for helper in province.named(known) if helper.code != place.code]
    return draw.few(others, draw.between(1, 2))


def mistaken(asked: Asked, province: Province, draw: Draw) -> Place | None:
    """Give the unit that a task is given by mistake, now and then: one that would contribute."""
    topic, content, places = asked
    if content.opinion or content.to is not None or not draw.chance(3):
        return None
    near = [place for place in province.named(topic.helpers) if place not in places]
    return draw.pick(near)


def others(duty: Duty, province: Province) -> list[Place]:
    """Give the units that may get a task that is taken back: who was meant, or other communes."""
    if duty.content.to is None:
        return [] if duty.meant is None else [duty.meant]
    taken = {each.unit.code for each in duty.directive.duties}
    return [place for place in province.asked(duty.content) if place.code not in taken]
