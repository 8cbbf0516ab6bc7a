"""Whether an answer is the one that is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.errors import MomentError
from nhiemvu.moments import parse_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = dict[str, Any]

CONTRARY = {"valid": "error", "error": "valid"}
"""What an answer that says the one must not say besides."""


def is_unsupported(answer: Mapping[str, Any]) -> bool:
    """Tell whether an answer says that what was asked is not supported: with ``true``, no other.

    >>> is_unsupported({"unsupported": True}), is_unsupported({"unsupported": "true"})
    (True, False)
    """
    return answer.get("unsupported") is True


def agrees(answer: Mapping[str, Any], expect: Mapping[str, Any]) -> bool:
    """Tell whether an answer holds everything that is expected; what it says besides is its own.

    Text and dates must be the same to the letter, and moments the same instant; a number must not
    be a truth value. A history cannot be valid and in error at once.

    >>> agrees({"date": "2026-10-12", "note": "Monday"}, {"date": "2026-10-12"})
    True
    >>> agrees({"valid": True, "error": "out_of_order"}, {"valid": True})
    False
    """
    if any(answer.get(CONTRARY[key]) for key in expect if key in CONTRARY):
        return False
    return all(key in answer and same(answer[key], value) for key, value in expect.items())


def same(found: object, wanted: object) -> bool:
    """Tell whether two values are the same: moments as instants, ``1`` and ``true`` not.

    >>> same("2026-10-20T08:00:00Z", "2026-10-20T15:00:00+07:00"), same(1, True)
    (True, False)
    """
    if isinstance(found, bool) is not isinstance(wanted, bool):
        return False
    if isinstance(found, str) and isinstance(wanted, str) and "T" in wanted:
        try:
            return parse_moment(found) == parse_moment(wanted)
        except MomentError:
            return found == wanted
    return found == wanted
