"""What a history may not look like, and the kinds of events, from the tables of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markup import cited, table
from nhiemvu.model.events import EVENT_LABELS
from nhiemvu.model.history import HISTORY_RULES
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language


def history_rules(lang: Language) -> str:
    """Give the codes by which a history is refused."""
    head = (
        Text("Mã", "Code"),
        Text("Yêu cầu", "What is expected"),
        Text("Căn cứ", "Provision"),
    )
    rows = (
        (f"`{code}`", rule.expected.text(lang), cited(rule.provision, lang))
        for code, rule in HISTORY_RULES.items()
    )
    return table([title.text(lang) for title in head], rows)


def event_kinds(lang: Language) -> str:
    """Give every kind of event."""
    head = (Text("kind", "kind"), Text("Sự kiện", "Event"))
    rows = ((f"`{kind}`", label.text(lang)) for kind, label in EVENT_LABELS.items())
    return table([title.text(lang) for title in head], rows)
