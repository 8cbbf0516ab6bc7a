"""Working days of Việt Nam's public sector, the 15:00 cut-off, and periods of a report."""

from typing import TYPE_CHECKING

from nhiemvu._lazy import lazy_names

if TYPE_CHECKING:
    from nhiemvu.calendar.cutoff import cutoff_due, cutoff_readings
    from nhiemvu.calendar.days import Act, DayExplanation, DayKind, NoticeDay
    from nhiemvu.calendar.notices import Notice, read_notice, read_notices
    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.vietnam import official_calendar, projected_calendar
    from nhiemvu.calendar.working_calendar import WorkingCalendar

__all__ = [
    "Act",
    "DayExplanation",
    "DayKind",
    "Notice",
    "NoticeDay",
    "Period",
    "WorkingCalendar",
    "cutoff_due",
    "cutoff_readings",
    "official_calendar",
    "projected_calendar",
    "read_notice",
    "read_notices",
]

__getattr__ = lazy_names(
    __name__,
    {
        "Act": "nhiemvu.calendar.days",
        "DayExplanation": "nhiemvu.calendar.days",
        "DayKind": "nhiemvu.calendar.days",
        "Notice": "nhiemvu.calendar.notices",
        "NoticeDay": "nhiemvu.calendar.days",
        "Period": "nhiemvu.calendar.periods",
        "WorkingCalendar": "nhiemvu.calendar.working_calendar",
        "cutoff_due": "nhiemvu.calendar.cutoff",
        "cutoff_readings": "nhiemvu.calendar.cutoff",
        "official_calendar": "nhiemvu.calendar.vietnam",
        "projected_calendar": "nhiemvu.calendar.vietnam",
        "read_notice": "nhiemvu.calendar.notices",
        "read_notices": "nhiemvu.calendar.notices",
    },
)
