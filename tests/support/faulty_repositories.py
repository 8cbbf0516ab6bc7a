"""Repositories with one planted fault each, and a contract for each of them to fail.

pytest runs this file when it is named.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import faulty_content  # noqa: F401  says what it must fail
import faulty_reading  # noqa: F401
from faulty_racing import LocksItsOwnProgram
from faulty_strain import OneFile, WritesLater
from nhiemvu.testing.contracts import RepositoryContract
from nhiemvu.testing.contracts.racing import RacingContract
from nhiemvu.testing.contracts.surviving import SurvivingContract
from nhiemvu.testing.sqlite import SqliteRepository
from repository_faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.ports import TaskRepository
    from nhiemvu.testing.contracts.harness import RepositoryHarness

    Opener = Callable[[], TaskRepository]


IN_A_FILE = (SqliteRepository, OneFile)
"""Those that are given a path."""

BEYOND_ONE_PROGRAM = {WritesLater: SurvivingContract, LocksItsOwnProgram: RacingContract}
"""Those that take programs of their own to be found, and the only part they are tried on."""


def _contract(fault: Any) -> type[RepositoryHarness]:
    parts = BEYOND_ONE_PROGRAM.get(fault, RepositoryContract)

    class Contract(parts):  # type: ignore[valid-type, misc]
        many = 60
        patience = getattr(fault, "patience", 20.0)

        @pytest.fixture
        def repository(self, request: pytest.FixtureRequest) -> TaskRepository:
            self.open: Opener = fault
            if issubclass(fault, IN_A_FILE):
                self.open = partial(fault, request.getfixturevalue("tmp_path") / "tasks.sqlite")
            made: TaskRepository = self.open()
            return made

        def opener(self, repository: TaskRepository) -> Opener | None:  # noqa: ARG002
            return self.open if fault in BEYOND_ONE_PROGRAM else None

    return Contract


for _fault in FAULTS:
    globals()[f"Test{_fault.__name__}"] = _contract(_fault)
