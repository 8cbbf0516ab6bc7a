"""Answers the questions of ``nhiemvu certify``: a starting point for your own program.

    nhiemvu certify -- python3 nhiemvu_adapter.py

It stands on the rules alone: Python 3.11 or later, and the days of ``calendar.jsonl`` beside it.
Replace the functions under YOUR CODE by calls of your software, one after another; what your
software cannot do yet answers ``{"unsupported": True}``.
"""

import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

DAY, MICROSECOND = timedelta(days=1), timedelta(microseconds=1)
VIET_NAM = timezone(timedelta(hours=7))
UNUSUAL = {  # weekdays off and Saturdays worked; whether it is a working day, by the date
    day["date"]: day["working"]
    for line in Path(__file__).with_name("calendar.jsonl").read_text("utf-8").splitlines()
    for day in json.loads(line)["days"]
}
DECISIONS = ("approved", "rejected")
AFTER_THE_END = ("coordination_answered", "delay_attributed")


# YOUR CODE, level 1: working days and the 15:00 rule.
def works(day: date) -> bool:
    return UNUSUAL.get(str(day), day.weekday() < 5)


def following(day: date, step: timedelta = DAY) -> date:
    day += step
    while not works(day):
        day += step
    return day


def cutoff_due(asked: dict) -> dict:
    local = moment(asked["moment"])
    in_time = works(local.date()) and local.time() <= time(15)
    return {"date": str(local.date() if in_time else following(local.date()))}


def add_working_days(asked: dict) -> dict:
    day = date.fromisoformat(asked["date"])
    n = asked["n"] or int(not works(day))
    for _ in range(abs(n)):
        day = following(day, DAY if n > 0 else -DAY)
    return {"date": str(day)}


def working_days_between(asked: dict) -> dict:
    a, b = date.fromisoformat(asked["a"]), date.fromisoformat(asked["b"])
    days = (min(a, b) + n * DAY for n in range(1, abs((b - a).days) + 1))
    return {"value": sum(map(works, days)) * (1 if a <= b else -1)}


# YOUR CODE, level 2: the status of a task as of a moment.
ON_TIME, OVERDUE = ("in_progress_on_time", "none"), ("in_progress_overdue", "deduct")
STATUS = {  # review, sent, decided, now; what makes no difference is left out
    ("none", "within"): (*ON_TIME, "14.5"),
    ("none", "past"): (*OVERDUE, "14.5"),
    ("awaiting",): ("awaiting_confirmation", "none", "5.2.a"),
    ("approved", "within"): ("completed_on_time", "none", "5.2.b.1"),
    ("approved", "past"): ("completed_late", "consider_deduction", "5.2.c.1"),
    ("rejected", "within", "within", "within"): (*ON_TIME, "5.2.b.2"),
    ("rejected", "within", "within", "past"): (*OVERDUE, "14.5"),
    ("rejected", "within", "past", "past"): (*OVERDUE, "5.2.b.3"),
    ("rejected", "within", "past", "within"): (*ON_TIME, "5.2.d"),
    ("rejected", "past", "past", "past"): (*OVERDUE, "5.2.c.2"),
    ("rejected", "past", "past", "within"): (*ON_TIME, "5.2.d"),
    ("rejected", "past", "within", "past"): (*OVERDUE, "5.2.c.2"),
    ("rejected", "past", "within", "within"): (*ON_TIME, "5.2.d"),
    ("recalled",): ("recalled", "none", "7.1.đ"),
}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def end_of(deadline: str) -> datetime:
    """The first moment past a deadline: a date lasts all day, a moment is itself still in time."""
    if "T" in deadline:
        return moment(deadline) + MICROSECOND
    return datetime.combine(date.fromisoformat(deadline), time(0), VIET_NAM) + DAY


def classify(asked: dict) -> dict:
    task, now = asked["task"], moment(asked["as_of"])
    events = [event for event in task.get("events", []) if moment(event["at"]) <= now]

    def held(at: datetime) -> str:
        granted = [e for e in events if e["kind"] == "extension_granted" and moment(e["at"]) <= at]
        ends = [end_of(each["deadline"]) for each in (task, *granted)]
        return "within" if at < max(ends) else "past"

    review, sent, decided = "none", now, now
    for event in events:
        if event["kind"] == "submitted":
            review, sent = "awaiting", moment(event["at"])
        elif event["kind"] in (*DECISIONS, "recalled"):
            review, decided = event["kind"], moment(event["at"])
    matters = {"none": [now], "approved": [sent], "rejected": [sent, decided, now]}
    verdict = STATUS[review, *map(held, matters.get(review, []))]
    return dict(zip(("status", "consequence", "basis"), verdict, strict=True))


# YOUR CODE, level 3: which event of a history cannot have happened, and why.
def validate(asked: dict) -> dict:
    task, requested = asked["task"], set()
    named = {unit["code"] for unit in task.get("coordinators", [])}
    assigned = before = moment(task["assigned_at"])
    latest = end_of(task["deadline"])
    awaits = is_open = ended = False
    for index, event in enumerate(task.get("events", [])):
        kind, at, unit = event["kind"], moment(event["at"]), event.get("unit")
        granted = kind == "extension_granted"
        faults = {
            "before_assignment": at < assigned,
            "out_of_order": at < before,
            "event_after_end": ended and kind not in AFTER_THE_END,
            "decision_without_submission": kind in DECISIONS and not awaits,
            "supplement_without_submission": kind == "supplemented" and not awaits,
            "deadline_not_later": granted and end_of(event["deadline"]) <= latest,
            "refusal_without_request": kind == "extension_refused" and not is_open,
            "coordination_not_requested": kind == "coordination_answered" and unit not in requested,
            "not_a_coordinator": kind == "delay_attributed" and unit not in named | requested,
        }
        for code, found in faults.items():
            if found:
                return {"error": code, "index": index}
        before = at
        ended = ended or kind in ("approved", "recalled")
        awaits = kind == "submitted" or (awaits and kind not in DECISIONS)
        is_open = kind == "extension_requested" or (is_open and not kind.startswith("extension_"))
        latest = end_of(event["deadline"]) if granted else latest
        requested |= {unit} if kind == "coordination_requested" else set()
    return {"valid": True}


# The protocol: keep this part.
PARTS = (cutoff_due, add_working_days, working_days_between, classify, validate)
ANSWERS = {part.__name__: part for part in PARTS}

if __name__ == "__main__":
    for question in map(json.loads, sys.stdin.buffer):
        answer = ANSWERS.get(question["op"], lambda _: {"unsupported": True})
        print(json.dumps({"seq": question["seq"], **answer(question)}), flush=True)
