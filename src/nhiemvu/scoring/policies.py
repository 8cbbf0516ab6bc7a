"""Policies: how charges become points; the numbers are the host's, for the regulation has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, TypeVar

from nhiemvu.errors import PolicyError, Problem
from nhiemvu.scoring import policy_fields as fields
from nhiemvu.scoring.policy_fields import Reader
from nhiemvu.scoring.policy_values import Band, UnitShares
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nhiemvu.scoring.charges import ChargeBy
    from nhiemvu.scoring.policy_fields import Check

Allocation: TypeAlias = Literal["coordinators", "shared", "assignee"]
"""Who bears a delay laid on coordinators: they alone, they and the assignee, the assignee."""

Number: TypeAlias = Decimal | int
"""Points as they may be given: exact, never a float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What every policy says: what is charged, who bears it, how a score is rounded (15.2, 14.6).

    Made by ``record_only``, ``flat``, ``decree_335`` or ``read_policy``, which check it.
    """

    kind: ClassVar[str]
    title: ClassVar[Text]
    checks: ClassVar[Mapping[str, Check]]
    required: ClassVar[tuple[str, ...]] = ()

    charge: ChargeBy = "state"
    allocation: Allocation = "coordinators"
    places: int = 2
    rounding: str = "half_up"
    bands: tuple[Band, ...] = ()

    def points(self) -> dict[str, Decimal]:
        """Give its numbers of points, by their keys in a file.

        >>> flat(base=100, deduct=2, consider_deduction=1).points()["deduct"]
        Decimal('2')
        """
        values = {known.name: getattr(self, known.name) for known in dataclass_fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, Decimal)}


@dataclass(frozen=True, slots=True)
class RecordOnly(Policy):
    """Counts what is charged, and gives no points."""

    kind: ClassVar[str] = "record_only"
    title: ClassVar[Text] = Text("Chỉ ghi nhận, không tính điểm", "Recorded only, no points")
    checks: ClassVar[Mapping[str, Check]] = fields.COMMON


RECORD_ONLY = RecordOnly()
"""The policy in use unless a host chooses one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat(Policy):
    """Takes fixed points off a base for each charge that counts."""

    kind: ClassVar[str] = "flat"
    title: ClassVar[Text] = Text("Trừ điểm theo mức cố định", "Fixed points for each charge")
    checks: ClassVar[Mapping[str, Check]] = {
        **fields.WITH_POINTS,
        "bands": fields.bands,
        "base": fields.points,
        "deduct": fields.points,
        "consider_deduction": fields.points,
        "per_day_late": fields.points,
        "cap_per_task": fields.points,
        "floor": fields.points,
    }
    required: ClassVar[tuple[str, ...]] = ("base", "deduct", "consider_deduction")

    base: Decimal
    deduct: Decimal
    consider_deduction: Decimal
    per_day_late: Decimal = Decimal(0)
    cap_per_task: Decimal | None = None
    floor: Decimal = Decimal(0)


