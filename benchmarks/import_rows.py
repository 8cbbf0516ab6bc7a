"""What importing costs, in fresh processes taken in turn."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.harness import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIMED = "import time; s = time.perf_counter()\n{}\nprint(time.perf_counter() - s)"
_OURS = "import nhiemvu; nhiemvu.Task"
_BUILT = _OURS + "; nhiemvu.Task.model_rebuild(force=True)"
_REFERENCE = "import pydantic\nclass M(pydantic.BaseModel):\n    id: str\n    n: int"


def _seconds(code: str) -> float:
    command = [sys.executable, "-c", _TIMED.format(code)]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603


def rows() -> Iterator[Result]:
    _seconds(_OURS), _seconds(_REFERENCE)
    pairs = [(_seconds(_OURS), _seconds(_BUILT), _seconds(_REFERENCE)) for _ in range(21)]
    found = median(ours / reference for ours, _, reference in pairs)
    yield Result("import nhiemvu and its Task", "pydantic plus one model", found, 1.25)
    found = median(built / reference for _, built, reference in pairs)
    yield Result("the same, with Task's validator built", "pydantic plus one model", found)
