"""Level 3 gone wrong: what is accepted or refused against the rules."""

from __future__ import annotations

from nhiemvu.text import Text
from planting import Planted

REFUSED = 'return {"error": code, "index": index}'


def confused(code: str, other: str, own: str, also: str = "") -> Planted:
    """Give one code in the place of another."""
    return Planted(
        f"{code}-confused",
        Text(f"nhầm mã `{code}` thành `{other}`", f"`{code}` is told as `{other}`"),
        REFUSED,
        REFUSED.replace("code,", f'code if code != "{code}" else "{other}",'),
        own,
        also,
    )


HISTORY_FAULTS = (
    Planted(
        "before-assignment-accepted",
        Text("nhận sự kiện trước khi giao", "events before the assignment are accepted"),
        '"before_assignment": at < assigned',
        '"before_assignment": False',
        "history-order",
    ),
    Planted(
        "disorder-accepted",
        Text("nhận sự kiện không theo thứ tự thời gian", "events out of order are accepted"),
        '"out_of_order": at < before',
        '"out_of_order": False',
        "history-order",
    ),
    Planted(
        "one-moment-refused",
        Text("từ chối hai sự kiện cùng thời điểm", "two events of one moment are refused"),
        '"out_of_order": at < before',
        '"out_of_order": index > 0 and at <= before',
        "history-order",
        "history-decisions history-extensions history-coordination",
    ),
    Planted(
        "anything-after-the-end",
        Text("nhận mọi sự kiện sau khi kết thúc", "anything is accepted after the end"),
        '"event_after_end": ended and kind not in AFTER_THE_END',
        '"event_after_end": False',
        "history-order",
    ),
    Planted(
        "nothing-after-the-end",
        Text(
            "sau khi kết thúc không nhận cả phản hồi phối hợp",
            "not even a coordination answer is accepted after the end",
        ),
        '"event_after_end": ended and kind not in AFTER_THE_END',
        '"event_after_end": ended',
        "history-order",
        "history-coordination",
    ),
    Planted(
        "recall-is-no-end",
        Text("thu hồi rồi vẫn nhận sự kiện khác", "a recall does not end a history"),
        'ended = ended or kind in ("approved", "recalled")',
        'ended = ended or kind == "approved"',
        "history-order",
    ),
    Planted(
        "index-from-one",
        Text("đánh số sự kiện từ 1", "events are numbered from one"),
        '"index": index}',
        '"index": index + 1}',
        "history-order history-decisions history-extensions history-coordination",
    ),
    Planted(
        "decision-on-nothing",
        Text("nhận quyết định khi chưa gửi gì", "a decision on nothing is accepted"),
        '"decision_without_submission": kind in DECISIONS and not awaits',
        '"decision_without_submission": False',
        "history-decisions",
        "history-order",
    ),
    Planted(
        "decided-twice",
        Text("nhận hai quyết định về một kết quả", "a result may be decided twice"),
        'awaits = kind == "submitted" or (awaits and kind not in DECISIONS)',
        'awaits = awaits or kind == "submitted"',
        "history-decisions",
    ),
    Planted(
        "addition-to-nothing",
        Text("nhận bổ sung khi không có gì chờ xác nhận", "an addition to nothing is accepted"),
        '"supplement_without_submission": kind == "supplemented" and not awaits',
        '"supplement_without_submission": False',
        "history-decisions",
    ),
    Planted(
        "one-waits-at-most",
        Text(
            "không cho gửi lại khi đang chờ xác nhận",
            "sending again while one waits is refused",
        ),
        '"decision_without_submission": kind in DECISIONS and not awaits',
        '"decision_without_submission": (kind in DECISIONS and not awaits)'
        ' or (kind == "submitted" and awaits)',
        "history-decisions",
    ),
    Planted(
        "extension-not-later",
        Text("nhận gia hạn không muộn hơn", "an extension that is no later is accepted"),
        '"deadline_not_later": granted and end_of(event["deadline"]) <= latest',
        '"deadline_not_later": granted and end_of(event["deadline"]) < latest',
        "history-extensions",
    ),
    Planted(
        "later-than-the-first",
        Text(
            "chỉ so gia hạn với thời hạn giao ban đầu",
            "an extension is held against the assigned deadline alone",
        ),
        'latest = end_of(event["deadline"]) if granted else latest',
        "latest = end_of(task['deadline'])",
        "history-extensions",
    ),
    Planted(
        "refusal-unasked",
        Text(
            "nhận việc không chấp thuận gia hạn khi không có đề nghị",
            "a refusal without request is accepted",
        ),
        '"refusal_without_request": kind == "extension_refused" and not is_open',
        '"refusal_without_request": False',
        "history-extensions",
    ),
    Planted(
        "grant-leaves-the-request-open",
        Text("đã chấp thuận gia hạn mà đề nghị vẫn còn mở", "a grant leaves the request open"),
        'is_open and not kind.startswith("extension_")',
        'is_open and kind != "extension_refused"',
        "history-extensions",
    ),
    Planted(
        "rejection-closes-the-request",
        Text("từ chối kết quả làm đề nghị không còn mở", "a rejection closes an open request"),
        'is_open and not kind.startswith("extension_")',
        'is_open and not kind.startswith(("extension_", "rejected"))',
        "history-extensions",
    ),
    Planted(
        "submission-closes-the-request",
        Text("gửi kết quả làm đề nghị không còn mở", "a submission closes an open request"),
        'is_open and not kind.startswith("extension_")',
        'is_open and not kind.startswith(("extension_", "submitted"))',
        "history-extensions",
    ),
    Planted(
        "grant-needs-a-request",
        Text("không nhận gia hạn khi không có đề nghị", "a grant without request is refused"),
        '"refusal_without_request": kind == "extension_refused" and not is_open',
        '"refusal_without_request": (granted or kind == "extension_refused") and not is_open',
        "history-extensions",
    ),
    Planted(
        "answer-unasked",
        Text(
            "nhận phản hồi của đơn vị không được đề nghị", "an answer of one not asked is accepted"
        ),
        '"coordination_not_requested": kind == "coordination_answered" and unit not in requested',
        '"coordination_not_requested": False',
        "history-coordination",
    ),
    Planted(
        "asked-is-no-coordinator",
        Text(
            "đơn vị được đề nghị sau không được coi là phối hợp",
            "one asked later is no coordinator",
        ),
        "unit not in named | requested",
        "unit not in named",
        "history-coordination",
    ),
    Planted(
        "anyone-delays",
        Text("quy trách nhiệm chậm cho đơn vị bất kỳ", "a delay may be laid on anyone"),
        '"not_a_coordinator": kind == "delay_attributed" and unit not in named | requested',
        '"not_a_coordinator": False',
        "history-coordination",
    ),
    # codes
    confused("before_assignment", "out_of_order", "history-order"),
    confused("out_of_order", "before_assignment", "history-order"),
    confused("event_after_end", "out_of_order", "history-order"),
    confused(
        "decision_without_submission",
        "supplement_without_submission",
        "history-decisions",
        "history-order",
    ),
    confused("supplement_without_submission", "decision_without_submission", "history-decisions"),
    confused("deadline_not_later", "refusal_without_request", "history-extensions"),
    confused("refusal_without_request", "deadline_not_later", "history-extensions"),
    confused("coordination_not_requested", "not_a_coordinator", "history-coordination"),
    confused("not_a_coordinator", "coordination_not_requested", "history-coordination"),
)
