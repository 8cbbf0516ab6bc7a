"""Habits of the pages: every example is one that is run, and both languages have the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path.relative_to(DOCS / "vi") for path in (DOCS / "vi").rglob("*.md"))
FENCE = re.compile(r"^(<!-- file: \S+ -->\n+)?```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKER = re.compile(r"^<!-- generated: (.*) -->$", re.MULTILINE)


def blocks(lang: str, page: Path) -> list[tuple[bool, str, str]]:
    """Give the blocks of a page: whether it is a file to write, its language, its text."""
    text = (DOCS / lang / page).read_text("utf-8")
    found = [(bool(file), words, body) for file, words, body in FENCE.findall(text)]
    assert len(found) * 2 == len(re.findall(r"^```", text, re.MULTILINE)), page
    return found


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_block_is_of_a_kind_that_is_run_or_written(lang: str, page: Path) -> None:
    """Plain blocks hold commands of the system; anything else is run, or is a file to write."""
    for is_file, words, body in blocks(lang, page):
        if is_file:
            assert words in ("py", "csv", "json", "toml"), words
        elif words == "console":
            assert body.startswith("$ ")
        elif words == "python":
            assert body.startswith(">>> ")
        else:
            assert words == "", words


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_both_languages_have_the_same_examples_and_generated_parts(page: Path) -> None:
    vi, en = ([block[:2] for block in blocks(lang, page)] for lang in ("vi", "en"))
    assert vi == en
    parts = [MARKER.findall((DOCS / lang / page).read_text("utf-8")) for lang in ("vi", "en")]
    assert parts[0] == parts[1]


def test_both_languages_have_the_same_pages() -> None:
    english = sorted(path.relative_to(DOCS / "en") for path in (DOCS / "en").rglob("*.md"))
    assert english == PAGES
    assert len(PAGES) >= 18
