"""The file itself: a path or a stream, the same bytes each time, nothing left behind."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from nhiemvu.export import CannotWriteError, write_xlsx
from nhiemvu.export.xlsx import workbook
from workbooks import bytes_of, of_the_examples, read_back

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nhiemvu.text import Language

MADE = of_the_examples(by=[("unit",), ("unit_kind",)], obligations=True)
ONCE = bytes_of(MADE)


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert bytes_of(of_the_examples(by=[("unit",), ("unit_kind",)], obligations=True)) == ONCE


def test_a_path_and_a_stream_get_the_same(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.xlsx"
    write_xlsx(MADE, target)
    assert target.read_bytes() == ONCE
    assert list(tmp_path.iterdir()) == [target]


def test_a_stream_that_can_only_be_written_to() -> None:
    class Pipe:
        def __init__(self) -> None:
            self.written = bytearray()

        def write(self, data: bytes) -> int:
            self.written += data
            return len(data)

    pipe: Any = Pipe()
    write_xlsx(MADE, pipe)
    assert bytes(pipe.written) == ONCE


@pytest.mark.parametrize(
    ("lang", "title", "subject"),
    [
        (
            "vi",
            "Kết quả thực hiện nhiệm vụ do UBND tỉnh giao, tháng 10/2026",
            "Số liệu tính đến hết ngày 31/10/2026",
        ),
        (
            "en",
            "Tasks assigned by the People's Committee, October 2026",
            "Figures as of the end of 2026-10-31",
        ),
    ],
)
def test_properties(lang: Language, title: str, subject: str) -> None:
    found = read_back(BytesIO(bytes_of(MADE, lang))).properties
    assert (found.title, found.subject) == (title, subject)
    assert found.created.isoformat() == "2026-10-31T16:59:59"


def test_nothing_is_read_from_elsewhere_or_run() -> None:
    with ZipFile(BytesIO(ONCE)) as found:
        assert not [name for name in found.namelist() if "vba" in name or "external" in name]
        for name in found.namelist():
            assert b'TargetMode="External"' not in found.read(name)
            assert name.startswith("xl/worksheets/sheet") is False or b"<f>" not in found.read(name)


def test_a_stream_that_fails_raises_what_it_says() -> None:
    class Full:
        def write(self, _: bytes) -> int:
            raise OSError(errno.ENOSPC, "no space left")

    full: Any = Full()
    with pytest.raises(OSError, match="no space left"):
        write_xlsx(MADE, full)


def test_no_room_for_what_is_put_aside_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "aside" / "book.xlsx").mkdir(parents=True)

    @contextmanager
    def folder(**_: Any) -> Iterator[str]:
        yield str(tmp_path / "aside")

    monkeypatch.setattr(workbook, "TemporaryDirectory", folder)
    target = tmp_path / "made.xlsx"
    with pytest.raises(CannotWriteError):
        write_xlsx(MADE, target)
    assert not target.exists()
