"""What the script of the page computes, where node is there to run it."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest

from nhiemvu.export.html.rows import shown_value
from nhiemvu.language import sort_key
from nhiemvu.moments import VIETNAM

SCRIPT = files("nhiemvu.export.html").joinpath("parts", "page.js").read_text("utf-8")
NAMES = ["Sở Tài chính", "UBND xã Ba", "Ân", "Ăn", "An", "Dương", "Đồng Tháp", "án", "Ấn", "ỷ", "y"]
MOMENTS = [
    date(2026, 10, 20),
    datetime(2026, 10, 20, 7, 5, tzinfo=VIETNAM),
    datetime(2026, 10, 20, 23, 59, 59, 999999, tzinfo=VIETNAM),
]
ASKED = """
const rows = given.names.map((name) => [name]);
const days = [["2026-10-20"], [null], ["2026-10-20T10:00"], ["2026-10-21T00:00"]];
const first = (list) => list.map(([value]) => value);
process.stdout.write(JSON.stringify({
  folded: given.names.map(fold),
  found: given.queries.map((query) => first(rows).filter((name) => matches(fold(name), query))),
  sorted: first(sorted(rows, 0, "text", false)),
  backwards: first(sorted(rows, 0, "text", true)),
  days: first(sorted(days, 0, "moment", false)),
  late: first(sorted(days, 0, "moment", true)),
  written: ["vi", "en"].map((lang) => given.moments.map((moment) => written(moment, lang))),
}));
"""


@pytest.fixture(scope="module")
def answers() -> Any:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: the script of the page is not run")
    moments = [m.isoformat().removesuffix("+07:00").removesuffix(":00") for m in MOMENTS]
    given = {"names": NAMES, "moments": moments, "queries": ["so  tai CHINH", "an", "zzz"]}
    program = f"{SCRIPT}\nconst given = {json.dumps(given)};\n{ASKED}"
    done = subprocess.run([node, "-e", program], capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def test_diacritics_do_not_matter_in_a_search(answers: Any) -> None:
    assert answers["folded"][0] == "so tai chinh"
    assert answers["folded"][6] == "dong thap"
    assert answers["found"] == [["Sở Tài chính"], ["Ân", "Ăn", "An", "án", "Ấn"], []]


def test_text_is_sorted_in_the_order_of_the_library(answers: Any) -> None:
    assert answers["sorted"] == sorted(NAMES, key=sort_key)
    assert answers["backwards"] == sorted(NAMES, key=sort_key, reverse=True)


def test_a_day_lasts_until_its_end_and_nothing_comes_last(answers: Any) -> None:
    in_order = ["2026-10-20T10:00", "2026-10-20", "2026-10-21T00:00"]
    assert answers["days"] == [*in_order, None]
    assert answers["late"] == [*reversed(in_order), None]


def test_moments_are_written_as_in_the_lists_without_script(answers: Any) -> None:
    assert answers["written"] == [
        [shown_value(moment, "vi") for moment in MOMENTS],
        [shown_value(moment, "en") for moment in MOMENTS],
    ]
