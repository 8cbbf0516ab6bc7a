"""The page is one well-formed file that loads nothing and that anybody can find their way in."""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from html_pages import NASTY, data_of, nasty, page, table, tables, text_of, with_id, words, written

if TYPE_CHECKING:
    from nhiemvu.text import Language

PAGES = [("october", "vi"), ("october", "en"), ("nothing", "vi"), ("nasty", "vi"), ("beyond", "en")]
each_page = pytest.mark.parametrize(("name", "lang"), PAGES)


@each_page
def test_headings_are_in_order_and_ids_are_unique(name: str, lang: Language) -> None:
    tree = page(name, lang)
    levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(set(ids)) == len(ids)


@each_page
def test_what_is_referred_to_is_there(name: str, lang: Language) -> None:
    tree = page(name, lang)
    ids = {e.get("id") for e in tree.iter()}
    for element in tree.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            assert element.get(attribute) in ids | {None}
        if element.get("href"):
            assert str(element.get("href"))[1:] in ids
    labelled = {e.get("for") for e in tree.iter("label")}
    assert {e.get("id") for e in tree.iter() if e.tag in ("input", "select")} == labelled


@each_page
def test_tables_have_a_caption_and_heads_with_a_scope(name: str, lang: Language) -> None:
    tree = page(name, lang)
    assert [len(list(tree.iter(tag))) for tag in ("header", "main", "nav")] == [1, 1, 1]
    for one in tables(tree):
        assert words(next(iter(one)))
        assert next(iter(one)).tag == "caption"
        assert all(head.get("scope") in ("col", "row") for head in one.iter("th"))
    for image in (e for e in tree.iter() if e.get("role") == "img"):
        assert words(with_id(tree, str(image.get("aria-labelledby"))))


@each_page
def test_nothing_is_loaded_and_nothing_runs_but_the_script_of_the_page(
    name: str, lang: Language
) -> None:
    tree = page(name, lang)
    policy = next(e for e in tree.iter("meta") if e.get("http-equiv")).get("content")
    scripts = list(tree.iter("script"))
    assert [script.get("type") for script in scripts] == ["application/json", None]
    for part, kind in ((next(tree.iter("style")), "style"), (scripts[1], "script")):
        digest = b64encode(sha256("".join(part.itertext()).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none';")
    for element in tree.iter():
        assert element.tag not in ("link", "img", "iframe", "object", "base", "form[action]")
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert attribute not in ("style", "src", "srcset", "action", "formaction", "srcdoc")
            assert not attribute.endswith("href") or value.startswith("#")
    style = "".join(next(tree.iter("style")).itertext())
    assert not re.search(r"url\(|@import", style)
    assert "://" not in text_of(name, lang)


def test_names_are_shown_as_they_are() -> None:
    tree = page("nasty")
    _, *rows = table(tree, "overdue-list")
    assert len(rows) == nasty().report.total.in_progress_overdue > 0
    for name in NASTY:
        clean = " ".join(re.sub("[\x00\x07\x1b\ufffe]", "\ufffd", name).split())
        assert any(row[2] == clean for row in rows)
        assert any(clean == " ".join(unit.split()) for unit in data_of("nasty")["words"]["unit"])
    assert "<script>alert" not in text_of("nasty")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_month_of_nothing_says_so(lang: Language) -> None:
    tree = page("nothing", lang)
    said = words(tree)
    assert tree.get("lang") == lang
    for sentence in {
        "vi": (
            "Không có nhiệm vụ nào thuộc kỳ báo cáo.",
            "không có số liệu để so sánh",
            "Không có nhiệm vụ đang thực hiện quá hạn.",
            "Không có nhiệm vụ sắp đến hạn.",
            "trước ngày Quy chế có hiệu lực, 16/01/2026",
        ),
        "en": (
            "No task belongs to the period.",
            "nothing to compare",
            "No task is overdue.",
            "before the regulation came into force on 2026-01-16",
        ),
    }[lang]:
        assert sentence in said
    assert data_of("nothing", lang)["rows"] == []


def test_what_the_calendar_does_not_know_is_said_to_be_unknown() -> None:
    said = words(page("beyond"))
    assert "Không xác định được nhiệm vụ sắp đến hạn" in said
    assert "Không có nhiệm vụ sắp đến hạn." not in said
    assert "ngoài lịch đang dùng" in said
    _, *rows = table(page("beyond"), "overdue-list")
    assert [(row[0], row[-1]) for row in rows] == [("NV-2027-12-15", "–")]
    assert not [e for e in page("beyond").iter() if e.get("id") == "breakdowns"]


def test_the_page_says_what_is_missing_without_script_and_whose_the_lights_are() -> None:
    said = words(page("october"))
    assert "không phải quy định của Quy chế" in said
    assert "nhiệm vụ giao sau thời điểm lấy số liệu" in said
    missing = next(page("october").iter("noscript"))
    assert "không có bảng tất cả nhiệm vụ" in words(missing)


def test_the_same_report_gives_the_same_page() -> None:
    assert written(nasty()) == text_of("nasty")
