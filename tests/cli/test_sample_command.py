"""``sample``: a province to try the other commands on, the same bytes for the same seed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu import Unit, read_tasks

if TYPE_CHECKING:
    from pathlib import Path

Done: TypeAlias = CompletedProcess[str]
Cli: TypeAlias = Callable[..., Done]

PROVINCE = EXAMPLES.parent / "province-2026.jsonl"
UNITS = EXAMPLES.parent / "units.jsonl"


def test_the_examples_were_made_by_it(cli: Cli) -> None:
    made = cli("sample", "--tasks", "2000", "--seed", "2026")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.encode() == PROVINCE.read_bytes()
    units = cli("sample", "--units")
    assert units.stdout.encode() == UNITS.read_bytes()


@pytest.mark.parametrize("hash_seed", ["0", "12345"])
def test_the_same_seed_gives_the_same_bytes_in_another_process(
    cli: Cli, program: Callable[..., Done], hash_seed: str
) -> None:
    asked = ("sample", "--tasks", "150", "--seed", "7")
    done = program(*asked, PYTHONHASHSEED=hash_seed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == cli(*asked).stdout


def test_another_seed_gives_another_year(cli: Cli) -> None:
    seeds = ("1", "2", "0", "-1", "-2", "99999999999999999999999999999")
    made = {seed: cli("sample", "--tasks", "20", "--seed", seed) for seed in seeds}
    assert {done.returncode for done in made.values()} == {0}
    assert len({done.stdout for done in made.values()}) == len(seeds)
    assert cli("sample", "--tasks", "20").stdout == made["1"].stdout


@pytest.mark.parametrize("tasks", [0, 1, 2, 17, 200])
def test_as_many_tasks_as_asked_and_the_program_reads_them(cli: Cli, tasks: int) -> None:
    made = cli("sample", "--tasks", str(tasks))
    lines = made.stdout.splitlines(keepends=True)
    assert len(lines) == tasks
    numbers = Counter[int]()
    for task in read_tasks(lines):
        numbers[task.assigned_at.year] += 1
        assert task.id == f"NV-{task.assigned_at.year}-{numbers[task.assigned_at.year]:06}"
    done = cli("report", "-", "--period", "2026-10", "--format", "json", stdin=made.stdout)
    assert done.returncode == 0
    total = json.loads(done.stdout)
    assert total["left_out"] + total["total"]["tasks"] <= tasks


def test_two_hundred_tasks_unless_said(cli: Cli) -> None:
    assert cli("sample").stdout == cli("sample", "--tasks", "200", "--seed", "1").stdout


def test_units_are_units(cli: Cli) -> None:
    rows = cli("sample", "--units", "--tasks", "0").stdout.splitlines()
    units = [Unit.model_validate_json(row) for row in rows]
    assert len({unit.code for unit in units}) == 117


@pytest.mark.parametrize(
    "wrong",
    [
        ("--tasks", "-1"),
        ("--tasks", "1000001"),
        ("--tasks", "x"),
        ("--tasks", "1.5"),
        ("--tasks", ""),
        ("--seed", "x"),
        ("--seed", "1.5"),
        ("--seed", "9" * 5_000),
        ("extra",),
    ],
    ids=lambda words: " ".join(words)[:20],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_asked(cli: Cli, wrong: tuple[str, ...], lang: str) -> None:
    done = cli("sample", *wrong, "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        {"vi": "\nXem: nhiemvu sample --help\n", "en": "\nSee: nhiemvu sample --help\n"}[lang]
    )
    assert ("Invalid" in done.stderr or "unexpected" in done.stderr) is (lang == "en")


def test_the_language_changes_nothing(cli: Cli) -> None:
    asked = ("sample", "--tasks", "5")
    assert cli(*asked, "--lang", "en").stdout == cli(*asked).stdout


@pytest.mark.parametrize("what", [("--tasks", "20", "--seed", "3"), ("--units",)])
def test_a_file_holds_what_standard_output_would(
    cli: Callable[..., CompletedProcess[str]], tmp_path: Path, what: tuple[str, ...]
) -> None:
    path = tmp_path / "made.jsonl"
    done = cli("sample", *what, "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_text("utf-8") == cli("sample", *what).stdout
    assert [each.name for each in tmp_path.iterdir()] == ["made.jsonl"]


def test_a_file_that_cannot_be_written(
    cli: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    done = cli("sample", "-o", str(tmp_path / "none" / "x.jsonl"), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path / 'none' / 'x.jsonl'}: the folder does not exist\n"
