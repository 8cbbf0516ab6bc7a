"""What the runs of `make proof` covered, as they wrote it down themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markup import table
from nhiemvu.text import Text, with_signs

if TYPE_CHECKING:
    from nhiemvu.text import Language

_DATA = Path(__file__).parent.parent / "tests" / "data"

_STATUS = {
    "deciding": Text(
        "Năm loại sự kiện quyết định, mọi thời điểm xét",
        "The five kinds of events that decide, at every moment",
    ),
    "at_the_end": Text(
        "Như trên, xét từ sự kiện cuối cùng trở đi, đối chiếu với phần cốt lõi",
        "The same from the last event on, held against the core",
    ),
    "any_kind": Text(
        "Cả mười hai loại sự kiện, mọi thời điểm xét",
        "Events of all twelve kinds, at every moment",
    ),
    "by_order": Text(
        "Năm loại quyết định, các thời điểm chỉ so sánh được với nhau",
        "The five kinds, moments that can only be compared",
    ),
    "units": Text(
        "Cả mười hai loại, với các đơn vị khác nhau",
        "All twelve kinds, with one unit or another",
    ),
    "writings": Text(
        "Cả mười hai loại, các trường khác để trống hoặc ghi đủ",
        "All twelve kinds, other fields left out or filled",
    ),
}
_CHECKER = {
    "checker": Text(
        "Nhiệm vụ nêu một cơ quan phối hợp, sự kiện nhắc đến cơ quan đó hoặc cơ quan mới",
        "One coordinator named in the task; events of that unit or of new ones",
    ),
    "checker_units": Text(
        "Nhiệm vụ không nêu cơ quan phối hợp, nêu một, nêu hai, hoặc nêu chính đơn vị được giao",
        "No coordinator named, one, two, or the assignee itself",
    ),
}
_EVENTS = (
    Text("Số sự kiện, nhiều nhất", "Events, at most"),
    Text("Trong `make test`", "In `make test`"),
)


def proof_figures(lang: Language) -> str:
    """Give how far each walk went, and how many histories and moments it covered."""
    head = (
        Text("Phép vét cạn về trạng thái", "Walks of the status"),
        *_EVENTS,
        Text("Diễn biến", "Histories"),
        Text("Cặp diễn biến và thời điểm xét", "Histories with a moment"),
    )
    return _figures(head, _STATUS, ("histories", "moments"), lang)


def proof_of_histories(lang: Language) -> str:
    """Give how many histories were accepted, and how many refused at their last event."""
    head = (
        Text("Phép vét cạn về quy tắc", "Walks of the rules"),
        *_EVENTS,
        Text("Được chấp nhận", "Accepted"),
        Text("Bị từ chối ở sự kiện cuối", "Refused at the last event"),
    )
    return _figures(head, _CHECKER, ("accepted", "refused"), lang)


def _figures(
    head: tuple[Text, ...], walks: dict[str, Text], measures: tuple[str, str], lang: Language
) -> str:
    run, in_tests = _read("proof.json"), _read("proof_in_tests.json")
    rows = [
        (
            title.text(lang),
            str(run[walk][-1]["events"]),
            str(in_tests[walk]),
            *(_total(run[walk], measure, lang) for measure in measures),
        )
        for walk, title in walks.items()
    ]
    return table([title.text(lang) for title in head], rows, right=(1, 2, 3, 4))


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_DATA / name).read_text("utf-8"))
    return found


def _total(walked: list[dict[str, int]], measure: str, lang: Language) -> str:
    return with_signs(f"{sum(of[measure] for of in walked):,}", lang)
