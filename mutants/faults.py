"""The faults: what each piece of code may be turned into."""

from __future__ import annotations

import ast
import copy
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_PASSED_THROUGH = {"strip", "removeprefix", "removesuffix", "astimezone", "keys", "values"}
_BY_NAME = {"isinstance", "dataclass"}  # arguments that are not moved or left out
_LANGUAGES = {"vi": "en", "en": "vi"}
_PATTERN = re.compile(r"\\d|\(\?")
_IN_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=-)\d(?=\])"), lambda found: str(int(found[0]) - 1)),  # [0-5] to [0-4]
    (re.compile(r"(?<=\[)\d(?=-)"), lambda found: str(int(found[0]) + 1)),  # [1-9] to [2-9]
    (re.compile(r"(?<=[)\]])\?"), lambda _: ""),  # what may be there must be
    (re.compile(r"(?<=,)\d(?=\})"), lambda found: str(int(found[0]) + 1)),  # {1,6} to {1,7}
    (re.compile(r"(?<=\{)\d(?=,)"), lambda found: str(int(found[0]) + 1)),  # {1,6} to {2,6}
    (re.compile(r"\|[^|()]+(?=[|)])"), lambda _: ""),  # one way less to write it
    (re.compile(r"(?<=\d)\*|(?<!\\)[$^]"), lambda _: ""),
)


def turned(node: ast.AST, siblings: dict[str, str], *, table: bool) -> Iterator[ast.AST]:
    """Give what a node may be turned into.

    ``siblings`` names, for a name of a module or a member of an enumeration, another of its kind;
    in a ``table``, a literal outside functions, neighbours also change places.
    """
    if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
        return
    match node:
        case ast.Compare():
            for n, found in enumerate(node.ops):
                for other in _COMPARISONS[type(found)]:
                    yield _with(node, ops=[*node.ops[:n], other(), *node.ops[n + 1 :]])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            for values in _one_less(node.values):
                yield values[0] if len(values) == 1 else _with(node, values=values)
        case ast.UnaryOp():
            yield node.operand
        case ast.BinOp(op=found) if type(found) in _OPERATORS and not _is_text(node):
            yield _with(node, op=_OPERATORS[type(found)]())
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.If():
            yield from (_with(node, test=ast.Constant(value)) for value in (True, False))
        case ast.While():
            yield _with(node, test=ast.Constant(value=False))
        case ast.For():
            yield _with(node, iter=ast.Tuple([], ast.Load()))
        case ast.comprehension():
            yield from (_with(node, ifs=ifs) for ifs in _one_less(node.ifs))
        case ast.Constant():
            yield from map(ast.Constant, _other_values(node.value))
        case ast.Attribute() | ast.Name() if ast.unparse(node) in siblings:
            yield ast.parse(siblings[ast.unparse(node)], mode="eval").body
        case ast.Subscript(slice=ast.Slice()):
            yield node.value
        case ast.Call():
            yield from _calls(node)
        case ast.Tuple() | ast.List() | ast.Set():
            yield from (_with(node, elts=elts) for elts in _one_less(node.elts))
            if table:
                yield from (_with(node, elts=elts) for elts in _swapped(node.elts))
        case ast.Dict():
            for keys, values in zip(_one_less(node.keys), _one_less(node.values), strict=True):
                yield _with(node, keys=keys, values=values)
            if table:
                yield from (_with(node, values=values) for values in _swapped(node.values))
        case ast.stmt():
            yield from _statements(node)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    alone = len(node.args) == 1 and not node.keywords
    if isinstance(node.func, ast.Name) and alone and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if isinstance(node.func, ast.Attribute) and node.func.attr in _PASSED_THROUGH:
        yield node.func.value
    if ast.unparse(node.func) in _BY_NAME:
        return
    yield from (_with(node, args=args) for args in _swapped(node.args))
    if len(node.args) > 1:
        yield _with(node, args=node.args[:-1])
    yield from (_with(node, keywords=keywords) for keywords in _one_less(node.keywords))


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _with(node, value=ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.AugAssign(op=found):
            yield ast.Pass()
            if type(found) in _OPERATORS:
                yield _with(node, op=_OPERATORS[type(found)]())
        case ast.Raise() | ast.Expr():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()


def _other_values(value: object) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield _LANGUAGES.get(value, "" if value else "x")
        if _PATTERN.search(value):
            for part, other in _IN_PATTERNS:
                for found in part.finditer(value):
                    yield value[: found.start()] + other(found) + value[found.end() :]


def _is_text(node: ast.BinOp) -> bool:
    """Tell whether text is joined: that cannot be subtracted."""
    return any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _one_less(items: Sequence[Any]) -> Iterator[list[Any]]:
    return ([*items[:n], *items[n + 1 :]] for n in range(len(items)))


def _swapped(items: Sequence[Any]) -> Iterator[list[Any]]:
    for n in range(len(items) - 1):
        if not isinstance(items[n], ast.Starred) and not isinstance(items[n + 1], ast.Starred):
            yield [*items[:n], items[n + 1], items[n], *items[n + 2 :]]


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other
