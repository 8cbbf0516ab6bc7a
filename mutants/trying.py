"""Trying mutants: each in a process of its own, against the tests that run its code."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import resource
import signal
import sys
import time
from collections import Counter
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mutants.making import ROOT, SOURCES, Mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

_PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--no-summary")
_MEMORY = 4 << 30
_TOGETHER = 25  # mutants of one function or module that are tried in turn


class _Loader(SourceFileLoader):
    """Loads a module from code already compiled: that of a mutant."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  as the base class names it
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


class _Failed:
    """Remembers the files whose tests failed."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.files.append(report.nodeid.partition("::")[0])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.files.append(report.nodeid.partition("::")[0])


class Trial:
    """The mutants of a package and the test files that must find them."""

    def __init__(self, mutants: list[Mutant], tests: list[str]) -> None:
        self.mutants, self.tests = mutants, tests
        self.seconds = 0.0
        self.runs: dict[str, set[tuple[str, str]]] = {}
        scopes: dict[tuple[str, str], list[int]] = {}
        for n, mutant in enumerate(mutants):
            scopes.setdefault((mutant.module, mutant.scope), []).append(n)
        self.portions = [
            places[start : start + _TOGETHER]
            for places in scopes.values()
            for start in range(0, len(places), _TOGETHER)
        ]

    def rehearse(self) -> None:
        """Run the tests without any fault: they pass, and say which of the code each file runs."""
        began = time.process_time()
        if pytest.main([*_PYTEST, *self.tests]):
            sys.exit("the tests do not even pass without a fault")
        self.seconds = time.process_time() - began
        forget()
        for test in self.tests:
            self.runs[test] = _in_a_child(partial(_code_run_by, test))

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
        scope = first.code.co_filename, first.scope
        found_by: Counter[str] = Counter()
        answers = []
        for n in places:
            tests = sorted(
                (test for test in self.tests if scope in self.runs[test]),
                key=lambda test: (-found_by[test], len(self.runs[test])),
            )
            found: str | None = _in_a_child(partial(self._found_by, self.mutants[n], tests), "")
            found_by.update([found] if found else [])
            answers.append((n, found is None))
        return answers

    def _found_by(self, mutant: Mutant, tests: list[str]) -> str | None:
        """Give the test file that fails, if one does: the likeliest first, alone, then more."""
        limit = int(self.seconds * 3) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.alarm(limit * 20)
        finder: Any = _Finder(mutant)
        sys.meta_path.insert(0, finder)
        for group in filter(None, (tests[:1], tests[1:3], tests[3:])):
            failed = _Failed()
            if pytest.main([*_PYTEST, *group], plugins=[failed]):
                return failed.files[0] if failed.files else ""
        return None


_trial: Trial


def _try(places: list[int]) -> list[tuple[int, bool]]:
    return _trial.try_in_turn(places)


def _in_a_child(ask: Callable[[], Any], died: Any = None) -> Any:
    """Ask in a silent process of its own, which loads the library anew; say so if it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            forget()
            answer = pickle.dumps(ask())
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(answer)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(answer) if answer else died  # noqa: S301  our own


def _code_run_by(test: str) -> set[tuple[str, str]]:
    """Give the functions, classes and modules of the library that a test file runs."""
    seen: set[CodeType] = set()
    sys.setprofile(lambda frame, _event, _argument: seen.add(frame.f_code))
    pytest.main([*_PYTEST, test])
    sys.setprofile(None)
    return {
        (code.co_filename, _scope_of(code))
        for code in seen
        if code.co_filename.startswith(str(SOURCES))
    }


def _scope_of(code: CodeType) -> str:
    """Name a function as mutants do: what is inside an expression belongs to what is around it."""
    return code.co_qualname.replace(".<locals>", "").partition("<")[0].rstrip(".")


def forget() -> None:
    """Unload the library and its tests; other libraries stay."""
    folders = (SOURCES, ROOT / "tests", ROOT / "conftest.py")
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and any(Path(file).is_relative_to(folder) for folder in folders):
            del sys.modules[name]
