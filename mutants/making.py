"""The mutants of a module: its code with one fault each, and a name that outlives moved lines."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mutants.faults import turned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "nhiemvu"
_WORDS = {"Text", "_after"}  # calls whose strings are sentences for people
_LABELLED = "LabelledEnum"  # its members are a code, then labels for people
_NAMES = {"__slots__", "__all__"}
_NOT_RUN = {"annotation", "returns", "type_params", "ctx", "op", "ops"}
_UNOBSERVED = {"slots", "maxsize"}  # memory and speed
_LONG, _AROUND = 180, 40  # letters of a change shown whole, and beside one that is not


@dataclass(frozen=True)
class Mutant:
    module: str
    scope: str
    change: str
    code: CodeType

    @property
    def name(self) -> str:
        """Give its place, the code as it was and as it became, a line for each."""
        inside = f".{self.scope}" if self.scope else ""
        return f"{self.module.removeprefix('nhiemvu.')}{inside}\n{self.change}"


def mutants_of(path: Path) -> list[Mutant]:
    """Make every mutant of a module."""
    parts = path.relative_to(SOURCES.parent).with_suffix("").parts
    return list(_Maker(path, ".".join(parts)).made())


class _Maker:
    """Walks a module; while a mutant is made, its fault stands in the tree."""

    def __init__(self, path: Path, module: str) -> None:
        self.path, self.module = path, module
        self.tree = ast.parse(path.read_text("utf-8"))
        self.siblings = _siblings(module)
        self.seen: Counter[tuple[str, str]] = Counter()
        self.scope: list[str] = []
        self.functions: list[ast.FunctionDef] = []
        self.statement: ast.AST = self.tree

    def made(self) -> Iterator[Mutant]:
        yield from self._below(self.tree, words=False)

    def _below(self, node: ast.AST, *, words: bool) -> Iterator[Mutant]:
        for name, value in ast.iter_fields(node):
            if name in _NOT_RUN:
                continue
            places = enumerate(value) if isinstance(value, list) else [(None, value)]
            for n, child in places:
                if isinstance(child, ast.AST):
                    yield from self._at(node, name, n, child, words=words)

    def _at(
        self, parent: ast.AST, field: str, n: int | None, node: ast.AST, *, words: bool
    ) -> Iterator[Mutant]:
        if _left_alone(field, node):
            return
        words = words or (isinstance(node, ast.Call) and ast.unparse(node.func) in _WORDS)
        outer = self.statement
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            self.statement = node
        if isinstance(node, ast.Assign) and _is_labelled(parent):
            if isinstance(node.value, ast.Tuple):
                yield from self._at(node.value, "elts", 0, node.value.elts[0], words=words)
            self.statement = outer
            return
        was = _header(self.statement)
        if not (words and isinstance(node, (ast.Call, ast.Constant)) and _is_words(node)):
            for other in self._turned(node):
                if ast.dump(other) == ast.dump(node):
                    continue
                if self.statement is node:
                    self.statement = other
                _put(parent, field, n, other)
                mutant = self._mutant(was, _header(self.statement))
                if mutant is not None:
                    yield mutant
                _put(parent, field, n, node)
                if self.statement is other:
                    self.statement = node
        named = isinstance(node, (ast.FunctionDef, ast.ClassDef))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            self.scope.append(node.name)
        if isinstance(node, ast.FunctionDef):
            self.functions.append(node)
        yield from self._below(node, words=words)
        if isinstance(node, ast.FunctionDef):
            self.functions.pop()
        if named:
            self.scope.pop()
        self.statement = outer

    def _turned(self, node: ast.AST) -> Iterator[ast.AST]:
        yield from turned(node, self.siblings, table=not self.functions)
        if isinstance(node, ast.Assign) and self.functions:
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            if names & _set_twice(self.functions[-1]):
                yield ast.Pass()

    def _mutant(self, was: str, becomes: str) -> Mutant | None:
        """Compile a mutant; there is none where the fault leaves no Python, which all would see."""
        try:
            code = compile(ast.fix_missing_locations(self.tree), str(self.path), "exec")
        except SyntaxError:  # such as a nonlocal name that is bound nowhere
            return None
        scope, change = ".".join(self.scope), _difference(was, becomes)
        self.seen[scope, change] += 1
        again = self.seen[scope, change]
        if again > 1:
            change += f"  # {again}"
        return Mutant(self.module, scope, change, code)


def _put(parent: ast.AST, field: str, n: int | None, node: ast.AST) -> None:
    if n is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[n] = node


def _is_words(node: ast.Call | ast.Constant) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return ast.unparse(node.func) in _WORDS


def _left_alone(field: str, node: ast.AST) -> bool:
    """Tell what no mutant is made of; tests/mutants.toml says why."""
    match node:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring
            return True
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name(name)]) if name in _NAMES:
            return True
        case ast.keyword(arg=name) if name in _UNOBSERVED:
            return True
    if field == "decorator_list":
        return not ast.unparse(node).startswith("dataclass(")
    return field == "bases"


def _is_labelled(parent: ast.AST) -> bool:
    return isinstance(parent, ast.ClassDef) and _LABELLED in map(ast.unparse, parent.bases)


def _set_twice(function: ast.FunctionDef) -> set[str]:
    """Give the names whose value is set again: parameters, and what is assigned twice."""
    stored = Counter(
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    stored.update(arg.arg for arg in ast.walk(function.args) if isinstance(arg, ast.arg))
    return {name for name, times in stored.items() if times > 1}


def _siblings(module: str) -> dict[str, str]:
    """Name another of its kind for each enumeration's member that a module can name."""
    found: dict[str, Any] = vars(import_module(module))
    members: dict[type, list[str]] = {}
    for name, value in found.items():
        if isinstance(value, Enum):
            members.setdefault(type(value), []).append(name)
    groups = list(members.values())
    for name, value in found.items():
        if isinstance(value, type) and issubclass(value, Enum):
            groups.append([f"{name}.{member.name}" for member in value])
    return {
        name: group[(n + 1) % len(group)]
        for group in groups
        if len(group) > 1
        for n, name in enumerate(group)
    }


