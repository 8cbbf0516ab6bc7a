"""Whether an answer is the one that is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = dict[str, Any]

_CONTRARY = {"valid": "error", "error": "valid"}


def contradicted(expect: Mapping[str, Any]) -> dict[str, Any]:
    """Give what an answer must not say besides: a history is not valid and in error at once."""
    return dict.fromkeys(_CONTRARY[key] for key in expect if key in _CONTRARY)


def is_unsupported(answer: Mapping[str, Any]) -> bool:
    """Tell whether an answer says that what was asked is not supported: with ``true``, no other.

    >>> is_unsupported({"unsupported": True}), is_unsupported({"unsupported": "true"})
    (True, False)
    """
    return answer.get("unsupported") is True


def agrees(answer: Mapping[str, Any], expect: Mapping[str, Any]) -> bool:
    """Tell whether an answer holds everything that is expected; what it says besides is its own.

    Text and dates must be the same to the letter, and a number must not be a truth value. A history
    cannot be valid and in error at once.

    >>> agrees({"date": "2026-10-12", "note": "Monday"}, {"date": "2026-10-12"})
    True
    >>> agrees({"valid": True, "error": "out_of_order"}, {"valid": True})
    False
    """
    if any(answer.get(key) for key in contradicted(expect)):
        return False
    return all(key in answer and _same(answer[key], value) for key, value in expect.items())


def _same(found: object, wanted: object) -> bool:
    return found == wanted and isinstance(found, bool) is isinstance(wanted, bool)
