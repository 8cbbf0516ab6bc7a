"""What a day is: its kind, its name, the act that made it so, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhiemvu.language import LabelledEnum
from nhiemvu.text import Language, Text, shown

SATURDAY = 5
"""The first day of the weekend, as ``date.weekday`` counts."""


class DayKind(LabelledEnum):
    """The kinds of day; the last four are set by law or by a notice.

    >>> DayKind.MAKE_UP_REST.label(), DayKind.MAKE_UP_REST.label("en")
    ('Nghỉ bù', 'Make-up rest')
    """

    WORKING_DAY = "working_day", "Ngày làm việc", "Working day"
    WEEKEND = "weekend", "Nghỉ hằng tuần", "Weekly rest day"
    HOLIDAY = "holiday", "Nghỉ lễ, tết", "Public holiday"
    MAKE_UP_REST = "make_up_rest", "Nghỉ bù", "Make-up rest"
    SWAPPED_OFF = "swapped_off", "Nghỉ hoán đổi", "Swapped day off"
    MAKE_UP_WORKING_DAY = "make_up_working_day", "Làm bù", "Make-up working day"


_WEEKDAYS = (
    Text("thứ Hai", "Monday"),
    Text("thứ Ba", "Tuesday"),
    Text("thứ Tư", "Wednesday"),
    Text("thứ Năm", "Thursday"),
    Text("thứ Sáu", "Friday"),
    Text("thứ Bảy", "Saturday"),
    Text("Chủ nhật", "Sunday"),
)


def weekday(day: date, lang: Language = "vi") -> str:
    """Name the day of the week.

    >>> from datetime import date
    >>> weekday(date(2026, 10, 20)), weekday(date(2026, 10, 20), "en")
    ('thứ Ba', 'Tuesday')
    """
    return _WEEKDAYS[day.weekday()].text(lang)


_Date = date  # the name, where a field is called the same


@dataclass(frozen=True, slots=True)
class Act:
    """The act that set a day: its number as printed, its date, our confidence in it.

    ``title`` is the kind of act. ``number`` and ``date`` are ``None`` where they are not known;
    ``confidence`` is ``A`` (the text itself
    or two sources), ``B`` (one good source), ``unverified``, or ``projected`` (computed).
    """

    number: str | None
    date: _Date | None
    confidence: str | None = None
    note: Text | None = None
    title: Text | None = None

    def text(self, lang: Language = "vi") -> str:
        """Name the act, with its date and note.

        >>> from datetime import date
        >>> Act("9441/TB-BNV", date(2025, 10, 16)).text()
        '9441/TB-BNV ngày 16/10/2025'
        """
        parts = [] if self.title is None else [self.title.text(lang)]
        if self.number is not None:
            numbered = "" if self.title is None else Text("số ", "").text(lang)
            parts.append(numbered + self.number)
        if self.date is not None:
            parts.append(Text("ngày ", "of ").text(lang) + shown(self.date, lang))
        if self.note is not None:
            parts.append(f"({self.note.text(lang)})")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day that is not what its weekday says; ``partner`` is the other day of a swap."""

    day: date
    kind: DayKind
    name: Text | None
    act: Act
    confidence: str | None
    partner: date | None = None

    @property
    def working(self) -> bool:
        """Whether the day is worked."""
        return self.kind in (DayKind.MAKE_UP_WORKING_DAY, DayKind.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class DayExplanation:
    """Why a day is worked or not, and what says so.

    ``edition`` is the date of the newest act the calendar knows; ``provisional`` says that the
    year has not been announced. ``act`` is ``None`` for a day that is what its weekday says.
    """

    day: date
    working: bool
    kind: DayKind
    name: Text | None
    act: Act | None
    confidence: str | None
    partner: date | None
    provisional: bool
    edition: date

    def explain(self, lang: Language = "vi") -> str:
        """Say it in a sentence.

        >>> from datetime import date
        >>> from nhiemvu.calendar import official_calendar
        >>> print(official_calendar().explain(date(2024, 4, 18)).explain("en"))
        Thursday, 2024-04-18: Public holiday: Hùng Kings' Commemoration Day. Basis: Labour Code \
45/2019/QH14 (in force from 2021-01-01).
        """
        said = self.kind.label(lang)
        if self.name is not None and self.kind is not DayKind.MAKE_UP_WORKING_DAY:
            said += ": " + self.name.text(lang)
        if self.partner is not None and self.kind in _PARTNER:
            said += _PARTNER[self.kind].text(lang).format(_dated(self.partner, lang))
        sentences = [f"{_dated(self.day, lang)}: {said}."]
        if self.act is not None and self.act.confidence != "projected":
            found = self.act.confidence != "unverified"
            basis = Text("Căn cứ", "Basis") if found else Text("Nguồn", "Source")
            sentences.append(f"{basis.text(lang)}: {self.act.text(lang)}.")
        if self.provisional:
            sentences.append(
                Text(
                    "Dự kiến; năm này chưa có thông báo chính thức.",
                    "Projected; this year has not been announced.",
                ).text(lang)
            )
        return " ".join(sentences)


_PARTNER = {
    DayKind.SWAPPED_OFF: Text(", làm bù vào {}", ", made up on {}"),
    DayKind.MAKE_UP_WORKING_DAY: Text(" cho {}", " for {}"),
}


def _dated(day: date, lang: Language) -> str:
    return f"{weekday(day, lang)}, {shown(day, lang)}"
