"""The plugin of pytest: one fixture that certifies a program, loaded only where it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.testing.answers import answer
from nhiemvu.testing.corpus import cases
from nhiemvu.testing.plugin import conforms
from vendors import vendor

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
from nhiemvu.testing.answers import answer

def ours(request):
    return answer(request) if request["op"] != "classify" else {"unsupported": True}

def test_it_conforms(conformance):
    assert conformance(ours, level=1).level == 1

def test_it_does_not(conformance):
    conformance(ours, level=2)
"""


def test_a_vendors_suite_uses_it(tmp_path: Path) -> None:
    (tmp_path / "test_ours.py").write_text(TESTS, "utf-8")
    words = ["-m", "pytest", "-q", "-p", "nhiemvu.testing.plugin", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, *words, "--noconftest", "-c", "/dev/null", "test_ours.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "Conclusion: level 1 conforming" in done.stdout
    assert "Traceback" not in done.stdout


def test_nobody_loads_it_unasked() -> None:
    loaded = [point for point in entry_points(group="pytest11") if "nhiemvu" in point.value]
    assert loaded == []


def test_a_program_is_given_by_its_command(tmp_path: Path) -> None:
    command = vendor(tmp_path, "sys.exit(3)")
    with pytest.raises(pytest.fail.Exception, match="the program ended"):
        conforms(command, level=1, timeout=5)


def test_what_is_excused_and_what_is_explored() -> None:
    known = cases(level=1)[0]

    def ours(request: dict[str, Any]) -> dict[str, Any]:
        return {"date": "no"} if request.get("moment") == known.given["moment"] else answer(request)

    assert conforms(ours, level=1, expected={known.id: "later"}, explore=3).level == 1
    with pytest.raises(pytest.fail.Exception, match=known.id):
        conforms(ours, level=1)
