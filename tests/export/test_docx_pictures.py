"""The charts of a Word document, drawn for real."""

from __future__ import annotations

from io import BytesIO

import docx

from cases import october_task
from handouts import of
from word_files import Opened, written

MADE = of(
    october_task(assignee={"code": "H20.1", "name": "A\x00\x1b<&> \U0001f600"}),
    october_task(assignee={"code": "H20.2", "name": "Một tên rất dài " * 20}),
    by=[("unit",)],
)


def test_charts_are_drawn_whatever_a_unit_is_called_and_always_the_same() -> None:
    first, again = written(MADE), written(MADE)
    assert first == again
    pictures = docx.Document(BytesIO(first)).inline_shapes
    assert len(pictures) == 2
    for picture in pictures:
        assert 100 <= picture.width.mm <= 165  # the text is as wide
        assert picture.height.mm <= 200
    parts = Opened(first).parts
    drawn = [part for name, part in parts.items() if name.startswith("word/media/")]
    assert all(part.startswith(b"\x89PNG") and len(part) > 5_000 for part in drawn)
