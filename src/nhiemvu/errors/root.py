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

from nhiemvu.text import NOTHING, Text, cut, shown

if TYPE_CHECKING:
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
        return where + sentence(self.found, self.expected, self.provision, lang)


def sentence(found: object, expected: Text, provision: Citation | None, lang: Language) -> str:
    """Say what was received, what is expected, and under which provision."""
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
        return sentence(self.found, self.expected, self.provision, lang)

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
