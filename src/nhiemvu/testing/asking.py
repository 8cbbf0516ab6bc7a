"""What may be asked of the kit: a program, a level, the exceptions that were declared."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import NhiemvuError
from nhiemvu.testing.outcomes import LEVELS
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


class CertifyError(NhiemvuError):
    """A certificate that cannot be asked so: no program, a level that does not exist."""


def checked_level(level: int | None) -> None:
    """Refuse a level that does not exist; raises CertifyError.

    >>> try:
    ...     checked_level(9)
    ... except CertifyError as error:
    ...     print(error.message("en"))
    received 9; expected a level: 1, 2 or 3
    """
    if level is not None and (type(level) is not int or level not in LEVELS):
        raise CertifyError("unknown_level", found=level, expected=_LEVEL)


def checked_program(program: Any) -> tuple[str, ...] | Callable[..., Any]:
    """Give a program as it is started, or the function; raises CertifyError for anything else.

    >>> checked_program(["java", "-jar", "ours.jar"])
    ('java', '-jar', 'ours.jar')
    """
    if callable(program):
        function: Callable[..., Any] = program
        return function
    is_list = isinstance(program, Sequence) and not isinstance(program, str | bytes)
    words = list(program) if is_list else []
    if not words or not all(isinstance(word, str | os.PathLike) for word in words):
        raise CertifyError("no_program", found=program, expected=_PROGRAM)
    command = tuple(os.fsdecode(word) for word in words)
    if any("\0" in word for word in command):
        raise CertifyError("no_program", found=program, expected=_NO_NUL)
    return command


_LEVEL = Text("một mức: 1, 2 hoặc 3", "a level: 1, 2 or 3")
_PROGRAM = Text(
    "một hàm Python, hoặc câu lệnh dạng danh sách, mỗi tham số một phần tử, như"
    ' ["java", "-jar", "phan-mem.jar"]',
    "a Python function, or a command as a list, each argument by itself, such as"
    ' ["java", "-jar", "ours.jar"]',
)
_NO_NUL = Text("câu lệnh không có ký tự NUL", "a command without the character NUL")
