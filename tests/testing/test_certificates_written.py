"""What a run leaves behind: a summary, JUnit XML, a report for a tender, a badge."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree as ET

import html5lib
import pytest

from nhiemvu.law import Citation
from nhiemvu.moments import VIETNAM
from nhiemvu.testing.answers import answer
from nhiemvu.testing.badge import badge
from nhiemvu.testing.certificate_page import certificate_page
from nhiemvu.testing.concluding import conclusion, shortcomings
from nhiemvu.testing.corpus import CORPUS_VERSION, cases
from nhiemvu.testing.exploration import Counterexample, Exploration
from nhiemvu.testing.faults import MOST_FAULTS, fault
from nhiemvu.testing.junit import junit
from nhiemvu.testing.outcomes import Certificate, Outcome
from nhiemvu.testing.protocol import Reply
from nhiemvu.testing.runner import certify
from nhiemvu.testing.summary import explored_summary, first_line, summary, verdict

if TYPE_CHECKING:
    from nhiemvu.text import Language

Json: TypeAlias = dict[str, Any]

WRONG, DECLARED, CRASHED, MENDED = (cases(level=2)[place].id for place in (-1, -2, -3, -4))
NASTY = '<script>alert("1")</script>\x1b[31m\x00\ud800'


def vendor(request: Json) -> Json:
    """Be wrong about two cases, fail at a third, and check no history."""
    if request["op"] == "validate":
        return {"unsupported": True}
    task = request.get("task", {}).get("id")
    if task == CRASHED:
        raise RuntimeError(NASTY)
    return {"status": NASTY} if task in (WRONG, DECLARED) else answer(request)


GOOD = certify(answer)
MIXED = replace(
    certify(vendor, expected={DECLARED: "<the next release>", MENDED: "mended"}),
    command=("java", "-jar", "our software.jar", NASTY),
    said=f"Traceback\n{NASTY}",
    exploration=Exploration(
        0,
        ("cutoff_due",),
        200,
        (
            Counterexample(
                {"op": "cutoff_due", "moment": NASTY},
                {"date": NASTY},
                {"date": "2026-10-12"},
                Citation.parse("4.5.c"),
            ),
        ),
    ),
)
NOISY = replace(GOOD, faults=(fault("not_json", "1", NASTY),))
SILENT = certify(["no-such-program-at-all"], level=1)
AT = datetime(2026, 11, 28, 23, 50, tzinfo=VIETNAM)
ALL = {"good": GOOD, "mixed": MIXED, "noisy": NOISY, "silent": SILENT}
EXPLORED = replace(GOOD, exploration=Exploration(7, ("cutoff_due",), 200, ()))
EXCUSED = replace(
    GOOD, results=(replace(GOOD.results[0], outcome=Outcome.EXPECTED), *GOOD.results[1:])
)
CONTRADICTED = replace(GOOD, exploration=MIXED.exploration)


def unsupporting(request: Json) -> Json:
    return {"unsupported": True} if request["op"] == "validate" else answer(request)


HALF = [
    certify(unsupporting, level=3),
    certify(lambda _: {"unsupported": True}),
    replace(EXPLORED, exploration=Exploration(7, (), 9, (), faults=NOISY.faults)),
]
"""Where no case has failed, and yet the exit status is 1."""

LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])
CERTIFICATES = pytest.mark.parametrize("name", ALL)


@CERTIFICATES
@LANGUAGES
def test_everything_can_be_read_and_nothing_runs_away(name: str, lang: Language) -> None:
    found = ALL[name]
    texts = [summary(found, lang), explored_summary(found, lang), verdict(found, lang)]
    texts += [certificate_page(found, lang, at=AT), badge(found, lang)]
    for text in texts:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    for text in texts[3:]:
        assert "<script" not in text


def test_the_summary_of_a_good_program() -> None:
    lines = summary(GOOD, "vi").splitlines()
    count, first = len(cases()), len(cases(level=1))
    assert lines[1] == f"  Mức 1 – lịch làm việc: đạt {first}/{first}"
    assert verdict(GOOD, "vi") == "Kết luận: đạt mức 3 (diễn biến nhiệm vụ)"
    pace = rf"{count} câu trả lời trong \d+,\d\d giây \(\d+ câu mỗi giây\)"
    assert re.fullmatch(pace, lines[-1])
    assert "✗" not in summary(GOOD)


def test_the_summary_of_a_program_with_faults() -> None:
    text = summary(MIXED, "en")
    assert f"✗ {WRONG} " in text
    silent = (
        f"✗ 1 cases without an answer, from {CRASHED} on: an exception was raised: RuntimeError"
    )
    assert silent in text
    assert DECLARED not in text
    assert "expected failure 1" in text
    checks = sum(case.op == "validate" for case in cases())
    assert f"not supported {checks}" in text
    assert verdict(MIXED, "en").splitlines() == [
        "Conclusion: level 1 conforming",
        "To be mended: cases answered wrongly: 1",
        "To be mended: cases without an answer: 1",
        "To be mended: expected failures that pass, to be deleted: 1",
        "To be mended: counterexamples beyond the corpus: 1",
    ]
    assert "  | Traceback" in text
    case = next(case for case in cases() if case.id == WRONG)
    assert f"    why: {case.why.en}" in text
    assert f"    basis: {case.provision.text('en')}" in text


def test_a_long_list_is_cut_and_says_where_the_rest_is() -> None:
    text = summary(certify(lambda _: {"date": "1900-01-01"}, level=1), "vi")
    assert text.count("✗") == 5
    more = len(cases(level=1)) - 5
    assert f"… và {more} tình huống nữa; xem đủ bằng --html hoặc --junit" in text


def test_one_reason_for_many_cases_is_told_once() -> None:
    count = len(cases(level=1))
    said = f"✗ {count} tình huống không có câu trả lời, từ cutoff-001: không khởi động được"
    assert summary(SILENT).count("✗") == 1
    assert said in summary(SILENT)
    page = texts(certificate_page(SILENT, "en"))
    assert page.count("cannot be started") == 1
    assert all(case.id in page for case in cases(level=1))


def test_an_answer_too_long_or_too_deep_to_be_shown_is_cut() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    wrong = replace(GOOD.results[0], outcome=Outcome.FAILED, received={"date": deep})
    found = replace(GOOD, results=(wrong,))
    wide = certify(lambda _: {"date": "x" * 100_000}, level=1)
    for text in (summary(found), certificate_page(found), junit(found).decode()):
        assert "{…}" in text
    for text in (summary(wide), certificate_page(wide), junit(wide).decode()):
        assert "x" * 3_000 in text
        assert "x" * 4_000 not in text


def test_of_many_breaches_it_is_told_that_there_may_be_more() -> None:
    said = shortcomings(replace(GOOD, faults=NOISY.faults * MOST_FAULTS))
    assert (said[1].vi, said[1].en) == (
        "ít nhất 20 lỗi giao thức",
        "breaches of the protocol: at least 20",
    )
    assert shortcomings(NOISY)[1].vi == "1 lỗi giao thức"


def test_without_an_answer_there_is_no_pace() -> None:
    assert summary(SILENT).splitlines()[-1] == "không có câu trả lời nào"


def test_breaches_of_the_protocol_are_told_apart() -> None:
    assert "Breaches of the protocol:\n  ✗ line 1 is not JSON: <script>" in summary(NOISY, "en")
    assert conclusion(NOISY).en == "no level is reached"


@LANGUAGES
def test_what_was_explored_is_told_apart_from_the_verdict(lang: Language) -> None:
    wrong = explored_summary(MIXED, lang)
    assert {"vi": "1 phản ví dụ", "en": "1 counterexample"}[lang] in wrong
    none = {"vi": "không phát hiện sai lệch", "en": "no difference found"}[lang]
    assert none in explored_summary(EXPLORED, lang)
    assert len(explored_summary(GOOD, lang).splitlines()) == 1


OUT, QUIET = fault("out_of_time", 30), fault("silent", 10)
AND_MORE: list[tuple[Json, str, list[str]]] = [
    ({"unsupported": 30}, ", trong đó 30 câu chưa hỗ trợ: không phát hiện sai lệch", ["hỗ trợ"]),
    ({"unsupported": 200}, "200 câu chưa hỗ trợ: không có câu trả lời nào để đối", ["hỗ trợ"]),
    (
        {"unanswered": (QUIET,) * 2},
        "sai lệch; 2 câu không có câu trả lời: không trả",
        ["2 câu ngoài bộ"],
    ),
    ({"unanswered": (OUT,) * 200, "cut_short": True}, "đối chiếu; 200 câu không có câu", []),
    ({"cut_short": True}, "sai lệch; thời gian của cả lượt không đủ để hỏi thêm hết", []),
    ({"faults": NOISY.faults}, "Không đúng giao thức:\n  ✗ dòng 1 không phải", ["giao thức"]),
]


@pytest.mark.parametrize(("more", "said", "against"), AND_MORE)
def test_what_else_came_of_what_was_explored(more: Json, said: str, against: list[str]) -> None:
    found = replace(GOOD, exploration=Exploration(0, ("cutoff_due",), 200, (), **more))
    told = explored_summary(found)
    assert said in told
    assert told.count("--total") == (1 if "cut_short" in more else 0)
    assert [known.vi.count(part) for known in shortcomings(found) for part in against] == [1] * len(
        against
    )
    assert (found.level, found.conforming) == (3, not against)
    assert "Không đúng giao thức:" in certificate_page(found) or "faults" not in more


def test_an_exploration_without_time_says_so() -> None:
    nothing = replace(GOOD, exploration=Exploration(0, ("cutoff_due",), 0, (), cut_short=True))
    assert explored_summary(nothing, "en") == (
        "Nothing was explored beyond the corpus;"
        " the time of the whole run did not suffice for everything; --total allows more"
    )
    assert nothing.conforming


@pytest.mark.parametrize(
    ("status", "said"), [(0, ""), (None, ""), (7, "kết thúc với mã 7"), (-9, "bởi tín hiệu 9")]
)
def test_how_a_program_ended_is_told_and_held_against_nobody(status: int | None, said: str) -> None:
    found = replace(GOOD, status=status)
    assert found.conforming
    for text in (summary(found), texts(certificate_page(found))):
        assert said in text
        assert ("Sau câu trả lời cuối cùng" in text) is bool(said)


@pytest.mark.parametrize(("given", "told"), [(1, True), ("true", True), (False, False)])
def test_what_nearly_says_that_it_is_not_supported_has_a_hint(given: object, told: bool) -> None:
    hint = 'lưu ý: chưa hỗ trợ thì ghi đúng "unsupported": true'
    assert (hint in summary(certify(lambda _: {"unsupported": given}, level=1))) is told


def test_the_first_line_says_how_fast_it_came() -> None:
    result, slow = GOOD.results[0], SILENT.results[0]
    assert first_line(result, Reply(1, {}, None, 0.256), "vi") == (
        f"Kết quả đầu tiên sau 0,26 giây: đạt ({result.case.id})"
    )
    why = fault("silent", 10)
    assert first_line(slow, Reply(1, None, why, 10), "en") == (
        f"First result after 10.00 s: no answer ({slow.case.id}): no answer within 10 s,"
        " its start included; --timeout allows more"
    )


@CERTIFICATES
def test_junit_counts_what_it_lists(name: str) -> None:
    root = ET.fromstring(junit(ALL[name]))  # noqa: S314  our own
    assert root.tag == "testsuites"
    suites = root.findall("testsuite")
    for number, suite in enumerate(suites):
        assert suite.attrib.keys() >= {"name", "package", "hostname", "time"}
        assert suite.attrib["id"] == str(number)
        order = dict.fromkeys(child.tag for child in suite)
        assert list(order) == ["properties", "testcase", "system-out", "system-err"]
        listed = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(listed)
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[key]) == len(suite.findall(f"testcase/{tag}"))
        assert all({"name", "classname", "time"} == case.attrib.keys() for case in listed)
        assert all(len(case) < 2 for case in listed)
    topics = [suite for suite in suites if suite.attrib["name"] in ALL[name].topics]
    assert sum(int(suite.attrib["tests"]) for suite in topics) == len(ALL[name].results)
    values = {each.attrib["name"]: each.attrib["value"] for each in suites[0].iter("property")}
    assert values["corpus"] == CORPUS_VERSION
    assert values["level"] == str(ALL[name].level)


def test_junit_states_the_moment_it_is_given_and_no_other() -> None:
    at = datetime.fromisoformat("2026-11-28T10:00:00+07:00")
    assert junit(GOOD, at=at).count(b'timestamp="2026-11-28T10:00:00"') == len(GOOD.topics) + 2
    assert b"timestamp" not in junit(GOOD)


def test_junit_is_green_only_for_what_is_right() -> None:
    for found in (*ALL.values(), EXPLORED, CONTRADICTED, *HALF):
        written = junit(found)
        assert (b"<failure" in written or b"<error" in written) is not found.conforming
        assert (b'<failure type="shortcomings"' in written) is not found.conforming
        assert all(words.vi.encode() in written for words in shortcomings(found))
    assert b"<error" in junit(NOISY)
    assert junit(SILENT).count(b"<error") == len(SILENT.results)
    assert b"the next release" in junit(MIXED)
    assert b'type="counterexample"' in junit(MIXED)
    assert b'classname="nhiemvu.exploration"' in junit(EXPLORED)


def texts(page: str) -> str:
    """Read a page as a browser would, strictly, and give its text."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return " ".join("".join(document.find("body").itertext()).split())


