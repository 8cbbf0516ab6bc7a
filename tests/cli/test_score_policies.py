"""``score`` and a policy written by hand: what is refused is named as the file has it (15.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

Refusal: TypeAlias = Callable[[str, str], str]

FLAT = 'policy = "flat"\nbase = 100\nconsider_deduction = 1\n'
WHOLE = "quantity = 1\nquality = 1\n"
LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])


@pytest.fixture
def refusal(
    cli: Callable[..., CompletedProcess[str]], line: Callable[..., str], tmp_path: Path
) -> Refusal:
    """Score by a policy that is no good, check that nothing is answered, and give the message."""

    def call(policy: str, lang: str) -> str:
        path = tmp_path / "p.toml"
        path.write_text(policy, "utf-8", newline="")
        asked = ("score", "-", "--period", "2026-10", "--policy", str(path), "--lang", lang)
        done = cli(*asked, stdin=line("A"))
        assert (done.returncode, done.stdout) == (2, "")
        [message] = done.stderr.splitlines()
        assert message.startswith(f"{path}: ")
        return message.removeprefix(f"{path}: ")

    return call


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("10:30:00", "10:30:00"),
        ("[1.5, 10:30:00]", '[1.5, "10:30:00"]'),
        ("{a = 0.25, b = 2026-10-20}", '{"a": 0.25, "b": "2026-10-20"}'),
        ("1." + "5" * 5000, "1." + "5" * 77 + "…"),
    ],
)
@pytest.mark.parametrize("key", ["policy", "deduct"])
def test_a_wrong_value_is_shown_as_it_is_written_in_the_file(
    refusal: Refusal, key: str, written: str, shown: str
) -> None:
    start = FLAT if key == "deduct" else ""
    assert refusal(f"{start}{key} = {written}\n", "en").startswith(f"{key}: received {shown}; exp")


def test_a_table_of_any_depth_is_named_by_its_key_and_cut(refusal: Refusal) -> None:
    deep = f"{FLAT}deduct.{'.'.join('a' * 9000)} = 1\n"
    said = refusal(deep, "en")
    assert said.startswith("deduct: received ")
    assert said.partition("; ")[2].startswith("expected points from 0 to")
    assert len(said) < 250


@pytest.mark.parametrize("number", ["1e99999999999999999999", "-1e99999999999999999999"])
def test_a_number_beyond_all_measure_is_named_by_its_key(refusal: Refusal, number: str) -> None:
    said = refusal(f"deduct = {number}\n{FLAT}", "en")
    assert said.startswith("deduct: received Infinity; expected points from 0 to 1000000")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("9" * 5000, "một số có quá nhiều chữ số", "a number of too many digits"),
        ("[" * 100_000, "các giá trị lồng nhau quá sâu", "values nested too deep"),
    ],
)
def test_what_is_too_long_or_too_deep_is_named_by_its_own_line_in_plain_words(
    refusal: Refusal, value: str, vi: str, en: str
) -> None:
    text = f"base = 1\ndeduct = {value}\nfloor = 0\nplaces = 2\n"
    for lang, place, words in (("vi", "dòng", vi), ("en", "line", en)):
        said = refusal(text, lang)
        assert said.startswith(f"{place} 2: ")
        assert said.endswith(f"({words})")


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"])
def test_the_line_shown_is_the_one_that_is_numbered(refusal: Refusal, sign: str) -> None:
    """Only a line feed ends a line of TOML, whatever else ends one elsewhere."""
    said = refusal(f"# a{sign}b\nbase = = 1\n", "en")
    assert said.startswith('line 2: received "base = = 1"; ')


@pytest.mark.parametrize(
    ("text", "vi"),
    [
        ("base = 97,5", "thừa ký tự sau giá trị; số thập phân viết dấu chấm, ví dụ 97.5"),
        ("base 97", "thiếu dấu ="),
        ("base", "thiếu dấu ="),
        ("= 97", 'mỗi dòng có dạng "khóa = giá trị"'),
        ("[bands", "thiếu dấu đóng ngoặc vuông"),
        ("[[bands]", "thiếu dấu đóng ngoặc vuông"),
        ("điểm = 1", 'mỗi dòng có dạng "khóa = giá trị"'),
        ("a.điểm = 1", "tên khóa không hợp lệ; tên có dấu thì đặt trong dấu nháy kép"),
        ("base = 1\nbase = 2", "khóa này đã có ở trên"),
        ("a = {b = 1, b = 2}", "khóa này đã có ở trên"),
        ("[a]\n[a]", "khóa này đã có ở trên"),
        ("a = [1", "thiếu dấu đóng ngoặc"),
        ('a = "Tốt', "chuỗi chưa đóng dấu nháy"),
        ("a = 'Tốt", "chuỗi chưa đóng dấu nháy"),
        ('a = "\\x"', "ký tự thoát không hợp lệ"),
        ('a = "\\u12"', "ký tự thoát không hợp lệ"),
        ('a = "\\ud800"', "ký tự thoát không hợp lệ"),
        ('a = "\x07"', "có ký tự điều khiển"),
        ("# \x07", "có ký tự điều khiển"),
        ("a = 2026-02-30", "ngày, giờ không hợp lệ"),
        ("a = flat", "giá trị không hợp lệ; chữ thì đặt trong dấu nháy kép"),
    ],
)
def test_what_is_no_toml_is_said_in_vietnamese(refusal: Refusal, text: str, vi: str) -> None:
    assert refusal(text, "vi").endswith(f"; yêu cầu: cú pháp TOML hợp lệ ({vi})")


@LANGUAGES
def test_a_very_long_unknown_key_is_cut(refusal: Refusal, lang: str) -> None:
    said = refusal(f"{FLAT}deduct = 1\n{'k' * 100_000} = 1\n", lang)
    assert len(said) < 500
    assert f' "{"k" * 78}…; ' in said


def test_a_unit_twice_in_two_unicode_forms_is_refused(refusal: Refusal) -> None:
    twice = "".join(f'[units."{code}"]\n{WHOLE}' for code in ("S\u00e1", "Sa\u0301"))
    text = f'policy = "decree_335"\n[default]\n{WHOLE}{twice}'
    assert refusal(text, "en").startswith('units.Sa\u0301: received "Sa\u0301"; expected one table')
    assert "mỗi đơn vị một bảng" in refusal(text, "vi")
