"""One page that needs nothing else (11.3): figures, charts, tasks to sort and search."""

from nhiemvu.export.html.page import write

__all__ = ["write"]