@CERTIFICATES
@LANGUAGES
def test_the_report_stands_alone_and_says_what_it_rests_on(name: str, lang: Language) -> None:
    found = ALL[name]
    page = certificate_page(found, lang, at=AT)
    assert not re.search(r"(src|href)=|url\(|@import|<script|<link", page.replace(NASTY, ""))
    text = texts(page)
    assert conclusion(found).text(lang)[1:] in text
    assert CORPUS_VERSION in text
    assert ({"vi": "Cần khắc phục:", "en": "To be mended:"}[lang] in text) is not found.conforming
    assert all(words.text(lang) in text for words in shortcomings(found))
    assert {"vi": "28/11/2026", "en": "2026-11-28"}[lang] in text
    for result in found.results_of(Outcome.NO_ANSWER):
        assert result.case.id in text
    for result in found.results_of(Outcome.FAILED, Outcome.EXPECTED, Outcome.STALE):
        assert result.case.id in text
        assert result.case.why.text(lang) in text
        assert result.case.provision.text(lang) in text
    for result in found.results_of(Outcome.PASSED, Outcome.SKIPPED):
        assert f"{result.case.id} {result.case.name.text(lang)}" in text


def test_the_report_tells_the_command_and_how_to_run_it_again() -> None:
    text = texts(certificate_page(SILENT, "en"))
    assert "nhiemvu certify --level 1 -- no-such-program-at-all" in text
    assert "'our software.jar'" in texts(certificate_page(MIXED))
    assert "nhiemvu certify -- java" in texts(certificate_page(MIXED))


