"""Where the provisions are cited: in the code that carries them out, in the tests that hold it."""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.law.provisions import all_provisions

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LIBRARY, TESTS = ROOT / "src" / "nhiemvu", ROOT / "tests"
CODES = frozenset(provision.citation.code for provision in all_provisions())

_in_brackets = re.compile(r"\(((?:\d{1,2}(?:\.[\da-zđ]{1,2})*(?:, |; | and )?)+)\)").finditer
_code = re.compile(r"\d{1,2}(?:\.[\da-zđ]{1,2})*").findall
_example = re.compile(r"^ *>>> .*(?:\n(?!\s*$).*)*", re.MULTILINE)
_word = re.compile(r"\w+").findall


@cache
def implemented() -> dict[str, tuple[str, ...]]:
    """Give the names in the library that cite each provision, by its code.

    >>> "status.classifier.classify" in implemented()["5.1"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(LIBRARY.rglob("*.py")):
        if LIBRARY / "testing" in path.parents:
            continue
        module = _dotted(path, LIBRARY)
        for name, code in _citations(path):
            found[code].add(f"{module}.{name}".strip(".") if _public(name) else module)
    return {code: tuple(sorted(_narrowest(names))) for code, names in found.items()}


def _narrowest(names: set[str]) -> set[str]:
    """Leave out a module where something in it is named."""
    return {name for name in names if not any(other.startswith(f"{name}.") for other in names)}


@cache
def tested() -> dict[str, tuple[str, ...]]:
    """Give the test files that hold each provision.

    These are the tests and the worked cases that cite it, and the tests beside the code that
    carries it out which use what cites it there.

    >>> "tests/status/test_table.py" in tested()["5.2.b.3"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in TESTS.rglob("test_*.py"):
        for _, code in _citations(path):
            found[code].add(_shown(path))
    for path in (TESTS / "cases").glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            expected = json.loads(line)["expect"]
            if isinstance(expected, dict) and expected.get("basis") in CODES:
                found[expected["basis"]].add(_shown(path))
    for code, names in implemented().items():
        for name in names:
            found[code] |= _users(name)
    return {code: tuple(sorted(paths)) for code, paths in found.items()}


@cache
def _users(name: str) -> frozenset[str]:
    """Give the tests of the same package that use a name of the library."""
    parts = name.split(".")
    folder = TESTS / parts[0]
    return frozenset(_shown(path) for path in folder.glob("*.py") if parts[-1] in _words(path))


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(_word(path.read_text("utf-8")))


def _dotted(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _public(name: str) -> bool:
    return bool(name) and not name.startswith("_")


@cache
def _citations(path: Path) -> frozenset[tuple[str, str]]:
    """Give the provisions a module cites, each with the function, class or table that does."""
    return frozenset(
        (name, code)
        for name, text in _texts(ast.parse(path.read_text("utf-8")))
        for code in _codes(text)
    )


def _texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        name = getattr(node, "name", None) or _assigned(node)
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield name, part.value


def _assigned(node: ast.stmt) -> str:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return next((target.id for target in targets if isinstance(target, ast.Name)), "")


def _codes(text: str) -> set[str]:
    """Give the provisions a text cites: it is a code itself, or has codes in brackets.

    >>> sorted(_codes("Report on a period (10, 11.3).")), _codes("room for (3) and (10)")
    (['10', '11.3'], set())
    """
    if "." in text and text in CODES:
        return {text}
    groups = [_code(match[1]) for match in _in_brackets(_example.sub("", text))]
    dotted = [codes for codes in groups if any("." in code for code in codes)]
    return {code for codes in dotted for code in codes} & CODES
