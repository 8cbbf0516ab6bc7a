"""Suites to inherit: override one fixture, and each rule is tried on what it gives.

>>> from nhiemvu.testing.contracts import RepositoryContract
>>> from nhiemvu.testing.memory import MemoryRepository
>>> class TestOurRepository(RepositoryContract):
...     @pytest.fixture
...     def repository(self) -> MemoryRepository:
...         return MemoryRepository()
"""

import pytest

_TESTS = ("calendar", "keeping", "racing", "reading", "status", "surviving", "writing")
pytest.register_assert_rewrite(*(f"{__name__}.{module}" for module in (*_TESTS, "patience")))

from nhiemvu.testing.contracts.calendar import CalendarContract  # noqa: E402  rewritten first
from nhiemvu.testing.contracts.repository import RepositoryContract  # noqa: E402
from nhiemvu.testing.contracts.status import HistoryContract, StatusContract  # noqa: E402

__all__ = ["CalendarContract", "HistoryContract", "RepositoryContract", "StatusContract"]
