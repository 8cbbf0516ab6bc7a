"""What a score is asked, which tasks belong to it, what its cards are called (10, 15.2)."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cases import EXAMPLES, event, october_task
from few_scores import (
    CALENDAR,
    OCTOBER,
    PLAIN,
    SENT_IN_TIME,
    SENT_LATE,
    YEAR,
    numbered,
    overdue,
    scored,
    uphold,
    waive,
)
from nhiemvu import Consequence, Unit, projected_calendar, read_tasks
from nhiemvu.errors import DuplicateTaskError, ScoreError
from nhiemvu.moments import parse_moment
from nhiemvu.scoring import RECORD_ONLY, Assessment, Scorecards, record_only, score


def test_without_a_policy_charges_are_counted_and_no_points_given() -> None:
    found = score(numbered(overdue(), october_task(*SENT_LATE)), OCTOBER, calendar=CALENDAR)
    [card] = found.cards
    assert found.policy == RECORD_ONLY == record_only()
    assert (card.tasks, card.deduct, card.consider_deduction) == (2, 1, 1)
    assert (card.base, card.score, card.total, card.rank, card.band) == (None,) * 5
    assert [line.amount for line in card.ledger] == [0, 0]


def test_the_examples_of_october_are_charged_as_their_page_tells() -> None:
    """7 in progress overdue, 9 completed late, one of them before the regulation [D 15]."""
    found = score(read_tasks(EXAMPLES), YEAR, calendar=CALENDAR, as_of=OCTOBER.end)
    severities = [charge.severity for charge in found.charges]
    assert severities.count(Consequence.DEDUCT) == 7
    assert severities.count(Consequence.CONSIDER_DEDUCTION) == 8
    assert (found.not_charged, found.later) == (1, 1)


def test_the_population_is_that_of_a_report() -> None:
    """Assigned at or before the moment, not ended before the period."""
    ended = {"assigned_at": "2026-09-01T09:00:00+07:00", "deadline": "2026-09-10"}
    sent = {"kind": "submitted", "at": "2026-09-15T09:00:00+07:00"}
    for when, within in (
        ("2026-09-30T23:59:59.999999+07:00", False),
        ("2026-10-01T00:00:00+07:00", True),
    ):
        task = october_task(sent, {"kind": "approved", "at": when}, **ended)
        assert bool(scored(task).cards) is within
    tick = october_task(assigned_at="2026-11-01T00:00:00+07:00", deadline="2026-11-10", id="NV-9")
    found = scored(tick)
    assert (found.cards, found.later) == ((), 1)


def test_a_task_assigned_at_the_very_moment_exists() -> None:
    at = parse_moment("2026-10-05T10:00:00+07:00")
    assert (scored(overdue(), as_of=at).later, len(scored(overdue(), as_of=at).cards)) == (0, 1)


def test_only_what_has_a_consequence_is_counted_as_not_charged() -> None:
    old = {"assigned_at": "2026-01-05T09:00:00+07:00", "deadline": "2026-01-15"}
    sent = {"kind": "submitted", "at": "2026-01-14T09:00:00+07:00"}
    approved = {"kind": "approved", "at": "2026-10-14T09:00:00+07:00"}
    found = scored(overdue(**old), overdue(events=[sent, approved], **old))
    assert (found.not_charged, found.charges) == (1, ())


def test_the_moment_lies_in_the_period_and_is_its_close_unless_said() -> None:
    assert scored(overdue()).as_of == OCTOBER.end
    early = parse_moment("2026-10-20T23:59:59.999999+07:00")
    assert scored(overdue(), as_of=early).charges == ()
    for outside in ("2026-09-30T23:59:59.999999+07:00", "2026-11-01T00:00:00+07:00"):
        with pytest.raises(ScoreError) as refused:
            scored(overdue(), as_of=parse_moment(outside))
        assert refused.value.code == "as_of_outside_period"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"period": "2026"}, "not_a_period"),
        ({"calendar": None}, "not_a_calendar"),
        ({"policy": "flat"}, "wrong_kind"),
        ({"units": [1]}, "wrong_kind"),
        ({"units": Unit(code="A")}, "wrong_kind"),
        ({"units": 5}, "wrong_kind"),
        ({"outages": ["12.2"]}, "wrong_kind"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(ScoreError) as refused:
        scored(overdue(), **asked)
    assert refused.value.code == code
    for lang in ("vi", "en"):
        assert refused.value.message(lang)


@pytest.mark.parametrize("tasks", ["a.jsonl", "", Path("a"), october_task(), 7, [7], ["NV-1"]])
def test_what_is_no_task_is_refused(tasks: Any) -> None:
    with pytest.raises(ScoreError) as refused:
        score(tasks, OCTOBER, calendar=CALENDAR)
    assert "read_tasks" in refused.value.message()
    found = tasks[0] if isinstance(tasks, list) else tasks
    assert refused.value.found == type(found).__name__


def test_an_id_that_comes_twice_is_refused_and_both_places_are_named() -> None:
    one, later = october_task(), october_task(assigned_at="2026-12-05T09:00:00+07:00",
                                              deadline="2026-12-20")  # fmt: skip
    with pytest.raises(DuplicateTaskError) as refused:
        score([one, october_task(id="NV-2"), later], OCTOBER, calendar=CALENDAR)
    assert (refused.value.first, refused.value.second) == (1, 3)
    weighed = Assessment(OCTOBER, calendar=CALENDAR)
    weighed.add(one, place=3)
    with pytest.raises(DuplicateTaskError) as refused:
        weighed.add(one, place=3)
    assert (refused.value.first, refused.value.second) == (3, 3)
    assert len(weighed.scorecards().charges) == 1


def test_units_of_the_host_have_a_card_even_without_a_task() -> None:
    units = [
        Unit(code="H20.99", name="Sở Y tế"),
        Unit(code="H20.15", name="Tên trong danh sách"),
        Unit(code="H20.77", name="Ban Dân tộc"),
    ]
    found = scored(overdue(), overdue("H20.77", None), units=units)
    assert [(card.rank, card.unit.label, card.tasks) for card in found.cards] == [
        (1, "Sở Y tế", 0),
        (2, "Ban Dân tộc", 1),
        (2, "Sở Tài chính", 1),
    ]
    assert found.card("H20.99").score == 100
    with pytest.raises(ScoreError) as refused:
        found.card("H20.00")
    assert (refused.value.code, refused.value.found) == ("no_card", "H20.00")


def test_a_unit_is_called_what_its_latest_task_that_names_it_calls_it() -> None:
    named = [("Sở xưa", "2026-09-05"), ("Sở mới", "2026-09-20"), (None, "2026-10-05")]
    tasks = [
        overdue("H20.15", name, assigned_at=f"{day}T09:00:00+07:00", events=list(SENT_IN_TIME))
        for name, day in named
    ]
    for order in (tasks, tasks[::-1]):
        assert scored(*order).cards[0].unit.label == "Sở mới"


def test_a_coordinator_has_a_card_and_is_called_by_its_name_everywhere() -> None:
    asked = event("coordination_requested", "07 09:00", unit="H20.18")
    blamed = event("delay_attributed", "22 09:00", unit="H20.18")
    found = scored(
        overdue(events=[asked, blamed]), overdue("H20.18", "Sở Y tế", events=list(SENT_IN_TIME))
    )
    own, theirs = found.card("H20.15"), found.card("H20.18")
    assert "Sở Tài chính không bị tính, Sở Y tế chịu toàn bộ" in own.ledger[0].words.vi
    assert "Sở Tài chính nothing, Sở Y tế all" in own.ledger[0].words.en
    assert (own.deduct, theirs.deduct, theirs.tasks) == (0, 1, 1)
    alone = scored(overdue(events=[asked, blamed]), units=[Unit(code="H20.18", name="Y tế")])
    assert alone.card("H20.18").unit.label == "Y tế"


def test_rulings_that_met_nothing_are_listed_and_no_error() -> None:
    rulings = [waive("NV-2"), waive("NV-1"), uphold("NV-77")]
    found = scored(overdue(), october_task(*SENT_IN_TIME), rulings=rulings)
    assert found.unmet_rulings == (rulings[0], rulings[2])


def test_days_that_are_not_announced_make_the_cards_provisional() -> None:
    from nhiemvu import Period

    task = october_task(assigned_at="2028-01-03T09:00:00+07:00", deadline="2028-01-10")
    january = Period.month(2028, 1)
    assert scored(task, period=january, calendar=projected_calendar()).provisional
    assert not scored(task, period=january).provisional
    assert not scored(overdue(), calendar=projected_calendar()).provisional


def _card(found: Scorecards) -> dict[str, Any]:
    card: dict[str, Any] = json.loads(json.dumps(found.to_dict("en")))["cards"][0]
    return card


def test_the_json_of_scorecards() -> None:
    laid = event("delay_attributed", "22 09:00", unit="H20.19")
    task = overdue(events=[laid], coordinators=[{"code": "H20.19"}])
    found = scored(task, rulings=[waive(), waive("NV-5")])
    said = found.to_dict()
    assert {name: said[name] for name in said if name not in ("cards", "unmet_rulings")} == {
        "period": "2026-10",
        "as_of": "2026-10-31T23:59:59.999999+07:00",
        "calendar_edition": "2026-10-02",
        "provisional": False,
        "policy": "flat",
        "charge": "state",
        "allocation": "coordinators",
        "left_out": 0,
        "not_charged": 0,
        "lateness_unknown": 0,
        "points": {
            "base": "100",
            "deduct": "2",
            "consider_deduction": "1",
            "per_day_late": "0",
            "floor": "0",
        },
    }
    assert [ruling["task"] for ruling in said["unmet_rulings"]] == ["NV-5"]
    card = _card(found)
    [line] = card.pop("ledger")
    assert card == {
        "unit": "H20.19",
        "label": "H20.19",
        "rank": 1,
        "band": None,
        "base": "100",
        "score": "100.00",
        "general": None,
        "total": "100.00",
        "tasks": 0,
        "deduct": 1,
        "consider_deduction": 0,
        "upheld": 0,
        "waived": 1,
    }
    assert line.pop("words").startswith(
        "Deduction: recorded as in progress overdue, 8 working day(s) late (deadline 2026-10-20)."
    )
    assert line == {
        "kind": "charge",
        "label": "Deduction",
        "amount": "0.00",
        "task": "NV-1",
        "standing": "waived",
        "severity": "deduct",
        "basis": "14.5",
        "readings": ["D 5", "D 16"],
        "missed": "2026-10-20",
        "days_late": 8,
        "share": "1",
        "bearers": [{"unit": "H20.15", "share": "0"}, {"unit": "H20.19", "share": "1"}],
        "circumstances": [],
        "ruling": {
            "task": "NV-1",
            "decision": "waive",
            "by": "Chủ tịch UBND tỉnh",
            "reason": "có sự cố",
            "on": None,
        },
    }


def test_words_of_a_line_say_all_there_is_to_say() -> None:
    released = event("submitted", "21 00:00", report={"issued_on": "2026-10-20"})
    late = october_task(released, event("approved", "21 09:00"))
    words = scored(late).cards[0].ledger[0].words
    assert words.vi == (
        "Xem xét trừ điểm thi đua: ghi nhận đã hoàn thành quá hạn 1 ngày làm việc (thời hạn"
        " 20/10/2026). Tình tiết cần xem xét: báo cáo phát hành trong hạn, có thể đã chuyển bản"
        " giấy (phát hành 20/10/2026, gửi qua phân hệ lúc 00:00 ngày 21/10/2026), khoản 4 Điều 4."
        " Chưa có quyết định trừ điểm. Căn cứ: trường hợp thứ nhất, điểm c khoản 2 Điều 5, theo"
        " cách hiểu D 3."
    )
    assert words.en.startswith(
        "Deduction to be considered: recorded as completed late, 1 working day(s) late (deadline"
        " 2026-10-20). For consideration:"
    )
    assert words.en.endswith(
        "Not ruled on yet. Basis: case 1, point c, clause 2, Article 5, reading D 3."
    )
    ruled = scored(late, rulings=[uphold()]).cards[0].ledger[0].words
    assert "Quyết định: trừ điểm (Chánh Văn phòng; lý do: không có lý do)" in ruled.vi
    assert "Chưa có quyết định" not in ruled.vi
    weekend = october_task(event("submitted", "24 09:00"), event("approved", "26 09:00"),
                           deadline="2026-10-23")  # fmt: skip
    assert "quá hạn chưa đến 1 ngày làm việc" in scored(weekend).cards[0].ledger[0].words.vi
    assert "less than a working day" in scored(weekend).cards[0].ledger[0].words.en


def test_points_never_are_floats() -> None:
    found = scored(overdue(), policy=PLAIN)
    for card in found.cards:
        values = [card.base, card.score, *(line.amount for line in card.ledger)]
        assert all(type(value) is Decimal for value in values)
