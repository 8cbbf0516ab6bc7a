"""Workbooks as another library reads them: what is in their cells, and where."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, filterwarnings

from openpyxl import load_workbook

from cases import EXAMPLES
from nhiemvu import Period, official_calendar, read_tasks
from nhiemvu.export import handout, write_xlsx
from nhiemvu.model.reading import read_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nhiemvu import Task
    from nhiemvu.export import Handout
    from nhiemvu.text import Language

OCTOBER = Period.month(2026, 10)
UNITS = tuple(read_units(EXAMPLES.parent / "units.jsonl"))


def made_of(tasks: Iterable[Task], period: Period = OCTOBER, **asked: Any) -> Handout:
    """What is handed in on some tasks."""
    return handout(tasks, period, **{"calendar": official_calendar()} | asked)


def of_the_examples(**asked: Any) -> Handout:
    """What is handed in on the tasks of the examples."""
    return made_of(read_tasks(EXAMPLES), **asked)


def bytes_of(made: Handout, lang: Language = "vi") -> bytes:
    stream = BytesIO()
    write_xlsx(made, stream, lang=lang)
    return stream.getvalue()


def workbook_of(made: Handout, lang: Language = "vi") -> Any:
    """The workbook as openpyxl reads it."""
    return read_back(BytesIO(bytes_of(made, lang)))


def read_back(source: Path | BytesIO) -> Any:
    """Read a workbook; of data bars, openpyxl knows only the plain ones, and says so."""
    with catch_warnings():
        filterwarnings("ignore", message=".*extension is not supported")
        return load_workbook(source)


def table(sheet: Any, head: str) -> Iterator[dict[str, Any]]:
    """The rows below the title of a column, each as its cells by the titles of their columns."""
    rows = iter(sheet.iter_rows())
    titles = next(found for row in rows if head in (found := [cell.value for cell in row]))
    for row in rows:
        if all(cell.value is None for cell in row):
            return
        yield {title: cell for title, cell in zip(titles, row, strict=True) if title is not None}


def words(sheet: Any) -> str:
    """All text of a sheet."""
    return "\n".join(
        cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    )
