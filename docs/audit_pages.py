"""The audit: duties, severities, and every code with an example that triggers it."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from audit_examples import AUDIT_EXAMPLES
from markup import cited, read_as, table
from nhiemvu import Task, audit, official_calendar
from nhiemvu.auditing import RULES, ObligationKind, Severity
from nhiemvu.moments import parse_moment
from nhiemvu.text import Text, shown

if TYPE_CHECKING:
    from nhiemvu.auditing import Finding, Rule
    from nhiemvu.text import Language

_OFFICE = Text("Văn phòng", "the Office")
_DUTIES = {
    ObligationKind.ENTER_TASK: (
        _OFFICE,
        Text("văn bản giao nhiệm vụ được phát hành", "the directive document is released"),
        Text("nhiệm vụ được giao trên phân hệ", "the task is assigned in the subsystem"),
    ),
    ObligationKind.ENTER_REPORT: (
        Text("đơn vị được giao", "the assignee"),
        Text("văn bản báo cáo được phát hành", "the report document is released"),
        Text("báo cáo được gửi qua phân hệ, lần đầu", "it is first sent through the subsystem"),
    ),
    ObligationKind.REVIEW_RESULT: (
        _OFFICE,
        Text("kết quả được gửi", "the result is sent"),
        Text("kết quả được duyệt hoặc từ chối", "it is approved or rejected"),
    ),
    ObligationKind.ANSWER_COORDINATION: (
        Text("cơ quan phối hợp", "the coordinator"),
        Text(
            "được đề nghị phối hợp; phải xong trước khi hết ngày ghi trong đề nghị",
            "it is asked, by the day named",
        ),
        Text("đã phản hồi", "it answers"),
    ),
}


def duties(lang: Language) -> str:
    """Give the four duties: who, from when, done by what, under which provision."""
    head = (
        Text("Mã", "Code"),
        Text("Việc phải làm", "Duty"),
        Text("Trách nhiệm", "Who"),
        Text("Tính từ khi", "Starts when"),
        Text("Hoàn thành khi", "Done when"),
        Text("Căn cứ", "Basis"),
    )
    rows = (
        (
            f"`{kind}`",
            kind.label(lang),
            *(words.text(lang) for words in _DUTIES[kind]),
            cited(kind.basis, lang),
        )
        for kind in ObligationKind
    )
    return table([title.text(lang) for title in head], rows)


def audit_codes(lang: Language) -> str:
    """Give every code with its severity, its provision and what it says of its example."""
    head = (
        Text("Mã", "Code"),
        Text("Mức", "Severity"),
        Text("Căn cứ", "Basis"),
        Text("Nội dung, theo ví dụ", "What it says, of its example"),
    )
    rows = (
        (
            f"[`{rule.code}`](#vi-du-{_anchor(rule.code)})",
            rule.severity.label(lang),
            "; ".join([cited(rule.basis, lang), *read_as(rule.readings)]),
            _found(rule).message(lang),
        )
        for rule in RULES.values()
    )
    return table([title.text(lang) for title in head], rows)


def audit_examples(lang: Language) -> str:
    """Give the example of every code: a line that can be pasted into a file, and the moment."""
    return "\n".join(_example(rule, lang) for rule in RULES.values())


def _example(rule: Rule, lang: Language) -> str:
    task, as_of = AUDIT_EXAMPLES[rule.code]
    moment = shown(parse_moment(as_of))
    line = html.escape(json.dumps(task, ensure_ascii=False), quote=False)
    at = Text(f"xét lúc {moment}", f"as of {as_of}").text(lang)
    return (
        f'<details id="vi-du-{_anchor(rule.code)}"><summary><code>{rule.code}</code>, {at}'
        f"</summary><pre><code>{line}</code></pre></details>"
    )


def _anchor(code: str) -> str:
    return code.replace("_", "-")


def _found(rule: Rule) -> Finding:
    task, as_of = AUDIT_EXAMPLES[rule.code]
    found = audit(
        Task.model_validate(task), calendar=official_calendar(), as_of=parse_moment(as_of)
    )
    return next(one for one in found if one.code == rule.code)


def severities(lang: Language) -> str:
    """Give the severities."""
    meaning = {
        Severity.INFO: Text("để biết, không phải sai sót", "worth knowing, not a fault"),
        Severity.WARNING: Text(
            "thiếu hoặc mâu thuẫn, cần kiểm tra lại hồ sơ",
            "something missing or contradictory, to be checked",
        ),
        Severity.VIOLATION: Text(
            "theo dữ liệu đã ghi thì chưa đúng quy định",
            "by what is recorded, a provision was not kept",
        ),
    }
    head = (Text("Mã", "Code"), Text("Tên", "Name"), Text("Nghĩa", "Meaning"))
    rows = ((f"`{one}`", one.label(lang), meaning[one].text(lang)) for one in Severity)
    return table([title.text(lang) for title in head], rows)
