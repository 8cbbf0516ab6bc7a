"""Reports (10, 11.3): tallies that merge, measures, groupings, and the report of a period."""

from nhiemvu.reporting.groupings import GROUPINGS, Grouping, breakdowns
from nhiemvu.reporting.lights import LIGHTS, Light, Lights, remaining
from nhiemvu.reporting.lines import Line
from nhiemvu.reporting.measure_table import MEASURES, Measure
from nhiemvu.reporting.measures import Measures
from nhiemvu.reporting.ranking import FEWEST, Ranked, ranking
from nhiemvu.reporting.report import Breakdown, Report, Row, report, report_of
from nhiemvu.reporting.scope import DUE_SOON
from nhiemvu.reporting.tally import Tally
from nhiemvu.reporting.trend import TallyGroup, Trend, TrendTally, change, series, trend

__all__ = [
    "DUE_SOON",
    "FEWEST",
    "GROUPINGS",
    "LIGHTS",
    "MEASURES",
    "Breakdown",
    "Grouping",
    "Light",
    "Lights",
    "Line",
    "Measure",
    "Measures",
    "Ranked",
    "Report",
    "Row",
    "Tally",
    "TallyGroup",
    "Trend",
    "TrendTally",
    "breakdowns",
    "change",
    "ranking",
    "remaining",
    "report",
    "report_of",
    "series",
    "trend",
]
