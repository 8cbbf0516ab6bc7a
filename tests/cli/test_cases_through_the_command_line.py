"""Every worked case, asked for as a script would: JSON in, JSON out."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

import pytest

from cases import cases

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

COMMANDS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "cutoff_due": ("due", ("moment",), "due"),
    "add_working_days": ("add", ("date", "n"), "result"),
    "working_days_between": ("between", ("a", "b"), "value"),
}
"""The command, its arguments by their key in a case, and the key of its answer."""


@pytest.mark.parametrize("case", cases("status"), ids=lambda case: case["name"])
def test_a_status_case_through_classify(cli: Cli, case: dict[str, Any]) -> None:
    done = cli("classify", "-", "--as-of", case["as_of"], stdin=json.dumps(case["task"]))
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert {key: answer.get(key) for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", cases("calendar"), ids=lambda case: case["name"])
def test_a_calendar_case_through_its_command(cli: Cli, case: dict[str, Any]) -> None:
    command, keys, key = COMMANDS[case["op"]]
    done = cli(command, *(str(case[name]) for name in keys), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[key] == case["expect"]
