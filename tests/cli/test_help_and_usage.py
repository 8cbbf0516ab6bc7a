"""What a call that cannot be understood is told, in both languages; how a run is started."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess
from typing import TypeAlias

import click
import pytest

import nhiemvu
import nhiemvu.cli
from cases import EXAMPLES

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

HELP = {
    "vi": "Xem: nhiemvu{} --help\n",
    "en": "See: nhiemvu{} --help\n",
}
FILE = str(EXAMPLES)

MISTAKES: list[tuple[list[str], str, str, str]] = [
    (["frob"], "", "Không có lệnh 'frob'.", "No such command 'frob'."),
    (["--frob"], "", 'Không có tùy chọn "--frob".', "No such option"),
    (
        ["due", "2026-10-05", "--frob"],
        " due",
        'Không có tùy chọn "--frob".',
        "No such option",
    ),
    (["classify"], " classify", "Thiếu tham số 'FILE'.", "Missing argument 'FILE'."),
    (["classify", FILE], " classify", "Thiếu tham số '--as-of'.", "Missing option '--as-of'."),
    (
        ["timeline", FILE, "--until", "1/1/2026"],
        " timeline",
        "Thiếu tham số '--id'.",
        "Missing option '--id'.",
    ),
    (
        ["classify", FILE, "b", "--as-of", "1/1/2026"],
        " classify",
        "Thừa tham số (b)",
        "Got unexpected extra argument (b)",
    ),
    (["add", "2026-10-05"], " add", "Thiếu tham số 'N'.", "Missing argument 'N'."),
    (
        ["add", "2026-10-05", "x"],
        " add",
        "Giá trị của 'N' không hợp lệ: cần số nguyên\n",
        "Invalid value for 'N': 'x' is not a valid integer.",
    ),
    (
        ["add", "2026-10-05", "1.5"],
        " add",
        "Giá trị của 'N' không hợp lệ: cần số nguyên\n",
        "Invalid value for 'N': '1.5' is not a valid integer.",
    ),
    (
        ["add", "2026-10-05", "1", "-3"],
        " add",
        "Thừa tham số (-3)\n",
        "Got unexpected extra argument (-3)\n",
    ),
    (["between", "2026-10-05"], " between", "Thiếu tham số 'DATE'.", "Missing argument 'DATE'."),
    (
        ["explain", "2026-10-05", "--format", "xml"],
        " explain",
        "Giá trị của '--format' không hợp lệ: cần một trong: text, json\n",
        "Invalid value for '--format': 'xml' is not one of 'text', 'json'.",
    ),
    (
        ["calendar", "2026", "--format", "xml"],
        " calendar",
        "Giá trị của '--format' không hợp lệ: cần một trong: text, json, csv\n",
        "Invalid value for '--format': 'xml' is not one of",
    ),
    (
        ["calendar", "26"],
        " calendar",
        "Giá trị của 'YEAR' không hợp lệ: cần số nguyên từ 1900 đến 2999\n",
        "Invalid value for 'YEAR': 26 is not in the range",
    ),
    (
        ["schema", "tasks"],
        " schema",
        "Giá trị của 'NAME' không hợp lệ: cần một trong: task\n",
        "Invalid value for 'NAME': 'tasks' is not 'task'.\n",
    ),
    (["due"], " due", "Thiếu tham số 'MOMENT'.", "Missing argument 'MOMENT'."),
]


@pytest.mark.parametrize(("arguments", "command", "vietnamese", "english"), MISTAKES)
def test_a_mistake_is_named_and_help_is_pointed_at(
    cli: Cli, arguments: list[str], command: str, vietnamese: str, english: str
) -> None:
    for lang, said in (("vi", vietnamese), ("en", english)):
        done = cli(*arguments, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert done.stderr.endswith(HELP[lang].format(command))
        assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["2026-10-05", "1", "--frob"], "--frob"),
        (["2026-10-05", "-3", "--frob"], "--frob"),
        (["2026-10-05", "--format", "json", "-3", "--projecte"], "--projecte"),
        (["2026-10-05", "1", "--one", "--two"], "--one"),
    ],
)
def test_an_unknown_option_on_add_is_told_as_such(
    cli: Cli, arguments: list[str], option: str
) -> None:
    """A number may be negative there, so that any option could be one."""
    done = cli("add", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'Không có tùy chọn "{option}".\n' + HELP["vi"].format(" add")


@pytest.mark.parametrize("option", ["--as-of", "--format"])
@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "phải có giá trị"), ("en", "requires an argument")]
)
def test_an_option_without_its_value(cli: Cli, option: str, lang: str, said: str) -> None:
    done = cli("classify", FILE, "--lang", lang, option)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert f"'{option}'" in done.stderr


@pytest.mark.parametrize("lang", ["fr", "VI", ""])
def test_a_language_there_is_not(cli: Cli, lang: str) -> None:
    done = cli("explain", "2026-10-05", "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'--lang'" in done.stderr
    assert "vi, en" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "explain", "2026-10-05"],
        ["explain", "2026-10-05", "--lang", "en"],
        ["explain", "--lang=en", "2026-10-05"],
        ["--lang", "vi", "explain", "2026-10-05", "--lang", "en"],
    ],
)
def test_the_language_may_stand_before_or_after_the_command(cli: Cli, arguments: list[str]) -> None:
    assert cli(*arguments).stdout == "Monday, 2026-10-05: Working day.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "explain", "2012-01-01"],
        ["explain", "2012-01-01", "--lang=en"],
        ["--lang=en", "frob"],
        ["classify", "nowhere.jsonl", "--as-of", "1/1/2026", "--lang", "en"],
    ],
)
def test_a_failure_speaks_the_language_asked_for(cli: Cli, arguments: list[str]) -> None:
    assert "received" in cli(*arguments).stderr or "o such" in cli(*arguments).stderr


@pytest.mark.parametrize(
    ("languages", "english"),
    [
        (["--lang", "en"], True),
        (["--lang=en"], True),
        (["--lang", "vi", "--lang", "en"], True),
        (["--lang", "en", "--lang", "vi"], False),
        (["--lang=en", "--lang=vi"], False),
        ([], False),
    ],
)
def test_of_several_languages_a_failure_speaks_the_last(
    cli: Cli, languages: list[str], english: bool
) -> None:
    for command in (["explain", "2012-01-01"], ["classify", "nowhere.jsonl", "--as-of", "x"]):
        said = cli(*languages, *command).stderr
        assert ("received" in said) is english
        assert ("nhận được" in said) is not english


def test_the_version_is_the_package_s(cli: Cli) -> None:
    done = cli("--version")
    assert (done.returncode, done.stdout) == (0, f"nhiemvu, version {nhiemvu.__version__}\n")


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "Thiếu tên lệnh.\n"), ("en", "Missing command.\n")]
)
def test_a_call_with_a_language_and_no_command(cli: Cli, lang: str, said: str) -> None:
    done = cli("--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == said + HELP[lang].format("")


def test_a_call_without_a_command_gets_the_help_and_fails(cli: Cli) -> None:
    done = cli()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Cách dùng: nhiemvu [TÙY CHỌN] LỆNH [THAM SỐ]...\n")
    assert "\n  classify  " in done.stderr
    assert "\n  timeline  " in done.stderr


def test_as_a_module_and_as_a_script_it_is_one_program(program: Cli) -> None:
    done = program("add", "2026-10-01", "-3", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Monday, 2026-09-28\n"


def test_every_command_that_a_module_defines_is_in_the_table(program: Cli) -> None:
    from nhiemvu.cli.app import COMMANDS

    modules = [path.stem for path in Path(nhiemvu.cli.__file__).parent.glob("*.py")]
    defined = {
        value.name: module
        for module in modules
        for value in vars(import_module(f"nhiemvu.cli.{module}")).values()
        if isinstance(value, click.Command) and not isinstance(value, click.Group)
    }
    assert defined == COMMANDS
    shown = program("--help").stdout
    assert all(f"\n  {name} " in shown for name in COMMANDS)


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    import_module("nhiemvu.__main__")
    assert capsys.readouterr().out == ""


def test_arguments_come_from_the_command_line_when_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from nhiemvu.cli.app import run

    monkeypatch.setattr("sys.argv", ["nhiemvu", "between", "2026-10-05", "2026-10-09"])
    assert run() == 0
    assert capsys.readouterr().out == "4 ngày làm việc\n"


def test_streams_that_are_no_files_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A host that embeds the command line may give it streams of its own."""
    from io import StringIO

    from nhiemvu.cli.app import run

    out = StringIO()
    monkeypatch.setattr("sys.stdout", out)
    assert run(["between", "2026-10-05", "2026-10-09"]) == 0
    assert out.getvalue() == "4 ngày làm việc\n"
