"""A linter of the corpus: its form, its uniqueness and its prose in both languages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from nhiemvu.calendar.days import weekday
from nhiemvu.testing.corpus import CASES, Case, cases, topics

if TYPE_CHECKING:
    from nhiemvu.text import Text

ALL = cases()
FILES = [f"{topic.code}.json" for topic in topics()]
NAMES = [case.name for case in ALL] + [topic.title for topic in topics()]
WHYS = [case.why for case in ALL]

_vietnamese_letter = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)  # fmt: skip  # noqa: E501
_english_date = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_vietnamese_date = re.compile(r"\b\d\d/\d\d(?:/\d{4})?\b")
_code = re.compile(r"\w_\w|\bD \d|\b\d\d?\.\d\.[a-zđ]\b|[\"`{}\[\]]")
_sentence_ends = re.compile(r"[.!?](?=\s|$)")
_weekday_not_as_written = re.compile(r"[Tt]hứ (?:hai|ba|tư|năm|sáu|bảy)\b|chủ [Nn]hật|Chủ Nhật")
_weekday_and_date = {
    "vi": re.compile(r"\b(thứ \w+|chủ nhật)(?: làm bù)? (\d\d)/(\d\d)/(\d{4})", re.IGNORECASE),
    "en": re.compile(r"\b(\w+day) (\d{4})-(\d\d)-(\d\d)"),
}
_vietnamese_in_english = re.compile(r"Việt Nam|Tết|Hùng|Điều|UBND")

UNFIT_VI = (
    r"(?<!chậm )trễ", "deadline", "task", "submit", "edge", "todo", "thư viện", "phần mềm này",
    "hiển nhiên", "dĩ nhiên", "rõ ràng", "phải chăng", r"v\.v", "chúng tôi",
)  # fmt: skip
UNFIT_EN = (
    "obviously", "simply", "of course", "clearly", "etc", "todo", "edge case", "our", "we",
    "library", "shall", "thereof", "tardy", "don't", "isn't",
)  # fmt: skip


def raw(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / name).read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_the_form_of_the_schema(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="comes with the extras html and docx")
    schema = raw("schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(raw(name))
    assert [(error.json_path, error.message[:200]) for error in errors] == []


@pytest.mark.parametrize("name", FILES)
def test_a_case_is_a_line(name: str) -> None:
    """So that the difference between two versions can be read."""
    found = raw(name)
    head = ", ".join(f'"{key}": {line(found[key])}' for key in ("topic", "level", "title"))
    body = ",\n".join(map(line, found["cases"]))
    text = (CASES / name).read_text("utf-8")
    assert text == f'{{{head},\n "cases": [\n{body}\n]}}\n'
    assert found["topic"] == name.removesuffix(".json")


def line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("name", FILES)
def test_cases_are_numbered_in_their_topic(name: str) -> None:
    found = raw(name)
    ids = [case["id"] for case in found["cases"]]
    assert ids == [f"{found['topic']}-{place:03d}" for place in range(1, len(ids) + 1)]


def test_a_task_bears_the_id_of_its_case() -> None:
    tasks = [(case.id, case.given["task"]["id"]) for case in ALL if "task" in case.given]
    assert [pair for pair in tasks if pair[0] != pair[1]] == []


def question(case: Case) -> str:
    given = json.loads(json.dumps(case.given))
    given.get("task", {}).pop("id", None)
    return json.dumps([case.op, given, case.as_of], sort_keys=True)


def repeated(texts: list[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


def test_no_two_cases_ask_the_same() -> None:
    assert repeated([question(case) for case in ALL]) == []


def test_no_two_cases_have_the_same_name_or_reason() -> None:
    texts = [text for each in (NAMES, WHYS) for pair in each for text in pair]
    assert repeated(texts) == []


def wrong(texts: list[Text], lang: str, pattern: str | re.Pattern[str]) -> list[str]:
    found = [text.vi if lang == "vi" else text.en for text in texts]
    return [text for text in found if re.search(pattern, text)]


def test_text_is_clean() -> None:
    for text in (text for pair in NAMES + WHYS for text in pair):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == " ".join(text.split()), text
        assert text[0] == text[0].upper(), text
        assert not _code.search(text), text


def test_a_name_is_short_and_has_no_full_stop() -> None:
    for text in (text for pair in NAMES for text in pair):
        assert 10 <= len(text) <= 90, (len(text), text)
        assert not text.endswith((".", "!", "?", ",", ";", ":")), text


def test_a_reason_is_one_or_two_sentences() -> None:
    for text in (text for pair in WHYS for text in pair):
        assert 30 <= len(text) <= 170, (len(text), text)
        assert text.endswith("."), text
        assert len(_sentence_ends.findall(text)) <= 2, text


def test_vietnamese_is_written_with_its_marks() -> None:
    assert [pair.vi for pair in NAMES + WHYS if not _vietnamese_letter.search(pair.vi)] == []


def test_english_is_english() -> None:
    """Names of days and places stay; nothing else is left untranslated."""
    found = [_vietnamese_in_english.sub("", pair.en) for pair in NAMES + WHYS]
    assert [text for text in found if _vietnamese_letter.search(text)] == []


def test_each_language_writes_dates_its_own_way() -> None:
    assert wrong(NAMES + WHYS, "vi", _english_date) == []
    assert wrong(NAMES + WHYS, "en", _vietnamese_date) == []


def test_weekdays_are_written_as_decree_30_writes_them() -> None:
    """Decree 30/2020, appendix II: "thứ Hai", "Chủ nhật"; so an ordinal is said otherwise."""
    assert wrong(NAMES + WHYS, "vi", _weekday_not_as_written) == []


def test_a_weekday_beside_a_date_is_that_of_the_date() -> None:
    for text in NAMES + WHYS:
        for name, day, month, year in _weekday_and_date["vi"].findall(text.vi):
            found = weekday(date(int(year), int(month), int(day)))
            assert name.lower() == found.lower(), text.vi
        for name, year, month, day in _weekday_and_date["en"].findall(text.en):
            assert name == weekday(date(int(year), int(month), int(day)), "en"), text.en


@pytest.mark.parametrize("word", UNFIT_VI)
def test_no_unfit_word_in_vietnamese(word: str) -> None:
    assert wrong(NAMES + WHYS, "vi", re.compile(rf"(?i)\b{word}\b")) == []


@pytest.mark.parametrize("word", UNFIT_EN)
def test_no_unfit_word_in_english(word: str) -> None:
    assert wrong(NAMES + WHYS, "en", re.compile(rf"(?i)\b{word}\b")) == []
