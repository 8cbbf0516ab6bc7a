"""Making a finding from its code and the values that its message names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from nhiemvu.auditing.findings import Finding
from nhiemvu.auditing.rules import RULES
from nhiemvu.text import Text, capitalised, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from nhiemvu.auditing.obligations import Obligation
    from nhiemvu.errors import UnannouncedDateError
    from nhiemvu.law.citation import Citation


def finding(
    code: str,
    field: str,
    *,
    index: int | None = None,
    basis: Citation | None = None,
    values: Mapping[str, object] = MappingProxyType({}),
) -> Finding:
    """Make the finding of a code: where it is, and the values that its message names."""
    rule = RULES[code]
    return Finding(
        code=code,
        basis=basis or rule.basis,
        severity=rule.severity,
        field=field,
        text=_filled(rule.text, values),
        readings=rule.readings,
        index=index,
    )


def _filled(text: Text, values: Mapping[str, object]) -> Text:
    vi = {name: shown(value) for name, value in values.items()}
    en = {name: shown(value, "en") for name, value in values.items()}
    return Text(capitalised(text.vi.format(**vi)), capitalised(text.en.format(**en)))


def unannounced(
    error: UnannouncedDateError, field: str, what: Text, basis: Citation, index: int | None
) -> Finding:
    """Make the finding that the calendar ends before what is to be judged."""
    return finding(
        "calendar_unannounced",
        field,
        index=index,
        basis=basis,
        values={
            "what": what,
            "first": error.first,
            "last": error.last,
        },
    )


def of_obligation(found: Obligation, who: Text, edition: date) -> Finding:
    """Make the finding that tells of a duty and its state; ``who`` names who must act."""
    rule = RULES[f"{found.kind}_{found.state}"]
    values = {
        "who": who,
        "due": found.due,
        "done": found.done,
        "days": _days(found.days_late),
        "then": _then(found),
    }
    place = "assigned_at" if found.index is None else f"events[{found.index}]"
    return Finding(
        code=rule.code,
        basis=rule.basis,
        severity=rule.severity,
        field=place,
        text=_filled(rule.text, values),
        readings=found.readings,
        index=found.index,
        obligation=found,
        calendar_edition=edition,
        provisional=found.provisional,
    )


def _days(number: int | None) -> Text:
    """Say how many working days late; nothing where the calendar cannot tell."""
    if number is None:
        return Text("", "")
    if number == 0:
        return Text(", chưa sang ngày làm việc tiếp theo", " by less than a working day")
    days = "working day" if number == 1 else "working days"
    return Text(f" {number} ngày làm việc", f" by {number} {days}")


def _then(found: Obligation) -> Text:
    """Say what to do about an overdue duty, or that it fell away undone."""
    if found.dropped_at is None:
        return Text(" Cần thực hiện ngay.", " Do it now.")
    at_vi, at_en = shown(found.dropped_at), shown(found.dropped_at, "en")
    if "D 12" in found.readings:
        return Text(
            f" Nhiệm vụ đã được thu hồi lúc {at_vi}.", f" The task was recalled at {at_en}."
        )
    return Text(f" Kết quả đã được gửi lại lúc {at_vi}.", f" It was sent again at {at_en}.")
