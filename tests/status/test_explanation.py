"""An explanation is a text an officer would accept: status, reason, dates and basis."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cases import at, event, october_task
from nhiemvu import DONG_THAP, classify
from nhiemvu.law import reading
from nhiemvu.moments import parse_moment
from nhiemvu.status.explanation import reason
from nhiemvu.text import Text
from rows import HISTORIES

if TYPE_CHECKING:
    from nhiemvu.text import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
GRANT = event("extension_granted", "08 09:00", deadline="2026-10-12")


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


IN_TIME = Text("còn trong thời hạn", "within the deadline")
LATE = Text("khi đã hết thời hạn", "after the deadline")
BY_SENDING = Text(
    "được duyệt. Theo khoản 1 Điều 5, trong hạn hay quá hạn được xác định theo lúc gửi, không theo"
    " lúc duyệt.",
    "it was approved. By clause 1 of Article 5 the moment of sending counts, not that of approval.",
)
NOT_DECIDED = Text("chưa được duyệt hoặc từ chối.", "no decision has been made on it.")
EXTENDED_SINCE = Text(
    "bị từ chối, khi đã hết hạn; sau đó được gia hạn, tại thời điểm trên còn trong hạn.",
    "it was rejected, after the deadline; an extension was granted since, which has not passed.",
)
SINCE = {
    3: NOT_DECIDED,
    4: NOT_DECIDED,
    5: BY_SENDING,
    6: BY_SENDING,
    7: Text(
        "bị từ chối, khi còn trong hạn; đơn vị tiếp tục hoàn thiện, gửi lại trong thời hạn.",
        "it was rejected, within the deadline; it may be sent again.",
    ),
    8: Text(
        "bị từ chối, khi còn trong hạn; đã hết thời hạn mà chưa gửi lại kết quả.",
        "it was rejected, within the deadline; the deadline has passed since, and nothing was sent"
        " again.",
    ),
    9: Text(
        "nhưng bị từ chối, khi đã hết hạn; sau đó chưa gửi lại kết quả.",
        "but it was rejected, after the deadline; nothing was sent again.",
    ),
    10: EXTENDED_SINCE,
    11: Text(
        "bị từ chối; sau đó chưa gửi lại kết quả.", "it was rejected; nothing was sent again."
    ),
    12: EXTENDED_SINCE,
    13: Text(
        "sau khi gửi thì được gia hạn, bị từ chối khi còn trong hạn mới; đã hết thời hạn mới mà"
        " chưa gửi lại kết quả.",
        "an extension was granted after that, and it was rejected, within it; the extended"
        " deadline has passed since, and nothing was sent again.",
    ),
    14: Text(
        "sau khi gửi thì được gia hạn, bị từ chối khi còn trong hạn mới; tại thời điểm trên còn"
        " trong hạn.",
        "an extension was granted after that, and it was rejected, within it; the deadline in"
        " force has not passed.",
    ),
}
"""What each row says of what became of a sending; without the dates."""

_dates = re.compile(r" \([^)]*\)| lúc \d\d:\d\d ngày [\d/]+| at 2026[-\d:T+]+")


@pytest.mark.parametrize("number", SINCE)
def test_each_row_has_its_own_reason(number: int) -> None:
    events, moment = HISTORIES[number]
    verdict = classify(october_task(*events), as_of=parse_moment(at(moment)))
    sent = LATE if number in (4, 6, 11, 12, 13, 14) else IN_TIME
    vi, en = (_dates.sub("", reason(verdict, lang)) for lang in LANGUAGES)
    assert vi == f"Kết quả gửi, {sent.vi}; {SINCE[number].vi}"
    assert en == f"The result was sent, {sent.en}; {SINCE[number].en}"


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (1, "Chưa gửi kết quả, còn trong thời hạn.", "and the deadline has not passed."),
        (2, "Đã hết thời hạn mà chưa gửi kết quả.", "and the deadline has passed."),
    ],
)
def test_nothing_sent_is_the_whole_reason(number: int, vi: str, en: str) -> None:
    events, moment = HISTORIES[number]
    verdict = classify(october_task(*events), as_of=parse_moment(at(moment)))
    assert _dates.sub("", reason(verdict, "vi")) == vi
    assert _dates.sub("", reason(verdict, "en")) == f"No result has been sent, {en}"


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


@pytest.mark.parametrize(
    ("history", "charged"),
    [
        ([event("submitted", "06 09:00"), GRANT, event("approved", "08 10:00")], False),
        ([event("submitted", "06 09:00"), event("approved", "08 10:00")], False),
        ([GRANT, event("submitted", "13 09:00"), event("approved", "14 10:00")], True),
        ([event("submitted", "06 09:00"), GRANT, event("rejected", "14 10:00")], True),
    ],
    ids=["extended after it was late", "late", "late for the extension", "overdue since"],
)
def test_the_deadline_that_was_missed_is_held_against_the_regulation(
    history: list[dict[str, Any]], *, charged: bool
) -> None:
    """Completed late: the one in force at the sending; in progress: the one in force [D 15]."""
    other = DONG_THAP.derive(effective_on=date(2026, 10, 10))
    task = october_task(*history, deadline="2026-10-05")
    said = classify(task, as_of=parse_moment(at("31 00:00"))).explain(regulation=other)
    assert ("Hệ quả" in said) is charged
    assert ("vì thời hạn trước ngày 10/10/2026" in said) is not charged


@pytest.mark.parametrize(
    ("effective_on", "charged"), [(date(2026, 10, 20), True), (date(2026, 10, 21), False)]
)
def test_a_regulation_charges_from_the_day_it_is_in_force(
    effective_on: date, *, charged: bool
) -> None:
    """Also where the deadline is a moment of that day; other readings stay [D 15]."""
    other = DONG_THAP.derive(effective_on=effective_on)
    verdict = classify(october_task(deadline=at("20 17:00")), as_of=parse_moment(at("31 00:00")))
    said = verdict.explain("en", regulation=other)
    assert ("Consequence: " in said) is charged
    assert ("the deadline is before 2026-10-21, when" in said) is not charged
    assert re.findall(r"\((D \d+)\)", said) == (["D 5"] if charged else ["D 5", "D 15"])


def test_vietnamese_comes_first() -> None:
    """A label or an explanation is in Vietnamese unless English is asked for."""
    verdict = classify(october_task(), as_of=parse_moment(at("06 09:00")))
    assert verdict.status.label() == "Đang thực hiện trong hạn" == verdict.status.label("vi")
    assert verdict.status.label("en") == "In progress on time"
    assert verdict.explain() == verdict.explain("vi") != verdict.explain("en")


def test_readings_come_with_words_that_say_what_they_are() -> None:
    silent, plain = (
        classify(october_task(), as_of=parse_moment(at(moment)))
        for moment in ("21 00:00", "20 00:00")
    )
    assert "Where the regulation is silent, it is read so: (D 5)" in silent.explain("en")
    assert "it is read so" not in plain.explain("en")


def test_a_deadline_given_as_a_moment_is_named_as_one() -> None:
    verdict = classify(october_task(deadline=at("20 17:00")), as_of=parse_moment(at("06 09:00")))
    assert "(đến 17:00 ngày 20/10/2026)" in verdict.explain()
