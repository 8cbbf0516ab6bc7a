"""The corpus is read by level and topic, put as requests, and frozen."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from nhiemvu.testing.corpus import (
    CASES,
    CORPUS_VERSION,
    CorpusError,
    cases,
    check_frozen,
    checksums,
    topics,
)

VERSIONS = {"1.0.0": "8385adb6e7c918157265ffd6a6316035d69f4d9da04a728927163005b058ef7e"}


def test_a_level_includes_those_below_it() -> None:
    counts = [len(cases(level=level)) for level in (1, 2, 3)]
    assert counts == sorted(set(counts))
    assert {case.level for case in cases(level=2)} == {1, 2}
    assert cases(level=2) == cases()[: counts[1]]


def test_a_topic_gives_its_own_cases_where_the_level_reaches_it() -> None:
    assert {case.topic for case in cases(topic="recall")} == {"recall"}
    assert cases(level=1, topic="recall") == ()


def test_the_topics_hold_all_cases() -> None:
    found = [case for topic in topics() for case in cases(topic=topic.code)]
    assert tuple(found) == cases()
    assert all(case.level == topic.level for topic in topics() for case in cases(topic=topic.code))


def test_a_topic_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(CorpusError) as caught:
        cases(topic="recalls")
    assert caught.value.code == "unknown_topic"
    assert '"recalls"' in caught.value.message("vi")
    assert "cutoff, working-days-add" in caught.value.message("en")


def test_a_request_is_the_case_as_a_program_reads_it() -> None:
    case = cases(topic="as-of")[0]
    expected = {"seq": 3, "op": "classify", "task": case.given["task"], "as_of": case.as_of}
    assert case.request(3) == expected
    assert "as_of" not in cases(topic="history-order")[0].request(1)


def test_the_corpus_is_the_one_that_was_frozen() -> None:
    """A change of a case is a change for everybody certified: it takes a new version.

    A version that was published stays in the table, and its digest is never changed.
    """
    frozen = json.loads((CASES / "manifest.json").read_text("utf-8"))
    assert frozen == {"version": CORPUS_VERSION, "files": checksums()}
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(checksums().items()))
    assert VERSIONS[CORPUS_VERSION] == sha256(lines.encode()).hexdigest()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASES, tmp_path / "cases"))


def test_the_copy_of_a_corpus_is_the_corpus(copy: Path) -> None:
    check_frozen(copy)


def test_other_ends_of_lines_are_the_same_corpus(copy: Path) -> None:
    for path in copy.glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    check_frozen(copy)


def test_a_changed_an_added_and_a_missing_file_are_named(copy: Path) -> None:
    changed = copy / "cutoff.json"
    changed.write_text(changed.read_text("utf-8").replace("2026-10-12", "2026-10-13", 1), "utf-8")
    (copy / "more.json").write_text("{}", "utf-8")
    (copy / "ties.json").unlink()
    with pytest.raises(CorpusError) as caught:
        check_frozen(copy)
    assert caught.value.code == "corpus_changed"
    assert caught.value.found == "cutoff.json, more.json, ties.json"
    assert CORPUS_VERSION in caught.value.message("vi")
    assert CORPUS_VERSION in caught.value.message("en")
