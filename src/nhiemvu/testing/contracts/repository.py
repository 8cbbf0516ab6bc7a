"""The contract of a repository of tasks, whole."""

from __future__ import annotations

from nhiemvu.testing.contracts.keeping import KeepingContract
from nhiemvu.testing.contracts.racing import RacingContract
from nhiemvu.testing.contracts.reading import ReadingContract
from nhiemvu.testing.contracts.surviving import SurvivingContract
from nhiemvu.testing.contracts.writing import WritingContract


class RepositoryContract(
    KeepingContract, WritingContract, ReadingContract, RacingContract, SurvivingContract
):
    """Certify a ``TaskRepository``: override ``repository``, and ``opener`` where data stays.

    Five parts, each named by what it tries: what comes back (``KeepingContract``), what a write
    may do (``WritingContract``), what an iteration gives (``ReadingContract``), who wins when two
    write to one version (``RacingContract``), and what is left when others write at the same time,
    or the program dies (``SurvivingContract``). A store that writes with code outside the package
    of its class names it in ``crashing_in``.
    """
