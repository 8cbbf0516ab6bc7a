"""What an entry and a report must contain (11.2.a, 14.4): one row for each part."""

from __future__ import annotations

from typing import NamedTuple

from nhiemvu.auditing.findings import Severity
from nhiemvu.text import Text


class Part(NamedTuple):
    """A part that must be recorded: the code when it is not, where it stands, and its name."""

    code: str
    basis: str
    path: tuple[str, ...]
    name: Text
    severity: Severity = Severity.WARNING


def _entry(code: str, path: str, vi: str, en: str) -> Part:
    return Part(f"{code}_missing", "11.2.a", tuple(path.split(".")), Text(vi, en))


def _report(code: str, path: str, basis: str, vi: str, en: str) -> Part:
    return Part(f"{code}_missing", basis, (path,), Text(vi, en))


ENTRY = (
    _entry(
        "document_title",
        "document.title",
        "tên văn bản giao nhiệm vụ",
        "the title of the directive document",
    ),
    _entry(
        "document_reference",
        "document.reference",
        "số, ký hiệu của văn bản giao nhiệm vụ",
        "the number and symbol of the directive document",
    ),
    _entry(
        "document_subject",
        "document.subject",
        "trích yếu của văn bản giao nhiệm vụ",
        "the subject of the directive document",
    ),
    _entry(
        "document_issue_date",
        "document.issued_on",
        "ngày ban hành văn bản giao nhiệm vụ",
        "the date of the directive document",
    ),
    _entry("leader", "directed_by", "người chỉ đạo giao nhiệm vụ", "the leader who directs"),
    _entry(
        "document_signer",
        "document.signer",
        "người ký văn bản giao nhiệm vụ",
        "the signer of the directive document",
    ),
    _entry(
        "drafting_officer",
        "drafted_by",
        "công chức soạn thảo, trình ký",
        "the officer who drafted the document",
    ),
    _entry(
        "document_file",
        "document.attachments",
        "tệp văn bản giao nhiệm vụ",
        "the file of the directive document",
    ),
    Part(
        "category_missing",
        "3.1",
        ("category",),
        Text("loại văn bản giao nhiệm vụ", "the category of the directive document"),
        Severity.INFO,
    ),
)
"""The content of an entry; the unit and the deadline are there, or it would be no task."""

ANSWERED = tuple(
    Part(
        f"answered_{part.code}",
        "14.4.a",
        part.path,
        Text(f"{part.name.vi} mà báo cáo trả lời", f"{part.name.en} that the report answers"),
    )
    for part in ENTRY[:4]
)
"""What a report says of the directive document it answers."""

REPORT = (
    _report("report_title", "title", "14.4.b", "tên văn bản báo cáo", "the title of the report"),
    _report(
        "report_reference",
        "reference",
        "14.4.b",
        "số, ký hiệu của văn bản báo cáo",
        "the number and symbol of the report",
    ),
    _report(
        "report_subject",
        "subject",
        "14.4.b",
        "trích yếu của văn bản báo cáo",
        "the subject of the report",
    ),
    _report(
        "report_issue_date",
        "issued_on",
        "14.4.b",
        "ngày ban hành văn bản báo cáo",
        "the date of the report",
    ),
    _report(
        "report_signer",
        "signer",
        "14.4.b",
        "người ký văn bản báo cáo",
        "the signer of the report",
    ),
    _report(
        "report_file",
        "attachments",
        "14.4.c",
        "tệp văn bản báo cáo",
        "the file of the report",
    ),
)
"""What is recorded of the report itself."""
