"""Numbers and symbols of documents that are not well formed (7.1.b; Decree 30/2020, article 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.auditing.making import finding
from nhiemvu.references import reference_faults, suggested_reference
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.auditing.case import Case
    from nhiemvu.auditing.findings import Finding
    from nhiemvu.model.documents import Document
    from nhiemvu.moments import Deadline


def references(case: Case) -> Iterator[Finding]:
    """Find references that are not well formed: on the directive, reports, papers of extensions."""
    for subject, field, index, at, document in _documents(case):
        reference = None if document is None else document.reference
        if reference is None or not reference.strip() or not case.binds(at):
            continue
        faults = reference_faults(reference)
        if faults:
            better = suggested_reference(reference)
            values = {
                "found": reference,
                "fault": Text(faults[0].message("vi"), faults[0].message("en")),
                "suggestion": Text("", "") if better is None else _instead(better),
            }
            place = f"{field}.reference"
            yield finding(f"{subject}_reference_malformed", place, index=index, values=values)


def _documents(case: Case) -> Iterator[tuple[str, str, int | None, Deadline, Document | None]]:
    yield "document", "document", None, case.task.assigned_at, case.task.document
    for place, event in case.events:
        if event.kind == "submitted":
            yield "report", f"events[{place}].report", place, event.at, event.report
        elif event.kind == "extension_requested" or event.kind == "extension_granted":  # noqa: PLR1714  narrows the type
            yield "extension", f"events[{place}].document", place, event.at, event.document


def _instead(reference: str) -> Text:
    return Text(f" Sửa thành: {reference}.", f" Write instead: {reference}.")
