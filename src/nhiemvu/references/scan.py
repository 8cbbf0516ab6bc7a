"""A text while it is read: what stands in it, where each sign stood, what was wrong so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.references.faults import FAULT_RULES, new_fault

if TYPE_CHECKING:
    from nhiemvu.references.faults import Fault


class Scan:
    """The signs that are left of a text, and the place of each; one place more for its end.

    ``certain`` stays true while everything wrong can be put right beyond doubt.
    """

    def __init__(self, text: str, at: list[int]) -> None:
        self.text = text
        self.at = at
        self.faults: list[Fault] = []
        self.certain = True

    def sign(self, place: int) -> str:
        """Give the sign at a place, nothing at the end."""
        return self.text[place : place + 1]

    def wrong(
        self, code: str, place: int, found: str, *right: str, certain: bool | None = None
    ) -> None:
        """Note a fault at a place; ``certain`` where it differs from what holds for the code."""
        self.faults.append(new_fault(code, self.at[place], found, *right))
        self.certain &= FAULT_RULES[code].certain if certain is None else certain
