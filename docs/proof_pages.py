"""What the runs of `make proof` covered, as they wrote it down themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from markup import table
from nhiemvu.text import Text, with_signs

if TYPE_CHECKING:
    from nhiemvu.text import Language

_FIGURES = Path(__file__).parent.parent / "tests" / "data" / "proof.json"

_WALKS = {
    "deciding": Text(
        "Trạng thái: các sự kiện làm thay đổi trạng thái, mọi thời điểm xét",
        "Status: the events that may change it, at every moment",
    ),
    "at_the_end": Text(
        "Như trên, xét từ sự kiện cuối cùng trở đi", "The same, from the last event on"
    ),
    "any_kind": Text("Trạng thái: cả mười hai loại sự kiện", "Status: events of all twelve kinds"),
    "by_order": Text(
        "Trạng thái: các thời điểm chỉ so sánh được với nhau",
        "Status: moments that can only be compared",
    ),
    "cores": Text(
        "Bản đọc theo câu chữ: cả lịch sử so với phần cốt lõi",
        "The literal reading: the whole history against its core",
    ),
}
_CHECKER = Text("Quy tắc về lịch sử", "Rules on histories")


def proof_figures(lang: Language) -> str:
    """Give how far each walk went, and how many histories and moments it covered."""
    head = (
        Text("Phép duyệt", "Walk"),
        Text("Số sự kiện, nhiều nhất", "Events, at most"),
        Text("Lịch sử", "Histories"),
        Text("Cặp lịch sử và thời điểm xét", "Histories with a moment"),
    )
    figures = json.loads(_FIGURES.read_text("utf-8"))
    rows = [
        (
            title.text(lang),
            str(figures[walk][-1]["events"]),
            *(_total(figures[walk], measure, lang) for measure in ("histories", "moments")),
        )
        for walk, title in _WALKS.items()
    ]
    return table([title.text(lang) for title in head], rows, right=(1, 2, 3))


def proof_of_histories(lang: Language) -> str:
    """Give how many histories were accepted, and how many refused at their last event."""
    head = (
        _CHECKER,
        Text("Số sự kiện, nhiều nhất", "Events, at most"),
        Text("Được chấp nhận", "Accepted"),
        Text("Bị từ chối ở sự kiện cuối", "Refused at the last event"),
    )
    walked = json.loads(_FIGURES.read_text("utf-8"))["checker"]
    row = (
        Text("Mọi cách nối tiếp", "Every continuation").text(lang),
        str(walked[-1]["events"]),
        *(_total(walked, measure, lang) for measure in ("accepted", "refused")),
    )
    return table([title.text(lang) for title in head], [row], right=(1, 2, 3))


def _total(walked: list[dict[str, int]], measure: str, lang: Language) -> str:
    return with_signs(f"{sum(of[measure] for of in walked):,}", lang)
