"""A strategy: order types of any length, for what the walks cannot exhaust."""

from __future__ import annotations

from hypothesis import strategies as st

from literal_history import broken_rules
from order_types import DECIDING, QUIET, History, Kinds, placed

ANY_KIND = (*DECIDING, *QUIET)


def _may_follow(kinds: Kinds) -> list[str]:
    at_once = (0,) * (len(kinds) + 1)
    found = []
    for kind in ANY_KIND:
        longer = (*kinds, kind)
        history = placed(longer, (0, at_once, tuple(range(1, len(longer) + 2))))
        if not broken_rules(history, len(kinds)):
            found.append(kind)
    return found


@st.composite
def order_types(draw: st.DrawFn, longest: int = 12) -> History:
    """Draw a history that the rules accept, by ranks."""
    kinds: Kinds = ()
    for _ in range(draw(st.integers(0, longest))):
        kinds = (*kinds, draw(st.sampled_from(_may_follow(kinds))))
    points, ends = 1 + len(kinds), 1 + kinds.count("extension_granted")
    ranks: tuple[list[int], list[int]] = [], []
    for rank in range(2, 2 + 2 * (points + ends), 2):
        here = draw(st.integers(0, min(3, points - len(ranks[0]))))
        end = draw(st.integers(0, min(1, ends - len(ranks[1]))))
        ranks[0].extend([rank] * here)
        ranks[1].extend([rank] * end)
    for left, many in ((ranks[0], points), (ranks[1], ends)):
        left.extend(range(2 * (points + ends) + 2, 2 * (points + ends + many - len(left)) + 2, 2))
    assigned, *ats = ranks[0]
    return placed(kinds, (assigned, tuple(ats), tuple(ranks[1])))
