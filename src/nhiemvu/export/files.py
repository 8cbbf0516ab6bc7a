"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE
from typing import TYPE_CHECKING, BinaryIO

from nhiemvu.errors import NhiemvuError
from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from nhiemvu.text import Language


@contextmanager
def writing(target: str | PathLike[str] | BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream of bytes into a file that is there once all has been written.

    A stream is given as it is, and left open. Raises CannotWriteError.
    """
    if not isinstance(target, (str, os.PathLike)):
        yield target
        return
    path = Path(target)
    real = check_target(path)
    draft = real.with_name(f".nhiemvu-{os.getpid()}-{token_hex(6)}.part")
    try:
        try:
            with draft.open("x+b") as stream:
                yield stream
            if real.exists():
                draft.chmod(S_IMODE(real.stat().st_mode))
            draft.replace(real)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        raise CannotWriteError(path, error) from None


def check_target(path: Path) -> Path:
    """Give the file that a path means; refuse, before anything is read, what cannot be one.

    That is one whose folder is not there or may not be written, and what is there but is no
    ordinary file.
    """
    try:
        real = path.resolve()
        wrong = _wrong_with(real)
    except RuntimeError:  # what Path says of links that lead in a circle
        real, wrong = path, errno.ELOOP
    except OSError as error:
        raise CannotWriteError(path, error) from None
    if wrong:
        raise CannotWriteError(path, OSError(wrong, os.strerror(wrong)))
    return real


def _wrong_with(real: Path) -> int:
    """Give the number of what makes a path no file that can be written, 0 where it is one."""
    if not real.parent.is_dir():
        return errno.ENOTDIR if real.parent.exists() else errno.ENOENT
    if real.is_dir():
        return errno.EISDIR
    if real.exists() and not real.is_file():
        return errno.ENODEV
    return 0 if os.access(real.parent, os.W_OK) else errno.EACCES


class CannotWriteError(NhiemvuError):
    """A file that cannot be written: which, and what the system says."""

    def __init__(self, path: Path, error: OSError) -> None:
        other = error.strerror or str(error)
        self.reason = _CANNOT_WRITE.get(error.errno or 0, Text(other, other))
        super().__init__("cannot_write", found=str(path), expected=self.reason)
        self.path = path

    def message(self, lang: Language = "vi") -> str:
        """Say which file, and why."""
        return f"{printable(str(self.path))}: {self.reason.text(lang)}"


_CANNOT_WRITE = {
    errno.ENOENT: Text("thư mục chứa tệp không tồn tại", "the folder does not exist"),
    errno.ENOTDIR: Text("đường dẫn đi qua một tệp", "the path leads through a file"),
    errno.EISDIR: Text("đây là thư mục, cần tên một tệp", "this is a folder, a file is expected"),
    errno.ENODEV: Text("đây không phải là tệp thường", "this is no ordinary file"),
    errno.ELOOP: Text("đường dẫn có liên kết vòng", "the path has a link that leads to itself"),
    errno.EACCES: Text("không có quyền ghi vào đây", "no permission to write here"),
    errno.EPERM: Text("không có quyền ghi vào đây", "no permission to write here"),
    errno.EROFS: Text("nơi này chỉ cho đọc", "this place is read-only"),
    errno.ENOSPC: Text("hết chỗ trên đĩa", "no space left on the disk"),
    errno.EFBIG: Text("tệp quá lớn đối với hệ thống", "the file is too large for the system"),
    errno.ENAMETOOLONG: Text("tên tệp quá dài", "the name of the file is too long"),
}
