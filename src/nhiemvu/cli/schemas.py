"""The command ``schema``: JSON Schema of what is read."""

from __future__ import annotations

import json
import sys

import click

from nhiemvu.cli.arguments import language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.model.schema import task_schema

_SCHEMAS = {"task": task_schema}


@click.command(cls=BilingualCommand)
@click.argument("name", metavar="NAME", type=click.Choice(list(_SCHEMAS)))
@language_option
def schema(name: str) -> None:
    """JSON Schema của một nhiệm vụ.

    The JSON Schema of a task.
    """
    sys.stdout.write(json.dumps(_SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n")
