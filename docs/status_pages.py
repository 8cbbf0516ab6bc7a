"""The decision table, and an example of each of its rows, told by the library itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from markup import cited, pill, read_as, table
from nhiemvu import Task, classify
from nhiemvu.model.events import EVENT_LABELS
from nhiemvu.moments import parse_moment
from nhiemvu.status.table import TABLE, rows_met
from nhiemvu.text import Text, shown, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu.language import LabelledEnum
    from nhiemvu.status.verdict import Verdict
    from nhiemvu.text import Language

_CASES = Path(__file__).parent.parent / "tests" / "cases" / "status.jsonl"


def _fact(fact: LabelledEnum | None, lang: Language) -> str:
    return fact.label(lang) if fact else "–"


def decision_table(lang: Language) -> str:
    """Give the rows of Điều 5, as the classifier uses them."""
    head = (
        Text("Dòng", "Row"),
        Text("Kết quả", "Result"),
        Text("Lúc gửi", "When sent"),
        Text("Lúc bị từ chối", "When rejected"),
        Text("Lúc xét", "As of"),
        Text("Trạng thái", "Status"),
        Text("Hệ quả", "Consequence"),
        Text("Căn cứ", "Basis"),
    )
    rows = (
        (
            f"[{row.number}](#row-{row.number})",
            row.review.label(lang),
            _fact(row.sent, lang),
            _fact(row.decided, lang),
            _fact(row.now, lang),
            pill(row.outcome.status, lang),
            row.outcome.consequence.label(lang),
            "; ".join([cited(row.outcome.basis, lang), *read_as(row.outcome.readings)]),
        )
        for row in TABLE
    )
    return table([title.text(lang) for title in head], rows)


def row_examples(lang: Language) -> str:
    """Give a worked case for each row: what happened, and what the library says of it."""
    word = Text("Dòng", "Row").text(lang)
    parts = []
    first: dict[int, tuple[Task, Verdict]] = {}
    for task, verdict in _cases():
        first.setdefault(rows_met(verdict.facts)[0].number, (task, verdict))
    for row in TABLE:
        task, verdict = first[row.number]
        parts.append(f"### {word} {row.number} {{ #row-{row.number} }}")
        parts.append("\n".join(f"- {line}" for line in _told(task, verdict, lang)))
        parts.append(verdict.explain(lang))
    return "\n\n".join(parts)


def _cases() -> Iterator[tuple[Task, Verdict]]:
    for line in _CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        task = Task.model_validate(case["task"])
        verdict = classify(task, as_of=parse_moment(case["as_of"]))
        if verdict.recalled_at is None:
            yield task, verdict


def _told(task: Task, verdict: Verdict, lang: Language) -> Iterator[str]:
    """Tell what happened to a task, up to the moment it is looked at."""
    assigned = Text("Giao", "Assigned").text(lang)
    due = Text("thời hạn", "due").text(lang)
    yield f"{assigned}: {shown(task.assigned_at, lang)}; {due} {shown(task.deadline, lang)}"
    for event in task.events:
        if event.at <= verdict.as_of:
            more = ""
            if event.kind == "extension_granted":
                until = Text("đến", "until").text(lang)
                more = f" {until} {shown(event.deadline, lang)}"
            label = EVENT_LABELS[event.kind].text(lang)
            yield f"{label}{more}: {shown(event.at, lang)}"
    asked = Text("Xét đến", "As of").text(lang)
    yield f"{asked}: {shown_as_of(verdict.as_of, lang)}"
