"""One root for every error the library raises on purpose.

An error says what was received, what is expected, under which provision, in Vietnamese or in
English, and keeps each of these as an attribute. What is wrong is written as ``Text``: the same
words in both languages.

>>> from nhiemvu.moments import parse_moment
>>> try:
...     parse_moment("20261020")
... except NhiemvuError as error:
...     print(error.code)
...     print(error.message("en"))
moment_format
received "20261020"; expected a moment with its offset, such as 2026-10-20T15:00:00+07:00
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhiemvu.text import NOTHING, Text, cut, printable, shown, shown_as_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhiemvu.law.citation import Citation
    from nhiemvu.text import Language

_MISSING = Text("còn thiếu", "missing")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a task: where, what was found, what is expected, under which provision.

    ``field`` is a path such as ``events[2].at``, ``label`` its name for people; ``code`` is
    stable; ``index`` is the place of the offending event in the history, ``None`` when the problem
    is not of the history.
    """

    code: str
    field: str
    found: object
    expected: Text
    provision: Citation | None = None
    index: int | None = None
    label: Text | None = None

    def message(self, lang: Language = "vi") -> str:
        """Say it in a line."""
        name = self.field if self.label is None else self.label.text(lang)
        where = f"{cut(name)}: " if name else ""
        return where + _sentence(self.found, self.expected, self.provision, lang)


def _sentence(found: object, expected: Text, provision: Citation | None, lang: Language) -> str:
    received = _MISSING if found == NOTHING else Text("nhận được: {}", "received {}")
    needed = Text("; yêu cầu: {}", "; expected {}").text(lang).format(expected.text(lang))
    text = received.text(lang).format(shown(found, lang)) + needed
    return text if provision is None else f"{text} ({provision.text(lang)})"


class NhiemvuError(Exception):
    """Root of the library's errors.

    ``code`` is stable and fit for a program; ``found`` is what was received, ``expected`` what
    would have been right and what to do, ``provision`` the clause it rests on, if any.
    ``str(error)`` is Vietnamese; ``message("en")`` is English.
    """

    def __init__(
        self,
        code: str,
        *,
        found: object,
        expected: Text,
        provision: Citation | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.expected = expected
        self.provision = provision

    def message(self, lang: Language = "vi") -> str:
        """Say what was received and what is expected, in the language asked for."""
        return _sentence(self.found, self.expected, self.provision, lang)

    def __str__(self) -> str:
        """Give the Vietnamese message."""
        return self.message("vi")

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error travel between processes with all its values."""
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(
    kind: type[NhiemvuError], args: tuple[Any, ...], values: dict[str, Any]
) -> NhiemvuError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(values)
    return error


class MomentError(NhiemvuError):
    """A moment, a date or a deadline that cannot be used: naive, malformed or out of range."""


class CitationError(NhiemvuError):
    """A citation that is not well formed, or names a provision that does not exist."""


class RegulationError(NhiemvuError):
    """A regulation derived with a parameter that cannot be."""


_OR_PROJECTED = Text(" hoặc dùng lịch dự kiến", " or use the projected calendar")


class UnannouncedDateError(NhiemvuError):
    """A day outside the calendar; ``first`` and ``last`` bound what is known."""

    def __init__(self, *, found: object, first: date, last: date, projected: bool = False) -> None:
        kind = Text("dự kiến", "projected") if projected else Text("đã công bố", "announced")
        more = Text("", "") if projected else _OR_PROJECTED
        super().__init__(
            "unannounced_date",
            found=found,
            expected=Text(
                f"ngày trong lịch {kind.vi}, từ {shown(first)} đến {shown(last)}; muốn tính xa"
                f" hơn thì bổ sung thông báo nghỉ của năm đó{more.vi}",
                f"a day of the {kind.en} calendar, {first} to {last}; to go beyond it, add the"
                f" notice of that year{more.en}",
            ),
        )
        self.first = first
        self.last = last


class NoticeError(NhiemvuError):
    """A notice of days off that cannot be used; ``where`` names the key."""

    def __init__(self, code: str, *, where: str | Text, found: object, expected: Text) -> None:
        super().__init__(code, found=found, expected=expected)
        self.where = where

    def message(self, lang: Language = "vi") -> str:
        """Say which key of the notice is wrong, and how."""
        where = self.where if isinstance(self.where, str) else self.where.text(lang)
        return f"{printable(where)}: {super().message(lang)}"


class CalendarError(NhiemvuError):
    """A question the calendar cannot be asked: a count that is none, a projection too far."""


class PeriodError(NhiemvuError):
    """A period that is malformed or ends before it begins."""


class HistoryError(NhiemvuError):
    """A history that cannot have happened (rules on structure, not on completeness).

    ``code`` and ``index`` are those of the first problem; ``problems`` holds all of them. It does
    not derive from ValueError, so pydantic lets it through with its values.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            first.code, found=first.found, expected=first.expected, provision=first.provision
        )
        self.problems = problems
        self.index = first.index

    def message(self, lang: Language = "vi") -> str:
        """Say every problem, one a line."""
        return "\n".join(problem.message(lang) for problem in self.problems)


