"""Writing a handout, by the form or by the suffix of the file; each form is an extra."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import MissingExtraError
from nhiemvu.export.files import writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import BinaryIO, TypeAlias

    from nhiemvu.export.handout import Handout
    from nhiemvu.export.letterhead import Letterhead
    from nhiemvu.text import Language

    Target: TypeAlias = str | PathLike[str] | BinaryIO


def write_xlsx(handout: Handout, target: Target, *, lang: Language = "vi") -> None:
    """Write a workbook (11.3): a summary, a sheet for each breakdown, the tasks, the comparison.

    ``target`` is a path or a stream of bytes; a file is there whole or not at all. Needs the extra
    ``xlsx``, or raises MissingExtraError; CannotWriteError where the file cannot be written.
    """
    _write("xlsx", handout, target, lang=lang)


def write_docx(
    handout: Handout,
    target: Target,
    *,
    lang: Language = "vi",
    letterhead: Letterhead | None = None,
) -> None:
    """Write the report as a document to be signed (11.3), laid out as Decree 30/2020 has it.

    ``letterhead`` is the host's: agency, number and symbol, place, signature block. The rest as for
    a workbook; the extra is ``docx``.
    """
    _write("docx", handout, target, lang=lang, letterhead=letterhead)


def write_html(handout: Handout, target: Target, *, lang: Language = "vi") -> None:
    """Write one page (11.3) that needs nothing else: figures, charts, tasks to sort and search.

    As for a workbook; the extra is ``html``.
    """
    _write("html", handout, target, lang=lang)


def write_ics(handout: Handout, target: Target, *, lang: Language = "vi") -> None:
    """Write the deadlines of the tasks in progress as a calendar, with reminders.

    As for a workbook; the extra is ``ics``.
    """
    _write("ics", handout, target, lang=lang)


WRITERS = {".xlsx": write_xlsx, ".docx": write_docx, ".html": write_html, ".ics": write_ics}
"""What writes a handout, by the suffix of the file."""


def _write(form: str, handout: Handout, target: Target, **options: Any) -> None:
    with _extra(form):
        form_of = import_module(f"nhiemvu.export.{form}")
    with writing(target) as stream:
        form_of.write(handout, stream, **options)


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Say which extra to install where its library is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "nhiemvu").startswith("nhiemvu"):
            raise
        raise MissingExtraError(library=str(error.name), extra=name) from None
