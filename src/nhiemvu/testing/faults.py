"""What can go wrong between the kit and a program, in words that say what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from nhiemvu.text import Text, printable

if TYPE_CHECKING:
    from collections.abc import Sequence


NOT_STARTED: Final = "not_started"
OUT_OF_TIME: Final = "out_of_time"
MOST_FAULTS: Final = 20
"""How many breaches of the protocol are kept; of more, the first."""


class Fault(NamedTuple):
    """A fault of a program: a stable code, and what to tell its maker."""

    code: str
    words: Text


def fault(code: str, *details: Text | str | float) -> Fault:
    """Give the fault of a code, with its details put in.

    What stands after a point tells faults of one code apart, by their words alone.

    >>> fault("out_of_time", 300).words.en
    'the whole run has taken more than 300 s; --total allows more'
    >>> fault("not_json.number", "1", '{"value": NaN}').code
    'not_json'
    """
    shown = [printable(detail) if isinstance(detail, str) else detail for detail in details]
    return Fault(code.partition(".")[0], FAULTS[code].filled(*shown))


def not_started(command: Sequence[str], error: OSError) -> Fault:
    """Say that the system cannot start a program, and why.

    >>> not_started(["java Ours.java"], FileNotFoundError(2, "No such file")).words.vi
    'không khởi động được "java Ours.java": không tìm thấy chương trình này; ...'
    """
    other = printable(error.strerror or str(error))
    return fault(NOT_STARTED, command[0], _SYSTEM.get(type(error), Text(other, other)))


_SYSTEM: dict[type[OSError], Text] = {
    FileNotFoundError: Text("không tìm thấy chương trình này", "there is no such program"),
    PermissionError: Text("tệp này không được phép chạy", "this file may not be run"),
}


FAULTS = {
    NOT_STARTED: Text(
        'không khởi động được "{}": {}; sau dấu -- ghi chương trình rồi đến từng tham số,'
        " không đặt cả câu lệnh trong một cặp dấu nháy",
        '"{}" cannot be started: {}; after the sign -- write the program, then each argument,'
        " not the whole command between quotes",
    ),
    "ended": Text(
        "chương trình kết thúc (mã {}) mà không trả lời; mỗi câu hỏi cần một dòng trả lời,"
        " cho đến khi hết đầu vào",
        "the program ended (status {}) without answering; each question needs a line of answer,"
        " until the input ends",
    ),
    "closed_output": Text(
        "chương trình đóng đầu ra khi chưa trả lời",
        "the program closed its output without answering",
    ),
    "closed_input": Text(
        "chương trình đóng đầu vào khi chưa đọc hết câu hỏi",
        "the program closed its input before it had read all questions",
    ),
    "not_reading": Text(
        "chương trình không đọc hết đầu vào và không trả lời trong {} giây;"
        " cần thêm thời gian thì tăng --timeout",
        "the program did not read its input to the end, and gave no answer within {} s;"
        " --timeout allows more",
    ),
    "silent": Text(
        "không trả lời trong {} giây, tính cả lúc khởi động; cần thêm thời gian thì tăng --timeout",
        "no answer within {} s, its start included; --timeout allows more",
    ),
    OUT_OF_TIME: Text(
        "cả lượt kiểm tra đã quá {} giây; cần thêm thời gian thì tăng --total",
        "the whole run has taken more than {} s; --total allows more",
    ),
    "flood": Text(
        "chương trình ghi quá nhiều ra đầu ra chuẩn nên không đọc tiếp",
        "the program wrote too much to its output, which is read no further",
    ),
    "raised": Text("phát sinh lỗi: {}", "an exception was raised: {}"),
    "not_json": Text(
        "dòng {} không phải JSON: {}; chỉ ghi câu trả lời ra đầu ra chuẩn, nhật ký ghi ra stderr",
        "line {} is not JSON: {}; write answers alone to the output, and logs to stderr",
    ),
    "not_json.number": Text(
        "dòng {} không phải JSON: {}; JSON không có NaN, Infinity",
        "line {} is not JSON: {}; JSON has no NaN or Infinity",
    ),
    "not_json.key": Text(
        "dòng {} ghi hai lần cùng một trường: {}; mỗi trường chỉ ghi một lần",
        "line {} has a field twice: {}; write each field once",
    ),
    "not_utf8": Text("dòng {} không phải mã UTF-8: {}", "line {} is not UTF-8: {}"),
    "too_long": Text("dòng {} quá dài: {}…", "line {} is too long: {}…"),
    "not_an_object": Text("dòng {} không phải đối tượng JSON: {}", "line {} is no JSON object: {}"),
    "not_an_object.returned": Text(
        "hàm trả lời không đúng kiểu; nhận được: {}; yêu cầu: một đối tượng JSON (dict)",
        "the function gave no answer of the protocol: received {}; expected a JSON object (dict)",
    ),
    "unknown_seq": Text(
        "dòng {} có seq không ứng với câu hỏi nào: {}; chép nguyên seq của câu hỏi, là số nguyên",
        "line {} has a seq that was not asked: {}; copy the seq of the question, an integer",
    ),
    "answered_twice": Text(
        "dòng {} trả lời lần thứ hai một câu hỏi: {}", "line {} answers a question again: {}"
    ),
}
"""What is said of each fault, with places for its details."""
