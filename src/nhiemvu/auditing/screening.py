"""Whether a document's task is recorded at all: only one with a deadline is (3.1, 3.2, 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from nhiemvu.errors import InvalidTask
from nhiemvu.law.citation import Citation
from nhiemvu.model.fields import DeadlineField, Model
from nhiemvu.model.problems import field_problems
from nhiemvu.model.task import Category, Task
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language


class _Entry(Model):
    """What screening asks of an entry."""

    deadline: DeadlineField | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a task is recorded in the subsystem, and why (3.2, 3.3); true when it is."""

    recordable: bool
    basis: Citation
    text: Text

    def message(self, lang: Language = "vi") -> str:
        """Say why."""
        return self.text.text(lang)

    def __bool__(self) -> bool:
        """Tell whether it is recorded."""
        return self.recordable


_NOT_RECORDED = Screening(
    recordable=False,
    basis=Citation.parse("3.3"),
    text=Text(
        "Nhiệm vụ không có thời hạn thì không cập nhật vào phân hệ. Nếu văn bản có nêu thời hạn thì"
        " ghi thời hạn đó rồi cập nhật.",
        "A task without a deadline is not recorded. If the document names one, state it, then"
        " record the task.",
    ),
)
_RECORDED = Text(
    "Nhiệm vụ có thời hạn, giao bằng {}, phải cập nhật vào phân hệ.",
    "A task with a deadline, given by {}, must be recorded.",
)
_BY = {
    Category.OFFICIAL_LETTER: (Text("công văn", "an official letter"), "3.1.a"),
    Category.CONCLUSION_NOTICE: (Text("thông báo kết luận", "a conclusion notice"), "3.1.b"),
    Category.OTHER_DIRECTIVE: (Text("văn bản chỉ đạo khác", "another directive"), "3.1.c"),
    None: (Text("văn bản chỉ đạo", "a directive document"), "3.1"),
}


def screen(entry: Mapping[str, Any] | Task) -> Screening:
    """Tell before a document is entered whether its task is recorded, and why (3.1, 3.2, 3.3).

    ``entry`` is what the host is about to enter, with the keys of a task; only ``deadline`` and
    ``category`` are looked at, and an empty text is no deadline. Raises
    InvalidTask when these are not what they should be, and for a key that is one of them misspelt;
    other keys are the host's. How a wording such as "before the end of the quarter" becomes a date
    is decided by people.

    >>> answer = screen({"category": "official_letter", "deadline": None})
    >>> answer.recordable, str(answer.basis)
    (False, 'khoản 3 Điều 3')
    >>> bool(screen({"category": "official_letter", "deadline": "2026-10-20"}))
    True
    """
    found = entry if isinstance(entry, Task) else _read(entry)
    if found.deadline is None:
        return _NOT_RECORDED
    by, point = _BY[found.category]
    where = Citation.parse(point)
    text = Text(
        _RECORDED.vi.format(f"{by.vi} ({where.text('vi')})"),
        _RECORDED.en.format(f"{by.en} ({where.text('en')})"),
    )
    return Screening(recordable=True, basis=Citation.parse("3.2"), text=text)


def _read(entry: object) -> _Entry:
    given = entry
    if isinstance(entry, Mapping):
        given = {key: _filled(value) for key, value in entry.items() if _asked(key)}
    try:
        return _Entry.model_validate(given)
    except ValidationError as error:
        raise InvalidTask(field_problems(error, _Entry)) from None


def _filled(value: object) -> object:
    """Take an empty field of a form for none."""
    return None if isinstance(value, str) and not value.strip() else value


def _asked(key: object) -> bool:
    """Tell what is looked at: also what looks like it, so that a slip of the pen is refused."""
    return get_close_matches(str(key), _Entry.model_fields, cutoff=_ALIKE) != []


_ALIKE = 0.75
