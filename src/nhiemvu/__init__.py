"""Tasks assigned by a provincial People's Committee: statuses, working days, and their legal basis.

Under Quyết định 128/QĐ-UBND (Đồng Tháp, 16/01/2026). Every answer names the provision it rests on.
Names are loaded when they are first used.
"""

from typing import TYPE_CHECKING

from nhiemvu._lazy import lazy_names

if TYPE_CHECKING:
    from nhiemvu.auditing.audit import audit
    from nhiemvu.auditing.findings import Finding
    from nhiemvu.auditing.screening import screen
    from nhiemvu.calendar.cutoff import cutoff_due
    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.vietnam import official_calendar, projected_calendar
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.errors import HistoryError, InvalidTask, NhiemvuError
    from nhiemvu.law.citation import Citation
    from nhiemvu.law.regulation import DONG_THAP, Regulation
    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.reading import read_tasks, read_units
    from nhiemvu.model.task import Task
    from nhiemvu.reporting.report import Report, report
    from nhiemvu.reporting.tally import Tally
    from nhiemvu.scoring.assessment import score
    from nhiemvu.scoring.scorecard import Scorecards
    from nhiemvu.status.classifier import classify
    from nhiemvu.status.codes import Consequence, Status
    from nhiemvu.status.lateness import days_late
    from nhiemvu.status.timeline import next_change, records, timeline
    from nhiemvu.status.verdict import Verdict

__version__ = "0.1.0"

__all__ = [
    # tasks
    "Task",
    "Unit",
    "read_tasks",
    "read_units",
    # answers
    "audit",
    "classify",
    "days_late",
    "next_change",
    "records",
    "report",
    "score",
    "screen",
    "timeline",
    "Citation",
    "Consequence",
    "Finding",
    "Report",
    "Scorecards",
    "Status",
    "Tally",
    "Verdict",
    # the calendar
    "Period",
    "WorkingCalendar",
    "cutoff_due",
    "official_calendar",
    "projected_calendar",
    # the law
    "DONG_THAP",
    "Regulation",
    # what can go wrong
    "HistoryError",
    "InvalidTask",
    "NhiemvuError",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__getattr__ = lazy_names(
    __name__,
    {
        "Citation": "nhiemvu.law.citation",
        "Consequence": "nhiemvu.status.codes",
        "DONG_THAP": "nhiemvu.law.regulation",
        "Finding": "nhiemvu.auditing.findings",
        "HistoryError": "nhiemvu.errors",
        "InvalidTask": "nhiemvu.errors",
        "NhiemvuError": "nhiemvu.errors",
        "Period": "nhiemvu.calendar.periods",
        "Regulation": "nhiemvu.law.regulation",
        "Report": "nhiemvu.reporting.report",
        "Scorecards": "nhiemvu.scoring.scorecard",
        "Status": "nhiemvu.status.codes",
        "Tally": "nhiemvu.reporting.tally",
        "Task": "nhiemvu.model.task",
        "Unit": "nhiemvu.model.organisations",
        "Verdict": "nhiemvu.status.verdict",
        "WorkingCalendar": "nhiemvu.calendar.working_calendar",
        "audit": "nhiemvu.auditing.audit",
        "classify": "nhiemvu.status.classifier",
        "cutoff_due": "nhiemvu.calendar.cutoff",
        "days_late": "nhiemvu.status.lateness",
        "next_change": "nhiemvu.status.timeline",
        "official_calendar": "nhiemvu.calendar.vietnam",
        "projected_calendar": "nhiemvu.calendar.vietnam",
        "read_tasks": "nhiemvu.model.reading",
        "read_units": "nhiemvu.model.reading",
        "records": "nhiemvu.status.timeline",
        "report": "nhiemvu.reporting.report",
        "score": "nhiemvu.scoring.assessment",
        "screen": "nhiemvu.auditing.screening",
        "timeline": "nhiemvu.status.timeline",
    },
)
