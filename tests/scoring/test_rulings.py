"""Rulings and outages as files: what is wrong is named with its line and field (15.2, 12.2)."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cases import october_task
from few_scores import scored, uphold, waive
from nhiemvu.errors import InvalidOutage, InvalidRuling, ScoreError
from nhiemvu.scoring import Outage, Ruling, read_outages, read_rulings

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"task": "NV-1", "decision": "waive", "by": "Chủ tịch UBND tỉnh", "reason": "có sự cố"}
SPAN = {
    "start": "2026-10-20T13:00:00+07:00",
    "end": "2026-10-20T18:00:00+07:00",
    "notice": "31/TB-VP",
}


def lines(*values: Any) -> io.StringIO:
    return io.StringIO("\n".join(v if isinstance(v, str) else json.dumps(v) for v in values))


def test_rulings_are_read_in_order_from_a_stream_or_a_file(tmp_path: Path) -> None:
    given = [GOOD, "", GOOD | {"task": "NV-2", "decision": "uphold", "on": "2026-12-20"}]
    found = list(read_rulings(lines(*given)))
    assert [(ruling.task, ruling.decision.value) for ruling in found] == [
        ("NV-1", "waive"),
        ("NV-2", "uphold"),
    ]
    path = tmp_path / "rulings.jsonl"
    path.write_text("\ufeff" + lines(*given).getvalue(), "utf-8")
    assert list(read_rulings(path)) == found


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"by": " "}, "by"),
        ({"reason": ""}, "reason"),
        ({"decision": "cancel"}, "decision"),
        ({"task": 7}, "task"),
        ({"on": "20/12/2026"}, "on"),
        ({"points": 2}, "points"),
    ],
)
def test_what_is_wrong_with_a_ruling_is_named(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidRuling) as refused:
        list(read_rulings(lines(GOOD | {"task": "NV-0"}, GOOD | change), name="r.jsonl"))
    assert [problem.field for problem in refused.value.problems] == [field]
    for lang in ("vi", "en"):
        assert refused.value.message(lang).startswith("r.jsonl:2: ")
    assert "extra" not in refused.value.message("vi")


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(InvalidRuling) as refused:
        list(read_rulings(lines({})))
    assert [p.field for p in refused.value.problems] == ["task", "decision", "by", "reason"]
    assert "người quyết định (by)" in refused.value.message("vi")


def test_a_second_ruling_on_one_task_is_refused_where_it_stands() -> None:
    with pytest.raises(InvalidRuling) as refused:
        list(read_rulings(lines(GOOD, "", GOOD | {"decision": "uphold"}), name="r.jsonl"))
    assert refused.value.message("vi") == (
        'r.jsonl:3: mã nhiệm vụ (task): nhận được: "NV-1"; yêu cầu: mỗi nhiệm vụ chỉ có một quyết'
        " định; đã có quyết định ở dòng 1"
    )
    assert refused.value.message("en") == (
        'r.jsonl:3: task: received "NV-1"; expected one ruling on each task; there is one on line 1'
    )
    assert [(one.code, one.field) for one in refused.value.problems] == [("second_ruling", "task")]
    with pytest.raises(ScoreError) as twice:
        scored(october_task(), rulings=[waive(), uphold()])
    assert (twice.value.code, twice.value.found) == ("second_ruling", "NV-1")


def test_what_is_no_ruling_is_refused() -> None:
    with pytest.raises(ScoreError) as refused:
        scored(october_task(), rulings=[GOOD])
    assert refused.value.code == "not_a_ruling"


def test_a_ruling_is_one_task_in_any_unicode_form() -> None:
    assert Ruling.model_validate(GOOD | {"task": "NV-e\u0302"}).task == "NV-\u00ea"


def test_outages_are_read_and_refused_as_rulings_are() -> None:
    assert [outage.notice for outage in read_outages(lines(SPAN))] == ["31/TB-VP"]
    with pytest.raises(InvalidOutage) as refused:
        list(read_outages(lines(SPAN, SPAN | {"end": SPAN["start"]}), name="o.jsonl"))
    assert refused.value.message("en").startswith("o.jsonl:2: received ")
    assert refused.value.message("en").endswith("expected an end that is after the start")
    assert refused.value.message("vi").endswith("yêu cầu: lúc kết thúc sau lúc bắt đầu")
    with pytest.raises(InvalidOutage):
        list(read_outages(lines(SPAN | {"notice": " "})))
    with pytest.raises(ValidationError):
        Outage.model_validate(SPAN | {"start": "2026-10-20T13:00:00"})
    with pytest.raises(ValidationError, match="should end after it starts"):
        Outage.model_validate(SPAN | {"start": SPAN["end"]})
