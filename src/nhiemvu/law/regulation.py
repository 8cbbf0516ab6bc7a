"""A regulation as a value: its parameters, each with the provision it comes from.

Another province is derived from this one; no code changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, NoReturn

from nhiemvu.errors import RegulationError
from nhiemvu.law.citation import INSTRUMENTS, QD128, Citation
from nhiemvu.text import Text

STATUS_CODES = (
    "awaiting_confirmation",
    "completed_on_time",
    "completed_late",
    "in_progress_on_time",
    "in_progress_overdue",
    "recalled",
)
"""The codes of the statuses that a regulation names."""


class _Fixed(dict[str, Any]):
    """A mapping that does not change, and that can be copied and sent to another process."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        message = "a regulation does not change; derive another"
        raise TypeError(message)

    __setitem__ = __delitem__ = update = setdefault = pop = popitem = clear = _refuse
    __ior__ = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return _Fixed, (dict(self),)


@dataclass(frozen=True, slots=True)
class Regulation:
    """What a province's regulation fixes.

    ``cutoff`` is a time of day in Việt Nam, still on the early side itself;
    ``lead_time`` is in working days; ``labels`` are the names of the statuses by their code.

    >>> DONG_THAP.cutoff, DONG_THAP.lead_time
    (datetime.time(15, 0), 1)
    >>> [str(citation) for citation in DONG_THAP.provisions["lead_time"]]
    ['khoản 2 Điều 4']
    """

    name: Text
    number: str
    authority: Text
    issued_on: date
    effective_on: date
    cutoff: time
    lead_time: int
    labels: Mapping[str, Text] = field(hash=False)
    provisions: Mapping[str, tuple[Citation, ...]] = field(hash=False)

    def __post_init__(self) -> None:
        """Refuse parameters that cannot be; keep the mappings from changing."""
        cutoff: object = self.cutoff
        if not isinstance(cutoff, time) or cutoff.tzinfo is not None:
            raise RegulationError(
                "cutoff",
                found=str(cutoff),
                expected=Text("giờ trong ngày, không kèm múi giờ", "a time of day, no offset"),
            )
        if type(self.lead_time) is not int or self.lead_time < 0:
            raise RegulationError(
                "lead_time",
                found=self.lead_time,
                expected=Text("số ngày làm việc, từ 0", "a number of working days, from 0"),
            )

        for field_name, kind in _KINDS.items():
            if not isinstance(getattr(self, field_name), kind):
                raise RegulationError(
                    field_name,
                    found=str(getattr(self, field_name)),
                    expected=Text(f"giá trị kiểu {kind.__name__}", f"a {kind.__name__}"),
                )
        for code, label in self.labels.items():
            if code not in STATUS_CODES or not isinstance(label, Text):
                raise RegulationError(
                    "labels",
                    found=code,
                    expected=Text(
                        f"tên gọi (Text) của một trong: {', '.join(STATUS_CODES)}",
                        f"a label (Text) of one of: {', '.join(STATUS_CODES)}",
                    ),
                )
        object.__setattr__(self, "labels", _Fixed(self.labels))
        object.__setattr__(self, "provisions", _Fixed(self.provisions))

    def derive(self, **changes: Any) -> Regulation:
        """Give another province's regulation: this one, with what differs.

        Labels given are laid over the present ones.

        >>> other = DONG_THAP.derive(name=Text("Quy chế mẫu", "Model rules"), cutoff=time(16))
        >>> other.cutoff, other.lead_time, DONG_THAP.cutoff
        (datetime.time(16, 0), 1, datetime.time(15, 0))
        """
        if "labels" in changes:
            changes["labels"] = {**self.labels, **changes["labels"]}
        return replace(self, **changes)


_KINDS: dict[str, type] = {
    "name": Text,
    "number": str,
    "authority": Text,
    "issued_on": date,
    "effective_on": date,
    "labels": Mapping,
    "provisions": Mapping,
}
"""What each parameter is, so far as a program can tell."""


def _cite(*codes: str) -> tuple[Citation, ...]:
    return tuple(map(Citation.parse, codes))


DONG_THAP = Regulation(
    name=INSTRUMENTS[QD128],
    number="128/QĐ-UBND",
    authority=Text("UBND tỉnh Đồng Tháp", "People's Committee of Đồng Tháp Province"),
    issued_on=date(2026, 1, 16),
    effective_on=date(2026, 1, 16),
    cutoff=time(15),
    lead_time=1,
    labels={
        "awaiting_confirmation": Text("Chờ xác nhận", "Awaiting confirmation"),
        "completed_on_time": Text("Đã hoàn thành trong hạn", "Completed on time"),
        "completed_late": Text("Đã hoàn thành quá hạn", "Completed late"),
        "in_progress_on_time": Text("Đang thực hiện trong hạn", "In progress on time"),
        "in_progress_overdue": Text("Đang thực hiện quá hạn", "In progress overdue"),
        "recalled": Text("Đã thu hồi", "Recalled"),
    },
    provisions={
        "cutoff": _cite("4.5.c", "11.2.b", "14.4"),
        "lead_time": _cite("4.2"),
        "labels": _cite("5.2.a", "5.2.b", "5.2.c", "7.1.đ"),
    },
)
"""Quyết định 128/QĐ-UBND of 16/01/2026, in force the same day."""
