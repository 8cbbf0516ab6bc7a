"""``report -o``: files by their suffix, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu.export.files import writing

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]
Run: TypeAlias = Callable[..., tuple[int, str, str]]

OCTOBER = (str(EXAMPLES), "--period", "2026-10")
LEFT_OUT = "Không tính 1 nhiệm vụ giao sau thời điểm lấy số liệu (hết ngày 31/10/2026).\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_file_holds_what_standard_output_would(
    cli: Cli, here: Path, form: str, lang: str
) -> None:
    asked = ("report", *OCTOBER, "--lang", lang, "--by", "unit_kind")
    done = cli(*asked, "-o", f"báo cáo.{form}")
    assert (done.returncode, done.stdout) == (0, "")
    shown = cli(*asked, "--format", form).stdout
    assert (here / f"báo cáo.{form}").read_bytes() == shown.encode()
    assert [path.name for path in here.iterdir()] == [f"báo cáo.{form}"]


def test_several_files_at_once_and_an_answer_when_it_is_asked_for(cli: Cli, here: Path) -> None:
    outputs = ("-o", "a.JSON", "--output", "b.csv", "-o", "c.Csv")
    for form in ("text", "json", "csv"):
        done = cli("report", *OCTOBER, *outputs, "--format", form)
        assert (done.returncode, done.stderr) == (0, LEFT_OUT)
        assert done.stdout == cli("report", *OCTOBER, "--format", form).stdout
        assert json.loads((here / "a.JSON").read_text("utf-8"))["total"]["tasks"] == 35
        assert (here / "b.csv").read_bytes() == (here / "c.Csv").read_bytes()
        assert len(list(here.iterdir())) == 3


def test_a_file_is_replaced_and_may_be_named_twice(cli: Cli, here: Path) -> None:
    (here / "a.json").write_text("old" * 10_000, "utf-8")
    done = cli("report", *OCTOBER, "-o", "a.json", "-o", "a.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((here / "a.json").read_text("utf-8"))["period"] == "2026-10"


@pytest.mark.parametrize(
    "name", ["x", "x.", "x.txt", ".json", "", "-", "x.json.gz", "x.xlsx2", ".."]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_suffix_that_is_none_is_refused_before_anything_is_read(
    cli: Cli, here: Path, name: str, lang: str
) -> None:
    asked = ("nowhere.jsonl", "--period", "2026-10", "-o", "good.json", "-o", name)
    done = cli("report", *asked, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".json, .csv" in done.stderr
    assert f'"{Path(name)}"' in done.stderr
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_place_that_cannot_be_written(cli: Cli, here: Path, lang: str) -> None:
    """The message names the file that was asked for; nothing is left behind."""
    (here / "folder.json").mkdir()
    (here / "file").touch()
    asked = ("report", *OCTOBER, "--lang", lang, "-o")
    for name in ("none/x.json", "folder.json", "file/x.csv"):
        done = cli(*asked, name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name}: "), done.stderr
        assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in here.rglob("*")) == ["file", "folder.json"]


@posix
def test_a_name_as_long_as_the_system_allows(cli: Cli, here: Path) -> None:
    name = "x" * 250 + ".json"
    (here / name).touch()
    done = cli("report", *OCTOBER, "-o", name)
    assert (done.returncode, done.stderr) == (0, LEFT_OUT)


@pytest.mark.parametrize(
    ("number", "wrong"), [(13, ("đọc", "read")), (2, ("không tìm thấy tệp", "no such file"))]
)
def test_writing_is_not_called_reading(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch, number: int, wrong: tuple[str, str]
) -> None:
    """A file to be made is not missing, and who may not write is not told of reading."""
    opened = Path.open

    def locked(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if "x" in mode:
            raise OSError(number, "refused", str(path))
        return opened(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", locked)
    for lang, words in zip(("vi", "en"), wrong, strict=True):
        done = cli("report", *OCTOBER, "-o", "x.json", "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("x.json: ")
        assert words not in done.stderr


@posix
def test_a_file_that_is_replaced_keeps_its_permissions(cli: Cli, here: Path) -> None:
    (here / "x.json").touch(mode=0o600)
    assert cli("report", *OCTOBER, "-o", "x.json").returncode == 0
    assert (here / "x.json").stat().st_mode & 0o777 == 0o600
    assert json.loads((here / "x.json").read_text("utf-8"))["total"]["tasks"] == 35


@posix
def test_a_link_is_followed(cli: Cli, here: Path) -> None:
    (here / "real.json").touch()
    (here / "link.json").symlink_to("real.json")
    assert cli("report", *OCTOBER, "-o", "link.json").returncode == 0
    assert (here / "link.json").is_symlink()
    assert json.loads((here / "real.json").read_text("utf-8"))["period"] == "2026-10"


def test_a_folder_that_is_not_there_is_found_out_before_anything_is_written(
    cli: Cli, here: Path
) -> None:
    done = cli("report", *OCTOBER, "-o", "a.csv", "-o", "none/b.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "none/b.json: thư mục chứa tệp không tồn tại\n"
    assert list(here.iterdir()) == []


def test_a_disk_that_fills_up_leaves_the_old_file(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "x.json").write_text("old", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = cli("report", *OCTOBER, "-o", "x.json")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "x.json: hết chỗ trên đĩa\n")
    assert [(path.name, path.read_text("utf-8")) for path in here.iterdir()] == [("x.json", "old")]


def test_ctrl_c_leaves_no_half_written_file(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    assert cli("report", *OCTOBER, "-o", "x.json").returncode == 130
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("option", ["FILE", "--units", "--notices"])
def test_what_is_read_is_never_written_over(cli: Cli, here: Path, option: str) -> None:
    """A slip of the keyboard must not cost the data."""
    act = {"number": "1/TB", "date": "2026-10-20"}
    given = {
        "FILE": EXAMPLES.read_text("utf-8"),
        "--units": '{"code": "A"}\n',
        "--notices": json.dumps({"act": act, "off": ["2026-10-21"], "worked": []}),
    }[option]
    path = here / "given.json"
    path.write_text(given, "utf-8")
    if option == "FILE":
        done = cli("report", "given.json", "--period", "2026-10", "-o", "./given.json")
    else:
        done = cli("report", *OCTOBER, option, str(path), "-o", "given.json")
    assert path.read_text("utf-8") == given
    assert (done.returncode, done.stdout) == (2, "")
    assert "given.json" in done.stderr


@posix
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_terminal_is_told_what_was_written(on_terminal: Run, tmp_path: Path, lang: str) -> None:
    asked = ("report", *OCTOBER, "-o", "x.json", "-o", "y.csv", "--lang", lang)
    status, out, err = on_terminal(*asked, terminals="out err")
    assert (status, out) == (0, "")
    word = {"vi": "Đã ghi", "en": "Wrote"}[lang]
    assert f"{word} x.json\n{word} y.csv\n" in err
    assert (tmp_path / "x.json").exists()


@posix
def test_the_name_of_a_file_written_never_steers_the_terminal(on_terminal: Run) -> None:
    status, _, err = on_terminal("report", *OCTOBER, "-o", "\x1b]0;pwn\x07.json", terminals="err")
    assert status == 0
    assert "\x1b]0;" not in err
    assert "\\x1b]0;pwn\\x07.json" in err


@posix
def test_what_is_no_ordinary_file_is_left_as_it_is(cli: Cli, here: Path) -> None:
    os.mkfifo(here / "pipe.csv")
    (here / "link.csv").symlink_to("pipe.csv")
    (here / "loop.csv").symlink_to("loop.csv")
    for name in ("pipe.csv", "link.csv", "loop.csv"):
        done = cli("report", "nowhere.jsonl", "--period", "2026-10", "-o", name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(f"{name}: ")
    assert (here / "pipe.csv").is_fifo()


def test_writings_side_by_side_do_not_meet(here: Path) -> None:
    with writing("a.txt") as one, writing("b.txt") as other:
        one.write(b"a")
        other.write(b"b")
    assert [(here / name).read_bytes() for name in ("a.txt", "b.txt")] == [b"a", b"b"]
    assert len(list(here.iterdir())) == 2
