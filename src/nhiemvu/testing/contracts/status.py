"""The contracts of a classifier (level 2) and of a checker of histories (level 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from nhiemvu.errors import MomentError
from nhiemvu.moments import parse_moment
from nhiemvu.testing.comparing import agrees
from nhiemvu.testing.contracts.asked import differs, each_case, wrong_in
from nhiemvu.testing.corpus import cases

if TYPE_CHECKING:
    from nhiemvu.testing.corpus import Case

Json: TypeAlias = Mapping[str, Any]
"""A task as the object it is in JSON; an answer likewise."""

Classify: TypeAlias = Callable[[Json, datetime], Json]
"""Answers ``status``, ``consequence`` and ``basis`` of a task as of a moment."""

Validate: TypeAlias = Callable[[Json], Json]
"""Answers ``valid``, or the ``error`` of a history and the ``index`` of the event."""


def in_utc(value: Any) -> Any:
    """Write every moment of a JSON value in UTC; what is no moment stays.

    >>> in_utc({"at": "2026-10-20T15:00:00+07:00", "due": "2026-10-20"})
    {'at': '2026-10-20T08:00:00+00:00', 'due': '2026-10-20'}
    """
    if isinstance(value, dict):
        return {key: in_utc(part) for key, part in value.items()}
    if isinstance(value, list):
        return [in_utc(part) for part in value]
    try:
        return parse_moment(value).astimezone(UTC).isoformat()
    except (MomentError, TypeError):
        return value


def up_to(task: Json, as_of: datetime) -> Json:
    """Give a task without what happened after a moment."""
    events = [event for event in task.get("events", ()) if parse_moment(event["at"]) <= as_of]
    return {**task, "events": events}


def _task(case: Case) -> dict[str, Any]:
    """Give the task of a case, to be kept or changed: the corpus is not touched."""
    task: dict[str, Any] = deepcopy(case.given["task"])
    return task


def _as_of(case: Case) -> datetime:
    return parse_moment(str(case.as_of))


class StatusContract:
    """Certify a classifier: override ``classify``, which gives a function of a task and a moment.

    Every worked case of Điều 5, then each of them again in forms that must change nothing.
    """

    @pytest.fixture
    def classify(self) -> Classify:
        """Give the function under test; override this."""
        message = "override the fixture `classify`: it gives a function (task, as_of) -> answer"
        raise NotImplementedError(message)

    @each_case("classify")
    def test_classify(self, classify: Classify, case: Case) -> None:
        """A worked case."""
        assert not differs(case, classify(_task(case), _as_of(case)))

    def test_another_offset_changes_nothing(self, classify: Classify) -> None:
        """Moments are instants (rules on moments); a deadline that is a date stays one."""
        wrong = wrong_in(
            "classify", lambda case: classify(in_utc(_task(case)), _as_of(case).astimezone(UTC))
        )
        assert wrong == {}

    def test_what_comes_later_does_not_exist(self, classify: Classify) -> None:
        """Only events at or before ``as_of`` have happened."""
        wrong = wrong_in(
            "classify", lambda case: classify(up_to(_task(case), _as_of(case)), _as_of(case))
        )
        assert wrong == {}

    def test_other_data_changes_nothing(self, classify: Classify) -> None:
        """Neither the host's own data nor the words of a task sway its status."""
        more = {"extra": {"status": "late"}, "tags": ["khẩn"], "content": "Hoàn thành quá hạn"}
        wrong = wrong_in("classify", lambda case: classify({**_task(case), **more}, _as_of(case)))
        assert wrong == {}


class HistoryContract:
    """Certify a checker of histories: override ``validate``, which gives a function of a task."""

    @pytest.fixture
    def validate(self) -> Validate:
        """Give the function under test; override this."""
        message = "override the fixture `validate`: it gives a function (task) -> answer"
        raise NotImplementedError(message)

    @each_case("validate")
    def test_validate(self, validate: Validate, case: Case) -> None:
        """A worked case: the history is possible, or the first rule it breaks, and where."""
        assert not differs(case, validate(_task(case)))

    def test_another_offset_changes_nothing(self, validate: Validate) -> None:
        """The order of events is that of their instants."""
        assert wrong_in("validate", lambda case: validate(in_utc(_task(case)))) == {}

    def test_a_task_with_a_status_has_a_history(self, validate: Validate) -> None:
        """Each task of the cases on status is one that can have happened."""
        found = [validate(_task(case)) for case in cases() if case.op == "classify"]
        assert [answer for answer in found if not agrees(answer, {"valid": True})] == []
