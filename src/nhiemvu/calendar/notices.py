"""Notices of days off: the form in which a host adds one, and in which the package carries its own.

A notice is an object ``{"act": {"number", "date"}, "off": […], "worked": […], "covers": year or
null}``. A day is an ISO date, or an object ``{"date", "kind", "name", "for", "confidence"}`` where
more is known. ``covers`` names the year that the notice announces; ``null`` amends years already
announced. When both lists have the same length and no year is covered, a weekday off and a weekend
day worked at the same place are read as a swap. Where two notices differ on a day, the one with the
newer act holds; an act without a date gives way to any with one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.calendar.days import SATURDAY, Act, DayKind, NoticeDay
from nhiemvu.errors import MomentError, NoticeError
from nhiemvu.language import nfc
from nhiemvu.moments import FIRST_YEAR, LAST_YEAR, to_date
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

NAMES = {
    "new_year": Text("Tết Dương lịch", "New Year's Day"),
    "tet": Text("Tết Nguyên đán", "Lunar New Year"),
    "hung_kings": Text("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day"),
    "victory": Text("Ngày Chiến thắng", "Victory Day"),
    "labour": Text("Ngày Quốc tế lao động", "International Labour Day"),
    "national": Text("Quốc khánh", "National Day"),
    "culture": Text("Ngày Văn hóa Việt Nam", "Việt Nam Culture Day"),
}
"""The holidays by the key used in notices; any other name is taken as written."""

_OBJECT = (dict, Mapping)
_OFF_KINDS = (DayKind.HOLIDAY, DayKind.MAKE_UP_REST, DayKind.SWAPPED_OFF, DayKind.WEEKEND)


@dataclass(frozen=True, slots=True)
class Notice:
    """What one act says of the calendar: the days it sets, and the year it announces, if any."""

    act: Act
    days: tuple[NoticeDay, ...]
    covers: int | None = None


def read_notices(text: str) -> tuple[Notice, ...]:
    """Read notices from JSON: one object, a list of them, or one a line.

    Raises NoticeError, which names the key that is wrong.

    >>> notices = read_notices('{"act": {"number": "1/TB-BNV", "date": "2026-12-01"},'
    ...                        ' "off": ["2027-04-29"], "worked": ["2027-05-08"]}')
    >>> [(day.day.isoformat(), day.kind.value) for day in notices[0].days]
    [('2027-04-29', 'swapped_off'), ('2027-05-08', 'make_up_working_day')]
    """
    text = text.removeprefix("\ufeff")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        found = list(_json_lines(text, error))
    rows = found if isinstance(found, list) else [found]
    return tuple(read_notice(row) for row in rows)


def _json_lines(text: str, whole: Exception) -> Iterator[Any]:
    """Read one notice a line; where not even the first line is one, blame the whole text."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    for place, (number, line) in enumerate(lines):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            at = number if place else getattr(whole, "lineno", number)
            where = Text(f"dòng {at}", f"line {at}")
            found = text.split("\n")[at - 1]
            raise _error("not_json", where, found, Text("JSON hợp lệ", "valid JSON")) from None
    if not lines:
        expected = Text("ít nhất một thông báo", "at least one notice")
        raise _error("empty", Text("cả tệp", "the whole file"), text, expected)


def read_notice(value: Mapping[str, Any]) -> Notice:
    """Read one notice from its object; raises NoticeError, which names the key that is wrong."""
    row = _object(value, "notice", {"act", "off", "worked", "covers"})
    act = _act(row.get("act"))
    covers = row.get("covers")
    if covers is not None and not (type(covers) is int and FIRST_YEAR <= covers <= LAST_YEAR):
        raise _error("covers", "covers", covers, Text("một năm, hoặc null", "a year, or null"))
    off, worked = (_rows(row.get(key, []), key) for key in ("off", "worked"))
    if covers is None and len(off) == len(worked):
        for rest, work in zip(off, worked, strict=True):
            _pair(rest, work)
    days = [_off_day(day, f"off[{n}]", act) for n, day in enumerate(off)]
    days += [_worked_day(day, f"worked[{n}]", act) for n, day in enumerate(worked)]
    seen: set[date] = set()
    for day in days:
        if day.day in seen:
            raise _error(
                "repeated_day",
                "off, worked",
                day.day,
                Text("mỗi ngày chỉ nêu một lần trong một thông báo", "each day once in a notice"),
            )
        seen.add(day.day)
    return Notice(act=act, days=tuple(days), covers=covers)


def _error(code: str, where: str | Text, found: object, expected: Text) -> NoticeError:
    return NoticeError(code, where=where, found=found, expected=expected)


