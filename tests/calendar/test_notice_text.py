"""Text that holds notices, and text that does not: which line is wrong, and how (rules §3)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.calendar import read_notices
from nhiemvu.errors import NoticeError
from nhiemvu.text import Text

ONE = '{"act": {"number": "1/TB-BNV", "date": null}}'
TWO = '{"act": {"number": "2/TB-BNV", "date": null}}'
BOM = "\ufeff"


def refused(text: str) -> NoticeError:
    with pytest.raises(NoticeError) as caught:
        read_notices(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("x", 1, "x"),
        ("[", 1, "["),
        ("\n\nx", 3, "x"),
        (f'{ONE}\n\n{{"act"', 3, '{"act"'),
        (f"{ONE}\n{TWO}\nx", 3, "x"),
        (f"{ONE}\nx", 2, "x"),
        (f"{ONE}\r\nx", 2, "x"),
        (f"{BOM}{ONE}\nx", 2, "x"),
        (f"{ONE}\n{BOM}{TWO}", 2, f"{BOM}{TWO}"),
        (f"{ONE}{TWO}", 1, f"{ONE}{TWO}"),
        ('{\n "act": {}\n "off": []\n}\n', 3, ' "off": []'),
        ("[" * 100_000, 1, "[" * 100_000),
        (f"{ONE}\n" + "[" * 100_000, 2, "[" * 100_000),
        ('{"covers": ' + "9" * 5000 + "}", 1, '{"covers": ' + "9" * 5000 + "}"),
    ],
    ids=[
        "a word", "an open list", "after blank lines", "the third line", "after two notices",
        "the second line", "carriage return", "after a byte order mark", "a mark inside",
        "two on a line", "a comma too few", "nested beyond measure", "nested, on the second line",
        "a number too long for Python",
    ],
)  # fmt: skip
def test_text_that_is_not_json_names_the_line(text: str, line: int, found: str) -> None:
    """Of one object over several lines, the line where it goes wrong."""
    error = refused(text)
    assert (error.code, error.found) == ("not_json", found)
    assert error.where == Text(f"dòng {line}", f"line {line}")
    assert str(error) == error.message("vi")
    assert error.message("vi").startswith(f"dòng {line}: nhận được: ")
    assert error.message("vi").endswith("; yêu cầu: JSON hợp lệ")
    assert error.message("en").startswith(f"line {line}: received ")
    assert error.message("en").endswith("; expected valid JSON")
    assert len(error.message()) < 200, "what is long is cut"


@pytest.mark.parametrize("text", ["", " ", "\n", " \r\n\t\n", BOM, f"{BOM}\n"], ids=ascii)
def test_text_with_nothing_in_it_is_a_mistake(text: str) -> None:
    """An empty file is most likely one that was not written to the end."""
    error = refused(text)
    assert (error.code, error.found) == ("empty", text.removeprefix(BOM))
    assert error.where == Text("cả tệp", "the whole file")
    assert error.message("vi").startswith("cả tệp: nhận được: ")
    assert error.message("vi").endswith("; yêu cầu: ít nhất một thông báo")
    assert error.message("en").startswith("the whole file: received ")
    assert error.message("en").endswith("; expected at least one notice")


def test_a_list_with_nothing_in_it_is_none() -> None:
    """Whoever writes an empty list means it."""
    assert read_notices("[]") == read_notices(f"{BOM}[]\n") == ()


@pytest.mark.parametrize(
    "text", ["1", "null", '"x"', "[1]", "[[]]", f"{ONE}\n1", f"{ONE}\n[{TWO}]"]
)
def test_json_that_is_no_notice(text: str) -> None:
    error = refused(text)
    assert (error.code, error.where) == ("not_an_object", "notice")


@pytest.mark.parametrize("text", [ONE, f"[{ONE}]", f"{ONE}\n{TWO}", f"[{ONE},\n{TWO}]\n"])
def test_a_byte_order_mark_is_nothing(text: str) -> None:
    """Windows writes one before any text."""
    assert read_notices(BOM + text) == read_notices(text)


@given(note=st.text(st.sampled_from("a\u2028\u2029\x85\u00a0 "), min_size=1))
def test_only_a_line_feed_ends_a_line(note: str) -> None:
    """U+2028 and its like may stand in a string of JSON as they are."""
    assert len(f"{note}\u2028.".splitlines()) > 1, "Python takes it for the end of a line"
    act = {"number": "1/TB-BNV", "date": None, "note": f"{note}\u2028."}
    line = json.dumps({"act": act}, ensure_ascii=False)
    first, second = read_notices(f"{line}\n{line}")
    assert first == second == read_notices(line)[0]
    assert first.act.note is not None
    assert "\u2028" in first.act.note.vi


def test_the_line_of_an_error_is_counted_by_line_feeds() -> None:
    line = json.dumps({"act": {"number": "1/\u2028", "date": None}}, ensure_ascii=False)
    assert refused(f"{line}\nx").where == Text("dòng 2", "line 2")
