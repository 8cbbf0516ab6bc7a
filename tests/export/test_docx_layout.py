"""The layout of a Word document: appendix I of Decree 30/2020, and structures that Word knows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from nhiemvu.export import Letterhead
from word_files import PIXEL, Opened, opened, province, rows_of, style_of, words_of, written

if TYPE_CHECKING:
    from docx.shared import Length

    from nhiemvu.text import Language

FULL = Letterhead(
    number="7",
    issued_on=date(2026, 2, 5),
    signs_as=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Nguyễn Văn An",
)


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhiemvu.export.charts.png", lambda _: PIXEL)


@cache
def october(lang: Language = "vi") -> Opened:
    return opened(province(), lang=lang, letterhead=FULL)


@cache
def styles() -> dict[str, Any]:
    found = october().xml("word/styles.xml").findall(qn("w:style"))
    return {style.get(qn("w:styleId")): style for style in found}


def size_of(style: str) -> float:
    return int(styles()[style].find(f".//{qn('w:sz')}").get(qn("w:val"))) / 2


def marks_of(style: str) -> set[str]:
    return {
        name for name in ("b", "i") if styles()[style].find(f".//{qn(f'w:{name}')}") is not None
    }


def aligned(style: str) -> str:
    return str(styles()[style].find(f".//{qn('w:jc')}").get(qn("w:val")))


def words_in(style: str) -> list[str]:
    found = october().body.iter(qn("w:p"))
    return [words_of(one) for one in found if style_of(one) == style]


def mm_of(length: Length | None) -> int:
    assert length is not None
    found: int = round(length.mm)
    return found


def test_pages_are_a4_with_the_margins_of_the_decree_and_annexes_lie_across() -> None:
    sections = list(docx.Document(BytesIO(october().raw)).sections)
    assert len(sections) == 3
    for nth, section in enumerate(sections):
        size = [mm_of(section.page_width), mm_of(section.page_height)]
        assert size == ([297, 210] if nth else [210, 297])
        sides = [
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        ]
        assert [mm_of(side) for side in sides] == [20, 20, 30, 15]


def test_pages_are_numbered_in_the_top_margin_from_1_which_is_not_shown() -> None:
    for section in docx.Document(BytesIO(october().raw)).sections:
        assert section.different_first_page_header_footer
        assert True
        start = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001
        assert start.get(qn("w:start")) == "1"
    header = october().xml("word/header1.xml")
    orders = [one.text for one in header.iter(qn("w:instrText"))]
    assert [order.strip() for order in orders if order] == ["PAGE"]
    assert style_of(header.find(qn("w:p"))) == "Header"
    assert aligned("Header") == "center"
    assert 13 <= size_of("Header") <= 14
    references = list(october().body.iter(qn("w:headerReference")))
    assert [one.get(qn("w:type")) for one in references] == ["default"] * 3


def test_the_font_is_times_new_roman_in_every_script_and_no_theme_is_left() -> None:
    parts = october().parts
    assert sorted(name for name in parts if not name.startswith("word/media/")) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            assert b"asciiTheme" not in content
            assert b"Calibri" not in content
            assert b"Cambria" not in content
    [fonts] = october().xml("word/styles.xml").iter(qn("w:rFonts"))
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert {fonts.get(qn(f"w:{script}")) for script in scripts} == {"Times New Roman"}
    assert not list(october().body.iter(qn("w:rFonts")))
    colours = {one.get(qn("w:val")) for one in october().xml("word/styles.xml").iter(qn("w:color"))}
    assert colours == {"000000"}


@pytest.mark.parametrize(
    ("style", "least", "most", "marks"),
    [
        ("Nation", 12, 13, {"b"}),
        ("Motto", 13, 14, {"b"}),
        ("Superior", 12, 13, set()),
        ("Agency", 12, 13, {"b"}),
        ("Number", 13, 13, set()),
        ("PlaceAndDate", 13, 14, {"i"}),
        ("Title", 13, 14, {"b"}),
        ("Subtitle", 13, 14, {"b"}),
        ("Body", 13, 14, set()),
        ("Authority", 13, 14, {"b"}),
        ("Signer", 13, 14, {"b"}),
        ("Recipients", 12, 12, {"b", "i"}),
        ("Recipient", 11, 11, set()),
        ("Annex", 14, 14, {"b"}),
        ("AnnexTitle", 13, 14, {"b"}),
        ("AnnexOf", 13, 14, {"i"}),
    ],
)
def test_sizes_are_those_of_the_decree(
    style: str, least: float, most: float, marks: set[str]
) -> None:
    assert words_in(style)
    assert least <= size_of(style) <= most
    assert marks_of(style) == marks


def test_the_text_is_justified_set_in_and_apart() -> None:
    spacing = styles()["Body"].find(f".//{qn('w:spacing')}")
    assert int(spacing.get(qn("w:after"))) >= 6 * 20
    assert 240 <= int(spacing.get(qn("w:line"))) <= 360
    indent = styles()["Body"].find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLine")) == "720"
    assert aligned("Body") == "both"


def test_what_stands_above_and_below_is_where_the_decree_has_it() -> None:
    above, *_, below = october().body.findall(qn("w:tbl"))[:1] + [
        table for table in october().body.findall(qn("w:tbl")) if "Nơi nhận:" in words_of(table)
    ]
    left, right = (rows_of(above)[0].findall(qn("w:tc")), rows_of(above)[1].findall(qn("w:tc")))
    assert [words_of(cell) for cell in left] == [
        "UBND TỈNH ĐỒNG THÁPVĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc",
    ]
    assert [words_of(cell) for cell in right] == [
        "Số: 07/BC-VP",
        "Đồng Tháp, ngày 05 tháng 02 năm 2026",
    ]
    [row] = rows_of(below)
    receive, sign = (
        [words_of(p) for p in cell.iter(qn("w:p"))] for cell in row.findall(qn("w:tc"))
    )
    assert receive == ["Nơi nhận:", "- Như trên;", "- Các đơn vị được giao nhiệm vụ;", "- Lưu: VT."]
    assert sign == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn An"]
    lines = [
        one for one in october().body.iter(qn("w:p")) if one.find(f".//{qn('w:pBdr')}") is not None
    ]
    assert len(lines) == 3
    assert words_in("Title") == ["BÁO CÁO"]
    assert words_in("Addressee") == ["Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp"]
    assert words_in("Annex") == ["Phụ lục I", "Phụ lục II"]
    assert set(words_in("AnnexOf")) == {
        "(Kèm theo Báo cáo số 07/BC-VP ngày 05 tháng 02 năm 2026 của Văn phòng UBND tỉnh)"
    }


def test_tables_repeat_their_heads_and_break_no_row() -> None:
    assert len(october().grids) == 5
    for table in october().grids:
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows_of(table)]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows_of(table))
        assert table.find(f".//{qn('w:tblCaption')}").get(qn("w:val"))


def test_short_tables_are_held_together_with_their_captions() -> None:
    statuses, periods, kinds, *annexes = october().grids
    for table in (statuses, periods, kinds):
        assert style_of(table.getprevious()) == "Caption"
        for row in rows_of(table)[1:-1]:
            cells = row.findall(qn("w:tc"))
            assert len(list(row.iter(qn("w:keepNext")))) == len(cells)
    assert not list(annexes[0].iter(qn("w:keepNext")))


def test_tables_fit_between_the_margins_of_their_pages() -> None:
    room, wide = 165 * 1440 / 25.4, 252 * 1440 / 25.4
    *upright, units, overdue = october().grids
    for table in october().grids:
        grid = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
        assert sum(grid) <= (wide if table in (units, overdue) else room) + len(grid)
        for row in rows_of(table):
            cells = [int(one.get(qn("w:w"))) for one in row.iter(qn("w:tcW"))]
            assert cells == grid or abs(sum(cells) - sum(grid)) <= len(grid)
    assert len(upright) == 3


def test_headings_and_captions_are_those_that_word_knows() -> None:
    names = {key: style.find(qn("w:name")).get(qn("w:val")) for key, style in styles().items()}
    assert names["Heading1"] == "heading 1"
    assert names["Caption"] == "caption"
    numbers = [words.split(".")[0] for style, words in october().paragraphs if style == "Heading1"]
    assert numbers == ["I", "II", "III", "IV", "V"]
    captions = [words for style, words in october().paragraphs if "Caption" in style]
    numbered = [words.split(".")[0] for words in captions]
    assert numbered == ["Bảng 1", "Bảng 2", "Hình 1", "Hình 2", "Bảng 3"]
    fields = [one.text.split() for one in october().body.iter(qn("w:instrText"))]
    assert [words[:2] for words in fields] == [["SEQ", words.split()[0]] for words in captions]


def test_every_picture_says_what_it_shows() -> None:
    found = list(october().body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in found] == [
        "Nhiệm vụ theo trạng thái qua các kỳ",
        "Nhiệm vụ theo trạng thái, theo đơn vị (15 đơn vị có nhiều nhiệm vụ nhất)",
    ]
    assert len({one.get("id") for one in found}) == 2


@pytest.mark.parametrize(("lang", "locale"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_file_says_its_language_its_title_and_when_its_figures_were_taken(
    lang: Language, locale: str
) -> None:
    known = docx.Document(BytesIO(october(lang).raw)).core_properties
    assert known.language == locale
    assert known.created == known.modified == datetime(2026, 10, 31, 16, 59, 59, tzinfo=UTC)
    assert known.author == "Văn phòng UBND tỉnh"
    assert province().report.period.label(lang) in known.title
    assert known.comments == ""
    [language] = october(lang).xml("word/styles.xml").iter(qn("w:lang"))
    assert language.get(qn("w:val")) == locale


def test_the_same_handout_gives_the_same_bytes_and_no_clock_is_in_them() -> None:
    assert written(province(), letterhead=FULL) == october().raw
    with ZipFile(BytesIO(october().raw)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_in_english_the_nation_stays_and_is_translated_below() -> None:
    found = [words_of(one) for one in october("en").body.iter(qn("w:p"))]
    nation = found.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "Socialist Republic of Viet Nam" in found[nation : nation + 5]
    assert "Independence - Freedom - Happiness" in found[nation : nation + 5]
    assert "Đồng Tháp, 2026-02-05" in found
    assert "REPORT" in found
