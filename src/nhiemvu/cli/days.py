"""Commands about days: ``calendar``, ``due``, ``add``, ``between``, ``explain``."""

from __future__ import annotations

import calendar as month_grid
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click
from rich.columns import Columns
from rich.text import Text as Styled

from nhiemvu.calendar import DayKind, cutoff_due, cutoff_readings
from nhiemvu.calendar.days import weekday
from nhiemvu.cli.arguments import (
    DATE,
    RELEASE,
    calendar_options,
    chosen_calendar,
    format_option,
    language,
    language_option,
)
from nhiemvu.cli.help import BilingualCommand, WithNegativeNumbers
from nhiemvu.cli.output import CsvLines, console, json_line
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.text import Text, printable, shown

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.calendar import DayExplanation, WorkingCalendar
    from nhiemvu.text import Language

DAY_FIELDS = (
    "date",
    "weekday",
    "working",
    "kind",
    "label",
    "name",
    "partner",
    "act",
    "act_number",
    "act_date",
    "confidence",
    "provisional",
    "edition",
)
_REGULAR = (DayKind.WORKING_DAY, DayKind.WEEKEND)
_MONTH_WIDTH = 22
_MONTHS = 12
_FEWEST_A_YEAR = 200


def day_answer(day: DayExplanation, lang: Language) -> dict[str, Any]:
    """Give one day, with the keys every caller relies on."""
    return {
        "date": day.day.isoformat(),
        "weekday": weekday(day.day, lang),
        "working": day.working,
        "kind": day.kind,
        "label": day.kind.label(lang),
        "name": None if day.name is None else day.name.text(lang),
        "partner": None if day.partner is None else day.partner.isoformat(),
        "act": None if day.act is None else day.act.text(lang),
        "act_number": None if day.act is None else day.act.number,
        "act_date": day.act.date.isoformat() if day.act and day.act.date else None,
        "confidence": day.confidence,
        "provisional": day.provisional,
        "edition": day.edition.isoformat(),
    }


def _answer(
    form: str, answer: dict[str, Any], text: str, used: date, days: WorkingCalendar
) -> None:
    """Write an answer that rests on the calendar, with its edition."""
    provisional = days.is_provisional(used)
    answer |= {"edition": days.edition.isoformat(), "provisional": provisional}
    if form == "json":
        sys.stdout.write(json_line(answer))
        return
    if provisional:
        projected = Text(
            "Dự kiến; năm này chưa có thông báo chính thức.",
            "Projected; this year has not been announced.",
        ).text(language())
        text = f"{text.removesuffix('.')}. {projected}"
    sys.stdout.write(text + "\n")


def _named(day: date, lang: Language) -> str:
    """Write a day for people, and as programs write it."""
    if lang == "en":
        return f"{weekday(day, lang)}, {day.isoformat()}"
    return f"{weekday(day, lang)}, {shown(day)} ({day.isoformat()})"


@click.command(cls=BilingualCommand)
@click.argument("moment", type=RELEASE)
@calendar_options
@format_option("text", "json")
@language_option
def due(moment: datetime | date, notices: tuple[Path, ...], form: str, *, projected: bool) -> None:
    """Ngày chậm nhất phải cập nhật việc phát sinh lúc MOMENT (mốc 15 giờ).

    The day by whose end an entry must be made for what happened at MOMENT (the 15:00 rule).
    """
    days = chosen_calendar(notices, projected=projected, year=moment.year + 1)
    found = cutoff_due(moment, calendar=days)
    basis = [citation.code for citation in DONG_THAP.provisions["cutoff"]]
    readings = cutoff_readings(moment, calendar=days)
    answer = {"moment": moment.isoformat(), "due": found.isoformat(), "basis": basis}
    answer["readings"] = list(readings)
    cited = ", ".join(citation.text(language()) for citation in DONG_THAP.provisions["cutoff"])
    said = Text(
        "Chậm nhất hết ngày {}. Căn cứ: {} (mốc 15 giờ{}).",
        "By the end of {}. Basis: {} (the 15:00 rule{}).",
    ).text(language())
    read_as = Text("; theo cách hiểu {}", "; reading {}").text(language())
    more = read_as.format(", ".join(readings)) if readings else ""
    _answer(form, answer, said.format(_named(found, language()), cited, more), found, days)


