"""Numbers and symbols: kinds of documents, what can be wrong, the codes of handling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markup import table
from nhiemvu.references import COPIES, FAULT_RULES, KINDS
from nhiemvu.status import ProcessingCode
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language

_SHORT = Text("Chữ viết tắt", "Abbreviation")
_CODE = Text("Mã", "Code")
_ELLIPSIS = "…"


def document_kinds(lang: Language) -> str:
    """Give the kinds of documents, then the copies."""
    head = (_SHORT, Text("Tên loại", "Kind"))
    rows = [
        (f"`{kind.abbreviation}`" if kind.abbreviation else "–", kind.label(lang))
        for kind in (*KINDS, *COPIES)
    ]
    return table([title.text(lang) for title in head], rows)


def reference_faults(lang: Language) -> str:
    """Give the codes of what can be wrong with a reference."""
    head = (_CODE, Text("Yêu cầu", "What is expected"), Text("Căn cứ", "Provision"))
    rows = [
        (f"`{code}`", rule.expected.text(lang).replace("{}", _ELLIPSIS), rule.provision.text(lang))
        for code, rule in FAULT_RULES.items()
    ]
    return table([title.text(lang) for title in head], rows)


def processing_codes(lang: Language) -> str:
    """Give the codes by which the receiver of a document tells how far it is."""
    head = (_CODE, Text("Nghĩa", "Meaning"))
    rows = [(f"`{code.value}`", code.label(lang)) for code in ProcessingCode]
    return table([title.text(lang) for title in head], rows)
