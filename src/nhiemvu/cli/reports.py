"""The command ``report``: the figures of a period, as text, JSON or CSV (10, 11.3)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from nhiemvu.cli.report_files import PLAIN, SUFFIXES, UNIT, for_people, suffix_of, write_file
from nhiemvu.cli.report_page import report_page
from nhiemvu.cli.tasks import Reading, keep_going_option
from nhiemvu.errors import ReportError
from nhiemvu.export import HandoutTally
from nhiemvu.export.files import check_target
from nhiemvu.export.letterhead import read_letterhead
from nhiemvu.model.reading import read_units
from nhiemvu.reporting import (
    DUE_SOON,
    GROUPINGS,
    Lights,
    Tally,
    TallyGroup,
    TrendTally,
    report_of,
)
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.reporting import Report, Trend


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
    "--urgent",
    type=click.IntRange(0, 366),
    help="Rất gấp trong bao nhiêu ngày làm việc, mặc định 1 (ngưỡng của đơn vị sử dụng)"
    " · Working days that count as urgent, by default 1 (the host's own threshold).",
)
@click.option(
    "--compare",
    is_flag=True,
    help="So sánh với kỳ trước, cùng kỳ năm trước và lũy kế từ đầu năm (text, json; Word, Excel,"
    " HTML luôn có) · Compare with the period before, the year before, the year to date (text and"
    " json; always in Word, Excel and HTML).",
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
    help=f"Ghi ra tệp ({', '.join(SUFFIXES)}), lặp lại được; {UNIT} trong tên tệp .ics: mỗi đơn vị"
    f" một tệp · Write to a file, repeatable; {UNIT} in the name of an .ics: a file for each unit.",
)
@click.option(
    "--letterhead",
    type=click.Path(path_type=Path),
    help="Tệp TOML ghi thể thức văn bản (cơ quan, số ký hiệu, người ký) cho tệp .docx"
    " · TOML file with agency, number and signature block for a .docx.",
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
    urgent: int | None,
    form: str | None,
    outputs: tuple[Path, ...],
    letterhead: Path | None,
    notices: tuple[Path, ...],
    *,
    compare: bool,
    projected: bool,
    keep_going: bool,
) -> int:
    """Báo cáo kết quả thực hiện nhiệm vụ của một kỳ; "-" là đầu vào chuẩn.

    Report on the tasks of a period, from JSON Lines files; "-" is standard input.
    """
    lang = language()
    lists = (*notices, *(path for path in (units, letterhead) if path is not None))
    _check_outputs(outputs, [*(Path(file) for file in files if file != "-"), *lists])
    check_period(period, as_of)
    lights = Lights(min(1, due_soon) if urgent is None else urgent, due_soon)
    head = None if letterhead is None else read_letterhead(letterhead)
    asked: dict[str, Any] = {
        "calendar": chosen_calendar(notices, projected=projected, year=period.last.year + 1),
        "by": [tuple(name.strip() for name in names.split(",")) for names in by],
        "as_of": as_of,
        "obligations": True,
    }
    tallies = _tallies(period, lights, asked, people=for_people(outputs), compare=compare)
    known = () if units is None else tuple(read_units(units))
    reading = Reading(keep_going=keep_going, lang=lang)
    count_tasks(files, tallies.add, reading)
    reading.later = tallies.first.later
    handout = tallies.handout(units=known) if isinstance(tallies, HandoutTally) else None
    found: Report | Trend
    if handout is not None:
        found = handout.trend if compare else handout.report
    elif isinstance(tallies, TrendTally):
        found = tallies.trend(units=known)
    else:
        found = report_of(tallies.first, units=known)
    for path in outputs:
        write_file(found, handout, path, lang, letterhead=head)
    scope = tallies.first.scope
    if form in (None, "text") and (form or not outputs):
        report_page(found, lang, scope.calendar, idle=units is not None)
    elif form is not None:
        PLAIN[f".{form}"](found, lang, sys.stdout)
    return reading.close(scope.as_of, moment=OF_THE_FIGURES)


def _tallies(
    period: Period, lights: Lights, asked: dict[str, Any], *, people: bool, compare: bool
) -> TallyGroup:
    """Choose what to count: a handout, other periods too, or the period alone."""
    if people:
        return HandoutTally(period, lights=lights, **asked)
    if compare:
        return TrendTally(period, due_soon_days=lights.amber, **asked)
    return TallyGroup([Tally(period, due_soon_days=lights.amber, **asked)])


def _check_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Refuse a suffix that is none, and a file that would be written over what is read."""
    read = {path.resolve() for path in inputs}
    for path in outputs:
        if suffix_of(path) not in SUFFIXES:
            known = ", ".join(SUFFIXES)
            said = Text(f"tên tệp có đuôi: {known}", f"a file name that ends in: {known}")
            raise ReportError("unknown_suffix", found=str(path), expected=said)
        if UNIT in path.name and suffix_of(path) != ".ics":
            said = Text(
                f"{UNIT} chỉ dùng trong tên tệp .ics", f"{UNIT} in the name of an .ics alone"
            )
            raise ReportError("unit_in_name", found=str(path), expected=said)
        if check_target(path) in read:
            said = Text(
                "tệp kết quả khác với các tệp dữ liệu đầu vào",
                "a file for the answer that is none of the files read",
            )
            raise ReportError("output_is_input", found=str(path), expected=said)
