"""A year of the sample province: all that a year brings, at its hours and on its days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from nhiemvu.moments import local_day
from sample_year import (
    CALENDAR,
    FEATURES,
    LAST,
    SEEDS,
    due_day,
    kinds,
    papers,
    periods,
    year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhiemvu import Task
    from nhiemvu.model import Event


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_brings(feature: str, seed: int) -> None:
    assert any(map(FEATURES[feature], year(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_most_of_a_year_is_ordinary(seed: int) -> None:
    rare = ("returned", "extended unasked", "recalled", "in place of another", "due on a day off")
    for feature in rare:
        assert sum(map(FEATURES[feature], year(seed))) < 400, feature
    assert sum("approved" in kinds(task) for task in year(seed)) > 1_500


def every_event(seed: int) -> Iterator[tuple[Task, Event]]:
    return ((task, event) for task in year(seed) for event in task.events)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_tells_of_2026_and_of_what_was_left_from_2025(seed: int) -> None:
    """Nothing is assigned or happens after the year it tells of."""
    assert {task.assigned_at.year for task in year(seed)} == {2025, 2026}
    assert max(event.at for _, event in every_event(seed)).year == 2026


@pytest.mark.parametrize("seed", SEEDS)
def test_tasks_come_in_order_and_on_working_days(seed: int) -> None:
    moments = [task.assigned_at for task in year(seed)]
    assert moments == sorted(moments)
    assert all(CALENDAR.is_working_day(local_day(moment)) for moment in moments)
    assert all(7 <= moment.hour < 18 for moment in moments)
    assert all(due_day(task) >= local_day(task.assigned_at) for task in year(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "kind", ["received", "approved", "rejected", "recalled", "extension_requested",
             "extension_granted", "extension_refused", "coordination_requested",
             "coordination_answered", "delay_attributed"]
)  # fmt: skip
def test_offices_work_by_day_on_working_days(seed: int, kind: str) -> None:
    at = [event.at for _, event in every_event(seed) if event.kind == kind]
    assert at
    assert [moment for moment in at if not CALENDAR.is_working_day(local_day(moment))] == []
    assert [moment for moment in at if not 7 <= moment.hour < 18] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_results_are_sent_by_day_or_in_the_evening(seed: int) -> None:
    for task, event in every_event(seed):
        if event.kind in ("submitted", "supplemented"):
            assert 7 * 60 <= event.at.hour * 60 + event.at.minute <= 23 * 60 + 30, task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_no_report_is_older_than_its_task(seed: int) -> None:
    for task, event in every_event(seed):
        if event.kind == "submitted" and event.report and event.report.released_at:
            assert task.assigned_at <= event.report.released_at <= event.at, task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_papers_are_released_by_day_and_after_their_task_was_assigned(seed: int) -> None:
    for task in year(seed):
        for paper in papers(task):
            assert paper.released_at is not None
            assert paper.released_at >= task.assigned_at, task.id
            assert 7 <= paper.released_at.hour < 21, task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_sent_again_is_written_after_it_was_returned(seed: int) -> None:
    for task in year(seed):
        returned = task.assigned_at
        for event in task.events:
            if event.kind == "submitted" and event.report and event.report.released_at:
                assert event.report.released_at > returned, task.id
            if event.kind == "rejected":
                returned = event.at


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_sent_twice_is_sent_the_same_day(seed: int) -> None:
    for task in year(seed):
        for before, event in pairwise(task.events):
            if before.kind == event.kind == "submitted":
                assert local_day(before.at) == local_day(event.at), task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_a_conclusion_notice_is_signed_by_the_office_and_directed_by_the_chair(seed: int) -> None:
    """Điều 3, khoản 1, điểm b."""
    directed: dict[str | None, set[str | None]] = {}
    for task in year(seed):
        if task.category == "conclusion_notice":
            assert task.document is not None
            assert task.document.signer is not None
            assert task.directed_by is not None
            position = task.directed_by.position
            assert task.document.signer.position in (
                "Chánh Văn phòng UBND tỉnh",
                "Phó Chánh Văn phòng UBND tỉnh",
            )
            assert (task.document.subject or "").startswith(f"Kết luận của {position} tại ")
            directed.setdefault(task.document.reference, set()).add(position)
    assert len(directed) > 20
    assert {len(leaders) for leaders in directed.values()} == {1}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_is_on_a_period_that_is_over(seed: int) -> None:
    for task in year(seed):
        for end in periods(task.content or ""):
            assert (end.year, end.month) < (due_day(task).year, due_day(task).month), task.id
            for paper in papers(task):
                if paper.title == "Báo cáo" and paper.issued_on is not None:
                    assert (end.year, end.month) < (paper.issued_on.year, paper.issued_on.month)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_online_slip_asks_for_an_opinion(seed: int) -> None:
    slips = [task for task in year(seed) if task.document and task.document.consultation_slip]
    assert 40 < len(slips) < 160
    for task in slips:
        assert (task.content or "").startswith("Cho ý kiến đối với dự thảo ")
        assert not task.coordinators
        answers = [paper for paper in papers(task) if "gia hạn" not in (paper.subject or "")]
        assert {paper.title for paper in answers} <= {"Công văn"}
        assert all((paper.subject or "").startswith("Về việc góp ý dự ") for paper in answers)
    asked = {task.id for task in year(seed) if (task.content or "").startswith("Cho ý kiến")}
    assert asked == {task.id for task in slips}


@pytest.mark.parametrize("seed", SEEDS)
def test_some_delays_are_laid_on_coordinators(seed: int) -> None:
    assert sum("delay_attributed" in kinds(task) for task in year(seed)) >= 10


@pytest.mark.parametrize("seed", SEEDS)
def test_only_a_letter_says_about(seed: int) -> None:
    for task in year(seed):
        if task.document is not None:
            letter = task.document.title == "Công văn"
            assert (task.document.subject or "").startswith("Về việc ") is letter, task.id


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_count_the_tasks_of_each_year(seed: int) -> None:
    ids: dict[int, list[str]] = {2025: [], 2026: []}
    for task in year(seed):
        ids[task.assigned_at.year].append(task.id)
    for number, found in ids.items():
        assert found == [f"NV-{number}-{place:06}" for place in range(1, len(found) + 1)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weeks_about_tet_are_quiet_and_so_are_weekends(seed: int) -> None:
    days = Counter(local_day(task.assigned_at) for task in year(seed))
    first, last = date(2026, 2, 9), date(2026, 2, 27)
    about_tet = [days[day] for day in CALENDAR.iter_working_days(first, last)]
    others = [days[day] for day in CALENDAR.iter_working_days(date(2026, 3, 2), LAST)]
    assert mean(about_tet) * 1.3 < mean(others)


@pytest.mark.parametrize("seed", SEEDS)
def test_results_come_on_the_last_days(seed: int) -> None:
    before: Counter[int] = Counter()
    for task in year(seed):
        sent = next((event.at for event in task.events if event.kind == "submitted"), None)
        if sent is not None and "extension_granted" not in kinds(task):
            before[(due_day(task) - local_day(sent)) // timedelta(days=1)] += 1
    assert max(before, key=before.__getitem__) == 0
    assert before[0] + before[1] > 0.4 * before.total()
    assert sum(times for days, times in before.items() if days < 0) > 100


@pytest.mark.parametrize("seed", SEEDS)
def test_units_differ_in_diligence(seed: int) -> None:
    given, overdue = Counter[str](), Counter[str]()
    for task in year(seed):
        sent = [local_day(event.at) for event in task.events if event.kind == "submitted"]
        given[task.assignee.code] += 1
        overdue[task.assignee.code] += bool(sent) and sent[0] > due_day(task)
    rates = [overdue[code] / times for code, times in given.items() if times >= 15]
    assert min(rates) < 0.1
    assert max(rates) > 0.25


@pytest.mark.parametrize("seed", SEEDS)
def test_a_number_is_used_once_a_year_in_its_book(seed: int) -> None:
    """The number and symbol of a document are unique within the year (7.1.b)."""
    papers = Counter[tuple[str, str, int]]()
    for task, event in every_event(seed):
        if event.kind == "submitted" and event.report and event.report.reference:
            assert event.report.issued_on is not None
            papers[task.assignee.code, event.report.reference, event.report.issued_on.year] += 1
    assert papers.total() > 1_500
    assert set(papers.values()) == {1}


@pytest.mark.parametrize("seed", SEEDS)
def test_orders_are_few_and_signed_by_the_chairman(seed: int) -> None:
    orders = {}
    for task in year(seed):
        if task.document is not None and task.document.title == "Chỉ thị":
            assert task.document.signer is not None
            assert task.document.signer.position == "Chủ tịch UBND tỉnh"
            assert task.directed_by == task.document.signer
            orders[task.document.reference] = task
    assert 8 <= len(orders) <= 40
