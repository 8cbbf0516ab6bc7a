"""Days computed for years that no notice covers, with the ``holidays`` package.

The fixed days follow from the law; the days of Tết and the second National Day are a guess until
the Prime Minister decides (Labour Code 2019, 112.3), and swaps cannot be foreseen.
"""

from __future__ import annotations

from datetime import date

from nhiemvu.calendar.days import Act, DayKind, NoticeDay
from nhiemvu.calendar.notices import NAMES
from nhiemvu.errors import CalendarError
from nhiemvu.text import Text

LAST_PROJECTED_YEAR = 2100
"""The last year for which ``holidays`` knows the lunar calendar."""

_LAW = Act("45/2019/QH14", None, "A", title=Text("Bộ luật Lao động", "Labour Code"))
_CULTURE = Act("28/2026/QH16", date(2026, 4, 24), "A", title=Text("Nghị quyết", "Resolution"))
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


def law_days(year: int, *, culture_day_make_up: bool = False) -> list[NoticeDay]:
    """Compute the days off that the law itself fixes, which a notice of a year need not repeat.

    By the Labour Code, and 24/11 by Resolution 28/2026/QH16. Not Tết and not the second National
    Day: these the Prime Minister decides, so a notice lists them, with their make-up rest.

    >>> [day.day.isoformat() for day in law_days(2028)][:3]
    ['2028-01-01', '2028-01-03', '2028-04-04']
    """
    return [
        _notice_day(day, key, _CULTURE if key == "culture" else _LAW, make_up=make_up)
        for day, key, make_up in _computed(year)
        if key in _FIXED_BY_LAW
        or (key == "culture" and (culture_day_make_up or not make_up))
        or (key == "national" and (day.month, day.day) == _NATIONAL_DAY and not make_up)
    ]


_FIXED_BY_LAW = ("new_year", "hung_kings", "victory", "labour")
_NATIONAL_DAY = (9, 2)


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

    if year > LAST_PROJECTED_YEAR:
        last = LAST_PROJECTED_YEAR
        raise CalendarError(
            "projected_too_far",
            found=year,
            expected=Text(f"năm không quá {last}", f"a year not after {last}"),
        )
    found = holidays.country_holidays("VN", years=year, language="vi")
    return [
        (day, key, _MAKE_UP in name)
        for day in sorted(found)
        for name in found.get_list(day)
        for key in [key for word, key in _KEYS if word in name][:1]
    ]
