"""A repository with one planted fault fails the contract exactly where it is meant to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import faulty_repositories
from nhiemvu.testing.contracts import RepositoryContract
from repository_faults import FAULTS

OPTIONS = (
    "--noconftest",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:hypothesispytest",
    "-q",
    "--tb=native",
)


AT_ONCE = 3
"""Runs beside each other: most of the time one call waits for another."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of all faulty repositories, in runs of its own."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", *OPTIONS, "-c", str(folder / "pytest.ini")]
    names = [f"{faulty_repositories.__file__}::Test{fault.__name__}" for fault in FAULTS]

    def run(n: int) -> str:
        done = subprocess.run(
            [*command, f"--basetemp={folder / str(n)}", *names[n::AT_ONCE]],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=_plain(),
        )
        assert done.returncode == 1, done.stdout + done.stderr
        return done.stdout

    with ThreadPoolExecutor(AT_ONCE) as running:
        return "".join(running.map(run, range(AT_ONCE)))


def _plain() -> dict[str, str]:
    """Measure no coverage of what is wrong on purpose, and load no plugins for it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    return {**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONUTF8": "1"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_fails_where_it_is_meant_to(said: str, fault: type) -> None:
    failed = re.findall(rf"^FAILED \S+::Test{fault.__name__}::(\w+)", said, re.MULTILINE)
    assert set(failed) == FAULTS[fault]


def test_every_test_of_the_contract_can_fail() -> None:
    tests = {name for name in dir(RepositoryContract) if name.startswith("test_")}
    assert frozenset().union(*FAULTS.values()) == tests


def test_a_failure_says_what_was_compared(said: str) -> None:
    assert "assert ['approved'" in said
    assert "DID NOT RAISE" in said
