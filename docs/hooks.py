"""Hooks of the site: generated parts, anchors, the language switcher, and search."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from generators import GENERATORS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from nhiemvu.text import Language

_MARKER = re.compile(r"<!--\s*generated\b[\s:]*(.*?)\s*-->")
_EXAMPLES = re.compile(r"^( *)```python\n(?=\1>>> )", re.MULTILINE)
_FILES = re.compile(r"^<!-- file: (\S+) -->\n+(```\w*)$", re.MULTILINE)
_ALTERNATE = re.compile(r'\s*<link rel="alternate"[^>]*>')
_BASE = re.compile(r'(<script id="__config"[^>]*>\{[^<]*?"base": "[^"]*)(")')
_ENGLISH: Final = "en/"


def language_of(page: Page) -> Language:
    """Tell the language of a page by the folder it lies in."""
    return "en" if page.file.src_uri.startswith(_ENGLISH) else "vi"


def slug(text: str, separator: str) -> str:
    """Make an anchor without diacritics.

    >>> slug("Điều 5: trạng thái", "-")
    'dieu-5-trang-thai'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9_.]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return separator.join(word.strip(".") for word in words)


def on_config(config: MkDocsConfig) -> None:
    """Give headings anchors that can be typed."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slug


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what is generated; show examples with a prompt as such."""
    del config, files
    markdown = _FILES.sub(r'\2 title="\1"', markdown)
    markdown = _EXAMPLES.sub(r"\1```pycon\n", markdown)
    return _MARKER.sub(partial(_generated, page), markdown)


def _generated(page: Page, marker: re.Match[str]) -> str:
    name, _, given = marker[1].partition(" ")
    if name not in GENERATORS:
        known = ", ".join(GENERATORS)
        raise PluginError(f"{page.file.src_uri}: no such marker: {marker[0]} (known: {known})")
    return str(GENERATORS[name](language_of(page), *([given] if given else [])))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Link each page to itself in the other language, wherever the site is served."""
    del context, nav
    alternates = getattr(page.file, "alternates", {})
    links = []
    for alternate in config.extra["alternate"]:
        if alternate["lang"] not in alternates:
            raise PluginError(f"{page.file.src_uri}: no such page in {alternate['lang']}")
        links.append({**alternate, "link": alternates[alternate["lang"]].url or "./"})
    # the i18n plugin sets an attribute as well, and templates see that one first
    config.extra["alternate"] = links
    vars(config.extra)["alternate"] = links


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Drop what would be wrong: a second 404 page over the first, a sitemap of no address."""
    if template_name == "404.html" and config.theme["language"] != "vi":
        return ""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""
    return output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let English pages search the English index; spare the browser a vain request.

    For every alternate link in the head the theme asks for a sitemap beside it, where none is.
    """
    del config
    output = _ALTERNATE.sub("", output)
    if language_of(page) == "vi":
        return output
    output, count = _BASE.subn(rf"\1/{_ENGLISH}\2", output, count=1)
    if count != 1:
        raise PluginError(f"{page.file.src_uri}: the theme keeps its base elsewhere now")
    return output


@event_priority(-200)  # after the i18n plugin has built both languages
def on_post_build(config: MkDocsConfig) -> None:
    """Split the search index by language: half to load, and results one can read."""
    site = Path(config.site_dir)
    whole = site / "search" / "search_index.json"
    index = json.loads(whole.read_text("utf-8"))
    entries = index["docs"]
    english = [entry for entry in entries if entry["location"].startswith(_ENGLISH)]
    vietnamese = [entry for entry in entries if entry not in english]
    for entry in english:
        entry["location"] = entry["location"].removeprefix(_ENGLISH)
    for path, docs in ((whole, vietnamese), (site / _ENGLISH / "search" / whole.name, english)):
        path.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps({**index, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
        path.write_text(written, "utf-8")
