"""The deadlines of tasks as a calendar (RFC 5545), for the whole province or for one unit."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, BinaryIO

from icalendar import Alarm, Calendar, Event, vDatetime

from nhiemvu.errors import UnannouncedDateError
from nhiemvu.moments import VIETNAM, local_day
from nhiemvu.reporting.lights import Light
from nhiemvu.status.codes import Status
from nhiemvu.status.explanation import reason
from nhiemvu.text import Text, printable, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.export.entries import Entry
    from nhiemvu.export.handout import Handout
    from nhiemvu.reporting.lights import Lights
    from nhiemvu.text import Language

_END = b"END:VCALENDAR\r\n"
_REMINDED_AT = time(8, tzinfo=VIETNAM)
_PRIORITY = {Light.OVERDUE: 1, Light.RED: 1, Light.AMBER: 5}
_NAME = Text("Thời hạn nhiệm vụ do UBND tỉnh giao", "Deadlines of assigned tasks")


def write(handout: Handout, stream: BinaryIO, *, lang: Language, unit: str | None = None) -> None:
    """Write an entry for each task, one by one; of one unit, if its code is given.

    The identifier of an entry is that of its task, so a newer file updates what an older one put
    into a calendar: a task that is done loses its reminders, one recalled is cancelled.
    """
    head = _calendar(handout, lang).to_ical()
    stream.write(head.removesuffix(_END))
    for entry in handout.entries:
        if unit is None or entry.unit_code == unit:
            stream.write(_event(entry, handout, lang).to_ical())
    stream.write(_END)


def _calendar(handout: Handout, lang: Language) -> Calendar:
    report, lights = handout.report, handout.lights
    about = Text(
        f"Tính đến {shown_as_of(report.as_of)}. Nhắc trước {lights.amber} và {lights.red} ngày làm"
        " việc: ngưỡng nhắc do đơn vị sử dụng đặt, không phải quy định của Quy chế.",
        f"As of {shown_as_of(report.as_of, 'en')}. Reminders {lights.amber} and {lights.red}"
        " working days before: the host's own thresholds, not the regulation's.",
    )
    calendar = Calendar()
    calendar.add("prodid", "-//nhiemvu//Quyết định 128/QĐ-UBND//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME.text(lang))
    calendar.add("x-wr-caldesc", about.text(lang))
    return calendar


def _event(entry: Entry, handout: Handout, lang: Language) -> Event:
    verdict = entry.verdict
    event = Event()
    event.add("uid", printable(f"{entry.id}.{entry.unit_code}@nhiemvu"))
    event.add("dtstamp", verdict.as_of.astimezone(UTC))
    event.add("last-modified", entry.updated_at.astimezone(UTC))
    event.add("sequence", int((entry.updated_at - entry.assigned_at).total_seconds()))
    event.add("dtstart", _start(verdict.deadline))
    event.add("summary", _summary(entry, lang))
    event.add("description", _description(entry, lang))
    event.add("categories", [_line(entry.unit), verdict.status.label(lang)])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if verdict.status is Status.RECALLED else "CONFIRMED")
    if entry.light in _PRIORITY:
        event.add("priority", _PRIORITY[entry.light])
    if verdict.status is Status.IN_PROGRESS_ON_TIME:
        for moment in _reminders(entry, handout.lights, handout.calendar):
            event.add_component(_alarm(moment, entry, lang))
    return event


def _start(deadline: date | datetime) -> date | datetime:
    return deadline.astimezone(UTC) if isinstance(deadline, datetime) else deadline


def _summary(entry: Entry, lang: Language) -> str:
    status = entry.verdict.status
    words = _line(entry.content) or _line(entry.id)
    plain = status is Status.IN_PROGRESS_ON_TIME
    return f"{_line(entry.unit)}: {words}" + ("" if plain else f" [{status.label(lang)}]")


def _description(entry: Entry, lang: Language) -> str:
    named = (
        (Text("Nhiệm vụ", "Task"), entry.id),
        (Text("Văn bản", "Document"), entry.reference),
        (Text("Lãnh đạo chỉ đạo", "Directed by"), entry.directed_by),
        (Text("Phối hợp", "With"), "; ".join(entry.coordinators)),
    )
    lines = [f"{title.text(lang)}: {_line(value)}" for title, value in named if value]
    verdict = entry.verdict
    basis = Text("Căn cứ: {}.", "Basis: {}.").text(lang).format(verdict.basis.text(lang))
    why = f"{verdict.status.label(lang)}. {reason(verdict, lang)} {basis}"
    return "\n".join([*lines, why])


def _line(text: str) -> str:
    return printable(" ".join(text.split()))


def _reminders(entry: Entry, lights: Lights, calendar: WorkingCalendar) -> Iterator[datetime]:
    """Give the mornings on which a deadline gets near, those that are yet to come."""
    due = local_day(entry.verdict.deadline)
    for days in sorted({lights.amber, lights.red}, reverse=True):
        try:
            day = calendar.add_working_days(due, -days) if days else due
        except UnannouncedDateError:
            continue
        moment = datetime.combine(day, _REMINDED_AT)
        if moment > entry.verdict.as_of:
            yield moment


def _alarm(moment: datetime, entry: Entry, lang: Language) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm["trigger"] = vDatetime(moment.astimezone(UTC))
    alarm["trigger"].params["VALUE"] = "DATE-TIME"
    alarm.add("description", _summary(entry, lang))
    return alarm
