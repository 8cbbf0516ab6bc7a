"""Points as they are rounded, once, and as they are written for people (15.2)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from nhiemvu.scoring.figures import ROUNDINGS, rounded, shown_points


@pytest.mark.parametrize(
    ("rounding", "places"),
    [
        ("half_up", ["-2", "-1", "-1", "1", "1", "2"]),
        ("half_even", ["-2", "-1", "0", "0", "1", "2"]),
        ("half_down", ["-1", "-1", "0", "0", "1", "1"]),
        ("up", ["-2", "-2", "-1", "1", "2", "2"]),
        ("down", ["-1", "-1", "0", "0", "1", "1"]),
        ("ceiling", ["-1", "-1", "0", "1", "2", "2"]),
        ("floor", ["-2", "-2", "-1", "0", "1", "1"]),
    ],
)
def test_each_way_to_round_does_what_its_name_says(rounding: str, places: list[str]) -> None:
    """Both sides of nought, at a half and on either side of it."""
    exact = [Fraction(n) for n in ("-3/2", "-6/5", "-1/2", "1/2", "6/5", "3/2")]
    assert [str(rounded(one, 0, rounding)) for one in exact] == places
    assert len(ROUNDINGS) == 7


def test_what_is_a_hair_above_a_half_is_not_taken_for_a_half() -> None:
    hair = Fraction(1, 10**30)
    for sign in (1, -1):
        above, below = (sign * (Fraction(1, 2) + sign_of * hair) for sign_of in (1, -1))
        assert rounded(above, 0, "half_down") == sign
        assert rounded(below, 0, "half_up") == 0


@pytest.mark.parametrize(
    ("value", "vi", "en", "whole"),
    [
        ("97.50", "97,5", "97.5", "97,50"),
        ("1234.00", "1.234", "1,234", "1.234,00"),
        ("100", "100", "100", "100"),
        ("1E+2", "100", "100", "100"),
    ],
)
def test_points_are_written_as_each_language_writes_them(
    value: str, vi: str, en: str, whole: str
) -> None:
    points = Decimal(value)
    assert (shown_points(points), shown_points(points, "en")) == (vi, en)
    assert shown_points(points, idle_zeros=True) == whole
