"""What a policy holds beside numbers: bands of ratings, and what the decree asks of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from nhiemvu.text import Language, Text


@dataclass(frozen=True, slots=True)
class Band:
    """A band of ratings, from so many points on (15.2).

    >>> from decimal import Decimal
    >>> from nhiemvu.text import Text
    >>> Band(Text("Hoàn thành tốt", "Good"), Decimal(70)).label("en")
    'Good'
    """

    name: Text
    start: Decimal

    def label(self, lang: Language = "vi") -> str:
        """Name it in the language asked for, Vietnamese by default."""
        return self.name.text(lang)


@dataclass(frozen=True, slots=True)
class UnitShares:
    """What Decree 335/2025/NĐ-CP asks of a unit beside its progress, given by the host (15.2).

    ``quantity`` and ``quality`` are shares from 0 to 1, ``general`` points from 0 to 30.
    """

    quantity: Decimal
    quality: Decimal
    general: Decimal | None = None
