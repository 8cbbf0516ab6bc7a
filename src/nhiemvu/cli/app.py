"""The commands together, and how a run ends: quietly, or with a message and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

import click
from click.exceptions import Exit, NoArgsIsHelpError

from nhiemvu import __version__
from nhiemvu.cli import EXIT_BAD_INPUT, EXIT_INTERRUPTED
from nhiemvu.cli.arguments import language_option
from nhiemvu.cli.help import BilingualGroup
from nhiemvu.cli.wording import os_error, usage_error
from nhiemvu.errors import NhiemvuError

if TYPE_CHECKING:
    from nhiemvu.text import Language

EXIT_CLOSED_PIPE = 141
COMMANDS = {
    **dict.fromkeys(("classify", "timeline"), "tasks"),
    "report": "reports",
    "audit": "audits",
    "score": "scores",
    "sample": "samples",
    **dict.fromkeys(("calendar", "due", "add", "between", "explain"), "days"),
    "reference": "references",
    "schema": "schemas",
    "certify": "certify",
}
"""Each command and the module that has it, which is loaded when the command is asked for."""


class Commands(BilingualGroup):
    """The commands by their names: a run loads its own, and `--help` all of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  asked of any group
        """Give the names in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"nhiemvu.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return found


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@language_option
@click.version_option(__version__, prog_name="nhiemvu", help="Phiên bản · The version.")
def app() -> None:
    """Nhiệm vụ do UBND tỉnh giao: trạng thái, ngày làm việc và căn cứ (Quyết định 128/QĐ-UBND).

    Tasks assigned by a provincial People's Committee: statuses, working days, legal basis.
    """


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status; nothing a user did ends in a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    try:
        status = _answered(given)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    except OSError as error:
        status = _ended_by_the_system(error, asked_language(given))
    return status


def _prepare_streams() -> None:
    """Give every stream a place to go, and write UTF-8 whatever the system's habit."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _answered(given: list[str]) -> int:
    lang = asked_language(given)
    try:
        with app.make_context("nhiemvu", list(given), obj=lang) as context:
            status = app.invoke(context)
    except Exit as ended:
        return ended.exit_code
    except NoArgsIsHelpError as error:
        message = error.format_message()
    except click.ClickException as error:
        command = next((word for word in given if word in COMMANDS), None)
        message = usage_error(error, command, lang)
    except NhiemvuError as error:
        message = error.message(lang)
    else:
        return status if isinstance(status, int) else 0
    sys.stdout.flush()
    sys.stderr.write(message + "\n")
    return EXIT_BAD_INPUT


def _ended_by_the_system(error: OSError, lang: Language) -> int:
    """End quietly when nobody reads any more; otherwise say what the system refused."""
    try:
        if error.errno not in _NOBODY_READS:
            sys.stderr.write(os_error(error, lang) + "\n")
            sys.stderr.flush()
    except OSError as second:
        error = second
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    return EXIT_CLOSED_PIPE if error.errno in _NOBODY_READS else EXIT_BAD_INPUT


_NOBODY_READS = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


def _let_go(stream: TextIO) -> None:
    """Let what is left unwritten go nowhere, so that leaving raises no second error."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def asked_language(arguments: list[str]) -> Language:
    """Find the language asked for, even when the arguments cannot be parsed."""
    ours = arguments[: arguments.index("--")] if "--" in arguments else arguments
    words = [*ours, ""]
    given = [after for word, after in pairwise(words) if word == "--lang"]
    given += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    return "en" if given[-1:] == ["en"] else "vi"
