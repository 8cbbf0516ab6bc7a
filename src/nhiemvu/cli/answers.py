"""What ``classify`` and ``timeline`` answer: for programs as JSON or CSV, and for people."""

from __future__ import annotations

import sys
from collections import Counter
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from rich.text import Text as Styled

from nhiemvu.cli.output import CsvLines, console, json_line
from nhiemvu.moments import INSTANT
from nhiemvu.status import Status, classify, next_change
from nhiemvu.status.explanation import brings, reason
from nhiemvu.text import Text, printable, shown

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from nhiemvu.model.task import Task
    from nhiemvu.status import Step, Verdict
    from nhiemvu.text import Language

FIELDS = (
    "id",
    "status",
    "label",
    "consequence",
    "basis",
    "citation",
    "deadline",
    "sent",
    "extensions",
)
STEP_FIELDS = ("start", "end", "status", "label", "consequence", "basis", "citation", "why")

STYLES = {
    Status.AWAITING_CONFIRMATION: "cyan",
    Status.COMPLETED_ON_TIME: "green",
    Status.COMPLETED_LATE: "yellow",
    Status.IN_PROGRESS_ON_TIME: "blue",
    Status.IN_PROGRESS_OVERDUE: "bold red",
    Status.RECALLED: "dim",
}
_NARROWEST = 60


def answer(task: Task, verdict: Verdict, lang: Language) -> dict[str, Any]:
    """Give the answer for one task, with the keys every caller relies on."""
    return {
        "id": task.id,
        "status": verdict.status,
        "label": verdict.status.label(lang),
        "consequence": verdict.consequence,
        "basis": verdict.basis.code,
        "citation": verdict.basis.text(lang),
        "deadline": verdict.deadline.isoformat(),
        "sent": verdict.facts.sent,
        "extensions": verdict.extensions,
    }


class Answers(Protocol):
    """What writes the answers of ``classify``, one by one, in some form."""

    def write(self, task: Task, verdict: Verdict) -> None:
        """Write one answer."""

    def close(self) -> None:
        """Write what stands below the last answer."""


def answers(form: str, lang: Language, *, why: bool) -> Answers:
    """Give what writes the answers in the form asked for."""
    if form == "text":
        return TextPage(lang, why=why)
    return CsvAnswers(lang, why=why) if form == "csv" else JsonAnswers(lang, why=why)


class JsonAnswers:
    """Answers as JSON Lines."""

    def __init__(self, lang: Language, *, why: bool) -> None:
        self.lang = lang
        self.why = why

    def write(self, task: Task, verdict: Verdict) -> None:
        """Write one answer."""
        sys.stdout.write(json_line(self.answer(task, verdict)))

    def answer(self, task: Task, verdict: Verdict) -> dict[str, Any]:
        """Give one answer; with the explanation, when it was asked for."""
        found = answer(task, verdict, self.lang)
        return found | {"why": verdict.explain(self.lang)} if self.why else found

    def close(self) -> None:
        """Nothing stands below."""


class CsvAnswers(JsonAnswers):
    """Answers as CSV under one header."""

    def __init__(self, lang: Language, *, why: bool) -> None:
        super().__init__(lang, why=why)
        self.lines = CsvLines((*FIELDS, "why") if why else FIELDS)

    def write(self, task: Task, verdict: Verdict) -> None:
        """Write one answer."""
        self.lines.answer(self.answer(task, verdict))


