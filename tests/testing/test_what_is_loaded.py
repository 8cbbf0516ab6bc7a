"""The kit costs nobody anything who does not use it, and only its own layer knows test tools."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import nhiemvu

SOURCE = Path(nhiemvu.__file__).parent
TOOLS = {"pytest", "_pytest", "hypothesis"}
KIT = "import nhiemvu.testing.runner, nhiemvu.testing.junit, nhiemvu.testing.certificate_page"

SHOWN = "from nhiemvu.cli.app import run; assert run(['{}', '--help']) == 0"
"""A command's help page: nothing is loaded but what the command needs at once."""


def loaded_by(code: str) -> set[str]:
    listing = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines())


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("import nhiemvu.testing", {"pydantic", "click", "nhiemvu.errors"}),
        (SHOWN.format("certify"), {"nhiemvu.testing.runner", "nhiemvu.testing.corpus"}),
        (SHOWN.format("due"), {"pydantic", "nhiemvu.model", "nhiemvu.status", "nhiemvu.reporting"}),
        (SHOWN.format("classify"), {"nhiemvu.reporting", "nhiemvu.scoring", "nhiemvu.export"}),
        (KIT, {"click", "rich", "jinja2"}),
    ],
)
def test_what_is_not_used_is_not_loaded(code: str, others: set[str]) -> None:
    assert loaded_by(code) & (TOOLS | others) == set()


def test_test_tools_are_imported_in_the_kit_alone() -> None:
    imports = re.compile(r"^\s*(?:from|import) (?:pytest|hypothesis)\b", re.MULTILINE)
    users = [path for path in SOURCE.rglob("*.py") if imports.search(path.read_text("utf-8"))]
    assert users
    assert {path.relative_to(SOURCE).parts[0] for path in users} == {"testing"}
