"""Each code of the audit has a small example, which triggers it and little else."""

from __future__ import annotations

import pytest

from audit_examples import AUDIT_EXAMPLES, Json
from nhiemvu import Task, audit, official_calendar
from nhiemvu.auditing import RULES
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


def found(task: Json, as_of: str) -> list[str]:
    moment = parse_moment(as_of)
    return [
        one.code
        for one in audit(Task.model_validate(task), calendar=official_calendar(), as_of=moment)
    ]


def test_every_code_has_an_example_and_no_other() -> None:
    assert set(AUDIT_EXAMPLES) == set(RULES)


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=AUDIT_EXAMPLES)
def test_the_example_triggers_its_code_once(code: str, example: tuple[Json, str]) -> None:
    assert found(*example).count(code) == 1


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=AUDIT_EXAMPLES)
def test_the_example_shows_nothing_else_but_duties(code: str, example: tuple[Json, str]) -> None:
    others = {one for one in found(*example) if not one.startswith(DUTIES)}
    assert others - {code} == BESIDES.get(code, set())
