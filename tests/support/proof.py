"""Walks every order type of short histories: `make proof`, or `python -m proof` in this folder.

Three walks: the classifier on the events that decide; the classifier on events of every kind; the
checker of histories. Each stops at the first disagreement, and tells it.
"""

from __future__ import annotations

import argparse
import json
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from history_walk import EMPTY, Checked, accepted_next, wordless
from order_types import DECIDING, QUIET, placements, sequences
from status_walk import Covered, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from order_types import History, Kinds

Counts: TypeAlias = "Covered | Checked"
Figures: TypeAlias = dict[str, list[dict[str, int]]]

FIGURES = Path(__file__).parent.parent / "data" / "proof.json"
"""What the last run of `make proof` covered."""

CHUNK = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    parser.add_argument("--deciding", type=int, default=6, help="events that decide, at most")
    parser.add_argument("--any-kind", type=int, default=4, help="events of every kind, at most")
    parser.add_argument("--checker", type=int, default=4, help="events for the checker, at most")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--write", action="store_true", help=f"keep the figures: {FIGURES.name}")
    asked = parser.parse_args()
    figures: Figures = {}
    with get_context("spawn").Pool(asked.jobs) as pool:
        each: Callable[..., Iterable[Any]] = pool.imap_unordered if asked.jobs > 1 else map
        figures["deciding"] = list(_status(asked.deciding, DECIDING, each))
        figures["any_kind"] = list(_status(asked.any_kind, (*DECIDING, *QUIET), each))
        figures["checker"] = list(_checker(asked.checker, each))
    if asked.write:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


def _status(events: int, kinds: Kinds, each: Callable[..., Iterable[Any]]) -> Iterator[Any]:
    """Walk all sequences of so many events, the longest work first."""
    for n in range(events + 1):
        work = sorted(sequences(n, kinds), key=_work, reverse=True)
        total = Covered()
        for done, covered in enumerate(each(compare, work), start=1):
            total = total.plus(covered)
            _tell(f"{n} events, {len(kinds)} kinds: {done} of {len(work)} sequences")
        yield _said(n, total)


def _work(kinds: Kinds) -> int:
    return len(placements(len(kinds), 1 + kinds.count("extension_granted")))


def _checker(events: int, each: Callable[..., Iterable[Any]]) -> Iterator[Any]:
    """Walk all that may follow what was accepted so far, an event at a time."""
    accepted = [EMPTY]
    for n in range(1, events + 1):
        work = [accepted[at : at + CHUNK] for at in range(0, len(accepted), CHUNK)]
        total, accepted = Checked(), []
        for done, (longer, checked) in enumerate(each(_check, work), start=1):
            total = total.plus(checked)
            accepted += longer if n < events else []
            _tell(f"{n} events, checker: {done} of {len(work)} parts")
        yield _said(n, total)


def _check(histories: list[History]) -> tuple[list[History], Checked]:
    total, accepted = Checked(), []
    with wordless():
        for history in histories:
            longer, checked = accepted_next(history)
            total = total.plus(checked)
            accepted += longer
    return accepted, total


def _said(events: int, counts: Counts) -> dict[str, int]:
    figures = {"events": events, **counts._asdict()}
    sys.stdout.write(", ".join(f"{key} {number:,}" for key, number in figures.items()) + "\n")
    sys.stdout.flush()
    return figures


def _tell(progress: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}\r")


if __name__ == "__main__":
    sys.exit(main())
