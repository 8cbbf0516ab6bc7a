"""Figures written for people: 1.234 and 61,5 % in Vietnamese, 1,234 and 61.5% in English."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from nhiemvu.text import with_signs

if TYPE_CHECKING:
    from nhiemvu.reporting.measure_table import Measure
    from nhiemvu.reporting.measures import Measures
    from nhiemvu.text import Language

NO_FIGURE = "–"
"""Stands where there is nothing to divide, or nobody can tell."""

_TENTH = Decimal("0.1")


def shown_number(value: Fraction | int, lang: Language = "vi", *, decimals: bool = False) -> str:
    """Write a number, rounded to one decimal, half up, when decimals are asked for.

    >>> shown_number(1234), shown_number(Fraction(19, 4), decimals=True)
    ('1.234', '4,8')
    """
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    written = f"{exact.quantize(_TENTH, ROUND_HALF_UP) if decimals else exact:,}"
    return with_signs(written, lang)


def shown_percent(value: Fraction | None, lang: Language = "vi") -> str:
    """Write a share as a percentage with one decimal, rounded half up.

    >>> shown_percent(Fraction(8, 13)), shown_percent(Fraction(8, 13), "en"), shown_percent(None)
    ('61,5%', '61.5%', '–')
    """
    return NO_FIGURE if value is None else f"{shown_number(value * 100, lang, decimals=True)}%"


def shown_measure(measures: Measures, measure: Measure, lang: Language = "vi") -> str:
    """Write one measure of a row, in what it is counted in."""
    value: Fraction | int | None = getattr(measures, measure.name)
    if value is None:
        return NO_FIGURE
    if measure.unit == "rate":
        return shown_percent(Fraction(value), lang)
    return shown_number(value, lang, decimals=measure.unit == "days")
