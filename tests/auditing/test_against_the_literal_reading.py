"""The audit against a second reading of the regulation, and what holds of every audit."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from full_tasks import Json, audit_moments, full_tasks, local
from literal_audit import QD_128, literal_audit
from literal_duties import Duty, Law, literal_duties
from nhiemvu import DONG_THAP, Regulation, Task, audit, official_calendar
from nhiemvu.auditing import RULES, Finding, Obligation, obligations
from nhiemvu.errors import MomentError, NotYetAssignedError, UnannouncedDateError
from nhiemvu.moments import parse_moment

CALENDAR = official_calendar()
OTHERS = [
    Law(cutoff=time(16), lead_time=2, effective_on=date(2026, 10, 6)),
    Law(cutoff=time(0), lead_time=5, effective_on=date(2010, 1, 1)),
    Law(cutoff=time.max, lead_time=0, effective_on=date(2027, 12, 1)),
]
# Rest on the provision that cannot be judged; on that of the grant, for one that was granted.
BESIDE = {"calendar_unannounced", "deadline_on_day_off"}


def plain(found: Obligation) -> Duty:
    who, due, done, days = found.who, found.due, found.done, found.days_late
    return Duty(found.kind.value, who, due, done, found.state.value, days, found.index)


def in_order(found: tuple[Finding, ...]) -> list[tuple[str, int | None]]:
    """The codes and places, sorted as the literal reading sorts them."""
    pairs = [(one.code, one.index) for one in found]
    return sorted(pairs, key=lambda pair: (pair[0], -1 if pair[1] is None else pair[1]))


def agrees(source: Json, as_of: datetime, law: Law, regulation: Regulation) -> None:
    """The findings, their duties, and the duties alone, which raise where one has no day."""
    task = Task.model_validate(source)
    found = audit(task, calendar=CALENDAR, as_of=as_of, regulation=regulation)
    assert in_order(found) == literal_audit(source, as_of, CALENDAR, law)
    duties, unknown = literal_duties(source, as_of, CALENDAR, law)
    expected = sorted(map(repr, duties))
    assert sorted(repr(plain(one.obligation)) for one in found if one.obligation) == expected
    if unknown:
        with pytest.raises(UnannouncedDateError):
            obligations(task, calendar=CALENDAR, as_of=as_of, regulation=regulation)
    else:
        alone = obligations(task, calendar=CALENDAR, as_of=as_of, regulation=regulation)
        assert sorted(map(repr, map(plain, alone))) == expected


@given(st.data())
def test_agrees_with_the_literal_reading(data: st.DataObject) -> None:
    """It never raises from the assignment on: each of these is an audit."""
    task = data.draw(full_tasks())
    agrees(task, data.draw(audit_moments(task)), QD_128, DONG_THAP)


@given(st.data(), st.sampled_from(OTHERS))
def test_agrees_under_another_regulation(data: st.DataObject, law: Law) -> None:
    task = data.draw(full_tasks())
    agrees(task, data.draw(audit_moments(task)), law, DONG_THAP.derive(**law._asdict()))


@given(st.data())
def test_each_finding_is_of_a_rule(data: st.DataObject) -> None:
    source = data.draw(full_tasks())
    as_of = data.draw(audit_moments(source))
    for found in audit(Task.model_validate(source), calendar=CALENDAR, as_of=as_of):
        rule = RULES[found.code]
        assert found.severity is rule.severity
        assert found.basis == rule.basis or found.code in BESIDE
        if found.obligation is None:
            assert found.readings == rule.readings
        else:
            assert found.code == f"{found.obligation.kind}_{found.obligation.state}"
            assert found.basis == found.obligation.basis
            assert found.calendar_edition == CALENDAR.edition
        assert not found.provisional


@given(st.data())
def test_messages_are_whole_in_both_languages(data: st.DataObject) -> None:
    source = data.draw(full_tasks())
    as_of = data.draw(audit_moments(source))
    for found in audit(Task.model_validate(source), calendar=CALENDAR, as_of=as_of):
        for text in (found.message("vi"), found.message("en")):
            assert not re.search(r"[{}<>]|None|NOTHING|Text\(|  | [,.;)]|\( ", text), text
            assert text[0].isupper(), text
            assert text[-1] == ".", text
        assert found.message() == found.message("vi") != found.message("en")


@given(st.data())
def test_what_happens_after_the_moment_does_not_exist(data: st.DataObject) -> None:
    source = data.draw(full_tasks())
    as_of = data.draw(audit_moments(source))
    known = source | {"events": [one for one in source["events"] if local(one["at"]) <= as_of]}
    whole = audit(Task.model_validate(source), calendar=CALENDAR, as_of=as_of)
    assert whole == audit(Task.model_validate(known), calendar=CALENDAR, as_of=as_of)


def _local(value: Any) -> Any:
    """The same JSON with each moment written in Việt Nam's time."""
    if isinstance(value, dict):
        return {key: _local(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_local(one) for one in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.*", value):
        return local(value).isoformat()
    return value


@given(st.data())
def test_an_offset_changes_nothing(data: st.DataObject) -> None:
    source = data.draw(full_tasks())
    as_of = data.draw(audit_moments(source))
    first = audit(Task.model_validate(source), calendar=CALENDAR, as_of=as_of)
    here = parse_moment(as_of.isoformat())
    assert first == audit(Task.model_validate(_local(source)), calendar=CALENDAR, as_of=here)


@given(st.data())
def test_findings_come_in_the_order_of_the_history(data: st.DataObject) -> None:
    """The entry first, then each event in its turn; a field says which."""
    source = data.draw(full_tasks())
    as_of = data.draw(audit_moments(source))
    found = audit(Task.model_validate(source), calendar=CALENDAR, as_of=as_of)
    places = [-1 if one.index is None else one.index for one in found]
    assert places == sorted(places)
    for one in found:
        of_the_document = one.code.startswith("answered_")
        at_event = one.field.startswith(f"events[{one.index}]")
        assert at_event is (one.index is not None and not of_the_document)


def test_findings_are_a_tuple_that_nobody_adds_to() -> None:
    """What an audit found is evidence: a host keeps it as it was given."""
    task = Task.model_validate(SEARCHED)
    assert isinstance(audit(task, calendar=CALENDAR, as_of=task.assigned_at), tuple)


@given(st.data())
def test_a_duty_once_met_or_late_stays_so(data: st.DataObject) -> None:
    """What is done is done: a later look changes neither its state nor its days."""
    source = data.draw(full_tasks())
    as_of, task = data.draw(audit_moments(source)), Task.model_validate(source)
    later = as_of + timedelta(days=data.draw(st.integers(0, 40)))
    known = {one.obligation for one in audit(task, calendar=CALENDAR, as_of=as_of)}
    after = {one.obligation for one in audit(task, calendar=CALENDAR, as_of=later)}
    assert {one for one in known if one is not None and one.done} <= after


SEARCHED = {"id": "NV-1", "assigned_at": "2026-10-05T10:00:00+07:00", "deadline": "2026-10-20",
            "assignee": {"code": "H20.15"}}  # fmt: skip


@example(microseconds=1)
@given(st.integers(1, 10**15))
def test_before_the_assignment_there_is_no_task(microseconds: int) -> None:
    task = Task.model_validate(SEARCHED)
    early = task.assigned_at - timedelta(microseconds=microseconds)
    for ask in (audit, obligations):
        with pytest.raises(NotYetAssignedError):
            ask(task, calendar=CALENDAR, as_of=early)


@pytest.mark.parametrize("ask", [audit, obligations])
def test_a_naive_moment_is_refused(ask: Any) -> None:
    with pytest.raises(MomentError, match="múi giờ"):
        ask(
            Task.model_validate(SEARCHED),
            calendar=CALENDAR,
            as_of=parse_moment("2026-10-06T10:00:00+07:00").replace(tzinfo=None),
        )
