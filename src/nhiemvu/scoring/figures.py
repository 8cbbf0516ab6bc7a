"""Exact sums, rounded once and in a way that has a name."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)
from typing import TYPE_CHECKING

from nhiemvu.text import with_signs

if TYPE_CHECKING:
    from fractions import Fraction

    from nhiemvu.text import Language

EXACT = Context(prec=60)
"""The arithmetic of points, whatever the host's own is: no digit of them is beyond it."""

ROUNDINGS = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "half_down": ROUND_HALF_DOWN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "ceiling": ROUND_CEILING,
    "floor": ROUND_FLOOR,
}
"""The ways to round, by their name in a policy."""

_FINER = 1000


def rounded(exact: Fraction, places: int, rounding: str) -> Decimal:
    """Round a fraction to so many places.

    No digit is lost on the way: what is a hair above a half is not taken for a half.

    >>> from fractions import Fraction
    >>> rounded(Fraction(1, 3), 2, "half_up"), rounded(Fraction(5, 200), 2, "half_even")
    (Decimal('0.33'), Decimal('0.02'))
    """
    whole, rest = divmod(abs(exact.numerator) * 10**places * _FINER, exact.denominator)
    digits = whole * 10 + bool(rest)
    scaled = Decimal(-digits if exact < 0 else digits).scaleb(-4)
    return scaled.quantize(Decimal(1), ROUNDINGS[rounding]).scaleb(-places) + 0


def shown_points(value: Decimal, lang: Language = "vi", *, idle_zeros: bool = False) -> str:
    """Write points for people: 1.234,5 in Vietnamese, 1,234.5 in English.

    >>> shown_points(Decimal("97.50")), shown_points(Decimal("1234.5"), "en")
    ('97,5', '1,234.5')
    """
    written = f"{value:,f}"
    if "." in written and not idle_zeros:
        written = written.rstrip("0").rstrip(".")
    return with_signs(written, lang)
