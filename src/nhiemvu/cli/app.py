"""The commands together, and how a run ends: quietly, or with a message and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import click
from click.exceptions import NoArgsIsHelpError

from nhiemvu import __version__
from nhiemvu.cli.arguments import language_option
from nhiemvu.cli.days import add, between, calendar, due, explain
from nhiemvu.cli.help import BilingualGroup
from nhiemvu.cli.schemas import schema
from nhiemvu.cli.tasks import classify, timeline
from nhiemvu.cli.wording import os_error, usage_error
from nhiemvu.errors import NhiemvuError

if TYPE_CHECKING:
    from nhiemvu.text import Language

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
EXIT_CLOSED_PIPE = 141


@click.group(
    cls=BilingualGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@language_option
@click.version_option(__version__, prog_name="nhiemvu", help="Phiên bản · The version.")
def app() -> None:
    """Nhiệm vụ do UBND tỉnh giao: trạng thái, ngày làm việc và căn cứ (Quyết định 128/QĐ-UBND).

    Tasks assigned by a provincial People's Committee: statuses, working days, legal basis.
    """


for command in (classify, timeline, calendar, due, add, between, explain, schema):
    app.add_command(command)


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status; nothing a user did ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = app.main(given, prog_name="nhiemvu", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return EXIT_BAD_INPUT
    except click.ClickException as error:
        return _say(usage_error(error, asked_language(given)))
    except NhiemvuError as error:
        return _say(error.message(asked_language(given)))
    except OSError as error:
        if error.errno == errno.EPIPE:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return EXIT_CLOSED_PIPE
        return _say(os_error(error, asked_language(given)))
    return status if isinstance(status, int) else 0


def asked_language(arguments: list[str]) -> Language:
    """Find the language asked for, even when the arguments cannot be parsed."""
    pairs = pairwise(arguments)
    english = ("--lang", "en") in pairs or "--lang=en" in arguments
    return "en" if english else "vi"


def _say(message: str) -> int:
    sys.stdout.flush()
    sys.stderr.write(message + "\n")
    return EXIT_BAD_INPUT
