"""What notices say together: the announced years, and the days that are not what they seem."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from nhiemvu.calendar.days import SATURDAY
from nhiemvu.calendar.projection import LAST_PROJECTED_YEAR, law_days, projected_days
from nhiemvu.errors import CalendarError, NoticeError
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.calendar.days import NoticeDay
    from nhiemvu.calendar.notices import Notice


def computed_days(
    law: Iterable[int], projected: Iterable[int], *, make_up: bool
) -> Iterator[NoticeDay]:
    """Give the days that no notice need list, or that none lists yet.

    ``law`` are the years for which what the law fixes is filled in, ``projected`` those that are
    computed whole; ``make_up`` gives 24/11 a make-up rest on a weekend [D 9].
    """
    for year in sorted(law):
        yield from law_days(year, culture_day_make_up=make_up)
    for year in projected:
        yield from projected_days(year, culture_day_make_up=make_up)


def special_days(
    notices: tuple[Notice, ...],
    computed: Iterable[NoticeDay],
    first: int,
    last: int,
) -> dict[date, NoticeDay]:
    """Give each day that is not what its weekday says; where acts differ, the newer one holds.

    ``computed`` days give way to any notice; ``first`` and ``last`` are the years known.
    """
    special = {day.day: day for day in computed}
    set_off = set(special)
    for notice in notices:
        for day in notice.days:
            _check_year(day, first - 1, last + 1)
            special[day.day] = day
            if not day.working:
                set_off.add(day.day)
    for day in special.values():
        _check_make_up(day, set_off)
    return special


def worked_days(first: date, length: int, special: dict[date, NoticeDay]) -> list[bool]:
    """Say of each day from the first on whether it is worked."""
    week = [True] * SATURDAY + [False] * 2
    start = first.weekday()
    worked = (week * (length // len(week) + 2))[start : start + length]
    origin = first.toordinal()
    for day, known in special.items():
        if 0 <= day.toordinal() - origin < length:
            worked[day.toordinal() - origin] = known.working
    return worked


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Put notices in the order of the dates of their acts, each once.

    What follows the date only makes the order complete, so that it never depends on how the
    notices were given.
    """
    return tuple(sorted(dict.fromkeys(notices), key=_age))


def _age(notice: Notice) -> tuple[object, ...]:
    days = sorted((day.day, day.kind) for day in notice.days)
    return notice.act.date or date.min, notice.act.number or "", notice.covers or 0, days


def check_projection(through: object, announced: int) -> int:
    """Give the last year to project, or say why it cannot be that one."""
    if type(through) is int and announced <= through <= LAST_PROJECTED_YEAR:
        return through
    raise CalendarError(
        "projected_through",
        found=through,
        expected=Text(
            f"một năm từ {announced} đến {LAST_PROJECTED_YEAR}",
            f"a year from {announced} to {LAST_PROJECTED_YEAR}",
        ),
    )


def _check_year(day: NoticeDay, first: int, last: int) -> None:
    if not first <= day.day.year <= last:
        raise NoticeError(
            "day_outside_calendar",
            where=Text(day.act.text("vi"), day.act.text("en")),
            found=day.day,
            expected=Text(
                f"ngày trong các năm {first} đến {last}", f"a day of the years {first} to {last}"
            ),
        )


def _check_make_up(day: NoticeDay, set_off: set[date]) -> None:
    """Refuse a weekday that is to be worked though nothing ever set it off."""
    if day.working and day.day.weekday() < SATURDAY and day.day not in set_off:
        raise NoticeError(
            "already_a_working_day",
            where=Text(day.act.text("vi"), day.act.text("en")),
            found=day.day,
            expected=Text(
                "ngày làm bù là ngày đang được nghỉ", "a make-up day that is otherwise off"
            ),
        )


def announced_years(notices: Iterable[Notice]) -> list[int]:
    """Give the years that notices announce; they leave no gap."""
    years = sorted({notice.covers for notice in notices if notice.covers is not None})
    for year, following in pairwise(years):
        if following != year + 1:
            raise NoticeError(
                "gap",
                where="covers",
                found=following,
                expected=Text(
                    f"thông báo của năm {year + 1} trước: lịch không được bỏ cách năm",
                    f"the notice of {year + 1} first: announced years leave no gap",
                ),
            )
    if not years:
        raise NoticeError(
            "gap",
            where="covers",
            found=NOTHING,
            expected=Text("ít nhất một năm được công bố", "at least one announced year"),
        )
    return years