def test_without_a_day_the_report_states_none() -> None:
    assert "Thời điểm kiểm tra" not in certificate_page(GOOD)
    assert "Thời điểm kiểm tra" in certificate_page(GOOD, at=AT)


BADGES: list[tuple[Certificate, str, str]] = [
    (GOOD, "#2e7d32", "QĐ 128: đạt mức 3/3"),
    (EXCUSED, "#b26a00", "QĐ 128: đạt mức 3/3, trừ 1"),
    (CONTRADICTED, "#b26a00", "QĐ 128: đạt mức 3/3"),
    (MIXED, "#b26a00", "QĐ 128: đạt mức 1/3"),
    (SILENT, "#c62828", "QĐ 128: chưa đạt"),
]


@pytest.mark.parametrize(("found", "colour", "title"), BADGES)
def test_the_badge_shows_the_level(found: Certificate, colour: str, title: str) -> None:
    drawn = badge(found)
    root = ET.fromstring(drawn)  # noqa: S314  our own
    assert colour in drawn
    assert root.findtext("{http://www.w3.org/2000/svg}title") == title


def test_where_nothing_could_be_explored_nothing_is_praised() -> None:
    nothing = replace(SILENT, exploration=Exploration(0, (), 0, ()))
    assert explored_summary(nothing, "en") == "Nothing was explored beyond the corpus"
