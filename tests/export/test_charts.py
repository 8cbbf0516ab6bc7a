"""Charts: what is drawn, in which words, and that no name breaks them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from html_pages import NASTY, nasty, october
from nhiemvu.export.ageing import Age, age_of, ageing
from nhiemvu.export.charts import ageing_bars, png, status_bars, status_columns, svg
from nhiemvu.export.colours import COLOURS
from nhiemvu.export.plain import plain
from nhiemvu.status import Status
from nhiemvu.text import Text


def texts(drawn: str) -> str:
    return " ".join("".join(ET.fromstring(drawn).itertext()).split())  # noqa: S314  drawn here


def test_bars_have_the_names_and_the_figures_of_their_rows() -> None:
    rows = october().report.breakdowns[1].rows
    chart = status_bars(rows).to_dict()
    figures = [value["tasks"] for value in chart["data"]["values"]]
    assert figures == [getattr(row, status.value) for row in rows for status in COLOURS]
    drawn = svg(status_bars(rows, "en"))
    for row in rows:
        assert row.label("en").split()[0] in texts(drawn)
    for status in Status:
        assert (status.label("en") in texts(drawn)) == (status is not Status.RECALLED)


def test_rows_of_one_name_stay_two_bars() -> None:
    row = october().report.rows[0]
    values = status_bars([row, row]).to_dict()["data"]["values"]
    assert len({value["row"] for value in values}) == 2


def test_columns_come_in_the_order_of_time() -> None:
    series = october().trend.series
    values = status_columns(series).to_dict()["data"]["values"]
    labels = list(dict.fromkeys(value["row"] for value in values))
    assert [label.partition("|")[2] for label in labels] == [r.period.label() for r in series]
    few = svg(status_columns(series[-2:], "en", width=300))
    assert "October" in texts(few)


def test_names_are_escaped_and_nothing_has_an_id() -> None:
    chart = status_bars(nasty().report.rows, width=200)
    drawn = svg(chart)
    found = list(ET.fromstring(drawn).iter())  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in found}
    assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan"}
    attributes = {name for element in found for name in element.attrib}
    assert not [name for name in attributes if re.match("id$|style$|href|on", name)]
    assert "👩" in texts(drawn)
    assert svg(chart) == drawn
    assert png(chart, scale=1).startswith(b"\x89PNG")


def test_forbidden_characters_are_replaced_and_others_kept() -> None:
    assert plain(NASTY[4]).startswith("a\ufffd\ufffd\ufffd\ufffdb")
    assert (
        plain(NASTY[0] + "\t\n Đồng Tháp 👩🏽\u200d💻") == NASTY[0] + "\t\n Đồng Tháp 👩🏽\u200d💻"
    )


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "Less than 1 working day"),
        (1, "1–5 working days"),
        (5, "1–5 working days"),
        (6, "6–10 working days"),
        (10, "6–10 working days"),
        (11, "11–20 working days"),
        (20, "11–20 working days"),
        (21, "Over 20 working days"),
        (None, "Not known"),
    ],
)
def test_classes_of_lateness_have_two_sides(days: int | None, name: str) -> None:
    assert age_of(days).text("en") == name


def test_only_the_overdue_have_an_age() -> None:
    ages = ageing(october().entries)
    assert sum(age.tasks for age in ages) == october().report.total.in_progress_overdue
    values = ageing_bars(ages).to_dict()["data"]["values"]
    assert [value["tasks"] for value in values] == [age.tasks for age in ages]
    assert texts(svg(ageing_bars([Age(Text("vi", "en"), 3)], "en"))).startswith("0")


def test_classes_beside_the_usual_are_there_when_they_hold_a_task() -> None:
    entry = next(e for e in october().entries if e.verdict.status is Status.IN_PROGRESS_OVERDUE)
    usual = [age.title.text("en") for age in ageing([])]
    assert usual == [age_of(days).text("en") for days in (1, 6, 11, 21)]
    more = ageing([entry._replace(days_late=0), entry._replace(days_late=None)])
    assert [age.tasks for age in more] == [1, 0, 0, 0, 0, 1]
