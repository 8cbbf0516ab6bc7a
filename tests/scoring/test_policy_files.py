"""A policy's file: how it is read, and what is wrong with one that is no TOML (15.2)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from nhiemvu.errors import PolicyError
from nhiemvu.scoring import flat, read_policy

if TYPE_CHECKING:
    from pathlib import Path

FLAT = 'policy = "flat"\nbase = 100\ndeduct = 2\nconsider_deduction = 1\n'
TWICE = "khóa này đã có ở trên"
OPEN = "chuỗi chưa đóng dấu nháy"
ESCAPED = "ký tự thoát không hợp lệ"
VALUE = "giá trị không hợp lệ; chữ thì đặt trong dấu nháy kép"
LONG = "x" * 200_000
AFTER = "thừa ký tự sau giá trị; số thập phân viết dấu chấm, ví dụ 97.5"


def refused(path: Path, text: str | bytes) -> PolicyError:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PolicyError) as found:
        read_policy(path)
    assert len(found.value.problems) == 1
    return found.value


@pytest.mark.parametrize(
    ("text", "line", "shown", "vi"),
    [
        ("x = 1\n = 1", 2, "= 1", 'mỗi dòng có dạng "khóa = giá trị"'),
        ("a = 1,5\nb = 2", 1, "a = 1,5", AFTER),
        ("\n\na b = 1\n", 3, "a b = 1", "thiếu dấu ="),
        ("[units\n", 1, "[units", "thiếu dấu đóng ngoặc vuông"),
        ("[[bands\n", 1, "[[bands", "thiếu dấu đóng ngoặc vuông"),
        ("a = 'x", 1, "a = 'x", OPEN),
        ("a = 'x\x01'", 1, "a = 'x\\x01'", "có ký tự điều khiển"),
        ('a = "x\ny"', 1, 'a = "x', "có ký tự điều khiển"),
        ("a = 1 # x\x01", 1, "a = 1 # x\\x01", "có ký tự điều khiển"),
        ("a = 1\n[b]\nc = 1\n[b]", 4, "[b]", TWICE),
        ("a = 1\na = 2", 2, "a = 2", TWICE),
        ("a = {b = 1}\na.c = 2", 2, "a.c = 2", TWICE),
        ("a = {b = 1, b = 2}", 1, "a = {b = 1, b = 2}", TWICE),
        ("[a.]", 1, "[a.]", "tên khóa không hợp lệ; tên có dấu thì đặt trong dấu nháy kép"),
        ("a = [1 2]", 1, "a = [1 2]", "thiếu dấu đóng ngoặc"),
        ("a = {b = 1", 1, "a = {b = 1", "thiếu dấu đóng ngoặc"),
        ('a = "\\q"', 1, 'a = "\\q"', ESCAPED),
        ('a = "\\uzz"', 1, 'a = "\\uzz"', ESCAPED),
        ('a = "\\ud800"', 1, 'a = "\\ud800"', ESCAPED),
        ('a = "x', 1, 'a = "x', OPEN),
        ("a = 1\nb = 2026-02-30", 2, "b = 2026-02-30", "ngày, giờ không hợp lệ"),
        ("a = abc", 1, "a = abc", VALUE),
        ("a = 1\nb = [1,\n\n\n", 2, "b = [1,", VALUE),
        ('a = 1\n  b = """x\n\ny\n\n', 4, "y", OPEN),
    ],
)
def test_what_is_no_toml_is_told_in_vietnamese_with_its_line(
    tmp_path: Path, text: str, line: int, shown: str, vi: str
) -> None:
    path = tmp_path / "p.toml"
    error = refused(path, text)
    assert error.code == "not_toml"
    assert error.source == str(path)
    assert error.problems[0].field == ""
    assert error.message() == (
        f'{path}: dòng {line}: nhận được: "{shown}"; yêu cầu: cú pháp TOML hợp lệ ({vi})'
    )
    english = error.message("en")
    assert english.startswith(f'{path}: line {line}: received "{shown}"; expected valid TOML (')
    with pytest.raises(tomllib.TOMLDecodeError) as parser:
        tomllib.loads(text)
    told = str(parser.value).partition(" (at ")[0]
    assert english.endswith(f"({told})"), "the line is named once"


@pytest.mark.parametrize(("place", "line"), [("line 2, column 3", 2), ("end of document", 3)])
def test_what_a_later_parser_says_is_told_as_it_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, line: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise tomllib.TOMLDecodeError(f"Something new (at {place})")

    monkeypatch.setattr("nhiemvu.scoring.policy_files.tomllib.loads", refuse)
    error = refused(tmp_path / "p.toml", "a = 1\nb = 2\nc = 3\n\n")
    for lang, said in (("vi", "hợp lệ (Something new)"), ("en", "valid TOML (Something new)")):
        assert error.message(lang).endswith(said)  # type: ignore[arg-type]
    assert f": line {line}: " in error.message("en")


@pytest.mark.parametrize(
    ("text", "line", "vi", "en"),
    [
        (f"# {LONG}\nb = [2]\nc = " + "[" * 100_000 + "\nd = {}", 3,
         "các giá trị lồng nhau quá sâu", "values nested too deep"),
        ("a = [[1, 2]]\nb = " + "{x=" * 100_000, 2,
         "các giá trị lồng nhau quá sâu", "values nested too deep"),
        (f"a = '{LONG}'\nb = " + "9" * 5000 + "\nc = 12", 2,
         "một số có quá nhiều chữ số", "a number of too many digits"),
    ],
)  # fmt: skip
def test_what_is_too_much_is_told_with_the_line_that_has_the_most_of_it(
    tmp_path: Path, text: str, line: int, vi: str, en: str
) -> None:
    path = tmp_path / "p.toml"
    error = refused(path, text)
    assert error.code == "not_toml"
    assert error.message().startswith(f"{path}: dòng {line}: nhận được: ")
    assert error.message().endswith(f"…; yêu cầu: cú pháp TOML hợp lệ ({vi})")
    assert error.message("en").startswith(f"{path}: line {line}: received ")
    assert error.message("en").endswith(f"…; expected valid TOML ({en})")


def test_a_file_of_another_encoding_is_shown_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    error = refused(path, "# điểm trừ, thi đua khen thưởng".encode("utf-16-le"))
    assert [(one.code, one.field) for one in error.problems] == [("not_utf8", "")]
    assert error.source == str(path)
    shown = r"#\x00 \x00\x11\x01i\x00\xc3\x1em\x00 \x00t\x00r\x00\xeb\x1e"
    assert error.message() == f'{path}: nhận được: "{shown}"; yêu cầu: tệp TOML, mã UTF-8'
    assert error.message("en") == f'{path}: received "{shown}"; expected a TOML file in UTF-8'


def test_a_path_may_be_text_and_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "điểm.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FLAT.replace("\n", "\r\n").encode())
    expected = flat(base=Decimal(100), deduct=2, consider_deduction=1)
    assert read_policy(path) == read_policy(str(path)) == expected
    with pytest.raises(FileNotFoundError):
        read_policy(tmp_path / "none.toml")


def test_a_problem_of_a_value_names_the_file_too(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    for text in ("policy = 1", FLAT + "floor = -1", FLAT + "floor = 101"):
        error = refused(path, text)
        assert error.source == str(path)
        assert error.message().startswith(f"{path}: ")
