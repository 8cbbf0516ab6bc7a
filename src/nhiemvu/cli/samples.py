"""The command ``sample``: a fictional province to try the others on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nhiemvu.cli.arguments import language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import json_line
from nhiemvu.export.files import writing


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
    help="Cùng một số thì ra cùng dữ liệu · The same seed gives the same bytes.",
)
@click.option("--units", is_flag=True, help="Chỉ in danh sách đơn vị · Print the units instead.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Ghi ra tệp, mã UTF-8 · Write to a file, in UTF-8.",
)
@language_option
def sample(tasks: int, seed: int, output: Path | None, *, units: bool) -> None:
    """Tạo dữ liệu mẫu một năm của một tỉnh hư cấu, dạng JSON Lines.

    Make a year of tasks of a fictional province, as JSON Lines.
    """
    from nhiemvu.testing import sample as made  # noqa: PLC0415  only this command needs it

    if units:
        lines = (json_line(unit.model_dump(mode="json")) for unit in made.sample_units())
    else:
        lines = (made.sample_line(task) for task in made.sample(tasks, seed=seed))
    if output is None:
        sys.stdout.writelines(lines)
        return
    with writing(output) as stream:
        stream.writelines(line.encode() for line in lines)
