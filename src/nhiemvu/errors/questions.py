"""What is refused of a question about many tasks, and what is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.errors.root import NhiemvuError, sentence
from nhiemvu.text import Text, cut, printable

if TYPE_CHECKING:
    from nhiemvu.errors.root import Problem
    from nhiemvu.text import Language


class ReportError(NhiemvuError):
    """A report that cannot be asked so (10): an unknown grouping, a moment outside the period."""


class ScoreError(NhiemvuError):
    """A score that cannot be asked so (15.2): a moment outside the period."""


class HandWrittenError(NhiemvuError):
    """A file that a host writes by hand and that cannot be used; ``problems`` holds all of it.

    ``source`` is the file it was read from, if any.
    """

    def __init__(self, problems: tuple[Problem, ...], *, source: str | None = None) -> None:
        first = problems[0]
        super().__init__(
            first.code, found=first.found, expected=first.expected, provision=first.provision
        )
        self.problems = problems
        self.source = source

    def message(self, lang: Language = "vi") -> str:
        """Say every problem, one a line: file, key, found, expected."""
        head = [] if self.source is None else [printable(self.source)]
        return "\n".join(": ".join([*head, p.message(lang)]) for p in self.problems)


class PolicyError(HandWrittenError):
    """A policy of points that cannot be used (15.2)."""


class LetterheadError(HandWrittenError):
    """What stands above and below a document, given in a way that cannot be used."""


class DuplicateTaskError(NhiemvuError):
    """The same id twice among the tasks of a period (10, 15.2).

    ``first`` and ``second`` say where: a number in the order given; on the command line, words such
    as ``tasks.jsonl:12``.

    >>> print(DuplicateTaskError("NV-1", first=3, second=12).message("en"))
    number 12: NV-1: received an id that already stands at number 3; expected each id once among \
the tasks of a period
    """

    def __init__(self, task_id: str, *, first: int | str, second: int | str) -> None:
        once = Text(
            "mỗi mã nhiệm vụ chỉ có một lần trong số liệu của một kỳ",
            "each id once among the tasks of a period",
        )
        super().__init__("duplicate_task", found=task_id, expected=once)
        self.task_id = task_id
        self.first = first
        self.second = second

    def message(self, lang: Language = "vi") -> str:
        """Say which id, and both places."""
        first, second = (_place(place, lang) for place in (self.first, self.second))
        found = Text(f"mã đã có ở {first}", f"an id that already stands at {first}")
        said = sentence(found, self.expected, None, lang)
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
