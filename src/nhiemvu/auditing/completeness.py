"""What an entry and a report lack (11.2.a, 14.4): reported, never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nhiemvu.auditing.making import finding
from nhiemvu.auditing.parts import ANSWERED, ENTRY, REPORT, Part
from nhiemvu.model.documents import Signature
from nhiemvu.model.task import Category

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.auditing.case import Case
    from nhiemvu.auditing.findings import Finding
    from nhiemvu.model.documents import Document
    from nhiemvu.model.task import Task

_SIGNED = (Signature.DIGITAL,)
_CERTIFIED_TOO = (Signature.DIGITAL, Signature.CERTIFIED_SCAN)


def entry_content(case: Case) -> Iterator[Finding]:
    """Find what an entry lacks (3.1, 11.2.a), and the mark of a slip out of place (3.1.c)."""
    task = case.task
    if not case.binds(task.assigned_at):
        return
    for part in ENTRY:
        if _lacks(task, part):
            yield finding(part.code, ".".join(part.path))
    document = task.document
    if document is None:
        return
    if document.attachments and not _signed(document, _SIGNED):
        yield finding("document_file_unsigned", "document.attachments")
    category = task.category
    if document.consultation_slip and category not in _MAY_BE_A_SLIP:
        words = category.words if category else None
        field, values = "document.consultation_slip", {"category": words}
        yield finding("consultation_slip_misplaced", field, values=values)


_MAY_BE_A_SLIP = (Category.OTHER_DIRECTIVE, None)
_REFERENCE = ("document", "reference")


def report_content(case: Case) -> Iterator[Finding]:
    """Find what each report lacks (14.4.b, 14.4.c), and its answered document lacks (14.4.a)."""
    task = case.task
    answered = False
    for place, event in case.events:
        if event.kind != "submitted" or not case.binds(event.at):
            continue
        if not answered:
            answered = True
            for part in ANSWERED:
                if _lacks(task, part):
                    yield finding(part.code, ".".join(part.path), index=place)
        report, field = event.report, f"events[{place}].report"
        for part in REPORT:
            if _blank(getattr(report, part.path[0], None)):
                yield finding(part.code, f"{field}.{part.path[0]}", index=place)
        if report is not None and report.attachments and not _signed(report, _CERTIFIED_TOO):
            yield finding("report_file_unsigned", f"{field}.attachments", index=place)


def _lacks(task: Task, part: Part) -> bool:
    """Tell whether a part is missing; a consultation slip of 3.1.c needs no number and symbol."""
    document = task.document
    slip = document is not None and document.consultation_slip and task.category in _MAY_BE_A_SLIP
    if slip and part.path == _REFERENCE:
        return False
    found: Any = task
    for name in part.path:
        found = getattr(found, name, None)
    return _blank(found)


def _blank(value: object) -> bool:
    return not value or (isinstance(value, str) and not value.strip())


def _signed(document: Document, how: tuple[Signature, ...]) -> bool:
    """Tell whether one of the files is signed so: other material may stand beside it."""
    return any(file.signature in how for file in document.attachments)