DECREE_BANDS = (
    Band(Text("Hoàn thành xuất sắc nhiệm vụ", "Excellent"), Decimal(90)),
    Band(Text("Hoàn thành tốt nhiệm vụ", "Good"), Decimal(70)),
    Band(Text("Hoàn thành nhiệm vụ", "Completed"), Decimal(50)),
    Band(Text("Không hoàn thành nhiệm vụ", "Not completed"), Decimal(0)),
)
"""The bands of Decree 335/2025/NĐ-CP, on general criteria and results together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree335(Policy):
    """Scores results as Decree 335/2025/NĐ-CP does: quantity, quality and progress, of 70."""

    kind: ClassVar[str] = "decree_335"
    title: ClassVar[Text] = Text(
        "Điểm kết quả theo Nghị định số 335/2025/NĐ-CP",
        "Result points of Decree 335/2025/NĐ-CP",
    )
    checks: ClassVar[Mapping[str, Check]] = {
        **fields.WITH_POINTS,
        "count_not_due": fields.boolean,
        "units": fields.shares_by_unit,
        "default": fields.unit_shares,
    }

    bands: tuple[Band, ...] = DECREE_BANDS
    count_not_due: bool = False
    units: Mapping[str, UnitShares] = field(default_factory=dict, hash=False)
    default: UnitShares | None = None

    def shares_of(self, code: str) -> UnitShares | None:
        """Give what the host said of a unit, or of every unit it said nothing of."""
        return self.units.get(code, self.default)


POLICIES: dict[str, type[Policy]] = {kind.kind: kind for kind in (RecordOnly, Flat, Decree335)}
"""The policies that ship, by the word a file names them with."""

Made = TypeVar("Made", bound=Policy)


def made(kind: type[Made], given: Mapping[str, object], *, source: str | None = None) -> Made:
    """Make a policy of what was given; raises PolicyError with every problem of it."""
    problems: list[Problem] = []
    found = Reader(given, problems).read(kind.checks, kind.required)
    if {"base", "floor"} <= found.keys() and found["floor"] > found["base"]:
        problems.append(Problem("floor_above_base", "floor", _plain(found["floor"]), _BELOW_BASE))
    if problems:
        raise PolicyError(tuple(problems), source=source)
    return kind(**found)


_BELOW_BASE = Text(
    "mức điểm thấp nhất (floor) không cao hơn điểm gốc (base)", "a floor that is not above the base"
)


def _plain(number: Decimal) -> Text:
    return Text(str(number), str(number))


def record_only(
    *, charge: ChargeBy = "state", allocation: Allocation = "coordinators"
) -> RecordOnly:
    """Give the policy that counts and gives no points: the regulation names none (15.2).

    >>> record_only().title.vi
    'Chỉ ghi nhận, không tính điểm'
    """
    return made(RecordOnly, {"charge": charge, "allocation": allocation})


def flat(  # noqa: PLR0913  each is a part of the policy
    *,
    base: Number,
    deduct: Number,
    consider_deduction: Number,
    per_day_late: Number = 0,
    cap_per_task: Number | None = None,
    floor: Number = 0,
    charge: ChargeBy = "state",
    allocation: Allocation = "coordinators",
    places: int = 2,
    rounding: str = "half_up",
    bands: Iterable[Band] = (),
) -> Flat:
    """Give a policy of fixed points (15.2): ``deduct`` for a deduction unless it is waived.

    ``consider_deduction`` counts once it is upheld, ``per_day_late`` for each working day late;
    the points of one task end at ``cap_per_task``, the score at ``floor``. Raises PolicyError.

    >>> flat(base=100, deduct=2, consider_deduction=Decimal("0.5")).floor
    Decimal('0')
    """
    cap = {} if cap_per_task is None else {"cap_per_task": cap_per_task}
    given = {
        "base": base,
        "deduct": deduct,
        "consider_deduction": consider_deduction,
        "per_day_late": per_day_late,
        **cap,
        "floor": floor,
    }
    common = {"charge": charge, "allocation": allocation, "places": places, "rounding": rounding}
    return made(Flat, {**given, **common, "bands": tuple(bands)})


def decree_335(  # noqa: PLR0913  each is a part of the policy
    *,
    units: Mapping[str, UnitShares] | None = None,
    default: UnitShares | None = None,
    count_not_due: bool = False,
    charge: ChargeBy = "state",
    allocation: Allocation = "coordinators",
    places: int = 2,
    rounding: str = "half_up",
) -> Decree335:
    """Give the policy of Decree 335/2025/NĐ-CP: results are (a + b + c) / 3 × 70 (15.2).

    ``units`` says quantity and quality by the code of a unit, ``default`` for every other; c is
    the progress of the unit's tasks. ``count_not_due`` counts tasks not yet due as not done.
    Raises PolicyError.

    >>> whole = UnitShares(quantity=Decimal(1), quality=Decimal(1))
    >>> decree_335(default=whole).bands[0].label("en")
    'Excellent'
    """
    given: dict[str, Any] = {} if default is None else {"default": default}
    common = {"charge": charge, "allocation": allocation, "places": places, "rounding": rounding}
    return made(
        Decree335,
        {**given, **common, "units": units or {}, "count_not_due": count_not_due},
    )
