"""What a Word document says in words: empty months, comparisons, few tasks, many, odd names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml.ns import qn

from cases import event, october_task
from few_tasks import CALENDAR, OCTOBER
from handouts import of
from nhiemvu import Period, Unit
from nhiemvu.export import Letterhead, handout
from nhiemvu.export.docx.annexes import name_of
from word_files import PIXEL, opened, words_of

if TYPE_CHECKING:
    from nhiemvu import Task
    from nhiemvu.text import Language

NASTY = (
    'Sở "Kép" & <b>thẻ</b>',
    '=HYPERLINK("http://x.vn")',
    "Sở \U0001f600",
    "So\u031b\u0309 Y tế",
    "A\x00\x0b\x1b[31m\ufffe",
    "\u202eđảo ngược",
    "{ngoặc} %s {0}",
    "Từ_rất_dài_không_có_dấu_cách_" * 12,
)


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhiemvu.export.charts.png", lambda _: PIXEL)


def said(*tasks: Task, lang: Language = "vi", **asked: Any) -> str:
    return opened(of(*tasks, **asked), lang=lang).said


def unit(number: int, name: str | None = None) -> dict[str, Any]:
    return {"code": f"H20.{number}", "name": name or f"Đơn vị {number:02}", "kind": "department"}


def done(number: int, *, late: bool = False) -> Task:
    day = "21" if late else "19"
    events = event("submitted", f"{day} 09:00"), event("approved", f"{day} 10:00")
    return october_task(*events, assignee=unit(number))


def overdue(number: int, **more: Any) -> Task:
    return october_task(assignee=unit(number), **more)


@pytest.mark.parametrize(
    ("lang", "none"),
    [
        ("vi", "Trong tháng 10/2026, không có nhiệm vụ nào do UBND tỉnh giao thuộc kỳ báo cáo."),
        ("en", "In October 2026 no task belongs to the period."),
    ],
)
def test_a_month_without_tasks_says_so_and_has_no_tables(lang: Language, none: str) -> None:
    found = opened(of(by=[("unit",)]), lang=lang)
    assert none in found.said
    assert found.tables == []
    assert not found.parts.keys() & {"word/media/image1.png"}
    headings = [words for style, words in found.paragraphs if style == "Heading1"]
    assert len(headings) == 3


def test_units_without_a_task_have_rows_of_zeros_and_no_chart() -> None:
    from few_tasks import LIST

    made = handout([], OCTOBER, calendar=CALENDAR, units=LIST)
    [table] = opened(made).tables
    assert [row[1:3] for row in table[1:]] == [
        ["Sở Tài chính", "0"],
        ["Sở Xây dựng", "0"],
        ["UBND phường Mỹ Tho", "0"],
        ["Tổng số", "0"],
    ]


def test_what_is_compared_moves_up_or_down_as_it_is_shown() -> None:
    before = [
        october_task(
            assigned_at="2026-09-01T10:00:00+07:00", deadline="2026-09-15", assignee=unit(n)
        )
        for n in range(4)
    ]
    found = said(*before, done(1), done(2, late=True))
    assert (
        "So với kỳ trước (tháng 09/2026): tổng số nhiệm vụ tăng từ 4 lên 6; tỷ lệ hoàn thành tăng"
        " từ 0,0% lên 33,3%; tỷ lệ quá hạn giảm từ 100,0% xuống 83,3%; số nhiệm vụ đang thực hiện"
        " quá hạn không thay đổi (4)."
    ) in found
    assert "Lũy kế từ đầu năm 2026 đến hết ngày 31/10/2026: tổng số 6 nhiệm vụ;" in found


def test_a_period_before_the_regulation_is_said_to_be_so() -> None:
    found = said(done(1))
    assert (
        "Không có số liệu của cùng kỳ năm trước (tháng 10/2025) để so sánh; kỳ đó trước ngày"
        " Quy chế có hiệu lực (16/01/2026)."
    ) in found
    assert "Không có số liệu của kỳ trước (tháng 09/2026) để so sánh." in found
    english = said(done(1), lang="en")
    assert "it ended before the regulation came into force (2026-01-16)." in english
    old = october_task(assigned_at="2025-12-01T10:00:00+07:00", deadline="2026-02-20")
    assert "chỉ để tham khảo: tháng 12/2025." in said(old, period=Period.month(2026, 2))


def test_a_period_that_is_not_over_says_so() -> None:
    found = said(overdue(1), as_of="2026-10-15T15:00:00+07:00")
    assert "Tính đến 15:00 ngày 15/10/2026: " in found
    assert "Kỳ báo cáo chưa kết thúc" in found


def test_a_year_is_not_compared_with_itself_to_date_nor_twice_with_the_year_before() -> None:
    found = opened(of(done(1), period=Period.year(2026)))
    assert "Lũy kế" not in found.said
    assert found.table("Chỉ tiêu")[0] == ["Chỉ tiêu", "Năm 2026", "Năm 2025"]
    assert "Trong năm 2026, các đơn vị thực hiện 1 nhiệm vụ" in found.said


def test_a_range_of_days_reads_as_one() -> None:
    days = Period.parse("2026-10-01..2026-10-15")
    found = said(done(1), period=days)
    assert "Kỳ báo cáo: từ 01/10/2026 đến 15/10/2026" in found
    assert "Trong thời gian từ 01/10/2026 đến 15/10/2026, các đơn vị" in found
    english = said(done(1), period=days, lang="en")
    assert "From 2026-10-01 to 2026-10-15 the number of tasks was 1" in english


def test_a_unit_of_few_tasks_is_not_compared() -> None:
    assert "không có đơn vị nào có từ 5 nhiệm vụ trở lên" in said(done(1), done(2))
    found = said(*(done(1) for _ in range(5)), overdue(2))
    assert "- Đơn vị 01: 100,0% (trên 5 nhiệm vụ)." in found
    assert "Không xếp hạng 1 đơn vị có dưới 5 nhiệm vụ" in found
    assert "Không có đơn vị nào được xếp hạng có nhiệm vụ quá hạn." in found
    assert "Đơn vị 02 (1)." in found


def test_units_that_are_equal_share_a_place_and_many_of_them_are_counted() -> None:
    tied = [done(n) for n in range(1, 13) for _ in range(5)]
    worse = [done(20, late=True) for _ in range(5)] + [overdue(21) for _ in range(6)]
    found = said(*tied, *worse)
    assert found.count("100,0% (trên 5 nhiệm vụ).") == 11
    assert "- 2 đơn vị khác có cùng tỷ lệ 100,0%." in found
    best, late = found.split("cần đôn đốc:")
    assert "không kể các đơn vị cần đôn đốc nêu dưới đây:" in best
    assert "- Đơn vị 01: 100,0% (trên 5 nhiệm vụ)." in best
    assert "Đơn vị 20" not in best[best.index("Tỷ lệ hoàn thành cao nhất") :]
    assert "- Đơn vị 20: 100,0% (trên 5 nhiệm vụ)." in late
    assert "- Đơn vị 21: 100,0% (trên 6 nhiệm vụ)." in late
    assert "có dưới 5 nhiệm vụ" not in found


def test_units_without_a_task_are_counted_apart() -> None:
    tasks = [done(n) for n in (1, 2) for _ in range(5)]
    found = said(*tasks, units=[Unit.model_validate(unit(n)) for n in (1, 2, 3, 4)])
    assert "Có 2 đơn vị không có nhiệm vụ trong kỳ." in found
    assert "không có nhiệm vụ trong kỳ" not in said(*tasks)


def test_only_what_was_not_completed_has_no_best() -> None:
    found = said(*(overdue(1) for _ in range(5)))
    assert "Tỷ lệ hoàn thành cao nhất" not in found
    assert "- Đơn vị 01: 100,0% (trên 5 nhiệm vụ)." in found


def test_units_with_overdue_tasks_are_named_the_most_first_and_the_rest_counted() -> None:
    found = said(*(overdue(n) for n in range(1, 28)), overdue(9))
    named = found[found.index("Các đơn vị có nhiệm vụ đang thực hiện quá hạn (số nhiệm vụ): ") :]
    assert named.split(": ")[1].startswith("Đơn vị 09 (2), Đơn vị 01 (1), ")
    assert "Đơn vị 25 (1) và 2 đơn vị khác." in named
    assert "Danh mục nhiệm vụ đang thực hiện quá hạn tại Phụ lục." in found
    assert "Không có đơn vị nào có nhiệm vụ đang thực hiện quá hạn." in said(done(1))


def test_without_a_breakdown_by_unit_the_overdue_are_still_listed() -> None:
    found = opened(of(overdue(1), by=[("unit_kind",)]))
    assert "(trên " not in found.said
    assert len(found.table("Nội dung nhiệm vụ")) == 3
    assert "ĐÁNH GIÁ THEO ĐƠN VỊ" in found.said
    assert "ĐÁNH GIÁ THEO ĐƠN VỊ" not in opened(of(done(1), by=[("unit_kind",)])).said


def test_tasks_of_several_tags_may_add_up_to_more_and_it_is_said() -> None:
    found = opened(of(october_task(tags=["a", "b"]), by=[("tag",), ("unit", "tag")]))
    assert found.said.count("Một nhiệm vụ có thể gắn nhiều nhãn") == 2
    assert "2. Theo đơn vị · nhãn" in found.said


def test_a_breakdown_of_many_rows_goes_to_an_annex_and_annexes_are_numbered() -> None:
    tasks = [overdue(n, document={"reference": f"{n}/UBND-KT"}) for n in range(1, 32)]
    found = opened(of(*tasks, by=[("unit",), ("unit_kind",), ("document",)]))
    assert found.said.count("Số liệu chi tiết tại Phụ lục I.") == 1
    assert found.said.count("Số liệu chi tiết tại Phụ lục II.") == 1
    assert "quá hạn tại Phụ lục III." in found.said
    assert len(list(found.body.iter(qn("w:sectPr")))) == 4
    assert [name_of(n, 60, "en") for n in (3, 8, 39, 48)] == [
        "Annex IV", "Annex IX", "Annex XL", "Annex XLIX",
    ]  # fmt: skip


def test_what_the_calendar_does_not_know_is_left_open_and_noted() -> None:
    old = october_task(assigned_at="2012-05-05T10:00:00+07:00", deadline="2012-06-01")
    found = opened(of(old, as_of="2026-10-31T12:00:00+07:00"))
    assert found.table("Nội dung nhiệm vụ")[2][4] == "–"
    assert "Có 1 nhiệm vụ quá hạn mà lịch đang dùng không có những ngày cần tính" in found.said
    assert "--" not in found.said
    beyond = said(overdue(1), period=Period.month(2027, 12))
    assert "Nhiệm vụ sắp đến hạn là" not in beyond
    assert "Không xác định được nhiệm vụ sắp đến hạn" in beyond


def test_the_threshold_of_due_soon_is_said_to_be_no_part_of_the_regulation() -> None:
    assert "do đơn vị sử dụng đặt, không phải quy định của Quy chế." in said(overdue(1))
    assert "no part of the regulation" in said(overdue(1), lang="en")


def test_tasks_assigned_later_are_counted_as_left_out() -> None:
    later = october_task(assigned_at="2026-11-05T10:00:00+07:00", deadline="2026-11-20")
    assert "Không tính 1 nhiệm vụ giao sau thời điểm lấy số liệu" in said(done(1), later)


@pytest.mark.parametrize("name", NASTY)
def test_a_name_stands_as_it_is_and_breaks_nothing(name: str) -> None:
    task = october_task(assignee=unit(1, name), content=name, tags=[name])
    found = opened(of(task, by=[("unit",), ("tag",)]))
    shown = found.table("Đơn vị")[1][1]
    assert shown == found.table("Nội dung nhiệm vụ")[2][2] == found.table("Nhãn")[1][1]
    assert shown.isprintable()
    assert shown == task.assignee.name or "\\" in shown
    orders = [one.text.split()[0] for one in found.body.iter(qn("w:instrText"))]
    assert set(orders) == {"SEQ"}
    assert not list(found.body.iter(qn("w:hyperlink")))


def test_a_task_without_words_is_known_by_its_id() -> None:
    assert opened(of(overdue(1))).table("Nội dung nhiệm vụ")[2][1:3] == ["", "NV-1"]


def test_a_letterhead_may_name_several_or_nobody_and_hold_anything() -> None:
    odd = Letterhead(
        superior="",
        agency="<VĂN PHÒNG> " * 12,
        reporter="Văn phòng\x07",
        addressees=("UBND tỉnh;", "HĐND tỉnh"),
        signer="X\ud800",
        recipients=(),
    )
    found = opened(of(done(1)), letterhead=odd)
    assert "Kính gửi:" in found.said.split("\n")
    assert "- UBND tỉnh;\n- HĐND tỉnh.\n" in found.said
    assert "Văn phòng\\x07 kính báo cáo UBND tỉnh, HĐND tỉnh" in found.said
    whole = words_of(found.body)
    assert "X\\ud800" in whole
    assert "Nơi nhận:" not in whole
    nobody = opened(of(done(1)), letterhead=Letterhead(addressees=())).said
    assert "Kính gửi" not in nobody
    assert "tháng 10/2026 của Văn phòng UBND tỉnh./." in nobody


def test_what_is_not_known_yet_is_left_to_be_written_by_hand() -> None:
    found = words_of(opened(of(done(1))).body)
    assert "Số: ......../BC-VP" in found
    assert "Đồng Tháp, ngày ..... tháng ..... năm ......." in found


def test_a_thousand_overdue_tasks_are_all_listed_in_tables_that_are_not_too_long() -> None:
    tasks = [overdue(n % 20) for n in range(1_000)]
    found = opened(of(*tasks))
    lists = [table for table in found.tables if "Nội dung nhiệm vụ" in table[0]]
    assert len(lists) == 5
    assert max(map(len, lists)) <= 300
    numbers = [row[0] for table in lists for row in table[1:] if len(row) > 1]
    assert numbers == [str(n) for n in range(1, 1_001)]
    followers = [table.getnext().tag for table in found.grids]
    assert qn("w:tbl") not in followers
