"""The worked cases of one question, as the contracts put them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.testing.comparing import agrees, contradicted
from nhiemvu.testing.corpus import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nhiemvu.testing.corpus import Case


def each_case(op: str) -> pytest.MarkDecorator:
    """Give the mark that runs a test once for every worked case of an operation."""
    found = _cases_of(op)
    return pytest.mark.parametrize("case", found, ids=[case.id for case in found])


def wrong_in(op: str, answer: Callable[[Case], Mapping[str, Any]]) -> dict[str, str]:
    """Put all worked cases of an operation in some other form: what is wrong, by the case.

    >>> wrong_in("cutoff_due", lambda case: case.expect)
    {}
    """
    said = ((case.id, differs(case, answer(case))) for case in _cases_of(op))
    return {name: wrong for name, wrong in said if wrong}


def _cases_of(op: str) -> list[Case]:
    return [case for case in cases() if case.op == op]


def differs(case: Case, answer: Mapping[str, Any]) -> str:
    """Say how an answer is not the expected one, and why that one is right.

    Empty when it is; keys that the case does not speak of make no difference.

    >>> from nhiemvu.testing.corpus import cases
    >>> case = next(case for case in cases() if case.op == "cutoff_due")
    >>> differs(case, {**case.expect, "note": "xong"})
    ''
    """
    if agrees(answer, case.expect):
        return ""
    said = {key: answer.get(key) for key in {**case.expect, **contradicted(case.expect)}}
    return f"{said}, expected {case.expect} ({case.why})"
