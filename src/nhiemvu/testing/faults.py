"""What can go wrong between the kit and a program, in words that say what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from nhiemvu.text import Text, printable


class Fault(NamedTuple):
    """A fault of a program: a stable code, and what to tell its maker."""

    code: str
    words: Text


def fault(code: str, *details: str) -> Fault:
    """Give the fault of a code, with its details put in.

    >>> fault("silent", "10").words.en
    'no answer within 10 s'
    """
    shown = [printable(detail) for detail in details]
    return Fault(code, Text(*(words.format(*shown) for words in FAULTS[code])))


FAULTS = {
    "not_started": Text(
        "không khởi động được chương trình ({}); kiểm tra câu lệnh ghi sau dấu --",
        "the program cannot be started ({}); check the command after the sign --",
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
        "chương trình không đọc hết đầu vào và không trả lời trong {} giây",
        "the program did not read its input to the end, and gave no answer within {} s",
    ),
    "silent": Text("không trả lời trong {} giây", "no answer within {} s"),
    "out_of_time": Text(
        "cả lượt kiểm tra đã quá {} giây", "the whole run has taken more than {} s"
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
    "not_utf8": Text("dòng {} không phải mã UTF-8: {}", "line {} is not UTF-8: {}"),
    "too_long": Text("dòng {} quá dài: {}…", "line {} is too long: {}…"),
    "not_an_object": Text("dòng {} không phải đối tượng JSON: {}", "line {} is no JSON object: {}"),
    "unknown_seq": Text(
        "dòng {} có seq không ứng với câu hỏi nào: {}; chép nguyên seq của câu hỏi, là số nguyên",
        "line {} has a seq that was not asked: {}; copy the seq of the question, an integer",
    ),
    "answered_twice": Text(
        "dòng {} trả lời lần thứ hai một câu hỏi: {}", "line {} answers a question again: {}"
    ),
}
"""What is said of each fault, with places for its details."""
