"""An explanation is a text an officer would accept: status, reason, dates and basis."""

from __future__ import annotations

import re

import pytest

from cases import at, event, october_task
from nhiemvu import DONG_THAP, classify
from nhiemvu.errors import Text
from nhiemvu.law import reading
from nhiemvu.moments import parse_moment
from rows import HISTORIES


@pytest.mark.parametrize("number", HISTORIES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_row_says_its_status_its_dates_and_its_basis(number: int, lang: str) -> None:
    events, moment = HISTORIES[number]
    verdict = classify(october_task(*events), as_of=parse_moment(at(moment)))
    said = verdict.explain(lang)  # type: ignore[arg-type]
    assert said.startswith(verdict.status.label(lang))  # type: ignore[arg-type]
    assert verdict.basis.text(lang) in said  # type: ignore[arg-type]
    assert not re.search(r"[{}]|None", said)
    for code in verdict.readings:
        assert reading(code).reading.text(lang) in said  # type: ignore[arg-type]


@pytest.mark.parametrize("number", HISTORIES)
def test_the_two_languages_name_the_same_dates(number: int) -> None:
    events, moment = HISTORIES[number]
    verdict = classify(october_task(*events), as_of=parse_moment(at(moment)))
    vietnamese = {
        "-".join(found[::-1])
        for found in re.findall(r"(\d\d)/(\d\d)/(\d{4})", verdict.explain("vi"))
    }
    assert vietnamese == set(re.findall(r"\d{4}-\d\d-\d\d", verdict.explain("en")))


def test_a_late_completion_in_full() -> None:
    task = october_task(
        event("submitted", "22 16:30"), event("approved", "26 09:00"), deadline="2026-10-20"
    )
    verdict = classify(task, as_of=parse_moment(at("31 23:59:59.999999")))
    assert verdict.explain() == (
        "Đã hoàn thành quá hạn, tính đến hết ngày 31/10/2026. Kết quả được gửi lúc 16:30 ngày"
        " 22/10/2026, sau thời hạn 20/10/2026; được duyệt lúc 09:00 ngày 26/10/2026. Xếp loại căn"
        " cứ vào lúc gửi, không căn cứ vào lúc duyệt. Hệ quả: ghi nhận và xem xét trừ điểm thi"
        " đua. Căn cứ: trường hợp thứ nhất, điểm c khoản 2 Điều 5 Quy chế kèm theo Quyết định"
        " 128/QĐ-UBND."
    )


def test_extensions_are_counted_in_words() -> None:
    task = october_task(event("extension_granted", "15 09:00", deadline="2026-10-27"))
    verdict = classify(task, as_of=parse_moment(at("16 09:00")))
    assert "Đã gia hạn 1 lần." in verdict.explain()
    assert "Extensions granted: 1." in verdict.explain("en")


def test_a_recall_says_when() -> None:
    verdict = classify(
        october_task(event("recalled", "08 09:00")), as_of=parse_moment(at("09 09:00"))
    )
    assert "thu hồi lúc 09:00 ngày 08/10/2026" in verdict.explain()
    assert "recalled at 2026-10-08T09:00:00+07:00" in verdict.explain("en")


def test_another_province_speaks_its_own_words() -> None:
    other = DONG_THAP.derive(
        name=Text("Quy chế mẫu", "Model rules"),
        labels={"in_progress_on_time": Text("Còn hạn", "In time")},
    )
    verdict = classify(october_task(), as_of=parse_moment(at("06 09:00")))
    assert verdict.explain(regulation=other).startswith("Còn hạn, tính đến")
    assert "Quy chế mẫu" in verdict.explain(regulation=other)
