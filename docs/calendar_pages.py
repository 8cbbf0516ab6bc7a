"""The calendar: every day of every year known that is not what its weekday says, with its act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from markup import table
from nhiemvu import official_calendar
from nhiemvu.calendar.days import DayKind
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from nhiemvu.calendar.days import DayExplanation
    from nhiemvu.text import Language

_REGULAR = (DayKind.WORKING_DAY, DayKind.WEEKEND)


def calendar_years(lang: Language) -> str:
    """Give each year announced, the latest first."""
    known = official_calendar()
    years = range(known.last.year, known.first.year - 1, -1)
    return "\n\n".join(_year(year, lang) for year in years)


def _year(year: int, lang: Language) -> str:
    known = official_calendar()
    first = max(date(year, 1, 1), known.first)
    days = (date(year, 12, 31) - first).days + 1
    every = [known.explain(first + timedelta(days=n)) for n in range(days)]
    worked = sum(day.working for day in every)
    title = Text(
        f"### Năm {year}: {worked} ngày làm việc {{ #{year} }}",
        f"### {year}: {worked} working days {{ #{year} }}",
    )
    head = [
        Text("Ngày", "Day"),
        Text("Loại", "Kind"),
        Text("Tên", "Name"),
        Text("Văn bản hoặc nguồn", "Act or source"),
        Text("Độ tin cậy", "Confidence"),
    ]
    rows = [_row(day, lang) for day in every if day.kind not in _REGULAR]
    return title.text(lang) + "\n\n" + table([cell.text(lang) for cell in head], rows)


def _row(day: DayExplanation, lang: Language) -> list[str]:
    weekday = day.explain(lang).partition(",")[0]
    kind = day.kind.label(lang)
    if day.partner is not None:
        kind += f" ↔ {shown(day.partner, lang)}"
    unverified = Text("chưa kiểm chứng", "unverified").text(lang)
    return [
        f"{weekday}, {shown(day.day, lang)}",
        f"**{kind}**" if day.working else kind,
        day.name.text(lang) if day.name else "",
        day.act.text(lang) if day.act else "",
        unverified if day.confidence == "unverified" else day.confidence or "",
    ]
