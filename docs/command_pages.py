"""The command line: the help of every command, as it prints it."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

from nhiemvu.cli.app import COMMANDS, run

if TYPE_CHECKING:
    from nhiemvu.text import Language


def commands(lang: Language) -> str:
    """Give the help of each command."""
    return "\n\n".join(f"## {name} {{ #{name} }}\n\n{_help(name, lang)}" for name in COMMANDS)


def _help(command: str, lang: Language) -> str:
    with redirect_stdout(StringIO()) as written:
        run(["--lang", lang, command, "--help"])
    return f"```\n{written.getvalue().strip()}\n```"
