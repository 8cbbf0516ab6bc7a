"""A small badge: the level that is reached, as SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nhiemvu.testing.outcomes import LEVELS
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.testing.outcomes import Certificate
    from nhiemvu.text import Language

GREEN, AMBER, RED = "#2e7d32", "#b26a00", "#c62828"

_SUBJECT = "QĐ 128"
_LETTER = 6.6
_MARGIN = 12


def badge(certificate: Certificate, lang: Language = "vi") -> str:
    """Draw the badge of a certificate: the level, and how many failures were expected.

    It is green for the highest level with nothing against it, red for no level, amber between.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> "level 1 of 3" in badge(certify(answer, level=1), "en")
    True
    """
    level, highest = certificate.level, max(LEVELS)
    reached = Text(f"đạt mức {level}/{highest}", f"level {level} of {highest}")
    if declared := certificate.declared:
        reached = Text(f"{reached.vi}, trừ {declared}", f"{reached.en}, but for {declared}")
    said = (reached if level else Text("chưa đạt", "not conforming")).text(lang)
    whole = level == highest and certificate.conforming and not declared
    colour = GREEN if whole else AMBER if level else RED
    left, right = (round(len(words) * _LETTER + _MARGIN) for words in (_SUBJECT, said))
    label = escape(f"{_SUBJECT}: {said}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img"'
        f' aria-label="{label}"><title>{label}</title>'
        f'<rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,sans-serif" font-size="11">'
        f'<text x="{left / 2}" y="14">{escape(_SUBJECT)}</text>'
        f'<text x="{left + right / 2}" y="14">{escape(said)}</text></g></svg>\n'
    )
