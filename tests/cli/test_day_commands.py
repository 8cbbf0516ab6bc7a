"""``due``, ``add``, ``between``, ``explain``: both forms, both languages, both ways in time."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

EDITION = "2026-10-02"
PROJECTED = {
    "vi": ". Dự kiến; năm này chưa có thông báo chính thức.",
    "en": ". Projected; this year has not been announced.",
}
CUTOFF = {
    "vi": ("Căn cứ: điểm c khoản 5 Điều 4, điểm b khoản 2 Điều 11, khoản 4 Điều 14 (mốc 15 giờ)."),
    "en": (
        "Basis: point c, clause 5, Article 4, point b, clause 2, Article 11, clause 4, Article 14"
        " (the 15:00 rule)."
    ),
}


def reading(code: str) -> dict[str, str]:
    """The same, where the answer rests on a reading."""
    words = {"vi": f"; theo cách hiểu {code}).", "en": f"; reading {code})."}
    return {lang: CUTOFF[lang].removesuffix(").") + words[lang] for lang in CUTOFF}


TEXT: list[tuple[list[str], str, str]] = [
    (
        ["due", "09/10/2026 15:00"],
        f"Chậm nhất hết ngày thứ Sáu, 09/10/2026 (2026-10-09). {reading('D 2')['vi']}",
        f"By the end of Friday, 2026-10-09. {reading('D 2')['en']}",
    ),
    (
        ["due", "2026-10-09T15:00:00.000001"],
        f"Chậm nhất hết ngày thứ Hai, 12/10/2026 (2026-10-12). {CUTOFF['vi']}",
        f"By the end of Monday, 2026-10-12. {CUTOFF['en']}",
    ),
    (
        ["due", "09/10/2026"],
        f"Chậm nhất hết ngày thứ Hai, 12/10/2026 (2026-10-12). {reading('D 11')['vi']}",
        f"By the end of Monday, 2026-10-12. {reading('D 11')['en']}",
    ),
    (["add", "28/08/2026", "5"], "thứ Tư, 09/09/2026 (2026-09-09)", "Wednesday, 2026-09-09"),
    (["add", "2026-10-01", "-3"], "thứ Hai, 28/09/2026 (2026-09-28)", "Monday, 2026-09-28"),
    (["between", "30/09/2026", "31/10/2026"], "22 ngày làm việc", "22 working days"),
    (["between", "31/10/2026", "30/09/2026"], "-22 ngày làm việc", "-22 working days"),
    (["between", "31/10/2026", "31/10/2026"], "0 ngày làm việc", "0 working days"),
    (["between", "09/10/2026", "12/10/2026"], "1 ngày làm việc", "1 working day"),
    (["between", "12/10/2026", "09/10/2026"], "-1 ngày làm việc", "-1 working day"),
    (["between", "09/10/2026", "13/10/2026"], "2 ngày làm việc", "2 working days"),
    (
        ["explain", "2026-01-02"],
        (
            "thứ Sáu, 02/01/2026: Nghỉ hoán đổi, làm bù vào thứ Bảy, 10/01/2026."
            " Căn cứ: Công văn số 12729/VPCP-KGVX ngày 25/12/2025."
        ),
        (
            "Friday, 2026-01-02: Swapped day off, made up on Saturday, 2026-01-10."
            " Basis: Letter 12729/VPCP-KGVX of 2025-12-25."
        ),
    ),
    (
        ["explain", "2026-01-01"],
        (
            "thứ Năm, 01/01/2026: Nghỉ lễ, tết: Tết Dương lịch."
            " Căn cứ: Bộ luật Lao động số 45/2019/QH14 (có hiệu lực từ 01/01/2021)."
        ),
        (
            "Thursday, 2026-01-01: Public holiday: New Year's Day."
            " Basis: Labour Code 45/2019/QH14 (in force from 2021-01-01)."
        ),
    ),
    (
        ["explain", "2026-10-05"],
        "thứ Hai, 05/10/2026: Ngày làm việc.",
        "Monday, 2026-10-05: Working day.",
    ),
]
JSON: list[tuple[list[str], dict[str, Any]]] = [
    (
        ["due", "2026-10-09T15:00:00.000001"],
        {"moment": "2026-10-09T15:00:00.000001+07:00", "due": "2026-10-12",
         "basis": ["4.5.c", "11.2.b", "14.4"], "readings": []},
    ),
    (
        ["due", "2026-10-08T17:30:00Z"],
        {"moment": "2026-10-09T00:30:00+07:00", "due": "2026-10-09",
         "basis": ["4.5.c", "11.2.b", "14.4"], "readings": []},
    ),
    (["add", "2026-10-10", "0"], {"date": "2026-10-10", "n": 0, "result": "2026-10-12"}),
    (["add", "2026-10-12", "0"], {"date": "2026-10-12", "n": 0, "result": "2026-10-12"}),
    (["add", "2026-10-12", "-1"], {"date": "2026-10-12", "n": -1, "result": "2026-10-09"}),
    (["add", "2026-10-10", "-1"], {"date": "2026-10-10", "n": -1, "result": "2026-10-09"}),
    (["between", "2026-10-09", "2026-10-12"], {"a": "2026-10-09", "b": "2026-10-12", "value": 1}),
    (["between", "2026-10-12", "2026-10-09"], {"a": "2026-10-12", "b": "2026-10-09", "value": -1}),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "vietnamese", "english"), TEXT)
def test_text_is_the_default(cli: Cli, arguments: list[str], vietnamese: str, english: str) -> None:
    for lang, expected in (("vi", vietnamese), ("en", english)):
        done = cli(*arguments, "--lang", lang)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == expected + "\n"


@pytest.mark.parametrize(("arguments", "answer"), JSON)
def test_json_carries_the_edition(cli: Cli, arguments: list[str], answer: dict[str, Any]) -> None:
    done = cli(*arguments, "--format", "json")
    expected = answer | {"edition": EDITION, "provisional": False}
    assert json.loads(done.stdout) == expected
    assert list(json.loads(done.stdout)) == list(expected)


@pytest.mark.parametrize("where", ["before", "between", "after"])
def test_a_negative_count_is_no_option_wherever_it_stands(cli: Cli, where: str) -> None:
    day, count, options = "2026-10-01", "-3", ["--format", "json"]
    arguments = {
        "before": [*options, day, count],
        "between": [day, *options, count],
        "after": [day, count, *options],
    }[where]
    assert json.loads(cli("add", *arguments).stdout)["result"] == "2026-09-28"


def test_explain_as_json_has_the_keys_of_a_day(cli: Cli) -> None:
    day = json.loads(cli("explain", "22/08/2026", "--format", "json").stdout)
    assert (day["working"], day["kind"], day["partner"]) == (
        True,
        "make_up_working_day",
        "2026-08-31",
    )
    assert (day["weekday"], day["label"], day["edition"]) == ("thứ Bảy", "Làm bù", EDITION)


@pytest.mark.parametrize(
    ("day", "lang", "act"),
    [
        ("10/01/2026", "vi", ("Công văn số 12729/VPCP-KGVX ngày 25/12/2025",
                              "12729/VPCP-KGVX", "2025-12-25")),
        ("10/01/2026", "en", ("Letter 12729/VPCP-KGVX of 2025-12-25",
                              "12729/VPCP-KGVX", "2025-12-25")),
        ("01/01/2026", "vi", ("Bộ luật Lao động số 45/2019/QH14 (có hiệu lực từ 01/01/2021)",
                              "45/2019/QH14", None)),
        ("05/10/2026", "vi", (None, None, None)),
    ],
)  # fmt: skip
def test_explain_as_json_names_the_act_in_full_and_in_parts(
    cli: Cli, day: str, lang: str, act: tuple[str | None, ...]
) -> None:
    found = json.loads(cli("explain", day, "--format", "json", "--lang", lang).stdout)
    assert (found["act"], found["act_number"], found["act_date"]) == act


ASKED_BEYOND = [
    ["due", "31/12/2027 15:01"],
    ["due", "31/12/2027"],
    ["add", "2027-12-31", "1"],
    ["add", "2013-01-02", "-1"],
    ["add", "2026-10-05", "99999"],
    ["add", "2026-10-05", "99999999999999999999999"],
    ["between", "2027-12-31", "2028-01-01"],
    ["between", "2012-12-31", "2013-01-02"],
    ["explain", "2028-01-01"],
    ["explain", "2012-12-31"],
]


@pytest.mark.parametrize("arguments", ASKED_BEYOND, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "từ 01/01/2013 đến 31/12/2027"), ("en", "2013-01-01 to 2027-12-31")],
)
def test_beyond_the_announced_years_the_bounds_are_named(
    cli: Cli, arguments: list[str], form: str, lang: str, said: str
) -> None:
    done = cli(*arguments, "--format", form, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["due", "31/12/2027"],
        ["add", "2027-12-31", "1"],
        ["add", "2028-01-10", "-10"],
        ["between", "2027-12-31", "2028-01-10"],
        ["between", "2028-01-10", "2027-12-31"],
        ["explain", "2028-01-03"],
    ],
    ids=" ".join,
)
def test_a_projected_answer_says_that_it_is(cli: Cli, arguments: list[str], lang: str) -> None:
    text = cli(*arguments, "--projected", "--lang", lang)
    answer = json.loads(cli(*arguments, "--projected", "--format", "json").stdout)
    assert answer["provisional"] is True
    assert answer["edition"] == EDITION
    if arguments[0] == "explain":
        assert (
            text.stdout
            == {
                "vi": (
                    "thứ Hai, 03/01/2028: Nghỉ bù: Tết Dương lịch."
                    " Dự kiến; năm này chưa có thông báo chính thức.\n"
                ),
                "en": (
                    "Monday, 2028-01-03: Make-up rest: New Year's Day."
                    " Projected; this year has not been announced.\n"
                ),
            }[lang]
        )
    else:
        assert text.stdout.endswith(PROJECTED[lang] + "\n")


def test_projected_leaves_an_announced_answer_as_it_is(cli: Cli) -> None:
    for arguments in (["due", "09/10/2026"], ["add", "2026-10-05", "3"], ["explain", "2026-10-05"]):
        assert cli(*arguments, "--projected").stdout == cli(*arguments).stdout
