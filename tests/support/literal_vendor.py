"""A vendor's program of another mind: the literal reading, and a calendar of its own, day by day.

It answers the protocol of the conformance kit and shares nothing with the library but the text of
the rules. Run as a program, it needs the standard library alone.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, TypeAlias

from literal_reading import literal_problems, literal_verdict

Json: TypeAlias = dict[str, Any]

COMMAND = [sys.executable, "-S", __file__]
"""How to run it, quickly: without site packages."""

DAY = timedelta(days=1)
VIET_NAM = timezone(timedelta(hours=7))
TABLE = Path(__file__).parent.parent / "data" / "official_days.json"
YEARS = json.loads(TABLE.read_text("utf-8"))["years"].values()
OFF = {date.fromisoformat(day) for year in YEARS for day in year["weekday_days_off"]}
MADE_UP = {date.fromisoformat(day) for year in YEARS for day in year["makeup_saturdays"]}


def works(day: date) -> bool:
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def next_day(day: date, step: timedelta = DAY) -> date:
    day += step
    while not works(day):
        day += step
    return day


def cutoff_due(request: Json) -> Json:
    local = datetime.fromisoformat(request["moment"]).astimezone(VIET_NAM)
    today = works(local.date()) and local.time() <= time(15)
    return {"date": str(local.date() if today else next_day(local.date()))}


def add_working_days(request: Json) -> Json:
    day, n = date.fromisoformat(request["date"]), request["n"]
    if n == 0 and not works(day):
        n = 1
    for _ in range(abs(n)):
        day = next_day(day, DAY if n > 0 else -DAY)
    return {"date": str(day)}


def working_days_between(request: Json) -> Json:
    a, b = date.fromisoformat(request["a"]), date.fromisoformat(request["b"])
    sign, (first, last) = (1, (a, b)) if a <= b else (-1, (b, a))
    days = (first + n * DAY for n in range(1, (last - first).days + 1))
    return {"value": sign * sum(map(works, days))}


def classify(request: Json) -> Json:
    moment = datetime.fromisoformat(request["as_of"]).astimezone(VIET_NAM)
    status, consequence, basis = literal_verdict(request["task"], moment)
    return {"status": status, "consequence": consequence, "basis": basis}


def validate(request: Json) -> Json:
    for index, codes in literal_problems(request["task"]):
        return {"error": max(codes), "index": index}
    return {"valid": True}


OPERATIONS = {
    operation.__name__: operation
    for operation in (cutoff_due, add_working_days, working_days_between, classify, validate)
}

if __name__ == "__main__":
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(json.dumps({"seq": asked["seq"], **OPERATIONS[asked["op"]](asked)}) + "\n")
        sys.stdout.flush()
