"""How a day is said, in Vietnamese and in English."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from nhiemvu import official_calendar, projected_calendar
from nhiemvu.calendar import Act, DayKind
from nhiemvu.calendar.days import weekday
from nhiemvu.calendar.notices import NAMES, read_notices
from nhiemvu.text import Text

CALENDAR = official_calendar()
ACT = '{"number": "1/TB-BNV", "date": "2026-12-01"'


def said(day: date, notice: str = "") -> tuple[str, str]:
    calendar = CALENDAR.with_notices(read_notices(notice)) if notice else CALENDAR
    found = calendar.explain(day)
    assert found.explain() == found.explain("vi"), "Vietnamese unless asked"
    return found.explain("vi"), found.explain("en")


@pytest.mark.parametrize("kind", DayKind)
def test_every_kind_has_a_label_in_both_languages(kind: DayKind) -> None:
    assert kind.label() == kind.label("vi")
    assert kind.label("vi") != kind.label("en")


def test_the_week_begins_on_monday() -> None:
    monday = date(2026, 10, 19)
    week = [monday + timedelta(days=n) for n in range(7)]
    assert [weekday(day) for day in week] == [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip
    assert [weekday(day, "en") for day in week] == [f"{day:%A}" for day in week]


def test_a_regular_day_is_its_kind() -> None:
    assert said(date(2026, 10, 20)) == (
        "thứ Ba, 20/10/2026: Ngày làm việc.",
        "Tuesday, 2026-10-20: Working day.",
    )
    assert said(date(2026, 10, 24)) == (
        "thứ Bảy, 24/10/2026: Nghỉ hằng tuần.",
        "Saturday, 2026-10-24: Weekly rest day.",
    )


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (
            date(2026, 9, 1),
            "thứ Ba, 01/09/2026: Nghỉ lễ, tết: Quốc khánh.",
            "Tuesday, 2026-09-01: Public holiday: National Day.",
        ),
        (
            date(2026, 8, 31),
            "thứ Hai, 31/08/2026: Nghỉ hoán đổi, làm bù vào thứ Bảy, 22/08/2026.",
            "Monday, 2026-08-31: Swapped day off, made up on Saturday, 2026-08-22.",
        ),
        (
            date(2026, 8, 22),
            "thứ Bảy, 22/08/2026: Làm bù cho thứ Hai, 31/08/2026.",
            "Saturday, 2026-08-22: Make-up working day for Monday, 2026-08-31.",
        ),
    ],
    ids=["holiday", "swapped off", "make-up working day"],
)
def test_a_day_set_by_an_act_names_it(day: date, vi: str, en: str) -> None:
    assert said(day) == (
        vi + " Căn cứ: Thông báo số 9441/TB-BNV ngày 16/10/2025.",
        en + " Basis: Notice 9441/TB-BNV of 2025-10-16.",
    )


def test_a_make_up_rest_names_its_holiday() -> None:
    vi, en = said(date(2026, 4, 27))
    assert vi.startswith("thứ Hai, 27/04/2026: Nghỉ bù: Giỗ Tổ Hùng Vương. Căn cứ: ")
    assert en.startswith("Monday, 2026-04-27: Make-up rest: Hùng Kings' Commemoration Day. Basis:")


def test_the_note_of_an_act_is_said() -> None:
    vi, en = said(date(2026, 11, 24))
    assert vi.endswith(
        "Căn cứ: Nghị quyết số 28/2026/QH16 ngày 24/04/2026 (có hiệu lực từ 01/07/2026)."
    )
    assert en.endswith("Basis: Resolution 28/2026/QH16 of 2026-04-24 (in force from 2026-07-01).")


@pytest.mark.parametrize(
    ("day", "vi"),
    [
        (
            {"date": "2027-04-29", "for": "2027-05-08"},
            "Nghỉ hoán đổi, làm bù vào thứ Bảy, 08/05/2027",
        ),
        ({"date": "2027-04-29", "for": "2027-05-08", "kind": "holiday"}, "Nghỉ lễ, tết"),
        ({"date": "2027-04-29", "for": "2027-05-08", "kind": "make_up_rest"}, "Nghỉ bù"),
    ],
    ids=["no kind", "holiday", "make-up rest"],
)
def test_a_day_off_for_another_is_explained_whatever_its_kind(day: dict[str, str], vi: str) -> None:
    """The other day is said where the two are a swap."""
    notice = json.dumps({"act": {"number": "1/TB-BNV", "date": "2026-12-01"}, "off": [day]})
    found = said(date(2027, 4, 29), notice)
    assert found[0] == f"thứ Năm, 29/04/2027: {vi}. Căn cứ: 1/TB-BNV ngày 01/12/2026."


def test_a_weekday_worked_again_for_another_is_explained() -> None:
    notice = f'{{"act": {ACT}}}, "worked": [{{"date": "2027-04-30", "for": "2027-05-08"}}]}}'
    assert said(date(2027, 4, 30), notice) == (
        "thứ Sáu, 30/04/2027: Ngày làm việc. Căn cứ: 1/TB-BNV ngày 01/12/2026.",
        "Friday, 2027-04-30: Working day. Basis: 1/TB-BNV of 2026-12-01.",
    )


def test_a_day_off_may_have_no_name_and_a_make_up_day_no_partner() -> None:
    """A host's notice may list bare dates, in lists of unequal length."""
    bare = f'{{"act": {ACT}}}, "off": ["2027-04-29"], "worked": []}}'
    assert said(date(2027, 4, 29), bare)[1] == (
        "Thursday, 2027-04-29: Public holiday. Basis: 1/TB-BNV of 2026-12-01."
    )
    alone = f'{{"act": {ACT}}}, "worked": ["2027-05-08"]}}'
    assert said(date(2027, 5, 8), alone)[0] == (
        "thứ Bảy, 08/05/2027: Làm bù. Căn cứ: 1/TB-BNV ngày 01/12/2026."
    )


