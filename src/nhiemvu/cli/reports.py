"""The command ``report``: the figures of a period, as text, JSON or CSV (10, 11.3)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.arguments import (
    calendar_options,
    chosen_calendar,
    language,
    language_option,
)
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.period_input import (
    OF_THE_FIGURES,
    as_of_option,
    check_period,
    count_tasks,
    period_option,
    units_option,
)
from nhiemvu.cli.report_files import WRITERS, write_file
from nhiemvu.cli.report_page import report_page
from nhiemvu.cli.tasks import Reading, keep_going_option
from nhiemvu.errors import ReportError
from nhiemvu.export.files import check_folder
from nhiemvu.model.reading import read_units
from nhiemvu.reporting import DUE_SOON, GROUPINGS, Tally, report_of
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nhiemvu.calendar import WorkingCalendar
    from nhiemvu.calendar.periods import Period
    from nhiemvu.reporting import Report
    from nhiemvu.text import Language


@click.command(cls=BilingualCommand)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@period_option
@click.option(
    "--by",
    multiple=True,
    default=("unit",),
    metavar="GROUPING",
    help=f"Tiêu chí, lặp lại được; dấu phẩy để kết hợp · Groupings, commas cross them:"
    f" {', '.join(GROUPINGS)}. [default: unit]",
)
@as_of_option
@units_option
@click.option(
    "--due-soon",
    type=click.IntRange(0, 366),
    default=DUE_SOON,
    show_default=True,
    help="Sắp đến hạn trong bao nhiêu ngày làm việc · Working days that count as soon.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    help="Dạng kết quả, mặc định text · Form of the answer, by default text.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(path_type=Path),
    multiple=True,
    help=f"Ghi ra tệp ({', '.join(WRITERS)}), lặp lại được · Write to a file, repeatable.",
)
@calendar_options
@keep_going_option
@language_option
def report(  # noqa: PLR0913, PLR0917  each is a part of the question
    files: tuple[str, ...],
    period: Period,
    by: tuple[str, ...],
    as_of: datetime | None,
    units: Path | None,
    due_soon: int,
    form: str | None,
    outputs: tuple[Path, ...],
    notices: tuple[Path, ...],
    *,
    projected: bool,
    keep_going: bool,
) -> int:
    """Báo cáo kết quả thực hiện nhiệm vụ của một kỳ; "-" là đầu vào chuẩn.

    Report on the tasks of a period, from JSON Lines files; "-" is standard input.
    """
    lang = language()
    inputs = [Path(file) for file in files if file != "-"]
    _check_outputs(outputs, [*inputs, *notices, *([] if units is None else [units])])
    check_period(period, as_of)
    tally = Tally(
        period,
        calendar=chosen_calendar(notices, projected=projected, year=period.last.year + 1),
        by=[tuple(name.strip() for name in names.split(",")) for names in by],
        as_of=as_of,
        due_soon_days=due_soon,
        obligations=True,
    )
    known = () if units is None else tuple(read_units(units))
    reading = Reading(keep_going=keep_going, lang=lang)
    count_tasks(files, tally.add, reading)
    reading.later = tally.later
    found = report_of(tally, units=known)
    for path in outputs:
        write_file(found, path, lang)
    if form is not None or not outputs:
        _answer(found, form, lang, tally.scope.calendar, idle=units is not None)
    return reading.close(tally.scope.as_of, moment=OF_THE_FIGURES)


def _answer(
    found: Report, form: str | None, lang: Language, calendar: WorkingCalendar, *, idle: bool
) -> None:
    if form in (None, "text"):
        report_page(found, lang, calendar, idle=idle)
    else:
        WRITERS[f".{form}"](found, lang, sys.stdout)


def _check_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Refuse a suffix that is none, and a file that would be written over what is read."""
    read = {path.resolve() for path in inputs}
    for path in outputs:
        if path.suffix.lower() not in WRITERS:
            known = ", ".join(WRITERS)
            said = Text(f"tên tệp có đuôi: {known}", f"a file name that ends in: {known}")
            raise ReportError("unknown_suffix", found=str(path), expected=said)
        check_folder(path)
        if path.resolve() in read:
            said = Text(
                "tệp kết quả khác với các tệp dữ liệu đầu vào",
                "a file for the answer that is none of the files read",
            )
            raise ReportError("output_is_input", found=str(path), expected=said)
