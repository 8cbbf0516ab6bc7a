"""What speaks for a unit (4.2, 4.4, 4.5.c, 5.2.d, 11.2.b, 12.2), both sides of each edge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import at, event, october_task
from few_scores import SENT_LATE, charged
from nhiemvu import DONG_THAP, Task, projected_calendar
from nhiemvu.scoring import CircumstanceKind, Outage
from nhiemvu.text import Text

LATER = {"deadline": "2026-10-21"}


def codes(task: Task, as_of: str = "2026-10-31T23:59:59+07:00", **asked: Any) -> list[str]:
    found = charged(task, as_of, **asked)
    assert found is not None
    return [one.kind.value for one in found.circumstances]


def test_every_kind_has_its_provision_and_words_in_both_languages() -> None:
    told = {kind.value: kind.basis.code for kind in CircumstanceKind}
    assert told == {
        "entered_late": "11.2.b",
        "short_lead_time": "4.2",
        "extension_unanswered": "5.2.d",
        "paper_delivery": "4.4",
        "outage": "12.2",
        "review_late": "4.5.c",
    }
    for kind in CircumstanceKind:
        assert kind.label() != kind.label("en")


@pytest.mark.parametrize(
    ("released", "late"), [("05 09:59", False), ("02 15:00", True), ("02 15:00:00.000001", False)]
)
def test_the_office_entered_the_task_late(released: str, late: bool) -> None:
    """Released on Friday 02/10: by 15:00 due that day, later due on Monday 05/10."""
    task = october_task(document={"released_at": at(released)})
    assert ("entered_late" in codes(task)) is late


@pytest.mark.parametrize(
    ("decided", "late"), [("22 23:59:59", False), ("23 00:00", True), (None, True)]
)
def test_the_office_reviewed_a_result_late_or_has_not_yet(decided: str | None, late: bool) -> None:
    events = [event("submitted", "22 09:00")]
    events += [] if decided else [event("submitted", "27 09:00")]
    task = october_task(*events, event("rejected", decided or "27 10:00"))
    assert ("review_late" in codes(task)) is late
    found = charged(task)
    assert found is not None
    for one in found.circumstances:
        assert "22/10/2026" in one.text()
        assert "2026-10-22" in one.text("en")
        assert one.basis.code == "4.5.c"


@pytest.mark.parametrize(("deadline", "short"), [("2026-10-06", False), ("2026-10-05", True)])
def test_the_deadline_left_less_than_the_least_time(deadline: str, short: bool) -> None:
    assert ("short_lead_time" in codes(october_task(deadline=deadline))) is short


def test_the_least_time_is_that_of_the_regulation() -> None:
    """Assigned on Monday 05/10: a week there leaves no deadline before Monday 12/10."""
    longer = DONG_THAP.derive(lead_time=5)
    for deadline, short in (("2026-10-12", False), ("2026-10-11", True)):
        task = october_task(deadline=deadline)
        assert ("short_lead_time" in codes(task, regulation=longer)) is short
        known = codes(task, regulation=longer.derive(effective_on=date(2026, 10, 6)))
        assert "short_lead_time" not in known, "assigned before it"


def test_a_task_given_before_the_regulation_had_no_least_time() -> None:
    for day, short in (("15", False), ("16", True)):
        task = october_task(assigned_at=f"2026-01-{day}T09:00:00+07:00", deadline="2026-01-16")
        assert ("short_lead_time" in codes(task)) is short


@pytest.mark.parametrize(
    ("events", "unanswered"),
    [
        ([("requested", "20 23:59:59.999999")], True),
        ([("requested", "21 00:00")], False),
        ([("requested", "19 09:00"), ("refused", "20 23:00")], False),
        ([("requested", "19 09:00"), ("refused", "21 00:00")], True),
        ([("requested", "19 09:00"), ("refused", "19 10:00"), ("requested", "20 09:00")], True),
        ([("requested", "19 09:00"), ("granted", "19 10:00")], False),
        ([("granted", "18 10:00"), ("requested", "19 09:00")], True),
    ],
)
def test_an_extension_asked_for_in_time_was_unanswered(
    events: list[tuple[str, str]], unanswered: bool
) -> None:
    task = october_task(
        *(
            event(f"extension_{kind}", when, **LATER if kind == "granted" else {})
            for kind, when in events
        ),
        event("received", "21 12:00"),
    )
    assert ("extension_unanswered" in codes(task)) is unanswered


def test_only_an_answer_answers_a_request() -> None:
    others = (event("received", "20 09:00"), event("submitted", "20 10:00"))
    task = october_task(event("extension_requested", "19 09:00"), *others,
                        event("rejected", "20 11:00"))  # fmt: skip
    assert codes(task) == ["extension_unanswered"]


@pytest.mark.parametrize(
    ("report", "paper"),
    [
        ({"released_at": at("20 23:59:59.999999")}, True),
        ({"released_at": at("21 00:00")}, False),
        ({"released_at": at("21 00:00"), "issued_on": "2026-10-20"}, False),
        ({"issued_on": "2026-10-20"}, True),
        ({"issued_on": "2026-10-21"}, False),
        ({"title": "Báo cáo"}, False),
        (None, False),
    ],
)
def test_the_report_was_released_in_time_though_sent_late(report: Any, paper: bool) -> None:
    sent = event("submitted", "22 09:00", **({} if report is None else {"report": report}))
    task = october_task(sent, event("approved", "22 10:00"))
    assert ("paper_delivery" in codes(task)) is paper
    early = codes(task, "2026-10-22T08:59:59+07:00")
    assert "paper_delivery" not in early, "not sent yet"


def test_a_sending_at_the_very_moment_has_happened_and_one_in_time_was_no_paper() -> None:
    report = {"issued_on": "2026-10-19"}
    late = october_task(event("submitted", "22 09:00", report=report))
    assert codes(late, at("22 09:00"), charge="records") == ["paper_delivery"]
    in_time = october_task(
        event("submitted", "20 09:00", report=report), event("rejected", "21 09:00")
    )
    assert "paper_delivery" not in codes(in_time)


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("20 13:00", "20 18:00", True),
        ("19 13:00", "20 00:00", False),
        ("19 13:00", "20 00:00:00.000001", True),
        ("20 23:59:59.999999", "21 09:00", True),
        ("21 00:00", "21 09:00", False),
    ],
)
def test_an_outage_overlapped_the_last_day(start: str, end: str, overlaps: bool) -> None:
    outage = Outage.model_validate({"start": at(start), "end": at(end), "notice": "31/TB-VP"})
    assert ("outage" in codes(october_task(), outages=[outage])) is overlaps


def test_the_last_day_of_a_deadline_within_a_day_ends_with_it() -> None:
    task = october_task(deadline=at("20 12:00"))
    for start, overlaps in (("20 12:00", True), ("20 12:00:00.000001", False)):
        outage = Outage.model_validate({"start": at(start), "end": at("20 18:00"), "notice": "1"})
        assert ("outage" in codes(task, outages=[outage])) is overlaps
    the_day_before = {"start": at("19 18:00"), "end": at("20 00:00"), "notice": "31/TB-VP"}
    assert codes(task, outages=[Outage.model_validate(the_day_before)]) == []


def test_what_the_calendar_cannot_tell_is_left_out() -> None:
    task = october_task(
        assigned_at="2028-01-05T09:00:00+07:00",
        deadline="2028-01-05",
        document={"released_at": "2028-01-04T09:00:00+07:00"},
    )
    as_of = "2028-01-14T09:00:00+07:00"
    assert codes(task, as_of) == []
    found = charged(task, as_of, calendar=projected_calendar())
    assert found is not None
    assert [one.kind.value for one in found.circumstances] == ["entered_late", "short_lead_time"]
    assert [one.provisional for one in found.circumstances] == [True, True]
    assert found.provisional


@pytest.mark.parametrize(("day", "provisional"), [("2027-12-30", False), ("2027-12-31", True)])
def test_the_least_time_is_provisional_where_its_day_is_not_announced(
    day: str, provisional: bool
) -> None:
    """The last announced day is 31/12/2027, a Friday."""
    task = october_task(assigned_at=f"{day}T09:00:00+07:00", deadline=day)
    found = charged(task, f"{day}T23:59:59.999999+07:00", calendar=projected_calendar())
    assert found is None
    found = charged(task, "2028-01-10T09:00:00+07:00", calendar=projected_calendar())
    assert found is not None
    assert [(one.kind.value, one.provisional) for one in found.circumstances] == [
        ("short_lead_time", provisional)
    ]


def test_circumstances_change_nothing_by_themselves_and_stand_in_one_order() -> None:
    outage = Outage.model_validate(
        {"start": at("20 08:00"), "end": at("20 09:00"), "notice": "31/TB-VP"}
    )
    sent, approved = SENT_LATE
    task = october_task(
        event("extension_requested", "05 11:00"),
        sent | {"report": {"issued_on": "2026-10-05"}},
        approved,
        deadline="2026-10-05",
        document={"issued_on": "2026-09-30"},
    )
    outage = outage.model_copy(update={"start": task.assigned_at, "end": task.events[1].at})
    assert codes(task, outages=[outage]) == [kind.value for kind in CircumstanceKind]
    found = charged(task, outages=[outage])
    assert found is not None
    assert isinstance(found.circumstances, tuple)
    assert not any(one.provisional for one in found.circumstances)
    assert not found.provisional
    assert found.severity.value == "consider_deduction"


def told(task: Task, **asked: Any) -> list[Text]:
    found = charged(task, **asked)
    assert found is not None
    return [Text(one.text(), one.text("en")) for one in found.circumstances]


def test_each_is_said_with_its_dates_in_both_languages() -> None:
    at_noon = {"start": at("20 11:00"), "end": at("20 13:00"), "notice": "Thông báo số 31/TB-VP"}
    report = {"released_at": at("20 16:30"), "title": "Báo cáo"}
    task = october_task(
        event("extension_requested", "19 08:15"),
        event("submitted", "22 09:00", report=report),
        event("rejected", "23 09:30"),
        document={"released_at": at("02 09:00")},
    )
    found = told(task, outages=[Outage.model_validate(at_noon)])
    assert found == [
        Text(
            "Văn phòng chậm cập nhật nhiệm vụ (phải xong trước khi hết ngày 02/10/2026, thực hiện"
            " lúc 10:00 ngày 05/10/2026)",
            "the Office entered the task late (due by the end of 2026-10-02, done at"
            " 2026-10-05T10:00:00+07:00)",
        ),
        Text(
            "đề nghị gia hạn gửi trong hạn chưa được trả lời khi hết hạn (đề nghị lúc 08:15 ngày"
            " 19/10/2026)",
            "an extension asked for in time was unanswered when the deadline passed (asked for at"
            " 2026-10-19T08:15:00+07:00)",
        ),
        Text(
            "báo cáo phát hành trong hạn, có thể đã chuyển bản giấy (phát hành 16:30 ngày"
            " 20/10/2026, gửi qua phân hệ lúc 09:00 ngày 22/10/2026)",
            "the report was released in time, and may have been delivered on paper (released"
            " 2026-10-20T16:30:00+07:00, sent at 2026-10-22T09:00:00+07:00)",
        ),
        Text(
            "phân hệ gặp sự cố trong ngày cuối của thời hạn (Thông báo số 31/TB-VP)",
            "the subsystem was out of order on the last day (Thông báo số 31/TB-VP)",
        ),
        Text(
            "Văn phòng chậm xem xét kết quả (phải xong trước khi hết ngày 22/10/2026, thực hiện lúc"
            " 09:30 ngày 23/10/2026)",
            "the Office reviewed a result late (due by the end of 2026-10-22, done at"
            " 2026-10-23T09:30:00+07:00)",
        ),
    ]
    assert told(october_task(deadline="2026-10-05")) == [
        Text(
            "thời hạn chưa dành đủ thời gian tối thiểu (thời hạn sớm nhất có thể giao: 06/10/2026)",
            "the deadline left less than the least time (the earliest deadline there may be:"
            " 2026-10-06)",
        )
    ]


def test_what_is_not_done_yet_is_said_so() -> None:
    sent = (event("submitted", "22 09:00"), event("submitted", "26 09:00"))
    refused = october_task(*sent, event("rejected", "26 10:00"))
    assert told(refused) == [
        Text(
            "Văn phòng chậm xem xét kết quả (phải xong trước khi hết ngày 22/10/2026, chưa thực"
            " hiện)",
            "the Office reviewed a result late (due by the end of 2026-10-22, not done)",
        )
    ]