class TextPage:
    """Answers for people: two lines a task, and the counts at the end."""

    def __init__(self, lang: Language, *, why: bool) -> None:
        self.lang = lang
        self.why = why
        self.console = console()
        self.counts: Counter[Status] = Counter()

    def write(self, task: Task, verdict: Verdict) -> None:
        """Write one task: id, status, deadline, unit; then basis and consequence."""
        self.counts[verdict.status] += 1
        head = Styled("● ", style=STYLES[verdict.status])
        head.append(f"{printable(task.id)}  ", style="bold")
        head.append(verdict.status.label(self.lang), style=STYLES[verdict.status])
        due = Text("thời hạn {}", "due {}").text(self.lang)
        parts = [due.format(shown(verdict.deadline, self.lang)), printable(task.assignee.label)]
        self.console.print(head.append(" · " + " · ".join(parts)), soft_wrap=True)
        basis = Text("Căn cứ: {}", "Basis: {}").text(self.lang)
        below = [basis.format(verdict.basis.text(self.lang))]
        below += _consequence(verdict, self.lang)
        if verdict.readings:
            read_so = Text("theo cách hiểu {}", "reading {}").text(self.lang)
            below.append(read_so.format(", ".join(verdict.readings)))
        self.console.print(Styled("  " + " · ".join(below), style="dim"), soft_wrap=True)
        if self.why:
            print_wrapped(self.console, verdict.explain(self.lang), indent="  ")

    def close(self) -> None:
        """Write how many tasks have each status."""
        recalled = self.counts[Status.RECALLED]
        total = self.counts.total() - recalled
        tasks = "task" if total == 1 else "tasks"
        heads = Text(f"Tổng số {total} nhiệm vụ, trong đó:", f"{total} {tasks}, of which:")
        self.console.print("\n" + heads.text(self.lang), soft_wrap=True)
        for status in Status:
            if status is Status.RECALLED:
                self.console.print(Text("Ngoài ra:", "Besides:").text(self.lang))
            label = status.label(self.lang)
            line = Styled(f"  {label:<24} {self.counts[status]:>6}", style=STYLES[status])
            self.console.print(line, soft_wrap=True)


def _consequence(verdict: Verdict, lang: Language) -> list[str]:
    """Name the consequence, if there is one."""
    return [words] if (words := brings(verdict).text(lang)) else []


def _at(task: Task, step: Step, until: datetime) -> Verdict:
    """Classify at the last known moment of a step, so that its reason holds for all of it."""
    return classify(task, as_of=until if step.end is None else step.end - INSTANT)


def step_answer(task: Task, step: Step, until: datetime, lang: Language) -> dict[str, Any]:
    """Give one step, with the keys every caller relies on; ``end`` is exclusive."""
    return {
        "start": step.start.isoformat(),
        "end": None if step.end is None else step.end.isoformat(),
        "status": step.status,
        "label": step.status.label(lang),
        "consequence": step.consequence,
        "basis": step.basis.code,
        "citation": step.basis.text(lang),
        "why": reason(_at(task, step, until), lang),
    }


def steps_for_people(task: Task, steps: tuple[Step, ...], until: datetime, lang: Language) -> None:
    """Write the steps of one task, then why it stands where it stands."""
    page = console()
    parts = [task.id, task.assignee.label, *([task.content] if task.content else [])]
    page.print(Styled(" · ".join(map(printable, parts)), style="bold"), soft_wrap=True)
    for step in steps:
        line = Styled("● ", style=STYLES[step.status])
        line.append(_since(step.start, lang))
        line.append(f"  {step.status.label(lang)}", style=STYLES[step.status])
        verdict = _at(task, step, until)
        line.append("".join(f" · {words}" for words in _consequence(verdict, lang)))
        page.print(line, soft_wrap=True)
        why = reason(verdict, lang)
        basis = Text("Căn cứ: {}.", "Basis: {}.").text(lang).format(step.basis.text(lang))
        print_wrapped(page, f"{why} {basis}", indent="  ")
    page.print()
    print_wrapped(page, classify(task, as_of=until).explain(lang))
    change = next_change(task, as_of=until)
    if change is not None:
        said = Text(
            "Nếu không phát sinh thêm, {} nhiệm vụ chuyển sang: {}.",
            "If nothing more happens, {} the task becomes: {}.",
        ).text(lang)
        overdue = Status.IN_PROGRESS_OVERDUE.label(lang)
        print_wrapped(page, said.format(_since(change, lang), overdue))


def _since(moment: datetime, lang: Language) -> str:
    """Say from when: a microsecond past a stated moment is "after" it."""
    if moment.microsecond == 1:
        return Text("sau {}", "after {}").text(lang).format(shown(moment - INSTANT, lang))
    return Text("từ {}", "from {}").text(lang).format(shown(moment, lang))


def print_wrapped(page: Console, text: str, *, indent: str = "") -> None:
    """Write sentences over lines; the number of a document is never broken."""
    page.print(Styled(wrapped(page, text, indent=indent)), soft_wrap=True)


def wrapped(page: Console, text: str, *, indent: str = "") -> str:
    """Give sentences over lines that fit the page."""
    return fill(
        text,
        max(page.width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
