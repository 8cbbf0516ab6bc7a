"""The report as a Word document to be signed, laid out as Decree 30/2020 has it; by python-docx."""

from nhiemvu.export.docx.document import write

__all__ = ["write"]
