"""``reference``: what a number and symbol says, or what is wrong where; both forms, languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from nhiemvu.errors import MalformedReferenceError
from nhiemvu.references import Reference

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

KEYS = [
    *("reference", "valid", "number", "suffix", "year", "symbol"),
    *("kind", "kind_label", "issuer", "faults", "suggestion"),
]
NOTHING = dict.fromkeys(KEYS[2:9])

TEXT = {
    "128/QĐ-UBND": (
        (
            "128/QĐ-UBND\n  Số: 128\n  Ký hiệu: QĐ-UBND\n  Loại văn bản: quyết định (QĐ)\n"
            "  Cơ quan ban hành: UBND\n"
        ),
        (
            "128/QĐ-UBND\n  Number: 128\n  Symbol: QĐ-UBND\n  Kind of document: decision (QĐ)\n"
            "  Issued by: UBND\n"
        ),
    ),
    "07a/UBND-KT": (
        (
            "07a/UBND-KT\n  Số: 07a\n  Ký hiệu: UBND-KT\n  Loại văn bản: công văn\n"
            "  Cơ quan ban hành: UBND\n"
        ),
        (
            "07a/UBND-KT\n  Number: 07a\n  Symbol: UBND-KT\n  Kind of document: official letter\n"
            "  Issued by: UBND\n"
        ),
    ),
    "28/2026/QH16": (
        (
            "28/2026/QH16\n  Số: 28\n  Năm: 2026\n  Ký hiệu: QH16\n"
            "  Loại văn bản: không thuộc 29 loại văn bản hành chính\n  Cơ quan ban hành: QH16\n"
        ),
        (
            "28/2026/QH16\n  Number: 28\n  Year: 2026\n  Symbol: QH16\n"
            "  Kind of document: none of the 29 kinds of administrative documents\n"
            "  Issued by: QH16\n"
        ),
    ),
}

ANSWERS: list[tuple[str, dict[str, Any]]] = [
    ("128/QĐ-UBND", {"number": 128, "suffix": "", "year": None, "symbol": "QĐ-UBND", "kind": "QĐ",
                     "kind_label": "quyết định", "issuer": "UBND"}),
    ("07a/UBND-KT", {"number": 7, "suffix": "a", "year": None, "symbol": "UBND-KT", "kind": None,
                     "kind_label": "công văn", "issuer": "UBND"}),
    ("28/2026/QH16", {"number": 28, "suffix": "", "year": 2026, "symbol": "QH16", "kind": None,
                      "kind_label": None, "issuer": "QH16"}),
    ("15/SY-UBND", {"number": 15, "suffix": "", "year": None, "symbol": "SY-UBND", "kind": "SY",
                    "kind_label": "bản sao y", "issuer": "UBND"}),
]  # fmt: skip


@pytest.mark.parametrize("text", TEXT)
def test_text_is_the_default(cli: Cli, text: str) -> None:
    for lang, expected in zip(("vi", "en"), TEXT[text], strict=True):
        done = cli("reference", text, "--lang", lang)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


def test_several_are_told_apart_by_an_empty_line(cli: Cli) -> None:
    done = cli("reference", *TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "\n".join(vietnamese for vietnamese, _ in TEXT.values())


@pytest.mark.parametrize(("text", "answer"), ANSWERS)
def test_json_has_every_key(cli: Cli, text: str, answer: dict[str, Any]) -> None:
    done = cli("reference", text, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == KEYS
    head = {"reference": text, "valid": True, "faults": [], "suggestion": None}
    assert found == {**head, **answer}


def test_what_is_wrong_is_marked_and_said_with_what_to_write(cli: Cli) -> None:
    done = cli("reference", "7 / qđ-ubnd")
    assert (done.returncode, done.stderr) == (1, "")
    given, marks, *said, instead = done.stdout.splitlines()
    assert (given, marks) == ("7 / qđ-ubnd", "^^ ^^  ^")
    with pytest.raises(MalformedReferenceError) as caught:
        Reference.parse("7 / qđ-ubnd")
    assert said == [f"  {fault.message()}" for fault in caught.value.faults]
    assert instead == "  Sửa thành: 07/QĐ-UBND"
    english = cli("reference", "7 / qđ-ubnd", "--lang", "en").stdout.splitlines()
    assert english[2:-1] == [f"  {fault.message('en')}" for fault in caught.value.faults]
    assert english[-1] == "  Write instead: 07/QĐ-UBND"


def test_json_of_what_is_wrong(cli: Cli) -> None:
    done = cli(
        "reference", "128/QĐ", "7/QĐ-UBND", "128/QĐ-UBND", "--format", "json", "--lang", "en"
    )
    assert (done.returncode, done.stderr) == (1, "")
    first, second, third = map(json.loads, done.stdout.splitlines())
    expected = "the issuing agency after the kind of document, such as 128/QĐ-UBND"
    fault = {
        "code": "issuer_missing",
        "position": 6,
        "found": "",
        "expected": expected,
        "message": f"character 7: missing; expected {expected} (Article 15, Decree 30/2020/NĐ-CP)",
    }
    head = {"reference": "128/QĐ", "valid": False, "suggestion": None}
    assert list(first) == KEYS
    assert first == {**NOTHING, **head, "faults": [fault]}
    assert list(first["faults"][0]) == list(fault)
    assert (second["valid"], second["suggestion"]) == (False, "07/QĐ-UBND")
    assert (third["valid"], third["suggestion"]) == (True, None)


@pytest.mark.parametrize("order", [["128/QĐ-UBND", "128/QĐ"], ["128/QĐ", "128/QĐ-UBND"]])
def test_one_that_is_wrong_makes_the_status_wherever_it_stands(cli: Cli, order: list[str]) -> None:
    assert cli("reference", *order).returncode == 1


def test_text_in_nfd_is_shown_in_nfc(cli: Cli) -> None:
    from unicodedata import normalize

    given = normalize("NFD", "128/QĐ-UBNDÊ ")
    done = cli("reference", given)
    assert done.stdout.splitlines()[:2] == ["128/QĐ-UBNDÊ ", "            ^"]


@pytest.mark.parametrize(
    ("text", "shown", "marks"),
    [
        ("", '""', None),
        ("128/\x1b[31mQĐ-UBND", "128/\\x1b[31mQĐ-UBND", "    ^"),
        ("128/QĐ\x07-中b", "128/QĐ\\x07-中b", "      ^    ^  ^"[:12]),
        ("128/QĐ-\u202eU", "128/QĐ-\\u202eU", "       ^"),
        ("128/QĐ-" + "*" * 73, "128/QĐ-" + "*" * 73, "       ^" + " " * 26 + "^"),
        ("128/QĐ-" + "*" * 74, "128/QĐ-" + "*" * 72 + "…", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_marks_stand_under_what_is_shown(
    cli: Cli, text: str, shown: str, marks: str | None
) -> None:
    done = cli("reference", text)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[0] == shown
    if marks is None:
        assert lines[1].startswith("  ký tự thứ ")
    else:
        assert lines[1] == marks


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e", "\ud800", "\u2028", "\r"])
def test_json_never_steers_a_terminal_and_gives_the_same_text_back(cli: Cli, evil: str) -> None:
    done = cli("reference", f"128/QĐ{evil}", "--format", "json")
    assert done.returncode == 1
    assert done.stdout.rstrip("\n").isprintable()
    assert json.loads(done.stdout)["reference"] == f"128/QĐ{evil}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_asked_is_a_mistake_of_the_caller(cli: Cli, lang: str) -> None:
    done = cli("reference", "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert "TEXT..." in done.stderr
    assert "nhiemvu reference --help" in done.stderr


def test_a_reference_is_read_under_a_locale_that_cannot_hold_it(program: Cli) -> None:
    done = program("reference", "128/QĐ-UBND", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("128/QĐ-UBND\n")


def test_bytes_that_are_no_text_are_shown_as_escapes(cli: Cli) -> None:
    done = cli("reference", "128/\udcff-UBND")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("128/\\udcff-UBND\n")
