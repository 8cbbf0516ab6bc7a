"""The faults that are planted in repositories, and the tests that each must fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 0.002
"""Seconds for others to come in between."""

FAULTS: dict[type, frozenset[str]] = {}
"""Each faulty repository, and the tests of the contract that it must fail: these and no others."""


def fails(*tests: str) -> Callable[[type], type]:
    """Say which tests a fault must fail, without their ``test_``."""

    def noted(fault: type) -> type:
        FAULTS[fault] = frozenset(f"test_{test}" for test in tests)
        return fault

    return noted
