"""Help pages in Vietnamese, or in English as asked; their texts are in both."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.arguments import language

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}


class VietnameseHelp(click.HelpFormatter):
    """Writes the headings of a help page in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a section under its heading."""
        with super().section(_HEADINGS.get(name, name)):
            yield


class BilingualContext(click.Context):
    """Chooses the headings by the language asked for."""

    def make_formatter(self) -> click.HelpFormatter:
        """Give what writes the help page."""
        kind = click.HelpFormatter if language(self) == "en" else VietnameseHelp
        return kind(width=self.terminal_width, max_width=self.max_content_width)


class BilingualCommand(click.Command):
    """A command whose help page is in the language asked for."""

    context_class = BilingualContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Say in both languages what the help option does."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Trang này · This page."
        return option


class BilingualGroup(BilingualCommand, click.Group):
    """The commands together, with their help page."""

    command_class = BilingualCommand
