"""Every figure on the page is that of the report, rounded as it is shown."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from html_pages import october, page, table, words
from nhiemvu.reporting.lights import Light
from nhiemvu.reporting.measure_table import MEASURES
from nhiemvu.reporting.ranking import ranking

if TYPE_CHECKING:
    from nhiemvu.text import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
TITLES = {lang: {m.label(lang): m for m in MEASURES} for lang in LANGUAGES}


def expected(value: Fraction | float | None, unit: str, lang: Language) -> str:
    """Write a figure anew, from the exact value and what it is counted in."""
    if value is None:
        return "–"
    exact = Fraction(value) * (100 if unit == "rate" else 1)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    if unit in ("rate", "days"):
        number = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{number:,}" + ("%" if unit == "rate" else "")
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_the_tables_of_the_breakdowns_hold_every_measure_of_every_row(
    nth: int, lang: Language
) -> None:
    report = october().report
    head, *rows, total = table(page("october", lang), f"breakdown-{nth}")
    measures = [TITLES[lang][title] for title in head[1:]]
    assert {measure.name for measure in measures} == report.to_dict()["total"].keys()
    found = [*report.breakdowns[nth - 1].rows, report.total]
    assert [row[0] for row in rows] == [row.label(lang) for row in report.breakdowns[nth - 1].rows]
    for cells, row in zip([*rows, total], found, strict=True):
        figures = [getattr(row, measure.name) for measure in measures]
        flat = row.flat()
        assert [None if f is None else float(f) for f in figures] == [
            None if flat[m.name] is None else float(flat[m.name] or 0) for m in measures
        ]
        assert cells[1:] == [
            expected(figure, measure.unit, lang)
            for figure, measure in zip(figures, measures, strict=True)
        ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_comparison_shows_each_period_and_the_change_between_them(lang: Language) -> None:
    trend = october().trend
    head, *rows = table(page("october", lang), "comparison-caption")
    periods = [trend.report, trend.previous, trend.year_before, trend.year_to_date]
    assert head[1:-1] == [made.period.label(lang) for made in periods[:-1]]
    assert trend.year_to_date.period.label(lang) in words(page("october", lang))
    for title, *cells in rows:
        measure = TITLES[lang][title]
        for cell, made in zip(cells, periods, strict=True):
            there = made.total.tasks or made.total.recalled
            value = getattr(made.total, measure.name) if there else None
            assert cell.split(" ")[0] == expected(value, measure.unit, lang)
        now, then = (getattr(made.total, measure.name) for made in periods[:2])
        if now is None or then is None:
            assert " " not in cells[1]
        elif now == then:
            assert cells[1].endswith("= " + {"vi": "không thay đổi", "en": "unchanged"}[lang])
        else:
            sign, word = re.findall(r"(▲|▼) (\w+)", cells[1])[0]
            assert (sign == "▲") == (now > then) == (word in ("tăng", "up"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_the_series_has_every_period(lang: Language) -> None:
    head, *rows = table(page("october", lang), "trend-caption")
    assert len(rows) == len(october().trend.series)
    for cells, made in zip(rows, october().trend.series, strict=True):
        assert cells[0].startswith(made.period.label(lang))
        for title, cell in zip(head[1:], cells[1:], strict=True):
            measure = TITLES[lang][title]
            there = made.total.tasks or made.total.recalled
            value = getattr(made.total, measure.name) if there else None
            assert cell == expected(value, measure.unit, lang)


def test_cards_and_statuses_show_the_figures_of_the_whole() -> None:
    total = october().report.total
    cards = next(e for e in page("october").iter("ul") if e.get("class") == "cards")
    for card in cards:
        title, value, _ = (words(part) for part in card)
        measure = TITLES["vi"][title]
        assert value == expected(getattr(total, measure.name), measure.unit, "vi")
    statuses = next(e for e in page("october").iter("table") if e.get("class") == "statuses")
    rows = [[words(cell) for cell in row] for row in statuses.iter("tr")][1:]
    assert sum(int(row[1]) for row in rows[:-1]) == int(rows[-1][1]) == total.tasks
    for title, number, share, _ in rows[:-1]:
        value = getattr(total, TITLES["vi"][title].name)
        assert number == str(value)
        assert share == expected(total.share(value), "rate", "vi")


def test_units_of_few_tasks_have_no_place() -> None:
    unit_rows = october().report.breakdowns[0].rows
    found = {row.row.label(): row for row in ranking(unit_rows)}
    _, *placed = table(page("october"), "ranking-placed")
    assert {row[1] for row in placed} == {name for name, one in found.items() if one.place}
    _, *few = table(page("october"), "ranking-few")
    assert {row[1] for row in few} == {name for name, one in found.items() if one.few}
    for place, name, rate, of in placed + few:
        one = found[name]
        assert place == str(one.place or "–")
        assert (rate, of) == (expected(one.value, "rate", "vi"), str(one.of))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lists_without_script_have_every_task_that_is_overdue_or_due_soon(
    lang: Language,
) -> None:
    made = october()
    for name, lights, number in (
        ("overdue-list", (Light.OVERDUE,), made.report.total.in_progress_overdue),
        ("due-soon-list", (Light.RED, Light.AMBER), made.report.total.due_soon),
    ):
        _, *rows = table(page("october", lang), name)
        entries = [entry for entry in made.entries if entry.light in lights]
        assert [row[0] for row in rows] == [entry.id for entry in entries]
        assert len(rows) == number
        for row, entry in zip(rows, entries, strict=True):
            assert row[1].startswith(entry.content)
            assert entry.verdict.basis.text(lang) in row[1]
            assert row[2] == entry.unit


def test_the_ages_of_the_overdue_add_up() -> None:
    tree = page("october")
    caption = "Theo số ngày làm việc quá hạn"
    found = next(t for t in tree.iter("table") if words(next(iter(t))) == caption)
    numbers = [int(words(row[1])) for row in found.iter("tr") if row[1].tag == "td"]
    assert sum(numbers[:-1]) == numbers[-1] == october().report.total.in_progress_overdue
