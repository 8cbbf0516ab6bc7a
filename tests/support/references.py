"""References that are well formed, drawn; and what is near to one."""

from __future__ import annotations

from hypothesis import strategies as st

from nhiemvu.references import COPIES, KINDS, Reference

CAPITALS = "ABCDEĐGHIKLMNOPQRSTUƯVXYÊÔ"
SHORT = [kind.abbreviation for kind in (*KINDS, *COPIES) if kind.abbreviation]


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw a well formed reference: a kind and agency, a letter, or a legal act."""
    agency = st.text(CAPITALS, min_size=2, max_size=6).filter(lambda text: text not in RESERVED)
    field = agency | st.sampled_from(["TTg", "KGVX", "TC&TM", "N.C", "BCĐ389", "389"])
    first = st.sampled_from(SHORT) | agency
    groups = [draw(first), *draw(st.lists(field, min_size=1, max_size=2))]
    return Reference(
        number=draw(st.integers(1, 999_999)),
        symbol="-".join(groups),
        year=draw(st.none() | st.integers(1900, 2999)),
        suffix=draw(st.sampled_from(["", "", "a", "B", "z"])),
    )


RESERVED = {"CV", "TTG", "GDTRH", *(short.upper() for short in SHORT)}

near_references = st.text("012789/-\\–_ .&:qđĐÐUBNDubndTtrgCV²\u0301a,", max_size=24)
"""Text made of what references are made of, mostly wrong."""

anything = st.text(max_size=60) | st.text(st.characters(), max_size=12) | near_references
