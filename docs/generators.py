"""What pages take from the library itself: markdown by the name of its marker.

A page asks for it with a line ``<!-- generated: decision-table -->``. To add one, write a function
from a language to markdown and name it in ``GENERATORS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhiemvu.status.table import TABLE
from nhiemvu.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nhiemvu.language import LabelledEnum
    from nhiemvu.status.codes import Status


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    r"""Write a table in markdown.

    >>> print(table(["a", "b"], [["1", "2 | 3"]]))
    | a | b |
    |---|---|
    | 1 | 2 \| 3 |
    """
    lines = [[cell.replace("|", "\\|") for cell in line] for line in (head, *rows)]
    first, *others = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([first, "|" + "---|" * len(lines[0]), *others])


def pill(status: Status, lang: Language) -> str:
    """Name a status in its colour."""
    return f'<span class="status status--{status.value}">{status.label(lang)}</span>'


def _fact(fact: LabelledEnum | None, lang: Language) -> str:
    return fact.label(lang) if fact else "–"


def decision_table(lang: Language) -> str:
    """Give the rows of Điều 5, as the classifier uses them."""
    head = (
        Text("Dòng", "Row"),
        Text("Văn phòng", "Office"),
        Text("Lúc gửi", "When sent"),
        Text("Lúc quyết định", "When decided"),
        Text("Hiện tại", "Now"),
        Text("Trạng thái", "Status"),
        Text("Hệ quả", "Consequence"),
        Text("Căn cứ", "Basis"),
    )
    rows = (
        (
            str(row.number),
            row.review.label(lang),
            _fact(row.sent, lang),
            _fact(row.decided, lang),
            _fact(row.now, lang),
            pill(row.outcome.status, lang),
            row.outcome.consequence.label(lang),
            "; ".join([row.outcome.basis.text(lang), *row.outcome.readings]),
        )
        for row in TABLE
    )
    return table([title.text(lang) for title in head], rows)


GENERATORS: Final[dict[str, Callable[[Language], str]]] = {
    "decision-table": decision_table,
}
"""The markers that pages may use."""
