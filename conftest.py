"""Runs the examples of the docstrings and of the pages, and sets how hard properties are tried."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from doctest import ELLIPSIS
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from sybil import Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Document
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
settings.register_profile(  # `make mutants`: the same trials each time, and no search for less
    "mutants",
    settings.get_profile("quick"),
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "default")


def run_console(example: Example) -> str | None:
    """Run each command of a console block and hold what it writes against the page."""
    before, *blocks = re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)
    if before or not blocks:
        return "a console block begins with a command, after a dollar and a space"
    for block in blocks:
        command, _, expected = block.partition("\n")
        written = written_by(command)
        if _lines(written) != _lines(expected):
            return f"{command}\n--- page\n{expected}\n--- program\n{written}"
    return None


def written_by(command: str) -> str:
    """Give what a command of the library, or a script of the page, writes to the terminal."""
    from nhiemvu.cli.app import run  # noqa: PLC0415  not before coverage has started

    words, target = shlex.split(command), None
    if ">" in words:
        target = words[words.index(">") + 1]
        words = words[: words.index(">")]
    if words[0] == "python":
        script = [sys.executable, *words[1:]]
        return subprocess.run(script, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if words[0] != "nhiemvu":
        return f"no command that the pages can run: {words[0]}"
    written, answered = StringIO(), StringIO()
    with redirect_stdout(written if target is None else answered), redirect_stderr(written):
        run(words[1:])
    if target is not None:
        Path(target).write_text(answered.getvalue(), "utf-8")
    return written.getvalue()


def _lines(text: str) -> list[str]:
    """Give the lines as they look, without their invisible ends and the pace of a run."""
    return [_pace.sub("…", line.rstrip()) for line in text.strip().split("\n")]


_pace = re.compile(
    r"\d+[.,]\d\d(?= (?:s|giây)\b)"
    r"|(?<=\()\d+(?= (?:a second|câu mỗi giây)\))"
    r"|\d+(?= (?:random questions|câu ngẫu nhiên))"
)


_file = re.compile(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of_a_page(document: Document) -> Iterator[Region]:
    """Find the files that a page tells its reader to write."""
    for found in _file.finditer(document.text):
        yield Region(found.start(), found.end(), found.groups(), write_file)


def write_file(example: Example) -> None:
    """Write such a file where the page is run."""
    name, content = example.parsed
    Path(name).write_text(content, "utf-8")


def into_an_empty_folder(namespace: dict[str, Any]) -> None:
    """Run each page as a reader would: in a folder of his own, with the examples beside him."""
    folder = namespace["folder"] = TemporaryDirectory()
    namespace["home"] = Path.cwd()
    namespace["columns"] = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "80"
    (Path(folder.name) / "examples").symlink_to(ROOT / "examples")
    os.chdir(folder.name)


def back_home(namespace: dict[str, Any]) -> None:
    """Leave that folder, and nothing in it."""
    os.chdir(namespace["home"])
    del os.environ["COLUMNS"]
    if namespace["columns"] is not None:
        os.environ["COLUMNS"] = namespace["columns"]
    namespace["folder"].cleanup()


pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser(language="console", evaluator=run_console),
        files_of_a_page,
    ],
    setup=into_an_empty_folder,
    teardown=back_home,
    patterns=["README.md", "README.vi.md", "docs/**/*.md"],
    path=str(ROOT),
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["*.py"],
    path=str(ROOT / "src" / "nhiemvu"),
    document_types={".py": PythonDocStringDocument},
)
page_makers = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["*.py"] if find_spec("mkdocs") else [],
    excludes=["look.py"],
    path=str(ROOT / "docs"),
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = SybilCollection((pages, docstrings, page_makers)).pytest()
