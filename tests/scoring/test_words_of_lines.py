"""The words of a line, whole: how late, who bears it, what speaks for it, what it rests on."""

from __future__ import annotations

from cases import event, october_task
from few_scores import SENT_LATE, overdue, scored, uphold, waive
from nhiemvu import official_calendar
from nhiemvu.scoring import Ruling, Scorecards, flat, record_only
from nhiemvu.text import Text

LAID = [event("delay_attributed", "22 09:00", unit=code) for code in ("H20.18", "H20.19")]
KNOWN = [{"code": "H20.18", "name": "Sở Y tế"}, {"code": "H20.19"}]


def words(found: Scorecards, code: str = "H20.15") -> Text:
    return found.card(code).ledger[0].words


def test_a_deduction_says_what_it_rests_on_and_nothing_of_rulings() -> None:
    assert words(scored(overdue())) == Text(
        "Trừ điểm thi đua: ghi nhận đang thực hiện quá hạn 8 ngày làm việc (thời hạn 20/10/2026)."
        " Căn cứ: khoản 5 Điều 14, theo cách hiểu D 5.",
        "Deduction: recorded as in progress overdue, 8 working day(s) late (deadline 2026-10-20)."
        " Basis: clause 5, Article 14, reading D 5.",
    )


def test_where_no_reading_is_needed_none_is_named() -> None:
    rejected = october_task(event("submitted", "22 09:00"), event("rejected", "22 10:00"))
    assert words(scored(rejected)).vi == (
        "Trừ điểm thi đua: ghi nhận đang thực hiện quá hạn 8 ngày làm việc (thời hạn 20/10/2026)."
        " Căn cứ: trường hợp thứ hai, điểm c khoản 2 Điều 5."
    )


def test_a_delay_of_several_says_the_part_of_each_and_every_reading() -> None:
    policy = flat(base=100, deduct=1, consider_deduction=1, allocation="shared")
    found = scored(overdue(coordinators=KNOWN, events=LAID), policy=policy)
    expected = Text(
        "Trừ điểm thi đua: ghi nhận đang thực hiện quá hạn 8 ngày làm việc (thời hạn 20/10/2026)."
        " Chậm trễ do cơ quan phối hợp (khoản 6 Điều 14): Sở Tài chính chịu 1/3, Sở Y tế chịu 1/3,"
        " H20.19 chịu 1/3. Căn cứ: khoản 5 Điều 14, theo cách hiểu D 5, D 16.",
        "Deduction: recorded as in progress overdue, 8 working day(s) late (deadline 2026-10-20). A"
        " delay laid on coordinators (clause 6, Article 14), borne: Sở Tài chính 1/3, Sở Y tế 1/3,"
        " H20.19 1/3. Basis: clause 5, Article 14, reading D 5, D 16.",
    )
    assert [card.ledger[0].words for card in found.cards] == [expected] * 3
    alone = scored(overdue(coordinators=KNOWN, events=LAID[:1]))
    assert "Sở Tài chính không bị tính, Sở Y tế chịu toàn bộ. Căn cứ" in words(alone).vi
    assert "borne: Sở Tài chính nothing, Sở Y tế all. Basis" in words(alone).en


def test_a_consideration_says_how_it_stands() -> None:
    """5.2.c: it counts once it is upheld; what was ruled, or borne by others, needs no remark."""
    late = october_task(SENT_LATE[0], event("approved", "22 10:00"))
    of_others = october_task(
        *LAID[:1], event("submitted", "22 09:00"), event("approved", "22 10:00"), coordinators=KNOWN
    )
    head = "Xem xét trừ điểm thi đua: ghi nhận đã hoàn thành quá hạn 2 ngày làm việc (thời hạn"
    basis = "Căn cứ: trường hợp thứ nhất, điểm c khoản 2 Điều 5."
    ruled: list[tuple[list[Ruling], str]] = [
        ([], "Chưa có quyết định trừ điểm."),
        ([uphold()], "Quyết định: trừ điểm (Chánh Văn phòng; lý do: không có lý do)."),
        ([waive()], "Quyết định: không trừ điểm (Chủ tịch UBND tỉnh; lý do: có sự cố)."),
    ]
    for rulings, said in ruled:
        for policy in (record_only(), flat(base=9, deduct=1, consider_deduction=1)):
            found = scored(late, policy=policy, rulings=rulings)
            assert words(found).vi == f"{head} 20/10/2026). {said} {basis}"
    assert words(scored(of_others)).vi == (
        f"{head} 20/10/2026). Chậm trễ do cơ quan phối hợp (khoản 6 Điều 14): Sở Tài chính không bị"
        f" tính, Sở Y tế chịu toàn bộ. {basis[:-1]}, theo cách hiểu D 16."
    )


def test_all_that_speaks_for_a_unit_is_told_in_one_sentence() -> None:
    task = october_task(
        event("submitted", "22 09:00"),
        event("approved", "23 09:00"),
        document={"released_at": "2026-10-02T09:00:00+07:00"},
    )
    found = words(scored(task, calendar=official_calendar()))
    assert found.vi == (
        "Xem xét trừ điểm thi đua: ghi nhận đã hoàn thành quá hạn 2 ngày làm việc (thời hạn"
        " 20/10/2026). Tình tiết cần xem xét: Văn phòng chậm cập nhật nhiệm vụ (phải xong trước khi"
        " hết ngày 02/10/2026, thực hiện lúc 10:00 ngày 05/10/2026), điểm b khoản 2 Điều 11; Văn"
        " phòng chậm xem xét kết quả (phải xong trước khi hết ngày 22/10/2026, thực hiện lúc 09:00"
        " ngày 23/10/2026), điểm c khoản 5 Điều 4. Chưa có quyết định trừ điểm. Căn cứ: trường hợp"
        " thứ nhất, điểm c khoản 2 Điều 5."
    )
    assert "For consideration: the Office entered the task late (due by the end of" in found.en
    assert "point b, clause 2, Article 11; the Office reviewed a result late" in found.en
