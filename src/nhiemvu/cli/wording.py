"""What the command line says about how it was called, in both languages."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import click

from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from nhiemvu.text import Language

_OS_ERRORS = {
    errno.ENOENT: Text("không tìm thấy tệp", "no such file"),
    errno.EISDIR: Text("đây là thư mục, cần một tệp", "this is a folder, a file is expected"),
    errno.EBADF: Text("không đọc được", "it cannot be read"),
    errno.EACCES: Text("không có quyền đọc", "no permission to read it"),
    errno.ENAMETOOLONG: Text("tên tệp quá dài", "the name of the file is too long"),
    errno.ENOTDIR: Text("đường dẫn đi qua một tệp", "the path leads through a file"),
    errno.ENOSPC: Text("hết chỗ trên đĩa", "no space left on the disk"),
}


def os_error(error: OSError, lang: Language) -> str:
    """Say what the system refused, and on which file."""
    other = error.strerror or str(error)
    said = _OS_ERRORS.get(error.errno or 0, Text(other, other)).text(lang)
    return f"{printable(str(error.filename))}: {said}" if error.filename is not None else said


def usage_error(error: click.ClickException, command: str | None, lang: Language) -> str:
    """Say what is wrong with the arguments, and where help is."""
    help_at = Text("Xem", "See").text(lang)
    path = "nhiemvu" if command is None else f"nhiemvu {command}"
    said = error.format_message() if lang == "en" else _vietnamese(error)
    return "\n".join([*map(printable, said.split("\n")), f"{help_at}: {path} --help"])


def _vietnamese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f'Không có tùy chọn "{error.option_name}".'
    if isinstance(error, click.BadParameter) and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
        if isinstance(error, click.MissingParameter):
            return f"Thiếu tham số {hint}."
        return f"Giá trị của {hint} không hợp lệ: {_expected(error, error.param)}"
    said = error.format_message()
    for english, vietnamese in _PHRASES.items():
        said = said.replace(english, vietnamese)
    return said


_PHRASES = {
    "No such command": "Không có lệnh",
    "Missing command.": "Thiếu tên lệnh.",
    "Got unexpected extra arguments": "Thừa tham số",
    "Got unexpected extra argument": "Thừa tham số",
    "Did you mean": "Có phải",
    "requires an argument": "phải có giá trị",
    "Option": "Tùy chọn",
}


def _expected(error: click.BadParameter, param: click.Parameter) -> str:
    if isinstance(param.type, click.Choice):
        return "cần một trong: " + ", ".join(map(str, param.type.choices))
    if isinstance(param.type, click.IntRange):
        return f"cần số nguyên từ {param.type.min} đến {param.type.max}"
    if isinstance(param.type, click.FloatRange):
        return f"cần số từ {param.type.min} đến {param.type.max}"
    if param.type is click.INT:
        return "cần số nguyên"
    return error.message
