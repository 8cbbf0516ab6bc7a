"""Scorecards of a few tasks, made in a line; policies and rulings for random ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cases import event, october_task
from nhiemvu import Period, Task, official_calendar
from nhiemvu.moments import parse_moment
from nhiemvu.scoring import (
    Charge,
    Policy,
    Ruling,
    Scorecards,
    UnitShares,
    charge_of,
    decree_335,
    flat,
    record_only,
    score,
)
from nhiemvu.scoring.figures import ROUNDINGS

YEAR = Period.year(2026)
OCTOBER = Period.month(2026, 10)
CALENDAR = official_calendar()
CLOSE = OCTOBER.end
PLAIN = flat(base=100, deduct=2, consider_deduction=1)
WHOLE = UnitShares(quantity=Decimal(1), quality=Decimal(1))
ALLOCATIONS = ("coordinators", "shared", "assignee")
CHARGES = ("state", "records")

SENT_LATE = (event("submitted", "22 09:00"), event("approved", "23 09:00"))
SENT_IN_TIME = (event("submitted", "19 09:00"), event("approved", "23 09:00"))


def numbered(*tasks: Task) -> list[Task]:
    return [task.model_copy(update={"id": f"NV-{n}"}) for n, task in enumerate(tasks, 1)]


def scored(*tasks: Task, period: Period = OCTOBER, **asked: Any) -> Scorecards:
    """The cards of a few tasks, numbered as they come."""
    given: dict[str, Any] = {"calendar": CALENDAR, "policy": PLAIN} | asked
    return score(numbered(*tasks), period, **given)


def charged(task: Task, as_of: str = "2026-10-31T23:59:59+07:00", **asked: Any) -> Charge | None:
    given: dict[str, Any] = {"calendar": CALENDAR, "as_of": parse_moment(as_of)} | asked
    return charge_of(task, **given)


def overdue(code: str = "H20.15", name: str | None = "Sở Tài chính", **more: Any) -> Task:
    return october_task(**{"assignee": {"code": code, "name": name}} | more)


def waive(task: str = "NV-1") -> Ruling:
    return Ruling.model_validate(
        {"task": task, "decision": "waive", "by": "Chủ tịch UBND tỉnh", "reason": "có sự cố"}
    )


def uphold(task: str = "NV-1") -> Ruling:
    return Ruling.model_validate(
        {"task": task, "decision": "uphold", "by": "Chánh Văn phòng", "reason": "không có lý do"}
    )


_points = st.decimals(0, 30, places=3, allow_nan=False, allow_infinity=False)
_share = st.decimals(0, 1, places=3, allow_nan=False, allow_infinity=False)
_common = {
    "charge": st.sampled_from(CHARGES),
    "allocation": st.sampled_from(ALLOCATIONS),
}
_rounded = {
    **_common,
    "places": st.integers(0, 4),
    "rounding": st.sampled_from(sorted(ROUNDINGS)),
}


@st.composite
def flat_policies(draw: st.DrawFn) -> Policy:
    base = draw(_points)
    floor = draw(st.one_of(st.just(Decimal(0)), st.just(base), st.just(base / 2)))
    return draw(
        st.builds(
            flat,
            base=st.just(base),
            deduct=_points,
            consider_deduction=_points,
            per_day_late=_points,
            cap_per_task=st.none() | _points,
            floor=st.just(floor.quantize(Decimal("0.001")) if floor != base else base),
            **_rounded,
        )
    )


decree_policies = st.builds(
    decree_335,
    default=st.builds(UnitShares, quantity=_share, quality=_share, general=st.just(Decimal(25))),
    count_not_due=st.booleans(),
    **_rounded,
)
policies = flat_policies() | decree_policies | st.builds(record_only, **_common)


def rulings_on(ids: list[str]) -> st.SearchStrategy[list[Ruling]]:
    """Rulings on some of the tasks, and on one that is not there."""
    one = st.sampled_from([*ids, "NV-999"])
    chosen = st.lists(one, unique=True, max_size=8)
    return chosen.flatmap(
        lambda names: st.tuples(*(st.sampled_from((waive(n), uphold(n))) for n in names)).map(list)
    )
