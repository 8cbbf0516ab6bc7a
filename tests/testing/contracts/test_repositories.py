"""Both adapters of the package keep the contract of a repository."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from nhiemvu.testing.contracts import RepositoryContract
from nhiemvu.testing.memory import MemoryRepository
from nhiemvu.testing.sqlite import SqliteRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nhiemvu.ports import TaskRepository


class TestMemory(RepositoryContract):
    many = 1_000

    @pytest.fixture
    def repository(self) -> TaskRepository:
        return MemoryRepository()


class TestSqlite(RepositoryContract):
    @pytest.fixture
    def repository(self, tmp_path: Path) -> TaskRepository:
        self.open = partial(SqliteRepository, tmp_path / "tasks.sqlite")
        return self.open()

    def opener(self, repository: TaskRepository) -> Callable[[], TaskRepository]:  # noqa: ARG002
        return self.open
