"""The audit (3, 4, 11, 14): who was late, what a record lacks, what contradicts the rules."""

from nhiemvu.auditing.audit import audit
from nhiemvu.auditing.duties import OFFICE, ObligationKind
from nhiemvu.auditing.findings import Finding, Severity
from nhiemvu.auditing.lead_time import earliest_deadline
from nhiemvu.auditing.obligations import Obligation, State, obligations
from nhiemvu.auditing.rules import RULES, Rule
from nhiemvu.auditing.screening import Screening, screen

__all__ = [
    "OFFICE",
    "RULES",
    "Finding",
    "Obligation",
    "ObligationKind",
    "Rule",
    "Screening",
    "Severity",
    "State",
    "audit",
    "earliest_deadline",
    "obligations",
    "screen",
]
