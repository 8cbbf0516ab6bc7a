"""Walks every order type of short histories: `make proof`, or `python -m proof` in this folder.

The classifier on the events that decide (at every moment, and further from the last event on), and
on events of every kind; given moments that can only be compared; whatever units are named; whatever
else events say. The checker of histories, with one coordinator named and with others. The first
disagreement ends the run, and is told.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from history_walk import EMPTY, EMPTY_BY_UNITS, Checked, accepted_next, wordless
from order_types import DECIDING, QUIET, UNITS, History, placements, sequences
from status_walk import (
    Covered,
    compare,
    compare_at_the_end,
    compare_by_order,
    compare_units,
    compare_writings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from order_types import Kinds

Counts: TypeAlias = "Covered | Checked"
Figures: TypeAlias = dict[str, list[dict[str, int]]]

Each: TypeAlias = "Callable[..., Iterable[Any]]"

STATUS: dict[str, tuple[int, Callable[[Kinds], Covered], Kinds]] = {
    "deciding": (5, compare, DECIDING),
    "at_the_end": (6, compare_at_the_end, DECIDING),
    "any_kind": (4, compare, (*DECIDING, *QUIET)),
    "by_order": (4, compare_by_order, DECIDING),
    "units": (2, compare_units, (*DECIDING, *QUIET)),
    "writings": (2, compare_writings, (*DECIDING, *QUIET)),
}
"""The walks of the classifier: how many events at most, what is compared, of which kinds."""

CHECKER: dict[str, tuple[int, list[History], tuple[str, ...]]] = {
    "checker": (5, [EMPTY], ()),
    "checker_units": (3, EMPTY_BY_UNITS, UNITS),
}
"""The walks of the checker: how many events at most, from where, which units besides."""

CHUNK = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    for walk, (events, _, kinds) in STATUS.items():
        said = f"at most so many events, of {len(kinds)} kinds"
        parser.add_argument(f"--{walk.replace('_', '-')}", type=int, default=events, help=said)
    for walk, (events, starts, _) in CHECKER.items():
        said = f"at most so many events, from {len(starts)} tasks"
        parser.add_argument(f"--{walk.replace('_', '-')}", type=int, default=events, help=said)
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
    for name, (_, starts, besides) in CHECKER.items():
        figures[name] = list(_checker(name, getattr(asked, name), starts, besides, each))
    return figures


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


def _checker(
    name: str, events: int, starts: list[History], besides: tuple[str, ...], each: Each
) -> Iterator[dict[str, int]]:
    """Walk all that may follow what was accepted so far, an event at a time."""
    accepted = starts
    for n in range(1, events + 1):
        work = [accepted[at : at + CHUNK] for at in range(0, len(accepted), CHUNK)]
        total, accepted = Checked(), []
        for done, (longer, checked) in enumerate(each(partial(_check, besides), work), start=1):
            total = total.plus(checked)
            accepted += longer if n < events else []
            _tell(f"{name}, {n} events: {done} of {len(work)} parts")
        yield _said(name, n, total)


def _check(besides: tuple[str, ...], histories: list[History]) -> tuple[list[History], Checked]:
    total, accepted = Checked(), []
    with wordless():
        for history in histories:
            longer, checked = accepted_next(history, besides)
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