@click.command(cls=WithNegativeNumbers)
@click.argument("day", metavar="DATE", type=DATE)
@click.argument("n", metavar="N", type=int)
@calendar_options
@format_option("text", "json")
@language_option
def add(day: date, n: int, notices: tuple[Path, ...], form: str, *, projected: bool) -> None:
    """Ngày làm việc thứ N sau DATE; N âm là trước DATE.

    N = 0 là chính ngày đó nếu là ngày làm việc, nếu không thì là ngày làm việc tiếp theo.

    The N-th working day after DATE; before it for negative N; 0 is the day itself, or the next.
    """
    days = chosen_calendar(
        notices, projected=projected, year=max(day.year, day.year + n // _FEWEST_A_YEAR) + 1
    )
    found = days.add_working_days(day, n)
    answer = {"date": day.isoformat(), "n": n, "result": found.isoformat()}
    _answer(form, answer, _named(found, language()), max(day, found), days)


@click.command(cls=BilingualCommand)
@click.argument("a", metavar="DATE", type=DATE)
@click.argument("b", metavar="DATE", type=DATE)
@calendar_options
@format_option("text", "json")
@language_option
def between(a: date, b: date, notices: tuple[Path, ...], form: str, *, projected: bool) -> None:
    """Số ngày làm việc sau ngày thứ nhất, đến hết ngày thứ hai.

    Kết quả âm nếu ngày thứ hai trước ngày thứ nhất.

    How many working days lie after the first date, up to and including the second.
    """
    days = chosen_calendar(notices, projected=projected, year=max(a, b).year)
    found = days.working_days_between(a, b)
    answer = {"a": a.isoformat(), "b": b.isoformat(), "value": found}
    plural = "" if abs(found) == 1 else "s"
    unit = Text("ngày làm việc", f"working day{plural}").text(language())
    _answer(form, answer, f"{found} {unit}", max(a, b), days)


@click.command(cls=BilingualCommand)
@click.argument("day", metavar="DATE", type=DATE)
@calendar_options
@format_option("text", "json")
@language_option
def explain(day: date, notices: tuple[Path, ...], form: str, *, projected: bool) -> None:
    """Vì sao DATE là ngày làm việc hay ngày nghỉ, theo văn bản nào.

    Why DATE is worked or not, and the act that says so.
    """
    days = chosen_calendar(notices, projected=projected, year=day.year)
    found = days.explain(day)
    if form == "json":
        sys.stdout.write(json_line(day_answer(found, language())))
    else:
        sys.stdout.write(printable(found.explain(language())) + "\n")


@click.command(cls=BilingualCommand)
@click.argument("year", type=click.IntRange(1900, 2999))
@calendar_options
@format_option("text", "json", "csv")
@language_option
def calendar(year: int, notices: tuple[Path, ...], form: str, *, projected: bool) -> None:
    """Lịch làm việc của một năm: ngày nghỉ, ngày làm bù và văn bản quy định.

    The working calendar of a year: days off, make-up Saturdays, and the acts that set them.
    """
    lang = language()
    days = chosen_calendar(notices, projected=projected, year=year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    days.is_working_day(first)
    whole = [days.explain(first + timedelta(days=n)) for n in range((last - first).days + 1)]
    if form == "csv":
        table = CsvLines(DAY_FIELDS)
        for day in whole:
            table.answer(day_answer(day, lang))
    elif form == "json":
        sys.stdout.write(json_line(_year_answer(year, whole, days, lang)))
    else:
        _year_for_people(year, whole, days, lang)


def _year_answer(
    year: int, whole: list[DayExplanation], days: WorkingCalendar, lang: Language
) -> dict[str, Any]:
    return {
        "year": year,
        "working_days": sum(day.working for day in whole),
        "edition": days.edition.isoformat(),
        "provisional": whole[-1].provisional,
        "days": [day_answer(day, lang) for day in whole if day.kind not in _REGULAR],
    }


def _year_for_people(
    year: int, whole: list[DayExplanation], days: WorkingCalendar, lang: Language
) -> None:
    page = console()
    page.width = max(page.width, _MONTH_WIDTH + 2)
    by_day = {day.day: day for day in whole}
    months = [_month(year, month, by_day, lang) for month in range(1, _MONTHS + 1)]
    page.print(Columns(months, width=_MONTH_WIDTH, padding=(0, 2)))
    page.print(
        Text("x nghỉ lễ, nghỉ bù, nghỉ hoán đổi   + làm bù", "x day off   + make-up day").text(lang)
    )
    worked = sum(day.working for day in whole)
    edition = shown(days.edition, lang)
    said = Text(
        f"{worked} ngày làm việc; lịch cập nhật đến văn bản ngày {edition}.",
        f"{worked} working days; calendar edition of {edition}.",
    )
    if whole[-1].provisional:
        said = Text(
            f"Dự kiến {worked} ngày làm việc; năm {year} chưa có thông báo chính thức.",
            f"{worked} working days as projected; {year} has not been announced.",
        )
    page.print("\n" + said.text(lang))
    for day in whole:
        if day.kind not in _REGULAR:
            page.print(Styled(printable(day.explain(lang))), soft_wrap=True)


def _month(year: int, month: int, by_day: dict[date, DayExplanation], lang: Language) -> Styled:
    title = Text(f"Tháng {month:02}/{year}", f"{year}-{month:02}").text(lang)
    heads = Text("T2 T3 T4 T5 T6 T7 CN", "Mo Tu We Th Fr Sa Su").text(lang).split()
    grid = Styled(f"{title:^20}\n", style="bold")
    grid.append(" ".join(heads) + "\n", style="dim")
    for week in month_grid.Calendar().monthdatescalendar(year, month):
        for day in week:
            if day.month != month:
                grid.append("   ", style="")
            else:
                grid.append(_cell(by_day[day]), style=_cell_style(by_day[day]))
        grid.append("\n")
    return grid


def _cell(day: DayExplanation) -> str:
    number = day.day.day
    if day.kind in _REGULAR:
        return f"{number:>2} "
    return f"{number:>2}+" if day.working else f"{number:>2}x"


def _cell_style(day: DayExplanation) -> str:
    if day.kind is DayKind.MAKE_UP_WORKING_DAY:
        return "bold green"
    if day.kind is DayKind.WEEKEND:
        return "dim"
    return "" if day.working else "bold red"
