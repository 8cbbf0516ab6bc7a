"""Text, moments and dates as they enter: strict, in Việt Nam's time, in NFC."""

from __future__ import annotations

import json
import pickle
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cases import EXAMPLES, at, event, october_task
from nhiemvu import InvalidTask, Task, Verdict, classify, official_calendar, timeline
from nhiemvu.calendar import DayExplanation
from nhiemvu.model import (
    Category,
    DirectiveDocument,
    Document,
    Person,
    Submitted,
    Unit,
    UnitKind,
    read_task,
    task_schema,
)
from nhiemvu.moments import VIETNAM, parse_moment
from nhiemvu.status import Step
from nhiemvu.testing.strategies import tasks

PLAIN = {
    "id": "NV-1",
    "assigned_at": at("05 10:00"),
    "deadline": "2026-10-20",
    "assignee": {"code": "H20.15"},
}


def read(**more: Any) -> Task:
    """Read a task from its JSON."""
    return read_task(json.dumps(PLAIN | more))


BAD_MOMENTS = [
    ("2026-10-05T10:00:00", "moment_naive"),
    ("2026-10-05", "moment_format"),
    ("20261005", "moment_format"),
    ("20261005T100000+0700", "moment_format"),
    ("2026-10-05 10:00:00+07:00", "moment_format"),
    ("2026-10-05T10:00:00+0700", "moment_format"),
    ("2026-W41-1T10:00:00+07:00", "moment_format"),
    ("2026-10-05T10:00:00.1234567+07:00", "moment_format"),
    ("2026-10-05T24:00:00+07:00", "moment_format"),
    ("2026-10-05T10:00:60+07:00", "moment_format"),
    ("２０２６-10-05T10:00:00+07:00", "moment_format"),
    ("2026-02-30T10:00:00+07:00", "impossible"),
    ("2026-13-05T10:00:00+07:00", "impossible"),
    ("2026-10-05T10:00:00+25:00", "moment_format"),
    ("2026-10-05T10:00:00+07:99", "moment_format"),
    ("1899-12-31T10:00:00+07:00", "year_out_of_range"),
    ("3000-01-01T00:00:00+07:00", "year_out_of_range"),
    ("9999-12-31T23:00:00-07:00", "year_out_of_range"),
    ("0001-01-01T00:00:00+14:00", "year_out_of_range"),
    ("", "moment_format"),
    (1_760_000_000, "moment_format"),
    (1.5, "moment_format"),
    (True, "moment_format"),
    ([], "moment_format"),
]


