"""One small example of each code of the audit: a task as JSON, and the moment it is looked at.

The entry is complete but for what the code is about. Everything is invented.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Example: TypeAlias = tuple[Json, str]

DOCUMENT: Json = {
    "title": "Công văn",
    "reference": "1234/UBND-KT",
    "subject": "Báo cáo giải ngân vốn đầu tư công quý III",
    "issued_on": "2026-10-05",
    "released_at": "2026-10-05T08:30:00+07:00",
    "signer": {"position": "Phó Chủ tịch UBND tỉnh"},
    "attachments": [{"name": "1234-UBND-KT.pdf", "signature": "digital"}],
}
ENTRY: Json = {
    "id": "NV-2026-000123",
    "category": "official_letter",
    "assigned_at": "2026-10-05T10:00:00+07:00",
    "deadline": "2026-10-20",
    "assignee": {"code": "H20.15", "name": "Sở Tài chính", "kind": "department"},
    "directed_by": {"position": "Chủ tịch UBND tỉnh"},
    "drafted_by": {"position": "Chuyên viên Phòng Kinh tế"},
    "document": DOCUMENT,
}
REPORT: Json = {
    "title": "Báo cáo",
    "reference": "45/BC-STC",
    "subject": "Kết quả giải ngân vốn đầu tư công quý III",
    "issued_on": "2026-10-15",
    "released_at": "2026-10-15T09:00:00+07:00",
    "signer": {"position": "Giám đốc Sở Tài chính"},
    "attachments": [{"name": "45-BC-STC.pdf", "signature": "certified_scan"}],
}
CONSTRUCTION: Json = {"code": "H20.19", "name": "Sở Xây dựng", "kind": "department"}
PAPER: Json = {"title": "Công văn", "reference": "78/STC-NS", "issued_on": "2026-10-16"}


def without(mapping: Json, *keys: str) -> Json:
    """Give a mapping without some of its keys."""
    return {key: value for key, value in mapping.items() if key not in keys}


def at(clock: str) -> str:
    """A moment of October 2026 in Việt Nam, from day and hour."""
    day, hour = clock.split()
    return f"2026-10-{day}T{hour}:00+07:00"


def _entry(*events: Json, as_of: str = "15 11:00", **changes: Any) -> Example:
    given = [{"events": list(events)}] if events else []
    return ENTRY | changes | dict(*given), at(as_of)


def _document(key: str) -> Example:
    return _entry(document=without(DOCUMENT, key), as_of="05 11:00")


def _sent(report: Json = REPORT, when: str = "15 10:00") -> Json:
    return {"kind": "submitted", "at": at(when), "report": report}


def _event(kind: str, when: str, **more: Any) -> Json:
    return {"kind": kind, "at": at(when), **more}


def _answered(key: str) -> Example:
    return _entry(_sent(), document=without(DOCUMENT, key))


def _report(key: str) -> Example:
    return _entry(_sent(without(REPORT, key)))


def _unsigned(document: Json) -> Json:
    return document | {"attachments": [{"name": "van-ban.pdf"}]}


_APPROVED, _REJECTED = _event("approved", "15 14:00"), _event("rejected", "15 14:00")
_REQUESTED = _event("extension_requested", "16 09:00", document=PAPER, deadline="2026-10-27")
_GRANTED = _event("extension_granted", "19 09:00", document=PAPER, deadline="2026-10-27")


def _extension(*events: Json) -> Example:
    return _entry(*events, as_of="19 11:00")


def _coordination(*answers: Json, as_of: str, **asked: str) -> Example:
    request = _event("coordination_requested", "06 08:00", unit="H20.19", **asked)
    return _entry(request, *answers, as_of=as_of, coordinators=[CONSTRUCTION])


AUDIT_EXAMPLES: dict[str, Example] = {
    # What an entry lacks.
    "document_title_missing": _document("title"),
    "document_reference_missing": _document("reference"),
    "document_subject_missing": _document("subject"),
    "document_issue_date_missing": _document("issued_on"),
    "leader_missing": (without(ENTRY, "directed_by"), at("05 11:00")),
    "document_signer_missing": _document("signer"),
    "drafting_officer_missing": (without(ENTRY, "drafted_by"), at("05 11:00")),
    "document_file_missing": _document("attachments"),
    "document_file_unsigned": _entry(document=_unsigned(DOCUMENT), as_of="05 11:00"),
    "category_missing": (without(ENTRY, "category"), at("05 11:00")),
    "consultation_slip_misplaced": _entry(
        document=DOCUMENT | {"title": "Phiếu lấy ý kiến", "consultation_slip": True},
        as_of="05 11:00",
    ),
    "document_reference_malformed": _entry(
        document=DOCUMENT | {"reference": "1234/ubnd-KT"}, as_of="05 11:00"
    ),
    # What a report lacks.
    "answered_document_title_missing": _answered("title"),
    "answered_document_reference_missing": _answered("reference"),
    "answered_document_subject_missing": _answered("subject"),
    "answered_document_issue_date_missing": _answered("issued_on"),
    "report_title_missing": _report("title"),
    "report_reference_missing": _report("reference"),
    "report_subject_missing": _report("subject"),
    "report_issue_date_missing": _report("issued_on"),
    "report_signer_missing": _report("signer"),
    "report_file_missing": _report("attachments"),
    "report_reference_malformed": _entry(_sent(REPORT | {"reference": "45-BC-STC"})),
    "report_file_unsigned": _entry(_sent(_unsigned(REPORT))),
    # The deadline.
    "lead_time_short": _entry(deadline="2026-10-05", as_of="05 11:00"),
    "deadline_on_day_off": _entry(deadline="2026-10-18", as_of="05 11:00"),
    "calendar_unannounced": _entry(deadline="2028-01-10", as_of="05 11:00"),
    # Extensions.
    "extension_request_paper_missing": _extension(without(_REQUESTED, "document")),
    "extension_request_missing": _extension(_GRANTED),
    "extension_grant_paper_missing": _extension(_REQUESTED, without(_GRANTED, "document")),
    "extension_reference_malformed": _extension(
        _REQUESTED | {"document": PAPER | {"reference": "8/STC-NS"}}, _GRANTED
    ),
    # Results and the word of the Office.
    "timely_result_replaced": _entry(
        _sent(when="20 16:00"), _sent(when="21 08:00"), as_of="21 09:00"
    ),
    "late_result_replaced": _entry(
        _sent(when="21 08:00"),
        _REQUESTED | {"at": at("21 08:30")},
        _GRANTED | {"at": at("21 09:30")},
        _sent(when="21 10:00"),
        as_of="21 11:00",
    ),
    "confirmation_at_odds": _entry(_sent(), _APPROVED | {"confirmed": "late"}, as_of="15 15:00"),
    "resubmission_owed": _entry(_sent(), _REJECTED, as_of="16 09:00"),
    # Duties that must be done by a day.
    "enter_task_met": (ENTRY, at("05 11:00")),
    "enter_task_late": _entry(assigned_at=at("06 08:00"), as_of="06 11:00"),
    "enter_report_met": _entry(_sent()),
    "enter_report_late": _entry(_sent(when="16 08:00"), as_of="16 09:00"),
    "review_result_open": _entry(_sent()),
    "review_result_met": _entry(_sent(), _APPROVED, as_of="15 15:00"),
    "review_result_late": _entry(_sent(), _APPROVED | {"at": at("19 08:00")}, as_of="19 09:00"),
    "review_result_overdue": _entry(_sent(), as_of="19 09:00"),
    "answer_coordination_open": _coordination(due="2026-10-12", as_of="12 16:00"),
    "answer_coordination_met": _coordination(
        _event("coordination_answered", "12 16:00", unit="H20.19"),
        due="2026-10-12",
        as_of="12 17:00",
    ),
    "answer_coordination_late": _coordination(
        _event("coordination_answered", "13 08:00", unit="H20.19"),
        due="2026-10-12",
        as_of="13 09:00",
    ),
    "answer_coordination_overdue": _coordination(due="2026-10-12", as_of="14 08:00"),
    "coordination_due_missing": _coordination(as_of="06 09:00"),
}
"""The code to an example of it, in the order a reader would ask."""
