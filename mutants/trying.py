"""Trying mutants: each in a process of its own, against test files until one of them fails."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import Counter
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mutants.making import ROOT, SOURCES, Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--no-summary")
_SURVIVED, _NOT_LOADED = 0, 255
_MEMORY = 4 << 30
_TOGETHER = 25  # mutants of one function or module that are tried in turn


class _Loader(SourceFileLoader):
    """Loads a module from code already compiled: that of a mutant."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code, self.used = code, False

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  as the base class names it
        self.used = True
        return self.code


class _Finder:
    """Finds the mutant where the module is asked for, however the tests come to import it."""

    def __init__(self, mutant: Mutant) -> None:
        path = mutant.code.co_filename
        self.loader = _Loader(mutant.module, path, mutant.code)

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        if name != self.loader.name:
            return None
        return spec_from_file_location(name, self.loader.path, loader=self.loader)


class Trial:
    """The mutants of a package and the test files that must find them."""

    def __init__(self, mutants: list[Mutant], tests: list[Path]) -> None:
        self.mutants, self.tests = mutants, tests
        scopes: dict[tuple[str, str], list[int]] = {}
        for n, mutant in enumerate(mutants):
            scopes.setdefault((mutant.module, mutant.scope), []).append(n)
        self.portions = [
            places[start : start + _TOGETHER]
            for places in scopes.values()
            for start in range(0, len(places), _TOGETHER)
        ]
        self.seconds = 0.0

    def rehearse(self) -> None:
        """Run the tests without any fault: they pass, and what they load is then warm."""
        began = time.process_time()
        if pytest.main([*_PYTEST, *map(str, self.tests)]):
            sys.exit("the tests do not even pass without a fault")
        self.seconds = time.process_time() - began

    def results(self, jobs: int) -> Iterator[tuple[int, bool]]:
        """Tell of each mutant whether it survived, as they are done."""
        global _trial  # noqa: PLW0603  processes started by fork inherit it
        _trial = self
        with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=1) as pool:
            for answers in pool.imap_unordered(_try, self.portions):
                yield from answers

    def try_in_turn(self, places: list[int]) -> list[tuple[int, bool]]:
        """Try mutants of one function in turn; what found the last ones is asked first.

        The order depends on nothing else, so that two runs give the same answers.
        """
        first = self.mutants[places[0]]
        word = (first.scope or first.module).rpartition(".")[2]
        far = {test: word not in test.read_text("utf-8") for test in self.tests}
        found_by: Counter[Path] = Counter()
        answers = []
        for n in places:
            tests = sorted(self.tests, key=lambda test: (-found_by[test], far[test]))
            child = os.fork()
            if child == 0:
                os._exit(self._run(self.mutants[n], tests))
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if code == _NOT_LOADED:
                raise RuntimeError("no test imports " + first.module)
            if code > 0:
                found_by[tests[code - 1]] += 1
            answers.append((n, code == _SURVIVED))
        return answers

    def _run(self, mutant: Mutant, tests: list[Path]) -> int:
        """Run, in a process of its own, test files until one fails; give its place, or 0."""
        limit = int(self.seconds * 4) + 10
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.alarm(limit * 10)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        finder: Any = _Finder(mutant)
        forget()
        sys.meta_path.insert(0, finder)
        for n, test in enumerate(tests, start=1):
            if pytest.main([*_PYTEST, str(test)]):
                return n
        return _SURVIVED if finder.loader.used else _NOT_LOADED


_trial: Trial


def _try(places: list[int]) -> list[tuple[int, bool]]:
    return _trial.try_in_turn(places)


def forget() -> None:
    """Unload the library and its tests; other libraries stay."""
    folders = (SOURCES, ROOT / "tests", ROOT / "conftest.py")
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and any(Path(file).is_relative_to(folder) for folder in folders):
            del sys.modules[name]
