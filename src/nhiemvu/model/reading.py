"""Reading tasks from JSON Lines: one task a line, streaming, each problem with its place."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import ValidationError

from nhiemvu.errors import HistoryError, InvalidLine, InvalidTask, InvalidUnit
from nhiemvu.model.organisations import Unit
from nhiemvu.model.problems import field_problems
from nhiemvu.model.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

Source: TypeAlias = "str | PathLike[str] | Iterable[str | bytes]"
"""A path, or a stream of lines."""

Refusal: TypeAlias = "ValidationError | HistoryError | InvalidLine"
"""What says that a line is no good."""

Found = TypeVar("Found")
Invalid = TypeVar("Invalid", bound=InvalidLine)

_BYTE_ORDER_MARK = "\ufeff"


def read_task(line: str | bytes) -> Task:
    """Read one task from its JSON; raises InvalidTask with every problem of it.

    >>> line = '{"id": "NV-1", "assigned_at": "2026-10-05T10:00:00", "assignee": {"code": "A"}}'
    >>> try:
    ...     read_task(line)
    ... except InvalidTask as error:
    ...     print(error.message("en"))
    NV-1: assigned_at: received "2026-10-05T10:00:00"; expected a moment that states its offset \
(Việt Nam is +07:00), such as 2026-10-20T15:00:00+07:00
    NV-1: deadline: missing; expected a deadline: a task without one is not recorded \
(clause 3, Article 3)
    """
    try:
        return Task.model_validate_json(line)
    except _REFUSALS as error:
        raise invalid_task(error, line) from None


_REFUSALS = (ValidationError, HistoryError, InvalidLine)


def invalid_task(error: Refusal, line: str | bytes) -> InvalidTask:
    """Say what a line that was refused has wrong, and which task it is, as far as can be told."""
    found = field_problems(error) if isinstance(error, ValidationError) else error.problems
    return InvalidTask(found, task_id=_task_id(line))


def _task_id(line: str | bytes) -> str | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    name = found.get("id") if isinstance(found, dict) else None
    return name if isinstance(name, str) else None


def refusing(kind: type[Invalid], root: type[BaseModel]) -> Callable[[Refusal, object], Invalid]:
    """Give what says of a line that it is not what it should be: each problem of it."""

    def refused(error: Refusal, _line: object) -> Invalid:
        if isinstance(error, ValidationError):
            return kind(field_problems(error, root))
        return kind(error.problems)

    return refused


def read_tasks(
    source: Source,
    *,
    on_error: Callable[[InvalidTask], None] | None = None,
    name: str | None = None,
) -> Iterator[Task]:
    r"""Read tasks one by one from a path, or from a stream of lines.

    Blank lines are passed over. A line that is not a task raises InvalidTask, with the file, the
    line and every problem of it; given ``on_error``, that is called instead and reading goes on.
    ``name`` is what messages call the source.

    >>> import io
    >>> bad = []
    >>> lines = io.StringIO('{"id": 7}\n{"id": "NV-2", "assigned_at": "2026-10-05T10:00:00+07:00",'
    ...                     ' "deadline": "2026-10-20", "assignee": {"code": "H20.15"}}\n')
    >>> [task.id for task in read_tasks(lines, on_error=bad.append)]
    ['NV-2']
    >>> bad[0].line, [problem.field for problem in bad[0].problems]
    (1, ['id', 'assigned_at', 'deadline', 'assignee'])
    """
    yield from read_lines(source, Task.model_validate_json, invalid_task, on_error, name)


def read_units(source: Source, *, name: str | None = None) -> Iterator[Unit]:
    """Read units one by one, as tasks are read; raises InvalidUnit.

    >>> import io
    >>> lines = io.StringIO('{"code": "H20.15", "name": "Sở Tài chính"}')
    >>> [unit.label for unit in read_units(lines)]
    ['Sở Tài chính']
    """
    yield from read_lines(source, Unit.model_validate_json, refusing(InvalidUnit, Unit), None, name)


def read_lines(
    source: Source,
    validate: Callable[[str | bytes], Found],
    refused: Callable[[Refusal, str | bytes], Invalid],
    on_error: Callable[[Invalid], None] | None,
    name: str | None,
) -> Iterator[Found]:
    """Read values of any kind from JSON Lines; ``refused`` says what is wrong with a line.

    ``validate`` is asked once for each line, blank ones too, in their order.
    """
    if isinstance(source, (str, PathLike)):
        with Path(source).open("rb") as lines:
            yield from _lines(lines, validate, refused, on_error, name or str(source))
    else:
        yield from _lines(source, validate, refused, on_error, name)


def _lines(
    lines: Iterable[str | bytes],
    validate: Callable[[str | bytes], Found],
    refused: Callable[[Refusal, str | bytes], Invalid],
    on_error: Callable[[Invalid], None] | None,
    name: str | None,
) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        text = _without_mark(line) if number == 1 else line
        try:
            found = validate(text)
        except _REFUSALS as error:
            if not text.strip():
                continue
            invalid = refused(error, text)
            invalid.source, invalid.line = name, number
            if on_error is None:
                raise invalid from None
            on_error(invalid)
        else:
            yield found


def _without_mark(line: str | bytes) -> str | bytes:
    if isinstance(line, bytes):
        return line.removeprefix(_BYTE_ORDER_MARK.encode())
    return line.removeprefix(_BYTE_ORDER_MARK)
