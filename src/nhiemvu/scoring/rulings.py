"""What the competent authority ruled on a charge: who decided, and why (15.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.errors import InvalidRuling, Problem, ScoreError
from nhiemvu.language import LabelledEnum
from nhiemvu.model.fields import Day, Model, Name
from nhiemvu.model.reading import read_lines, refusing
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nhiemvu.model.reading import Source


class Decision(LabelledEnum):
    """What a ruling says of the charge on a task.

    >>> Decision.WAIVE.label(), Decision.UPHOLD.label("en")
    ('không trừ điểm', 'upheld')
    """

    WAIVE = "waive", "không trừ điểm", "waived"
    UPHOLD = "uphold", "trừ điểm", "upheld"


class Ruling(Model):
    """A decision on the charge of one task: by whom, why, and on which day if that is known.

    A deduction counts unless it is waived; one that is to be considered counts, under most
    policies, only once it is upheld (5.2.b.3, 5.2.c).

    >>> Ruling(task="NV-1", decision="waive", by="Chủ tịch UBND tỉnh",
    ...        reason="Phân hệ gặp sự cố").decision.label()
    'không trừ điểm'
    """

    task: Name
    decision: Decision
    by: Name
    reason: Name
    on: Day | None = None


def read_rulings(source: Source, *, name: str | None = None) -> Iterator[Ruling]:
    """Read rulings from JSON Lines, as units are read (15.2); raises InvalidRuling.

    A second ruling on one task is refused where it stands.

    >>> import io
    >>> lines = io.StringIO('{"task": "NV-1", "decision": "uphold", "by": "Chánh Văn phòng",'
    ...                     ' "reason": "Không có lý do khách quan"}')
    >>> [ruling.task for ruling in read_rulings(lines)]
    ['NV-1']
    """
    lines: dict[str, int] = {}
    read = 0

    def ruling(line: str | bytes) -> Ruling:
        nonlocal read
        read += 1
        found = Ruling.model_validate_json(line)
        if found.task in lines:
            raise _second(found.task, lines[found.task])
        lines[found.task] = read
        return found

    yield from read_lines(source, ruling, refusing(InvalidRuling, Ruling), None, name)


def by_task(rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """Give the ruling on each task; raises ScoreError for what is no ruling, or a second one."""
    found: dict[str, Ruling] = {}
    for ruling in rulings:
        given: object = ruling
        if not isinstance(given, Ruling):
            expected = Text(
                "các quyết định (Ruling); đọc từ tệp bằng read_rulings",
                "rulings (Ruling); read a file with read_rulings",
            )
            raise ScoreError("not_a_ruling", found=type(given).__name__, expected=expected)
        if ruling.task in found:
            raise ScoreError("second_ruling", found=ruling.task, expected=_ONCE)
        found[ruling.task] = ruling
    return found


_ONCE = Text("mỗi nhiệm vụ chỉ có một quyết định", "one ruling on each task")


def _second(task: str, line: int) -> InvalidRuling:
    expected = Text(
        f"{_ONCE.vi}; đã có quyết định ở dòng {line}",
        f"{_ONCE.en}; there is one on line {line}",
    )
    label = Text("mã nhiệm vụ (task)", "task")
    return InvalidRuling((Problem("second_ruling", "task", task, expected, label=label),))
