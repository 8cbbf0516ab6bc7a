"""Each code of the audit has a small example, which triggers it and little else."""

from __future__ import annotations

import pytest

from audit_examples import AUDIT_EXAMPLES, Json
from nhiemvu import Task, audit, official_calendar
from nhiemvu.auditing import RULES, Finding
from nhiemvu.moments import parse_moment

EXAMPLES = AUDIT_EXAMPLES.items()
DUTIES = ("enter_task_", "enter_report_", "review_result_", "answer_coordination_")
# What cannot be wrong alone, or only at greater length.
BESIDES = {
    "answered_document_title_missing": {"document_title_missing"},
    "answered_document_reference_missing": {"document_reference_missing"},
    "answered_document_subject_missing": {"document_subject_missing"},
    "answered_document_issue_date_missing": {"document_issue_date_missing"},
}

# Where it stands, the provision it rests on, how grave it is, the readings it takes.
STANDS = {
    "document_title_missing": ("document.title", "11.2.a", "warning", ()),
    "document_reference_missing": ("document.reference", "11.2.a", "warning", ()),
    "document_subject_missing": ("document.subject", "11.2.a", "warning", ()),
    "document_issue_date_missing": ("document.issued_on", "11.2.a", "warning", ()),
    "leader_missing": ("directed_by", "11.2.a", "warning", ()),
    "document_signer_missing": ("document.signer", "11.2.a", "warning", ()),
    "drafting_officer_missing": ("drafted_by", "11.2.a", "warning", ()),
    "document_file_missing": ("document.attachments", "11.2.a", "warning", ()),
    "category_missing": ("category", "3.1", "info", ()),
    "answered_document_title_missing": ("document.title", "14.4.a", "warning", ()),
    "answered_document_reference_missing": ("document.reference", "14.4.a", "warning", ()),
    "answered_document_subject_missing": ("document.subject", "14.4.a", "warning", ()),
    "answered_document_issue_date_missing": ("document.issued_on", "14.4.a", "warning", ()),
    "report_title_missing": ("events[0].report.title", "14.4.b", "warning", ()),
    "report_reference_missing": ("events[0].report.reference", "14.4.b", "warning", ()),
    "report_subject_missing": ("events[0].report.subject", "14.4.b", "warning", ()),
    "report_issue_date_missing": ("events[0].report.issued_on", "14.4.b", "warning", ()),
    "report_signer_missing": ("events[0].report.signer", "14.4.b", "warning", ()),
    "report_file_missing": ("events[0].report.attachments", "14.4.c", "warning", ()),
    "document_reference_malformed": ("document.reference", "7.1.b", "warning", ()),
    "report_reference_malformed": ("events[0].report.reference", "7.1.b", "warning", ()),
    "extension_reference_malformed": ("events[0].document.reference", "7.1.b", "warning", ()),
    "document_file_unsigned": ("document.attachments", "11.2.a", "warning", ()),
    "consultation_slip_misplaced": ("document.consultation_slip", "3.1.c", "warning", ()),
    "lead_time_short": ("deadline", "4.2", "violation", ("D 14",)),
    "deadline_on_day_off": ("deadline", "11.2.a", "info", ("D 8",)),
    "report_file_unsigned": ("events[0].report.attachments", "14.4.c", "warning", ()),
    "extension_request_paper_missing": ("events[0].document", "5.2.d", "warning", ()),
    "extension_request_missing": ("events[0]", "5.2.d", "warning", ()),
    "extension_grant_paper_missing": ("events[1].document", "5.2.d", "warning", ()),
    "timely_result_replaced": ("events[1]", "14.5", "warning", ("D 7",)),
    "late_result_replaced": ("events[3]", "14.5", "warning", ("D 7",)),
    "confirmation_at_odds": ("events[1].confirmed", "4.5.b", "violation", ()),
    "resubmission_owed": ("events[1]", "14.5", "info", ()),
    "coordination_due_missing": ("events[0].due", "14.6", "info", ()),
    "calendar_unannounced": ("deadline", "11.2.a", "info", ()),
    "enter_task_met": ("assigned_at", "11.2.b", "info", ()),
    "enter_task_late": ("assigned_at", "11.2.b", "violation", ()),
    "enter_report_met": ("events[0]", "14.4", "info", ()),
    "enter_report_late": ("events[0]", "14.4", "violation", ()),
    "review_result_open": ("events[0]", "4.5.c", "info", ()),
    "review_result_met": ("events[0]", "4.5.c", "info", ()),
    "review_result_late": ("events[0]", "4.5.c", "violation", ()),
    "review_result_overdue": ("events[0]", "4.5.c", "violation", ()),
    "answer_coordination_open": ("events[0]", "14.6", "info", ()),
    "answer_coordination_met": ("events[0]", "14.6", "info", ()),
    "answer_coordination_late": ("events[0]", "14.6", "violation", ()),
    "answer_coordination_overdue": ("events[0]", "14.6", "violation", ()),
}


def findings(task: Json, as_of: str) -> tuple[Finding, ...]:
    moment = parse_moment(as_of)
    return audit(Task.model_validate(task), calendar=official_calendar(), as_of=moment)


def found(task: Json, as_of: str) -> list[str]:
    return [one.code for one in findings(task, as_of)]


def test_every_code_has_an_example_and_no_other() -> None:
    assert set(AUDIT_EXAMPLES) == set(RULES)


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=AUDIT_EXAMPLES)
def test_the_example_triggers_its_code_once(code: str, example: tuple[Json, str]) -> None:
    assert found(*example).count(code) == 1


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=AUDIT_EXAMPLES)
def test_the_example_shows_nothing_else_but_duties(code: str, example: tuple[Json, str]) -> None:
    others = {one for one in found(*example) if not one.startswith(DUTIES)}
    assert others - {code} == BESIDES.get(code, set())


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=AUDIT_EXAMPLES)
def test_the_finding_names_its_place_its_provision_and_its_gravity(
    code: str, example: tuple[Json, str]
) -> None:
    """Lists and pages of a host are made of these: a finding is sought by its field."""
    [one] = [finding for finding in findings(*example) if finding.code == code]
    assert (one.field, one.basis.code, one.severity.value, one.readings) == STANDS[code]


def test_the_codes_stand_in_the_order_of_the_page_that_lists_them() -> None:
    """The parts of an entry and of a report as the provisions name them, then what is checked."""
    assert list(RULES) == list(STANDS)
