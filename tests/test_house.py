"""Habits of the house that a machine can hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 300


def tracked() -> list[Path]:
    """Give the text files of the project: those git tracks, or all of a source archive."""
    names: list[str] = []
    if shutil.which("git"):
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        names = done.stdout.decode().split("\0")[:-1]
    found = [ROOT / name for name in names] or [
        path
        for folder in ("src", "tests", "docs", "examples", "benchmarks", "mutants")
        for path in (ROOT / folder).rglob("*.*")
    ]
    return [path for path in found if path.is_file() and path.suffix != ".png"]


def test_text_files_are_in_nfc_and_end_with_a_line() -> None:
    for path in tracked():
        text = path.read_bytes().decode("utf-8")
        assert unicodedata.is_normalized("NFC", text) or "NFD" in text, path
        assert not text or text.endswith("\n"), path


def test_modules_stay_short() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= LONGEST_MODULE, f"{path}: {lines} lines"


@pytest.mark.parametrize(
    "package", ["moments", "language", "law", "calendar", "status", "model", "scoring"]
)
def test_nothing_below_the_command_line_reads_a_clock(package: str) -> None:
    clock = re.compile(r"\b(datetime\.now|utcnow|date\.today|time\.time|perf_counter)\b")
    for path in (ROOT / "src" / "nhiemvu").rglob("*.py"):
        if package in path.as_posix():
            assert not clock.search(path.read_text("utf-8")), path


def test_the_project_speaks_of_itself_alone() -> None:
    machine = re.compile(r"/(?:home|root|work|Users)/\w")
    for path in tracked():
        if path.name != Path(__file__).name:
            assert not machine.search(path.read_bytes().decode("utf-8")), path


def test_every_mutant_that_survives_is_listed_once_with_a_reason() -> None:
    found = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text("utf-8"))
    names = [name for group in found["survives"] for name in group["mutants"]]
    assert names
    assert len(set(names)) == len(names)
    for group in found["survives"]:
        assert group["kind"] in ("equivalent", "accepted")
        assert len(group["because"].split()) > 3
    assert found["score"].keys() <= found["packages"].keys()
