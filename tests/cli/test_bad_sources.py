"""Files that cannot be read: the file and the reason, in the language asked, exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

COMMANDS = {
    "classify": ("--as-of", "31/10/2026"),
    "timeline": ("--id", "NV-1", "--until", "31/10/2026"),
}
REASONS = {
    "missing": {"vi": "không tìm thấy tệp", "en": "no such file"},
    "a folder": {"vi": "đây là thư mục, cần một tệp", "en": "this is a folder, a file is expected"},
    "unreadable": {"vi": "không có quyền đọc", "en": "no permission to read it"},
}


def assert_refused(done: CompletedProcess[str], path: Path, reason: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{path}: {reason}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_missing_file_and_a_folder(cli: Cli, tmp_path: Path, command: str, lang: str) -> None:
    for path, reason in ((tmp_path / "không có.jsonl", "missing"), (tmp_path, "a folder")):
        done = cli(command, str(path), *COMMANDS[command], "--lang", lang)
        assert_refused(done, path, REASONS[reason][lang])


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0,
    reason="root reads every file, and Windows keeps permissions elsewhere",
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_unreadable_file(cli: Cli, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "tasks.jsonl"
    path.touch(mode=0)
    done = cli("classify", str(path), "--as-of", "31/10/2026", "--lang", lang)
    assert_refused(done, path, REASONS["unreadable"][lang])


def test_an_unreadable_file_by_its_error(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "tasks.jsonl")

    monkeypatch.setattr(Path, "open", locked)
    for lang in ("vi", "en"):
        done = cli("classify", "tasks.jsonl", "--as-of", "31/10/2026", "--lang", lang)
        assert_refused(done, Path("tasks.jsonl"), REASONS["unreadable"][lang])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows numbers these otherwise")
@pytest.mark.parametrize(
    ("name", "vietnamese", "english"),
    [
        ("x" * 300, "tên tệp quá dài", "the name of the file is too long"),
        ("file/tasks.jsonl", "đường dẫn đi qua một tệp", "the path leads through a file"),
    ],
)
def test_a_path_that_cannot_be(
    cli: Cli, tmp_path: Path, name: str, vietnamese: str, english: str
) -> None:
    (tmp_path / "file").touch()
    for lang, reason in (("vi", vietnamese), ("en", english)):
        done = cli("classify", str(tmp_path / name), "--as-of", "31/10/2026", "--lang", lang)
        assert_refused(done, tmp_path / name, reason)


def test_any_other_failure_is_told_in_the_system_s_words(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy", "tasks.jsonl")

    monkeypatch.setattr(Path, "open", busy)
    for lang in ("vi", "en"):
        done = cli("classify", "tasks.jsonl", "--as-of", "31/10/2026", "--lang", lang)
        assert_refused(done, Path("tasks.jsonl"), "Device or resource busy")


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_nothing_is_answered_for_a_file_that_is_not_there(
    cli: Cli, tmp_path: Path, form: str
) -> None:
    """Not even the header of a table."""
    path = tmp_path / "none.jsonl"
    done = cli("classify", str(path), "--as-of", "31/10/2026", "--format", form)
    assert_refused(done, path, REASONS["missing"]["vi"])


def test_a_failure_without_a_file_is_told_too(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    done = cli("classify", "x", "--as-of", "31/10/2026")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Input/output error\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_binary_file_is_refused_at_its_first_line(cli: Cli, tmp_path: Path, command: str) -> None:
    path = tmp_path / "tasks.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    done = cli(command, str(path), *COMMANDS[command], "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}:1: received ")
    assert "in UTF-8" in done.stderr


def test_the_file_is_named_as_it_was_given(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("nhiệm vụ.jsonl").write_text("{}\n", "utf-8")
    done = cli("classify", "./nhiệm vụ.jsonl", "--as-of", "31/10/2026")
    assert all(row.startswith("./nhiệm vụ.jsonl:1: ") for row in done.stderr.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_made_by_the_shell_is_a_file_like_any_other(
    cli: Cli, line: Callable[..., str], command: str
) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(line())
    name = f"/dev/fd/{reading}"
    if not Path(name).exists():
        pytest.skip("no /dev/fd here")
    done = cli(command, name, *COMMANDS[command], "--format", "json")
    os.close(reading)
    assert (done.returncode, done.stderr) == (0, "")
