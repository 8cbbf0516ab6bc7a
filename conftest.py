"""Runs the examples of the docstrings and of the pages, and sets how hard properties are tried."""

from __future__ import annotations

import os
import shlex
from contextlib import redirect_stdout
from doctest import ELLIPSIS
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

if TYPE_CHECKING:
    from sybil.example import Example

ROOT = Path(__file__).parent

settings.register_profile(
    "default",
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("quick", settings.get_profile("default"), max_examples=60)
settings.register_profile("long", settings.get_profile("default"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def run_console(example: Example) -> str | None:
    """Run each ``$ nhiemvu …`` of a console block and hold its output against the page."""
    from nhiemvu.cli.app import run  # noqa: PLC0415  not before coverage has started

    os.environ["COLUMNS"] = "80"
    blocks = str(example.parsed).split("$ ")
    for block in blocks[1:]:
        command, _, expected = block.partition("\n")
        words = shlex.split(command)
        if words[0] != "nhiemvu":
            continue
        with redirect_stdout(StringIO()) as written:
            run(words[1:])
        if _lines(written.getvalue()) != _lines(expected):
            return f"{command}\n--- page\n{expected}\n--- program\n{written.getvalue()}"
    return None


def _lines(text: str) -> list[str]:
    """Give the lines as they look: what no reader sees at their ends makes no difference."""
    return [line.rstrip() for line in text.strip().split("\n")]


pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser(language="console", evaluator=run_console),
    ],
    patterns=["README.md", "README.vi.md", "docs/**/*.md"],
    path=str(ROOT),
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["*.py"],
    path=str(ROOT / "src" / "nhiemvu"),
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = (pages + docstrings).pytest()
