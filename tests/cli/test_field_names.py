"""How a message names a field: by its name and path in Vietnamese, by its path in English."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

Refused: TypeAlias = Callable[..., list[str]]
Line: TypeAlias = Callable[..., str]

AT = "2026-10-06T10:00:00+07:00"
KIND = "extension_granted"
MOMENT = {
    "vi": "thời điểm có ghi múi giờ, ví dụ 2026-10-20T15:00:00+07:00",
    "en": "a moment with its offset, such as 2026-10-20T15:00:00+07:00",
}
TEXT = {"vi": "chuỗi ký tự", "en": "text"}
OBJECT = {"vi": "một đối tượng JSON", "en": "a JSON object"}

NAMED: list[tuple[dict[str, Any], str, str]] = [
    ({"id": 5}, "mã nhiệm vụ", "id"),
    ({"content": 5}, "nội dung", "content"),
    ({"assignee": {"code": 5}}, "mã", "assignee.code"),
    ({"coordinators": [{"code": "A"}, {"code": "B", "name": 5}]}, "tên", "coordinators[1].name"),
    ({"tags": ["a", 5]}, "nhãn", "tags[1]"),
    ({"replaces": 5}, "nhiệm vụ được thay thế", "replaces"),
    ({"document": {"subject": 5}}, "trích yếu", "document.subject"),
    ({"document": {"title": 5}}, "", "document.title"),
    (
        {"document": {"attachments": [{"name": 5}]}},
        "tên",
        "document.attachments[0].name",
    ),
    ({"events": [{"kind": "recalled", "at": AT, "reason": 5}]}, "lý do", "events[0].reason"),
]


@pytest.mark.parametrize(("given", "name", "path"), NAMED)
def test_a_field_is_named_with_its_path_in_vietnamese_and_by_it_in_english(
    refused: Refused, line: Line, given: dict[str, Any], name: str, path: str
) -> None:
    task = "" if "id" in given else "NV-1: "
    shown = f"{name} ({path})" if name else path
    assert refused(line(**given), "vi") == [f"{task}{shown}: nhận được: 5; yêu cầu: {TEXT['vi']}"]
    assert refused(line(**given), "en") == [f"{task}{path}: received 5; expected {TEXT['en']}"]


@pytest.mark.parametrize("place", [0, 1, 11])
def test_an_event_is_named_by_its_place_from_one(refused: Refused, line: Line, place: int) -> None:
    events = [{"kind": "received", "at": AT}] * place + [5]
    assert refused(line(events=events), "vi") == [
        f"NV-1: sự kiện thứ {place + 1} (events[{place}]): nhận được: 5; yêu cầu: {OBJECT['vi']}"
    ]
    assert refused(line(events=events), "en") == [
        f"NV-1: events[{place}]: received 5; expected {OBJECT['en']}"
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        ([None, True], "[null, true]"),
        ({"a": None}, '{"a": null}'),
        ("null", '"null"'),
        (1.5, "1.5"),
    ],
)
def test_a_value_is_shown_as_it_stands_in_json(
    refused: Refused, line: Line, value: object, shown: str
) -> None:
    given = line(assigned_at=value)
    assert refused(given, "vi") == [
        f"NV-1: thời điểm giao (assigned_at): nhận được: {shown}; yêu cầu: {MOMENT['vi']}"
    ]
    assert refused(given, "en") == [f"NV-1: assigned_at: received {shown}; expected {MOMENT['en']}"]


MISSING: list[tuple[str, str, str]] = [
    (
        "id",
        "mã nhiệm vụ (id): còn thiếu; yêu cầu: nêu mã nhiệm vụ",
        "id: missing; expected the id of the task",
    ),
    (
        "assigned_at",
        "NV-1: thời điểm giao (assigned_at): còn thiếu; yêu cầu: nêu thời điểm giao nhiệm vụ",
        "NV-1: assigned_at: missing; expected the moment of assignment (assigned_at)",
    ),
    (
        "deadline",
        (
            "NV-1: thời hạn (deadline): còn thiếu; yêu cầu: nhiệm vụ phải nêu thời hạn; không nêu"
            " thời hạn thì không cập nhật vào phân hệ (khoản 3 Điều 3)"
        ),
        (
            "NV-1: deadline: missing; expected a deadline: a task without one is not recorded"
            " (clause 3, Article 3)"
        ),
    ),
    (
        "assignee",
        (
            "NV-1: đơn vị được giao (assignee): còn thiếu; yêu cầu: nêu đơn vị được giao"
            " (điểm a khoản 2 Điều 11)"
        ),
        (
            "NV-1: assignee: missing; expected the assigned unit (assignee)"
            " (point a, clause 2, Article 11)"
        ),
    ),
]


@pytest.mark.parametrize(("key", "vietnamese", "english"), MISSING)
def test_a_key_that_every_task_needs_is_told_with_its_provision(
    refused: Refused, task: Callable[..., dict[str, Any]], key: str, vietnamese: str, english: str
) -> None:
    given = task()
    del given[key]
    assert refused(json.dumps(given), "vi") == [vietnamese]
    assert refused(json.dumps(given), "en") == [english]


def test_a_deadline_of_null_is_a_missing_deadline(refused: Refused, line: Line) -> None:
    _, _, (_, vietnamese, english), _ = MISSING
    assert refused(line(deadline=None), "vi") == [vietnamese]
    assert refused(line(deadline=None), "en") == [english]


def test_only_null_is(refused: Refused, line: Line) -> None:
    values: list[object] = ["", 0, False, []]
    for value in values:
        (message,) = refused(line(deadline=value), "vi")
        assert message.startswith("NV-1: thời hạn (deadline): nhận được: ")
        assert "Điều 3" not in message


def test_a_grant_without_a_deadline_cites_extensions(refused: Refused, line: Line) -> None:
    given = line(events=[{"kind": "received", "at": AT}, {"kind": KIND, "at": AT}])
    assert refused(given, "vi") == [
        (
            'NV-1: thời hạn (events[1].deadline): còn thiếu; yêu cầu: có khóa "deadline"'
            " (điểm d khoản 2 Điều 5)"
        )
    ]
    assert refused(given, "en") == [
        (
            'NV-1: events[1].deadline: missing; expected the key "deadline"'
            " (point d, clause 2, Article 5)"
        )
    ]


def test_another_key_that_is_missing_cites_nothing(refused: Refused, line: Line) -> None:
    given = line(events=[{"kind": "submitted"}])
    assert refused(given, "vi") == [
        'NV-1: thời điểm (events[0].at): còn thiếu; yêu cầu: có khóa "at"'
    ]
    assert refused(given, "en") == ['NV-1: events[0].at: missing; expected the key "at"']


def test_codes_are_listed_with_their_names_in_vietnamese(refused: Refused, line: Line) -> None:
    given = line(document={"attachments": [{"name": "a", "signature": "x"}]})
    path = "document.attachments[0].signature"
    assert refused(given, "vi") == [
        (
            f'NV-1: chữ ký ({path}): nhận được: "x"; yêu cầu: một trong: digital (chữ ký số),'
            " certified_scan (bản scan sao y)"
        )
    ]
    assert refused(given, "en") == [
        f'NV-1: {path}: received "x"; expected one of: digital, certified_scan'
    ]


NEAR: list[tuple[dict[str, Any], str, str]] = [
    ({"deadlin": 1}, "deadlin", "deadline"),
    ({"assignee": {"code": "A", "cod": 1}}, "assignee.cod", "code"),
    ({"coordinators": [{"code": "A", "nmae": 1}]}, "coordinators[0].nmae", "name"),
    ({"directed_by": {"name": "A", "positon": 1}}, "directed_by.positon", "position"),
    ({"drafted_by": {"name": "A", "nam": 1}}, "drafted_by.nam", "name"),
    ({"document": {"consultation_slp": 1}}, "document.consultation_slp", "consultation_slip"),
    ({"document": {"signer": {"name": "A", "nam": 1}}}, "document.signer.nam", "name"),
    (
        {"document": {"attachments": [{"name": "a", "signatur": 1}]}},
        "document.attachments[0].signatur",
        "signature",
    ),
    (
        {"events": [{"kind": "submitted", "at": AT, "report": {"titel": 1}}]},
        "events[0].report.titel",
        "title",
    ),
    (
        {"events": [{"kind": KIND, "at": AT, "deadline": "2026-12-01", "deadlin": 1}]},
        "events[0].deadlin",
        "deadline",
    ),
]
FAR: list[tuple[dict[str, Any], str]] = [
    ({"zzz": 1}, "zzz"),
    ({"cod": 1}, "cod"),
    ({"assignee": {"code": "A", "deadlin": 1}}, "assignee.deadlin"),
    ({"events": [{"kind": "received", "at": AT, "deadlin": 1}]}, "events[0].deadlin"),
    (
        {"events": [{"kind": "submitted", "at": AT, "report": {"consultation_slp": 1}}]},
        "events[0].report.consultation_slp",
    ),
]


def unknown(refused: Refused, given: str, lang: str) -> str:
    (message,) = refused(given, lang)
    return message


@pytest.mark.parametrize(("given", "path", "meant"), NEAR)
def test_an_unknown_key_suggests_a_key_of_that_very_object(
    refused: Refused, line: Line, given: dict[str, Any], path: str, meant: str
) -> None:
    key = path.rpartition(".")[2]
    assert unknown(refused, line(**given), "vi") == (
        f'NV-1: {path}: nhận được: khóa lạ "{key}"; yêu cầu: khóa có trong lược đồ'
        f' (có phải ý là "{meant}"?); dữ liệu riêng thì đặt trong "extra"'
    )
    assert unknown(refused, line(**given), "en") == (
        f'NV-1: {path}: received the unknown key "{key}"; expected a key of the schema'
        f' (did you mean "{meant}"?); data of your own goes into "extra"'
    )


@pytest.mark.parametrize(("given", "path"), FAR)
def test_a_key_of_another_object_is_not_suggested(
    refused: Refused, line: Line, given: dict[str, Any], path: str
) -> None:
    assert "có phải" not in unknown(refused, line(**given), "vi")
    english = unknown(refused, line(**given), "en")
    assert english.startswith(f"NV-1: {path}: received the unknown key ")
    assert "did you mean" not in english
