"""Writing answers: JSON lines, CSV, text for people; and showing progress while work lasts."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text as Styled

from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nhiemvu.text import Language

_EVERY = 2000


def json_line(answer: dict[str, Any]) -> str:
    """Write one answer as a line of JSON; what a terminal would obey stands there as an escape."""
    return without_orders(json.dumps(answer, ensure_ascii=False)) + "\n"


def without_orders(written: str) -> str:
    """Give JSON in which what a terminal would obey stands as an escape."""
    return _obeyed.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


_obeyed = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


_CSV_END = "\r\n"
"""The end of a line as the writer needs it, to quote a value that holds either sign."""


class CsvLines:
    """Writes answers as lines of CSV under one header."""

    def __init__(self, fields: Sequence[str], stream: TextIO | None = None) -> None:
        self._stream = stream
        self._writer = csv.DictWriter(self, fields, lineterminator=_CSV_END)
        self._writer.writeheader()

    def write(self, line: str) -> None:
        """Let the CSV writer write one line, ended as everywhere else."""
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(line.removesuffix(_CSV_END) + "\n")

    def answer(self, answer: dict[str, Any]) -> None:
        """Write one answer."""
        words = {False: "false", True: "true"}
        self._writer.writerow(
            {
                key: words[value] if value is True or value is False else value
                for key, value in answer.items()
            }
        )


def console() -> Console:
    """Give the console for people: colours on a terminal, plain text elsewhere."""
    return _Page(highlight=False, soft_wrap=False, emoji=False, markup=False)


class _Page(Console):
    def on_broken_pipe(self) -> None:
        """Let the run end as every other does when nobody reads any more."""
        raise  # noqa: PLE0704  called while the error is handled


@contextmanager
def task_lines(
    name: str, lang: Language, *, before_answers: bool = False
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Open a file of tasks, or standard input for ``-``; show progress on a terminal.

    Progress goes to stderr, and only while answers do not go to the terminal themselves.
    """
    quiet = not sys.stderr.isatty() or (sys.stdout.isatty() and not before_answers)
    if name == "-":
        label = Text("đầu vào chuẩn", "standard input").text(lang)
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF), label)
        with _watched(sys.stdin.buffer, label, None, quiet=quiet) as watched:
            yield label, watched
        return
    with Path(name).open("rb") as lines:
        size = os.fstat(lines.fileno()).st_size or None
        with _watched(lines, printable(Path(name).name), size, quiet=quiet) as watched:
            yield name, watched


@contextmanager
def _watched(
    lines: Iterable[bytes], label: str, size: int | None, *, quiet: bool
) -> Iterator[Iterable[bytes]]:
    """Show how far the reading is, unless nobody would see it; the bar is gone afterwards."""
    if quiet:
        yield lines
        return
    what = TextColumn("{task.description}", markup=False)
    share = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    how_far = share if size else (MofNCompleteColumn(),)
    progress = Progress(
        *(what, *how_far, TimeElapsedColumn()),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # the answers are not for the terminal
        redirect_stderr=False,  # it would break a message over lines; say() goes above the bar
    )
    with progress:
        _shown.append(progress)
        try:
            yield _counted(lines, progress, progress.add_task(label, total=size), size)
        finally:
            _shown.remove(progress)


_shown: list[Progress] = []
"""The progress bar on the terminal, while there is one."""


def _counted(
    lines: Iterable[bytes], progress: Progress, bar: TaskID, size: int | None
) -> Iterator[bytes]:
    pending = 0
    for number, line in enumerate(lines, 1):
        yield line
        pending += len(line) if size else 1
        if number % _EVERY == 0:
            progress.update(bar, advance=pending)
            pending = 0


def say(message: str) -> None:
    """Write a message to stderr, each problem one line; above the progress bar if one is shown."""
    sys.stdout.flush()
    if _shown:
        _shown[-1].console.print(Styled(message), soft_wrap=True)
    else:
        sys.stderr.write(message + "\n")
