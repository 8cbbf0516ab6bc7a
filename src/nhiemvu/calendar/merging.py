"""What notices say together: the announced years, and the days that are not what they seem."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from nhiemvu.calendar.days import SATURDAY
from nhiemvu.calendar.projection import projected_days
from nhiemvu.errors import NoticeError
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.calendar.days import NoticeDay
    from nhiemvu.calendar.notices import Notice


def special_days(
    notices: tuple[Notice, ...], announced: list[int], through: int, *, culture_day_make_up: bool
) -> dict[date, NoticeDay]:
    """Give each day that is not what its weekday says; where acts differ, the newer one holds."""
    special = {
        day.day: day
        for year in range(announced[-1] + 1, through + 1)
        for day in projected_days(year, culture_day_make_up=culture_day_make_up)
    }
    set_off = set(special)
    for notice in notices:
        for day in notice.days:
            _check_year(day, announced[0] - 1, through + 1)
            special[day.day] = day
            if not day.working:
                set_off.add(day.day)
    for day in special.values():
        _check_make_up(day, set_off)
    return special


def worked_days(first: date, length: int, special: dict[date, NoticeDay]) -> bytearray:
    """Say of each day from the first on whether it is worked: 1 or 0."""
    monday_first = bytes((1, 1, 1, 1, 1, 0, 0))
    start = first.weekday()
    worked = bytearray((monday_first * (length // 7 + 2))[start : start + length])
    origin = first.toordinal()
    for day, known in special.items():
        if 0 <= day.toordinal() - origin < length:
            worked[day.toordinal() - origin] = known.working
    return worked


def age(notice: Notice) -> tuple[date, str, int]:
    """Order notices by the date of their act; the rest only makes the order complete."""
    return notice.act.date or date.min, notice.act.number or "", notice.covers or 0


def _check_year(day: NoticeDay, first: int, last: int) -> None:
    if not first <= day.day.year <= last:
        raise NoticeError(
            "day_outside_calendar",
            where=day.act.text(),
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
            where=day.act.text(),
            found=day.day,
            expected=Text(
                "ngày làm bù là ngày đang được nghỉ", "a make-up day that is otherwise off"
            ),
        )


def announced_years(notices: tuple[Notice, ...]) -> list[int]:
    """Give the years that notices announce; they leave no gap."""
    years = sorted({notice.covers for notice in notices if notice.covers is not None})
    gaps = [year + 1 for year, following in pairwise(years) if following != year + 1]
    if gaps or not years:
        missing = gaps[0] if gaps else None
        raise NoticeError(
            "gap",
            where="covers",
            found=years,
            expected=Text(
                f"thông báo của năm {missing}: lịch không được bỏ cách năm"
                if gaps
                else "ít nhất một năm được công bố",
                f"the notice of {missing}: announced years leave no gap"
                if gaps
                else "at least one announced year",
            ),
        )
    return years
