"""Colours of the page: contrast in light and in dark, and one colour a status everywhere."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from nhiemvu.export.colours import COLOURS

STYLE = files("nhiemvu.export.html").joinpath("parts", "page.css").read_text("utf-8")
LIGHT, DARK, PAPER = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
SCHEMES = {"light": LIGHT, "dark": DARK, "paper": PAPER}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast_is_that_of_wcag_aa(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for behind in ("page", "surface"):
        for text in ("text", "muted", "accent"):
            assert contrast(colours[text], colours[behind]) >= 4.5, (text, behind)
    for status in COLOURS:
        assert contrast(colours[status.value], colours["page"]) >= 3, status


def test_a_status_has_one_colour() -> None:
    for status, colour in COLOURS.items():
        assert LIGHT[status.value] == PAPER[status.value] == colour
        assert f'.chart [fill="{colour}"] {{ fill: var(--{status.value}); }}' in STYLE


def test_both_schemes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys() == PAPER.keys()
