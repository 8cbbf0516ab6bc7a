"""How much a figure grew, in words, and what is said of a period that tells little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from html_pages import CALENDAR, october
from nhiemvu import Period, report
from nhiemvu.export.html.comparison import CARDS, cards, caveat, lines
from nhiemvu.export.html.units import MOST_DRAWN, drawn, measures_of, of_units, places
from nhiemvu.reporting import Trend
from nhiemvu.reporting.measures import COUNTED, Kind
from nhiemvu.reporting.measures import measures_of as counted
from nhiemvu.reporting.report import Row
from nhiemvu.status.codes import Consequence, Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.reporting.report import Report

DUE_LATE = (Status.IN_PROGRESS_OVERDUE, Consequence.DEDUCT)
DONE = (Status.COMPLETED_ON_TIME, Consequence.NONE)


def made(done: int, overdue: int, days: int = 1) -> Report:
    """A report of so many tasks, completed on time and overdue."""
    empty = report([], Period.month(2026, 10), calendar=CALENDAR)
    kinds = [
        (Kind(True, *DONE, False, 0, 0, 0), done),
        (Kind(True, *DUE_LATE, False, days, 0, 0), overdue),
    ]
    return replace(empty, total=counted(kinds))


@pytest.mark.parametrize(
    ("then", "now", "name", "sign", "words"),
    [
        (made(1, 0), made(3, 0), "Tổng số nhiệm vụ", "▲", "tăng 2"),
        (made(3, 0), made(1, 0), "Tổng số nhiệm vụ", "▼", "giảm 2"),
        (made(2, 0), made(2, 0), "Tổng số nhiệm vụ", "=", "không thay đổi"),
        (made(0, 0), made(2, 0), "Tổng số nhiệm vụ", "", "không có số liệu để so sánh"),
        (made(1, 1), made(3, 1), "Tỷ lệ quá hạn", "▼", "giảm 25,0 điểm phần trăm"),
        (made(1999, 1), made(2000, 0), "Tỷ lệ quá hạn", "▼", "giảm 0,1 điểm phần trăm"),
        (made(2001, 1), made(2001, 0), "Tỷ lệ quá hạn", "▼", "giảm dưới 0,1 điểm phần trăm"),
        (made(0, 2), made(2, 0), "Số ngày quá hạn bình quân", "", "không có số liệu để so sánh"),
        (made(0, 2), made(0, 2, 4), "Số ngày quá hạn bình quân", "▲", "tăng 3,0 ngày"),
    ],
)
def test_a_change_is_told_by_a_sign_and_in_words(
    then: Report, now: Report, name: str, sign: str, words: str
) -> None:
    found = {line.title: line for line in lines(Trend((then, now), then, now), "vi")}
    assert found[name].since_previous == (sign, words)
    assert found[name].since_year_before == (sign, words)


def test_the_cards_come_in_their_order() -> None:
    assert len(cards(october().trend, "vi")) == len(CARDS)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 1, 15), "before the regulation came into force"),
        (date(2026, 1, 1), date(2026, 1, 16), "came into force within it"),
        (date(2026, 1, 15), date(2026, 12, 31), "came into force within it"),
        (date(2026, 1, 16), date(2026, 1, 31), ""),
    ],
)
def test_a_period_before_the_regulation_is_said_to_be_so(
    first: date, last: date, said: str
) -> None:
    found = caveat(report([], Period(first, last), calendar=CALENDAR), "en")
    assert said in found
    assert ("force" in found) == bool(said)


def test_a_period_with_tasks_of_today_needs_no_caveat() -> None:
    assert caveat(october().report, "vi") == ""
    assert caveat(october().trend.year_before, "vi").startswith("không có số liệu; trước ngày")


def rows_of(numbers: list[tuple[int, int]]) -> tuple[Row, ...]:
    found = []
    for nth, (done, overdue) in enumerate(numbers):
        total = made(done, overdue).total
        figures = {name: getattr(total, name) for name in COUNTED}
        name = f"Đơn vị {nth}"
        found.append(Row(identity=(("unit", name),), title=Text(name, name), **figures))
    return tuple(found)


def test_of_many_units_the_most_overdue_are_drawn_then_the_largest() -> None:
    few = rows_of([(0, 0), (2, 0), (1, 1)])
    assert drawn(few) == [few[1], few[2]]
    many = rows_of([(nth, 0) for nth in range(1, MOST_DRAWN + 3)] + [(0, 1), (0, 2)])
    chosen = drawn(many)
    assert len(chosen) == MOST_DRAWN
    assert chosen[:3] == [many[-1], many[-2], many[-3]]


def test_every_unit_has_a_place_or_is_said_to_have_few_tasks_or_none() -> None:
    rows = rows_of([(5, 0), (5, 0), (4, 1), (1, 0), (0, 0)])
    found = places(rows)
    assert [one.place for one in found.placed] == [1, 1, 3]
    assert [one.row for one in found.few + found.none] == [rows[3], rows[4]]


def test_duties_are_a_measure_where_they_were_counted() -> None:
    names = {measure.name for measure in measures_of(october().report)}
    assert "office_met" in names
    plain = report([], Period.month(2026, 10), calendar=CALENDAR, by=("tag",))
    assert names - {measure.name for measure in measures_of(plain)} == {
        f"{who}_{how}" for who in ("obligations", "office") for how in ("met", "late", "overdue")
    }
    assert of_units(plain) is None
