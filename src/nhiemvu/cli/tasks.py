"""Commands about tasks: ``classify`` and ``timeline``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from nhiemvu.cli import EXIT_BAD_INPUT
from nhiemvu.cli.answers import STEP_FIELDS, answers, step_answer, steps_for_people
from nhiemvu.cli.arguments import MOMENT, as_typed, format_option, language, language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import CsvLines, json_line, say, task_lines
from nhiemvu.errors import InvalidTask, NhiemvuError
from nhiemvu.language import nfc
from nhiemvu.model.reading import read_tasks
from nhiemvu.status.classifier import classify as find_status
from nhiemvu.status.timeline import timeline as find_steps
from nhiemvu.text import Text, printable, shown, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from nhiemvu.model.task import Task
    from nhiemvu.text import Language

EXIT_SOME_LEFT_OUT = 1


ASKED_ABOUT = Text("thời điểm xét", "the moment asked about")


class Reading:
    """One pass over a file of tasks: what was bad, what was not assigned yet."""

    def __init__(self, *, keep_going: bool, lang: Language) -> None:
        self.keep_going = keep_going
        self.lang = lang
        self.bad = 0
        self.later = 0

    def tasks(self, name: str, lines: Iterable[bytes]) -> Iterator[Task]:
        """Give the good tasks; stop at the first bad line unless told to keep going."""
        yield from read_tasks(lines, on_error=self.refuse if self.keep_going else None, name=name)

    def assigned(self, tasks: Iterable[Task], as_of: datetime) -> Iterator[Task]:
        """Give the tasks that exist at a moment, and count the others."""
        for task in tasks:
            if task.assigned_at <= as_of:
                yield task
            else:
                self.later += 1

    def refuse(self, error: NhiemvuError) -> None:
        """Leave out a line that is no good, saying why; stop at it unless told to keep going."""
        if not self.keep_going:
            raise error
        self.bad += 1
        say(error.message(self.lang))

    def close(self, as_of: datetime | None = None, *, moment: Text = ASKED_ABOUT) -> int:
        """Say on stderr what was left out, and give the exit status; ``moment`` names ``as_of``."""
        sys.stdout.flush()
        if self.later and as_of is not None:
            said = Text(
                f"Không tính {{}} nhiệm vụ giao sau {moment.vi} ({{}}).",
                f"Left out {{}} task(s) assigned after {moment.en} ({{}}).",
            ).text(self.lang)
            sys.stderr.write(said.format(self.later, shown_as_of(as_of, self.lang)) + "\n")
        if self.bad:
            said = Text("Bỏ qua {} dòng không hợp lệ.", "Left out {} invalid line(s).").text(
                self.lang
            )
            sys.stderr.write(said.format(self.bad) + "\n")
        return EXIT_SOME_LEFT_OUT if self.bad else 0


keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Bỏ qua dòng lỗi và xét tiếp · Go on past a bad line, exit 1.",
)


@click.command(cls=BilingualCommand)
@click.argument("file")
@click.option(
    "--as-of",
    type=MOMENT,
    required=True,
    help="Thời điểm xét, ví dụ 31/10/2026 (hết ngày) · The moment asked about.",
)
@format_option("json", "csv", "text")
@click.option(
    "--why",
    is_flag=True,
    help="Kèm lời giải thích · Say why.",
)
@keep_going_option
@language_option
def classify(file: str, as_of: datetime, form: str, *, why: bool, keep_going: bool) -> int:
    """Xác định trạng thái từng nhiệm vụ trong tệp JSON Lines; "-" là đầu vào chuẩn.

    Classify each task of a JSON Lines file; "-" is standard input.
    """
    lang = language()
    reading = Reading(keep_going=keep_going, lang=lang)
    try:
        with task_lines(file, lang) as (name, lines):
            out = answers(form, lang, why=why)
            for task in reading.assigned(reading.tasks(name, lines), as_of):
                out.write(task, find_status(task, as_of=as_of))
    except InvalidTask:
        reading.close(as_of)
        raise
    out.close()
    return reading.close(as_of)


@click.command(cls=BilingualCommand)
@click.argument("file")
@click.option("--id", "task_id", required=True, help="Mã nhiệm vụ · The id of the task.")
@click.option(
    "--until",
    type=MOMENT,
    required=True,
    help="Xét đến thời điểm này · The moment up to which events are known.",
)
@format_option("text", "json", "csv")
@keep_going_option
@language_option
def timeline(file: str, task_id: str, until: datetime, form: str, *, keep_going: bool) -> int:
    """Diễn biến trạng thái của một nhiệm vụ và lý do.

    The steps of one task's status, and why.
    """
    lang = language()
    wanted = nfc(as_typed(task_id))
    reading = Reading(keep_going=keep_going, lang=lang)
    with task_lines(file, lang) as (name, lines):
        for task in reading.tasks(name, lines):
            if task.id == wanted:
                _write_steps(task, until, form, lang)
                return reading.close()
    reading.close()
    said = Text(
        f"{printable(name)}: không có nhiệm vụ {shown(task_id)}",
        f"{printable(name)}: there is no task {shown(task_id)}",
    ).text(lang)
    sys.stderr.write(said + "\n")
    return EXIT_BAD_INPUT


def _write_steps(task: Task, until: datetime, form: str, lang: Language) -> None:
    steps = find_steps(task, until=until)
    if form == "text":
        steps_for_people(task, steps, until, lang)
    elif form == "csv":
        table = CsvLines(STEP_FIELDS)
        for step in steps:
            table.answer(step_answer(task, step, until, lang))
    else:
        sys.stdout.writelines(json_line(step_answer(task, step, until, lang)) for step in steps)
