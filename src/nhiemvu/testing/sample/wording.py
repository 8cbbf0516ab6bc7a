"""How documents name what they are about, and how they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhiemvu.testing.sample.directives import Draft
    from nhiemvu.testing.sample.draw import Draw
    from nhiemvu.testing.sample.topics import Content, Topic

_TWO, _NOVEMBER = 2, 11
_ASKED_FOR_OPINION = "Cho ý kiến đối với dự thảo "
_PROPOSALS = ("Tham mưu ", "Trình ")
_WISHES = ("Đề xuất ", "Đăng ký ", "Trả lời ")


def small(text: str) -> str:
    """Write the first letter small, to follow other words."""
    return text[0].lower() + text[1:]


def asks(content: Content) -> str:
    """Give what the unit is asked to do."""
    return _ASKED_FOR_OPINION + content.asks if content.opinion else content.asks


def subject(draft: Draft, topics: Sequence[Topic], asked: str, draw: Draw) -> str:
    """Give the subject of a directive document, which fits all of its tasks."""
    kind, topic, day = draft.kind, draft.topic, draft.released_at
    if kind == "slip":
        return "Lấy ý kiến" + asked.removeprefix("Cho ý kiến")
    if kind == "notice":
        matters = "; ".join(topic.matter for topic in topics[:_TWO])
        meeting = f"cuộc họp về {matters}"
        if len(topics) > _TWO:
            meeting = f"cuộc họp giao ban lĩnh vực {topic.area} tháng {day.month:02}/{day.year}"
        return f"Kết luận của {draft.leader} tại {meeting}"
    if kind == "letter":
        return "Về việc " + (small(asked) if draw.chance(60) else topic.aim)
    if kind == "plan":
        return f"{capitalised(topic.aim)} năm {day.year + (day.month >= _NOVEMBER)}"
    return f"{capitalised(topic.aim)} trên địa bàn tỉnh"


def answer(asked: str) -> tuple[str, str, str]:
    """Give the title, the kind and the subject of the paper that answers.

    >>> answer("Đăng ký danh mục công trình")
    ('Công văn', '', 'Về việc đăng ký danh mục công trình')
    >>> answer("Báo cáo kết quả duy tu đường tỉnh")
    ('Báo cáo', 'BC', 'Kết quả duy tu đường tỉnh')
    """
    if asked.startswith(_ASKED_FOR_OPINION):
        return "Công văn", "", "Về việc góp ý dự thảo " + asked.removeprefix(_ASKED_FOR_OPINION)
    if asked.startswith(_WISHES):
        return "Công văn", "", "Về việc " + small(asked)
    if asked.startswith(_PROPOSALS):
        wanted = asked.removeprefix("Tham mưu ").removeprefix("Trình ")
        return "Tờ trình", "TTr", "Về việc " + wanted
    if asked.startswith("Báo cáo "):
        return "Báo cáo", "BC", capitalised(asked.removeprefix("Báo cáo "))
    return "Báo cáo", "BC", "Kết quả " + small(asked)
