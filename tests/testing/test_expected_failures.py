"""The file of expected failures: two forms, and everything that can be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nhiemvu.testing.corpus import cases
from nhiemvu.testing.expected_failures import ExpectedFailuresError, read_expected_failures

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = (case.id for case in cases()[:2])


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", f'{FIRST} = "chờ bản sau"\n{SECOND} = "khác"\n'),
        ("a.toml", f'\ufeff{FIRST} = "chờ bản sau"\r\n{SECOND} = "khác"\r\n'),
        (
            "a.jsonl",
            (
                f'{{"id": "{FIRST}", "reason": "chờ bản sau"}}\n\n'
                f'{{"id": "{SECOND}", "reason": "khác", "since": 2026}}\n'
            ),
        ),
    ],
)
def test_both_forms_hold_the_same(tmp_path: Path, name: str, text: str) -> None:
    found = read_expected_failures(written(tmp_path, name, text))
    assert found == {FIRST: "chờ bản sau", SECOND: "khác"}


def test_a_reason_may_hold_any_letter(tmp_path: Path) -> None:
    """A line ends where JSON Lines says it does, and nowhere else."""
    text = f'{{"id": "{FIRST}", "reason": "one\u2028two"}}\r\n'
    assert read_expected_failures(written(tmp_path, "a.jsonl", text)) == {FIRST: "one\u2028two"}
    assert read_expected_failures(written(tmp_path, "a.TOML", f'{FIRST} = "x"')) == {FIRST: "x"}


@pytest.mark.parametrize("name", ["a.toml", "a.jsonl"])
def test_an_empty_file_expects_nothing(tmp_path: Path, name: str) -> None:
    assert read_expected_failures(written(tmp_path, name, "\n")) == {}


WRONG: list[tuple[str, str | bytes, list[str]]] = [
    ("a.toml", 'cutoff-999 = "x"', ["unknown_case"]),
    ("a.toml", f'{FIRST} = ""', ["reason"]),
    ("a.toml", f'{FIRST} = " "\ncutoff-999 = "x"', ["reason", "unknown_case"]),
    ("a.toml", f"{FIRST} = 5", ["reason"]),
    ("a.toml", f"{FIRST} = {{}}", ["reason"]),
    ("a.toml", f'{FIRST} = "x"\n{FIRST} = "y"', ["not_toml"]),
    ("a.toml", "what is this", ["not_toml"]),
    ("a.toml", b"\xff", ["not_utf8"]),
    ("a.jsonl", b"\xff", ["not_json"]),
    ("a.jsonl", "what is this\n\nand this", ["not_json", "not_json"]),
    ("a.jsonl", "[1]", ["not_json"]),
    ("a.jsonl", f'{{"id": "{FIRST}"}}', ["reason"]),
    ("a.jsonl", '{"reason": "x"}', ["unknown_case"]),
    ("a.jsonl", "[" * 100_000, ["not_json"]),
    ("a.toml", "a = " + "[" * 100_000, ["not_toml"]),
    ("a.jsonl", '{"id": ["a"], "reason": "x"}', ["unknown_case"]),
    ("a.jsonl", '{"id": null, "reason": "x"}', ["unknown_case"]),
    ("a.jsonl", f'{{"id": "{FIRST}", "reason": null}}', ["reason"]),
    ("a.jsonl", f'{{"id": "{FIRST}", "reason": "x"}}\n' * 2, ["twice"]),
]


def test_a_line_that_cannot_be_read_is_named_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", f'{{"id": "{FIRST}", "reason": "x"}}\n\nrác\n')
    with pytest.raises(ExpectedFailuresError) as caught:
        read_expected_failures(path)
    assert caught.value.message("vi").startswith(f'{path}: dòng 3: nhận được: "rác"; yêu cầu: ')
    assert caught.value.message("en").startswith(f'{path}: line 3: received "rác"; expected ')


@pytest.mark.parametrize(("name", "text", "codes"), WRONG)
def test_what_cannot_be_used_is_refused_with_all_its_problems(
    tmp_path: Path, name: str, text: str | bytes, codes: list[str]
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(ExpectedFailuresError) as caught:
        read_expected_failures(path)
    assert [problem.code for problem in caught.value.problems] == codes
    for lang, expected in (("vi", "yêu cầu: "), ("en", "expected ")):
        lines = caught.value.message(lang).splitlines()  # type: ignore[arg-type]
        assert len(lines) == len(codes)
        assert all(line.startswith(f"{path}: ") and expected in line for line in lines)
