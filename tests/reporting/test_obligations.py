"""Duties in a report, by the day they were due (4.5.c, 11.2.b, 14.4, 14.6)."""

from collections import Counter
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literal_report import DUTY_NAMES
from nhiemvu import DONG_THAP, Period, Report, Tally, Task, official_calendar, report
from nhiemvu.auditing.obligations import obligations
from nhiemvu.errors import ReportError
from nhiemvu.moments import parse_moment
from nhiemvu.reporting import report_of
from provinces import Question, provinces, questions, read, tried

CALENDAR = official_calendar()
OCTOBER = Period.month(2026, 10)


def task(*events: dict[str, Any], **fields: Any) -> Task:
    """A task of Sở Tài chính, coordinated by Sở Xây dựng, whose document states no date."""
    return Task.model_validate(
        {
            "id": "NV-1",
            "assigned_at": "2026-10-05T10:00:00+07:00",
            "deadline": "2026-10-20",
            "assignee": {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
            "coordinators": [{"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"}],
            "events": list(events),
            **fields,
        }
    )


def event(kind: str, at: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "at": f"{at}:00+07:00", **fields}


def october(*tasks: Task, **asked: Any) -> Report:
    return report(tasks, OCTOBER, calendar=CALENDAR, obligations=True, **asked)


def counted(measures: Any) -> dict[str, int]:
    """The duties counted, without the zeros."""
    return {name: getattr(measures, name) for name in DUTY_NAMES if getattr(measures, name)}


def test_they_are_counted_only_when_asked_for() -> None:
    plain = report([task(event("submitted", "2026-10-19T09:00"))], OCTOBER, calendar=CALENDAR)
    assert [getattr(plain.total, name) for name in DUTY_NAMES] == [None] * 6
    assert counted(october(task()).total) == {}
    assert [getattr(october(task()).total, name) for name in DUTY_NAMES] == [0] * 6


@pytest.mark.parametrize(
    ("released", "measure"),
    [
        ("2026-10-05T08:00", "office_met"),
        ("2026-10-02T15:00", "office_late"),
        ("2026-10-02T15:01", "office_met"),
    ],
)
def test_the_entry_of_a_task_is_the_offices(released: str, measure: str) -> None:
    """11.2.b, both sides of 15:00 on the Friday before: due that day, or on Monday 05/10."""
    document = {"released_at": f"{released}:00+07:00"}
    made = october(task(document=document))
    assert counted(made.total) == {measure: 1}
    assert counted(made.rows[0]) == {measure: 1}


def test_a_review_is_the_offices_and_a_report_the_units() -> None:
    """4.5.c and 14.4: the report was released on Friday and sent on Tuesday, reviewed in time."""
    sent = {"released_at": "2026-10-16T09:00:00+07:00", "reference": "45/BC-STC"}
    one = task(
        event("submitted", "2026-10-20T09:00", report=sent),
        event("approved", "2026-10-20T16:00"),
    )
    assert counted(october(one).total) == {"obligations_late": 1, "office_met": 1}


def test_what_is_still_open_is_not_counted() -> None:
    """Sent on 19/10 before 15:00: open on 19/10, overdue from the first moment of 20/10."""
    one = task(event("submitted", "2026-10-19T09:00"))
    last, next_day = "2026-10-19T23:59:59.999999+07:00", "2026-10-20T00:00:00+07:00"
    assert counted(october(one, as_of=parse_moment(last)).total) == {}
    assert counted(october(one, as_of=parse_moment(next_day)).total) == {"office_overdue": 1}


def test_a_coordinator_answers_in_its_own_row() -> None:
    """14.6: the assignee's row is not charged with it; the coordinator has a row of its own."""
    one = task(event("coordination_requested", "2026-10-06T09:00", unit="H20.19", due="2026-10-12"))
    made = october(one)
    assert [(row.label(), row.tasks, counted(row)) for row in made.rows] == [
        ("Sở Tài chính", 1, {}),
        ("Sở Xây dựng", 0, {"obligations_overdue": 1}),
    ]
    assert counted(made.total) == {"obligations_overdue": 1}


def test_a_unit_that_was_asked_without_being_named_has_its_code() -> None:
    one = task(
        event("coordination_requested", "2026-10-06T09:00", unit="H20.41", due="2026-10-12"),
        event("coordination_answered", "2026-10-12T17:00", unit="H20.41"),
        tags=["đất đai", "Tết"],
    )
    rows = october(one, by=("unit", "tag")).rows
    assert [(row.group["unit"], row.group["tag"], counted(row)) for row in rows] == [
        ("H20.15", "đất đai", {}),
        ("H20.15", "Tết", {}),
        ("H20.41", "đất đai", {"obligations_met": 1}),
        ("H20.41", "Tết", {"obligations_met": 1}),
    ]


@pytest.mark.parametrize(("due", "month"), [("2026-09-30", 9), ("2026-10-01", 10)])
def test_a_duty_counts_in_the_month_it_was_due_in(due: str, month: int) -> None:
    """Both sides of the turn of a month, though the task ended before October began."""
    one = task(
        event("coordination_requested", "2026-09-10T09:00", unit="H20.19", due=due),
        event("submitted", "2026-09-14T09:00"),
        event("approved", "2026-09-15T09:00"),
        event("coordination_answered", "2026-10-02T09:00", unit="H20.19"),
        assigned_at="2026-09-07T10:00:00+07:00",
        deadline="2026-09-20",
    )
    for asked in (9, 10):
        made = report([one], Period.month(2026, asked), calendar=CALENDAR, obligations=True)
        late = {9: "obligations_overdue", 10: "obligations_late"}
        expected = {late[asked]: 1} if asked == month else {}
        # on 30/09 itself the answer is still open at the close, which is the last microsecond of it
        expected = {} if (due, asked) == ("2026-09-30", 9) else expected
        found = {name: n for name, n in counted(made.total).items() if "office" not in name}
        assert found == expected
        assert made.total.tasks == (1 if asked == 9 else 0)


def test_nothing_is_counted_of_duties_before_the_regulation() -> None:
    """D 15: released on 15/01/2026 after 15:00, due on the 16th, is still none."""
    january = Period.month(2026, 1)
    for released, expected in (("15", {}), ("16", {"office_late": 1})):
        document = {"released_at": f"2026-01-{released}T15:01:00+07:00"}
        one = task(
            document=document, assigned_at="2026-01-20T10:00:00+07:00", deadline="2026-01-30"
        )
        made = report([one], january, calendar=CALENDAR, obligations=True)
        assert counted(made.total) == expected


@pytest.mark.parametrize("period", [Period.year(2028), Period.month(2013, 1)])
def test_where_the_calendar_does_not_reach_nobody_can_tell(period: Period) -> None:
    made = report([], period, calendar=CALENDAR, obligations=True)
    assert [getattr(made.total, name) for name in DUTY_NAMES] == [None] * 6
    assert made.total.flat()["office_late"] is None


def test_at_the_end_of_the_calendar_what_is_due_after_it_is_left_out() -> None:
    """Released on the last evening of 2027: due in 2028, which is not announced."""
    december = Period.month(2027, 12)
    one = task(
        document={"released_at": "2027-12-31T15:01:00+07:00"},
        assigned_at="2027-12-31T16:00:00+07:00",
        deadline="2028-01-20",
    )
    assert counted(report([one], december, calendar=CALENDAR, obligations=True).total) == {}


@tried(share=2)
@given(provinces().flatmap(lambda p: st.tuples(st.just(p), questions(p))))
def test_totals_and_unit_rows_are_those_of_the_duties_one_by_one(
    case: tuple[list[dict[str, Any]], Question],
) -> None:
    province, question = case
    tasks, period = read(province), question.period
    made = report(tasks, period, by=[("unit",), ("tag",)], obligations=True, **question.asked())
    if made.total.office_met is None:
        return
    of_whom: Counter[tuple[str, str]] = Counter()
    for one in tasks:
        if one.assigned_at > made.as_of:
            continue
        for duty in obligations(one, calendar=question.calendar, as_of=made.as_of):
            if duty.state != "open" and period.first <= duty.due <= period.last:
                who = "office" if duty.who == "office" else "obligations"
                of_whom[duty.who, f"{who}_{duty.state}"] += 1
    by_name: Counter[str] = Counter()
    for (_, name), number in of_whom.items():
        by_name[name] += number
    assert counted(made.total) == dict(by_name)
    for row in made.rows:
        own = {n: t for (who, n), t in of_whom.items() if who == row.group["unit"]}
        assert {n: t for n, t in counted(row).items() if "office" not in n} == own


@tried(share=2)
@given(provinces().flatmap(lambda p: st.tuples(st.just(p), questions(p))), st.randoms())
def test_parts_merge_to_the_whole(case: tuple[list[dict[str, Any]], Question], chance: Any) -> None:
    province, question = case
    asked: dict[str, Any] = {"by": [("unit",), ("tag",)], "obligations": True, **question.asked()}
    whole, one, other = (Tally(question.period, **asked) for _ in range(3))
    for known in read(province):
        whole.add(known)
        chance.choice((one, other)).add(known)
    one.merge(other)
    assert one == whole
    assert report_of(one).to_dict() == report_of(whole).to_dict()


def test_another_regulation_counts_by_its_own_hour_and_day() -> None:
    """Sent at 15:30 and reviewed next morning: late where the hour is 16:00, met where 15:00."""
    later = DONG_THAP.derive(cutoff=time(16), effective_on=date(2026, 10, 1))
    one = task(event("submitted", "2026-10-08T15:30"), event("rejected", "2026-10-09T09:00"))
    assert counted(october(one).total) == {"office_met": 1}
    assert counted(october(one, regulation=later).total) == {"office_late": 1}


def test_another_day_of_entry_into_force_charges_less() -> None:
    """D 15: due on 20/10, overdue; not charged where the regulation came on the 21st."""
    for day, number in ((20, 0), (21, 1)):
        other = DONG_THAP.derive(effective_on=date(2026, 10, day))
        assert october(task(), regulation=other).not_charged == number


def test_tallies_of_different_regulations_do_not_merge() -> None:
    asked: dict[str, Any] = {"calendar": CALENDAR, "obligations": True}
    ours = Tally(OCTOBER, **asked)
    with pytest.raises(ReportError) as refused:
        ours.merge(Tally(OCTOBER, regulation=DONG_THAP.derive(cutoff=time(16)), **asked))
    assert refused.value.found == "regulation"
