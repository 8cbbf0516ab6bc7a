"""Reports that people hand in (11.3): Excel, Word, one HTML page, a calendar of deadlines.

Each form is an extra (``xlsx``, ``docx``, ``html``, ``ics``); its libraries are loaded when it is
first written.
"""

from nhiemvu.export.columns import COLUMNS, Column
from nhiemvu.export.entries import Entries, Entry
from nhiemvu.export.files import CannotWriteError
from nhiemvu.export.handout import Handout, HandoutTally, handout
from nhiemvu.export.letterhead import Letterhead, read_letterhead
from nhiemvu.export.writers import WRITERS, write_docx, write_html, write_ics, write_xlsx

__all__ = [
    "COLUMNS",
    "WRITERS",
    "CannotWriteError",
    "Column",
    "Entries",
    "Entry",
    "Handout",
    "HandoutTally",
    "Letterhead",
    "handout",
    "read_letterhead",
    "write_docx",
    "write_html",
    "write_ics",
    "write_xlsx",
]
