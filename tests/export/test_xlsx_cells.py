"""What stands in a cell: text that stays text whatever it looks like, days, moments, numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from xlsxwriter import Workbook

from nhiemvu.export.xlsx.cells import MOST_UNITS, clean, put
from nhiemvu.moments import VIETNAM
from workbooks import read_back

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.text import Language


def cell_of(folder: Path, value: Any, lang: Language = "vi") -> Any:
    """Write a value into a cell, and read that cell back."""
    path = folder / "cell.xlsx"
    book = Workbook(str(path), {"constant_memory": True})
    put(book.add_worksheet(), (0, 0), value, book.add_format({"border": 1}), lang)
    book.close()
    return read_back(path).active["A1"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.com","bấm")',
        "+84 90",
        "-2",
        "@SUM(A1)",
        "{=A1}",
        "00123",
        "1e5",
        "nan",
        "TRUE",
        "20/10/2026",
        "http://example.com/a",
        "mailto:a@example.com",
        "internal:Sheet1!A1",
        "<r><x></r>",
        "<r></r>",
        "\"nháy\" 'đơn' <b>&amp;</b> ]]>",
        "Sở 😀",
        " cách đầu, cách cuối ",
        "một\nhai",
    ],
)
def test_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    cell = cell_of(tmp_path, text)
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.hyperlink is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[31m", r"a\x00b\x1b[31m"),
        ("a\x0b\x0c\ufffe\uffff", r"a\x0b\x0c\ufffe\uffff"),
        ("\ud83d", r"\ud83d"),
        ("\u202eabc", r"\u202eabc"),
        ("một\r\nhai\tba", "một\nhai ba"),
        ("a\u00a0b", "a b"),
    ],
)
def test_what_a_cell_cannot_hold_is_seen(tmp_path: Path, text: str, shown: str) -> None:
    assert cell_of(tmp_path, text).value == shown


@pytest.mark.parametrize("letter", ["x", "ữ", "😀", "\x00"])
def test_too_much_text_is_cut_and_says_so(letter: str) -> None:
    whole = clean(letter * MOST_UNITS)
    units = len(whole.encode("utf-16-le")) // 2
    assert units <= MOST_UNITS
    if letter in "xữ":
        assert whole == letter * MOST_UNITS
    else:
        assert whole.endswith(" … (đã cắt bớt)")
        assert units >= MOST_UNITS - 1
    longer = clean(letter * (MOST_UNITS + 1), "en")
    assert longer.endswith(" … (cut)")
    assert MOST_UNITS - 1 <= len(longer.encode("utf-16-le")) // 2 <= MOST_UNITS


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (date(2026, 10, 20), datetime(2026, 10, 20)),
        (datetime(2026, 10, 20, 15, 30, tzinfo=VIETNAM), datetime(2026, 10, 20, 15, 30)),
        (datetime(2026, 10, 20, 17, tzinfo=UTC), datetime(2026, 10, 21)),
        (
            datetime(2026, 10, 20, 1, tzinfo=timezone(timedelta(hours=14))),
            datetime(2026, 10, 19, 18),
        ),
        (
            datetime(2026, 10, 20, 23, 59, 59, 999999, tzinfo=VIETNAM),
            datetime(2026, 10, 20, 23, 59, 59),
        ),
        (date(1901, 1, 1), datetime(1901, 1, 1)),
        (date(2999, 12, 31), datetime(2999, 12, 31)),
    ],
)
def test_days_and_moments_are_those_of_viet_nam(
    tmp_path: Path, value: date, read: datetime
) -> None:
    path = tmp_path / "cell.xlsx"
    book = Workbook(str(path), {"constant_memory": True})
    style = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    put(book.add_worksheet(), (0, 0), value, style)
    book.close()
    cell = read_back(path).active["A1"]
    assert cell.is_date
    assert cell.value == read


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(1900, 3, 1), "01/03/1900", "1900-03-01"),
        (date(1899, 12, 30), "30/12/1899", "1899-12-30"),
        (
            datetime(1900, 1, 1, 8, tzinfo=VIETNAM),
            "08:00 ngày 01/01/1900",
            "1900-01-01T08:00:00+07:00",
        ),
    ],
)
def test_days_that_excel_miscounts_are_text(tmp_path: Path, value: date, vi: str, en: str) -> None:
    assert cell_of(tmp_path, value).value == vi
    assert cell_of(tmp_path, value, "en").value == en


@pytest.mark.parametrize("value", [0, -3, 1_234_567, 0.25, Fraction(1, 3)])
def test_numbers_are_numbers(tmp_path: Path, value: Any) -> None:
    cell = cell_of(tmp_path, value)
    assert cell.data_type == "n"
    assert cell.value == pytest.approx(float(value), abs=1e-15)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_leaves_a_cell_with_its_border(tmp_path: Path, value: Any) -> None:
    cell = cell_of(tmp_path, value)
    assert cell.value is None
    assert cell.border.left.style == "thin"
