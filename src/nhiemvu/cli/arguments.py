"""Arguments that several commands share: moments, dates, the language, the calendar."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from nhiemvu.calendar import official_calendar, projected_calendar, read_notices
from nhiemvu.calendar.periods import Period
from nhiemvu.calendar.projection import LAST_PROJECTED_YEAR
from nhiemvu.calendar.vietnam import YEARS_AHEAD
from nhiemvu.errors import MomentError, NhiemvuError, NoticeError
from nhiemvu.moments import VIETNAM, to_date, to_moment
from nhiemvu.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.calendar import WorkingCalendar

    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType

Command = TypeVar("Command", bound="Callable[..., Any]")

_as_written = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"(?:[ T](?P<hour>\d{1,2}):(?P<minute>\d\d))?",
    re.ASCII,
).fullmatch
_without_offset = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?", re.ASCII).fullmatch
_date_only = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch

_MOMENT = Text(
    "ghi 31/10/2026 15:00, hoặc 31/10/2026 (hiểu là hết ngày), hoặc 2026-10-31T15:00:00+07:00",
    "31/10/2026 15:00, or 31/10/2026 (the end of the day), or 2026-10-31T15:00:00+07:00",
)
_DATE = Text("ghi 31/10/2026 hoặc 2026-10-31", "31/10/2026 or 2026-10-31")


def read_moment(text: str) -> datetime | date:
    """Read a moment as typed: ISO 8601, or as written in Việt Nam; a bare day stays a date.

    Without an offset it is Việt Nam's time.

    >>> read_moment("09/10/2026 15:00").isoformat()
    '2026-10-09T15:00:00+07:00'
    """
    try:
        return _read_moment(text)
    except ValueError:
        real = Text("ngày, giờ hợp lệ (ngày trước, tháng sau)", "a day and an hour that exist")
        raise MomentError("impossible", found=text, expected=real) from None
    except MomentError as error:
        expected = _MOMENT if error.code == "moment_format" else error.expected
        raise MomentError(error.code, found=text, expected=expected) from None


def _read_moment(text: str) -> datetime | date:
    match = _as_written(text)
    if match is None:
        if _date_only(text):
            return to_date(text)
        return to_moment(text + "+07:00" if _without_offset(text) else text)
    day = to_date(date(int(match["year"]), int(match["month"]), int(match["day"])))
    if match["hour"] is None:
        return day
    return datetime.combine(day, time(int(match["hour"]), int(match["minute"])), VIETNAM)


class _Typed(_ParamType):
    """A value read by a function; what cannot be read is a usage error."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the value."""
        try:
            return self._read(value)
        except NhiemvuError as error:
            self.fail(error.message(language(ctx)), param, ctx)


def _end_of_day(text: str) -> datetime:
    found = read_moment(text)
    if isinstance(found, datetime):
        return found
    return datetime.combine(found, time.max, VIETNAM)


def _day(text: str) -> date:
    try:
        return to_date(read_moment(text))
    except MomentError as error:
        if error.code in ("year_out_of_range", "impossible"):
            raise
        raise MomentError("date_format", found=text, expected=_DATE) from None


MOMENT = _Typed("MOMENT", _end_of_day)
"""A moment; a bare day is its end, as a deadline would be."""

RELEASE = _Typed("MOMENT", read_moment)
"""A moment of release; a bare day stays a day [D 11]."""

DATE = _Typed("DATE", _day)
"""A date."""


PERIOD = _Typed("PERIOD", Period.parse)
"""A period: a month, a quarter, half a year, a year, or a range of days."""


def as_typed(text: str) -> str:
    r"""Give text as it was typed, in UTF-8, where the system's own encoding cannot hold it.

    >>> as_typed("128/Q\udcc4\udc90-UBND")
    '128/QĐ-UBND'
    """
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def language(ctx: click.Context | None = None) -> Language:
    """Give the language asked for, which is found before anything else is read."""
    context = ctx or click.get_current_context(silent=True)
    found = context.find_root().obj if context is not None else None
    return "en" if found == "en" else "vi"


language_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    expose_value=False,
    help="Ngôn ngữ · Language (vi).",
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Give the option that chooses how the answer is written; the first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Dạng kết quả · Form of the answer.",
    )


def calendar_options(command: Command) -> Command:
    """Give a command the options that choose its calendar."""
    notices = click.option(
        "--notices",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Thông báo nghỉ bổ sung, JSON · Notices to add to the calendar.",
    )
    projected = click.option(
        "--projected",
        is_flag=True,
        help="Dùng lịch dự kiến cho năm chưa công bố · Allow unannounced years, as a projection.",
    )
    return notices(projected(command))


def chosen_calendar(notices: tuple[Path, ...], *, projected: bool, year: int) -> WorkingCalendar:
    """Give the calendar that the options ask for; a projection reaches ``year`` at least."""
    calendar = official_calendar()
    if projected:
        through = max(calendar.last.year + YEARS_AHEAD, min(year, LAST_PROJECTED_YEAR))
        calendar = projected_calendar(through=through)
    for path in notices:
        try:
            calendar = calendar.with_notices(read_notices(path.read_text("utf-8-sig")))
        except NoticeError as error:
            error.where = _under(str(path), error.where)
            raise
        except UnicodeDecodeError as error:
            expected = Text("tệp JSON, mã UTF-8", "a JSON file in UTF-8")
            raise NoticeError(
                "not_utf8", where=str(path), found=_start_of(error.object), expected=expected
            ) from None
    return calendar


def _start_of(text: bytes) -> str:
    return text[:20].decode("utf-8", "backslashreplace")


def _under(path: str, where: str | Text) -> Text:
    known = where if isinstance(where, Text) else Text(where, where)
    return Text(f"{path}: {known.vi}", f"{path}: {known.en}")
