"""Result points of Decree 335/2025/NĐ-CP: (a + b + c) / 3 × 70, and the published examples."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cases import event, october_task
from few_scores import SENT_IN_TIME, SENT_LATE, WHOLE, scored, uphold, waive
from nhiemvu.errors import PolicyError
from nhiemvu.scoring import LineKind, Scorecard, Standing, UnitShares, decree_335

if TYPE_CHECKING:
    from nhiemvu import Task

IN_TIME = october_task(*SENT_IN_TIME)
LATE = october_task(*SENT_LATE)
OVERDUE = october_task()
AWAITING = october_task(*SENT_IN_TIME[:1])
AWAITING_LATE = october_task(*SENT_LATE[:1])
NOT_DUE = october_task(deadline="2026-11-20")
RECALLED = october_task(event("recalled", "22 09:00"))
FIFTH = UnitShares(quantity=Decimal("0.2"), quality=Decimal("0.2"))


def card(*tasks: Task, given: UnitShares = WHOLE, rulings: Any = (), **policy: Any) -> Scorecard:
    return scored(*tasks, policy=decree_335(default=given, **policy), rulings=rulings).card(
        "H20.15"
    )


def points(progress: str) -> Decimal:
    """The score of a unit whose quantity and quality are whole."""
    return ((2 + Decimal(progress)) / 3 * 70).quantize(Decimal("0.01"))


def test_one_of_one_in_time_earns_seventy() -> None:
    assert card(IN_TIME).score == 70


def test_one_of_five_earns_fourteen() -> None:
    """What is not done counts nothing: a fifth of the quantity, the quality and the progress."""
    assert card(IN_TIME, *[OVERDUE] * 4, given=FIFTH).score == 14


@pytest.mark.parametrize(
    ("tasks", "progress"),
    [
        ([LATE], "0.75"),
        ([IN_TIME, LATE], "0.875"),
        ([AWAITING], "1"),
        ([AWAITING_LATE], "0.75"),
        ([OVERDUE], "0"),
        ([IN_TIME, OVERDUE], "0.5"),
        ([IN_TIME, NOT_DUE, RECALLED], "1"),
        ([LATE, NOT_DUE], "0.75"),
    ],
)
def test_the_progress_of_tasks(tasks: list[Task], progress: str) -> None:
    assert card(*tasks).score == points(progress)


@pytest.mark.parametrize(
    ("tasks", "progress"), [([IN_TIME, NOT_DUE], "0.5"), ([NOT_DUE], "0"), ([IN_TIME], "1")]
)
def test_tasks_not_yet_due_count_as_not_done_when_the_policy_says_so(
    tasks: list[Task], progress: str
) -> None:
    found = card(*tasks, count_not_due=True)
    assert found.score == points(progress)
    kinds = [line.kind for line in found.ledger]
    assert (LineKind.NOT_DUE in kinds) is (NOT_DUE in tasks)
    if NOT_DUE in tasks:
        assert found.ledger[-1].words.vi == "Nhiệm vụ chưa đến hạn: 1."


def test_what_an_overdue_task_costs_stands_on_its_own_line() -> None:
    """It is due: its whole progress is lost to a charge, never to tasks not yet due (5.2.b.3)."""
    for count_not_due in (False, True):
        found = card(OVERDUE, IN_TIME, count_not_due=count_not_due)
        assert [(line.kind.value, line.task, str(line.amount)) for line in found.ledger] == [
            ("quantity", None, "0.00"),
            ("quality", None, "0.00"),
            ("charge", "NV-1", "11.67"),
        ]


def test_each_delay_counts_unless_it_is_waived() -> None:
    """Under the decree a consideration needs no ruling to count."""
    for task in (LATE, AWAITING_LATE):
        assert card(task, rulings=[uphold()]).score == points("0.75")
        found = card(task, rulings=[waive()])
        assert found.score == 70
        assert found.ledger[-1].standing is Standing.WAIVED
        assert found.waived == 1
    assert card(LATE).ledger[-1].standing is Standing.COUNTED


def test_a_late_result_that_awaits_confirmation_is_a_delay_and_no_charge() -> None:
    found = scored(AWAITING_LATE, policy=decree_335(default=WHOLE), rulings=[waive()])
    assert found.charges == ()
    assert found.unmet_rulings == ()
    line = found.cards[0].ledger[-1]
    assert (line.kind, line.basis and line.basis.code) == (LineKind.DELAY, "5.2.a")
    assert (found.cards[0].deduct, found.cards[0].consider_deduction) == (0, 0)
    assert scored(AWAITING_LATE, rulings=[waive()]).unmet_rulings == (waive(),)


def test_what_was_sent_late_and_awaits_nothing_any_more_is_no_delay() -> None:
    """5.2.a: recalled, or rejected and extended: no confirmation is awaited, nothing is held."""
    recalled = october_task(event("submitted", "22 09:00"), event("recalled", "23 09:00"))
    extended = october_task(
        event("submitted", "22 09:00"),
        event("rejected", "23 09:00"),
        event("extension_granted", "24 09:00", deadline="2026-11-20"),
    )
    for task in (recalled, extended):
        found = scored(task, policy=decree_335(default=WHOLE), rulings=[waive()])
        assert found.unmet_rulings == (waive(),)
        assert found.cards[0].score is None


def test_a_line_says_why_a_delay_counts() -> None:
    [line] = [line for line in card(LATE).ledger if line.task is not None]
    assert line.words.vi.startswith("Xem xét trừ điểm thi đua: ghi nhận đã hoàn thành quá hạn")
    assert "Cách tính điểm này không đòi hỏi phải có quyết định trừ điểm." in line.words.vi
    assert "This policy counts it without a ruling." in line.words.en
    [ruled] = [line for line in card(LATE, rulings=[uphold()]).ledger if line.task is not None]
    assert "không đòi hỏi" not in ruled.words.vi
    [waits] = [line for line in card(AWAITING_LATE).ledger if line.task is not None]
    assert waits.words.vi.startswith(
        "Gửi kết quả quá hạn, chờ xác nhận: quá hạn 2 ngày làm việc (thời hạn 20/10/2026)."
    )
    assert waits.words.en.startswith(
        "Sent late, awaiting confirmation: 2 working day(s) late (deadline 2026-10-20)."
    )


def test_an_overdue_task_whose_charge_is_waived_costs_nothing() -> None:
    assert card(OVERDUE, rulings=[waive()]).score == 70
    assert card(OVERDUE, IN_TIME, rulings=[waive()]).score == 70
    assert card(OVERDUE, LATE, rulings=[waive()]).score == points("0.875")
    counted = card(OVERDUE, IN_TIME, rulings=[waive()], count_not_due=True)
    assert counted.score == 70, "a waiver never costs anything"


def test_a_waived_record_of_what_is_not_due_or_was_recalled_measures_nothing() -> None:
    """D 12: only what is overdue counts as whole once it is forgiven; these have no progress."""
    extended = october_task(event("extension_granted", "22 09:00", deadline="2026-11-20"))
    for task in (extended, RECALLED):
        assert card(task, charge="records", rulings=[waive()]).score is None
        assert card(task, IN_TIME, charge="records").score == points("0.875")


def test_a_unit_without_a_task_whose_progress_counts_has_no_score() -> None:
    for tasks in ([NOT_DUE], [RECALLED]):
        found = card(*tasks)
        assert (found.base, found.score, found.rank, found.band) == (None, None, None, None)
        assert found.ledger == ()


def test_deadlines_before_the_regulation_are_no_delay() -> None:
    """D 15: in time for one that is done, left out while it is not."""
    old = {"assigned_at": "2026-01-05T09:00:00+07:00", "deadline": "2026-01-15"}
    late = october_task(*SENT_LATE, **old)
    assert card(late).score == 70
    assert card(october_task(*SENT_LATE[:1], **old)).score == 70
    assert card(october_task(**old)).score is None
    edge = old | {"deadline": "2026-01-16"}
    assert card(october_task(*SENT_LATE, **edge)).score == points("0.75")


def test_a_delay_of_coordinators_weighs_on_those_who_bear_it() -> None:
    blamed = event("delay_attributed", "24 09:00", unit="H20.19")
    late = october_task(*SENT_LATE, blamed, coordinators=[{"code": "H20.19"}])
    overdue = october_task(blamed, coordinators=[{"code": "H20.19"}])
    for task, theirs in ((late, "0.75"), (overdue, "0")):
        found = scored(task, policy=decree_335(default=WHOLE))
        assert found.card("H20.15").score == 70, "borne by others"
        assert found.card("H20.19").score == points(theirs)
        assert found.card("H20.19").tasks == 0
    shared = scored(overdue, policy=decree_335(default=WHOLE, allocation="shared"))
    assert {card.score for card in shared.cards} == {points("0.5")}
    alone = scored(overdue, policy=decree_335(default=WHOLE, allocation="assignee"))
    assert (alone.card("H20.15").score, alone.card("H20.19").score) == (points("0"), None)


def test_what_is_waived_or_not_due_gives_a_coordinator_no_progress() -> None:
    blamed = event("delay_attributed", "22 09:00", unit="H20.19")
    known = {"coordinators": [{"code": "H20.19"}]}
    late = october_task(event("submitted", "21 09:00"), blamed, **known)
    found = scored(late, policy=decree_335(default=WHOLE), rulings=[waive()])
    assert found.card("H20.15").score == 70
    assert found.card("H20.19").score is None
    assert [card.rank for card in found.cards] == [1, None], "without a score, after the others"
    grant = event("extension_granted", "23 09:00", deadline="2026-11-20")
    policy = decree_335(default=WHOLE, charge="records", count_not_due=True)
    extended = scored(october_task(blamed, grant, **known), policy=policy)
    assert extended.card("H20.15").score == points("0")
    assert extended.card("H20.19").score == points("0.75")


def test_under_records_the_record_is_what_is_held_against_a_late_result() -> None:
    found = scored(AWAITING_LATE, policy=decree_335(default=WHOLE, charge="records"))
    assert [charge.severity.value for charge in found.charges] == ["deduct"]


def test_records_count_as_delays_where_the_policy_charges_them() -> None:
    for task, progress in ((AWAITING_LATE, "0.75"), (RECALLED, "0.75"), (OVERDUE, "0")):
        assert card(task, charge="records").score == points(progress)
    extended = october_task(
        event("extension_granted", "22 09:00", deadline="2026-11-20"), deadline="2026-10-20"
    )
    assert card(extended, charge="records").score == points("0.75")
    assert card(extended, charge="records", count_not_due=True).score == points("0")
    assert card(extended).score is None


def test_quantity_and_quality_are_lines_of_their_own() -> None:
    given = UnitShares(quantity=Decimal("0.9"), quality=Decimal("0.7"))
    found = card(IN_TIME, given=given)
    assert [(line.kind.value, str(line.amount)) for line in found.ledger] == [
        ("quantity", "2.33"),
        ("quality", "7.00"),
    ]
    assert str(found.score) == "60.67"
    assert found.ledger[0].words.vi == "Số lượng: 90%."
    assert found.ledger[1].words.vi == "Chất lượng: 70%."


@pytest.mark.parametrize(
    ("general", "band"),
    [
        ("20", "Hoàn thành xuất sắc nhiệm vụ"),
        ("19.99", "Hoàn thành tốt nhiệm vụ"),
        ("0", "Hoàn thành tốt nhiệm vụ"),
    ],
)
def test_the_band_is_that_of_general_criteria_and_results(general: str, band: str) -> None:
    found = card(IN_TIME, given=UnitShares(Decimal(1), Decimal(1), Decimal(general)))
    assert found.score == 70
    assert found.total == 70 + Decimal(general)
    assert found.band is not None
    assert found.band.label() == band
    assert card(IN_TIME).band is None, "the general criteria are not known"


def test_the_lower_bands() -> None:
    for quality, band in (("1", "Hoàn thành nhiệm vụ"), ("0", "Không hoàn thành nhiệm vụ")):
        given = UnitShares(Decimal(1), Decimal(quality), Decimal(5))
        found = card(OVERDUE, IN_TIME, given=given, rulings=())
        assert found.band is not None
        assert found.band.label() == band, found.total


def test_general_criteria_rank_too() -> None:
    units = {
        "H20.15": UnitShares(Decimal(1), Decimal("0.9"), Decimal(30)),
        "H20.19": UnitShares(Decimal(1), Decimal(1), Decimal(20)),
    }
    other = october_task(*SENT_IN_TIME, assignee={"code": "H20.19"})
    found = scored(other, IN_TIME, policy=decree_335(units=units))
    assert [(card.rank, card.unit.code) for card in found.cards] == [(1, "H20.15"), (2, "H20.19")]


def test_units_of_which_the_host_said_nothing_are_all_named() -> None:
    tasks = [october_task(assignee={"code": code, "name": None}) for code in ("H20.19", "H20.77")]
    with pytest.raises(PolicyError) as refused:
        scored(OVERDUE, *tasks, policy=decree_335(units={"H20.77": WHOLE}))
    for lang in ("vi", "en"):
        said = refused.value.message(lang)
        assert "H20.15 (Sở Tài chính), H20.19" in said
        assert "H20.77" not in said
        assert all(word in said for word in ("quantity", "quality", "[default]", "[units."))


def test_general_criteria_are_for_all_units_or_for_none() -> None:
    general = UnitShares(Decimal(1), Decimal(1), Decimal(20))
    with pytest.raises(PolicyError) as refused:
        scored(
            OVERDUE,
            october_task(assignee={"code": "H20.19"}),
            policy=decree_335(units={"H20.15": general}, default=WHOLE),
        )
    assert [problem.code for problem in refused.value.problems] == ["missing_general"]
    assert refused.value.message().endswith(": H20.19")
