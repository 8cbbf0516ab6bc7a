"""The vendors' starting points in ``examples/certify``, run as a vendor runs them."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

FOLDER = Path(__file__).parents[2] / "examples" / "certify"
IN_PYTHON, IN_NODE = FOLDER / "nhiemvu_adapter.py", FOLDER / "nhiemvu_adapter.mjs"
OLDEST_NODE = 18


@cache
def node() -> str:
    """Give the command of Node; where it is missing or too old the test is skipped."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"node {version.stdout.strip()} is older than {OLDEST_NODE}")
    return found


COMMANDS: dict[str, Callable[[], list[str]]] = {
    "python": lambda: [sys.executable, "-I", "-S", str(IN_PYTHON)],
    "node": lambda: [node(), str(IN_NODE)],
}


@pytest.mark.parametrize("runtime", COMMANDS)
def test_a_starting_point_passes_the_level_it_claims(cli: Cli, runtime: str) -> None:
    done = cli(
        "certify", "--level", "3", "--explore", "4", "--lang", "en", "--", *COMMANDS[runtime]()
    )
    assert (done.returncode, done.stderr) == (0, "")
    explored, conclusion = done.stdout.splitlines()[-2:]
    assert explored.endswith("no difference found")
    assert conclusion == "Conclusion: level 3 conforming"


@pytest.mark.parametrize("path", [IN_PYTHON, IN_NODE], ids=lambda path: path.name)
def test_a_starting_point_is_short_and_says_where_the_vendors_code_goes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 150
    marks = [line for line in text.splitlines() if "YOUR CODE, level" in line]
    assert [mark.partition("level ")[2][0] for mark in marks] == ["1", "2", "3"]


def test_the_one_in_python_knows_the_standard_library_alone() -> None:
    imported = [
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(IN_PYTHON.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert imported
    assert set(imported) <= sys.stdlib_module_names


def test_the_one_for_node_needs_no_package() -> None:
    lines = IN_NODE.read_text("utf-8").splitlines()
    imports = [line for line in lines if line.startswith("import ")]
    assert imports
    assert all('from "node:' in line for line in imports)


def test_the_days_beside_them_are_those_that_the_calendar_gives(cli: Cli) -> None:
    for line in (FOLDER / "calendar.jsonl").read_text("utf-8").splitlines():
        year = str(json.loads(line)["year"])
        assert cli("calendar", year, "--format", "json").stdout.splitlines() == [line]
