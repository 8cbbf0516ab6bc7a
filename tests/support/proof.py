"""Walks every order type of short histories: `make proof`, or `python -m proof` in this folder.

The classifier on the events that decide (at every moment, and further from the last event on), and
on events of every kind; the classifier given moments
that can only be compared; the literal reading of whole histories against that of their cores; the
checker of histories. The first disagreement ends the run, and is told.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from history_walk import EMPTY, Checked, accepted_next, wordless
from order_types import DECIDING, QUIET, placements, sequences
from status_walk import Covered, compare, compare_at_the_end, compare_by_order, compare_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from order_types import History, Kinds

Counts: TypeAlias = "Covered | Checked"
Figures: TypeAlias = dict[str, list[dict[str, int]]]

Each: TypeAlias = "Callable[..., Iterable[Any]]"

STATUS: dict[str, tuple[int, Callable[[Kinds], Covered], Kinds]] = {
    "deciding": (5, compare, DECIDING),
    "at_the_end": (6, compare_at_the_end, DECIDING),
    "any_kind": (4, compare, (*DECIDING, *QUIET)),
    "by_order": (3, compare_by_order, DECIDING),
    "cores": (2, compare_cores, (*DECIDING, *QUIET)),
}
"""The walks of the classifier: how many events at most, what is compared, of which kinds."""

CHUNK = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    for walk, (events, _, kinds) in STATUS.items():
        said = f"at most so many events, of {len(kinds)} kinds"
        parser.add_argument(f"--{walk.replace('_', '-')}", type=int, default=events, help=said)
    parser.add_argument("--checker", type=int, default=3, help="at most so many events")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--figures", type=Path, help="where to keep the figures")
    asked = parser.parse_args()
    if asked.jobs == 1:
        figures = _figures(asked, map)
    else:
        with get_context("spawn").Pool(asked.jobs) as pool:
            figures = _figures(asked, pool.imap_unordered)
    if asked.figures:
        asked.figures.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


def _figures(asked: argparse.Namespace, each: Each) -> Figures:
    figures = {
        name: list(_status(name, getattr(asked, name), walk, kinds, each))
        for name, (_, walk, kinds) in STATUS.items()
    }
    return {**figures, "checker": list(_checker(asked.checker, each))}


def _status(
    name: str, events: int, walk: Callable[[Kinds], Covered], kinds: Kinds, each: Each
) -> Iterator[dict[str, int]]:
    """Walk all sequences of so many events, the longest work first."""
    for n in range(events + 1):
        work = sorted(sequences(n, kinds), key=_work, reverse=True)
        total = Covered()
        for done, covered in enumerate(each(walk, work), start=1):
            total = total.plus(covered)
            _tell(f"{name}, {n} events: {done} of {len(work)} sequences")
        yield _said(name, n, total)


def _work(kinds: Kinds) -> int:
    return len(placements(len(kinds), 1 + kinds.count("extension_granted")))


def _checker(events: int, each: Each) -> Iterator[dict[str, int]]:
    """Walk all that may follow what was accepted so far, an event at a time."""
    accepted = [EMPTY]
    for n in range(1, events + 1):
        work = [accepted[at : at + CHUNK] for at in range(0, len(accepted), CHUNK)]
        total, accepted = Checked(), []
        for done, (longer, checked) in enumerate(each(_check, work), start=1):
            total = total.plus(checked)
            accepted += longer if n < events else []
            _tell(f"checker, {n} events: {done} of {len(work)} parts")
        yield _said("checker", n, total)


def _check(histories: list[History]) -> tuple[list[History], Checked]:
    total, accepted = Checked(), []
    with wordless():
        for history in histories:
            longer, checked = accepted_next(history)
            total = total.plus(checked)
            accepted += longer
    return accepted, total


def _said(name: str, events: int, counts: Counts) -> dict[str, int]:
    figures = {"events": events, **counts._asdict()}
    sys.stdout.write(f"{name}: {', '.join(f'{n:,} {key}' for key, n in figures.items())}\n")
    sys.stdout.flush()
    return figures


def _tell(progress: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}\r")


if __name__ == "__main__":
    sys.exit(main())
