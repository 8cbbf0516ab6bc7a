"""Values and errors travel: between processes, and as copies."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict, replace

import pytest

from cases import at, october_task
from nhiemvu import DONG_THAP, InvalidTask, NhiemvuError, classify, official_calendar
from nhiemvu.errors import (
    CalendarError,
    HistoryError,
    MalformedAgencyCodeError,
    MalformedReferenceError,
    MissingExtraError,
    MomentError,
    NoticeError,
    NotYetAssignedError,
    Problem,
    UnannouncedDateError,
)
from nhiemvu.moments import parse_moment
from nhiemvu.references import reference_faults
from nhiemvu.text import NOTHING, Text

MOMENT = parse_moment(at("05 10:00"))
EXPECTED = Text("một ngày", "a day")
PROBLEM = Problem("missing", "deadline", NOTHING, EXPECTED)

ERRORS = [
    MomentError("moment_format", found=5, expected=EXPECTED),
    CalendarError("not_a_count", found=1.5, expected=EXPECTED),
    NoticeError("covers", where="covers", found=None, expected=EXPECTED),
    UnannouncedDateError(found=MOMENT, first=MOMENT.date(), last=MOMENT.date()),
    NotYetAssignedError(as_of=MOMENT, task_id="NV-1", assigned_at=MOMENT),
    MissingExtraError(library="click", extra="cli"),
    MalformedReferenceError(reference_faults("7/qđ"), found="7/qđ", suggestion=None),
    MalformedAgencyCodeError("sign", found="H20.*", position=4, expected=EXPECTED),
    HistoryError((PROBLEM,)),
    InvalidTask((PROBLEM,), task_id="NV-1", source="f", line=3),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_keeps_its_words_and_values(error: NhiemvuError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        for lang in ("vi", "en"):
            assert again.message(lang) == error.message(lang)


@pytest.mark.parametrize(
    "value",
    [
        DONG_THAP,
        official_calendar(),
        october_task(),
        classify(october_task(), as_of=MOMENT),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_equal_to_its_copy(value: object) -> None:
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301
        assert again == value
        assert hash(again) == hash(value)


def test_a_regulation_turns_into_a_dict_and_does_not_change() -> None:
    assert asdict(DONG_THAP)["number"] == "128/QĐ-UBND"
    given = dict(DONG_THAP.labels)
    other = replace(DONG_THAP, labels=given)
    given.clear()
    assert other == DONG_THAP
    with pytest.raises(TypeError, match="derive"):
        other.labels["recalled"] = Text("", "")  # type: ignore[index]
