"""Every code the audit may give: its provision, its gravity, and what it says, in one table."""

from __future__ import annotations

from typing import NamedTuple

from nhiemvu.auditing.duties import ObligationKind
from nhiemvu.auditing.findings import Severity
from nhiemvu.auditing.obligations import State
from nhiemvu.auditing.parts import ANSWERED, ENTRY, REPORT, Part
from nhiemvu.law.citation import Citation
from nhiemvu.text import Text, capitalised

_INFO, _WARNING, _VIOLATION = Severity


class Rule(NamedTuple):
    """A code of the audit: what it rests on, how grave it is, and its message with its blanks."""

    code: str
    basis: Citation
    severity: Severity
    text: Text
    readings: tuple[str, ...] = ()


def _rule(code: str, basis: str, severity: Severity, vi: str, en: str, *readings: str) -> Rule:
    return Rule(code, Citation.parse(basis), severity, Text(vi, en), readings)


def _missing(part: Part) -> Rule:
    name = part.name
    return _rule(
        part.code,
        part.basis,
        part.severity,
        f"Chưa cập nhật {name.vi}. Cần bổ sung.",
        f"{capitalised(name.en)} is not recorded. Add it.",
    )


def _malformed(code: str, vi: str, en: str) -> Rule:
    return _rule(
        f"{code}_malformed",
        "7.1.b",
        _WARNING,
        f"Số, ký hiệu của {vi} là {{found}}, chưa đúng thể thức; {{fault}}.{{suggestion}}",
        f"The number and symbol of {en} is {{found}}, which is not well formed; {{fault}}."
        "{suggestion}",
    )


_CHECKS = (
    _malformed("document_reference", "văn bản giao nhiệm vụ", "the directive document"),
    _malformed("report_reference", "văn bản báo cáo", "the report"),
    _malformed("extension_reference", "văn bản về gia hạn", "the paper on the extension"),
    _rule(
        "document_file_unsigned",
        "11.2.a",
        _WARNING,
        "Tệp văn bản giao nhiệm vụ chưa được ghi là đã ký số. Cần đính kèm tệp đã ký số.",
        "No attached file of the directive document is recorded as digitally signed. Attach one"
        " that is.",
    ),
    _rule(
        "consultation_slip_misplaced",
        "3.1.c",
        _WARNING,
        "Văn bản được đánh dấu là phiếu lấy ý kiến qua mạng nhưng loại văn bản là {category}."
        " Cần sửa lại loại văn bản hoặc bỏ đánh dấu.",
        "The document is marked as an online consultation slip, yet its category is {category}."
        " Correct the category, or take the mark away.",
    ),
    _rule(
        "lead_time_short",
        "4.2",
        _VIOLATION,
        "Thời hạn {deadline} không bảo đảm tối thiểu {days} ngày làm việc; thời hạn sớm nhất có"
        " thể giao là {earliest}. Cần thu hồi để giao lại, hoặc gia hạn.",
        "The deadline {deadline} leaves fewer working days than required ({days}); the earliest is"
        " {earliest}. Recall the task and assign it anew, or grant a later deadline.",
        "D 14",
    ),
    _rule(
        "deadline_on_day_off",
        "11.2.a",
        _INFO,
        "Thời hạn {deadline} rơi vào ngày nghỉ và được giữ nguyên. Muốn lùi sang ngày làm việc thì"
        " phải gia hạn.",
        "The deadline {deadline} falls on a day off and stays as stated. Only an extension moves"
        " it to a working day.",
        "D 8",
    ),
    _rule(
        "report_file_unsigned",
        "14.4.c",
        _WARNING,
        "Tệp báo cáo chưa được ghi là đã ký số hoặc là bản scan sao y. Cần đính kèm tệp đã ký số"
        " hoặc bản scan sao y.",
        "No attached file of the report is recorded as digitally signed or as a certified scan."
        " Attach one that is.",
    ),
    _rule(
        "extension_request_paper_missing",
        "5.2.d",
        _WARNING,
        "Đề nghị gia hạn chưa có văn bản kèm theo. Cần cập nhật văn bản đề nghị.",
        "The request for extension has no written paper. Record the paper.",
    ),
    _rule(
        "extension_request_missing",
        "5.2.d",
        _WARNING,
        "Đã gia hạn đến {deadline} nhưng chưa ghi nhận đề nghị của đơn vị. Cần cập nhật văn bản đề"
        " nghị, nếu có.",
        "An extension to {deadline} was granted and no request of the unit is recorded. Record the"
        " request, if there was one.",
    ),
    _rule(
        "extension_grant_paper_missing",
        "5.2.d",
        _WARNING,
        "Đã gia hạn đến {deadline} nhưng chưa có văn bản chấp thuận. Cần cập nhật văn bản chấp"
        " thuận.",
        "An extension to {deadline} is recorded without the written grant. Record the paper.",
    ),
    _rule(
        "timely_result_replaced",
        "14.5",
        _WARNING,
        "Kết quả gửi trong hạn lúc {before} được thay bằng kết quả gửi quá hạn lúc {after}; lần gửi"
        " sau cùng là căn cứ. Nếu chỉ bổ sung tài liệu thì cần ghi là bổ sung.",
        "A result sent in time at {before} was replaced by one sent late at {after}; the last one"
        " is decisive. If it only added material, record it as supplemented.",
        "D 7",
    ),
    _rule(
        "late_result_replaced",
        "14.5",
        _WARNING,
        "Kết quả gửi quá hạn lúc {before} được thay bằng kết quả gửi trong hạn lúc {after} sau khi"
        " gia hạn; lần gửi sau cùng là căn cứ. Cần kiểm tra lại việc gia hạn.",
        "A result sent late at {before} was replaced by one sent in time at {after}, after an"
        " extension; the last one is decisive. Check the extension.",
        "D 7",
    ),
    _rule(
        "confirmation_at_odds",
        "4.5.b",
        _VIOLATION,
        "Văn phòng xác nhận {confirmed}, nhưng kết quả gửi lúc {sent} là {found} (thời hạn {due})."
        " Cần xác nhận lại.",
        "The Office confirmed it as {confirmed}, yet the result sent at {sent} is {found} (deadline"
        " {due}). Correct the confirmation.",
    ),
    _rule(
        "resubmission_owed",
        "14.5",
        _INFO,
        "Kết quả bị từ chối lúc {rejected}, đơn vị chưa gửi lại. Cần hoàn thiện và gửi lại.",
        "The result was rejected at {rejected} and has not been sent again. Complete it and send"
        " it again.",
    ),
    _rule(
        "coordination_due_missing",
        "14.6",
        _INFO,
        "Đề nghị {unit} phối hợp nhưng chưa ghi ngày phải phản hồi, nên chưa xác định được phản"
        " hồi đúng thời gian hay chậm. Cần bổ sung ngày phải phản hồi.",
        "{unit} was asked to coordinate and no day is named for its answer, so nobody can tell"
        " whether it is in time. Add the day.",
    ),
    _rule(
        "calendar_unannounced",
        "4.5.c",
        _INFO,
        "Chưa xét được {what}: lịch làm việc chỉ có từ {first} đến {last}. Cần bổ sung thông báo"
        " nghỉ của năm đó.",
        "{what} cannot be judged: the calendar goes from {first} to {last}. Add the notice of that"
        " year.",
    ),
)

