"""A card and its lines as JSON, and each of their words: nothing that was said gets lost (15.2)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases import event, october_task
from few_scores import SENT_IN_TIME, overdue, scored
from nhiemvu.scoring import (
    LedgerLine,
    LineKind,
    Ruling,
    Scorecard,
    Standing,
    UnitShares,
    decree_335,
    flat,
    record_only,
)

if TYPE_CHECKING:
    from nhiemvu.text import Language

PAPER = {"title": "Báo cáo", "issued_on": "2026-10-19"}
RELEASED_IN_TIME = october_task(
    event("submitted", "22 09:00", report=PAPER), event("approved", "22 10:00")
)
UPHELD = Ruling.model_validate(
    {
        "task": "NV-1",
        "decision": "uphold",
        "by": "Chánh Văn phòng",
        "reason": "đã nhắc",
        "on": "2026-12-20",
    }
)
NO_TASK: dict[str, Any] = {
    "task": None,
    "standing": None,
    "severity": None,
    "basis": None,
    "readings": [],
    "missed": None,
    "days_late": None,
    "share": None,
    "bearers": [],
    "circumstances": [],
    "ruling": None,
}


def as_json(card: Scorecard, lang: Language = "vi") -> dict[str, Any]:
    given = card.to_dict(lang)
    written: dict[str, Any] = json.loads(json.dumps(given))
    assert written == given, "lists and plain values, as JSON has them"
    return written


def test_the_codes_of_lines_and_of_standings_are_fixed() -> None:
    assert [kind.value for kind in LineKind] == [
        "charge",
        "review",
        "delay",
        "not_due",
        "quantity",
        "quality",
        "cap",
        "floor",
        "rounding",
    ]
    assert [one.value for one in Standing] == ["counted", "waived", "pending", "elsewhere"]


def test_where_no_points_are_given_the_amounts_are_nought() -> None:
    [line] = as_json(scored(overdue(), policy=record_only()).cards[0])["ledger"]
    assert (line["amount"], line["standing"]) == ("0", "counted")


def test_a_line_carries_what_speaks_for_the_unit_and_what_was_ruled() -> None:
    policy = flat(base=Decimal("1E+2"), deduct=2, consider_deduction=1)
    card = scored(RELEASED_IN_TIME, policy=policy, rulings=[UPHELD]).cards[0]
    said = {
        "vi": "báo cáo phát hành trong hạn, có thể đã chuyển bản giấy (phát hành 19/10/2026, gửi"
        " qua phân hệ lúc 09:00 ngày 22/10/2026)",
        "en": "the report was released in time, and may have been delivered on paper (released"
        " 2026-10-19, sent at 2026-10-22T09:00:00+07:00)",
    }
    words = {
        "vi": "Xem xét trừ điểm thi đua: ghi nhận đã hoàn thành quá hạn 2 ngày làm việc (thời hạn"
        f" 20/10/2026). Tình tiết cần xem xét: {said['vi']}, khoản 4 Điều 4. Quyết định: trừ điểm"
        " (Chánh Văn phòng, 20/12/2026; lý do: đã nhắc). Căn cứ: trường hợp thứ nhất, điểm c khoản"
        " 2 Điều 5, theo cách hiểu D 3.",
        "en": "Deduction to be considered: recorded as completed late, 2 working day(s) late"
        f" (deadline 2026-10-20). For consideration: {said['en']}, clause 4, Article 4. Ruling:"
        " upheld (Chánh Văn phòng, 2026-12-20; reason: đã nhắc). Basis: case 1, point c, clause 2,"
        " Article 5, reading D 3.",
    }
    labels = {"vi": "Xem xét trừ điểm thi đua", "en": "Deduction to be considered"}
    langs: tuple[Language, ...] = ("vi", "en")
    for lang in langs:
        written = as_json(card, lang)
        assert (written["base"], written["score"], written["total"]) == ("100", "99.00", "99.00")
        assert written["ledger"] == [
            {
                "kind": "review",
                "label": labels[lang],
                "amount": "1.00",
                "task": "NV-1",
                "standing": "counted",
                "severity": "consider_deduction",
                "basis": "5.2.c.1",
                "readings": ["D 3"],
                "missed": "2026-10-20",
                "days_late": 2,
                "share": "1",
                "bearers": [{"unit": "H20.15", "share": "1"}],
                "circumstances": [{"code": "paper_delivery", "basis": "4.4", "text": said[lang]}],
                "ruling": {
                    "task": "NV-1",
                    "decision": "uphold",
                    "by": "Chánh Văn phòng",
                    "reason": "đã nhắc",
                    "on": "2026-12-20",
                },
                "words": words[lang],
            }
        ]
    assert card.to_dict() == card.to_dict("vi")
    assert card.ledger[0].to_dict() == card.ledger[0].to_dict("vi")


def test_a_deadline_that_is_a_moment_and_a_large_amount_are_written_whole() -> None:
    card = scored(
        overdue(deadline="2026-10-20T17:00:00+07:00"),
        policy=flat(base=1_000_000, deduct=1_000_000, consider_deduction=0, places=0),
    ).cards[0]
    [line] = as_json(card)["ledger"]
    assert (line["amount"], line["missed"]) == ("1000000", "2026-10-20T17:00:00+07:00")
    round_number = LedgerLine(kind=LineKind.ROUNDING, amount=Decimal("1E+3"))
    assert round_number.to_dict()["amount"] == "1000"


def test_what_is_given_back_or_left_over_belongs_to_no_charge() -> None:
    plain = {"base": 1, "deduct": 1, "consider_deduction": 1, "allocation": "shared"}
    laid = [event("delay_attributed", "22 09:00", unit=code) for code in ("H20.18", "H20.19")]
    asked = [event("coordination_requested", "06 09:00", unit=one["unit"]) for one in laid]
    shared = overdue(events=[*asked, *laid])
    thirds = scored(shared, shared, policy=flat(**plain)).card("H20.15")  # type: ignore[arg-type]
    assert as_json(thirds, "en")["ledger"][2] == NO_TASK | {
        "kind": "rounding",
        "label": "Rounding",
        "amount": "0.01",
        "words": "Rounding.",
    }
    low = scored(*[overdue()] * 3, policy=flat(base=2, deduct=1, consider_deduction=1)).cards[0]
    assert as_json(low)["ledger"][3] == NO_TASK | {
        "kind": "floor",
        "label": "Không trừ xuống dưới mức điểm thấp nhất",
        "amount": "-1.00",
        "words": "Không trừ xuống dưới mức điểm thấp nhất.",
    }
    capped = flat(**plain | {"base": 9, "cap_per_task": Decimal("0.4")})  # type: ignore[arg-type]
    cap = as_json(scored(shared, policy=capped).card("H20.19"))["ledger"][1]
    assert cap == NO_TASK | {
        "kind": "cap",
        "label": "Không trừ quá mức tối đa cho một nhiệm vụ",
        "amount": "-0.20",
        "task": "NV-1",
        "share": "1/3",
        "words": "Không trừ quá mức tối đa cho một nhiệm vụ.",
    }


def test_a_card_of_the_decree_says_its_general_points_and_its_band() -> None:
    given = UnitShares(Decimal("0.905"), Decimal(1), Decimal("2E+1"))
    card = scored(overdue(events=list(SENT_IN_TIME)), policy=decree_335(default=given)).cards[0]
    written = as_json(card, "en")
    quantity, quality = written.pop("ledger")
    assert written == {
        "unit": "H20.15",
        "label": "Sở Tài chính",
        "rank": 1,
        "band": "Good",
        "base": "70",
        "score": "67.78",
        "general": "20",
        "total": "87.78",
        "tasks": 1,
        "deduct": 0,
        "consider_deduction": 0,
        "upheld": 0,
        "waived": 0,
    }
    assert as_json(card)["band"] == "Hoàn thành tốt nhiệm vụ"
    assert (quantity["words"], quality["words"]) == ("Quantity: 90.5%.", "Quality: 100%.")
    assert [line.words.vi for line in card.ledger] == ["Số lượng: 90,5%.", "Chất lượng: 100%."]


def test_the_cards_of_a_period_are_json_in_vietnamese_unless_said() -> None:
    unmet = UPHELD.model_copy(update={"task": "NV-77"})
    found = scored(RELEASED_IN_TIME, rulings=[unmet])
    given = found.to_dict()
    assert given == found.to_dict("vi")
    assert given != found.to_dict("en")
    assert json.loads(json.dumps(given)) == given
    assert given["unmet_rulings"] == [
        {
            "task": "NV-77",
            "decision": "uphold",
            "by": "Chánh Văn phòng",
            "reason": "đã nhắc",
            "on": "2026-12-20",
        }
    ]
    [card] = given["cards"]
    assert list(card) == [
        "unit",
        "label",
        "rank",
        "band",
        "base",
        "score",
        "general",
        "total",
        "tasks",
        "deduct",
        "consider_deduction",
        "upheld",
        "waived",
        "ledger",
    ]
