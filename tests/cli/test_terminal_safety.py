"""What a task holds never steers the terminal: messages show control characters as escapes."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

Cli: TypeAlias = Callable[..., CompletedProcess[str]]
Refused: TypeAlias = Callable[..., list[str]]
Line: TypeAlias = Callable[..., str]

AT = "2026-10-06T10:00:00+07:00"
HOSTILE = {
    "a colour": "\x1b[31m",
    "a title": "\x1b]0;x\x07",
    "a one-byte control sequence": "\x9b2J",
    "right to left": "\u202e",
    "an isolate": "\u2066",
    "a return": "\r",
    "a line feed": "\n",
    "a next line": "\x85",
    "a line separator": "\u2028",
    "a backspace": "\b",
    "a delete": "\x7f",
    "a NUL": "\x00",
    "a zero width space": "\u200b",
    "a mark": "\ufeff",
}


def places(evil: str) -> dict[str, dict[str, Any]]:
    """A task for each place of a message that shows what the task holds."""
    answer = {"kind": "coordination_answered", "at": AT, "unit": evil}
    return {
        "found": {"deadline": evil},
        "found in a list": {"content": [evil]},
        "found in an object": {"content": {evil: evil}},
        "category": {"category": evil},
        "kind": {"events": [{"kind": evil, "at": AT}]},
        "unit": {"events": [answer]},
    }


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", places(""))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_message_shows_it_as_an_escape(
    refused: Refused, line: Line, evil: str, place: str, lang: str
) -> None:
    (message,) = refused(line(**places(f"X{evil}Y")[place]), lang)
    assert message.isprintable()
    assert "X\\" in message


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
def test_the_id_in_front_of_a_message_too(refused: Refused, line: Line, evil: str) -> None:
    (message,) = refused(line(f"X{evil}Y", deadline="x"))
    assert message.isprintable()
    assert message.startswith("X\\")


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
def test_the_id_of_an_unknown_task_too(cli: Cli, evil: str) -> None:
    done = cli("timeline", "-", "--id", f"X{evil}Y", "--until", "31/10/2026")
    assert done.returncode == 2
    assert done.stderr.rstrip("\n").isprintable()


def test_what_is_not_json_is_shown_escaped(refused: Refused) -> None:
    (message,) = refused(b"\x1b[2J\x9b\xe2\x80\xae oops")
    assert message.isprintable()
    assert "\\x1b[2J" in message


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e"])
def test_a_file_s_name_in_front_of_a_message(cli: Cli, tmp_path: Any, evil: str) -> None:
    path = tmp_path / f"a{evil}b.jsonl"
    path.write_text("{}", "utf-8")
    done = cli("classify", str(path), "--as-of", "31/10/2026")
    assert done.returncode == 2
    assert all(row.isprintable() for row in done.stderr.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("classify", "-", "--as-of", "\x1b[31m"),
        ("due", "\x1b[31m\u202e"),
        ("add", "2026-10-05", "\x1b[31m"),
        ("explain", "2026-10-05", "--format", "\x1b[31m"),
        ("calendar", "\x1b[31m"),
        ("schema", "\x1b[31m"),
        ("\x1b[31m",),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_argument_in_a_usage_error(cli: Cli, arguments: tuple[str, ...], lang: str) -> None:
    done = cli("--lang", lang, *arguments)
    assert done.returncode == 2
    assert all(row.isprintable() for row in done.stderr.splitlines())


def test_json_escapes_what_json_must(cli: Cli, line: Line) -> None:
    done = cli("classify", "-", "--as-of", "31/10/2026", stdin=line("a\x00\x1b\n\r\tb"))
    assert '"id": "a\\u0000\\u001b\\n\\r\\tb"' in done.stdout
