"""What pages take from the library itself: markdown by the name of its marker.

A page asks for it with a line ``<!-- generated: decision-table -->``; words after the name are
given to the function. To add one, write a function from a language to markdown and name it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit_pages import audit_codes, audit_examples, duties, severities
from calendar_pages import calendar_years
from certify_pages import adapter, corpus_topics, planted_faults, questions, statuses
from command_pages import commands
from history_pages import event_kinds, history_rules
from law_pages import articles, reading_part
from proof_pages import proof_figures, proof_of_histories
from reference_pages import document_kinds, processing_codes, reference_faults
from report_pages import groupings, measures, report_json
from status_pages import decision_table, row_examples

if TYPE_CHECKING:
    from collections.abc import Callable

GENERATORS: Final[dict[str, Callable[..., Any]]] = {
    "adapter": adapter,
    "answers-to-classify": statuses,
    "articles": articles,
    "audit-codes": audit_codes,
    "audit-examples": audit_examples,
    "calendar-years": calendar_years,
    "commands": commands,
    "corpus-topics": corpus_topics,
    "decision-table": decision_table,
    "document-kinds": document_kinds,
    "duties": duties,
    "event-kinds": event_kinds,
    "groupings": groupings,
    "history-rules": history_rules,
    "measures": measures,
    "planted-faults": planted_faults,
    "processing-codes": processing_codes,
    "questions": questions,
    "proof-figures": proof_figures,
    "proof-of-histories": proof_of_histories,
    "reading": reading_part,
    "reference-faults": reference_faults,
    "report-json": report_json,
    "row-examples": row_examples,
    "severities": severities,
}
"""The markers that pages may use."""
