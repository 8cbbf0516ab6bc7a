"""Reads tests/mutants.toml: what is mutated, and why each mutant that survives does."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutants.making import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = ROOT / "tests" / "mutants.toml"
KINDS = ("equivalent", "accepted")
_SCORE = re.compile(r'(?<=\n\[score\]\n)(?:".*\n)*')


@dataclass
class Explained:
    packages: dict[str, list[str]]
    kinds: dict[str, str]

    @classmethod
    def read(cls) -> Explained:
        found = tomllib.loads(FILE.read_text("utf-8"))
        kinds: dict[str, str] = {}
        for entry in found.get("survives", []):
            if entry["kind"] not in KINDS or not entry["because"].strip():
                raise ValueError(f"say which of {KINDS} it is, and why: {entry}")
            for name in map(_without_indents, entry["mutants"]):
                if name in kinds:
                    raise ValueError(f"explained twice: {name}")
                kinds[name] = entry["kind"]
        return cls(found["packages"], kinds)

    def kind_of(self, name: str) -> str:
        return self.kinds.get(name, "unexplained")

    def record(self, scores: Mapping[str, str]) -> None:
        """Write the score of a whole run into the file."""
        lines = "".join(f'"{package}" = "{line}"\n' for package, line in scores.items())
        FILE.write_text(_SCORE.sub(lambda _: lines, FILE.read_text("utf-8"), count=1), "utf-8")


def written(name: str) -> str:
    """Write the name of a mutant as it stands in the file."""
    lines = "".join(f"  {line}\n" for line in name.splitlines())
    return f"  '''\n{lines}  ''',"


def _without_indents(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def score_line(made: int, lived: Iterable[str]) -> str:
    """Say how many mutants the tests found, and what the others are."""
    kinds = Counter(lived)
    found = made - kinds.total()
    share = 100 * found / (made - kinds["equivalent"] or 1)
    others = ", ".join(f"{kinds[kind]} {kind}" for kind in (*KINDS, "unexplained"))
    return f"{found} of {made} found ({share:.1f} % of those not equivalent); {others}"
