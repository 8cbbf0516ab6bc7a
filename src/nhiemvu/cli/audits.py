"""The command ``audit``: what is late, missing or contradictory in each task, and why."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

import click
from rich.text import Text as Styled

from nhiemvu.auditing import RULES, Severity
from nhiemvu.auditing import audit as find
from nhiemvu.cli.answers import wrapped
from nhiemvu.cli.arguments import (
    MOMENT,
    calendar_options,
    chosen_calendar,
    format_option,
    language,
    language_option,
)
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import CsvLines, console, json_line, task_lines
from nhiemvu.cli.tasks import Reading, keep_going_option
from nhiemvu.errors import InvalidTask
from nhiemvu.text import Text, capitalised, printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from nhiemvu.auditing import Finding
    from nhiemvu.model.task import Task
    from nhiemvu.text import Language

OF_A_DUTY = ("who", "due", "done", "state", "days_late", "dropped_at")
OF_THE_CALENDAR = ("calendar_edition", "provisional")
FIELDS = (
    *("id", "code", "basis", "citation", "severity", "message", "field", "readings"),
    *OF_A_DUTY,
    *OF_THE_CALENDAR,
)
STYLES = {Severity.INFO: "dim", Severity.WARNING: "yellow", Severity.VIOLATION: "bold red"}


def answer(task: Task, found: Finding, lang: Language) -> dict[str, Any]:
    """Give one finding, with the keys every caller relies on; those of a duty where it is one."""
    said: dict[str, Any] = {
        "id": task.id,
        "code": found.code,
        "basis": found.basis.code,
        "citation": found.basis.text(lang),
        "severity": found.severity,
        "message": found.message(lang),
        "field": found.field,
        "readings": list(found.readings),
    }
    if found.obligation is not None:
        said |= {name: _plain(getattr(found, name)) for name in OF_A_DUTY}
    if found.calendar_edition is not None:
        said |= {name: _plain(getattr(found, name)) for name in OF_THE_CALENDAR}
    return said


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


class Findings(Protocol):
    """What writes the findings, task by task, in some form."""

    def write(self, task: Task, found: tuple[Finding, ...]) -> None:
        """Write the findings of a task."""

    def close(self) -> None:
        """Write what stands below the last of them."""


class JsonFindings:
    """Findings as JSON Lines."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def write(self, task: Task, found: tuple[Finding, ...]) -> None:
        """Write the findings of a task."""
        sys.stdout.writelines(json_line(answer(task, one, self.lang)) for one in found)

    def close(self) -> None:
        """Nothing stands below."""


class CsvFindings(JsonFindings):
    """Findings as CSV under one header."""

    def __init__(self, lang: Language) -> None:
        super().__init__(lang)
        self.lines = CsvLines(FIELDS)

    def write(self, task: Task, found: tuple[Finding, ...]) -> None:
        """Write the findings of a task."""
        for one in found:
            said = answer(task, one, self.lang)
            self.lines.answer(said | {"readings": ", ".join(one.readings)})


class TextFindings:
    """Findings for people: under each task a line or two a finding, and the counts at the end."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.console = console()
        self.counts: Counter[str] = Counter()
        self.tasks = 0

    def write(self, task: Task, found: tuple[Finding, ...]) -> None:
        """Write a task and what was found of it, if anything was."""
        if not found:
            return
        if self.tasks:
            self.console.print()
        self.tasks += 1
        lines = Styled()
        lines.append(f"{printable(task.id)}  ", style="bold")
        lines.append(printable(task.assignee.label), style="bold")
        for one in found:
            self.counts[one.code] += 1
            lines.append(f"\n● {one.severity.label(self.lang)}", style=STYLES[one.severity])
            lines.append(f" · {self._basis(one)}", style="dim")
            message = printable(one.message(self.lang))
            lines.append("\n" + wrapped(self.console, message, indent="  "))
        self.console.print(lines, soft_wrap=True)

    def _basis(self, found: Finding) -> str:
        words = found.basis.text(self.lang)
        if found.readings:
            read_so = Text("{}, theo cách hiểu {}", "{}, reading {}").text(self.lang)
            words = read_so.format(words, ", ".join(found.readings))
        return f"{capitalised(words)} · {found.code}"

    def close(self) -> None:
        """Write how often each code was found."""
        if not self.counts:
            nothing = Text("Không có lưu ý nào.", "Nothing was found.")
            self.console.print(nothing.text(self.lang))
            return
        total, tasks = self.counts.total(), self.tasks
        head = Text(
            f"Tổng số {total} lưu ý ở {tasks} nhiệm vụ, trong đó:",
            f"Findings: {total}, on tasks: {tasks}; of which:",
        )
        self.console.print(f"\n{head.text(self.lang)}", soft_wrap=True)
        for code in RULES:
            if self.counts[code]:
                style = STYLES[RULES[code].severity]
                self.console.print(Styled(f"  {code:<38} {self.counts[code]:>6}", style=style))


_FORMS: dict[str, Callable[[Language], Findings]] = {
    "json": JsonFindings,
    "csv": CsvFindings,
    "text": TextFindings,
}


@click.command(cls=BilingualCommand)
@click.argument("file")
@click.option(
    "--as-of",
    type=MOMENT,
    required=True,
    help="Thời điểm xét, ví dụ 31/10/2026 (hết ngày) · The moment asked about.",
)
@format_option(*_FORMS)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    help="Chỉ nêu từ mức này trở lên, mặc định info, riêng text là warning"
    " · From this gravity on, by default info, for text warning.",
)
@calendar_options
@keep_going_option
@language_option
def audit(  # noqa: PLR0913  each is a part of the question
    file: str,
    as_of: datetime,
    form: str,
    severity: str | None,
    notices: tuple[Path, ...],
    *,
    projected: bool,
    keep_going: bool,
) -> int:
    """Kiểm tra từng nhiệm vụ: nội dung còn thiếu, việc chậm, điểm mâu thuẫn; "-" là đầu vào chuẩn.

    Audit each task of a JSON Lines file: what is missing, late or contradictory; "-" is standard
    input.
    """
    lang = language()
    calendar = chosen_calendar(notices, projected=projected, year=as_of.year + 1)
    least = Severity(severity or ("warning" if form == "text" else "info"))
    reading = Reading(keep_going=keep_going, lang=lang)
    try:
        with task_lines(file, lang) as (name, lines):
            out = _FORMS[form](lang)
            for task in reading.assigned(reading.tasks(name, lines), as_of):
                found = find(task, calendar=calendar, as_of=as_of)
                out.write(task, tuple(one for one in found if one.severity.at_least(least)))
    except InvalidTask:
        reading.close(as_of)
        raise
    out.close()
    return reading.close(as_of)
