"""Policies made in Python: each thing said stands in the policy, and the rest is as documented."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from decimal import Decimal
from typing import Any

import pytest

from few_scores import WHOLE
from nhiemvu.errors import PolicyError
from nhiemvu.scoring import Band, decree_335, flat, record_only
from nhiemvu.text import Text

COMMON: dict[str, Any] = {"charge": "records", "allocation": "assignee"}
WITH_POINTS = COMMON | {"places": 4, "rounding": "floor"}
POINTS: dict[str, Any] = {
    "base": Decimal(90),
    "deduct": Decimal("2.5"),
    "consider_deduction": Decimal("0.5"),
    "per_day_late": Decimal("0.25"),
    "cap_per_task": Decimal(7),
    "floor": Decimal(3),
}
BANDS = (Band(Text("Tốt", "Good"), Decimal(80)), Band(Text("Khá", "Fair"), Decimal(60)))


def held(policy: object, names: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(policy, name) for name in names}


def test_what_is_said_stands_in_the_policy() -> None:
    assert held(record_only(**COMMON), COMMON) == COMMON
    fixed = {**WITH_POINTS, **POINTS, "bands": BANDS}
    for bands in (BANDS, list(BANDS), iter(BANDS)):
        assert held(flat(**{**fixed, "bands": bands}), fixed) == fixed
    decree = {**WITH_POINTS, "units": {"H20.15": WHOLE}, "default": WHOLE, "count_not_due": True}
    assert held(decree_335(**decree), decree) == decree


def test_what_is_not_said_is_as_documented() -> None:
    common = {"charge": "state", "allocation": "coordinators", "places": 2, "rounding": "half_up"}
    plain = flat(base=1, deduct=1, consider_deduction=1)
    decree = decree_335()
    for policy in (record_only(), plain, decree):
        assert held(policy, common) == common
    unsaid: dict[str, Any] = {"per_day_late": 0, "cap_per_task": None, "floor": 0, "bands": ()}
    assert held(plain, unsaid) == unsaid
    unsaid = {"units": {}, "default": None, "count_not_due": False}
    assert held(decree, unsaid) == unsaid
    assert (record_only().bands, len(decree.bands)) == ((), 4)


def test_a_policy_is_named_and_so_are_its_problems() -> None:
    made = (record_only(), flat(base=1, deduct=1, consider_deduction=1), decree_335())
    assert [policy.kind for policy in made] == ["record_only", "flat", "decree_335"]
    assert len({policy.title for policy in made}) == 3
    with pytest.raises(PolicyError) as refused:
        decree_335(count_not_due=1, places=9)  # type: ignore[arg-type]
    assert isinstance(refused.value.problems, tuple)
    assert {problem.field for problem in refused.value.problems} == {"count_not_due", "places"}


def test_policies_and_what_they_hold_cannot_be_changed() -> None:
    """A policy is kept with the cards that were made by it."""
    for value in (record_only(), flat(base=1, deduct=1, consider_deduction=1), WHOLE, *BANDS):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, None)
