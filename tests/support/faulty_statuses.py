"""Level 2 gone wrong: where a deadline ends, what decides, and what follows."""

from __future__ import annotations

from nhiemvu.text import Text
from planting import Planted

SENT = 'review, sent = "awaiting", moment(event["at"])'
HELD = 'granted = [e for e in events if e["kind"] == "extension_granted" and moment(e["at"]) <= at]'
END = "    return datetime.combine(date.fromisoformat(deadline), time(0), VIET_NAM) + DAY\n"
EVENTS = 'events = [event for event in task.get("events", []) if moment(event["at"]) <= now]'
MATTERS = '"rejected": [sent, decided, now]'

STATUS_FAULTS = (
    # where a deadline ends
    Planted(
        "deadline-day-exclusive",
        Text("hết hạn từ đầu ngày của thời hạn", "the deadline ends as its day begins"),
        END,
        END.replace(" + DAY", ""),
        "deadline-edges",
        "decision-table ties sending-again approval-time extensions old-tasks history-extensions",
    ),
    Planted(
        "midnight-inclusive",
        Text(
            "0 giờ ngày hôm sau vẫn coi là trong hạn",
            "midnight after the last day is still in time",
        ),
        END,
        END.replace("+ DAY", "+ DAY + MICROSECOND"),
        "deadline-edges",
        "decision-table extensions history-extensions",
    ),
    Planted(
        "deadline-at-five",
        Text("ngày của thời hạn chỉ tính đến 17 giờ", "the last day ends at 17:00"),
        END,
        END.replace("time(0)", "time(17)").replace(" + DAY", ""),
        "deadline-edges",
        "decision-table approval-time extensions old-tasks history-extensions",
    ),
    Planted(
        "moment-exclusive",
        Text(
            "đúng thời điểm của thời hạn đã coi là quá hạn",
            "the very moment of a deadline is past it",
        ),
        "return moment(deadline) + MICROSECOND",
        "return moment(deadline)",
        "deadline-edges",
        "decision-table extensions history-extensions",
    ),
    Planted(
        "midnight-taken-for-a-date",
        Text(
            "thời hạn lúc 0 giờ bị hiểu là cả ngày đó",
            "a deadline at midnight is taken for the whole day",
        ),
        'if "T" in deadline:',
        'if "T" in deadline and "T00:00:00+" not in deadline:',
        "deadline-edges",
        "history-extensions",
    ),
    Planted(
        "hour-of-the-deadline-dropped",
        Text("bỏ giờ của thời hạn, chỉ giữ ngày", "the hour of a deadline is dropped"),
        'if "T" in deadline:\n',
        "deadline = str(moment(deadline).date()) if 'T' in deadline else deadline\n"
        "    if 'T' in deadline:\n",
        "deadline-edges",
        "extensions history-extensions",
    ),
    Planted(
        "deadline-moved-off-rest-days",
        Text(
            "thời hạn rơi vào ngày nghỉ bị dời sang ngày làm việc sau",
            "a deadline on a day off moves to the next working day",
        ),
        END,
        "    day = date.fromisoformat(deadline)\n"
        "    day = day if works(day) else following(day)\n"
        "    return datetime.combine(day, time(0), VIET_NAM) + DAY\n",
        "deadline-edges",
    ),
    # what decides
    Planted(
        "approval-time",
        Text(
            "lấy thời điểm duyệt thay cho thời điểm gửi",
            "the moment of approval decides, not that of sending",
        ),
        '"approved": [sent]',
        '"approved": [decided]',
        "approval-time",
        "decision-table deadline-edges ties sending-again extensions"
        " nothing-changes as-of old-tasks",
    ),
    Planted(
        "rejection-time",
        Text(
            "lấy thời điểm từ chối thay cho thời điểm gửi",
            "the moment of rejection decides, not that of sending",
        ),
        MATTERS,
        MATTERS.replace("sent", "decided"),
        "decision-table",
        "deadline-edges ties sending-again extensions as-of",
    ),
    Planted(
        "office-note-trusted",
        Text(
            "tin ghi nhận của Văn phòng thay cho thời điểm gửi",
            "the Office's note is trusted over the moment of sending",
        ),
        'review, decided = event["kind"], moment(event["at"])',
        SENT.replace("review, sent", "review, decided").replace('"awaiting"', 'event["kind"]')
        + '\n            if event.get("confirmed"):\n'
        '                end = end_of(task["deadline"])\n'
        '                sent = end - MICROSECOND if event["confirmed"] == "on_time" else end',
        "approval-time",
        "decision-table",
    ),
    Planted(
        "report-date",
        Text(
            "lấy ngày phát hành báo cáo làm thời điểm gửi",
            "the release of the report is taken for the sending",
        ),
        SENT,
        SENT
        + '\n            sent = moment(event.get("report", {}).get("released_at", event["at"]))',
        "approval-time",
    ),
    Planted(
        "cutoff-moves-the-deadline",
        Text(
            "gửi sau 15 giờ bị coi là ngày làm việc sau",
            "what is sent after 15:00 counts as sent the next working day",
        ),
        SENT,
        SENT + "\n            sent = sent + DAY if sent.time() > time(15) else sent",
        "deadline-edges",
        "decision-table approval-time extensions",
    ),
    Planted(
        "first-sending",
        Text("lấy lần gửi đầu thay cho lần gửi cuối", "the first sending decides, not the last"),
        SENT,
        'review, sent = "awaiting", sent if review != "none" else moment(event["at"])',
        "sending-again",
        "decision-table",
    ),
    Planted(
        "addition-is-a-sending",
        Text("coi bổ sung tài liệu là gửi lại", "material added counts as sending again"),
        'if event["kind"] == "submitted":',
        'if event["kind"] in ("submitted", "supplemented"):',
        "sending-again",
    ),
    Planted(
        "receipt-is-a-sending",
        Text("coi tiếp nhận là gửi kết quả", "receiving counts as sending a result"),
        'if event["kind"] == "submitted":',
        'if event["kind"] in ("submitted", "received"):',
        "nothing-changes",
        "decision-table",
    ),
    Planted(
        "answer-is-a-sending",
        Text(
            "coi phản hồi phối hợp là gửi kết quả",
            "a coordinator's answer counts as sending a result",
        ),
        'if event["kind"] == "submitted":',
        'if event["kind"] in ("submitted", "coordination_answered"):',
        "nothing-changes",
        "recall",
    ),
    Planted(
        "coordination-date-is-a-deadline",
        Text(
            "coi ngày đề nghị phối hợp là thời hạn của nhiệm vụ",
            "the date asked of a coordinator moves the deadline",
        ),
        'ends = [end_of(each["deadline"]) for each in (task, *granted)]',
        'ends = [end_of(each["deadline"]) for each in (task, *granted)]\n'
        '        ends = [end_of(e["due"]) for e in events if "due" in e] or ends',
        "nothing-changes",
    ),
    # extensions
    Planted(
        "extension-works-backward",
        Text(
            "gia hạn sau làm cho kết quả gửi chậm thành trong hạn",
            "a later grant makes a late result timely",
        ),
        HELD,
        HELD.replace(' and moment(e["at"]) <= at', ""),
        "extensions",
        "decision-table ties sending-again approval-time as-of old-tasks",
    ),
    Planted(
        "request-extends",
        Text("mới đề nghị đã coi là được gia hạn", "a request alone extends"),
        HELD,
        HELD.replace('e["kind"] == "extension_granted"', '"deadline" in e'),
        "extensions",
    ),
    Planted(
        "refusal-extends",
        Text("đề nghị không được chấp thuận vẫn coi là gia hạn", "a refused request extends"),
        HELD,
        HELD + '\n        if any(e["kind"] == "extension_refused" for e in events):\n'
        '            granted = [e for e in events if "deadline" in e]',
        "extensions",
    ),
    Planted(
        "extensions-unknown",
        Text("không biết gia hạn", "extensions are not known"),
        HELD,
        "granted = []",
        "extensions",
        "decision-table ties sending-again as-of old-tasks",
    ),
    Planted(
        "first-grant-only",
        Text("chỉ tính lần gia hạn đầu", "only the first extension counts"),
        HELD,
        HELD + "[:1]",
        "extensions",
        "ties",
    ),
    Planted(
        "grant-after-its-moment",
        Text(
            "gia hạn chưa có hiệu lực ngay tại thời điểm chấp thuận",
            "a grant does not work yet at its own moment",
        ),
        HELD,
        HELD.replace("<= at", "< at"),
        "extensions ties",
    ),
    # decisions
    Planted(
        "late-rejection-in-time",
        Text(
            "bị từ chối sau thời hạn vẫn là trong hạn",
            "a rejection after the deadline never makes overdue",
        ),
        '("rejected", "within", "past", "past"): (*OVERDUE, "5.2.b.3")',
        '("rejected", "within", "past", "past"): (*ON_TIME, "5.2.b.2")',
        "decision-table",
        "deadline-edges ties sending-again extensions as-of",
    ),
    Planted(
        "rejection-resets",
        Text(
            "bị từ chối thì coi như chưa gửi lần nào", "a rejection leaves as if nothing was sent"
        ),
        MATTERS,
        MATTERS
        + '}\n    review = review.replace("rejected", "none")\n    matters |= {"none": [now]',
        "decision-table",
        "deadline-edges ties sending-again approval-time extensions"
        " nothing-changes as-of old-tasks",
    ),
    Planted(
        "waiting-past-the-deadline",
        Text(
            "chờ xác nhận qua thời hạn bị coi là quá hạn",
            "what waits past the deadline is taken for overdue",
        ),
        "    verdict = STATUS[",
        '    if review == "awaiting" and held(now) == "past":\n        review = "none"\n'
        "    verdict = STATUS[",
        "decision-table",
        "sending-again approval-time extensions recall as-of",
    ),
    Planted(
        "ties-by-moment",
        Text(
            "cùng thời điểm thì xếp lại sự kiện, không theo thứ tự ghi",
            "events of one moment are sorted, not taken in the order of the list",
        ),
        EVENTS,
        EVENTS + '\n    events.sort(key=lambda event: (moment(event["at"]), event["kind"]))',
        "ties",
    ),
    Planted(
        "grant-by-its-place",
        Text(
            "gia hạn cùng thời điểm nhưng ghi sau thì không tính",
            "a grant of the same moment does not count when it is listed later",
        ),
        HELD,
        HELD + "\n        before = [e for e in events if moment(e['at']) < at]"
        "\n        here = [e for e in events if moment(e['at']) == at]"
        "\n        acts = [e for e in here if e['kind'] in ('submitted', 'rejected')]"
        "\n        cut = here.index(acts[0]) if acts else len(here)"
        "\n        granted = [e for e in granted if e in before or e in here[:cut]]",
        "ties",
    ),
    # the moment asked about
    Planted(
        "as-of-ignored",
        Text(
            "tính cả những việc xảy ra sau thời điểm xét",
            "what happens after the moment asked about counts",
        ),
        EVENTS,
        'events = task.get("events", [])',
        "as-of",
        "approval-time recall",
    ),
    Planted(
        "as-of-exclusive",
        Text(
            "việc xảy ra đúng thời điểm xét chưa được tính",
            "what happens at the very moment asked about does not count",
        ),
        EVENTS,
        EVENTS.replace("<= now", "< now"),
        "as-of",
        "deadline-edges ties approval-time extensions recall",
    ),
    # what follows
    Planted(
        "recall-ignored",
        Text("bỏ qua thu hồi", "recalls are ignored"),
        'in (*DECISIONS, "recalled"):',
        "in DECISIONS:",
        "recall",
        "old-tasks ties",
    ),
    Planted(
        "recall-overdue-charged",
        Text(
            "nhiệm vụ thu hồi khi đã quá hạn vẫn bị trừ điểm",
            "a task recalled when overdue is charged",
        ),
        "    return dict(zip(",
        '    if review == "recalled" and held(decided) == "past":\n'
        '        verdict = ("recalled", "deduct", "7.1.đ")\n'
        "    return dict(zip(",
        "recall",
    ),
    Planted(
        "always-deduct",
        Text(
            "hoàn thành quá hạn thì trừ điểm luôn, không xem xét",
            "completed late is charged at once, not considered",
        ),
        '"completed_late", "consider_deduction"',
        '"completed_late", "deduct"',
        "decision-table",
        "deadline-edges ties sending-again approval-time extensions nothing-changes old-tasks",
    ),
    Planted(
        "silence-free",
        Text("không gửi gì thì không bị trừ điểm", "sending nothing costs nothing"),
        '("none", "past"): (*OVERDUE, "14.5")',
        '("none", "past"): ("in_progress_overdue", "none", "14.5")',
        "decision-table",
        "deadline-edges extensions recall nothing-changes as-of old-tasks",
    ),
    Planted(
        "one-basis-for-rejections",
        Text(
            "gửi đúng hạn hay chậm, bị từ chối đều nêu một căn cứ",
            "timely or late, a rejection has one basis",
        ),
        '(*OVERDUE, "5.2.b.3")',
        '(*OVERDUE, "5.2.c.2")',
        "decision-table",
        "deadline-edges ties sending-again extensions as-of",
    ),
    Planted(
        "old-tasks-free",
        Text(
            "nhiệm vụ trước 16/01/2026 không có hệ quả",
            "tasks before 2026-01-16 have no consequence",
        ),
        "    return dict(zip(",
        '    if task["deadline"] < "2026-01-16":\n'
        '        verdict = (verdict[0], "none", verdict[2])\n'
        "    return dict(zip(",
        "old-tasks",
    ),
)
