"""Objects that are not tasks: every problem of the line, with its field and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

Refused: TypeAlias = Callable[..., list[str]]
Line: TypeAlias = Callable[..., str]

AT = "2026-10-06T10:00:00+07:00"
MOMENT = "; expected a moment with its offset, such as 2026-10-20T15:00:00+07:00"
OFFSET = "; expected a moment that states its offset"
DAY_OR_MOMENT = "; expected a date, such as 2026-10-20, or a moment with its offset"
REAL = "; expected a day and an hour that exist"
YEAR = "; expected a year from 1900 to 2999"

TIMES: list[tuple[str, Any, str]] = [
    ("assigned_at", "2026-10-05T10:00:00", OFFSET),
    ("assigned_at", "2026-10-05", MOMENT),
    ("assigned_at", "2026-10-05 10:00:00+07:00", MOMENT),
    ("assigned_at", "05/10/2026 10:00", MOMENT),
    ("assigned_at", 1760000000, MOMENT),
    ("assigned_at", 1760000000.5, MOMENT),
    ("assigned_at", 10**400, MOMENT),
    ("assigned_at", None, MOMENT),
    ("assigned_at", True, MOMENT),
    ("assigned_at", [AT], MOMENT),
    ("assigned_at", {"at": AT}, MOMENT),
    ("assigned_at", "", MOMENT),
    ("assigned_at", "2026-02-30T10:00:00+07:00", REAL),
    ("assigned_at", "2026-10-05T25:00:00+07:00", MOMENT),
    ("assigned_at", "9999-12-31T23:59:59-07:00", YEAR),
    ("assigned_at", "0001-01-01T00:00:00+07:00", YEAR),
    ("assigned_at", "1899-12-31T23:59:59+07:00", YEAR),
    ("assigned_at", "2999-12-31T23:59:59Z", YEAR),
    ("deadline", "20261020", DAY_OR_MOMENT),
    ("deadline", 20261020, DAY_OR_MOMENT),
    ("deadline", "2026", DAY_OR_MOMENT),
    ("deadline", "20/10/2026", DAY_OR_MOMENT),
    ("deadline", [], DAY_OR_MOMENT),
    ("deadline", "2026-02-30", REAL),
    ("deadline", "2026-02-30T10:00:00+07:00", REAL),
    ("deadline", "2026-10-20T10:00:00", OFFSET),
    ("deadline", "9999-12-31", YEAR),
    ("deadline", "0001-01-01", YEAR),
]

SHAPES: list[tuple[dict[str, Any], str, str]] = [
    ({"id": 7}, "id", "received 7; expected text"),
    ({"id": None}, "id", "; expected text"),
    ({"content": 5}, "content", "received 5; expected text"),
    ({"category": "letter"}, "category", 'received "letter"; expected one of: official_letter, '),
    ({"assignee": "H20.15"}, "assignee", 'received "H20.15"; expected a JSON object'),
    ({"assignee": {}}, "assignee.code", 'missing; expected the key "code"'),
    ({"assignee": {"code": "A", "kind": "x"}}, "assignee.kind", "expected one of: department, "),
    ({"assignee": {"code": " "}}, "assignee.code", 'received " "; expected text that is not blank'),
    ({"replaces": ""}, "replaces", 'received ""; expected text that is not blank'),
    ({"coordinators": {}}, "coordinators", "received {}; expected a list"),
    ({"coordinators": [5]}, "coordinators[0]", "received 5; expected a JSON object"),
    ({"directed_by": {}}, "directed_by", "received {}; expected a name, a position, or both"),
    ({"document": 5}, "document", "received 5; expected a JSON object"),
    (
        {"document": {"issued_on": AT}},
        "document.issued_on",
        "; expected a date written year-month-day",
    ),
    (
        {"document": {"issued_on": 5}},
        "document.issued_on",
        "; expected a date written year-month-day",
    ),
    (
        {"document": {"consultation_slip": 1}},
        "document.consultation_slip",
        "expected true or false",
    ),
    (
        {"document": {"attachments": [{}]}},
        "document.attachments[0].name",
        'expected the key "name"',
    ),
    ({"tags": "a"}, "tags", 'received "a"; expected a list'),
    ({"tags": ["a", 5]}, "tags[1]", "received 5; expected text"),
    ({"extra": []}, "extra", "received []; expected a JSON object"),
    ({"events": {}}, "events", "received {}; expected a list"),
    ({"events": [5]}, "events[0]", "received 5; expected a JSON object"),
    ({"events": [None, {}]}, "events[1]", '; expected an event with its "kind", such as submitted'),
    ({"events": [{"kind": "submitted"}]}, "events[0].at", 'missing; expected the key "at"'),
    ({"events": [{"kind": "submitted", "at": 5}]}, "events[0].at", "received 5" + MOMENT),
    ({"events": [{"kind": "submited", "at": AT}]}, "events[0].kind", '(did you mean "submitted"?)'),
    ({"events": [{"kind": "?", "at": AT}]}, "events[0].kind", ", recalled, coordination_requested"),
    ({"events": [{"kind": ["x"]}]}, "events[0].kind", "; expected one of: received, "),
    ({"events": [{"kind": "extension_granted", "at": AT}]}, "events[0].deadline", "missing; "),
    ({"events": [{"kind": "coordination_requested", "at": AT}]}, "events[0].unit", "missing; "),
    (
        {"events": [{"kind": "approved", "at": AT, "confirmed": "maybe"}]},
        "events[0].confirmed",
        'received "maybe"; expected one of: on_time, late',
    ),
]

KEYS: list[tuple[dict[str, Any], str, str]] = [
    ({"deadlin": "x"}, "deadlin", 'a key of the schema (did you mean "deadline"?); '),
    ({"zzz": 1}, "zzz", "a key of the schema; data of your own goes into"),
    ({"": 1}, "", 'the unknown key ""'),
    ({"assignee": {"code": "A", "nam": "B"}}, "assignee.nam", '(did you mean "name"?)'),
    ({"document": {"signer": {"name": "A", "role": 1}}}, "document.signer.role", '"role"'),
    ({"events": [{"kind": "received", "at": AT, "note": 1}]}, "events[0].note", '"note"'),
    (
        {"events": [{"kind": "received", "at": AT, "received": 1}]},
        "events[0].received",
        '"received"',
    ),
]


def about(messages: list[str], field: str) -> str:
    """Give the one message on a field; a task without a good id is not named."""
    starts = (f"NV-1: {field}: ", f"{field}: ")
    (found,) = (message for message in messages if message.startswith(starts))
    return found


@pytest.mark.parametrize(("field", "value", "expected"), TIMES)
def test_a_time_that_cannot_be_used(
    refused: Refused, line: Line, field: str, value: object, expected: str
) -> None:
    (message,) = refused(line(**{field: value}))
    assert message.startswith(f"NV-1: {field}: received ")
    assert expected in message


@pytest.mark.parametrize(("given", "field", "expected"), SHAPES)
def test_a_value_of_the_wrong_shape(
    refused: Refused, line: Line, given: dict[str, Any], field: str, expected: str
) -> None:
    assert expected in about(refused(line(**given)), field)


@pytest.mark.parametrize(("given", "field", "expected"), KEYS)
def test_an_unknown_key_is_refused_by_name(
    refused: Refused, line: Line, given: dict[str, Any], field: str, expected: str
) -> None:
    (message,) = refused(line(**given))
    assert message.startswith(f"NV-1: {field}: received the unknown key " if field else "NV-1: ")
    assert expected in message


def test_every_problem_of_a_line_is_told_and_only_of_that_line(refused: Refused) -> None:
    given = '{"assigned_at": "2026-10-05T10:00:00", "zzz": 1, "events": [{"kind": "x"}, 5]}\n{}\n'
    fields = [message.split(": ")[0] for message in refused(given)]
    assert fields == [
        "id", "assigned_at", "deadline", "assignee", "events[0].kind", "events[1]", "zzz",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_a_blank_id_is_refused(refused: Refused, line: Line, name: str) -> None:
    """It does not stand in front of the message either."""
    (message,) = refused(line(name))
    assert message.startswith("id: received ")
    assert message.endswith("; expected text that is not blank")


def test_the_language_asked_for_is_the_language_of_the_message(
    refused: Refused, line: Line
) -> None:
    (vietnamese,) = refused(line(deadline="x"), "vi")
    (english,) = refused(line(deadline="x"), "en")
    assert "nhận được" in vietnamese
    assert "received" not in vietnamese
    assert "received" in english
    assert "nhận được" not in english


@pytest.mark.parametrize(("length", "shown"), [(78, "k" * 78 + '"'), (79, "k" * 78 + "…")])
def test_a_long_unknown_key_is_cut(refused: Refused, line: Line, length: int, shown: str) -> None:
    (message,) = refused(line(**{"k" * length: 1}))
    assert f' received the unknown key "{shown}; expected ' in message
