"""The command line; needs the extra ``cli``."""

from __future__ import annotations

import sys

from nhiemvu.errors import MissingExtraError

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command line; without its libraries, say which extra to install."""
    try:
        from nhiemvu.cli.app import run  # noqa: PLC0415  click and rich are an extra

        status = run()
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        missing = MissingExtraError(library=error.name, extra="cli")
        sys.stderr.write(f"{missing.message('vi')}\n{missing.message('en')}\n")
        status = EXIT_BAD_INPUT
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    sys.exit(status)