@pytest.mark.parametrize(("value", "code"), BAD_MOMENTS)
def test_a_bad_moment_is_refused_from_json_and_from_python(value: object, code: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        read(assigned_at=value)
    problem = caught.value.problems[0]
    assert (problem.code, problem.field) == (code, "assigned_at")
    with pytest.raises(ValidationError) as raised:
        Task.model_validate(PLAIN | {"assigned_at": value})
    assert raised.value.errors()[0]["type"] == "moment"


GOOD_MOMENTS = [
    ("2026-10-05T10:00+07:00", "2026-10-05T10:00:00+07:00"),
    ("2026-10-05T03:00:00Z", "2026-10-05T10:00:00+07:00"),
    ("2026-10-04T22:00:00-05:00", "2026-10-05T10:00:00+07:00"),
    ("2026-10-05T10:00:00.5+07:00", "2026-10-05T10:00:00.500000+07:00"),
    ("2026-10-05T10:00:00.123456000+07:00", "2026-10-05T10:00:00.123456+07:00"),
    ("1900-01-01T00:00:00+07:00", "1900-01-01T00:00:00+07:00"),
    ("2999-12-31T23:59:59.999999+07:00", "2999-12-31T23:59:59.999999+07:00"),
    ("1899-12-31T17:00:00Z", "1900-01-01T00:00:00+07:00"),
]


@pytest.mark.parametrize(("text", "local"), GOOD_MOMENTS)
def test_a_moment_is_brought_to_viet_nam_once(text: str, local: str) -> None:
    for task in (read(assigned_at=text), Task.model_validate(PLAIN | {"assigned_at": text})):
        assert task.assigned_at.isoformat() == local
        assert task.assigned_at.tzinfo is VIETNAM


BAD_DEADLINES = [
    ("20261020", "deadline_format"),
    ("2026-10", "deadline_format"),
    ("20/10/2026", "deadline_format"),
    ("2026-10-20T10:00:00", "moment_naive"),
    ("2026-02-29", "impossible"),
    ("1899-12-31", "year_out_of_range"),
    (20261020, "deadline_format"),
]


@pytest.mark.parametrize(("value", "code"), BAD_DEADLINES)
def test_a_bad_deadline_is_refused(value: object, code: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        read(deadline=value)
    assert caught.value.problems[0].code == code


def test_the_text_of_a_deadline_tells_a_date_from_a_moment() -> None:
    assert read(deadline="2026-10-20").deadline == date(2026, 10, 20)
    midnight = read(deadline="2026-10-20T00:00:00+07:00").deadline
    assert isinstance(midnight, datetime)


def test_a_task_without_a_deadline_is_refused_under_the_law() -> None:
    without = {key: value for key, value in PLAIN.items() if key != "deadline"}
    for task in (without, without | {"deadline": None}):
        with pytest.raises(InvalidTask, match="khoản 3 Điều 3") as caught:
            read_task(json.dumps(task))
        assert caught.value.problems[0].code == "missing"


def test_a_grant_without_its_deadline_is_refused_under_its_own_provision() -> None:
    with pytest.raises(InvalidTask, match="điểm d khoản 2 Điều 5"):
        read(events=[event("extension_granted", "06 10:00")])


def test_a_key_that_belongs_elsewhere_is_not_suggested_here() -> None:
    with pytest.raises(InvalidTask) as caught:
        read(events=[event("submitted", "06 10:00", deadline="2026-10-22")])
    assert "did you mean" not in caught.value.message("en")
    with pytest.raises(InvalidTask, match='"signer"'):
        read(document={"signr": {"name": "x"}})


@pytest.mark.parametrize("value", ["2026-10-05T00:00:00+07:00", "20261005", 5, "2026-02-30"])
def test_a_bad_date_is_refused(value: object) -> None:
    with pytest.raises(InvalidTask) as caught:
        read(document={"issued_on": value})
    assert caught.value.problems[0].field == "document.issued_on"


def test_python_values_are_taken_as_they_are_meant() -> None:
    moment = datetime(2026, 10, 5, 3, tzinfo=UTC)
    task = Task(
        id="NV-1",
        assigned_at=moment,
        deadline=date(2026, 10, 20),
        assignee=Unit(code="H20.15", kind=UnitKind.DEPARTMENT),
        category=Category.OFFICIAL_LETTER,
        document=DirectiveDocument(issued_on=date(2026, 10, 5)),
        events=(Submitted(at=moment + timedelta(days=1)),),
    )
    assert task.assigned_at.isoformat() == at("05 10:00")
    with pytest.raises(ValidationError, match="states its offset"):
        Submitted(at=datetime(2026, 10, 5))
    with pytest.raises(ValidationError, match="a date"):
        Document(issued_on=moment)


@pytest.mark.parametrize("hours", [-12, 0, 5.5, 7, 14])
def test_any_offset_is_the_same_instant(hours: float) -> None:
    moment = parse_moment(at("05 10:00"))
    moved = moment.astimezone(timezone(timedelta(hours=hours)))
    assert read(assigned_at=moved.isoformat()).assigned_at == moment


@given(tasks())
def test_a_task_survives_its_own_json(source: dict[str, Any]) -> None:
    task = Task.model_validate(source)
    assert read_task(task.model_dump_json()) == task
    assert Task.model_validate(task.model_dump(mode="json")) == task
    assert Task.model_validate(task.model_dump()) == task


def test_the_examples_survive_their_own_json() -> None:
    for line in EXAMPLES.read_text("utf-8").splitlines():
        task = read_task(line)
        again = json.loads(task.model_dump_json(exclude_unset=True))
        assert read_task(json.dumps(again)) == task


@given(st.text("aeiouáạăằđẤ̆̂ Å", min_size=1).filter(str.strip))
def test_text_is_brought_to_nfc_where_it_enters(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    task = read(content=decomposed, assignee={"code": decomposed}, tags=[decomposed])
    expected = unicodedata.normalize("NFC", text)
    assert (task.content, task.assignee.code, task.tags) == (expected, expected, (expected,))


def test_the_extra_of_a_host_travels_untouched() -> None:
    extra = {"e\u0301": [1, None, {"x": "e\u0301"}]}
    task = read(extra=extra, events=[event("received", "06 10:00", extra=extra)])
    assert task.extra == extra == task.events[0].extra
    assert json.loads(task.model_dump_json())["extra"] == extra


@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_a_name_is_not_blank(blank: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        read(id=blank)
    assert caught.value.problems[0].field == "id"


def test_a_person_has_a_name_or_a_position() -> None:
    assert Person(name="…").position is None
    with pytest.raises(InvalidTask, match="chức vụ") as caught:
        read(directed_by={})
    assert caught.value.problems[0].field == "directed_by"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"priority": 1}, "priority"),
        ({"assignee": {"code": "A", "level": 1}}, "assignee.level"),
        ({"document": {"slip": True}}, "document.slip"),
        ({"events": [event("received", "06 10:00", note="x")]}, "events[0].note"),
    ],
)
def test_an_unknown_key_is_refused_by_its_name(more: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        read(**more)
    problem = caught.value.problems[0]
    assert (problem.code, problem.field) == ("unknown_key", field)


def test_an_unknown_kind_of_event_is_refused_with_the_nearest_known() -> None:
    with pytest.raises(InvalidTask, match='"submitted"') as caught:
        read(events=[{"kind": "submited", "at": at("06 10:00")}])
    assert caught.value.problems[0].code == "unknown_event_kind"


def test_a_task_and_a_verdict_do_not_change() -> None:
    task = october_task()
    verdict = classify(task, as_of=parse_moment(at("06 10:00")))
    with pytest.raises(ValidationError):
        task.id = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        verdict.extensions = 1  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301
    assert {verdict: 1}[verdict] == 1


def test_pydantic_writes_and_reads_a_verdict() -> None:
    adapter = TypeAdapter(Verdict)
    verdict = classify(october_task(), as_of=parse_moment(at("06 10:00")))
    written = adapter.dump_python(verdict, mode="json")
    assert written["basis"] == "14.5"
    assert adapter.validate_python(written).basis == verdict.basis
    assert adapter.validate_json(adapter.dump_json(verdict)).status is verdict.status
    assert adapter.json_schema()["properties"]["basis"] == {"title": "Basis", "type": "string"}
    with pytest.raises(ValidationError, match=r"article\.clause\.point\.case"):
        adapter.validate_python(written | {"basis": "x"})


def test_pydantic_writes_steps_and_days_too() -> None:
    moment = parse_moment(at("06 10:00"))
    steps = timeline(october_task(), until=moment)
    assert TypeAdapter(tuple[Step, ...]).dump_python(steps, mode="json")[0]["basis"] == "14.5"
    day = official_calendar().explain(date(2026, 11, 24))
    assert TypeAdapter(DayExplanation).dump_python(day, mode="json")["kind"] == "holiday"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_the_extra_of_a_host_keeps_even_what_json_does_not_have(number: str) -> None:
    line = json.dumps(PLAIN | {"extra": {}}).replace("{}", f'{{"n": {number}}}')
    assert f'"extra":{{"n":{number}}}' in read_task(line).model_dump_json()


def test_tasks_and_events_can_stand_in_sets() -> None:
    task = october_task(event("received", "06 10:00"), extra={"a": 1})
    assert {task, task.model_copy()} == {task}
    assert {task.events[0], task.model_copy(deep=True).events[0]} == {task.events[0]}


def test_the_schema_is_versioned_and_names_every_key() -> None:
    schema = task_schema()
    assert schema["$id"].endswith(":1")
    assert schema["additionalProperties"] is False
    assert ">>>" not in json.dumps(schema)
    assert set(schema["properties"]) == set(Task.model_fields)
    assert schema["$defs"]["Submitted"]["required"] == ["kind", "at"]
    assert {"required": ["name"]} in schema["$defs"]["Person"]["anyOf"]
    assert schema["properties"]["deadline"]["anyOf"][0]["format"] == "date"


def test_labels_are_vietnamese_first() -> None:
    assert UnitKind.DEPARTMENT.label() == "Sở, ban, ngành"
    assert UnitKind.DEPARTMENT.label("en") == "Department"
    assert Category.OTHER_DIRECTIVE.label() == "Văn bản chỉ đạo khác"
    assert Unit(code="H20.15").label == "H20.15"
    assert Unit(code="H20.15", name="Sở Tài chính").label == "Sở Tài chính"
