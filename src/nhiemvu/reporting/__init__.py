"""Reports (10, 11.3): tallies that merge, measures, groupings, and the report of a period."""

from nhiemvu.reporting.groupings import GROUPINGS, Grouping, breakdowns
from nhiemvu.reporting.measure_table import MEASURES, Measure
from nhiemvu.reporting.measures import Measures
from nhiemvu.reporting.report import Breakdown, Report, Row, report, report_of
from nhiemvu.reporting.scope import DUE_SOON
from nhiemvu.reporting.tally import Line, Tally

__all__ = [
    "DUE_SOON",
    "GROUPINGS",
    "MEASURES",
    "Breakdown",
    "Grouping",
    "Line",
    "Measure",
    "Measures",
    "Report",
    "Row",
    "Tally",
    "breakdowns",
    "report",
    "report_of",
]
