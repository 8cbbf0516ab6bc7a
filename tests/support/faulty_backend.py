"""What a faulty repository writes its files with: a module of the host beside that of its class."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    Rows = dict[str, tuple[str, int]]


def save(folder: Path, rows: Rows) -> None:
    """Put tasks and versions into two files, each whole, one after the other."""
    folder.mkdir(exist_ok=True)
    _put(folder / "tasks.json", {key: task for key, (task, _) in rows.items()})
    _put(folder / "versions.json", {key: version for key, (_, version) in rows.items()})


def load(folder: Path) -> Rows:
    """Give tasks with their versions; the first is that of a task which has none."""
    tasks, versions = (_read(folder / name) for name in ("tasks.json", "versions.json"))
    return {key: (str(task), int(str(versions.get(key, 1)))) for key, task in tasks.items()}


def _put(path: Path, value: object) -> None:
    new = path.with_suffix(".new")
    new.write_text(json.dumps(value), "utf-8")
    new.replace(path)


def _read(path: Path) -> dict[str, object]:
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}
