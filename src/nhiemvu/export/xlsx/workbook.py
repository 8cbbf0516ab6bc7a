"""The workbook as a whole: its sheets in order, its properties, its bytes."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from xlsxwriter.exceptions import FileCreateError

from nhiemvu.export.xlsx.breakdowns import write_breakdown
from nhiemvu.export.xlsx.charts import ChartData
from nhiemvu.export.xlsx.pages import Book
from nhiemvu.export.xlsx.rankings import write_ranking
from nhiemvu.export.xlsx.summary import write_summary
from nhiemvu.export.xlsx.tasks import write_tasks
from nhiemvu.text import Text

if TYPE_CHECKING:
    from typing import BinaryIO

    from nhiemvu.export.handout import Handout
    from nhiemvu.text import Language


def write(handout: Handout, stream: BinaryIO, *, lang: Language = "vi") -> None:
    """Write a handout as a workbook; the same handout gives the same bytes.

    The rows are put aside in a folder of their own, so that 100,000 tasks take little memory; the
    stream gets a whole workbook or none. Raises OSError where there is no room.

    >>> from io import BytesIO
    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> from nhiemvu.export import handout
    >>> made = handout(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                calendar=official_calendar())
    >>> stream = BytesIO()
    >>> write(made, stream, lang="en")
    >>> stream.getvalue()[:2]
    b'PK'
    """
    with TemporaryDirectory(prefix="nhiemvu-") as folder:
        path = Path(folder, "book.xlsx")
        book = Book(path, handout, lang)
        try:
            _fill(book)
        finally:
            book.close_rows()
        with path.open("rb") as made:
            copyfileobj(made, stream)


def _fill(book: Book) -> None:
    report = book.handout.report
    book.workbook.set_properties(
        {
            "title": book.say(book.title),
            "subject": book.say(book.as_of),
            "comments": book.say(book.edition),
            "keywords": book.say(Text("nhiệm vụ, thời hạn, báo cáo", "tasks, deadlines, report")),
            "created": report.as_of.astimezone(UTC).replace(tzinfo=None),
        }
    )
    write_summary(book)
    data = ChartData(book)
    for breakdown in report.breakdowns:
        write_breakdown(book, breakdown, data)
        if breakdown.by == ("unit",):
            write_ranking(book, breakdown)
    write_tasks(book)
    try:
        book.workbook.close()
    except FileCreateError as error:
        raise error.args[0] from None
