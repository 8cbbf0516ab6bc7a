"""The status of a task at a moment (Điều 5): one decision table, and everything derived from it."""

from nhiemvu.status.classifier import classify
from nhiemvu.status.codes import Consequence, Review, Status, Timeliness, Window
from nhiemvu.status.extensions import ExtensionCounts, extension_counts
from nhiemvu.status.facts import Facts, all_facts
from nhiemvu.status.lateness import days_late
from nhiemvu.status.processing import ProcessingCode, processing_code
from nhiemvu.status.table import RECALLED, TABLE, Outcome, Row, rows_met
from nhiemvu.status.timeline import Step, next_change, records
from nhiemvu.status.verdict import Verdict

__all__ = [
    "RECALLED",
    "TABLE",
    "Consequence",
    "ExtensionCounts",
    "Facts",
    "Outcome",
    "ProcessingCode",
    "Review",
    "Row",
    "Status",
    "Step",
    "Timeliness",
    "Verdict",
    "Window",
    "all_facts",
    "classify",
    "days_late",
    "extension_counts",
    "next_change",
    "processing_code",
    "records",
    "rows_met",
]