_DONE = {
    ObligationKind.ENTER_TASK: Text("cập nhật nhiệm vụ vào phân hệ", "entered the task"),
    ObligationKind.ENTER_REPORT: Text("cập nhật báo cáo vào phân hệ", "entered the report"),
    ObligationKind.REVIEW_RESULT: Text("xem xét kết quả", "reviewed the result"),
    ObligationKind.ANSWER_COORDINATION: Text("phản hồi phối hợp", "answered"),
}
_SAID = {
    State.OPEN: Text(
        "{{who}} chưa {vi}; phải xong trước khi hết ngày {{due}}.",
        "{{who}} has not yet {en}; due by the end of {{due}}.",
    ),
    State.MET: Text(
        "{{who}} đã {vi} lúc {{done}}, đúng thời gian (phải xong trước khi hết ngày {{due}}).",
        "{{who}} {en} at {{done}}, in time (due by the end of {{due}}).",
    ),
    State.LATE: Text(
        "{{who}} {vi} lúc {{done}}, chậm{{days}} (phải xong trước khi hết ngày {{due}}).",
        "{{who}} {en} at {{done}}, late{{days}} (due by the end of {{due}}).",
    ),
    State.OVERDUE: Text(
        "{{who}} chưa {vi}, đã chậm{{days}} (phải xong trước khi hết ngày {{due}}).{{then}}",
        "{{who}} has not {en}, late{{days}} (due by the end of {{due}}).{{then}}",
    ),
}
_SEVERITY = {
    State.OPEN: _INFO,
    State.MET: _INFO,
    State.LATE: _VIOLATION,
    State.OVERDUE: _VIOLATION,
}

_ONLY_DONE = (State.MET, State.LATE)
_STATES = {
    ObligationKind.ENTER_TASK: _ONLY_DONE,
    ObligationKind.ENTER_REPORT: _ONLY_DONE,
    ObligationKind.REVIEW_RESULT: tuple(State),
    ObligationKind.ANSWER_COORDINATION: tuple(State),
}
"""The states there can be: what was never entered is not seen."""


def _of_obligation(kind: ObligationKind, state: State) -> Rule:
    act, said = _DONE[kind], _SAID[state]
    vi, en = said.vi.format(vi=act.vi), said.en.format(en=act.en)
    return Rule(f"{kind}_{state}", kind.basis, _SEVERITY[state], Text(vi, en))


RULES = {
    rule.code: rule
    for rule in (
        *map(_missing, (*ENTRY, *ANSWERED, *REPORT)),
        *_CHECKS,
        *(_of_obligation(kind, state) for kind in ObligationKind for state in _STATES[kind]),
    )
}
"""Every code the audit may give, in the order of the page that lists them."""