def test_the_name_of_a_make_up_day_is_not_said_but_its_partner_is() -> None:
    notice = (
        f'{{"act": {ACT}}},'
        ' "off": [{"date": "2027-04-29", "name": "victory", "for": "2027-05-08"}],'
        ' "worked": [{"date": "2027-05-08", "name": "victory", "for": "2027-04-29"}]}'
    )
    assert ": Làm bù cho thứ Năm, 29/04/2027." in said(date(2027, 5, 8), notice)[0]
    assert said(date(2027, 4, 29), notice)[0].startswith(
        "thứ Năm, 29/04/2027: Nghỉ hoán đổi: Ngày Chiến thắng, làm bù vào thứ Bảy, 08/05/2027."
    )


@pytest.mark.parametrize("of_the_day", [None, "A", "unverified"])
@pytest.mark.parametrize(
    ("of_the_act", "vi", "en"),
    [
        ("unverified", "Nguồn", "Source"),
        ("B", "Căn cứ", "Basis"),
        ("A", "Căn cứ", "Basis"),
        (None, "Căn cứ", "Basis"),
    ],
)
def test_an_act_that_was_not_verified_is_a_source_and_no_basis(
    of_the_act: str | None, vi: str, en: str, of_the_day: str | None
) -> None:
    """How sure we are of the day is another matter: the act is what one would have to cite."""
    act = {"number": "1/TB-BNV", "date": "2026-12-01", "confidence": of_the_act}
    notice = {"act": act, "off": [{"date": "2027-04-29", "confidence": of_the_day}]}
    found = said(date(2027, 4, 29), json.dumps(notice))
    assert found[0] == f"thứ Năm, 29/04/2027: Nghỉ lễ, tết. {vi}: 1/TB-BNV ngày 01/12/2026."
    assert found[1] == f"Thursday, 2027-04-29: Public holiday. {en}: 1/TB-BNV of 2026-12-01."
    beside = said(date(2027, 4, 28), json.dumps(notice))
    assert beside == ("thứ Tư, 28/04/2027: Ngày làm việc.", "Wednesday, 2027-04-28: Working day.")


