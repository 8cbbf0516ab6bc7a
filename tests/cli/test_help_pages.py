"""Help pages: texts in both languages, headings in Vietnamese or in English as asked."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

COMMANDS = [
    *("classify", "timeline", "calendar", "due", "add", "between", "explain"),
    *("reference", "schema", "certify"),
]
HEADINGS = {
    "vi": ("Cách dùng: nhiemvu", "Tùy chọn:", "Lệnh:"),
    "en": ("Usage: nhiemvu", "Options:", "Commands:"),
}
ENGLISH_FIRST = [
    ["--lang", "en", "due", "--help"],
    ["--lang=en", "due", "-h"],
    ["due", "--lang", "en", "--help"],
    ["due", "--lang=en", "-h"],
]


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_the_commands_in_both_languages(cli: Cli, option: str) -> None:
    done = cli(option)
    assert (done.returncode, done.stderr) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout
    assert "Nhiệm vụ do UBND tỉnh giao" in done.stdout
    assert "Tasks assigned by a provincial People's Committee" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_each_command_has_help_in_both_languages(cli: Cli, command: str, option: str) -> None:
    """The Vietnamese comes first, in one paragraph or more; one in English follows."""
    done = cli(command, option)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"nhiemvu {command} " in done.stdout
    assert "--lang [vi|en]" in done.stdout
    *vietnamese, english = done.stdout.partition("\n\nTùy chọn:")[0].split("\n\n")[1:]
    assert vietnamese
    assert not any(paragraph.isascii() for paragraph in vietnamese)
    assert english.isascii()


@pytest.mark.parametrize("arguments", [[], ["--lang", "vi"], ["--lang", "en"]])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_headings_are_in_the_language_asked_for(
    cli: Cli, command: str, arguments: list[str]
) -> None:
    asked = "en" if "en" in arguments else "vi"
    page = cli(*arguments, *([command] if command else []), "--help").stdout
    for lang, (usage, options, commands) in HEADINGS.items():
        assert page.startswith(usage) is (lang == asked)
        assert (f"\n{options}\n" in page) is (lang == asked)
        assert (f"\n{commands}\n" in page) is (lang == asked and not command)


@pytest.mark.parametrize("arguments", ENGLISH_FIRST, ids=" ".join)
def test_the_language_may_stand_before_or_after_the_command(cli: Cli, arguments: list[str]) -> None:
    assert cli(*arguments).stdout.startswith("Usage: nhiemvu due [OPTIONS] MOMENT\n")


def test_of_two_languages_the_later_counts(cli: Cli) -> None:
    page = cli("--lang", "en", "due", "--lang", "vi", "--help").stdout
    assert page.startswith("Cách dùng: nhiemvu due ")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_option_says_what_it_does_in_both_languages(cli: Cli, lang: str) -> None:
    for command in COMMANDS:
        page = cli("--lang", lang, command, "--help", COLUMNS="200").stdout
        options = [row for row in page.splitlines() if row.startswith("  -")]
        assert len(options) >= 2
        assert all(" · " in row and not row.isascii() for row in options)
        assert "  -h, --help" in options[-1]
        assert options[-1].endswith("Hiển thị hướng dẫn này · This page.")
