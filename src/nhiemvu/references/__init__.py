"""Number and symbol of documents, and the codes of agencies: read, checked, explained (7.1.b)."""

from nhiemvu.references.agency_codes import AgencyCode, AgencyCodeForm
from nhiemvu.references.examination import reference_faults, suggested_reference
from nhiemvu.references.faults import FAULT_RULES, Fault
from nhiemvu.references.kinds import (
    COPIES,
    COURTESY_LETTER,
    KINDS,
    LETTER,
    MIXED_CASE,
    OTHER_KINDS,
    DocumentKind,
    kind_of,
)
from nhiemvu.references.reference import Reference

__all__ = [
    "COPIES",
    "COURTESY_LETTER",
    "FAULT_RULES",
    "KINDS",
    "LETTER",
    "MIXED_CASE",
    "OTHER_KINDS",
    "AgencyCode",
    "AgencyCodeForm",
    "DocumentKind",
    "Fault",
    "Reference",
    "kind_of",
    "reference_faults",
    "suggested_reference",
]