class InvalidLine(NhiemvuError):  # noqa: N818  named as its published kinds are
    """A line that is not what it should be: every problem of it, and where it stands.

    ``source`` and ``line`` say where, ``task_id`` which task, as far as these are known.
    """

    def __init__(
        self,
        problems: tuple[Problem, ...],
        *,
        task_id: str | None = None,
        source: str | None = None,
        line: int | None = None,
    ) -> None:
        first = problems[0]
        super().__init__(
            first.code, found=first.found, expected=first.expected, provision=first.provision
        )
        self.problems = problems
        self.task_id = task_id
        self.source = source
        self.line = line

    def message(self, lang: Language = "vi") -> str:
        """Say every problem, one a line: file, line, task, field, found, expected."""
        place = [str(part) for part in (self.source, self.line) if part is not None]
        head = [printable(":".join(place))] if place else []
        head += [cut(self.task_id)] if self.task_id and self.task_id.strip() else []
        return "\n".join(": ".join([*head, p.message(lang)]) for p in self.problems)


class InvalidTask(InvalidLine):
    """A line that is not a task."""


class InvalidUnit(InvalidLine):
    """A line that is not a unit."""


class NotYetAssignedError(NhiemvuError):
    """A status asked for a moment at which the task did not exist yet.

    ``as_of`` is that moment; ``task_id`` and ``assigned_at`` say which task, and since when.
    """

    def __init__(self, *, as_of: datetime, task_id: str, assigned_at: datetime) -> None:
        since = Text(
            f"thời điểm từ lúc giao trở đi, {shown(assigned_at)}",
            f"a moment from its assignment on, {shown(assigned_at, 'en')}",
        )
        super().__init__("not_yet_assigned", found=as_of, expected=since)
        self.as_of = as_of
        self.task_id = task_id
        self.assigned_at = assigned_at

    def message(self, lang: Language = "vi") -> str:
        """Say which task, and when it was assigned."""
        at, given = shown_as_of(self.as_of, lang), shown(self.assigned_at, lang)
        return Text(
            f"tính đến {at}: nhiệm vụ {cut(self.task_id)} chưa được giao (giao lúc {given})",
            f"as of {at}: task {cut(self.task_id)} was not assigned yet (it was at {given})",
        ).text(lang)


class ReportError(NhiemvuError):
    """A report that cannot be asked so (10): an unknown grouping, a moment outside the period."""


class DuplicateTaskError(NhiemvuError):
    """The same id twice among the tasks of a report (10).

    ``first`` and ``second`` say where: a number in the order given; on the command line, words such
    as ``tasks.jsonl:12``.

    >>> print(DuplicateTaskError("NV-1", first=3, second=12).message("en"))
    number 12: NV-1: received an id that already stands at number 3; expected each id once among \
the tasks of a report
    """

    def __init__(self, task_id: str, *, first: int | str, second: int | str) -> None:
        once = Text(
            "mỗi mã nhiệm vụ chỉ có một lần trong số liệu của một báo cáo",
            "each id once among the tasks of a report",
        )
        super().__init__("duplicate_task", found=task_id, expected=once)
        self.task_id = task_id
        self.first = first
        self.second = second

    def message(self, lang: Language = "vi") -> str:
        """Say which id, and both places."""
        first, second = (_place(place, lang) for place in (self.first, self.second))
        found = Text(f"mã đã có ở {first}", f"an id that already stands at {first}")
        said = _sentence(found, self.expected, None, lang)
        return f"{second}: {cut(self.task_id)}: {said}"


def _place(place: int | str, lang: Language) -> str:
    if isinstance(place, str):
        return printable(place)
    return Text(f"vị trí thứ {place}", f"number {place}").text(lang)


class MissingExtraError(NhiemvuError):
    """An optional part of the library is used and its extra is not installed."""

    def __init__(self, *, library: str, extra: str) -> None:
        command = f'pip install "nhiemvu[{extra}]"'
        super().__init__("missing_extra", found=library, expected=Text(command, command))
        self.library = library
        self.extra = extra

    def message(self, lang: Language = "vi") -> str:
        """Say which library is missing and the command that installs it."""
        return Text(
            f"Máy chưa cài thư viện {self.library}. Cài bằng lệnh: {self.expected.vi}",
            f"The library {self.library} is not installed. Install it: {self.expected.en}",
        ).text(lang)
