"""Expected failures: a file kept by the implementer, the id of each case with the reason.

TOML (``cutoff-003 = "…"``) or JSON Lines (``{"id": "cutoff-003", "reason": "…"}``).
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

from nhiemvu.errors.questions import HandWrittenError
from nhiemvu.errors.root import Problem
from nhiemvu.testing.corpus import cases
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class ExpectedFailuresError(HandWrittenError):
    """A file of expected failures that cannot be used: an unknown case, a case without a reason."""


def read_expected_failures(path: Path) -> dict[str, str]:
    """Read the reasons by the id of their case; raises ExpectedFailuresError with all problems.

    The suffix tells the form: ``.toml``, or JSON Lines for any other.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "known.toml"
    >>> _ = path.write_text('cutoff-001 = "the next release"')
    >>> read_expected_failures(path)
    {'cutoff-001': 'the next release'}
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = _toml(text) if path.suffix.lower() == ".toml" else _json_lines(text)
    except UnicodeDecodeError:
        raise _error(path, Problem("not_utf8", "", NOTHING, _UTF8)) from None
    except (ValueError, RecursionError) as error:
        raise _error(path, Problem("format", "", str(error), _FORM)) from None
    return checked_failures(rows, source=str(path))


def checked_failures(
    rows: Sequence[tuple[Any, Any]], *, others: Iterable[str] = (), source: str | None = None
) -> dict[str, str]:
    """Give the reasons by the id of their case; raises ExpectedFailuresError with all problems.

    ``others`` are ids of cases that are not of the corpus.

    >>> checked_failures([("cutoff-001", "the next release")])
    {'cutoff-001': 'the next release'}
    """
    known = (*(case.id for case in cases()), *others)
    problems = [found for row in rows if (found := _problem(*row, known)) is not None]
    times = Counter(str(name) for name, _ in rows)
    problems += [Problem("twice", name, name, _ONCE) for name, n in times.items() if n > 1]
    if problems:
        raise ExpectedFailuresError(tuple(problems), source=source)
    return dict(rows)


def _toml(text: str) -> list[tuple[Any, Any]]:
    return list(tomllib.loads(text).items())


def _json_lines(text: str) -> list[tuple[Any, Any]]:
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    return [
        (row.get("id"), row.get("reason")) if isinstance(row, dict) else (row, None) for row in rows
    ]


def _problem(name: object, reason: object, known: tuple[str, ...]) -> Problem | None:
    if name not in known:
        return Problem("unknown_case", str(name), name, _KNOWN)
    if not isinstance(reason, str) or not reason.strip():
        return Problem("reason", str(name), reason, _REASON)
    return None


def _error(path: Path, *problems: Problem) -> ExpectedFailuresError:
    return ExpectedFailuresError(problems, source=str(path))


_UTF8 = Text("tệp mã UTF-8", "a file in UTF-8")
_FORM = Text(
    'TOML: cutoff-001 = "lý do"; hoặc JSON Lines: {"id": "cutoff-001", "reason": "lý do"}',
    'TOML: cutoff-001 = "reason"; or JSON Lines: {"id": "cutoff-001", "reason": "reason"}',
)
_KNOWN = Text(
    "mã của một tình huống, ghi ở đầu mỗi kết quả và trong báo cáo --html",
    "the id of a case, which stands before each result and in the report of --html",
)
_REASON = Text("lý do, bằng lời", "a reason, in words")
_ONCE = Text("mỗi tình huống chỉ khai một lần", "each case once")
