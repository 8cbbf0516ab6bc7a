"""Writing a handout, by the form or by the suffix of the file; each form is an extra."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from nhiemvu.errors import MissingExtraError
from nhiemvu.export.files import writing

if TYPE_CHECKING:
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


def write_ics(
    handout: Handout, target: Target, *, lang: Language = "vi", unit: str | None = None
) -> None:
    """Write the deadlines of the tasks as a calendar with reminders; of one unit, by its code.

    An entry bears the identifier of its task: importing a newer file updates the older entries.
    As for a workbook; the extra is ``ics``.

    >>> from io import BytesIO
    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> from nhiemvu.export import handout
    >>> made = handout(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                calendar=official_calendar())
    >>> stream = BytesIO()
    >>> write_ics(made, stream, unit="H20.15")
    >>> stream.getvalue().count(b"BEGIN:VEVENT")
    3
    """
    _write("ics", handout, target, lang=lang, unit=unit)


WRITERS = {".xlsx": write_xlsx, ".docx": write_docx, ".html": write_html, ".ics": write_ics}
"""What writes a handout, by the suffix of the file."""


def _write(form: str, handout: Handout, target: Target, **options: Any) -> None:
    module = load_form(form)
    with writing(target) as stream:
        module.write(handout, stream, **options)


def load_form(form: str) -> Any:
    """Load what writes a form: ``xlsx``, ``docx``, ``html``, ``ics``; MissingExtraError if not."""
    try:
        return import_module(f"nhiemvu.export.{form}")
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library == "nhiemvu":
            raise
        raise MissingExtraError(library=library, extra=form) from None
