"""Lines that are no task at all: each gets a message with its place, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Refused: TypeAlias = Callable[..., list[str]]

HEAD = '{"id": "NV-1", "assigned_at": "2026-10-05T10:00:00+07:00", "deadline": "2026-10-20",'
NOT_JSON = {
    "words": b"xin ch\xc3\xa0o",
    "an object cut short": b'{"id": "NV-1", ',
    "one of several lines of an object": b"{\n",
    "a trailing comma": b'{"id": "NV-1",}',
    "single quotes": b"{'id': 'NV-1'}",
    "two objects on a line": b"{}{}",
    "a list of tasks, begun": b"[",
    "a comment": b"// 5",
    "a NUL byte": b"\x00",
    "a NUL byte in text": b'{"id": "NV\x001"}',
    "a raw escape sequence": b"\x1b[31m\x07",
    "bytes that are not UTF-8": b'{"id": "\xff\xfe"}',
    "a surrogate in bytes": b'{"id": "\xed\xa0\x80"}',
    "a surrogate, escaped": b'{"id": "\\ud800"}',
    "a surrogate, escaped, the wrong way round": b'{"id": "\\udc00\\ud800"}',
    "another encoding": '{"id": "NV-1"}'.encode("utf-16"),
    "the start of a workbook": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
    "every byte but the end of line": bytes(set(range(256)) - {10}),
    "100 000 brackets": b"[" * 100_000,
    "100 000 objects": b'{"a":' * 100_000,
    "deep in the host's own data": f'{HEAD} "extra": {{"a": {"[" * 100_000}'.encode(),
    "a number of 5000 digits": b'{"id": ' + b"9" * 5_000 + b"}",
    "ten million characters": b"x" * 10_000_000,
    "ten million characters of an id, cut short": b'{"id": "' + b"x" * 10_000_000,
}
NOT_AN_OBJECT = ["null", "true", "5", "-1e5", '"NV-1"', "[]", '["NV-1"]']


@pytest.mark.parametrize("name", NOT_JSON)
@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "; yêu cầu: mỗi dòng là một đối tượng JSON hợp lệ, mã UTF-8 (lỗi"),
        ("en", "; expected one valid JSON object a line, in UTF-8 (it fails here"),
    ],
)
def test_what_is_not_json_says_where_it_fails(
    refused: Refused, name: str, lang: str, expected: str
) -> None:
    (message,) = refused(NOT_JSON[name], lang)
    assert expected in message
    assert len(message) < 500
    assert message.isprintable()


FAULTS: list[tuple[bytes, int, str, str]] = [
    (b'{"a":', 5, "dòng bị cắt giữa chừng", "EOF while parsing a value"),
    (b"xin", 1, "thiếu giá trị", "expected value"),
    (b'{"a":tru}', 9, "giá trị không hợp lệ", "expected ident"),
    (b"[1 2]", 4, "thiếu dấu phẩy hoặc dấu đóng ngoặc", "expected `,` or `]`"),
    (b'{"a" 1}', 6, "thiếu dấu hai chấm", "expected `:`"),
    (b"{'a':1}", 2, "khóa phải đặt trong dấu ngoặc kép", "key must be a string"),
    (b"{}{}", 3, "thừa ký tự sau đối tượng JSON", "trailing characters"),
    (b'{"a":1,}', 8, "thừa dấu phẩy", "trailing comma"),
    (
        b'{"a":"\x01"}',
        7,
        "có ký tự điều khiển trong chuỗi",
        "control character (\\u0000-\\u001F) found while parsing a string",
    ),
    (b'{"a":"\\x"}', 8, "ký tự thoát không hợp lệ", "invalid escape"),
    (b'{"a":"\\ud800"}', 13, "ký tự thoát không hợp lệ", "unexpected end of hex escape"),
    (b'{"a":"\\udc00"}', 12, "ký tự Unicode không hợp lệ", "lone leading surrogate in hex escape"),
    (b'{"a":"\xff"}', 7, "ký tự Unicode không hợp lệ", "invalid unicode code point"),
    (b'{"a":01}', 7, "số không hợp lệ", "invalid number"),
    (b'{"a":' + b"9" * 5_000 + b"}", 4307, "số quá lớn", "number out of range"),
    (b"[" * 500, 202, "lồng nhau quá sâu", "recursion limit exceeded"),
]


@pytest.mark.parametrize(("given", "column", "vietnamese", "english"), FAULTS)
def test_what_the_parser_says_is_said_in_the_language_asked_for(
    refused: Refused, given: bytes, column: int, vietnamese: str, english: str
) -> None:
    assert refused(given, "vi")[0].endswith(f" (lỗi, cột {column}: {vietnamese})")
    assert refused(given, "en")[0].endswith(f" (it fails here, column {column}: {english})")


def test_the_column_is_the_place_in_the_line(refused: Refused) -> None:
    (message,) = refused(b'{"id": "NV-1", x}')
    assert ", column 16: " in message


def test_a_fault_at_the_end_of_the_line_has_no_column(refused: Refused) -> None:
    assert refused(b"{\n", "vi")[0].endswith(" (lỗi: dòng bị cắt giữa chừng)")
    assert refused(b"{\n", "en")[0].endswith(" (it fails here: EOF while parsing an object)")


@pytest.mark.parametrize("given", NOT_AN_OBJECT)
def test_json_that_is_not_an_object(refused: Refused, given: str) -> None:
    (message,) = refused(given)
    assert message.endswith("; expected a JSON object")
    assert message.startswith("received ")


def test_long_values_are_cut(refused: Refused, line: Callable[..., str]) -> None:
    (message,) = refused(line(content=["x" * 10_000_000]))
    assert message.startswith("NV-1: content: received [")
    assert len(message) < 200
    assert "…; expected text" in message


def test_a_very_long_task_is_a_task(cli: Cli, line: Callable[..., str]) -> None:
    given = line(content="đ" * 5_000_000) + line("NV-2")
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=given)
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["NV-1", "NV-2"]


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 4_000, "1e999", "-1e-999", "0.1e400"])
def test_huge_numbers_in_the_host_s_own_data_are_its_affair(
    cli: Cli, line: Callable[..., str], number: str
) -> None:
    given = line().rstrip()[:-1] + f', "extra": {{"n": {number}}}}}'
    assert cli("classify", "-", "--as-of", "31/10/2026", stdin=given).returncode == 0


def test_nesting_in_the_host_s_own_data_has_room(cli: Cli, line: Callable[..., str]) -> None:
    nested: list[object] = []
    for _ in range(100):
        nested = [nested]
    given = line(extra={"a": nested})
    assert cli("classify", "-", "--as-of", "31/10/2026", stdin=given).returncode == 0


@pytest.mark.parametrize(
    "name", ["NV\x00-1", "NV\t1", "\U0001f600", "\uffff", "e\u0301\u0301", "x" * 9_999]
)
def test_an_id_may_be_odd_text(cli: Cli, line: Callable[..., str], name: str) -> None:
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=line(name))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_of_equal_keys_the_last_counts_as_in_any_json_parser(cli: Cli) -> None:
    given = f'{HEAD} "assignee": {{"code": "A"}}, "deadline": "2026-12-01"}}'
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=given)
    assert json.loads(done.stdout)["deadline"] == "2026-12-01"


def test_earlier_answers_stand_and_the_run_stops(cli: Cli, line: Callable[..., str]) -> None:
    given = line("A") + line("B") + "oops\n" + line("C")
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=given)
    assert done.returncode == 2
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["A", "B"]
    assert done.stderr.startswith("đầu vào chuẩn:3: ")
    assert len(done.stderr.splitlines()) == 1


def test_what_was_left_out_before_the_bad_line_is_counted_too(
    cli: Cli, line: Callable[..., str]
) -> None:
    given = line("A", assigned_at="2026-11-05T10:00:00+07:00", deadline="2026-11-20") + "oops"
    done = cli("classify", "-", "--as-of", "31/10/2026", "--lang", "en", stdin=given)
    assert done.returncode == 2
    counted, problem = done.stderr.splitlines()
    assert counted == (
        "Left out 1 task(s) assigned after the moment asked about (the end of 2026-10-31)."
    )
    assert problem.startswith("standard input:2: ")