def _header(statement: ast.AST) -> str:
    """Write a statement on one line, without the block below it."""
    shallow: Any = statement
    if isinstance(getattr(statement, "body", None), list):
        fields = {**vars(statement), "body": [ast.Pass()], "orelse": [], "decorator_list": []}
        known = {name: fields[name] for name in statement._fields if name in fields}
        shallow = type(statement)(**known)
        if isinstance(shallow, ast.ClassDef):
            decorators = getattr(statement, "decorator_list", [])
            return " ".join(["@" + ast.unparse(one) for one in decorators]) + f" {shallow.name}"
    text = ast.unparse(ast.fix_missing_locations(shallow))
    return re.sub(r"\s*\n\s*pass$", "", text).replace("\n", " ")


def _difference(was: str, becomes: str) -> str:
    """Show both, or of long ones the part that differs with what stands around it."""
    if max(len(was), len(becomes)) > _LONG:
        start = 0
        while start < min(len(was), len(becomes)) and was[start] == becomes[start]:
            start += 1
        end = 0
        shortest = min(len(was), len(becomes)) - start
        while end < shortest and was[-1 - end] == becomes[-1 - end]:
            end += 1
        start, end = max(0, start - _AROUND), max(0, end - _AROUND)
        was, becomes = _part(was, start, end), _part(becomes, start, end)
    return f"- {was.strip()}\n+ {becomes.strip()}"


def _part(text: str, start: int, end: int) -> str:
    cut = text[start : len(text) - end]
    if len(cut) > _LONG:
        cut = f"{cut[: _LONG // 2]} … {cut[-_LONG // 2 :]}"
    return ("…" if start else "") + cut + ("…" if end else "")
