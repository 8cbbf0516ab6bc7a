"""Deadlines as a calendar: read back by icalendar, and by eye where bytes matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import EXAMPLES, event, october_task
from few_tasks import CALENDAR, OCTOBER
from handouts import of
from nhiemvu import Period, read_tasks
from nhiemvu.export import handout, write_ics
from nhiemvu.reporting import Lights
from provinces import tried

if TYPE_CHECKING:
    from nhiemvu.export import Handout

UNIT = {"code": "H20.15", "name": "Sở Tài chính"}


def written(made: Handout, **asked: Any) -> bytes:
    stream = BytesIO()
    write_ics(made, stream, **asked)
    return stream.getvalue()


def events(made: Handout, **asked: Any) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(written(made, **asked).decode())
    assert isinstance(calendar, icalendar.Calendar)
    return list(calendar.walk("VEVENT"))


def reminders(found: Any) -> list[datetime]:
    return [alarm["trigger"].dt for alarm in found.walk("VALARM")]


def morning(day: int) -> datetime:
    """08:00 in Việt Nam, as the calendar has it."""
    return datetime(2026, 10, day, 1, tzinfo=UTC)


def test_there_is_an_entry_for_each_task_with_its_deadline_and_an_identifier_of_its_own() -> None:
    made = handout(read_tasks(EXAMPLES), OCTOBER, calendar=CALENDAR)
    found = events(made)
    assert len(found) == len(made.entries) == 38
    assert len({str(one["uid"]) for one in found}) == 38
    for one, entry in zip(found, made.entries, strict=True):
        assert one["uid"] == f"{entry.id}.{entry.unit_code}@nhiemvu"
        assert one["dtstart"].dt == entry.verdict.deadline
        assert one["dtstamp"].dt == made.report.as_of.replace(microsecond=0)


def test_a_date_is_a_whole_day_and_a_moment_a_moment() -> None:
    day, moment = events(of(october_task(), october_task(deadline="2026-10-20T17:00:00+07:00")))[
        ::-1
    ]
    assert day["dtstart"].dt == date(2026, 10, 20)
    assert moment["dtstart"].dt == datetime(2026, 10, 20, 10, tzinfo=UTC)
    assert b"DTSTART;VALUE=DATE:20261020\r\n" in written(of(october_task()))


def test_reminders_come_on_the_mornings_the_lights_change_and_not_in_the_past() -> None:
    """Due on Tuesday 20/10: three working days before is Thursday 15/10, one is Monday."""
    task = october_task(deadline="2026-10-20")
    for as_of, days in (
        ("14T12:00", [15, 19]),
        ("15T08:00", [19]),
        ("19T07:59:59", [19]),
        ("19T09:00", []),
    ):
        (found,) = events(of(task, as_of=f"2026-10-{as_of}+07:00"))
        assert reminders(found) == [morning(day) for day in days], as_of
    (found,) = events(of(task, as_of="2026-10-14T12:00:00+07:00", lights=Lights(0, 0)))
    assert reminders(found) == [morning(20)]
    (found,) = events(of(task, as_of="2026-10-14T12:00:00+07:00", lights=Lights(2, 2)))
    assert reminders(found) == [morning(16)]


def test_a_newer_file_updates_the_entry_and_ends_its_reminders() -> None:
    done = (event("submitted", "16 09:00"), event("approved", "19 09:00"))
    granted = event("extension_granted", "13 09:00", deadline="2026-10-27")
    task = october_task(granted, *done)
    asked = ("12T12:00", "14T12:00", "16T12:00", "20T12:00")
    states = [events(of(task, as_of=f"2026-10-{moment}:00+07:00"))[0] for moment in asked]
    assert len({str(state["uid"]) for state in states}) == 1
    sequence = [state["sequence"] for state in states]
    assert sequence == sorted(set(sequence))
    assert [state["dtstart"].dt.day for state in states] == [20, 27, 27, 27]
    assert [len(reminders(state)) for state in states] == [2, 2, 0, 0]
    assert "[Chờ xác nhận" in states[2]["summary"]
    assert "[Đã hoàn thành trong hạn]" in states[3]["summary"]
    assert {str(state["status"]) for state in states} == {"CONFIRMED"}


def test_a_recalled_task_is_cancelled_and_an_overdue_one_comes_first() -> None:
    (recalled,) = events(of(october_task(event("recalled", "08 09:00"))))
    assert recalled["status"] == "CANCELLED"
    assert reminders(recalled) == []
    overdue, green = events(of(october_task(), october_task(deadline="2026-11-30")))
    assert overdue["priority"] == 1
    assert "priority" not in green
    (amber,) = events(of(october_task(), as_of="2026-10-16T08:00:00+07:00"))
    assert amber["priority"] == 5


def test_a_file_for_one_unit_holds_its_tasks_alone() -> None:
    other = {"code": "H20.19", "name": "Sở Xây dựng"}
    made = of(october_task(assignee=UNIT), october_task(assignee=other))
    (found,) = events(made, unit="H20.19")
    assert "Sở Xây dựng" in found["summary"]
    assert events(made, unit="H20.77") == []
    assert len(events(made)) == 2


def test_what_an_entry_says_in_both_languages() -> None:
    task = october_task(
        assignee=UNIT,
        content="Báo cáo; gấp, ngay",
        document={"reference": "12/UBND-KT"},
        directed_by={"position": "Chủ tịch UBND tỉnh"},
        coordinators=[{"code": "H20.19", "name": "Sở Xây dựng"}],
    )
    made = of(task, as_of="2026-10-16T08:00:00+07:00")
    (vi,), (en,) = events(made), events(made, lang="en")
    assert vi["summary"] == "Sở Tài chính: Báo cáo; gấp, ngay"
    lines = vi["description"].splitlines()
    assert lines[:4] == [
        "Nhiệm vụ: NV-1",
        "Văn bản: 12/UBND-KT",
        "Lãnh đạo chỉ đạo: Chủ tịch UBND tỉnh",
        "Phối hợp: Sở Xây dựng",
    ]
    (entry,) = made.entries
    assert lines[4] == entry.verdict.explain("vi")
    assert en["description"].splitlines()[-1] == entry.verdict.explain("en")
    assert [str(word) for word in en["categories"].cats] == ["Sở Tài chính", "In progress on time"]
    head = written(made).decode().replace("\r\n ", "")
    assert "Nhắc trước 3 và 1 ngày làm việc: ngưỡng nhắc do đơn vị sử dụng đặt" in head
    bare = events(of(october_task(assignee={"code": "H20.1"}, content=None)))[0]
    assert bare["summary"] == "H20.1: NV-1 [Đang thực hiện quá hạn]"


def test_outside_the_calendar_there_are_deadlines_and_no_reminders() -> None:
    late = october_task(deadline="2041-10-20")
    (found,) = events(of(late, as_of="2026-10-14T12:00:00+07:00"))
    assert found["dtstart"].dt == date(2041, 10, 20)
    assert reminders(found) == []


@tried(share=6)
@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_any_text_stays_text_and_every_line_keeps_its_length(content: str, name: str) -> None:
    name = name.strip() or "x"
    made = of(
        october_task(content=content.strip() or None, assignee={"code": "H20.15", "name": name})
    )
    raw = written(made)
    assert raw.count(b"BEGIN:VEVENT\r\n") == raw.count(b"END:VEVENT\r\n") == 1
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    (found,) = events(made)
    assert str(found["summary"]).endswith("[Đang thực hiện quá hạn]")


@pytest.mark.parametrize(
    "nasty", ["x\r\nEND:VCALENDAR", 'a";b,c\\d', "<b>&amp;", "=1+1", "📄 đ\u0301"]
)
def test_nothing_in_a_name_ends_an_entry(nasty: str) -> None:
    made = of(october_task(content=nasty, assignee={"code": "H20.15", "name": "Sở"}))
    (found,) = events(made)
    (entry,) = made.entries
    assert (
        str(found["summary"]) == f"Sở: {' '.join(entry.content.split())} [Đang thực hiện quá hạn]"
    )


def test_the_same_tasks_give_the_same_bytes_and_none_give_an_empty_calendar() -> None:
    one, two = (written(handout(read_tasks(EXAMPLES), OCTOBER, calendar=CALENDAR)) for _ in "ab")
    assert one == two
    assert events(of(period=Period.month(2020, 1))) == []


def test_what_falls_due_after_a_weekend_is_reminded_before_it() -> None:
    (found,) = events(of(october_task(deadline="2026-10-19"), as_of="2026-10-12T12:00:00+07:00"))
    assert reminders(found) == [morning(14), morning(16)]
    assert timedelta(days=5) == found["dtstart"].dt - date(2026, 10, 14)
