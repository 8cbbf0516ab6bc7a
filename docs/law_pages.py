"""The law: every provision with what carries it out and what holds it, and the readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markup import anchor, cited, read_as, reading_anchor
from nhiemvu.law.provisions import all_provisions
from nhiemvu.law.readings import all_readings, reading
from nhiemvu.text import Text, capitalised
from provenance import implemented, tested

if TYPE_CHECKING:
    from nhiemvu.law.provisions import Provision
    from nhiemvu.text import Language

_CARRIED_OUT = Text("Trong thư viện", "In the library")
_HELD_BY = Text("Kiểm thử", "Held by")
_READINGS = Text("Cách hiểu", "Readings")
_NOT_CODE = Text("Không lập trình", "Not executable")
_PARTS = Text("xem các khoản, điểm bên dưới", "see its parts below")


def articles(lang: Language) -> str:
    """Give every provision in the order of the text."""
    return "\n\n".join(_provision(provision, lang) for provision in all_provisions())


def _provision(provision: Provision, lang: Language) -> str:
    citation = provision.citation
    code = citation.code
    name, gist = citation.text(lang), provision.gist.text(lang)
    if "." not in code:
        heading = f"## {name}: {gist} {{ #{anchor(code)} }}"
        detail = [] if _has_parts(code) else _details(provision, lang)
        return "\n\n".join([heading, *detail])
    title = f'<p class="provision" id="{anchor(code)}"><b>{capitalised(name)}.</b>'
    return "\n\n".join([f"{title} {gist}.</p>", *_details(provision, lang)])


def _details(provision: Provision, lang: Language) -> list[str]:
    code = provision.citation.code
    lines = []
    if not provision.executable:
        why = provision.why_not.text(lang) if provision.why_not else ""
        lines.append(f"{_NOT_CODE.text(lang)}: {why}.")
    elif code in implemented():
        lines.append(f"{_CARRIED_OUT.text(lang)}: {_names(implemented()[code])}.")
    else:
        lines.append(f"{_CARRIED_OUT.text(lang)}: {_PARTS.text(lang)}.")
    if tested().get(code):
        lines.append(f"{_HELD_BY.text(lang)}: {_names(tested()[code])}.")
    codes = [r.code for r in all_readings() if code in {p.code for p in r.provisions}]
    if codes:
        lines.append(f"{_READINGS.text(lang)}: {', '.join(read_as(codes))}.")
    notes = "\n".join(f"- {line}" for line in lines)
    return [f'<div class="provision-notes" markdown>\n\n{notes}\n\n</div>']


def _has_parts(code: str) -> bool:
    return any(p.citation.code.startswith(f"{code}.") for p in all_provisions())


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def reading_part(lang: Language, code: str) -> str:
    """Give one reading: the question, the choice, the worse of the two wrong answers."""
    found = reading(code)
    where = "; ".join(cited(citation, lang) for citation in found.provisions)
    lines = [
        f"## {code}. {found.question.text(lang)} {{ #{reading_anchor(code)} }}",
        found.reading.text(lang),
    ]
    if found.worse is not None:
        worse = Text("Cách hiểu sai gây hại hơn", "The worse wrong answer")
        lines.append(f"*{worse.text(lang)}:* {found.worse.text(lang)}.")
    at = Text("Chỗ Quy chế không quy định rõ", "Where the regulation is silent")
    lines.append(f"*{at.text(lang)}:* {where}.")
    return "\n\n".join(lines)
