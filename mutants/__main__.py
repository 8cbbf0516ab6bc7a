"""Makes the mutants, tries them, and holds the survivors against tests/mutants.toml."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from mutants.explained import KINDS, Explained, score_line, written
from mutants.making import ROOT, SOURCES, mutants_of
from mutants.trying import Trial

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m mutants", description=__doc__)
    parser.add_argument("only", nargs="*", help="begin of module names, such as calendar.days")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    explained = Explained.read()
    survivors: set[str] = set()
    tried: set[str] = set()
    scores = {}
    for package, tests in explained.packages.items():
        modules = [path for path in _modules(package) if _is_asked(path, asked.only)]
        if not modules:
            continue
        mutants = [mutant for path in modules for mutant in mutants_of(path)]
        print(f"{package}: {len(mutants)} mutants")
        lived = _try(Trial(mutants, _files(tests)), explained, asked.jobs)
        names = {mutant.name for mutant in mutants}
        tried |= names
        survivors |= lived
        scores[package] = score_line(len(mutants), [explained.kind_of(one) for one in lived])
    for package, line in scores.items():
        print(f"{package:10} {line}")
    unexplained = [name for name in sorted(survivors) if explained.kind_of(name) not in KINDS]
    stale = [
        name
        for name in explained.kinds
        if name not in survivors and (name in tried or not asked.only)
    ]
    for name in unexplained:
        print(f"not explained:\n{written(name)}")
    for name in stale:
        print(f"explained, but found by the tests, or gone:\n{written(name)}")
    if not asked.only:
        explained.record(scores)
    return 1 if unexplained or stale else 0


def _try(trial: Trial, explained: Explained, jobs: int) -> set[str]:
    """Give the names of the mutants that survive, telling how far it is and what is new."""
    trial.rehearse()
    lived: set[str] = set()
    began, total = time.monotonic(), len(trial.mutants)
    for done, (n, survived) in enumerate(trial.results(jobs), start=1):
        name = trial.mutants[n].name
        if survived:
            lived.add(name)
            if explained.kind_of(name) not in KINDS:
                print(f"survives:\n{written(name)}", flush=True)
        if done % 25 == 0 or done == total:
            left = (time.monotonic() - began) / done * (total - done) / 60
            print(f"{done} of {total}, {len(lived)} survive, {left:.0f} min left", flush=True)
    return lived


def _modules(package: str) -> list[Path]:
    path = SOURCES / package
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path] * path.exists()
    return [module for module in found if module.name != "__init__.py"]


def _is_asked(path: Path, only: list[str]) -> bool:
    name = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
    return not only or any(name.startswith(start) for start in only)


def _files(tests: list[str]) -> list[str]:
    """Give the test files of the folders and files named."""
    paths = [ROOT / "tests" / test for test in tests]
    files = (sorted(path.glob("test_*.py")) if path.is_dir() else [path] for path in paths)
    return [str(file.relative_to(ROOT)) for group in files for file in group]


if __name__ == "__main__":
    sys.exit(main())
