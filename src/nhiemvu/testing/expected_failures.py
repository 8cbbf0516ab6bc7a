"""Expected failures: a file kept by the implementer, the id of each case with the reason.

TOML (``cutoff-003 = "…"``) or JSON Lines (``{"id": "cutoff-003", "reason": "…"}``).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from nhiemvu.errors.questions import HandWrittenError
from nhiemvu.errors.root import Problem
from nhiemvu.scoring.policy_files import toml_values
from nhiemvu.testing.corpus import cases
from nhiemvu.text import Text

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
    read = _toml if path.suffix.lower() == ".toml" else _json_lines
    rows = read(path.read_bytes(), str(path))
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


def _toml(raw: bytes, source: str) -> list[tuple[Any, Any]]:
    return list(toml_values(raw, source, ExpectedFailuresError).items())


def _json_lines(raw: bytes, source: str) -> list[tuple[Any, Any]]:
    """Read each line; what is no UTF-8 is no JSON either."""
    rows, problems = [], []
    lines = raw.decode("utf-8-sig", "backslashreplace").split("\n")
    for number, line in enumerate(map(str.strip, lines), 1):
        row = _parsed(line) if line else {}
        if not isinstance(row, dict):
            label = Text(f"dòng {number}", f"line {number}")
            problems.append(Problem("not_json", "", line, _FORM, label=label))
        elif line:
            rows.append((row.get("id"), row.get("reason")))
    if problems:
        raise ExpectedFailuresError(tuple(problems), source=source)
    return rows


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _problem(name: object, reason: object, known: tuple[str, ...]) -> Problem | None:
    if name not in known:
        return Problem("unknown_case", str(name), name, _KNOWN)
    if not isinstance(reason, str) or not reason.strip():
        return Problem("reason", str(name), reason, _REASON)
    return None


_FORM = Text(
    'mỗi dòng là một đối tượng JSON, mã UTF-8: {"id": "cutoff-001", "reason": "lý do"}',
    'a JSON object on each line, in UTF-8: {"id": "cutoff-001", "reason": "reason"}',
)
_KNOWN = Text(
    "mã của một tình huống, ghi ở đầu mỗi kết quả và trong báo cáo --html",
    "the id of a case, which stands before each result and in the report of --html",
)
_REASON = Text("lý do, bằng lời", "a reason, in words")
_ONCE = Text("mỗi tình huống chỉ khai một lần", "each case once")
