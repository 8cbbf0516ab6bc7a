"""A handout as a workbook (11.3), written by XlsxWriter."""

from nhiemvu.export.xlsx.workbook import write

__all__ = ["write"]
