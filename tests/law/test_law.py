"""Citations, provisions, readings, and the regulation as a value."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu import DONG_THAP, Citation, Status, cutoff_due, official_calendar
from nhiemvu.errors import CitationError, RegulationError
from nhiemvu.law import all_provisions, all_readings, provision, reading
from nhiemvu.law.citation import INSTRUMENTS
from nhiemvu.moments import parse_moment
from nhiemvu.text import Text

CITATIONS = [
    ("5", "Điều 5", "Article 5"),
    ("14.5", "khoản 5 Điều 14", "clause 5, Article 14"),
    ("5.2.a", "điểm a khoản 2 Điều 5", "point a, clause 2, Article 5"),
    (
        "5.2.b.2",
        "trường hợp thứ hai, điểm b khoản 2 Điều 5",
        "case 2, point b, clause 2, Article 5",
    ),
    ("7.1.đ", "điểm đ khoản 1 Điều 7", "point đ, clause 1, Article 7"),
    (
        "nd335-2025:16",
        "Điều 16 Nghị định số 335/2025/NĐ-CP",
        "Article 16, Decree 335/2025/NĐ-CP",
    ),
    (
        "nd30-2020:18.4.b",
        "điểm b khoản 4 Điều 18 Nghị định số 30/2020/NĐ-CP",
        "point b, clause 4, Article 18, Decree 30/2020/NĐ-CP",
    ),
]


@pytest.mark.parametrize(("code", "vi", "en"), CITATIONS)
def test_a_citation_reads_smallest_part_first(code: str, vi: str, en: str) -> None:
    citation = Citation.parse(code)
    assert (str(citation), citation.text("en"), citation.code) == (vi, en, code)


POINTS = st.none() | st.sampled_from("abcdđeghiklmnopqrstuvxy")
CITED = st.builds(
    lambda article, clause, point, case, instrument: Citation(
        article, clause, point, case if point else None, instrument
    ),
    st.integers(1, 999),
    st.none() | st.integers(1, 99),
    POINTS,
    st.none() | st.integers(1, 9),
    st.sampled_from(sorted(INSTRUMENTS)),
)


@given(CITED)
def test_a_code_gives_its_citation_back(citation: Citation) -> None:
    assert Citation.parse(citation.code) == citation
    assert str(citation)


@pytest.mark.parametrize(
    "code", ["", "0", "5.", "5.1.2", "5.2.B", "5.2.ab", "x:5", "5.2.b.0", "qd:", "5 "]
)
def test_a_malformed_code_is_refused(code: str) -> None:
    with pytest.raises(CitationError) as caught:
        Citation.parse(code)
    assert caught.value.found == code


def test_d_and_d_with_stroke_are_two_points() -> None:
    assert provision("7.1.d") != provision("7.1.đ")


def test_every_provision_is_executable_or_says_why_not() -> None:
    codes = [item.citation.code for item in all_provisions()]
    assert len(codes) == len(set(codes))
    for item in all_provisions():
        assert item.gist.vi
        assert item.gist.en
        assert (item.why_not is None) == item.executable
        assert provision(item.citation.code) is item


def test_every_article_is_there_and_a_part_has_its_whole() -> None:
    codes = {item.citation.code for item in all_provisions()}
    assert {str(number) for number in range(1, 16)} <= codes
    assert all(code.rpartition(".")[0] in codes for code in codes if "." in code)


def test_a_whole_is_executable_when_a_part_is() -> None:
    for part in all_provisions():
        whole = part.citation.code.rpartition(".")[0]
        if part.executable and whole:
            assert provision(whole).executable, part.citation.code


def test_the_readings_are_sixteen_and_each_interprets_a_provision() -> None:
    assert [item.code for item in all_readings()] == [f"D {n}" for n in range(1, 17)]
    for item in all_readings():
        assert item.provisions
        for citation in item.provisions:
            assert provision(citation.code).executable
        assert item.question.vi.endswith("?")
        assert item.reading.vi.endswith(".")


@pytest.mark.parametrize("ask", [lambda: provision("99"), lambda: reading("D 17")])
def test_what_does_not_exist_is_refused(ask: object) -> None:
    with pytest.raises(CitationError, match=r"99|D 17"):
        ask()  # type: ignore[operator]


def test_the_parameters_of_dong_thap_are_cited() -> None:
    assert DONG_THAP.effective_on == date(2026, 1, 16)
    for citations in DONG_THAP.provisions.values():
        assert all(provision(citation.code) for citation in citations)
    assert set(DONG_THAP.labels) == set(Status)
    assert Status.AWAITING_CONFIRMATION.label() == "Chờ xác nhận"
    assert Status.AWAITING_CONFIRMATION.label("en") == "Awaiting confirmation"


def test_another_province_is_a_value_not_code() -> None:
    other = DONG_THAP.derive(
        name=Text("Quy chế mẫu", "Model rules"),
        cutoff=time(16, 30),
        labels={"recalled": Text("Rút lại", "Withdrawn")},
    )
    late = parse_moment("2026-10-09T16:30:00+07:00")
    calendar = official_calendar()
    assert cutoff_due(late, calendar=calendar, regulation=other) == date(2026, 10, 9)
    assert cutoff_due(late, calendar=calendar) == date(2026, 10, 12)
    assert Status.RECALLED.label(regulation=other) == "Rút lại"
    assert Status.COMPLETED_LATE.label(regulation=other) == "Đã hoàn thành quá hạn"
    assert DONG_THAP.labels["recalled"].vi == "Đã thu hồi"
    assert hash(other) != hash(DONG_THAP)


@pytest.mark.parametrize(
    "changes",
    [
        {"cutoff": time.fromisoformat("15:00+07:00")},
        {"cutoff": "15:00"},
        {"name": "Quy chế mẫu"},
        {"number": 9},
        {"authority": None},
        {"effective_on": "2026-01-16"},
        {"provisions": ()},
        {"lead_time": -1},
        {"lead_time": 1.5},
        {"lead_time": True},
    ],
)
def test_a_parameter_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(RegulationError) as caught:
        DONG_THAP.derive(**changes)
    [name] = changes
    assert caught.value.message().startswith(f"{name}: nhận được")


def test_a_citation_in_full_names_its_instrument_once() -> None:
    assert Citation.parse("nd30-2020:18").full_text() == "Điều 18 Nghị định số 30/2020/NĐ-CP"
    assert Citation.parse("5").full_text("en").startswith("Article 5, Regulation of Decision")


@pytest.mark.parametrize("case", [0, 10])
def test_a_case_that_cannot_be_named_is_refused(case: int) -> None:
    with pytest.raises(CitationError):
        Citation(5, 2, "b", case)


@pytest.mark.parametrize("labels", [{"done": Text("Xong", "Done")}, {"recalled": "Rút lại"}])
def test_a_label_is_a_text_of_a_status_that_exists(labels: dict[str, object]) -> None:
    with pytest.raises(RegulationError) as caught:
        DONG_THAP.derive(labels=labels)
    assert caught.value.code == "labels"
