"""A pytest plugin with one fixture, ``conformance``: a program is certified as one test.

It is loaded where it is asked for, by ``-p nhiemvu.testing.plugin`` or, in a ``conftest.py``, by
``pytest_plugins = ["nhiemvu.testing.plugin"]``; who merely has the library installed pays nothing.
Needs the extra ``testing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from nhiemvu.testing.protocol import Limits
from nhiemvu.testing.runner import certify, explored
from nhiemvu.testing.summary import explored_summary, summary, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nhiemvu.testing.outcomes import Certificate

Json: TypeAlias = dict[str, Any]


def conforms(
    program: Sequence[str] | Callable[[Json], Json],
    *,
    level: int | None = None,
    expected: Mapping[str, str] | None = None,
    explore: int = 0,
    timeout: float = Limits().answer,
) -> Certificate:
    """Certify a program, a command or a Python function; fail the test with the summary.

    ``level``, ``expected`` and ``explore`` are those of ``nhiemvu certify``: the level demanded,
    the reasons of expected failures by the id of their case, the number of random questions.

    >>> from nhiemvu.testing.answers import answer
    >>> conforms(answer, level=1).level
    1
    """
    limits = Limits(answer=timeout)
    found = certify(program, level=level, expected=expected, limits=limits)
    if explore:
        found = explored(found, program, examples=explore, limits=limits)
    if not found.conforming:
        parts = (summary(found, "en"), explored_summary(found, "en"), verdict(found, "en"))
        pytest.fail("\n".join(parts), pytrace=False)
    return found


@pytest.fixture(scope="session")
def conformance() -> Callable[..., Certificate]:
    """Give ``conforms``: ``conformance(["java", "-jar", "ours.jar"], level=2)`` in a test."""
    return conforms
