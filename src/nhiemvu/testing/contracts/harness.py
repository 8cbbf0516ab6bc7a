"""What a host gives to the contract of a repository: a store, and ways to try it harder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nhiemvu.testing.contracts.places import code_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from os import PathLike

    from nhiemvu.ports import TaskRepository
    from nhiemvu.testing.contracts.places import Own


class RepositoryHarness:
    """The fixture to override, and what may be overridden besides."""

    many: int = 10_000
    """How many tasks are stored to see that they are given one by one."""

    patience: float = 60.0
    """Seconds to wait for another thread or process before the store is said to hang."""

    crashing_in: Collection[str | PathLike[str]] = ()
    """Further code of the store: a ``str`` names a module or package, a ``Path`` a file or folder.

    A crash is tried at each line of the package or folder that the class of the repository is in.
    Name what else it writes with: another package of the host, a driver that is installed.
    """

    @pytest.fixture
    def repository(self) -> TaskRepository:
        """Give an empty repository; override this."""
        message = "override the fixture `repository`: it gives an empty TaskRepository"
        raise NotImplementedError(message)

    def opener(self, repository: TaskRepository) -> Callable[[], TaskRepository] | None:  # noqa: ARG002  for those who override it
        """Give what opens the same store anew; ``None`` where only this object reaches it.

        It stands for a restart, and for another process, to which it is sent: it must be
        something that ``pickle`` takes, such as ``partial(SqliteRepository, path)``. Without it
        the tests of restarts and of other processes are skipped.
        """
        return None

    def code_of(self, repository: TaskRepository) -> Own:
        """Give what tells the lines of the store from all others."""
        return code_of(repository, self.crashing_in)

    def reopened(self, repository: TaskRepository) -> TaskRepository:
        """Open the store anew where that can be done; else give it as it is."""
        opener = self.opener(repository)
        return repository if opener is None else opener()

    def from_elsewhere(self, repository: TaskRepository) -> Callable[[], TaskRepository]:
        """Give what opens the store in another process; skip the test where there is no such."""
        opener = self.opener(repository)
        if opener is None:
            pytest.skip("only this process reaches the store: `opener` gives None")
        return opener
