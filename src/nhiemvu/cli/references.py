"""The command ``reference``: what a number and symbol says, or what is wrong where."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click
from rich.cells import cell_len

from nhiemvu.cli.arguments import as_typed, format_option, language, language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import json_line
from nhiemvu.errors import MalformedReferenceError
from nhiemvu.references import Reference
from nhiemvu.text import Text, cut, printable

if TYPE_CHECKING:
    from nhiemvu.text import Language

EXIT_MALFORMED: Final = 1

_NUMBER = Text("Số", "Number")
_YEAR = Text("Năm", "Year")
_SYMBOL = Text("Ký hiệu", "Symbol")
_KIND = Text("Loại văn bản", "Kind of document")
_ISSUER = Text("Cơ quan ban hành", "Issued by")
_NOT_OF_THE_KINDS = Text(
    "không thuộc 29 loại văn bản hành chính", "none of the 29 kinds of administrative documents"
)
_SUGGESTION = Text("Sửa thành", "Write instead")
_WIDEST = 80


@click.command(cls=BilingualCommand)
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@format_option("text", "json")
@language_option
def reference(texts: tuple[str, ...], form: str) -> int:
    """Kiểm tra số, ký hiệu văn bản: cho biết loại, cơ quan ban hành, hoặc chỗ sai và cách sửa.

    Kết thúc với mã 1 nếu có số, ký hiệu sai thể thức.

    Check the number and symbol of documents: the kind and agency, or what is wrong where.
    """
    lang = language()
    all_well = True
    for index, text in enumerate(map(as_typed, texts)):
        try:
            known = Reference.parse(text)
        except MalformedReferenceError as error:
            all_well = False
            answer, shown = malformed_answer(error, lang), _wrong_for_people(error, lang)
        else:
            answer, shown = reference_answer(known, lang), _for_people(known, lang)
        if form == "json":
            sys.stdout.write(json_line(answer))
        else:
            sys.stdout.write("\n" * bool(index) + "\n".join(shown) + "\n")
    return 0 if all_well else EXIT_MALFORMED


def reference_answer(known: Reference, lang: Language) -> dict[str, Any]:
    """Give one reference, with the keys every caller relies on."""
    kind = known.kind
    return {
        "reference": str(known),
        "valid": True,
        "number": known.number,
        "suffix": known.suffix,
        "year": known.year,
        "symbol": known.symbol,
        "kind": None if kind is None else kind.abbreviation,
        "kind_label": None if kind is None else kind.label(lang),
        "issuer": known.issuer,
        "faults": [],
        "suggestion": None,
    }


def malformed_answer(error: MalformedReferenceError, lang: Language) -> dict[str, Any]:
    """Give one text that is no reference, with the same keys."""
    missing = ("number", "suffix", "year", "symbol", "kind", "kind_label", "issuer")
    faults = [
        {
            "code": fault.code,
            "position": fault.position,
            "found": fault.found,
            "expected": fault.expected.text(lang),
            "message": fault.message(lang),
        }
        for fault in error.faults
    ]
    head = {"reference": error.found, "valid": False, **dict.fromkeys(missing)}
    return {**head, "faults": faults, "suggestion": error.suggestion}


def _for_people(known: Reference, lang: Language) -> list[str]:
    kind = known.kind
    named = _NOT_OF_THE_KINDS.text(lang) if kind is None else kind.label(lang)
    lines = [
        (_NUMBER, f"{known.number:02}{known.suffix}"),
        (_YEAR, str(known.year or "")),
        (_SYMBOL, known.symbol),
        (_KIND, f"{named} ({kind.abbreviation})" if kind and kind.abbreviation else named),
        (_ISSUER, known.issuer),
    ]
    return [str(known), *(f"  {name.text(lang)}: {said}" for name, said in lines if said)]


def _wrong_for_people(error: MalformedReferenceError, lang: Language) -> list[str]:
    """Show the text with a sign under each place, then what is wrong there."""
    given = str(error.found)
    lines = [cut(given) or '""']
    if given and cell_len(printable(given)) <= _WIDEST:
        lines.append(_marks(given, {fault.position for fault in error.faults}))
    lines += [f"  {fault.message(lang)}" for fault in error.faults]
    if error.suggestion is not None:
        lines.append(f"  {_SUGGESTION.text(lang)}: {error.suggestion}")
    return lines


def _marks(text: str, positions: set[int]) -> str:
    """Put a mark under each position, where it stands as the text is shown."""
    columns = {cell_len(printable(text[:position])) for position in positions}
    return "".join("^" if column in columns else " " for column in range(max(columns) + 1))
