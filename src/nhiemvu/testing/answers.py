"""The library behind the protocol: it answers as any vendor's program would.

``python -m nhiemvu.testing`` reads questions on its input and writes answers to its output.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from pydantic import ValidationError

from nhiemvu.calendar import cutoff_due, official_calendar
from nhiemvu.errors import HistoryError, NhiemvuError
from nhiemvu.model.task import Task
from nhiemvu.moments import parse_moment, to_date
from nhiemvu.status import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json: TypeAlias = dict[str, Any]


def answer(request: Json) -> Json:
    """Answer one question of the protocol, without its ``seq``.

    An ``op`` that is not known is ``unsupported``; what the library refuses is an ``error`` with
    its code.

    >>> answer({"op": "cutoff_due", "moment": "2026-10-09T15:00:00.000001+07:00"})
    {'date': '2026-10-12'}
    >>> answer({"op": "fly"})
    {'unsupported': True}
    """
    operation = OPERATIONS.get(request["op"])
    if operation is None:
        return {"unsupported": True}
    try:
        return operation(request)
    except HistoryError as error:
        return {"error": error.code, "index": error.index}
    except NhiemvuError as error:
        return {"error": error.code}
    except ValidationError as error:
        return {"error": "invalid_task", "problems": error.error_count()}


def _cutoff_due(request: Json) -> Json:
    due = cutoff_due(parse_moment(request["moment"]), calendar=official_calendar())
    return {"date": due.isoformat()}


def _add_working_days(request: Json) -> Json:
    found = official_calendar().add_working_days(to_date(request["date"]), request["n"])
    return {"date": found.isoformat()}


def _working_days_between(request: Json) -> Json:
    a, b = to_date(request["a"]), to_date(request["b"])
    return {"value": official_calendar().working_days_between(a, b)}


def _classify(request: Json) -> Json:
    verdict = classify(Task.model_validate(request["task"]), as_of=parse_moment(request["as_of"]))
    return {
        "status": verdict.status.value,
        "consequence": verdict.consequence.value,
        "basis": verdict.basis.code,
    }


def _validate(request: Json) -> Json:
    Task.model_validate(request["task"])
    return {"valid": True}


OPERATIONS: dict[str, Callable[[Json], Json]] = {
    "cutoff_due": _cutoff_due,
    "add_working_days": _add_working_days,
    "working_days_between": _working_days_between,
    "classify": _classify,
    "validate": _validate,
}
"""What can be asked, and what answers it."""


def serve(
    questions: Iterable[bytes], answers: BinaryIO, reply: Callable[[Json], Json] = answer
) -> None:
    r"""Answer each line of questions by a line, at once.

    >>> import io
    >>> written = io.BytesIO()
    >>> serve([b'{"seq": 1, "op": "fly"}'], written)
    >>> written.getvalue()
    b'{"seq": 1, "unsupported": true}\n'
    """
    for line in questions:
        request = json.loads(line)
        found = {"seq": request["seq"]} | reply(request)
        answers.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
        answers.flush()
