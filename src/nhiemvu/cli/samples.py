"""The command ``sample``: a fictional province to try the others on."""

from __future__ import annotations

import sys

import click

from nhiemvu.cli.arguments import language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import json_line


@click.command(cls=BilingualCommand)
@click.option(
    "--tasks",
    type=click.IntRange(0, 1_000_000),
    default=200,
    show_default=True,
    help="Số nhiệm vụ · How many tasks.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Cùng số này cho cùng dữ liệu · The same seed gives the same bytes.",
)
@click.option("--units", is_flag=True, help="Chỉ in danh sách đơn vị · Print the units instead.")
@language_option
def sample(tasks: int, seed: int, *, units: bool) -> None:
    """Tạo dữ liệu mẫu một năm của một tỉnh hư cấu, dạng JSON Lines.

    Make a year of tasks of a fictional province, as JSON Lines.
    """
    from nhiemvu.testing import sample as made  # noqa: PLC0415  only this command needs it

    if units:
        for unit in made.sample_units():
            sys.stdout.write(json_line(unit.model_dump(mode="json")))
        return
    for task in made.sample(tasks, seed=seed):
        sys.stdout.write(made.sample_line(task))
