"""The errors of the library, all under one root: ``NhiemvuError``."""

from nhiemvu.errors.questions import (
    DuplicateTaskError,
    HandWrittenError,
    LetterheadError,
    MissingExtraError,
    PolicyError,
    ReportError,
    ScoreError,
)
from nhiemvu.errors.root import (
    NhiemvuError,
    Problem,
)
from nhiemvu.errors.stores import (
    LostUpdateError,
    StoreError,
    TaskExistsError,
    UnknownTaskError,
)
from nhiemvu.errors.tasks import (
    HistoryError,
    InvalidLine,
    InvalidOutage,
    InvalidRuling,
    InvalidTask,
    InvalidUnit,
    NotYetAssignedError,
)
from nhiemvu.errors.values import (
    CalendarError,
    CitationError,
    MalformedAgencyCodeError,
    MalformedReferenceError,
    MomentError,
    NoticeError,
    PeriodError,
    RegulationError,
    UnannouncedDateError,
)

__all__ = [
    "CalendarError",
    "CitationError",
    "DuplicateTaskError",
    "HandWrittenError",
    "HistoryError",
    "InvalidLine",
    "InvalidOutage",
    "InvalidRuling",
    "InvalidTask",
    "InvalidUnit",
    "LetterheadError",
    "LostUpdateError",
    "MalformedAgencyCodeError",
    "MalformedReferenceError",
    "MissingExtraError",
    "MomentError",
    "NhiemvuError",
    "NotYetAssignedError",
    "NoticeError",
    "PeriodError",
    "PolicyError",
    "Problem",
    "RegulationError",
    "ReportError",
    "ScoreError",
    "StoreError",
    "TaskExistsError",
    "UnannouncedDateError",
    "UnknownTaskError",
]