def test_an_official_day_whose_act_was_not_found_names_its_source() -> None:
    vi, en = said(date(2018, 12, 31))
    assert vi.endswith(" Nguồn: lịch nghỉ đã áp dụng năm 2018 (chưa tìm được văn bản).")
    assert en.endswith(" Source: the schedule applied in 2018 (act not found).")


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (
            date(2029, 4, 30),
            "thứ Hai, 30/04/2029: Nghỉ lễ, tết: Ngày Chiến thắng.",
            "Monday, 2029-04-30: Public holiday: Victory Day.",
        ),
        (
            date(2029, 5, 2),
            "thứ Tư, 02/05/2029: Ngày làm việc.",
            "Wednesday, 2029-05-02: Working day.",
        ),
        (
            date(2029, 4, 27),
            (
                "thứ Sáu, 27/04/2029: Nghỉ hoán đổi, làm bù vào thứ Bảy, 05/05/2029."
                " Căn cứ: 1/TB-BNV ngày 01/12/2026."
            ),
            (
                "Friday, 2029-04-27: Swapped day off, made up on Saturday, 2029-05-05."
                " Basis: 1/TB-BNV of 2026-12-01."
            ),
        ),
    ],
    ids=["computed", "regular", "set by an act"],
)
def test_a_provisional_day_says_that_it_is_and_cites_an_act_only(
    day: date, vi: str, en: str
) -> None:
    """A projection is no basis; a host's notice is, though the year may yet be announced."""
    swap = f'{{"act": {ACT}}}, "off": ["2029-04-27"], "worked": ["2029-05-05"]}}'
    found = projected_calendar(through=2029).with_notices(read_notices(swap)).explain(day)
    assert found.explain("vi") == vi + " Dự kiến; năm này chưa có thông báo chính thức."
    assert found.explain("en") == en + " Projected; this year has not been announced."


def test_the_last_announced_day_is_not_provisional() -> None:
    calendar = projected_calendar()
    assert "Dự kiến" not in calendar.explain(date(2027, 12, 31)).explain()
    assert "Dự kiến" in calendar.explain(date(2028, 1, 1)).explain()


@pytest.mark.parametrize(
    ("act", "vi", "en"),
    [
        (
            Act("9441/TB-BNV", date(2025, 10, 16), title=Text("Thông báo", "Notice")),
            "Thông báo số 9441/TB-BNV ngày 16/10/2025",
            "Notice 9441/TB-BNV of 2025-10-16",
        ),
        (
            Act("45/2019/QH14", None, title=Text("Bộ luật Lao động", "Labour Code")),
            "Bộ luật Lao động số 45/2019/QH14",
            "Labour Code 45/2019/QH14",
        ),
        (
            Act(None, date(2012, 11, 23), title=Text("Công văn", "Letter"), note=Text("x", "y")),
            "Công văn ngày 23/11/2012 (x)",
            "Letter of 2012-11-23 (y)",
        ),
        (Act(None, None, title=Text("lịch nghỉ", "the schedule")), "lịch nghỉ", "the schedule"),
    ],
    ids=["all", "no date", "no number", "a title alone"],
)
def test_an_act_is_named_in_full(act: Act, vi: str, en: str) -> None:
    assert (act.text(), act.text("vi"), act.text("en")) == (vi, vi, en)


def test_an_act_is_named_with_what_is_known_of_it() -> None:
    note = Text("ghi chú", "a note")
    assert Act("1/TB-BNV", None).text() == "1/TB-BNV"
    assert Act("1/TB-BNV", None, note=note).text("en") == "1/TB-BNV (a note)"
    assert Act("1/TB-BNV", date(2026, 12, 1), note=note).text("en") == (
        "1/TB-BNV of 2026-12-01 (a note)"
    )


def test_the_holidays_have_names_in_both_languages() -> None:
    assert len(set(NAMES.values())) == len(NAMES) == 7
    assert all(name.vi and name.en and name.vi != name.en for name in NAMES.values())