def _object(value: object, where: str, keys: set[str]) -> dict[str, Any]:
    if not isinstance(value, _OBJECT):
        raise _error("not_an_object", where, value, Text("một đối tượng JSON", "a JSON object"))
    for key in value:
        if key not in keys:
            known = ", ".join(sorted(keys))
            raise _error("unknown_key", where, key, Text(f"các khóa {known}", f"the keys {known}"))
    return dict(value)


def _act(value: object) -> Act:
    row = _object(value, "act", {"title", "number", "date", "confidence", "note"})
    number, note, confidence = row.get("number"), row.get("note"), row.get("confidence")
    title = _words(row.get("title"), "act.title")
    unknown = number is None and "number" in row and title is not None and title.vi.strip()
    if not unknown and not (isinstance(number, str) and number.strip()):
        raise _error(
            "act_number", "act.number", number, Text("số, ký hiệu văn bản", "the number of the act")
        )
    if "date" not in row:
        raise _error(
            "act_date",
            "act",
            row,
            Text("ngày văn bản (date), hoặc null", "the date of the act, or null"),
        )
    issued = None if row["date"] is None else _date(row["date"], "act.date")
    return Act(
        number=nfc(number) if isinstance(number, str) else None,
        date=issued,
        confidence=_text(confidence, "act.confidence"),
        note=_words(note, "act.note"),
        title=title,
    )


def _text(value: object, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise _error("not_text", where, value, Text("chuỗi ký tự", "text"))


def _words(value: object, where: str) -> Text | None:
    if isinstance(value, _OBJECT):
        row = _object(value, where, {"vi", "en"})
        vi, en = _text(row.get("vi"), where), _text(row.get("en"), where)
        return Text(nfc(vi or en or ""), nfc(en or vi or ""))
    text = _text(value, where)
    return None if text is None else NAMES.get(text) or Text(nfc(text), nfc(text))


def _date(value: object, where: str) -> date:
    try:
        return to_date(value)
    except MomentError as error:
        raise _error(error.code, where, value, error.expected) from None


def _rows(value: object, where: str) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise _error("not_a_list", where, value, Text("một danh sách ngày", "a list of days"))
    keys = {"date", "kind", "name", "for", "confidence"}
    rows = []
    for n, row in enumerate(value):
        at = f"{where}[{n}]"
        plain = _object(row, at, keys) if isinstance(row, _OBJECT) else {"date": row}
        plain["date"] = _date(plain.get("date"), at)
        rows.append(plain)
    return rows


def _pair(rest: dict[str, Any], work: dict[str, Any]) -> None:
    """Read a weekday off and a weekend day worked as a swap, unless more is said of them."""
    said = {"kind", "for", "name"} & (rest.keys() | work.keys())
    if not said and rest["date"].weekday() < SATURDAY <= work["date"].weekday():
        rest["for"], work["for"] = work["date"], rest["date"]


def _off_day(row: dict[str, Any], where: str, act: Act) -> NoticeDay:
    kind = row["kind"] if "kind" in row else _off_kind(row)
    misplaced = kind == DayKind.WEEKEND and row["date"].weekday() < SATURDAY
    if misplaced or kind not in _OFF_KINDS:
        known = ", ".join(_OFF_KINDS[:-1] if misplaced else _OFF_KINDS)
        raise _error("kind", f"{where}.kind", kind, Text(f"một trong: {known}", f"one of: {known}"))
    return _day(row, where, act, DayKind(kind))


def _off_kind(row: dict[str, Any]) -> DayKind:
    if row.get("for") is not None:
        return DayKind.SWAPPED_OFF
    resting = row["date"].weekday() >= SATURDAY and row.get("name") is None
    return DayKind.WEEKEND if resting else DayKind.HOLIDAY


def _worked_day(row: dict[str, Any], where: str, act: Act) -> NoticeDay:
    weekend = row["date"].weekday() >= SATURDAY
    kind = DayKind.MAKE_UP_WORKING_DAY if weekend else DayKind.WORKING_DAY
    if row.get("kind", kind) != kind:
        raise _error("kind", f"{where}.kind", row["kind"], Text(kind.value, kind.value))
    return _day(row, where, act, kind)


def _day(row: dict[str, Any], where: str, act: Act, kind: DayKind) -> NoticeDay:
    return NoticeDay(
        day=row["date"],
        kind=kind,
        name=_words(row.get("name"), f"{where}.name"),
        act=act,
        confidence=_text(row.get("confidence"), f"{where}.confidence") or act.confidence,
        partner=None if row.get("for") is None else _date(row["for"], f"{where}.for"),
    )
