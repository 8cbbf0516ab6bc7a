"""An explanation is a text an officer would accept: status, reason, dates and basis."""

from __future__ import annotations

import re

import pytest

from cases import at, event, october_task
from nhiemvu import DONG_THAP, classify
from nhiemvu.law import reading
from nhiemvu.moments import parse_moment
from nhiemvu.text import Text
from rows import HISTORIES


@pytest.mark.parametrize("number", HISTORIES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_row_says_its_status_its_dates_and_its_basis(number: int, lang: str) -> None:
    events, moment = HISTORIES[number]
    verdict = classify(october_task(*events), as_of=parse_moment(at(moment)))
    said = verdict.explain(lang)  # type: ignore[arg-type]
    assert f": {verdict.status.label(lang)}. " in said  # type: ignore[arg-type]
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
        "Trạng thái tính đến hết ngày 31/10/2026: Đã hoàn thành quá hạn. Kết quả gửi lúc 16:30"
        " ngày 22/10/2026, khi đã hết thời hạn (đến hết ngày 20/10/2026); được duyệt lúc 09:00"
        " ngày 26/10/2026. Theo khoản 1 Điều 5, trong hạn hay quá hạn được xác định theo lúc gửi,"
        " không theo lúc duyệt. Hệ quả: đơn vị bị ghi nhận và xem xét trừ điểm thi đua. Căn cứ:"
        " trường hợp thứ nhất, điểm c khoản 2 Điều 5 Quy chế ban hành kèm theo Quyết định số"
        " 128/QĐ-UBND ngày 16/01/2026 của UBND tỉnh Đồng Tháp."
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


def test_another_province_speaks_its_own_words_and_the_provision_stays_true() -> None:
    other = DONG_THAP.derive(
        name=Text("Quy chế mẫu", "Model rules"),
        labels={"in_progress_on_time": Text("Còn hạn", "In time")},
    )
    verdict = classify(october_task(), as_of=parse_moment(at("06 09:00")))
    assert "ngày 06/10/2026: Còn hạn." in verdict.explain(regulation=other)
    said = "Căn cứ: Quy chế mẫu, theo cách xác định tại khoản 5 Điều 14 Quy chế ban hành"
    assert said in verdict.explain(regulation=other)
    assert "Basis: Model rules, following clause 5," in verdict.explain("en", regulation=other)


@pytest.mark.parametrize(("deadline", "charged"), [("2026-01-15", False), ("2026-01-16", True)])
@pytest.mark.parametrize("sent", [True, False])
def test_a_deadline_before_the_regulation_is_not_said_to_be_charged(
    deadline: str, *, charged: bool, sent: bool
) -> None:
    """It gets a status, and the words say that no points are charged [D 15]."""
    events = [event("submitted", "06 09:00"), event("approved", "06 10:00")] if sent else []
    task = october_task(*events, assigned_at="2026-01-05T10:00:00+07:00", deadline=deadline)
    verdict = classify(task, as_of=parse_moment(at("31 00:00")))
    assert ("Hệ quả: đơn vị bị ghi nhận" in verdict.explain()) is charged
    assert ("(D 15)" in verdict.explain()) is not charged
    assert ("No points are charged" in verdict.explain("en")) is not charged


def test_a_deadline_given_as_a_moment_is_named_as_one() -> None:
    verdict = classify(october_task(deadline=at("20 17:00")), as_of=parse_moment(at("06 09:00")))
    assert "(đến 17:00 ngày 20/10/2026)" in verdict.explain()
