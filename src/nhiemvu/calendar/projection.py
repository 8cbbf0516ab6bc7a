"""Days computed for years that no notice covers, with the ``holidays`` package.

The fixed days follow from the law; the days of Tết and the second National Day are a guess until
the Prime Minister decides (Labour Code 2019, 112.3), and swaps cannot be foreseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.calendar.days import Act, DayKind, NoticeDay
from nhiemvu.calendar.notices import NAMES
from nhiemvu.text import Text

if TYPE_CHECKING:
    from datetime import date

_LAW = Act("45/2019/QH14", None, "A", title=Text("Bộ luật Lao động", "Labour Code"))
_PROJECTION = Act(None, None, "projected", title=Text("lịch dự kiến", "projection"))

_KEYS = (
    ("Dương lịch", "new_year"),
    ("Giỗ Tổ", "hung_kings"),
    ("Chiến thắng", "victory"),
    ("Lao động", "labour"),
    ("Quốc khánh", "national"),
    ("Văn hóa", "culture"),
    ("Tết", "tet"),
)
_MAKE_UP = "nghỉ bù"


def projected_days(year: int, *, culture_day_make_up: bool = False) -> list[NoticeDay]:
    """Compute a year's days off, as a projection.

    24/11 on a weekend gets no make-up rest unless asked for: art. 111.3 of the Labour Code refers
    to art. 112.1, which does not name it [D 9].

    >>> [day.day.isoformat() for day in projected_days(2028) if day.name == NAMES["victory"]]
    ['2028-04-30', '2028-05-02']
    """
    return [
        _notice_day(day, key, _PROJECTION, make_up=make_up)
        for day, key, make_up in _computed(year)
        if culture_day_make_up or not (make_up and key == "culture")
    ]


def law_days(year: int) -> list[NoticeDay]:
    """Compute the days off that the law itself fixes, which a notice of a year need not repeat.

    Not Tết and not the second National Day: these the Prime Minister decides, so a notice lists
    them, with their make-up rest.

    >>> [day.day.isoformat() for day in law_days(2028)][:3]
    ['2028-01-01', '2028-01-03', '2028-04-04']
    """
    return [
        _notice_day(day, key, _LAW, make_up=make_up)
        for day, key, make_up in _computed(year)
        if key not in ("tet", "national", "culture")
        or (not make_up and (key == "culture" or (key == "national" and day.day == 2)))  # noqa: PLR2004  2/9
    ]


def _notice_day(day: date, key: str, act: Act, *, make_up: bool) -> NoticeDay:
    return NoticeDay(
        day=day,
        kind=DayKind.MAKE_UP_REST if make_up else DayKind.HOLIDAY,
        name=NAMES[key],
        act=act,
        confidence=act.confidence,
    )


def _computed(year: int) -> list[tuple[date, str, bool]]:
    import holidays  # noqa: PLC0415  slow to import, and rarely needed

    found = holidays.country_holidays("VN", years=year, language="vi")
    return [
        (day, next(key for word, key in _KEYS if word in name), _MAKE_UP in name)
        for day in sorted(found)
        if day.year == year
        for name in found.get_list(day)[:1]
    ]
