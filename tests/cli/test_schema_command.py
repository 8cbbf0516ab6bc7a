"""``schema task``: JSON Schema that the examples keep, and that refuses what a task may not be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from cases import EXAMPLES, cases
from nhiemvu.model import EVENT_LABELS

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Json: TypeAlias = dict[str, Any]

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
    "number": (int, float),
}  # fmt: skip
KNOWN = {
    "$ref", "$defs", "$id", "$schema", "additionalProperties", "anyOf", "const", "default",
    "description", "discriminator", "enum", "format", "items", "oneOf", "pattern", "properties",
    "required", "title", "type",
}  # fmt: skip


@pytest.fixture(scope="module")
def schema(cli: Cli) -> Json:
    done = cli("schema", "task")
    assert (done.returncode, done.stderr) == (0, "")
    found: Json = json.loads(done.stdout)
    return found


def faults(value: object, rule: Json, root: Json, at: str = "$") -> Iterator[str]:
    """The part of JSON Schema that the schema uses, written out: what breaks which keyword.

    ``format`` is a note: draft 2020-12 does not assert it, so the patterns have to say it all.
    """
    assert rule.keys() <= KNOWN, rule.keys() - KNOWN
    if "$ref" in rule:
        yield from faults(value, root["$defs"][rule["$ref"].removeprefix("#/$defs/")], root, at)
    for keyword, fits in (("anyOf", range(1, 99)), ("oneOf", (1,))):
        branches = [not list(faults(value, branch, root, at)) for branch in rule.get(keyword, ())]
        if branches and sum(branches) not in fits:
            yield f"{at}: {keyword}"
    if "type" in rule and not isinstance(value, TYPES[rule["type"]]):
        yield f"{at}: type"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at}: enum"
    if "const" in rule and value != rule["const"]:
        yield f"{at}: const"
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{at}: pattern"
    if isinstance(value, dict):
        yield from object_faults(value, rule, root, at)
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from faults(item, rule.get("items", {}), root, f"{at}[{place}]")


def object_faults(value: Json, rule: Json, root: Json, at: str) -> Iterator[str]:
    known = rule.get("properties", {})
    for key in rule.get("required", ()):
        if key not in value:
            yield f"{at}.{key}: required"
    for key, item in value.items():
        if key in known:
            yield from faults(item, known[key], root, f"{at}.{key}")
        elif rule.get("additionalProperties") is False:
            yield f"{at}.{key}: additionalProperties"


def test_it_says_what_it_is(schema: Json) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert re.fullmatch(r"urn:nhiemvu:schema:task:\d+", schema["$id"])
    assert schema["required"] == ["id", "assigned_at", "deadline", "assignee"]


def test_it_is_the_same_in_both_languages(cli: Cli) -> None:
    assert cli("schema", "task", "--lang", "en").stdout == cli("schema", "task").stdout


def test_every_example_and_case_keeps_it(schema: Json) -> None:
    rows = [json.loads(row) for row in EXAMPLES.read_text("utf-8").splitlines()]
    for task in rows + [case["task"] for case in cases("status")]:
        assert list(faults(task, schema, schema)) == [], task["id"]


def test_every_kind_of_event_is_in_it(schema: Json) -> None:
    union = schema["properties"]["events"]["items"]
    assert set(union["discriminator"]["mapping"]) == set(EVENT_LABELS)
    assert len(union["oneOf"]) == len(EVENT_LABELS)


BROKEN: list[tuple[Json, str]] = [
    ({"deadlin": 1}, "$.deadlin: additionalProperties"),
    ({"id": 7}, "$.id: type"),
    ({"id": " "}, "$.id: pattern"),
    ({"assigned_at": "2026-10-05T10:00:00"}, "$.assigned_at: pattern"),
    ({"assigned_at": "2026-10-05T24:00:00+07:00"}, "$.assigned_at: pattern"),
    ({"deadline": "9999-01-01"}, "$.deadline: anyOf"),
    ({"deadline": "20261020"}, "$.deadline: anyOf"),
    ({"deadline": None}, "$.deadline: anyOf"),
    ({"assignee": {}}, "$.assignee.code: required"),
    ({"assignee": {"code": "A", "kind": "x"}}, "$.assignee.kind: enum"),
    ({"category": "letter"}, "$.category: anyOf"),
    ({"tags": "a"}, "$.tags: type"),
    ({"extra": 5}, "$.extra: type"),
    ({"events": [{"kind": "x", "at": "2026-10-06T10:00:00Z"}]}, "$.events[0]: oneOf"),
    ({"events": [{"kind": "submitted"}]}, "$.events[0]: oneOf"),
    ({"events": [{"kind": "submitted", "at": "2026-10-06"}]}, "$.events[0]: oneOf"),
    (
        {"events": [{"kind": "extension_granted", "at": "2026-10-06T10:00:00Z"}]},
        "$.events[0]: oneOf",
    ),
    ({"events": [{"at": "2026-10-06T10:00:00Z"}]}, "$.events[0]: oneOf"),
]


@pytest.mark.parametrize(("given", "fault"), BROKEN)
def test_what_it_refuses_the_command_line_refuses(
    schema: Json, task: Callable[..., Json], cli: Cli, given: Json, fault: str
) -> None:
    broken = task(**given)
    assert list(faults(broken, schema, schema)) == [fault]
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=json.dumps(broken))
    assert done.returncode == 2


def test_what_it_accepts_the_command_line_accepts(
    schema: Json, task: Callable[..., Json], cli: Cli
) -> None:
    full = task(
        category="other_directive",
        content="",
        coordinators=[{"code": "H20.19", "name": None, "kind": "other"}],
        directed_by={"name": "A", "position": None},
        drafted_by=None,
        document={
            "reference": "1/UBND",
            "issued_on": "2026-10-05",
            "released_at": "2026-10-05T09:00:00+07:00",
            "consultation_slip": True,
            "attachments": [{"name": "a.pdf", "sha256": None, "signature": "certified_scan"}],
        },
        tags=[],
        replaces="NV-0",
        extra={"a": [None]},
        deadline="2026-10-20T10:00:00Z",
        events=[
            {"kind": "received", "at": "2026-10-05T03:00:00Z", "by": None, "extra": {}},
            {"kind": "approved", "at": "2026-10-06T10:00:00+07:00", "confirmed": None},
        ],
    )
    full["events"].insert(1, {"kind": "submitted", "at": "2026-10-06T09:00:00+07:00"})
    assert list(faults(full, schema, schema)) == []
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=json.dumps(full))
    assert (done.returncode, done.stderr) == (0, "")
