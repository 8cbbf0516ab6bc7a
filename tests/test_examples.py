"""The page beside the examples was written by reading the rules; the program agrees."""

from __future__ import annotations

import re
from collections import Counter

from cases import EXAMPLES
from nhiemvu import Status, classify, read_tasks
from nhiemvu.moments import parse_moment
from nhiemvu.status import rows_met

PAGE = (EXAMPLES.parent / "README.md").read_text("utf-8")
AS_OF = parse_moment("2026-10-31T23:59:59.999999+07:00")
ROW = re.compile(r"^\| (NV-[\d-]+) \|.*`(\w+)` \| `([\d.a-zđ]+)`(?: \((\d+)\))? \|$", re.MULTILINE)
COUNT = re.compile(r"`(\w+)` \| `\w+` \| (\d+) \|$", re.MULTILINE)

VERDICTS = {
    task.id: classify(task, as_of=AS_OF)
    for task in read_tasks(EXAMPLES)
    if task.assigned_at <= AS_OF
}


def test_every_task_of_the_page_has_the_status_and_the_basis_it_names() -> None:
    told = {match[1]: match for match in ROW.finditer(PAGE)}
    assert set(told) == set(VERDICTS)
    for name, match in told.items():
        verdict = VERDICTS[name]
        assert (verdict.status, verdict.basis.code) == (match[2], match[3]), name
        if match[4]:
            assert rows_met(verdict.facts)[0].number == int(match[4]), name


def test_the_counts_of_the_page_are_right() -> None:
    counted = Counter(verdict.status for verdict in VERDICTS.values())
    told = {Status(match[1]): int(match[2]) for match in COUNT.finditer(PAGE)}
    assert told == counted


def test_people_appear_by_position_only() -> None:
    for task in read_tasks(EXAMPLES):
        people = [task.directed_by, task.drafted_by]
        people += [task.document.signer] if task.document else []
        people += [e.report.signer for e in task.events if e.kind == "submitted" and e.report]
        assert all(person is None or person.name is None for person in people), task.id
