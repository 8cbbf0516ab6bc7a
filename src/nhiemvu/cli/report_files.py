"""A report for programs: JSON and CSV, to standard output or to files by their suffix."""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import contextmanager, suppress
from stat import S_IMODE
from typing import TYPE_CHECKING, Any, TextIO

from nhiemvu.cli.output import CsvLines, without_orders
from nhiemvu.errors import NhiemvuError
from nhiemvu.reporting import MEASURES
from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nhiemvu.reporting import Report
    from nhiemvu.text import Language

TOTAL = Text("Tổng số", "Total")


def write_json(report: Report, lang: Language, stream: TextIO) -> None:
    """Write a report as one JSON document."""
    written = json.dumps(report.to_dict(lang), ensure_ascii=False, indent=1)
    stream.write(without_orders(written) + "\n")


def write_csv(report: Report, lang: Language, stream: TextIO) -> None:
    """Write the rows of every breakdown under one header, and the total last.

    ``by`` tells the rows of one breakdown from those of another, and from the total.
    """
    rows = [
        {"by": ",".join(breakdown.by), **row.to_dict(lang)}
        for breakdown in report.breakdowns
        for row in breakdown.rows
    ]
    groups = list(dict.fromkeys(name for row in rows for name in row["group"]))
    table = CsvLines(("by", *groups, "label", *(measure.name for measure in MEASURES)), stream)
    for row in rows:
        group: dict[str, Any] = row.pop("group")
        table.answer({**group, **row})
    table.answer({"by": "total", "label": TOTAL.text(lang), **report.total.flat()})


WRITERS: dict[str, Callable[[Report, Language, TextIO], None]] = {
    ".json": write_json,
    ".csv": write_csv,
}
"""What writes a report, by the suffix of the file."""


def write_file(report: Report, path: Path, lang: Language) -> None:
    """Write a report to a file, whole or not at all; raises CannotWriteError."""
    with writing(path) as stream:
        WRITERS[path.suffix.lower()](report, lang, stream)
    if sys.stderr.isatty():
        said = Text("Đã ghi {}", "Wrote {}").text(lang)
        sys.stderr.write(said.format(printable(str(path))) + "\n")


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """Give a stream into a file that is there, in UTF-8, once all has been written."""
    target = path.resolve()
    draft = target.with_name(f".nhiemvu-{os.getpid()}.part")
    try:
        try:
            with draft.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            if target.exists():
                draft.chmod(S_IMODE(target.stat().st_mode))
            draft.replace(target)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        raise CannotWriteError(path, error) from None


def check_folder(path: Path) -> None:
    """Refuse a file whose folder is not there, before anything is read."""
    if not path.resolve().parent.exists():
        raise CannotWriteError(path, FileNotFoundError(errno.ENOENT, "", str(path)))


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
    errno.EACCES: Text("không có quyền ghi vào đây", "no permission to write here"),
    errno.EPERM: Text("không có quyền ghi vào đây", "no permission to write here"),
    errno.EROFS: Text("nơi này chỉ cho đọc", "this place is read-only"),
    errno.ENOSPC: Text("hết chỗ trên đĩa", "no space left on the disk"),
    errno.EFBIG: Text("tệp quá lớn đối với hệ thống", "the file is too large for the system"),
    errno.ENAMETOOLONG: Text("tên tệp quá dài", "the name of the file is too long"),
}
