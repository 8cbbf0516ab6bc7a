"""Help pages in Vietnamese, or in English as asked; their texts are in both."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import click

from nhiemvu.cli.arguments import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORDS = {
    "[required]": "[bắt buộc]",
    "[default: ": "[mặc định: ",
    "; required]": "; bắt buộc]",
    "INTEGER RANGE": "SỐ",
    "FLOAT RANGE": "SỐ",
    "INTEGER": "SỐ",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    " PATH": " TỆP",
    " TEXT": " CHỮ",
}
_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}


def _said(text: str) -> str:
    """Say in Vietnamese what click itself puts in."""
    for english, vietnamese in _WORDS.items():
        text = text.replace(english, vietnamese)
    return text


class VietnameseHelp(click.HelpFormatter):
    """Writes the headings of a help page in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, _said(args), prefix or "Cách dùng: ")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write what an option is, and what it does."""
        super().write_dl([(_said(name), _said(does)) for name, does in rows], col_max, col_spacing)

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
        option = cast("click.Option", super().get_help_option(ctx))
        option.help = "Hiển thị hướng dẫn này · This page."
        return option


class WithNegativeNumbers(BilingualCommand):
    """A command that takes a number below zero as an argument, not as an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such numbers last, behind the sign that options are over."""
        negative = [word for word in args if _negative(word)]
        others = [word for word in args if not _negative(word)]
        return super().parse_args(ctx, [*others, "--", *negative] if negative else args)


_negative = re.compile(r"-\d+").fullmatch


class BilingualGroup(BilingualCommand, click.Group):
    """The commands together, with their help page."""

    command_class = BilingualCommand
