"""What must be said of a comparison: no data, days before the regulation, a period not over."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases import october_task
from few_tasks import CALENDAR, OCTOBER
from nhiemvu import Period, Task, report
from nhiemvu.moments import parse_moment
from nhiemvu.reporting import Lights, trend
from nhiemvu.reporting.sentences import left_out, remarks, thresholds

REFERENCE = "chỉ để tham khảo"


def said(*tasks: Task, period: Period = OCTOBER, series: bool = True, **asked: Any) -> list[str]:
    found = trend(tasks, period, **{"calendar": CALENDAR} | asked)
    return [remark.vi for remark in remarks(found, series=series)]


def since(day: str) -> Task:
    return october_task(assigned_at=f"{day}T10:00:00+07:00", deadline="2026-12-31")


def test_a_period_without_a_task_has_no_data_and_why_where_it_was_before_the_regulation() -> None:
    found = said(since("2026-10-05"), period=Period.month(2026, 10))
    none = "Không có số liệu của {} để so sánh"
    assert found == [
        none.format("kỳ trước (tháng 09/2026)") + ".",
        none.format("cùng kỳ năm trước (tháng 10/2025)")
        + ", vì kỳ này trước ngày Quy chế có hiệu lực (16/01/2026).",
        (
            "Số liệu so sánh có thời gian trước ngày 16/01/2026, ngày Quy chế có hiệu lực, chỉ để"
            " tham khảo: từ 01/01/2026 đến 31/10/2026."
        ),
    ]


def test_periods_with_days_before_the_regulation_are_named_both_sides_of_that_day() -> None:
    old = since("2025-06-02")
    (found,) = [words for words in said(old, period=Period.month(2026, 2)) if REFERENCE in words]
    assert found.endswith(
        "tháng 06/2025, tháng 07/2025, tháng 08/2025, tháng 09/2025, tháng 10/2025, tháng 11/2025,"
        " tháng 12/2025, tháng 01/2026, từ 01/01/2026 đến 28/02/2026."
    )
    (near,) = [
        words
        for words in said(old, period=Period.month(2026, 2), series=False)
        if REFERENCE in words
    ]
    assert near.endswith(": tháng 01/2026, từ 01/01/2026 đến 28/02/2026.")
    later = Period(date(2027, 1, 16), date(2027, 1, 31))
    assert said(old, period=later) == []
    earlier = Period(date(2027, 1, 15), date(2027, 1, 31))
    assert said(old, period=earlier)[-1].endswith(": từ 15/01/2026 đến 31/01/2026.")


def test_a_period_not_over_and_duties_are_remarked() -> None:
    moment = parse_moment("2026-10-14T08:00:00+07:00")
    found = said(since("2025-06-02"), as_of=moment, obligations=True)
    assert found[-2].startswith("Kỳ báo cáo chưa kết thúc: ")
    assert found[-1].startswith("Việc cập nhật, phản hồi, xem xét chỉ tính cho kỳ báo cáo")
    assert not any("chưa kết thúc" in words for words in said(since("2025-06-02")))
    near = said(since("2025-06-02"), as_of=moment, obligations=True, series=False)
    assert near[-1] == found[-2]


def test_tasks_left_out_are_counted_and_thresholds_are_the_host_s() -> None:
    made = report([since("2026-11-02")], OCTOBER, calendar=CALENDAR)
    assert [words.en for words in left_out(made)] == [
        "Left out: 1 assigned after the moment of the report."
    ]
    assert left_out(report([], OCTOBER, calendar=CALENDAR)) == []
    words = thresholds(Lights(2, 5))
    assert "không phải quy định của Quy chế" in words.vi
    assert words.en.startswith("Due soon (at most 5 working days left) and urgent (at most 2)")
