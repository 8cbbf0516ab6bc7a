"""Which code is a store's own: what a crash may come in, and where a call may be held up."""

from __future__ import annotations

import sys
import sysconfig
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike
    from types import FrameType
    from typing import Any, TypeAlias

    Own: TypeAlias = Callable[[str, str], bool]

Found = TypeVar("Found")

LIBRARY: Final = Path(__file__).resolve().parents[2]
STANDARD: Final = Path(sysconfig.get_path("stdlib")).resolve()
INSTALLED: Final = frozenset({"site-packages", "dist-packages"})


def code_of(value: object, further: Iterable[str | PathLike[str]] = ()) -> Own:
    """Give what tells by the name of a module and its file whether it belongs to an object.

    The modules of its class and bases do, and all others of the package that the class is in, or
    of its folder where it is in none; not the standard library, packages that are installed, and
    this one. Further code is named: a module or package by a ``str``, a file or folder by a
    ``Path``.

    >>> own = code_of(object(), ["vendor.backend"])
    >>> own("vendor.backend.files", ""), own("vendor", ""), own("json", "")
    (True, False, False)
    """
    kinds = [kind.__module__ for kind in type(value).__mro__]
    names = {name for name in kinds if name.partition(".")[0] not in sys.stdlib_module_names}
    found = ((name, _folder_of(name)) for name in names)
    folders = [
        folder
        for name, folder in found
        if folder and (name == kinds[0] or INSTALLED.isdisjoint(folder.parts))
    ]
    named = tuple(name for name in further if isinstance(name, str))
    paths = [Path(path).resolve() for path in further if not isinstance(path, str)]

    @cache
    def is_own(name: str, file: str) -> bool:
        if name in names or any(f"{name}.".startswith(f"{one}.") for one in named):
            return True
        if file.startswith("<"):
            return False
        place = Path(file).resolve()
        return any(map(place.is_relative_to, paths)) or any(
            _is_beside(place, folder) for folder in folders
        )

    return is_own


def _folder_of(name: str) -> Path | None:
    """Give the folder of the topmost package that a module is in, or else of its file."""
    file = getattr(sys.modules.get(name), "__file__", None)
    if file is None:
        return None
    path = Path(file).resolve()
    top = folder = path.parent
    packages = name.split(".")[: None if path.stem == "__init__" else -1]
    for package in reversed(packages):
        if folder.name != package:
            break
        top, folder = folder, folder.parent
    return None if top.name in INSTALLED else top


def _is_beside(place: Path, folder: Path) -> bool:
    """Tell whether a file is in a folder, and neither installed there nor anybody's library."""
    if not place.is_relative_to(folder) or place.is_relative_to(LIBRARY):
        return False
    if not INSTALLED.isdisjoint(place.relative_to(folder).parts):
        return False
    return not place.is_relative_to(STANDARD) or not INSTALLED.isdisjoint(place.parts)


class Step(NamedTuple):
    """A line that is about to be run: whether it lies ahead, and nothing of the store called it."""

    file: str
    line: int
    forward: bool
    outermost: bool


def watch(own: Own, at: Callable[[Step], object]) -> Callable[[FrameType, str, Any], Any]:
    """Give the trace function that tells of each line of some code before it is run.

    ``sys.settrace`` says when it is called.
    """

    def is_own(frame: FrameType) -> bool:
        return own(frame.f_globals.get("__name__", ""), frame.f_code.co_filename)

    def call(frame: FrameType, _event: str, _value: object) -> object:
        if not is_own(frame):
            return None
        last = frame.f_lineno
        outermost = not any(map(is_own, _callers(frame)))

        def step(frame: FrameType, event: str, _value: object) -> object:
            nonlocal last
            forward, last = frame.f_lineno > last, frame.f_lineno
            if event == "line":
                at(Step(frame.f_code.co_filename, frame.f_lineno, forward, outermost))
            return step

        return step

    return call


def _callers(frame: FrameType) -> Iterator[FrameType]:
    while frame.f_back is not None:
        frame = frame.f_back
        yield frame


def watched(act: Callable[[], Found], trace: Callable[[FrameType, str, Any], Any]) -> Found:
    """Do something while its lines are told."""
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        return act()
    finally:
        sys.settrace(before)
