"""The kinds of administrative documents and of copies, with their abbreviations (7.1.b).

There are 29 kinds (Decree 30/2020/NĐ-CP, article 7); 27 have an abbreviation (its appendix III),
letters and messages of courtesy have none. Three kinds of copies have one as well. In both tables
an abbreviation keeps its small letters: ``QyĐ``, ``CTr``, ``TTr``, ``TrS``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from nhiemvu.text import Language, Text


class DocumentKind(NamedTuple):
    """A kind of document: its abbreviation if it has one, its name (Decree 30/2020, article 7).

    ``copy`` tells a copy of another document from a document.

    >>> KINDS[1].abbreviation, KINDS[1].label(), KINDS[1].label("en")
    ('QĐ', 'quyết định', 'decision')
    """

    abbreviation: str | None
    name: Text
    copy: bool = False

    def label(self, lang: Language = "vi") -> str:
        """Name the kind in the language asked for, Vietnamese by default."""
        return self.name.text(lang)


LETTER: Final = DocumentKind(None, Text("công văn", "official letter"))
"""The kind of document whose symbol begins with the agency, for it has no abbreviation."""

COURTESY_LETTER: Final = DocumentKind(None, Text("thư công", "letter of courtesy"))

_ABBREVIATED = (
    ("NQ", "nghị quyết", "resolution"),
    ("QĐ", "quyết định", "decision"),
    ("CT", "chỉ thị", "directive"),
    ("QC", "quy chế", "regulation"),
    ("QyĐ", "quy định", "rules"),
    ("TC", "thông cáo", "communiqué"),
    ("TB", "thông báo", "notice"),
    ("HD", "hướng dẫn", "guidelines"),
    ("CTr", "chương trình", "programme"),
    ("KH", "kế hoạch", "plan"),
    ("PA", "phương án", "scheme"),
    ("ĐA", "đề án", "proposal"),
    ("DA", "dự án", "project"),
    ("BC", "báo cáo", "report"),
    ("BB", "biên bản", "minutes"),
    ("TTr", "tờ trình", "submission"),
    ("HĐ", "hợp đồng", "contract"),
    ("CĐ", "công điện", "telegram"),
    ("BGN", "bản ghi nhớ", "memorandum of understanding"),
    ("BTT", "bản thỏa thuận", "agreement"),
    ("GUQ", "giấy ủy quyền", "power of attorney"),
    ("GM", "giấy mời", "invitation"),
    ("GGT", "giấy giới thiệu", "letter of introduction"),
    ("GNP", "giấy nghỉ phép", "leave certificate"),
    ("PG", "phiếu gửi", "dispatch note"),
    ("PC", "phiếu chuyển", "transfer note"),
    ("PB", "phiếu báo", "notification slip"),
)
_COPIES = (
    ("SY", "bản sao y", "certified copy"),
    ("TrS", "bản trích sao", "certified extract"),
    ("SL", "bản sao lục", "copy of a copy"),
)

KINDS: Final = (
    *(DocumentKind(short, Text(vi, en)) for short, vi, en in _ABBREVIATED),
    LETTER,
    COURTESY_LETTER,
)
"""The 29 kinds of administrative documents; the resolutions and decisions among them are
individual ones, legal acts of the same name bear a year in their reference."""

COPIES: Final = tuple(DocumentKind(short, Text(vi, en), copy=True) for short, vi, en in _COPIES)
"""The three kinds of copies."""

OTHER_KINDS: Final = frozenset(("GP", "HNVB", "KL", "L", "NQLT", "NĐ", "PL", "TT", "TTLT", "VBHN"))
"""Abbreviations known to stand for a kind of document outside the 29, such as decrees, circulars,
consolidated texts and permits: not for an agency. From practice, and not complete."""

MIXED_CASE: Final = ("TTg", "GDTrH")
"""Abbreviations of agencies and fields known to keep small letters: the Prime Minister, secondary
education. From practice, and not complete."""

_BY_ABBREVIATION = {kind.abbreviation: kind for kind in (*KINDS, *COPIES) if kind.abbreviation}


def kind_of(abbreviation: str) -> DocumentKind | None:
    """Give the kind of document, or of copy, that an abbreviation stands for (7.1.b).

    ``CV`` stands for none: official letters have no abbreviation.

    >>> kind_of("TTr").label(), kind_of("SY").copy, kind_of("CV")
    ('tờ trình', True, None)
    """
    return _BY_ABBREVIATION.get(abbreviation)
